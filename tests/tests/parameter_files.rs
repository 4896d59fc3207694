//! Parameter files beside ARM templates.

use cofferdam_core::{
    report::{OriginKind, Report, Severity},
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// A workspace and an endpoint whose access parameters give.
fn template(names: &str) -> String {
    format!(
        r#"{{ "$schema": "{SCHEMA}", "contentVersion": "1.0.0.0",
  "parameters": {{ {names} "access": {{ "type": "string", "defaultValue": "Enabled" }}, "mode": {{ "type": "string" }} }},
  "resources": [
    {{ "type": "Microsoft.MachineLearningServices/workspaces", "apiVersion": "2024-04-01", "name": "ws", "location": "westeurope",
      "properties": {{ "publicNetworkAccess": "[parameters('access')]", "managedNetwork": {{ "isolationMode": "[parameters('mode')]" }} }} }},
    {{ "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "apiVersion": "2024-04-01", "name": "ws/scoring", "location": "westeurope",
      "properties": {{ "authMode": "Key", "publicNetworkAccess": "[parameters('access')]" }} }} ] }}"#
    )
}

fn parameters(values: &[(&str, &str)]) -> String {
    let values: Vec<String> =
        values.iter().map(|(name, value)| format!(r#""{name}": {{ "value": "{value}" }}"#)).collect();
    format!(
        r#"{{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0",
  "parameters": {{ {} }} }}"#,
        values.join(", ")
    )
}

fn judge(files: &[(&str, &str)]) -> Report {
    validate(&request(files, &[])).unwrap_or_else(|error| panic!("{error}"))
}

fn values(report: &Report, fact: &str, name: &str) -> Vec<&'static str> {
    let names: Vec<_> = report.subjects.iter().map(|known| &known.subject).collect();
    known(report, fact, Some(name))
        .unwrap_or_else(|| panic!("{fact} of {name} among {names:?}"))
        .values
        .clone()
}

const ACCESS: &str = "workspace.public_network_access";

#[test]
fn what_a_parameter_file_gives_is_stated_there() {
    let file = parameters(&[("ACCESS", "Disabled"), ("mode", "AllowInternetOutbound")]);
    for order in [[0, 1], [1, 0]] {
        let template = template("");
        let texts = [("infra/main.json", template.as_str()), ("infra/main.parameters.json", &file)];
        let report = judge(&order.map(|place| texts[place]));
        let access = known(&report, ACCESS, Some("ws")).unwrap();
        assert_eq!((access.values.as_slice(), access.origin), (&["disabled"][..], OriginKind::Stated));
        let place = access.location.as_ref().unwrap();
        assert_eq!(place.uri, "infra/main.parameters.json");
        assert_eq!(place.pointer, "/parameters/ACCESS/value");
        assert_eq!(values(&report, "endpoint.public_network_access", "scoring"), ["disabled"]);
        assert_eq!(problem_codes(&report), [""; 0]);
    }
}

#[test]
fn sets_of_parameters_are_judged_side_by_side() {
    let template = template("");
    let dev = parameters(&[("access", "Enabled"), ("mode", "AllowInternetOutbound")]);
    let prod = parameters(&[("access", "Disabled"), ("mode", "AllowOnlyApprovedOutbound")]);
    let report = judge(&[
        ("main.json", &template),
        ("main.dev.parameters.json", &dev),
        ("main.prod.parameters.json", &prod),
    ]);
    for (set, access, outbound) in
        [("dev", "enabled", "allow_internet_outbound"), ("prod", "disabled", "allow_only_approved_outbound")]
    {
        assert_eq!(values(&report, ACCESS, &format!("ws ({set})")), [access]);
        assert_eq!(values(&report, "workspace.isolation_mode", &format!("ws ({set})")), [outbound]);
        assert_eq!(values(&report, "endpoint.public_network_access", &format!("scoring ({set})")), [access]);
    }
    // Nothing of one set meets anything of the other.
    assert_eq!(report.isolation.outbound, ["approved_only", "internet_via_managed_network"]);
    assert_eq!(report.matrix.len(), 2);
    let rows: Vec<usize> = report.matrix.iter().map(|place| place.rows.len()).collect();
    assert_eq!(rows, [1, 1], "{:?}", report.matrix);
    assert_eq!(problem_codes(&report), [""; 0]);
    let assumed = |subject: &str| {
        let assume = format!("workspace.private_endpoint@{subject}=current");
        let files = [
            ("main.json", template.as_str()),
            ("main.dev.parameters.json", &dev),
            ("main.prod.parameters.json", &prod),
        ];
        validate(&request(&files, &[&assume])).unwrap()
    };
    let report = assumed("ws (prod)");
    assert_eq!(values(&report, "workspace.private_endpoint", "ws (prod)"), ["current"]);
    assert_eq!(values(&report, "workspace.private_endpoint", "ws (dev)").len(), 3);
}

#[test]
fn of_several_templates_the_one_that_declares_the_parameters_is_meant_or_else_the_one_of_that_name() {
    let first = template(r#""only": { "type": "string" },"#).replace("\"ws", "\"one");
    let second = template("").replace("\"ws", "\"two");
    let by_content = parameters(&[("only", "x"), ("access", "Disabled")]);
    let report = judge(&[("a.json", &first), ("b.json", &second), ("values.json", &by_content)]);
    assert_eq!(values(&report, ACCESS, "one"), ["disabled"]);
    assert_eq!(values(&report, ACCESS, "two"), ["enabled"]);
    let either = parameters(&[("access", "Disabled")]);
    let report = judge(&[("a.json", &first), ("b.json", &second), ("b.parameters.json", &either)]);
    assert_eq!(values(&report, ACCESS, "one"), ["enabled"]);
    assert_eq!(values(&report, ACCESS, "two"), ["disabled"]);
    let report = judge(&[("a.json", &first), ("b.json", &second), ("c.parameters.json", &either)]);
    assert_eq!(problem_codes(&report), ["parameters-alone"]);
}

#[test]
fn a_parameter_file_alone_says_that_it_is_alone_and_a_strange_parameter_is_told() {
    let file = parameters(&[("access", "Disabled"), ("acess", "Disabled")]);
    let report = judge(&[("main.parameters.json", &file)]);
    assert_eq!(problem_codes(&report), ["parameters-alone"]);
    let report = judge(&[("main.json", &template("")), ("main.parameters.json", &file)]);
    assert_eq!(problem_codes(&report), ["parameter-not-declared"]);
    assert_eq!(report.problems[0].severity, Severity::Warning);
}

#[test]
fn what_stands_in_a_key_vault_is_not_known() {
    let file = parameters(&[]).replace(
        "\"parameters\": {",
        r#""parameters": { "access": { "reference": { "keyVault": { "id": "/x" }, "secretName": "s" } }"#,
    );
    let report = judge(&[("main.json", &template("")), ("main.parameters.json", &file)]);
    assert_eq!(values(&report, ACCESS, "ws").len(), 2, "the default does not hold");
}

#[test]
fn what_is_not_given_keeps_its_default_or_stays_unknown() {
    let file = parameters(&[("mode", "Disabled")]);
    let report = judge(&[("main.json", &template("")), ("main.parameters.json", &file)]);
    let access = known(&report, ACCESS, Some("ws")).unwrap();
    assert_eq!((access.values.as_slice(), access.origin), (&["enabled"][..], OriginKind::Defaulted));
    let report = judge(&[("main.json", &template(""))]);
    assert_eq!(values(&report, "workspace.isolation_mode", "ws").len(), 3);
}
