//! ARM templates as people and Bicep write them: what they come to, and what stays open.

use cofferdam_core::{
    report::{Answer, KnownFact, OriginKind, Report, Severity},
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

const WORKSPACE: &str = "Microsoft.MachineLearningServices/workspaces";
const ENDPOINT: &str = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
const DEPLOYMENT: &str = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments";

fn template(parts: &str, resources: &[String]) -> String {
    format!(
        r#"{{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0", {parts} "resources": [{}] }}"#,
        resources.join(",\n")
    )
}

fn resource(kind: &str, name: &str, more: &str, properties: &str) -> String {
    format!(
        r#"{{ "type": "{kind}", "apiVersion": "2024-04-01", "name": "{name}", "location": "westeurope", {more} "properties": {{ {properties} }} }}"#
    )
}

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

fn judge(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap_or_else(|error| panic!("{error}"))
}

fn judged(parts: &str, resources: &[String]) -> Report {
    judge(&[("main.json", &template(parts, resources))], &[])
}

fn fact<'r>(report: &'r Report, fact: &str, name: &str) -> &'r KnownFact {
    known(report, fact, Some(name)).unwrap_or_else(|| {
        let names: Vec<_> = report.subjects.iter().map(|known| &known.subject).collect();
        panic!("{fact} of {name} among {names:?}")
    })
}

fn says(report: &Report, wanted: &str, name: &str) -> (Vec<&'static str>, OriginKind) {
    let known = fact(report, wanted, name);
    (known.values.clone(), known.origin)
}

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

/// A deployment within a template.
fn nested(name: &str, scope: &str, parameters: &str, inner: &str) -> String {
    format!(
        r#"{{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "{name}",
  "properties": {{ "mode": "Incremental", "expressionEvaluationOptions": {{ "scope": "{scope}" }},
    "parameters": {{ {parameters} }}, "template": {inner} }} }}"#
    )
}

