//! Values that one file gives to the parameters of another: they count where both are given, and where nobody can tell
//! what is given, defaults say nothing.

use cofferdam_core::{
    report::{Answer, Report},
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

use crate::support::shown::{fact, place};

const ACCESS: &str = "endpoint.public_network_access";

/// An endpoint whose access is a parameter that defaults to closed.
const ENDPOINT: &str = "param access string = 'Disabled'

resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {
  name: 'research/scoring'
  location: 'westeurope'
  properties: { authMode: 'Key', publicNetworkAccess: access }
}
";

fn report(files: &[(&str, &str)]) -> Report {
    validate(&request(files, &[])).unwrap()
}

fn shown(files: &[(&str, &str)], name: &str, of: &str) -> (String, bool) {
    let report = report(files);
    assert_ne!(report.works.answer, Answer::Yes, "nothing is known of the workspace");
    (fact(&report, Some(name), of), problem_codes(&report).contains(&"defaults-not-taken"))
}

fn value(files: &[(&str, &str)], name: &str, of: &str) -> String {
    fact(&report(files), Some(name), of)
}

/// The workspaces to which anything belongs.
fn workspaces(report: &Report) -> Vec<Option<&str>> {
    let subjects = report.subjects.iter().map(|known| &known.subject);
    subjects.filter(|subject| subject.scope == "workspace").map(|subject| subject.name.as_deref()).collect()
}

#[test]
fn a_default_counts_while_nobody_calls_the_file() {
    let alone = [("modules/endpoint.bicep", ENDPOINT)];
    assert_eq!(shown(&alone, "scoring", ACCESS), ("disabled (defaulted)".into(), false));
    let beside = [alone[0], ("other.bicep", "param x string = 'y'\n")];
    assert_eq!(shown(&beside, "scoring", ACCESS), ("disabled (defaulted)".into(), false));
}

const CALL: &str = "module endpoint './modules/endpoint.bicep' = {
  name: 'endpoint'
  params: { access: 'Enabled' }
}
";

#[test]
fn what_a_module_is_given_is_stated_where_it_is_called() {
    let files = [("main.bicep", CALL), ("modules/endpoint.bicep", ENDPOINT)];
    for files in [files, [files[1], files[0]]] {
        assert_eq!(shown(&files, "scoring", ACCESS), ("enabled (stated)".into(), false));
        let report = report(&files);
        assert_eq!(
            known(&report, ACCESS, Some("scoring")).unwrap().location.as_ref().unwrap().uri,
            "main.bicep"
        );
        assert_eq!(place(&report, &files, Some("scoring"), ACCESS), "'Enabled'");
        assert!(!problem_codes(&report).contains(&"module"), "it is judged");
    }
}

#[test]
fn what_a_module_is_not_given_has_its_default() {
    let files =
        [("main.bicep", "module endpoint 'endpoint.bicep' = { name: 'x' }\n"), ("endpoint.bicep", ENDPOINT)];
    assert_eq!(shown(&files, "scoring", ACCESS), ("disabled (defaulted)".into(), false));
}

#[test]
fn a_parameter_of_the_caller_is_passed_on() {
    for (declared, expected) in [
        ("param open string = 'Enabled'", "enabled (defaulted)"),
        ("var open = 'Enabled'", "enabled (stated)"),
        ("@allowed(['Enabled', 'Disabled'])\nparam open string", "enabled or disabled (constrained)"),
        ("param open string", "enabled or disabled (unknown)"),
    ] {
        let main = format!(
            "{declared}\nmodule endpoint 'endpoint.bicep' = {{\n  name: 'x'\n  params: {{ access: open }}\n}}\n"
        );
        assert_eq!(
            value(&[("main.bicep", &main), ("endpoint.bicep", ENDPOINT)], "scoring", ACCESS),
            expected
        );
    }
}

