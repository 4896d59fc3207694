//! The same configuration in every form gives the same facts and the same verdicts.

use std::collections::BTreeSet;

use cofferdam_core::document::SUFFIXES;

use crate::support::{
    configurations::{ALL, Configuration, FORMS, Form},
    said::{Said, said},
};

fn judged(form: &Form, configuration: &Configuration) -> Option<Said> {
    let files = (form.write)(configuration);
    let about = format!("{} as {}", configuration.about, form.name);
    (!files.is_empty()).then(|| said(&files, &about))
}

/// What forms rightly say differently of a configuration.
struct Difference {
    forms: &'static [&'static str],
    /// Nothing for every configuration.
    configuration: Option<&'static str>,
    /// Facts, verdicts and rules.
    of: &'static [&'static str],
    why: &'static str,
}

const STATE: &[&str] = &["show"];

/// Against files for the client.
const DIFFERENCES: [Difference; 12] = [
    Difference {
        forms: &["show", "ARM", "REST", "Bicep", "azapi", "azurerm"],
        configuration: Some("resources made along with it"),
        of: &[
            "storage_account.bypass",
            "storage_account.default_action",
            "storage_account.inbound",
            "storage_account.kind",
            "storage_account.public_network_access",
            "storage_account.virtual_networks",
            "key_vault.bypass",
            "key_vault.default_action",
            "key_vault.inbound",
            "key_vault.public_network_access",
            "key_vault.virtual_networks",
            "closed-key-vault-of-closed-workspace",
            "closed-storage-account-of-closed-workspace",
            "open-storage-for-public-outbound",
            "unrestricted-resources-for-public-outbound",
        ],
        why: "only the client makes them, closed as the workspace is (F-MNET-19)",
    },
    Difference {
        forms: STATE,
        configuration: None,
        of: &["workspace.firewall_sku", "workspace.image_build_compute"],
        why: "a state without a key does not tell its value (surfaces 13)",
    },
    Difference {
        forms: STATE,
        configuration: Some("managed network with approved hosts"),
        of: &["firewall-chosen"],
        why: "a state without a key does not tell its value (surfaces 13)",
    },
    Difference {
        forms: STATE,
        configuration: None,
        of: &["workspace.associated_resource_group", "workspace.associated_subscriptions"],
        why: "the id of what exists has the group and the subscription (surfaces 1.3)",
    },
    Difference {
        forms: &["azurerm"],
        configuration: None,
        of: &["workspace.associated_resource_group"],
        why: "the resource names its group (surfaces 2)",
    },
    Difference {
        forms: &["ARM", "REST", "Bicep", "azapi", "azurerm"],
        configuration: None,
        of: &["workspace.allow_public_access_when_behind_vnet"],
        why: "the flag of v1 is no key of files for the client (F-INW-07)",
    },
    Difference {
        forms: &["commands", "show", "ARM", "REST", "Bicep", "azapi"],
        configuration: Some("selected addresses"),
        of: &[
            "workspace.network_acls",
            "workspace.inbound",
            "inbound",
            "public-inbound",
            "selected-addresses-inbound",
            "addresses-after-creation",
            "workspace-closed-behind-private-endpoint",
            "rule-to-workspace-for-selected-addresses",
            "test-from-a-selected-address",
        ],
        why: "the client drops the addresses of a new workspace, the service does not (F-SIP-07)",
    },
    Difference {
        forms: &["commands", "show"],
        configuration: Some("selected addresses"),
        of: &["rule-to-workspace-after-creation"],
        why: "nothing is written along with the creation that could not be (F-SIP-05)",
    },
    Difference {
        forms: STATE,
        configuration: Some("selected addresses"),
        of: &["workspace.ip_rules"],
        why: "what exists is there, what is written is given (F-SIP-07)",
    },
    Difference {
        forms: &["ARM", "REST", "Bicep", "azapi", "show"],
        configuration: Some("all left out"),
        of: &[
            "workspace.public_network_access",
            "workspace.inbound",
            "inbound",
            "public-inbound",
            "matrix",
            "workspace-access-written",
            "workspace-closed-behind-private-endpoint",
        ],
        why: "what the service takes for absent public access is not confirmed (surfaces 2)",
    },
    Difference {
        forms: &["azurerm"],
        configuration: Some("all left out"),
        of: &["workspace-access-written", "unrestricted-resources-for-public-outbound"],
        why: "the provider sends its own default (F-INW-03)",
    },
    Difference {
        forms: STATE,
        configuration: Some("all left out"),
        of: &[
            "workspace.isolation_mode",
            "workspace.outbound_rules",
            "workspace.fqdn_rules",
            "deployment.outbound_regime",
            "works",
            "outbound",
            "no-internet-egress",
            "approved-egress-only",
            "internet-egress",
            "egress-access-written",
            "isolation-mode-written",
            "endpoint-closed-in-closed-workspace",
            "open-registry-for-public-outbound",
        ],
        why: "a state without a key does not tell its value (surfaces 13)",
    },
];

fn covers(difference: &Difference, form: &Form, configuration: &Configuration, key: &str) -> bool {
    difference.forms.contains(&form.name)
        && difference.configuration.is_none_or(|about| about == configuration.about)
        && difference.of.contains(&key)
}

#[test]
fn every_form_says_the_same() {
    let [first, others @ ..] = &FORMS;
    let mut met = BTreeSet::new();
    let mut wrong = Vec::new();
    for configuration in &ALL {
        let wanted = judged(first, configuration).unwrap();
        for form in others {
            let Some(own) = judged(form, configuration) else { continue };
            let keys: BTreeSet<&String> = own.keys().chain(wanted.keys()).collect();
            for key in keys {
                let (own, wanted) = (own.get(key), wanted.get(key));
                if own == wanted {
                    continue;
                }
                let known = DIFFERENCES.iter().position(|known| covers(known, form, configuration, key));
                match known {
                    Some(number) => _ = met.insert((number, form.name, key.clone())),
                    None => wrong.push(format!(
                        "{key} of {} as {}: {own:?}, not {wanted:?}",
                        configuration.about, form.name
                    )),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (number, difference) in DIFFERENCES.iter().enumerate() {
        for form in difference.forms {
            for key in difference.of {
                let is_met = met.contains(&(number, *form, key.to_string()));
                assert!(is_met, "{form} says the same of {key}, although {}", difference.why);
            }
        }
    }
}

/// The command looks for files of these names in a directory.
#[test]
fn the_command_collects_files_of_every_form() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../bindings/npm/src/cli/forms.ts");
    let text = std::fs::read_to_string(path).unwrap();
    let line = text.lines().find(|line| line.starts_with("const SUFFIXES = ")).unwrap();
    let mut collected: Vec<&str> = line.split('\'').skip(1).step_by(2).collect();
    let mut known: Vec<&str> = SUFFIXES.iter().map(|(suffix, _)| *suffix).collect();
    collected.sort_unstable();
    known.sort_unstable();
    assert_eq!(collected, known);
}
