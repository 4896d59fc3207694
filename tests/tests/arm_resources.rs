//! Resources of ARM templates that depend on others: modules, conditions, and what feeds the workspace.

use cofferdam_core::report::{OriginKind, Severity};
use cofferdam_tests::{
    ask::problem_codes,
    templates::{
        DEPLOYMENT, ENDPOINT, WORKSPACE, judge, judged, nested, private_endpoint, resource, says, template,
    },
};

const WS: &str = "${parameters('ws')}";

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