#[test]
fn a_parameter_of_the_caller_is_one_unknown_wherever_it_is_used() {
    let main = "param open string

module endpoint 'endpoint.bicep' = {
  name: 'x'
  params: { access: open }
}
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'research'
  location: 'westeurope'
  properties: { publicNetworkAccess: open }
}
";
    let several = report(&[("main.bicep", main), ("endpoint.bicep", ENDPOINT)]);
    assert_eq!(fact(&several, Some("scoring"), ACCESS), "enabled or disabled (unknown)");
    let resource = ENDPOINT.split_once("\n\n").unwrap().1.replace(": access", ": open");
    let workspace = main.split_once("}\nresource").unwrap().1;
    let one = report(&[("main.bicep", &["param open string\nresource", workspace, &resource].concat())]);
    let shown = |report: &Report| (report.works.clone(), report.isolation.clone());
    assert_eq!(format!("{:?}", shown(&several)), format!("{:?}", shown(&one)));
}

#[test]
fn what_a_module_gives_out_is_passed_on() {
    let main = "module ws 'ws.bicep' = {
  name: 'ws'
  params: { name: 'research' }
}
module endpoint 'endpoint.bicep' = {
  name: 'endpoint'
  params: { workspace: ws.outputs.name }
}
";
    let ws = "param name string
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: name
  location: 'westeurope'
  properties: { publicNetworkAccess: 'Disabled' }
}
output name string = ws.name
";
    let endpoint = "param workspace string
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' existing = {
  name: workspace
}
resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {
  parent: ws
  name: 'scoring'
  location: 'westeurope'
  properties: { authMode: 'Key', publicNetworkAccess: 'Enabled' }
}
";
    let report = report(&[("main.bicep", main), ("ws.bicep", ws), ("endpoint.bicep", endpoint)]);
    assert_eq!(workspaces(&report), [Some("research")]);
}

#[test]
fn a_module_that_is_called_twice_makes_two_things() {
    let endpoint = ENDPOINT
        .replace("param access", "param name string\nparam access")
        .replace("'research/scoring'", "'research/${name}'");
    let main = "module a 'endpoint.bicep' = { name: 'a', params: { name: 'one', access: 'Enabled' } }
module b 'endpoint.bicep' = { name: 'b', params: { name: 'two' } }
";
    let files = [("main.bicep", main), ("endpoint.bicep", endpoint.as_str())];
    assert_eq!(value(&files, "one", ACCESS), "enabled (stated)");
    assert_eq!(value(&files, "two", ACCESS), "disabled (defaulted)");
}

#[test]
fn a_module_that_is_not_made_makes_nothing() {
    let main = CALL.replace("= {\n  name", "= if (false) {\n  name");
    let files = [("main.bicep", main.as_str()), ("modules/endpoint.bicep", ENDPOINT)];
    assert_eq!(value(&files, "scoring", ACCESS), "no such subject");
    let main = ["param wanted bool\n", &CALL.replace("= {\n  name", "= if (wanted) {\n  name")].concat();
    let report = report(&[("main.bicep", main.as_str()), ("modules/endpoint.bicep", ENDPOINT)]);
    assert!(problem_codes(&report).contains(&"made-on-a-condition"));
    assert_eq!(fact(&report, Some("scoring"), ACCESS), "enabled (stated)");
}

#[test]
fn what_nobody_can_follow_leaves_defaults_open() {
    for call in [
        // Elsewhere in the same file name, given by a spread, by a variable.
        CALL.replace("./modules", "../shared"),
        CALL.replace("params: { access: 'Enabled' }", "params: { ...more }"),
        CALL.replace("params: { access: 'Enabled' }", "params: more"),
    ] {
        let files = [("main.bicep", call.as_str()), ("modules/endpoint.bicep", ENDPOINT)];
        assert_eq!(
            shown(&files, "scoring", ACCESS),
            ("enabled or disabled (unknown)".into(), true),
            "{call}"
        );
    }
    let main = CALL.replace("'./modules/endpoint.bicep'", "'br/public:avm/res/x:1.0.0'");
    let files = [("main.bicep", main.as_str()), ("modules/endpoint.bicep", ENDPOINT)];
    assert_eq!(shown(&files, "scoring", ACCESS), ("disabled (defaulted)".into(), false));
    assert!(problem_codes(&report(&files)).contains(&"module"));
}

const PARAMETERS: &str = "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \"contentVersion\": \"1.0.0.0\", \"parameters\": {\"ACCESS\": {\"value\": \"Enabled\"}}}";

