//! Private DNS zones beside the private endpoint of a workspace.

use cofferdam_core::{
    report::{Report, Severity},
    validate,
};
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
        ([&notebooks, &open], "complete or no_notebooks or no_api or elsewhere (unknown)"),
    ] {
        let (shown, report) = zones("main.bicep", &bicep(&zones_of.concat()));
        assert_eq!(shown, expected, "{zones_of:?}");
        assert!(!problem_codes(&report).contains(&"other-resources"), "zones are read where they are named");
    }
}

#[test]
fn zones_without_a_zone_group_may_have_records_made_by_hand() {
    let text = bicep("").replace("privateDnsZoneGroups", "other");
    assert_eq!(zones("main.bicep", &text).0, "complete or no_notebooks or no_api or elsewhere (unknown)");
}

/// The template without what it says of names.
fn silent() -> String {
    let text = bicep("");
    let (from, to) = (text.find("resource known").unwrap(), text.find("resource pe").unwrap());
    let text = text.replace(&text[from..to], "");
    let group = text.find("  resource group").unwrap();
    format!("{}}}\n", &text[..group])
}

fn reminded(report: &Report) -> Vec<(Severity, &str)> {
    let found = report.findings.iter().filter(|finding| finding.rule == "zones-made-with-private-endpoint");
    found.map(|finding| (finding.severity, finding.message.as_str())).collect()
}

#[test]
fn a_template_that_says_nothing_of_names_is_reminded_of_them() {
    let (shown, report) = zones("main.bicep", &silent());
    assert_eq!(shown, "elsewhere (derived)");
    let [(severity, message)] = reminded(&report)[..] else { panic!("{:?}", report.findings) };
    assert_eq!(severity, Severity::Info);
    assert!(message.contains("a policy, another template or a DNS server of your own"), "{message}");
}

#[test]
fn nobody_is_reminded_whose_zones_may_be_there() {
    let silent = silent();
    let condition =
        "resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = if (own) {\n  name: 'x.y'\n}\n";
    let by_hand = "resource record 'Microsoft.Network/privateDnsZones/A@2020-06-01' existing = {\n  name: 'privatelink.api.azureml.ms/*.g.inference.r'\n}\n";
    let elsewhere = silent.replace("ws.id", "workspaceId");
    let module = "module names 'br/public:avm/res/network/private-dns-zone:0.7.0' = {\n  name: 'names'\n}\n";
    let to_storage = silent.replace("amlworkspace", "blob");
    for text in [
        format!("{silent}param own bool\n{condition}"),
        format!("{silent}{by_hand}"),
        format!("{silent}{module}"),
        elsewhere,
        to_storage,
    ] {
        assert_eq!(reminded(&zones("main.bicep", &text).1), [], "{text}");
    }
    // Of the commands of a script nobody knows what else was run.
    let script = "az network private-endpoint create --name pe -g rg --vnet-name v --subnet s --private-connection-resource-id /subscriptions/1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/research --group-id amlworkspace --connection-name c\n";
    assert_eq!(reminded(&zones("run.sh", script).1), []);
}

#[test]
fn two_templates_of_one_workspace_do_not_contradict_each_other() {
    let (one, two) = (silent(), bicep(&format!("{}{}", config("known.id"), config("notebooks.id"))));
    let two = two.replace("name: 'pe'", "name: 'other'");
    let report = validate(&request(&[("one.bicep", &one), ("two.bicep", &two)], &[])).unwrap();
    assert_eq!(reminded(&report), []);
    assert_eq!(fact(&report, Some("research"), ZONES), "complete (stated)");
    assert!(!problem_codes(&report).contains(&"conflicting-documents"));
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

#[test]
fn what_terraform_may_make_in_a_loop_is_not_taken_for_missing() {
    let text = |group: &str| {
        format!(
            r#"
resource "azurerm_machine_learning_workspace" "ws" {{
  name = "research"
}}
resource "azurerm_private_endpoint" "pe" {{
  name = "pe"
  private_service_connection {{
    name                           = "x"
    private_connection_resource_id = azurerm_machine_learning_workspace.ws.id
    subresource_names              = ["amlworkspace"]
    is_manual_connection           = false
  }}
  {group}
}}
"#
        )
    };
    let dynamic = r#"dynamic "private_dns_zone_group" {
    for_each = var.zones
    content {
      name                 = "default"
      private_dns_zone_ids = private_dns_zone_group.value
    }
  }"#;
    for (group, expected) in [("", 1), (dynamic, 0)] {
        let report = zones("main.tf", &text(group)).1;
        assert_eq!(reminded(&report).len(), expected, "{group}: {:?}", report.findings);
    }
}
