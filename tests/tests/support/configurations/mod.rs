//! Configurations that every form can say, and how each form writes them.

mod client;
mod service;
mod template_languages;

/// A workspace with an endpoint and a deployment.
pub struct Configuration {
    /// What it is.
    pub about: &'static str,
    /// `Enabled` or `Disabled`; empty where it is left out, as with the others.
    pub workspace: &'static str,
    /// As the service spells it.
    pub mode: &'static str,
    /// Hosts that rules of the managed network name.
    pub hosts: &'static [&'static str],
    /// Addresses that alone are admitted; none admits all.
    pub addresses: &'static [&'static str],
    /// `Enabled` or `Disabled`.
    pub endpoint: &'static str,
    /// `Enabled` or `Disabled`.
    pub egress: &'static str,
    /// Whether storage account and key vault are named, not made along with the workspace.
    pub names_resources: bool,
}

const fn configuration(
    about: &'static str,
    [workspace, mode, endpoint, egress]: [&'static str; 4],
) -> Configuration {
    Configuration {
        about,
        workspace,
        mode,
        hosts: &[],
        addresses: &[],
        endpoint,
        egress,
        names_resources: true,
    }
}

const OPEN: &str = "Enabled";
const CLOSED: &str = "Disabled";
const INTERNET: &str = "AllowInternetOutbound";
const APPROVED: &str = "AllowOnlyApprovedOutbound";

/// The configurations that are compared.
pub const ALL: [Configuration; 14] = [
    configuration("all open", [OPEN, "Disabled", OPEN, OPEN]),
    configuration("all closed, without a managed network", [CLOSED, "Disabled", CLOSED, CLOSED]),
    configuration("closed endpoint in an open workspace", [OPEN, "Disabled", CLOSED, OPEN]),
    configuration("open endpoint with a closed deployment", [OPEN, "Disabled", OPEN, CLOSED]),
    configuration("open endpoint in a closed workspace", [CLOSED, "Disabled", OPEN, CLOSED]),
    configuration("open deployment in a closed workspace", [CLOSED, "Disabled", CLOSED, OPEN]),
    configuration("managed network with internet", [CLOSED, INTERNET, CLOSED, OPEN]),
    configuration("managed network beside the legacy flag", [OPEN, INTERNET, OPEN, CLOSED]),
    Configuration {
        hosts: &["pypi.org", "*.example.com"],
        ..configuration("managed network with approved hosts", [CLOSED, APPROVED, CLOSED, OPEN])
    },
    Configuration {
        addresses: &["16.17.18.19", "16.17.18.0/24"],
        ..configuration("selected addresses", [OPEN, INTERNET, OPEN, OPEN])
    },
    Configuration {
        names_resources: false,
        ..configuration("resources made along with it", [CLOSED, "Disabled", CLOSED, OPEN])
    },
    configuration("all left out", ["", "", "", ""]),
    configuration("access of endpoint and deployment left out", [CLOSED, "Disabled", "", ""]),
    configuration("access of deployment left out in a managed network", [CLOSED, APPROVED, CLOSED, ""]),
];

/// Files of a form, by name.
pub type Files = Vec<(&'static str, String)>;

/// A form: its name, and how it writes a configuration.
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// Writes a configuration; nothing where it can not.
    pub write: fn(&Configuration) -> Files,
}

/// Every form that is read, files for the client first.
pub const FORMS: [Form; 9] = [
    Form { name: "files", write: client::files },
    Form { name: "Python", write: client::python },
    Form { name: "commands", write: client::commands },
    Form { name: "show", write: service::shown },
    Form { name: "ARM", write: service::template },
    Form { name: "REST", write: service::bodies },
    Form { name: "Bicep", write: template_languages::bicep },
    Form { name: "azapi", write: template_languages::azapi },
    Form { name: "azurerm", write: template_languages::azurerm },
];

/// Storage account and key vault, by what files for the client call them.
pub const RESOURCES: [(&str, &str); 2] = [
    (
        "storage_account",
        "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/files",
    ),
    (
        "key_vault",
        "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/secrets",
    ),
];

/// The text for each resource that is named, with its key and id in place of `{key}` and `{id}`.
fn resources(of: &Configuration, text: &str) -> String {
    let named = RESOURCES.iter().filter(|_| of.names_resources);
    named.map(|(key, id)| text.replace("{key}", key).replace("{id}", id)).collect()
}

/// The text with the value in place of `{}`; nothing where the value is left out.
fn line(text: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { text.replace("{}", value) }
}

fn lines<'a>(
    items: impl IntoIterator<Item = &'a &'static str>,
    line: impl Fn(usize, &str) -> String,
) -> String {
    items.into_iter().enumerate().map(|(number, item)| line(number, item)).collect()
}