#[test]
fn a_file_of_values_is_stated_there() {
    for (name, values, written) in [
        (
            "params/prod.bicepparam",
            "using '../main.bicep'\nvar open = 'Enabled'\nparam access = open\n",
            "open",
        ),
        ("prod.bicepparam", "using './main.bicep'\nparam access = 'Enabled'\n", "'Enabled'"),
        ("prod.json", PARAMETERS, "\"Enabled\""),
    ] {
        let files = [("main.bicep", ENDPOINT), (name, values)];
        assert_eq!(shown(&files, "scoring", ACCESS), ("enabled (stated)".into(), false), "{name}");
        let report = report(&files);
        assert_eq!(place(&report, &files, Some("scoring"), ACCESS), written, "{name}");
        assert!(!problem_codes(&report).contains(&"parameters-alone"), "{name}");
    }
}

#[test]
fn files_belong_together_however_their_folder_is_named() {
    let values = "using './main.bicep'\nparam access = 'Enabled'\n";
    let variable = "variable \"access\" {}\n";
    for folder in ["", "./", "infra/", "/tmp/x/", "../x/", "file:///x/", "C:\\x\\"] {
        let [main, prod] = ["main.bicep", "prod.bicepparam"].map(|name| format!("{folder}{name}"));
        let files = [(main.as_str(), ENDPOINT), (prod.as_str(), values)];
        assert_eq!(shown(&files, "scoring", ACCESS), ("enabled (stated)".into(), false), "{folder}");
        let [main, prod] = ["main.tf", "terraform.tfvars"].map(|name| format!("{folder}{name}"));
        let files = [(main.as_str(), variable), (prod.as_str(), "access = true\n")];
        assert!(!problem_codes(&report(&files)).contains(&"parameters-alone"), "{folder}");
    }
}

#[test]
fn several_files_of_values_are_judged_side_by_side() {
    let files = [
        ("main.bicep", ENDPOINT),
        ("main.dev.bicepparam", "using 'main.bicep'\nparam access = 'Enabled'\n"),
        ("main.prod.bicepparam", "using 'main.bicep'\n"),
    ];
    assert_eq!(value(&files, "scoring (dev)", ACCESS), "enabled (stated)");
    assert_eq!(value(&files, "scoring (prod)", ACCESS), "disabled (defaulted)");
}

#[test]
fn a_file_of_values_that_is_for_nothing_is_told() {
    for (values, code) in [
        ("using './elsewhere.bicep'\nparam access = 'Enabled'\n", "parameters-alone"),
        ("using 'main.bicep'\nparam acess = 'Enabled'\n", "parameter-not-declared"),
    ] {
        let files = [("main.bicep", ENDPOINT), ("prod.bicepparam", values)];
        assert!(problem_codes(&report(&files)).contains(&code), "{code}");
    }
}

#[test]
fn a_template_and_what_was_compiled_from_it_take_the_same_values() {
    let compiled = r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": {"access": {"type": "string", "defaultValue": "Disabled"}}, "resources": []}"#;
    let files = [("main.bicep", ENDPOINT), ("main.json", compiled), ("main.parameters.json", PARAMETERS)];
    assert_eq!(shown(&files, "scoring", ACCESS), ("enabled (stated)".into(), false));
}

const WORKSPACE: &str = "variable \"open\" {\n  default = false\n}\nresource \"azurerm_machine_learning_workspace\" \"ws\" {\n  name = \"research\"\n  public_network_access_enabled = var.open\n}\n";
const OPEN: &str = "workspace.public_network_access";

#[test]
fn what_a_folder_of_terraform_is_given_counts() {
    for (given, expected) in [
        ("  open = true\n", "enabled (stated)"),
        ("", "disabled (defaulted)"),
        ("  open = var.open\n", "enabled or disabled (constrained)"),
        ("  open = local.open\n", "enabled (stated)"),
    ] {
        let main = format!(
            "locals {{\n  open = true\n}}\nvariable \"open\" {{}}\nmodule \"ws\" {{\n  source = \"./modules/ws\"\n{given}}}\n"
        );
        let files = [("main.tf", main.as_str()), ("modules/ws/main.tf", WORKSPACE)];
        assert_eq!(shown(&files, "research", OPEN), (expected.into(), false), "{given}");
    }
    assert_eq!(value(&[("modules/ws/main.tf", WORKSPACE)], "research", OPEN), "disabled (defaulted)");
}

