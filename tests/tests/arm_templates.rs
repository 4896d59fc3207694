//! ARM templates as people and Bicep write them: what their expressions come to, and what stays open.

use cofferdam_core::report::{Answer, OriginKind};
use cofferdam_tests::{
    ask::problem_codes,
    templates::{DEPLOYMENT, ENDPOINT, WORKSPACE, fact, judge, judged, resource, says, template},
};

/// A closed workspace with a managed network, a closed endpoint and a deployment, all named by parameters.
fn usual(access: &str) -> Vec<String> {
    vec![
        resource(
            WORKSPACE,
            "[parameters('ws')]",
            "",
            &format!(
                r#""publicNetworkAccess": "{access}", "managedNetwork": {{ "isolationMode": "AllowOnlyApprovedOutbound" }}"#
            ),
        ),
        resource(
            ENDPOINT,
            "[concat(parameters('ws'), '/', parameters('ep'))]",
            "",
            &format!(r#""authMode": "Key", "publicNetworkAccess": "{access}""#),
        ),
        resource(
            DEPLOYMENT,
            "[format('{0}/{1}/{2}', parameters('ws'), parameters('ep'), 'blue')]",
            "",
            r#""endpointComputeType": "Managed", "model": "azureml://registries/azureml/models/m/versions/1""#,
        ),
    ]
}

const NAMES: &str = r#""ws": { "type": "string" }, "ep": { "type": "string", "defaultValue": "scoring" }"#;

const WS: &str = "${parameters('ws')}";

#[test]
fn equal_expressions_are_equal_names() {
    let report = judged(&format!(r#""parameters": {{ {NAMES} }},"#), &usual("Disabled"));
    assert_eq!(says(&report, "workspace.public_network_access", WS), (vec!["disabled"], OriginKind::Stated));
    assert_eq!(says(&report, "endpoint.public_network_access", "scoring").0, ["disabled"]);
    assert_eq!(report.matrix[0].deployment.as_deref(), Some("blue"));
    assert_eq!(report.isolation.outbound, ["approved_only"]);
    assert_eq!(problem_codes(&report), [""; 0], "{:?}", report.problems);
    assert_eq!(report.subjects.len(), 6, "one of each, and three resources of the workspace");
}

#[test]
fn what_a_create_leaves_out_takes_the_default_of_the_service_where_a_source_says_so() {
    let report = judged(
        &format!(r#""parameters": {{ {NAMES} }},"#),
        &[
            resource(WORKSPACE, "ws", "", ""),
            resource(ENDPOINT, "ws/scoring", "", ""),
            resource(DEPLOYMENT, "ws/scoring/blue", "", r#""endpointComputeType": "Managed""#),
        ],
    );
    let defaulted = |fact, name| says(&report, fact, name);
    assert_eq!(
        defaulted("endpoint.public_network_access", "scoring"),
        (vec!["enabled"], OriginKind::Defaulted)
    );
    assert_eq!(
        defaulted("deployment.egress_public_network_access", "blue"),
        (vec!["enabled"], OriginKind::Defaulted)
    );
    assert_eq!(defaulted("workspace.isolation_mode", "ws"), (vec!["disabled"], OriginKind::Defaulted));
    assert_eq!(defaulted("workspace.v1_legacy_mode", "ws"), (vec!["false"], OriginKind::Derived));
    assert_eq!(defaulted("workspace.public_network_access", "ws").1, OriginKind::Unknown, "not confirmed");
    assert_eq!(
        defaulted("workspace.private_endpoint", "ws").0.len(),
        3,
        "it often lives in another template"
    );
}

/// A workspace with these properties, and the values of a fact of it.
fn of_workspace(parts: &str, properties: &str, wanted: &str) -> (Vec<&'static str>, OriginKind) {
    let report = judged(parts, &[resource(WORKSPACE, "ws", "", properties)]);
    says(&report, wanted, "ws")
}

#[test]
fn expressions_come_to_what_literals_defaults_and_variables_tell() {
    const ACCESS: &str = "workspace.public_network_access";
    const PARTS: &str = r#"
      "parameters": {
        "closed": { "type": "bool", "defaultValue": true },
        "either": { "type": "string", "allowedValues": ["Enabled", "Disabled"] },
        "settings": { "type": "object", "defaultValue": { "access": "Disabled" } },
        "open": { "type": "string" } },
      "variables": {
        "literal": "Disabled",
        "through": "[variables('literal')]",
        "nested": { "workspace": { "access": "Disabled" }, "list": ["Enabled", "Disabled"] },
        "around": "[variables('back')]", "back": "[variables('around')]",
        "copy": [ { "name": "looped", "count": 2, "input": "x" } ] },"#;
    let (disabled, both) = (vec!["disabled"], vec!["enabled", "disabled"]);
    use OriginKind::{Constrained, Defaulted, Stated, Unknown};
    for (expression, values, origin) in [
        ("Disabled", &disabled, Stated),
        ("[variables('literal')]", &disabled, Stated),
        ("[variables('THROUGH')]", &disabled, Stated),
        ("[variables('nested').workspace.access]", &disabled, Stated),
        ("[variables('nested')['list'][1]]", &disabled, Stated),
        ("[if(parameters('closed'), 'Disabled', 'Enabled')]", &disabled, Defaulted),
        ("[if(not(parameters('closed')), 'Enabled', 'Disabled')]", &disabled, Defaulted),
        ("[if(and(parameters('closed'), equals(1, 1)), 'Disabled', 'Enabled')]", &disabled, Defaulted),
        ("[parameters('settings').access]", &disabled, Defaulted),
        ("[parameters('either')]", &both, Constrained),
        ("[if(equals(parameters('either'), 'x'), 'Enabled', 'Disabled')]", &disabled, Stated),
        ("[toLower('DISABLED')]", &disabled, Stated),
        ("[concat('Dis', 'abled')]", &disabled, Stated),
        ("[parameters('open')]", &both, Unknown),
        ("[variables('around')]", &both, Unknown),
        ("[variables('looped')]", &both, Unknown),
        ("[reference('x').outputs.y.value]", &both, Unknown),
        ("[parameters('none')]", &both, Unknown),
        ("[parameters('broken']", &both, Unknown),
        ("[[parameters('closed')]", &both, Unknown),
    ] {
        let found = of_workspace(PARTS, &format!(r#""publicNetworkAccess": "{expression}""#), ACCESS);
        assert_eq!(found, (values.clone(), origin), "{expression}");
    }
}

#[test]
fn what_is_open_gives_its_expression_as_the_reason() {
    let parts =
        r#""parameters": { "x": { "type": "string" } }, "variables": { "v": "[toUpper(parameters('x'))]" },"#;
    let report =
        judged(parts, &[resource(WORKSPACE, "ws", "", r#""publicNetworkAccess": "[variables('v')]""#)]);
    let known = fact(&report, "workspace.public_network_access", "ws");
    assert_eq!(known.why, "`toUpper(parameters('x'))` is filled in later");
}

#[test]
fn one_parameter_in_two_properties_is_one_unknown() {
    let parts = r#""parameters": { "private": { "type": "bool" } },"#;
    let pair = |access: &str, egress: &str| {
        let report = judged(
            parts,
            &[
                resource(WORKSPACE, "ws", "", r#""publicNetworkAccess": "Enabled""#),
                resource(ENDPOINT, "ws/ep", "", &format!(r#""publicNetworkAccess": "{access}""#)),
                resource(
                    DEPLOYMENT,
                    "ws/ep/blue",
                    "",
                    &format!(r#""egressPublicNetworkAccess": "{egress}""#),
                ),
            ],
        );
        report.matrix[0].rows.len()
    };
    let closed = "[if(parameters('private'), 'Disabled', 'Enabled')]";
    assert_eq!(pair(closed, closed), 2, "closed both ways or open both ways");
    assert_eq!(
        pair(closed, "[if(not(parameters('private')), 'Enabled', 'Disabled')]"),
        2,
        "said in another way"
    );
    assert_eq!(pair(closed, "[if(parameters('other'), 'Enabled', 'Disabled')]"), 4, "two unknowns");
}

#[test]
fn a_default_that_is_assumed_otherwise_moves_all_that_reads_the_parameter() {
    let parts = r#""parameters": {
        "access": { "type": "string", "defaultValue": "Enabled" },
        "private": { "type": "bool", "defaultValue": false } },"#;
    for (access, egress) in [
        ("[parameters('access')]", "[parameters('access')]"),
        (
            "[if(parameters('private'), 'Disabled', 'Enabled')]",
            "[if(not(parameters('private')), 'Enabled', 'Disabled')]",
        ),
    ] {
        let text = template(
            parts,
            &[
                resource(ENDPOINT, "ws/ep", "", &format!(r#""publicNetworkAccess": "{access}""#)),
                resource(
                    DEPLOYMENT,
                    "ws/ep/blue",
                    "",
                    &format!(r#""egressPublicNetworkAccess": "{egress}""#),
                ),
            ],
        );
        let of = |assume: &[&str]| {
            let report = judge(&[("main.json", &text)], assume);
            let egress = fact(&report, "deployment.egress_public_network_access", "blue");
            (egress.values.clone(), egress.origin)
        };
        assert_eq!(of(&[]), (vec!["enabled"], OriginKind::Defaulted), "{access}");
        assert_eq!(
            of(&["endpoint.public_network_access=disabled"]),
            (vec!["disabled"], OriginKind::Assumed),
            "{access}"
        );
    }
}

#[test]
fn members_of_one_default_are_values_of_their_own() {
    let parts = r#""parameters": { "all": { "type": "object", "defaultValue": { "in": "Disabled", "out": "Enabled" } } },"#;
    let report = judged(
        parts,
        &[
            resource(ENDPOINT, "ws/ep", "", r#""publicNetworkAccess": "[parameters('all').in]""#),
            resource(
                DEPLOYMENT,
                "ws/ep/blue",
                "",
                r#""egressPublicNetworkAccess": "[parameters('all').out]""#,
            ),
        ],
    );
    assert_eq!(says(&report, "endpoint.public_network_access", "ep").0, ["disabled"]);
    assert_eq!(says(&report, "deployment.egress_public_network_access", "blue").0, ["enabled"]);
    assert_eq!(problem_codes(&report), [""; 0]);
}

#[test]
fn resources_have_names_instead_of_places_in_newer_templates() {
    let text = format!(
        r#"{{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "languageVersion": "2.0", "contentVersion": "1.0.0.0",
  "resources": {{ "network": {{ "existing": true, "type": "{WORKSPACE}", "apiVersion": "2024-04-01", "name": "other" }},
    "workspace": {} }} }}"#,
        resource(WORKSPACE, "ws", "", r#""publicNetworkAccess": "Disabled""#)
    );
    let report = judge(&[("main.json", &text)], &[]);
    let access = fact(&report, "workspace.public_network_access", "ws");
    let pointer = &access.location.as_ref().unwrap().pointer;
    assert_eq!(pointer, "/resources/workspace/properties/publicNetworkAccess");
    assert!(report.subjects.iter().all(|known| known.subject.name.as_deref() != Some("other")));
}

#[test]
fn children_stand_within_their_parents() {
    let deployment = r#"{ "type": "deployments", "apiVersion": "2024-04-01", "name": "blue", "location": "w", "properties": { "egressPublicNetworkAccess": "Disabled" } }"#;
    let endpoint = format!(
        r#"{{ "type": "onlineEndpoints", "apiVersion": "2024-04-01", "name": "ep", "location": "w", "properties": {{ "publicNetworkAccess": "Disabled" }}, "resources": [{deployment}] }}"#
    );
    let workspace = resource(
        WORKSPACE,
        "ws",
        &format!(r#""resources": [{endpoint}],"#),
        r#""publicNetworkAccess": "Enabled""#,
    );
    let report = judged("", &[workspace]);
    assert_eq!(says(&report, "deployment.egress_public_network_access", "blue").0, ["disabled"]);
    assert_eq!(report.matrix[0].deployment.as_deref(), Some("blue"));
    let pointer = &fact(&report, "endpoint.public_network_access", "ep").location.as_ref().unwrap().pointer;
    assert_eq!(pointer, "/resources/0/resources/0/properties/publicNetworkAccess");
    assert_eq!(report.subjects.len(), 6, "all are linked");
}

#[test]
fn nothing_in_a_template_is_edited() {
    let report = judged(&format!(r#""parameters": {{ {NAMES} }},"#), &usual("Enabled"));
    assert!(report.findings.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.edits.is_empty()));
    assert_ne!(report.works.answer, Answer::No);
}
