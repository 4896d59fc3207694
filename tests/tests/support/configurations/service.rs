//! What the service is sent and answers.

use serde_json::{Map, Value, json};

use super::{Configuration, Files, RESOURCES};

pub const PROVIDER: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";

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

/// Without what is left out.
fn stated(mut value: Value) -> Value {
    if let Some(entries) = value.as_object_mut() {
        entries.retain(|_, value| *value != "");
    }
    value
}

/// What the client prints.
pub fn shown(of: &Configuration) -> Files {
    let rule = |(number, host): (usize, &&str)| json!({ "name": format!("host{number}"), "type": "fqdn", "category": "user_defined", "status": "RuleStatus.ACTIVE", "destination": host });
    let rules: Vec<Value> = of.hosts.iter().enumerate().map(rule).collect();
    let values: Vec<Value> = of.addresses.iter().map(|address| json!({ "value": address })).collect();
    let action = if values.is_empty() { "DefaultActionType.ALLOW" } else { "DefaultActionType.DENY" };
    let mut workspace = json!({
        "id": PROVIDER, "name": "research", "location": "westeurope", "resourceGroup": "ml",
        "public_network_access": of.workspace,
        "network_acls": { "default_action": action, "ip_rules": values },
    });
    for (key, id) in RESOURCES.iter().filter(|_| of.names_resources) {
        workspace[*key] = json!(id);
    }
    if !of.mode.is_empty() {
        workspace["managed_network"] = json!({ "isolation_mode": snake(of.mode), "outbound_rules": rules });
    }
    let endpoint = json!({
        "id": format!("{PROVIDER}/onlineEndpoints/scoring"), "name": "scoring", "auth_mode": "key",
        "public_network_access": of.endpoint.to_lowercase(),
    });
    let deployment = json!({
        "id": format!("{PROVIDER}/onlineEndpoints/scoring/deployments/blue"), "name": "blue",
        "endpoint_name": "scoring", "model": "azureml:m:1", "environment": "azureml:e:1", "type": "managed",
        "instance_type": "Standard_DS3_v2", "egress_public_network_access": of.egress.to_lowercase(),
    });
    let file = |name, value: Value| (name, format!("{:#}\n", stated(value)));
    vec![
        file("workspace.json", workspace),
        file("endpoint.json", endpoint),
        file("deployment.json", deployment),
    ]
}

/// What Resource Manager calls properties, of each of the three.
pub fn properties(of: &Configuration) -> [Value; 3] {
    let rule = |(number, host): (usize, &&str)| {
        (format!("host{number}"), json!({ "type": "FQDN", "category": "UserDefined", "destination": host }))
    };
    let rules: Map<String, Value> = of.hosts.iter().enumerate().map(rule).collect();
    let mut workspace = json!({ "publicNetworkAccess": of.workspace });
    for (key, (_, id)) in ["storageAccount", "keyVault"].iter().zip(RESOURCES).filter(|_| of.names_resources)
    {
        workspace[*key] = json!(id);
    }
    if !of.mode.is_empty() {
        workspace["managedNetwork"] = json!({ "isolationMode": of.mode, "outboundRules": rules });
    }
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
    .map(stated)
}

/// A template.
pub fn template(of: &Configuration) -> Files {
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
        "resources": resources,
    });
    vec![("main.json", format!("{template:#}\n"))]
}

/// Bodies of requests.
pub fn bodies(of: &Configuration) -> Files {
    let names = ["workspace.json", "endpoint.json", "deployment.json"];
    let body = |(name, properties): (&'static str, Value)| {
        (name, format!("{:#}\n", json!({ "location": "westeurope", "properties": properties })))
    };
    names.into_iter().zip(properties(of)).map(body).collect()
}
