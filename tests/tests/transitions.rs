//! What changes mean and what stays as it is, in readable cases.

use crate::support::{planning, plans};

use cofferdam_core::{
    report::{Answer, Severity, State},
    request::Request,
    rulebook::ChangeKind,
};
use cofferdam_tests::oracle::{Point, PrivateEndpoint};
use planning::{APPROVED, BLUE, ENDPOINT, PLAIN, SECURED, note, plan, remedies, says, way};

const INTERNET: (&str, &str) = (
    "workspace.yml",
    "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: allow_internet_outbound\n",
);

#[test]
fn nothing_changes_between_equal_configurations() {
    let files = [PLAIN, ENDPOINT, BLUE];
    let plan = plan(&files, &files);
    assert!(plan.changes.is_empty(), "{:?}", plan.changes);
    assert!(plan.ways.is_empty() && plan.exposed.is_empty() && plan.on_the_way.is_empty());
    assert_eq!(plan.possible, Answer::Yes);
    assert_eq!(plan.before, plan.after);
}

#[test]
fn two_empty_sets_are_a_plan_too() {
    let plan = plan(&[], &[]);
    assert!(plan.changes.is_empty() && plan.ways.is_empty());
    assert_eq!(plan.before, plan.after);
}

#[test]
fn the_egress_flag_needs_another_deployment() {
    let plan = plan(&[PLAIN, ENDPOINT, BLUE], &[PLAIN, ENDPOINT, SECURED]);
    let note = note(&plan, "egress-flag-is-fixed");
    assert_eq!((note.kind, note.severity), (Some(ChangeKind::NewDeployment), Severity::Error));
    assert_eq!(note.state, State::Holds);
    assert!(note.message.contains("deployment `blue`"));
    assert_eq!(plan.possible, Answer::Yes);
    assert_eq!(remedies(way(&plan, "in_place")), ["new-secured-deployment"]);
    assert!(says(&plan, "own-private-endpoints-come") && says(&plan, "scoring-uri-stays"));
    let change = plan.changes.iter().find(|change| change.property.is_some()).unwrap();
    assert_eq!(
        (change.before.as_slice(), change.after.as_slice()),
        (&["enabled".to_string()][..], &["disabled".to_string()][..])
    );
    assert_eq!(change.after_location.as_ref().unwrap().range.start.line, 2);
    // Absent and `enabled` are the same (F-LEG-04).
    let enabled = ("blue.yml", "name: blue\nendpoint_name: scoring\negress_public_network_access: enabled\n");
    assert!(planning::plan(&[PLAIN, ENDPOINT, BLUE], &[PLAIN, ENDPOINT, enabled]).changes.is_empty());
}

#[test]
fn an_unknown_former_flag_makes_it_depend() {
    let unknown = ("blue.yml", "name: blue\nendpoint_name: scoring\negress_public_network_access: <LATER>\n");
    let plan = plan(&[PLAIN, ENDPOINT, unknown], &[PLAIN, ENDPOINT, SECURED]);
    let note = note(&plan, "egress-flag-is-fixed");
    assert_eq!(note.state, State::Depends);
    assert_eq!(note.depends_on.len(), 1);
    assert_eq!(
        (note.depends_on[0].side, note.depends_on[0].fact),
        ("before", "deployment.egress_public_network_access")
    );
    assert!(
        note.message.starts_with("if so far public egress of the deployment is enabled: "),
        "{}",
        note.message
    );
}

#[test]
fn one_variable_on_both_sides_is_no_change() {
    let variable =
        ("blue.yml", "name: blue\nendpoint_name: scoring\negress_public_network_access: ${EGRESS}\n");
    let plan = plan(&[PLAIN, ENDPOINT, variable], &[PLAIN, ENDPOINT, variable]);
    assert!(plan.changes.is_empty(), "{:?}", plan.changes);
}

