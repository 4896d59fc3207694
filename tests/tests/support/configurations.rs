//! Configurations that every form can say, and how each form writes them.

use serde_json::{Value, json};

/// A workspace with an endpoint and a deployment.
pub struct Configuration {
    /// What it is.
    pub about: &'static str,
    /// `Enabled` or `Disabled`.
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
}

const fn configuration(
    about: &'static str,
    [workspace, mode, endpoint, egress]: [&'static str; 4],
) -> Configuration {
    Configuration { about, workspace, mode, hosts: &[], addresses: &[], endpoint, egress }
}

const OPEN: &str = "Enabled";
const CLOSED: &str = "Disabled";
const INTERNET: &str = "AllowInternetOutbound";
const APPROVED: &str = "AllowOnlyApprovedOutbound";

/// The configurations that are compared.
pub const ALL: [Configuration; 10] = [
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
];

/// Files of a form, by name.
pub type Files = Vec<(&'static str, String)>;

/// A form: its name, how it writes a configuration, and facts that it can not say as the first one does, each with the
/// reason.
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// Writes a configuration.
    pub write: fn(&Configuration) -> Files,
    /// What it says differently.
    pub differs: &'static [(&'static str, &'static str)],
}

/// What keeps the addresses of a new workspace.
const ADDRESSES_ARRIVE: [(&str, &str); 1] = [(
    "workspace.network_acls",
    "the client drops the addresses of a new workspace, the service itself does not",
)];

/// Every form that is read, files for the client first.
pub const FORMS: [Form; 6] = [
    Form { name: "files for the client", write: files, differs: &[] },
    Form { name: "Python", write: python, differs: &[] },
    Form { name: "commands", write: commands, differs: &ADDRESSES_ARRIVE },
    Form { name: "show", write: shown, differs: &ADDRESSES_ARRIVE },
    Form { name: "ARM template", write: template, differs: &ADDRESSES_ARRIVE },
    Form { name: "REST bodies", write: bodies, differs: &ADDRESSES_ARRIVE },
];

fn lines<'a>(
    items: impl IntoIterator<Item = &'a &'static str>,
    line: impl Fn(usize, &str) -> String,
) -> String {
    items.into_iter().enumerate().map(|(number, item)| line(number, item)).collect()
}

fn files(of: &Configuration) -> Files {
    let mode = match of.mode {
        INTERNET => "allow_internet_outbound",
        APPROVED => "allow_only_approved_outbound",
        _ => "disabled",
    };
    let rules = lines(of.hosts, |number, host| {
        format!("    - name: host{number}\n      type: fqdn\n      destination: \"{host}\"\n")
    });
    let rules = if rules.is_empty() { rules } else { format!("  outbound_rules:\n{rules}") };
    let addresses = lines(of.addresses, |_, address| format!("    - value: {address}\n"));
    let addresses = if addresses.is_empty() {
        addresses
    } else {
        format!("network_acls:\n  default_action: Deny\n  ip_rules:\n{addresses}")
    };
    let workspace = format!(
        "name: research\nlocation: westeurope\npublic_network_access: {}\n{addresses}managed_network:\n  isolation_mode: {mode}\n{rules}",
        of.workspace
    );
    let endpoint =
        format!("name: scoring\nauth_mode: key\npublic_network_access: {}\n", of.endpoint.to_lowercase());
    let deployment = format!(
        "name: blue\nendpoint_name: scoring\nmodel: azureml:m:1\nenvironment: azureml:e:1\ninstance_type: Standard_DS3_v2\negress_public_network_access: {}\n",
        of.egress.to_lowercase()
    );
    vec![("workspace.yml", workspace), ("endpoint.yml", endpoint), ("deployment.yml", deployment)]
}

