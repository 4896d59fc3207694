//! Rules on associated resources, addresses and clouds against plain conditionals, written per fact id without a look at
//! the engine: at every point of the facts that a rule reads, and with every part of them not known.

use cofferdam_core::{
    report::Outcome,
    request::{Edition, Request},
    rulebook::Fact,
    validate,
};
use cofferdam_tests::ask::request;

/// The values at a point, by the place of their fact in the list of the rule.
type Conditional = fn(&[&str]) -> bool;

const SUBSCRIPTIONS: &[&str] = &[
    "workspace.associated_subscriptions",
    "endpoint.public_network_access",
    "workspace.isolation_mode",
    "deployment.egress_public_network_access",
];

fn elsewhere(point: &[&str]) -> bool {
    point[0] == "different" || point[0] == "rebuilt"
}

fn isolated(flag: &str, mode: &str, egress: &str) -> bool {
    flag == "disabled" || mode != "disabled" || egress == "disabled"
}

fn closed(access: &str, action: &str) -> bool {
    access == "disabled" || action == "deny"
}

/// F-PLAT-23: closed in any way, and no services let in.
fn keeps_services_out(point: &[&str]) -> bool {
    closed(point[0], point[1]) && point[2] == "none"
}

/// F-PLAT-26: a closed workspace that does not approve every destination, and an open resource.
fn open_beside_closed(point: &[&str]) -> bool {
    !closed(point[0], point[1]) && point[2] == "disabled" && point[3] != "allow_only_approved_outbound"
}

const RULES: &[(&str, &[&str], Conditional)] = &[
    ("associated-resources-in-one-subscription", SUBSCRIPTIONS, |p| {
        elsewhere(p) && isolated(p[1], p[2], p[3])
    }),
    ("associated-resources-in-another-subscription", SUBSCRIPTIONS, |p| {
        elsewhere(p) && !isolated(p[1], p[2], p[3])
    }),
    ("associated-resources-in-one-resource-group", &["workspace.associated_resource_group"], |p| {
        p[0] == "different"
    }),
    (
        "trusted-services-for-storage-account",
        &[
            "storage_account.public_network_access",
            "storage_account.default_action",
            "storage_account.bypass",
        ],
        keeps_services_out,
    ),
    (
        "trusted-services-for-key-vault",
        &["key_vault.public_network_access", "key_vault.default_action", "key_vault.bypass"],
        keeps_services_out,
    ),
    (
        "trusted-services-for-container-registry",
        &[
            "container_registry.public_network_access",
            "container_registry.default_action",
            "container_registry.bypass",
        ],
        keeps_services_out,
    ),
    ("storage-account-of-a-general-kind", &["storage_account.kind"], |p| p[0] != "general"),
    (
        "closed-storage-account-of-closed-workspace",
        &[
            "storage_account.public_network_access",
            "storage_account.default_action",
            "workspace.public_network_access",
            "workspace.isolation_mode",
        ],
        open_beside_closed,
    ),
    (
        "closed-key-vault-of-closed-workspace",
        &[
            "key_vault.public_network_access",
            "key_vault.default_action",
            "workspace.public_network_access",
            "workspace.isolation_mode",
        ],
        open_beside_closed,
    ),
    (
        "closed-container-registry-of-closed-workspace",
        &[
            "container_registry.public_network_access",
            "container_registry.default_action",
            "workspace.public_network_access",
            "workspace.isolation_mode",
        ],
        open_beside_closed,
    ),
    (
        "key-vault-for-key-authentication",
        &[
            "key_vault.public_network_access",
            "key_vault.default_action",
            "key_vault.bypass",
            "endpoint.auth_mode",
        ],
        |p| keeps_services_out(p) && p[3] == "key",
    ),
    (
        "registry-connection-approved",
        &[
            "container_registry.egress_connection",
            "workspace.isolation_mode",
            "deployment.egress_public_network_access",
        ],
        |p| p[0] == "waiting" && p[1] == "disabled" && p[2] == "disabled",
    ),
    (
        "workspace-closed-behind-private-endpoint",
        &["workspace.private_endpoint", "workspace.public_network_access", "workspace.network_acls"],
        |p| p[0] != "none" && p[1] == "enabled" && p[2] == "all",
    ),
    (
        "public-access-flags-agree",
        &["workspace.allow_public_access_when_behind_vnet", "workspace.public_network_access"],
        |p| p[0] == "true" && p[1] == "disabled",
    ),
    ("not-too-many-addresses", &["workspace.ip_rules"], |p| p[0] == "too_many"),
    ("address-rules-have-effect", &["workspace.ip_rules", "workspace.network_acls"], |p| {
        p[0] != "none" && p[1] == "all"
    }),
    (
        "addresses-open-the-workspace-only",
        &["workspace.public_network_access", "workspace.network_acls", "endpoint.public_network_access"],
        |p| p[0] == "enabled" && p[1] == "selected" && p[2] == "disabled",
    ),
    (
        "isolation-available-in-cloud",
        &[
            "workspace.cloud",
            "endpoint.public_network_access",
            "workspace.isolation_mode",
            "deployment.egress_public_network_access",
        ],
        |p| p[0] != "public" && isolated(p[1], p[2], p[3]),
    ),
];

/// Every choice of one item of each list.
fn product<'v>(lists: &[Vec<&'v str>]) -> Vec<Vec<&'v str>> {
    lists.iter().fold(vec![Vec::new()], |points, list| {
        let with = |point: &Vec<&'v str>| {
            list.iter().map(move |item| [point.as_slice(), &[*item]].concat()).collect::<Vec<_>>()
        };
        points.iter().flat_map(with).collect()
    })
}

/// How the rule ends where the facts have these values; an empty one is not known.
fn outcome(rule: &str, facts: &[&str], values: &[&str]) -> Outcome {
    let assume: Vec<String> = facts
        .iter()
        .zip(values)
        .filter(|(_, value)| !value.is_empty())
        .map(|(fact, value)| format!("{fact}={value}"))
        .collect();
    let assume: Vec<&str> = assume.iter().map(String::as_str).collect();
    let edition = if rule == "associated-resources-in-one-resource-group" {
        Edition::January2023
    } else {
        Edition::Current
    };
    let report = validate(&Request { edition, ..request(&[], &assume) }).unwrap();
    let checks = report.checks.list.unwrap();
    checks.iter().find(|check| check.rule == rule).unwrap_or_else(|| panic!("no check of {rule}")).outcome
}

#[test]
fn rules_are_those_conditionals_whatever_is_known() {
    let mut count = 0;
    for (rule, facts, conditional) in RULES {
        let domains: Vec<Vec<&str>> =
            facts.iter().map(|name| Fact::named(name).unwrap().entry().values.to_vec()).collect();
        let partly: Vec<Vec<&str>> =
            domains.iter().map(|domain| [&[""], domain.as_slice()].concat()).collect();
        for partial in product(&partly) {
            let within = |point: &&Vec<&str>| {
                partial.iter().zip(*point).all(|(wanted, value)| wanted.is_empty() || wanted == value)
            };
            let points = product(&domains);
            let violated: Vec<bool> = points.iter().filter(within).map(|point| conditional(point)).collect();
            let found = outcome(rule, facts, &partial);
            let right = match (violated.contains(&true), violated.contains(&false)) {
                (true, false) => found == Outcome::Violated,
                (true, true) => found == Outcome::Open,
                _ => found != Outcome::Violated,
            };
            assert!(right, "{rule} at {partial:?} is {found:?}");
            count += 1;
        }
    }
    println!("{count} partial points of {} rules", RULES.len());
}
