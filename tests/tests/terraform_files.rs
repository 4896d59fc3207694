//! Terraform: what its resources say, and what they leave open.

use cofferdam_core::{
    report::{Report, Severity},
    validate,
};
use cofferdam_tests::ask::{problem_codes, request};

use crate::support::shown::{fact, place};

fn report(text: &str) -> Report {
    validate(&request(&[("main.tf", text)], &[])).unwrap()
}

const WHOLE: &str = r#"
resource "azurerm_resource_group" "rg" {
  name     = "ml"
  location = "westeurope"
}

resource "azurerm_machine_learning_workspace" "ws" {
  name                          = "research"
  location                      = azurerm_resource_group.rg.location
  resource_group_name           = azurerm_resource_group.rg.name
  container_registry_id         = azurerm_container_registry.acr.id
  public_network_access_enabled = false # nobody from outside

  managed_network {
    isolation_mode = "AllowOnlyApprovedOutbound"
  }
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_container_registry" "acr" {
  name                = "images"
  resource_group_name = azurerm_resource_group.rg.name
  location            = azurerm_resource_group.rg.location
  sku                 = "Premium"
}

resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01"
  name      = "${azurerm_machine_learning_workspace.ws.name}-scoring"
  parent_id = azurerm_machine_learning_workspace.ws.id
  location  = azurerm_resource_group.rg.location
  body = {
    properties = {
      authMode            = "Key"
      publicNetworkAccess = "Disabled"
    }
  }
}

resource "azapi_resource" "blue" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-10-01"
  name      = "blue"
  parent_id = azapi_resource.endpoint.id
  location  = azurerm_resource_group.rg.location
  body = jsonencode({
    properties = {
      endpointComputeType       = "Managed"
      egressPublicNetworkAccess = "Disabled"
    }
  })
}
"#;

#[test]
fn resources_say_what_their_literals_say() {
    let report = report(WHOLE);
    assert_eq!(problem_codes(&report), [""; 0]);
    let shown = |name, of| fact(&report, Some(name), of);
    assert_eq!(shown("research", "workspace.public_network_access"), "disabled (stated)");
    assert_eq!(shown("research", "workspace.isolation_mode"), "allow_only_approved_outbound (stated)");
    assert_eq!(shown("research", "workspace.v1_legacy_mode"), "false (defaulted)");
    assert_eq!(shown("images", "container_registry.sku"), "premium (stated)");
    assert_eq!(shown("research-scoring", "endpoint.public_network_access"), "disabled (stated)");
    assert_eq!(shown("blue", "deployment.egress_public_network_access"), "disabled (stated)");
}

#[test]
fn places_are_those_of_the_text() {
    let report = report(WHOLE);
    let shown = |name, of| place(&report, &[("main.tf", WHOLE)], Some(name), of);
    assert_eq!(shown("research", "workspace.public_network_access"), "false");
    assert_eq!(shown("research", "workspace.isolation_mode"), "\"AllowOnlyApprovedOutbound\"");
    assert_eq!(shown("research-scoring", "endpoint.public_network_access"), "\"Disabled\"");
}

fn workspace(before: &str, attributes: &str) -> Report {
    report(&format!(
        "{before}
resource \"azurerm_machine_learning_workspace\" \"ws\" {{
  name = \"research\"
  location = \"westeurope\"
  {attributes}
}}
"
    ))
}

#[test]
fn values_are_followed_to_where_they_are_written() {
    for (before, attributes, expected) in [
        ("", "", "enabled (defaulted)"),
        ("", "public_network_access_enabled = null", "enabled (defaulted)"),
        ("", "public_network_access_enabled = false", "disabled (stated)"),
        (
            "variable \"open\" {\n  default = false\n}",
            "public_network_access_enabled = var.open",
            "disabled (defaulted)",
        ),
        (
            "variable \"open\" {\n  type = bool\n}",
            "public_network_access_enabled = var.open",
            "enabled or disabled (constrained)",
        ),
        (
            "variable \"open\" {}",
            "public_network_access_enabled = !var.open",
            "enabled or disabled (constrained)",
        ),
        ("locals {\n  open = false\n}", "public_network_access_enabled = local.open", "disabled (stated)"),
        (
            "locals {\n  all = { open = [true, false] }\n}",
            "public_network_access_enabled = local.all.open[1]",
            "disabled (stated)",
        ),
        (
            "variable \"env\" {}",
            "public_network_access_enabled = var.env == \"dev\" ? true : false",
            "enabled or disabled (constrained)",
        ),
        (
            "locals {\n  env = \"prod\"\n}",
            "public_network_access_enabled = local.env == \"dev\" ? true : false",
            "disabled (stated)",
        ),
        (
            "",
            "public_network_access_enabled = lookup(var.x, \"y\", false)",
            "enabled or disabled (constrained)",
        ),
    ] {
        let shown = fact(&workspace(before, attributes), Some("research"), "workspace.public_network_access");
        assert_eq!(shown, expected, "{before} {attributes}");
    }
}

#[test]
fn a_condition_of_a_variable_lists_its_values() {
    let network = "managed_network {\n    isolation_mode = var.mode\n  }";
    for condition in [
        "contains([\"Disabled\", \"AllowInternetOutbound\"], var.mode)",
        "var.mode == \"Disabled\" || var.mode == \"AllowInternetOutbound\"",
    ] {
        let before = format!(
            "variable \"mode\" {{\n  validation {{\n    condition = {condition}\n    error_message = \"no\"\n  }}\n}}"
        );
        let shown = fact(&workspace(&before, network), Some("research"), "workspace.isolation_mode");
        assert_eq!(shown, "disabled or allow_internet_outbound (constrained)");
    }
}

