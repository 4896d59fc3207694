//! Defaults of parameters that others may override say nothing: whoever calls a file may have opened what it closes.

use cofferdam_core::{report::Answer, validate};
use cofferdam_tests::ask::{problem_codes, request};

use crate::support::shown::fact;

const ACCESS: &str = "endpoint.public_network_access";

/// An endpoint whose access is a parameter that defaults to closed.
const ENDPOINT: &str = "param access string = 'Disabled'

resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {
  name: 'research/scoring'
  location: 'westeurope'
  properties: { authMode: 'Key', publicNetworkAccess: access }
}
";

fn shown(files: &[(&str, &str)], name: &str, of: &str) -> (String, bool) {
    let report = validate(&request(files, &[])).unwrap();
    assert_ne!(report.works.answer, Answer::Yes, "nothing is known of the workspace");
    (fact(&report, Some(name), of), problem_codes(&report).contains(&"defaults-not-taken"))
}

#[test]
fn a_default_counts_while_nobody_calls_the_file() {
    let alone = [("modules/endpoint.bicep", ENDPOINT)];
    assert_eq!(shown(&alone, "scoring", ACCESS), ("disabled (defaulted)".into(), false));
    let beside = [alone[0], ("other.bicep", "param x string = 'y'\n")];
    assert_eq!(shown(&beside, "scoring", ACCESS), ("disabled (defaulted)".into(), false));
}

#[test]
fn a_module_may_be_given_other_values() {
    let main = "module endpoint './modules/endpoint.bicep' = {\n  name: 'endpoint'\n  params: { access: 'Enabled' }\n}\n";
    let files = [("main.bicep", main), ("modules/endpoint.bicep", ENDPOINT)];
    assert_eq!(shown(&files, "scoring", ACCESS), ("enabled or disabled (unknown)".into(), true));
}

#[test]
fn a_file_of_values_may_give_other_values() {
    for (name, values) in [
        ("prod.bicepparam", "using './main.bicep'\nparam access = 'Enabled'\n"),
        (
            "prod.json",
            "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \"contentVersion\": \"1.0.0.0\", \"parameters\": {\"access\": {\"value\": \"Enabled\"}}}",
        ),
    ] {
        let files = [("main.bicep", ENDPOINT), (name, values)];
        assert_eq!(
            shown(&files, "scoring", ACCESS),
            ("enabled or disabled (unknown)".into(), true),
            "{name}"
        );
    }
}

const WORKSPACE: &str = "variable \"open\" {\n  default = false\n}\nresource \"azurerm_machine_learning_workspace\" \"ws\" {\n  name = \"research\"\n  public_network_access_enabled = var.open\n}\n";
const OPEN: &str = "workspace.public_network_access";

#[test]
fn a_folder_of_terraform_may_be_given_other_values() {
    let main = "module \"ws\" {\n  source = \"./modules/ws\"\n  open = true\n}\n";
    let files = [("main.tf", main), ("modules/ws/main.tf", WORKSPACE)];
    assert_eq!(shown(&files, "research", OPEN), ("enabled or disabled (constrained)".into(), true));
    assert_eq!(shown(&files[1..], "research", OPEN), ("disabled (defaulted)".into(), false));
}

#[test]
fn of_several_sets_of_values_none_is_chosen() {
    let (dev, prod) = ("open = true\n", "open = false\n");
    for files in [
        [("main.tf", WORKSPACE), ("dev.tfvars", dev), ("prod.tfvars", prod)].as_slice(),
        &[("main.tf", WORKSPACE), ("env/dev.tfvars", dev)],
    ] {
        assert_eq!(shown(files, "research", OPEN), ("enabled or disabled (constrained)".into(), true));
    }
}