#[test]
fn modules_read_their_own_parameters_and_give_out_names() {
    let parts =
        r#""parameters": { "access": { "type": "string", "allowedValues": ["Enabled", "Disabled"] } },"#;
    let declared = r#""parameters": { "name": { "type": "string" }, "access": { "type": "string" } },
        "outputs": { "name": { "type": "string", "value": "[parameters('name')]" } },"#;
    let workspace = template(
        declared,
        &[resource(
            WORKSPACE,
            "[parameters('name')]",
            "",
            r#""publicNetworkAccess": "[parameters('access')]""#,
        )],
    );
    let endpoint = template(
        r#""parameters": { "ws": { "type": "string" }, "access": { "type": "string" } },"#,
        &[
            resource(
                ENDPOINT,
                "[format('{0}/ep', parameters('ws'))]",
                "",
                r#""publicNetworkAccess": "[parameters('access')]""#,
            ),
            resource(
                DEPLOYMENT,
                "[format('{0}/ep/blue', parameters('ws'))]",
                "",
                r#""egressPublicNetworkAccess": "Enabled""#,
            ),
        ],
    );
    let given = r#""access": { "value": "[parameters('access')]" }"#;
    let of_workspace = format!(r#""name": {{ "value": "research" }}, {given}"#);
    let output =
        "[reference(resourceId('Microsoft.Resources/deployments', 'one'), '2022-09-01').outputs.name.value]";
    let of_endpoint = format!(r#""ws": {{ "value": "{output}" }}, {given}"#);
    let report = judged(
        parts,
        &[nested("two", "inner", &of_endpoint, &endpoint), nested("one", "inner", &of_workspace, &workspace)],
    );
    assert_eq!(says(&report, "workspace.public_network_access", "research").0, ["enabled", "disabled"]);
    assert_eq!(report.subjects.len(), 6, "the endpoint is in the workspace of the other module");
    // Closed and open never go together, because one parameter decides both.
    assert_eq!(report.matrix[0].rows.len(), 2, "{:?}", report.matrix[0].rows);
    let outer =
        template("", &[resource(WORKSPACE, "ws", "", r#""publicNetworkAccess": "[parameters('access')]""#)]);
    let report = judged(parts, &[nested("three", "outer", "", &outer)]);
    assert_eq!(says(&report, "workspace.public_network_access", "ws").1, OriginKind::Constrained);
    let inner = judged(parts, &[nested("three", "inner", "", &outer)]);
    assert_eq!(says(&inner, "workspace.public_network_access", "ws").1, OriginKind::Unknown);
}

#[test]
fn a_template_that_is_elsewhere_is_said_to_be() {
    let linked = r#"{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "linked",
      "properties": { "templateLink": { "uri": "https://example.org/t.json" } } }"#;
    let report = judged("", &[linked.to_string()]);
    assert_eq!(problem_codes(&report), ["linked-template"]);
    assert_eq!(report.problems[0].severity, Severity::Info);
}

#[test]
fn conditions_decide_what_is_made() {
    let parts =
        r#""parameters": { "make": { "type": "bool", "defaultValue": false }, "ask": { "type": "bool" } },"#;
    let endpoint =
        |condition: &str| resource(ENDPOINT, "ws/ep", &format!(r#""condition": {condition},"#), "");
    let made = |resources: &[String]| {
        let report = judged(parts, resources);
        let is_made = report.subjects.iter().any(|known| known.subject.name.as_deref() == Some("ep"));
        (is_made, problem_codes(&report))
    };
    assert_eq!(made(&[endpoint("false")]), (false, vec![]));
    assert_eq!(made(&[endpoint("true")]), (true, vec![]));
    assert_eq!(made(&[endpoint("\"[not(true())]\"")]), (false, vec![]));
    assert_eq!(made(&[endpoint("\"[parameters('make')]\"")]), (false, vec!["template-condition"]));
    assert_eq!(made(&[endpoint("\"[parameters('ask')]\"")]), (true, vec!["template-condition"]));
}

#[test]
fn what_may_be_there_already_is_not_known_by_what_would_be_made() {
    let parts = r#""parameters": { "new": { "type": "bool" } },"#;
    let when = r#""condition": "[parameters('new')]","#;
    let workspace = resource(WORKSPACE, "ws", when, r#""publicNetworkAccess": "Disabled""#);
    let values = |resources: &[String]| {
        says(&judged(parts, resources), "workspace.public_network_access", "ws").0.len()
    };
    assert_eq!(values(&[workspace.clone(), resource(ENDPOINT, "ws/ep", "", "")]), 2);
    assert_eq!(values(&[workspace.clone(), resource(ENDPOINT, "ws/ep", when, "")]), 1, "both or none");
    assert_eq!(values(&[workspace]), 1, "nothing else needs it");
}

fn private_endpoint(more: &str, connections: &str, group: &str, id: &str) -> String {
    resource(
        "Microsoft.Network/privateEndpoints",
        "pe",
        more,
        &format!(
            r#""{connections}": [ {{ "name": "c", "properties": {{ "groupIds": ["{group}"], "privateLinkServiceId": "{id}" }} }} ]"#
        ),
    )
}

#[test]
fn a_private_endpoint_that_the_template_makes_counts_and_none_says_nothing() {
    const ID: &str = "[resourceId('Microsoft.MachineLearningServices/workspaces', parameters('ws'))]";
    const LINK: &str = "privateLinkServiceConnections";
    let parts = r#""parameters": { "ws": { "type": "string" }, "ask": { "type": "bool" } },"#;
    let values = |private_endpoint: Option<String>| {
        let workspace = resource(WORKSPACE, "[parameters('ws')]", "", r#""publicNetworkAccess": "Disabled""#);
        let resources: Vec<String> = [workspace].into_iter().chain(private_endpoint).collect();
        let report = judged(parts, &resources);
        (says(&report, "workspace.private_endpoint", WS).0, problem_codes(&report))
    };
    let unknown = vec!["none", "before_2022_05_24", "current"];
    assert_eq!(values(None), (unknown.clone(), vec![]));
    assert_eq!(values(Some(private_endpoint("", LINK, "amlworkspace", ID))), (vec!["current"], vec![]));
    assert_eq!(values(Some(private_endpoint("", LINK, "vault", ID))), (unknown.clone(), vec![]));
    let manual = "manualPrivateLinkServiceConnections";
    assert_eq!(values(Some(private_endpoint("", manual, "amlworkspace", ID))).0, unknown, "to be approved");
    let when = r#""condition": "[parameters('ask')]","#;
    let said = (unknown.clone(), vec!["template-condition"]);
    assert_eq!(values(Some(private_endpoint(when, LINK, "amlworkspace", ID))), said);
    let said = (unknown, vec!["private-endpoint-elsewhere"]);
    assert_eq!(values(Some(private_endpoint("", LINK, "amlworkspace", "[parameters('id')]"))), said);
}

#[test]
fn a_private_endpoint_in_a_template_of_its_own_joins_the_workspace_by_name() {
    let id =
        "/subscriptions/1/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/research";
    let text = template("", &[private_endpoint("", "privateLinkServiceConnections", "amlworkspace", id)]);
    let workspace =
        "name: research\nlocation: westeurope\nimage_build_compute: cpu\npublic_network_access: disabled\n";
    let report = judge(&[("pe.json", &text), ("workspace.yml", workspace)], &[]);
    assert_eq!(says(&report, "workspace.private_endpoint", "research").0, ["current"]);
    assert_eq!(
        says(&report, "workspace.isolation_mode", "research"),
        (vec!["disabled"], OriginKind::Defaulted)
    );
}

#[test]
fn rules_and_networks_of_their_own_belong_to_the_workspace() {
    let rules = "Microsoft.MachineLearningServices/workspaces/outboundRules";
    let rule = resource(
        rules,
        "ws/pypi",
        "",
        r#""type": "FQDN", "destination": "pypi.org", "category": "UserDefined""#,
    );
    let workspace = resource(
        WORKSPACE,
        "ws",
        "",
        r#""managedNetwork": { "isolationMode": "AllowOnlyApprovedOutbound" }"#,
    );
    let report = judged("", &[rule.clone(), workspace]);
    assert_eq!(says(&report, "workspace.outbound_rules", "ws").0, ["with_fqdn"]);
    assert_eq!(says(&report, "workspace.fqdn_rules", "ws").0, ["python"]);
    let network = resource(
        "Microsoft.MachineLearningServices/workspaces/managedNetworks",
        "ws/default",
        "",
        r#""isolationMode": "AllowInternetOutbound""#,
    );
    let report = judged("", &[resource(WORKSPACE, "ws", "", ""), network]);
    assert_eq!(
        says(&report, "workspace.isolation_mode", "ws"),
        (vec!["allow_internet_outbound"], OriginKind::Stated)
    );
    let report = judged("", &[rule]);
    assert_eq!(says(&report, "workspace.outbound_rules", "ws").0, ["with_fqdn"]);
    assert_eq!(
        says(&report, "workspace.isolation_mode", "ws").0.len(),
        3,
        "the workspace itself is elsewhere"
    );
}

#[test]
fn resources_of_the_workspace_are_told_by_their_ids() {
    let registry = |name: &str, tier: &str| {
        resource(
            "Microsoft.ContainerRegistry/registries",
            name,
            &format!(r#""sku": {{ "name": "{tier}" }},"#),
            "",
        )
    };
    let report = judged(
        "",
        &[
            registry("other", "Premium"),
            registry("own", "Basic"),
            resource(
                WORKSPACE,
                "ws",
                "",
                r#""containerRegistry": "[resourceId('Microsoft.ContainerRegistry/registries', 'own')]""#,
            ),
            resource(ENDPOINT, "ws/ep", "", ""),
        ],
    );
    let registries = report.subjects.iter().filter(|known| known.subject.scope == "container_registry");
    assert_eq!(registries.count(), 2, "there is none besides that nobody describes");
    assert_eq!(says(&report, "container_registry.sku", "own").0, ["basic"]);
}

#[test]
fn a_template_sends_the_addresses_that_a_client_would_drop() {
    let acl = r#""publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": "Deny", "ipRules": [ { "value": "16.17.18.0/24" } ] }"#;
    let workspace = resource(WORKSPACE, "ws", "", acl).replace("2024-04-01", "2024-10-01-preview");
    let report = judged("", &[workspace]);
    assert_eq!(says(&report, "workspace.network_acls", "ws").0, ["selected"]);
    assert!(report.findings.iter().all(|finding| finding.rule != "addresses-after-creation"));
}

#[test]
fn a_version_that_does_not_know_a_property_may_ignore_it() {
    let deployment = resource(DEPLOYMENT, "ws/ep/blue", "", r#""egressPublicNetworkAccess": "Disabled""#);
    let of = |version: &str| {
        let report = judged("", &[deployment.replace("2024-04-01", version)]);
        (says(&report, "deployment.egress_public_network_access", "blue").0, problem_codes(&report))
    };
    assert_eq!(of("2022-10-01"), (vec!["disabled"], vec![]));
    assert_eq!(of("2022-05-01"), (vec!["enabled", "disabled"], vec!["api-version-too-old"]));
}

#[test]
fn an_old_version_and_a_private_endpoint_may_mean_v1_legacy_mode() {
    let id = "[resourceId('Microsoft.MachineLearningServices/workspaces', 'ws')]";
    let resources = [
        resource(WORKSPACE, "ws", "", "").replace("2024-04-01", "2021-07-01"),
        private_endpoint("", "privateLinkServiceConnections", "amlworkspace", id),
    ];
    let report = judged("", &resources);
    assert_eq!(says(&report, "workspace.v1_legacy_mode", "ws").0, ["true", "false"]);
    let problem = report.problems.iter().find(|problem| problem.code == "v1-legacy-by-default").unwrap();
    assert_eq!(problem.severity, Severity::Warning, "never an error (F-PLAT-02)");
    let alone = judged("", &resources[..1]);
    assert_eq!(problem_codes(&alone), [""; 0]);
}

#[test]
fn what_says_nothing_of_the_network_is_named_once() {
    let network = resource("Microsoft.Network/virtualNetworks", "vnet", "", "");
    let report = judged("", &[network.clone(), network, resource(WORKSPACE, "ws", "", "")]);
    assert_eq!(problem_codes(&report), ["other-resources"]);
}

#[test]
fn a_state_beside_a_template_is_what_it_changes() {
    let state = r#"{"id": "/subscriptions/1/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/ws", "name": "ws", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {"publicNetworkAccess": "Disabled", "provisioningState": "Succeeded", "managedNetwork": {"isolationMode": "AllowInternetOutbound"}}}"#;
    let text = template("", &[resource(WORKSPACE, "ws", "", r#""publicNetworkAccess": "Enabled""#)]);
    let report = judge(&[("state.json", state), ("main.json", &text)], &[]);
    assert_eq!(says(&report, "workspace.public_network_access", "ws").0, ["enabled"]);
    assert_eq!(says(&report, "workspace.isolation_mode", "ws").0, ["allow_internet_outbound"]);
}

#[test]
fn nothing_in_a_template_is_edited() {
    let report = judged(&format!(r#""parameters": {{ {NAMES} }},"#), &usual("Enabled"));
    assert!(report.findings.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.edits.is_empty()));
    assert_ne!(report.works.answer, Answer::No);
}