#[test]
fn the_managed_network_stays_where_an_update_does_not_speak_of_it() {
    let silent = ("workspace.yml", "name: research\ndescription: new\npublic_network_access: enabled\n");
    let plan = plan(&[APPROVED, ENDPOINT, BLUE], &[silent, ENDPOINT, BLUE]);
    assert!(plan.changes.is_empty(), "{:?}", plan.changes);
    assert_eq!(plan.after.outbound, ["approved_only"]);
}

#[test]
fn a_managed_network_is_for_good() {
    for (before, after, id) in [
        (APPROVED, PLAIN, "managed-network-can-not-be-disabled"),
        (INTERNET, PLAIN, "managed-network-can-not-be-disabled"),
        (APPROVED, INTERNET, "approved-outbound-can-not-be-relaxed"),
    ] {
        let plan = plan(&[before, ENDPOINT, BLUE], &[after, ENDPOINT, BLUE]);
        assert_eq!(note(&plan, id).kind, Some(ChangeKind::Impossible));
        assert_eq!(plan.possible, Answer::No);
        let ways: Vec<&str> = plan.ways.iter().map(|way| way.id).collect();
        assert_eq!(ways, ["new_workspace"]);
    }
    let plan = plan(&[INTERNET, ENDPOINT, BLUE], &[APPROVED, ENDPOINT, BLUE]);
    assert_eq!(note(&plan, "internet-to-approved-outbound-disputed").severity, Severity::Warning);
    assert_eq!(plan.possible, Answer::Yes);
    assert_eq!(remedies(way(&plan, "in_place")), ["only-approved-outbound"]);
}

#[test]
fn an_unknown_former_managed_network_makes_it_depend() {
    let unknown = ("workspace.yml", "name: research\nmanaged_network:\n  isolation_mode: <LATER>\n");
    let plan = plan(&[unknown, ENDPOINT, BLUE], &[PLAIN, ENDPOINT, BLUE]);
    let note = note(&plan, "managed-network-can-not-be-disabled");
    assert_eq!(note.state, State::Depends);
    assert_eq!(plan.possible, Answer::Depends);
    assert!(plan.ways.iter().all(|way| way.state == State::Depends));
}

#[test]
fn a_state_proves_that_an_endpoint_exists_and_a_file_does_not() {
    let state = (
        "show.json",
        r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/onlineEndpoints/scoring",
            "name": "scoring", "public_network_access": "enabled", "provisioning_state": "Succeeded", "scoring_uri": "x"}"#,
    );
    let proven = plan(&[PLAIN, state], &[APPROVED, ENDPOINT]);
    let note = note(&proven, "managed-network-needs-existing-endpoints-deleted");
    assert_eq!((note.severity, note.kind), (Severity::Error, Some(ChangeKind::NewEndpoint)));
    assert!(!says(&proven, "managed-network-needs-an-empty-workspace"));
    let unproven = plan(&[PLAIN, ENDPOINT], &[APPROVED, ENDPOINT]);
    assert!(!says(&unproven, "managed-network-needs-existing-endpoints-deleted"));
    // So does a compute.
    let compute = (
        "compute.json",
        r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/computes/cluster",
            "type": "Microsoft.MachineLearningServices/workspaces/computes", "properties": {"computeType": "AmlCompute"}}"#,
    );
    assert!(says(&plan(&[PLAIN, compute], &[APPROVED]), "managed-network-needs-existing-endpoints-deleted"));
}