#[test]
fn a_folder_that_is_called_from_nowhere_known_leaves_defaults_open() {
    let main = "module \"ws\" {\n  source = \"../modules/ws\"\n  open = true\n}\n";
    let files = [("main.tf", main), ("modules/ws/main.tf", WORKSPACE)];
    assert_eq!(shown(&files, "research", OPEN), ("enabled or disabled (constrained)".into(), true));
}

#[test]
fn what_a_folder_gives_out_is_passed_on() {
    let main = "module \"ws\" {
  source = \"./ws\"
}
module \"endpoint\" {
  source       = \"./endpoint\"
  workspace_id = module.ws.id
}
";
    let ws = [WORKSPACE, "output \"id\" {\n  value = azurerm_machine_learning_workspace.ws.id\n}\n"].concat();
    let endpoint = "variable \"workspace_id\" {}
resource \"azapi_resource\" \"endpoint\" {
  type      = \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01\"
  name      = \"scoring\"
  parent_id = var.workspace_id
  location  = \"westeurope\"
  body = { properties = { authMode = \"Key\", publicNetworkAccess = \"Enabled\" } }
}
";
    let report = report(&[("main.tf", main), ("ws/main.tf", &ws), ("endpoint/main.tf", endpoint)]);
    assert_eq!(workspaces(&report), [Some("research")]);
}

#[test]
fn examples_that_call_the_same_folder_are_judged_side_by_side() {
    let example = |open: &str| format!("module \"ws\" {{\n  source = \"../../\"\n  open = {open}\n}}\n");
    let (open, closed) = (example("true"), example("false"));
    let files = [
        ("ws/main.tf", WORKSPACE),
        ("ws/examples/open/main.tf", open.as_str()),
        ("ws/examples/closed/main.tf", &closed),
    ];
    assert_eq!(value(&files, "research (open)", OPEN), "enabled (stated)");
    assert_eq!(value(&files, "research (closed)", OPEN), "disabled (stated)");
}

#[test]
fn files_that_terraform_takes_by_itself_count_in_its_order() {
    let (yes, no) = ("open = true\n", "open = false\n");
    for (files, expected) in [
        ([("terraform.tfvars", yes), ("a.auto.tfvars", no)], "disabled (stated)"),
        ([("b.auto.tfvars", yes), ("a.auto.tfvars", no)], "enabled (stated)"),
        ([("a.auto.tfvars", yes), ("terraform.tfvars", no)], "enabled (stated)"),
    ] {
        let files = [("main.tf", WORKSPACE), files[0], files[1]];
        assert_eq!(shown(&files, "research", OPEN), (expected.into(), false), "{files:?}");
    }
}

#[test]
fn files_of_values_with_other_names_are_judged_side_by_side() {
    let (dev, prod) = ("open = true\n", "tags = {}\n");
    for folder in ["", "env/"] {
        let names = ["dev.tfvars", "prod.tfvars"].map(|name| [folder, name].concat());
        let files = [
            ("main.tf", WORKSPACE),
            ("terraform.tfvars", "open = false\n"),
            (names[0].as_str(), dev),
            (names[1].as_str(), prod),
        ];
        assert_eq!(value(&files, "research (dev)", OPEN), "enabled (stated)");
        assert_eq!(value(&files, "research (prod)", OPEN), "disabled (stated)");
    }
    let one = [("main.tf", WORKSPACE), ("dev.tfvars", dev)];
    assert_eq!(shown(&one, "research", OPEN), ("enabled (stated)".into(), false));
}

#[test]
fn a_file_of_values_for_one_of_several_folders_leaves_defaults_open() {
    let files = [
        ("a/main.tf", WORKSPACE),
        ("b/main.tf", &WORKSPACE.replace("research", "other")),
        ("env/dev.tfvars", "open = true\n"),
    ];
    assert_eq!(shown(&files, "research", OPEN), ("enabled or disabled (constrained)".into(), true));
    assert!(problem_codes(&report(&files)).contains(&"parameters-alone"));
}
