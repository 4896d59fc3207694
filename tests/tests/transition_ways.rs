//! Ways from one configuration to another, their steps, what is lost on them, and moments of exposure.

use crate::support::planning;

use cofferdam_core::{
    report::{Severity, State},
    rulebook::ChangeKind,
    transition::Plan,
};
use planning::{
    APPROVED, BLUE, ENDPOINT, PLAIN, SECURED, note, notes, plan, plan_assuming, remedies, says, way,
};

const CLOSED: (&str, &str) =
    ("endpoint.yml", "name: scoring\nauth_mode: key\npublic_network_access: disabled\n");

const SELECTED: (&str, &str) = (
    "workspace.yml",
    "name: research\npublic_network_access: enabled\nnetwork_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.19\n",
);

#[test]
fn enabling_a_managed_network_has_two_ways() {
    let plan = plan(&[PLAIN, ENDPOINT, SECURED], &[APPROVED, CLOSED, SECURED]);
    assert_eq!(note(&plan, "managed-network-needs-an-empty-workspace").severity, Severity::Warning);
    assert!(says(&plan, "managed-network-is-irreversible") && says(&plan, "egress-flag-left-over"));
    assert!(says(&plan, "shared-private-endpoints") && says(&plan, "host-stays-while-it-is-gone"));
    assert_eq!(
        remedies(way(&plan, "with_downtime")),
        [
            "delete-endpoint",
            "delete-computes",
            "enable-managed-network",
            "create-closed-endpoint",
            "create-deployment"
        ]
    );
    assert_eq!(
        remedies(way(&plan, "new_workspace")),
        [
            "create-closed-workspace",
            "create-private-endpoint",
            "provision-managed-network",
            "open-workspace",
            "create-closed-endpoint",
            "create-deployment",
            "point-clients",
            "delete-endpoint",
            "delete-workspace"
        ]
    );
}

#[test]
fn closing_a_workspace_loses_its_addresses() {
    let closed = ("workspace.yml", "name: research\npublic_network_access: disabled\nhbi_workspace: false\n");
    let plan = plan(&[SELECTED], &[closed]);
    let note = note(&plan, "addresses-lost-by-closing");
    assert_eq!(note.kind, Some(ChangeKind::LosesSilently));
    // Whether the rules were added after the creation is not said.
    assert_eq!(note.state, State::Depends);
    assert!(says(&plan, "addresses-are-lost"));
}

#[test]
fn addresses_given_to_a_closed_workspace_are_dropped() {
    let closed = "name: research\npublic_network_access: disabled\nnetwork_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.19\n";
    let silent = closed.replace("public_network_access: disabled\n", "");
    let of = |id: &'static str, plan: Plan| {
        let found = notes(&plan).find(|note| note.message_id == id);
        found.map(|note| (note.severity, note.state))
    };
    let id = "addresses-dropped-while-closed";
    let was_closed = (
        "workspace.yml",
        "name: research\npublic_network_access: disabled\ntags: {}\nimage_build_compute: c\n",
    );
    let warned = Some((Severity::Warning, State::Holds));
    assert_eq!(of(id, plan(&[PLAIN], &[("workspace.yml", closed)])), warned);
    assert_eq!(of(id, plan(&[was_closed], &[("workspace.yml", &silent)])), warned);
    // Not knowing whether it is closed is worth an info only.
    assert_eq!(
        of(id, plan(&[ENDPOINT], &[("workspace.yml", &silent)])),
        Some((Severity::Info, State::Depends))
    );
    let open = closed.replace("disabled", "enabled");
    assert_eq!(of(id, plan(&[PLAIN], &[("workspace.yml", &open)])), None);
}

#[test]
fn a_new_workspace_with_addresses_is_open_until_they_are_added() {
    let plan = plan_assuming(&[], &[SELECTED, ENDPOINT, BLUE], &["workspace.private_endpoint=none"]);
    assert_eq!(note(&plan, "addresses-only-after-creation").state, State::Holds);
    let moment = &plan.exposed[0];
    assert_eq!((moment.way, moment.exposure, moment.state), ("as_written", "internet", State::Holds));
    assert_eq!(moment.after, ["selected_addresses"]);
    assert_eq!(plan.exposed.len(), 1, "the steps of the plan open nothing: {:?}", plan.exposed);
    let steps = remedies(way(&plan, "new_workspace"));
    assert_eq!(&steps[..2], ["create-closed-workspace", "open-to-selected-addresses"]);
}

#[test]
fn what_closes_comes_before_what_opens() {
    let open = (
        "workspace.yml",
        "name: research\npublic_network_access: enabled\nnetwork_acls:\n  default_action: Allow\n",
    );
    let assume = ["workspace.network_acls=selected", "workspace.private_endpoint=current"];
    // Addresses in force, as the service prints them.
    let selected = (
        "show.json",
        r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research",
            "type": "Microsoft.MachineLearningServices/workspaces", "name": "research", "public_network_access": "Enabled",
            "network_acls": {"default_action": "DefaultActionType.DENY", "ip_rules": [{"value": "16.17.18.19"}]}}"#,
    );
    let plan = plan_assuming(&[selected, ENDPOINT, BLUE], &[open, CLOSED, BLUE], &assume[1..]);
    let steps = remedies(way(&plan, "in_place"));
    assert_eq!(steps, ["close-endpoint", "give-up-selected-addresses"]);
    // Applied as they are, the workspace opens first.
    let moment = &plan.exposed[0];
    assert_eq!((moment.way, moment.direction, moment.exposure), ("as_written", "inbound", "internet"));
    assert_eq!(moment.before, ["selected_addresses"]);
    assert_eq!(moment.after, ["private"]);
}