#[test]
fn associated_resources_do_not_change_like_settings() {
    let id = |kind: &str, name: &str| {
        format!(
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/{kind}/{name}"
        )
    };
    let file = |name: &str| {
        format!(
            "name: research\nstorage_account: {}\nkey_vault: {}\ncontainer_registry: {}\nprovision_network_now: {}\n",
            id("Microsoft.Storage/storageAccounts", name),
            id("Microsoft.KeyVault/vaults", name),
            id("Microsoft.ContainerRegistry/registries", name),
            name == "two",
        )
    };
    let (one, two) = (file("one"), file("two"));
    let plan = plan(&[("workspace.yml", &one)], &[("workspace.yml", &two)]);
    for (id, kind, severity) in [
        ("storage-account-change-ignored", ChangeKind::LosesSilently, Severity::Warning),
        ("key-vault-change-ignored", ChangeKind::LosesSilently, Severity::Warning),
        ("registry-change-needs-confirmation", ChangeKind::InPlace, Severity::Warning),
        ("provisioning-only-at-creation", ChangeKind::LosesSilently, Severity::Info),
    ] {
        let note = note(&plan, id);
        assert_eq!((note.kind, note.severity, note.state), (Some(kind), severity, State::Holds));
    }
    assert_eq!(plan.possible, Answer::Yes);
    let arm = |name: &str| {
        format!(
            r#"{{"type": "Microsoft.MachineLearningServices/workspaces", "name": "research", "properties": {{"storageAccount": "{}"}}}}"#,
            id("Microsoft.Storage/storageAccounts", name)
        )
    };
    let plan = planning::plan(&[("workspace.json", &arm("one"))], &[("workspace.json", &arm("two"))]);
    assert_eq!(note(&plan, "storage-account-can-not-change").kind, Some(ChangeKind::Impossible));
    assert_eq!(plan.possible, Answer::No);
    // Casing is no change, and a former account that nobody names leaves it open.
    let louder = arm("one").replace("storageAccounts/one", "storageaccounts/ONE");
    assert!(
        planning::plan(&[("workspace.json", &arm("one"))], &[("workspace.json", &louder)]).changes.is_empty()
    );
    let plan = planning::plan(&[PLAIN], &[("workspace.json", &arm("two"))]);
    assert_eq!(note(&plan, "storage-account-can-not-change").state, State::Depends);
    assert_eq!(plan.possible, Answer::Depends);
}

#[test]
fn what_the_documents_after_do_not_speak_of_stays() {
    let plan = plan(&[PLAIN, ENDPOINT, SECURED], &[APPROVED]);
    assert!(says(&plan, "endpoint-created-again-for-managed-network"));
    assert_eq!(plan.after.outbound, ["approved_only"]);
    assert!(plan.changes.iter().all(|change| change.life == "kept"));
}

#[test]
fn a_document_that_can_not_be_read_to_its_end_keeps_nothing() {
    let broken = ("workspace.yml", "name: research\nmanaged_network:\n  isolation_mode: [\n");
    let plan = plan(&[APPROVED, ENDPOINT, BLUE], &[broken, ENDPOINT, BLUE]);
    assert!(!plan.problems.after.is_empty());
    assert_ne!(plan.possible, Answer::Yes);
}

#[test]
fn no_private_endpoint_is_added_that_is_older_than_the_plan() {
    let with = |private_endpoint| {
        let point = Point { private_endpoint, ..Point::all()[0] };
        Request { documents: vec![plans::workspace(&point, &[])], ..Request::default() }
    };
    let to = |after| cofferdam_core::plan(&with(PrivateEndpoint::None), &with(after)).unwrap();
    assert!(says(&to(PrivateEndpoint::Current), "private-endpoint-can-be-added"));
    let older = to(PrivateEndpoint::Before20220524);
    assert!(says(&older, "private-endpoint-is-not-older"));
    assert!(!says(&older, "private-endpoint-can-be-added"));
}

#[test]
fn a_firewall_changes_between_standard_and_basic_only() {
    let tier = |tier: &str| {
        format!(
            "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n  firewall_sku: {tier}\n"
        )
    };
    let to = |after: &str| plan(&[("workspace.yml", &tier("standard"))], &[("workspace.yml", &tier(after))]);
    assert!(says(&to("basic"), "firewall-tier-can-change"));
    assert!(!says(&to("premium"), "firewall-tier-can-change"));
}
