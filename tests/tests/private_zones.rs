//! Private DNS zones beside the private endpoint of a workspace.

use cofferdam_core::{report::Report, validate};
use cofferdam_tests::ask::{problem_codes, request};

use crate::support::shown::fact;

const ZONES: &str = "workspace.private_endpoint_zones";

fn zones(name: &str, text: &str) -> (String, Report) {
    let report = validate(&request(&[(name, text)], &[])).unwrap();
    (fact(&report, Some("research"), ZONES), report)
}

fn bicep(zones: &str) -> String {
    format!(
        "param hub string
param api string
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {{
  name: 'research'
  location: 'westeurope'
  properties: {{}}
}}
resource known 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {{
  name: 'privatelink.api.azureml.ms'
  scope: resourceGroup(hub)
}}
resource notebooks 'Microsoft.Network/privateDnsZones@2020-06-01' = {{
  name: 'privatelink.notebooks.azure.net'
  location: 'global'
  resource link 'virtualNetworkLinks' = {{
    name: 'link'
    location: 'global'
  }}
}}
resource pe 'Microsoft.Network/privateEndpoints@2023-11-01' = {{
  name: 'pe'
  location: 'westeurope'
  properties: {{
    privateLinkServiceConnections: [{{ name: 'x', properties: {{ privateLinkServiceId: ws.id, groupIds: ['amlworkspace'] }} }}]
  }}
  resource group 'privateDnsZoneGroups' = {{
    name: 'default'
    properties: {{ privateDnsZoneConfigs: [{zones}] }}
  }}
}}
"
    )
}

fn config(id: &str) -> String {
    format!("{{ name: 'x', properties: {{ privateDnsZoneId: {id} }} }}\n")
}

#[test]
fn zones_are_known_by_their_names() {
    let (api, notebooks, open) = (config("known.id"), config("notebooks.id"), config("api"));
    for (zones_of, expected) in [
        ([api.as_str(), &notebooks], "complete (stated)"),
        ([&api, ""], "no_notebooks (stated)"),
        ([&notebooks, ""], "no_api (stated)"),
        ([&api, &open], "complete or no_notebooks (constrained)"),
        ([&notebooks, &open], "complete or no_notebooks or no_api (unknown)"),
    ] {
        let (shown, report) = zones("main.bicep", &bicep(&zones_of.concat()));
        assert_eq!(shown, expected, "{zones_of:?}");
        assert!(!problem_codes(&report).contains(&"other-resources"), "zones are read where they are named");
    }
}

#[test]
fn a_private_endpoint_without_a_zone_group_says_nothing_of_zones() {
    let text = bicep("").replace("privateDnsZoneGroups", "other");
    assert_eq!(zones("main.bicep", &text).0, "complete or no_notebooks or no_api (unknown)");
}

#[test]
fn terraform_lists_zones_in_the_private_endpoint() {
    let text = r#"
resource "azurerm_machine_learning_workspace" "ws" {
  name = "research"
}
resource "azurerm_private_dns_zone" "api" {
  name                = "privatelink.api.azureml.ms"
  resource_group_name = "rg"
}
resource "azurerm_private_endpoint" "pe" {
  name = "pe"
  private_service_connection {
    name                           = "x"
    private_connection_resource_id = azurerm_machine_learning_workspace.ws.id
    subresource_names              = ["amlworkspace"]
    is_manual_connection           = false
  }
  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.api.id]
  }
}
"#;
    let (shown, report) = zones("main.tf", text);
    assert_eq!(shown, "no_notebooks (stated)");
    assert!(report.findings.iter().any(|finding| finding.rule == "zones-resolve-notebooks"));
    assert!(!problem_codes(&report).contains(&"other-resources"));
}
