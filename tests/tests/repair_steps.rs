//! The steps of repairs come in an order in which they can be taken.

use cofferdam_core::{report::Repair, request::Goal, request::Request, validate};
use cofferdam_tests::ask;

const ID: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";

const ASSUME: [&str; 3] = [
    "workspace.private_endpoint=current",
    "container_registry.sku=premium",
    "container_registry.public_network_access=enabled",
];

/// The repair that makes exactly these changes.
fn repair(files: &[(&str, &str)], intents: &[&str], wanted: &[(&str, &str)]) -> Repair {
    let request = Request {
        intents: intents.iter().map(ToString::to_string).collect(),
        repair: Some(Goal::Intended),
        ..ask::request(files, &ASSUME)
    };
    let repairs = validate(&request).unwrap().repairs;
    let changes = |repair: &Repair| -> Vec<(&'static str, &'static str)> {
        let mut changes: Vec<_> = repair.changes.iter().map(|change| (change.fact, change.to)).collect();
        changes.sort_unstable();
        changes
    };
    let found: Vec<_> = repairs.iter().map(changes).collect();
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    let fits = |repair: &Repair| changes(repair) == wanted;
    repairs.into_iter().find(fits).unwrap_or_else(|| panic!("not among {found:?}"))
}

fn titles(repair: &Repair) -> Vec<&str> {
    repair.steps.iter().map(|step| step.title.as_str()).collect()
}

#[test]
fn what_is_planned_is_created_parents_first() {
    let files = [
        (
            "workspace.yml",
            "name: research\nlocation: westeurope\npublic_network_access: disabled\nmanaged_network:\n  isolation_mode: disabled\n",
        ),
        ("endpoint.yml", "name: scoring\nauth_mode: key\npublic_network_access: enabled\n"),
        ("deployment.yml", "name: blue\nendpoint_name: scoring\negress_public_network_access: enabled\n"),
    ];
    let repair = repair(
        &files,
        &["private-inbound", "internet-egress"],
        &[("endpoint.public_network_access", "disabled"), ("workspace.public_network_access", "enabled")],
    );
    assert_eq!(
        titles(&repair),
        [
            "create the workspace open to public networks",
            "create the endpoint closed to public networks, so that it is never open"
        ]
    );
}

#[test]
fn an_endpoint_closes_before_its_workspace_opens() {
    let state = |kind: &str, name: &str, properties: &str| {
        format!(
            r#"{{"id": "{ID}{name}", "name": "{}", "type": "Microsoft.MachineLearningServices/workspaces{kind}", "properties": {{{properties}}}}}"#,
            name.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("research")
        )
    };
    let workspace = state(
        "",
        "",
        r#""publicNetworkAccess": "Disabled", "networkAcls": {"defaultAction": "Allow"}, "v1LegacyMode": false"#,
    );
    let endpoint = state(
        "/onlineEndpoints",
        "/onlineEndpoints/scoring",
        r#""authMode": "Key", "publicNetworkAccess": "Enabled""#,
    );
    let deployment = state(
        "/onlineEndpoints/deployments",
        "/onlineEndpoints/scoring/deployments/blue",
        r#""endpointComputeType": "Managed", "egressPublicNetworkAccess": "Enabled""#,
    );
    let files = [
        ("workspace.json", workspace.as_str()),
        ("endpoint.json", &endpoint),
        ("deployment.json", &deployment),
    ];
    let opened = repair(
        &files,
        &["private-inbound"],
        &[("endpoint.public_network_access", "disabled"), ("workspace.public_network_access", "enabled")],
    );
    assert_eq!(
        titles(&opened),
        ["close the endpoint to public networks", "let the workspace accept public traffic"]
    );
}
