//! Languages in which templates are written.

use serde_json::Value;

use super::{
    Configuration, Files, line, lines, resources,
    service::{PROVIDER, properties},
};

const TYPE: &str = "Microsoft.MachineLearningServices/workspaces";
const VERSION: &str = "2024-10-01-preview";

/// A value as Bicep or Terraform writes it: with the quotes and what stands between name and value.
fn written(value: &Value, [quote, is]: [&str; 2], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| {
                format!("{indent}  {key}{is}{}\n", written(value, [quote, is], depth + 1))
            };
            format!("{{\n{}{indent}}}", entries.iter().map(entry).collect::<String>())
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| written(item, [quote, is], depth + 1)).collect();
            format!("[{}]", items.join(if quote == "'" { "\n" } else { ", " }))
        }
        Value::String(text) => format!("{quote}{text}{quote}"),
        other => other.to_string(),
    }
}

/// A Bicep file.
pub fn bicep(of: &Configuration) -> Files {
    let [workspace, endpoint, deployment] =
        properties(of).map(|properties| written(&properties, ["'", ": "], 1));
    let resource = |symbol: &str, kind: &str, parent: &str, name: &str, properties: &str| {
        format!(
            "resource {symbol} '{TYPE}{kind}@{VERSION}' = {{\n{parent}  name: '{name}'\n  location: 'westeurope'\n  properties: {properties}\n}}\n"
        )
    };
    let file = [
        resource("ws", "", "", "research", &workspace),
        resource("endpoint", "/onlineEndpoints", "  parent: ws\n", "scoring", &endpoint),
        resource("blue", "/onlineEndpoints/deployments", "  parent: endpoint\n", "blue", &deployment),
    ];
    vec![("main.bicep", file.concat())]
}

fn azapi_resource(symbol: &str, kind: &str, parent: &str, name: &str, properties: &str) -> String {
    format!(
        "
resource \"azapi_resource\" \"{symbol}\" {{
  type      = \"{TYPE}{kind}@{VERSION}\"
  name      = \"{name}\"
  parent_id = {parent}
  location  = \"westeurope\"
  body = {{
    properties = {properties}
  }}
}}
"
    )
}

/// Endpoint and deployment, for which azurerm has no resource.
fn endpoint_and_deployment(of: &Configuration, workspace: &str) -> String {
    let [_, endpoint, deployment] = properties(of).map(|properties| written(&properties, ["\"", " = "], 2));
    azapi_resource("endpoint", "/onlineEndpoints", &format!("{workspace}.id"), "scoring", &endpoint)
        + &azapi_resource(
            "blue",
            "/onlineEndpoints/deployments",
            "azapi_resource.endpoint.id",
            "blue",
            &deployment,
        )
}

/// Terraform with bodies as Resource Manager takes them.
pub fn azapi(of: &Configuration) -> Files {
    let [workspace, ..] = properties(of).map(|properties| written(&properties, ["\"", " = "], 2));
    let group = PROVIDER.split("/providers/").next().unwrap_or_default();
    let file = [
        azapi_resource("ws", "", &format!("\"{group}\""), "research", &workspace),
        endpoint_and_deployment(of, "azapi_resource.ws"),
    ];
    vec![("main.tf", file.concat())]
}

/// Terraform with the provider's own resources as far as it has any. It knows no addresses that alone are admitted.
pub fn azurerm(of: &Configuration) -> Files {
    if !of.addresses.is_empty() {
        return Files::new();
    }
    let access = match of.workspace {
        "" => "",
        access => {
            if access == "Enabled" {
                "true"
            } else {
                "false"
            }
        }
    };
    let rules = lines(of.hosts, |number, host| {
        format!(
            "
resource \"azurerm_machine_learning_workspace_network_outbound_rule_fqdn\" \"host{number}\" {{
  name             = \"host{number}\"
  workspace_id     = azurerm_machine_learning_workspace.ws.id
  destination_fqdn = \"{host}\"
}}
"
        )
    });
    let file = [
        "resource \"azurerm_machine_learning_workspace\" \"ws\" {
  name                = \"research\"
  location            = \"westeurope\"
  resource_group_name = \"ml\"
",
        &resources(of, "  {key}_id = \"{id}\"\n"),
        &line("  public_network_access_enabled = {}\n", access),
        &line("  managed_network {\n    isolation_mode = \"{}\"\n  }\n", of.mode),
        "  identity {\n    type = \"SystemAssigned\"\n  }\n}\n",
        &rules,
        &endpoint_and_deployment(of, "azurerm_machine_learning_workspace.ws"),
    ];
    vec![("main.tf", file.concat())]
}