fn python(of: &Configuration) -> Files {
    let mode = match of.mode {
        INTERNET => "ALLOW_INTERNET_OUTBOUND",
        APPROVED => "ALLOW_ONLY_APPROVED_OUTBOUND",
        _ => "DISABLED",
    };
    let rules = lines(of.hosts, |number, host| {
        format!("    FqdnDestination(name=\"host{number}\", destination=\"{host}\"),\n")
    });
    let addresses = lines(of.addresses, |_, address| format!("    IPRule(value=\"{address}\"),\n"));
    let addresses = if addresses.is_empty() {
        addresses
    } else {
        format!("workspace.network_acls = NetworkAcls(default_action=\"Deny\", ip_rules=[\n{addresses}])\n")
    };
    let program = format!(
        "from azure.ai.ml import MLClient
from azure.ai.ml.entities import *

client = MLClient(credential, subscription, group, \"research\")
workspace = Workspace(name=\"research\", location=\"westeurope\", public_network_access=\"{}\")
workspace.managed_network = ManagedNetwork(isolation_mode=IsolationMode.{mode}, outbound_rules=[
{rules}])
{addresses}client.workspaces.begin_create(workspace).result()

endpoint = ManagedOnlineEndpoint(name=\"scoring\", auth_mode=\"key\", public_network_access=\"{}\")
client.online_endpoints.begin_create_or_update(endpoint).result()

blue = ManagedOnlineDeployment(
    name=\"blue\",
    endpoint_name=\"scoring\",
    model=\"azureml:m:1\",
    environment=\"azureml:e:1\",
    instance_type=\"Standard_DS3_v2\",
    egress_public_network_access=\"{}\",
)
client.online_deployments.begin_create_or_update(blue).result()
",
        of.workspace, of.endpoint, of.egress
    );
    vec![("deploy.py", program)]
}

fn commands(of: &Configuration) -> Files {
    let rules = lines(of.hosts, |number, host| {
        format!(
            "az ml workspace outbound-rule set -g ml -w research --rule host{number} --type fqdn --destination '{host}'\n"
        )
    });
    let addresses = lines(of.addresses, |_, address| {
        format!("az ml workspace network-rule add -g ml -w research --ip-address {address}\n")
    });
    let script = format!(
        "#!/usr/bin/env bash
az ml workspace create -g ml -n research -l westeurope --public-network-access {} \\
  --managed-network {}
{rules}{addresses}az ml online-endpoint create -g ml -w research -n scoring --auth-mode key \\
  --set public_network_access={}
az ml online-deployment create -g ml -w research -e scoring -n blue --set model=azureml:m:1 environment=azureml:e:1 \\
  instance_type=Standard_DS3_v2 egress_public_network_access={}
",
        of.workspace,
        of.mode,
        of.endpoint.to_lowercase(),
        of.egress.to_lowercase()
    );
    vec![("deploy.sh", script)]
}

const PROVIDER: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";

fn snake(mode: &str) -> String {
    let mut snake = String::new();
    for letter in mode.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

fn shown(of: &Configuration) -> Files {
    let rule = |(number, host): (usize, &&str)| json!({ "name": format!("host{number}"), "type": "fqdn", "category": "user_defined", "status": "RuleStatus.ACTIVE", "destination": host });
    let rules: Vec<Value> = of.hosts.iter().enumerate().map(rule).collect();
    let values: Vec<Value> = of.addresses.iter().map(|address| json!({ "value": address })).collect();
    let action = if values.is_empty() { "DefaultActionType.ALLOW" } else { "DefaultActionType.DENY" };
    let workspace = json!({
        "id": PROVIDER, "name": "research", "location": "westeurope", "resourceGroup": "ml",
        "public_network_access": of.workspace,
        "network_acls": { "default_action": action, "ip_rules": values },
        "managed_network": { "isolation_mode": snake(of.mode), "outbound_rules": rules },
    });
    let endpoint = json!({
        "id": format!("{PROVIDER}/onlineEndpoints/scoring"), "name": "scoring", "auth_mode": "key",
        "public_network_access": of.endpoint.to_lowercase(),
    });
    let deployment = json!({
        "id": format!("{PROVIDER}/onlineEndpoints/scoring/deployments/blue"), "name": "blue",
        "endpoint_name": "scoring", "model": "azureml:m:1", "environment": "azureml:e:1", "type": "managed",
        "instance_type": "Standard_DS3_v2", "egress_public_network_access": of.egress.to_lowercase(),
    });
    let file = |name, value: Value| (name, format!("{value:#}\n"));
    vec![
        file("workspace.json", workspace),
        file("endpoint.json", endpoint),
        file("deployment.json", deployment),
    ]
}

/// What Resource Manager calls properties, of each of the three.
fn properties(of: &Configuration) -> [Value; 3] {
    let rule = |(number, host): (usize, &&str)| {
        (format!("host{number}"), json!({ "type": "FQDN", "category": "UserDefined", "destination": host }))
    };
    let rules: serde_json::Map<String, Value> = of.hosts.iter().enumerate().map(rule).collect();
    let mut workspace = json!({
        "publicNetworkAccess": of.workspace,
        "storageAccount": "[parameters('storage')]",
        "keyVault": "[parameters('vault')]",
        "managedNetwork": { "isolationMode": of.mode, "outboundRules": rules },
        "networkAcls": { "defaultAction": "Allow", "ipRules": [] },
    });
    if !of.addresses.is_empty() {
        let values: Vec<Value> = of.addresses.iter().map(|address| json!({ "value": address })).collect();
        workspace["networkAcls"] = json!({ "defaultAction": "Deny", "ipRules": values });
    }
    [
        workspace,
        json!({ "authMode": "Key", "publicNetworkAccess": of.endpoint }),
        json!({
            "endpointComputeType": "Managed", "model": format!("{PROVIDER}/models/m/versions/1"),
            "environmentId": format!("{PROVIDER}/environments/e/versions/1"), "instanceType": "Standard_DS3_v2",
            "egressPublicNetworkAccess": of.egress,
        }),
    ]
}

fn template(of: &Configuration) -> Files {
    const TYPE: &str = "Microsoft.MachineLearningServices/workspaces";
    let names = [
        (TYPE.to_string(), "research"),
        (format!("{TYPE}/onlineEndpoints"), "research/scoring"),
        (format!("{TYPE}/onlineEndpoints/deployments"), "research/scoring/blue"),
    ];
    let resource = |((kind, name), properties): ((String, &str), Value)| json!({ "type": kind, "apiVersion": "2024-10-01-preview", "name": name, "location": "westeurope", "properties": properties });
    let resources: Vec<Value> = names.into_iter().zip(properties(of)).map(resource).collect();
    let template = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "parameters": { "storage": { "type": "string" }, "vault": { "type": "string" } },
        "resources": resources,
    });
    vec![("main.json", format!("{template:#}\n"))]
}

fn bodies(of: &Configuration) -> Files {
    let names = ["workspace.json", "endpoint.json", "deployment.json"];
    let body = |(name, properties): (&'static str, Value)| {
        (name, format!("{:#}\n", json!({ "location": "westeurope", "properties": properties })))
    };
    names.into_iter().zip(properties(of)).map(body).collect()
}