#[test]
fn the_files_of_a_folder_belong_together() {
    let main = "resource \"azurerm_machine_learning_workspace\" \"ws\" {\n  name = var.name\n  public_network_access_enabled = var.open\n}\n";
    let variables = "variable \"name\" {}\nvariable \"open\" {\n  default = true\n}\n";
    let values = "name = \"research\"\nopen = false\n";
    let files =
        [("infra/main.tf", main), ("infra/variables.tf", variables), ("infra/terraform.tfvars", values)];
    let report = validate(&request(&files, &[])).unwrap();
    let shown = |of| fact(&report, Some("research"), of);
    assert_eq!(shown("workspace.public_network_access"), "disabled (stated)");
    let without = validate(&request(&files[..2], &[])).unwrap();
    assert_eq!(fact(&without, Some("${var.name}"), "workspace.public_network_access"), "enabled (defaulted)");
}

#[test]
fn what_is_not_made_is_left_out_and_said_where_defaults_decide() {
    let deployed = |count: &str, before: &str| {
        let report = workspace(before, &format!("count = {count}\n  public_network_access_enabled = false"));
        let shown = fact(&report, Some("research"), "workspace.public_network_access");
        (shown, problem_codes(&report))
    };
    assert_eq!(deployed("0", "").0, "no such subject");
    assert_eq!(deployed("1", ""), ("disabled (stated)".into(), vec![]));
    let (shown, codes) = deployed("var.x ? 1 : 0", "variable \"x\" {\n  default = false\n}");
    assert_eq!(shown, "no such subject");
    assert!(codes.contains(&"made-on-a-condition"), "{codes:?}");
}

#[test]
fn a_type_that_no_provider_knows_is_read_with_a_warning() {
    let text = "resource \"azurerm_machine_learning_online_endpoint\" \"ep\" {\n  name = \"scoring\"\n  public_network_access_enabled = false\n}\n";
    let report = report(text);
    assert_eq!(fact(&report, Some("scoring"), "endpoint.public_network_access"), "disabled (stated)");
    let warning = report.problems.iter().find(|problem| problem.code == "unreleased-resource").unwrap();
    assert_eq!(warning.severity, Severity::Warning);
}

#[test]
fn one_truth_value_that_feeds_several_attributes_is_one() {
    let text = r#"
variable "flag" {}
resource "azurerm_machine_learning_workspace" "ws" {
  name                          = "research"
  public_network_access_enabled = var.flag
  v1_legacy_mode_enabled        = var.flag
}
resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01"
  name      = "scoring"
  parent_id = azurerm_machine_learning_workspace.ws.id
  body      = { properties = { authMode = "Key", publicNetworkAccess = var.flag ? "Enabled" : "Disabled" } }
}
"#;
    let files = [("main.tf", text)];
    let report = validate(&request(&files, &["endpoint.public_network_access=disabled"])).unwrap();
    assert!(!problem_codes(&report).contains(&"no-common-value"));
    assert_eq!(fact(&report, Some("research"), "workspace.public_network_access"), "disabled (constrained)");
}

#[test]
fn other_resources_feed_their_workspace() {
    let text = r#"
resource "azurerm_machine_learning_workspace" "ws" {
  name                          = "research"
  public_network_access_enabled = false
  managed_network {
    isolation_mode = "AllowOnlyApprovedOutbound"
  }
}
resource "azurerm_machine_learning_workspace_network_outbound_rule_fqdn" "pypi" {
  name             = "pypi"
  workspace_id     = azurerm_machine_learning_workspace.ws.id
  destination_fqdn = "pypi.org"
}
resource "azurerm_private_endpoint" "link" {
  name = "ws-link"
  private_service_connection {
    name                           = "ws"
    private_connection_resource_id = azurerm_machine_learning_workspace.ws.id
    subresource_names              = ["amlworkspace"]
    is_manual_connection           = false
  }
}
"#;
    let report = report(text);
    let shown = |of| fact(&report, Some("research"), of);
    assert_eq!(shown("workspace.private_endpoint"), "current (stated)");
    assert_eq!(shown("workspace.fqdn_rules"), "python (stated)");
    let manual = text.replace("is_manual_connection           = false", "is_manual_connection = true");
    let report = self::report(&manual);
    assert!(!fact(&report, Some("research"), "workspace.private_endpoint").starts_with("current"));
}

#[test]
fn virtual_networks_of_a_firewall_are_read() {
    let text = |subnets: &str| {
        format!(
            r#"
resource "azurerm_storage_account" "st" {{
  name                     = "stresearch"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  network_rules {{
    default_action             = "Deny"
    virtual_network_subnet_ids = {subnets}
  }}
}}
resource "azurerm_machine_learning_workspace" "ws" {{
  name               = "research"
  storage_account_id = azurerm_storage_account.st.id
  managed_network {{
    isolation_mode = "AllowOnlyApprovedOutbound"
  }}
}}
"#
        )
    };
    let told = |subnets: &str| {
        let report = validate(&request(&[("main.tf", &text(subnets))], &[])).unwrap();
        report.findings.iter().any(|finding| finding.rule == "storage-account-without-service-endpoints")
    };
    assert!(told("[azurerm_subnet.s.id]"));
    assert!(!told("[]"));
    assert!(!told("null"));
}