#[test]
fn an_endpoint_that_is_closed_later_was_open() {
    let plan = plan(&[PLAIN, ENDPOINT], &[PLAIN, CLOSED]);
    assert_eq!(note(&plan, "endpoint-closed-at-creation").kind, Some(ChangeKind::Exposes));
    assert!(plan.exposed.is_empty());
    // The key that goes takes the default with it.
    let silent = ("endpoint.yml", "name: scoring\nauth_mode: key\n");
    let opened = planning::plan(&[PLAIN, CLOSED], &[PLAIN, silent]);
    assert_eq!(remedies(way(&opened, "in_place")), ["open-endpoint"]);
}

#[test]
fn names_do_not_change() {
    let renamed = ("endpoint.yml", "name: serving\nauth_mode: key\n");
    let green = ("green.yml", "name: green\nendpoint_name: serving\n");
    let plan = plan(&[PLAIN, ENDPOINT, BLUE], &[PLAIN, renamed, green]);
    assert!(says(&plan, "endpoint-under-another-name") && says(&plan, "scoring-uri-is-new"));
    assert_eq!(note(&plan, "endpoint-goes").subject.name.as_deref(), Some("scoring"));
    assert_eq!(
        remedies(way(&plan, "in_place")),
        [
            "create-open-endpoint",
            "create-public-deployment",
            "point-clients",
            "delete-deployment",
            "delete-endpoint"
        ]
    );
    let other =
        ("workspace.yml", "name: other\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n");
    let plan = planning::plan(&[PLAIN, ENDPOINT, BLUE], &[other, ENDPOINT, BLUE]);
    assert!(says(&plan, "workspace-under-another-name") && says(&plan, "workspace-goes"));
    assert_eq!(plan.ways.len(), 1);
    assert_eq!(way(&plan, "new_workspace").steps.last().unwrap().remedy, "delete-workspace");
}

#[test]
fn outbound_rules_come_and_go() {
    let rules = |names: &[&str]| {
        let items: String = names
            .iter()
            .map(|name| format!("    - name: {name}\n      type: fqdn\n      destination: x.org\n"))
            .collect();
        format!(
            "name: research\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n{items}"
        )
    };
    let (before, after) = (rules(&["one", "two"]), rules(&["two", "three"]));
    let plan = plan(&[("workspace.yml", &before)], &[("workspace.yml", &after)]);
    assert_eq!(note(&plan, "outbound-rule-is-added").subject.name.as_deref(), Some("three"));
    assert_eq!(note(&plan, "outbound-rule-goes").subject.name.as_deref(), Some("one"));
    assert_eq!(remedies(way(&plan, "in_place")), ["add-outbound-rules", "remove-outbound-rule"]);
}

#[test]
fn the_first_fqdn_rule_brings_a_firewall() {
    let with = |mode: &str, rules: &str| {
        format!("name: research\nmanaged_network:\n  isolation_mode: {mode}\n  firewall_sku: basic\n{rules}")
    };
    let rules = "  outbound_rules:\n    - name: one\n      type: fqdn\n      destination: x.org\n";
    let says_so = |before: &str, after: &str| {
        says(
            &plan(&[("workspace.yml", before)], &[("workspace.yml", after)]),
            "first-fqdn-rule-brings-a-firewall",
        )
    };
    let approved = with("allow_only_approved_outbound", rules);
    assert!(says_so(&with("allow_only_approved_outbound", ""), &approved));
    assert!(says_so(&with("allow_internet_outbound", rules), &approved));
    assert!(!says_so(&approved, &approved.replace("x.org", "y.org")));
    assert!(!says_so(&with("disabled", ""), &with("allow_internet_outbound", rules)));
    let dearer =
        plan(&[("workspace.yml", &approved)], &[("workspace.yml", &approved.replace("basic", "standard"))]);
    assert_eq!(note(&dearer, "firewall-tier-can-change").state, State::Holds);
    assert_eq!(remedies(way(&dearer, "in_place")), ["update-workspace"]);
}

#[test]
fn a_rule_goes_after_the_deployment_that_needs_it() {
    let rule = "  outbound_rules:\n    - name: one\n      type: fqdn\n      destination: x.org\n";
    let with = |rules: &str| format!("{}{rules}", APPROVED.1);
    let green = ("green.yml", "name: green\nendpoint_name: scoring\n");
    let (before, after) = (with(rule), with(&rule.replace("one", "two").replace("x.org", "y.org")));
    let plan =
        plan(&[("workspace.yml", &before), ENDPOINT, BLUE], &[("workspace.yml", &after), ENDPOINT, green]);
    assert_eq!(
        remedies(way(&plan, "in_place")),
        ["add-outbound-rules", "create-deployment", "delete-deployment", "remove-outbound-rule"]
    );
}

#[test]
fn a_rule_to_the_workspace_itself_comes_before_selected_addresses() {
    let id = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";
    let before = format!("{}public_network_access: disabled\n", APPROVED.1);
    let rule = format!(
        "  outbound_rules:\n    - name: itself\n      type: private_endpoint\n      destination:\n        service_resource_id: {id}\n        subresource_target: amlworkspace\n"
    );
    let addresses = "public_network_access: enabled\nnetwork_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.19\n";
    let after = format!("{}{rule}{addresses}", APPROVED.1);
    let plan = plan(&[("workspace.yml", &before)], &[("workspace.yml", &after)]);
    assert_eq!(remedies(way(&plan, "in_place")), ["add-outbound-rules", "open-to-selected-addresses"]);
}
