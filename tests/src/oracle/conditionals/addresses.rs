//! Workspace access from selected addresses (section 4 of the catalogue).

use super::{Conditional, row};

/// What the documents declare: the client does not send it when it creates the workspace (F-SIP-07).
const DECLARED: &str = "workspace.network_acls.declared";

const SELECTED: &[&str] =
    &["workspace.public_network_access", "workspace.network_acls", "endpoint.public_network_access"];

const DEPLOYED: &[&str] = &[
    "workspace.public_network_access",
    DECLARED,
    "workspace.isolation_mode",
    "deployment.egress_public_network_access",
];

pub(super) const ROWS: &[Conditional] = &[
    row("not-too-many-addresses", "F-SIP-01", &["workspace.ip_rules"], |at| {
        at.is("workspace.ip_rules", "too_many")
    }),
    row("addresses-open-the-workspace-only", "F-SIP-02", SELECTED, |at| {
        at.admits_selected_addresses("workspace.network_acls") && at.closed_endpoint()
    }),
    row("no-addresses-on-closed-workspace", "F-SIP-03", SELECTED, |at| {
        at.closed_workspace() && at.is("workspace.network_acls", "selected") && !at.closed_endpoint()
    }),
    row("managed-network-for-selected-addresses", "F-SIP-04", DEPLOYED, |at| {
        at.admits_selected_addresses(DECLARED) && at.open()
    }),
    row("managed-network-preferred-for-selected-addresses", "F-SIP-04", DEPLOYED, |at| {
        at.admits_selected_addresses(DECLARED) && at.legacy()
    }),
    row(
        "rule-to-workspace-for-selected-addresses",
        "F-SIP-05",
        &[
            "workspace.public_network_access",
            "workspace.network_acls",
            "workspace.isolation_mode",
            "workspace.rule_to_itself",
        ],
        // With approved outbound alone the service makes the rule by itself.
        |at| {
            at.admits_selected_addresses("workspace.network_acls")
                && at.internet_outbound()
                && at.is("workspace.rule_to_itself", "absent")
        },
    ),
    row(
        "rule-to-workspace-after-creation",
        "F-SIP-05",
        &["workspace.operation", "workspace.public_network_access", DECLARED, "workspace.isolation_mode"],
        |at| at.being_created() && at.admits_selected_addresses(DECLARED) && at.internet_outbound(),
    ),
    row("addresses-are-public", "F-SIP-06", &["ip_rule.address"], |at| {
        ["private", "ipv6", "malformed"].iter().any(|kind| at.is("ip_rule.address", kind))
    }),
    row("addresses-are-not-reserved", "F-SIP-06", &["ip_rule.address"], |at| {
        at.is("ip_rule.address", "reserved")
    }),
    row("addresses-restrict", "F-SIP-06", &["ip_rule.address"], |at| at.is("ip_rule.address", "everything")),
    row(
        "addresses-after-creation",
        "F-SIP-07",
        &["workspace.operation", DECLARED, "workspace.network_acls"],
        // It is the client that drops them: what a template sends is there (`workspace.network_acls`).
        |at| {
            let dropped = at.is(DECLARED, "selected") && at.is("workspace.network_acls", "all");
            at.being_created() && dropped
        },
    ),
    row("test-from-a-selected-address", "F-SIP-11", SELECTED, |at| {
        at.admits_selected_addresses("workspace.network_acls") && !at.closed_endpoint()
    }),
    row("address-rules-have-effect", "F-SIP-13", &["workspace.ip_rules", DECLARED], |at| {
        !at.is("workspace.ip_rules", "none") && at.is(DECLARED, "all")
    }),
    row(
        "addresses-sent-with-open-access",
        "F-SIP-15",
        &["workspace.operation", "workspace.ip_rules", "workspace.public_network_access"],
        // More than 200 are dropped as well as fewer; `present` are rules that the update itself does not give.
        |at| {
            let given = at.is("workspace.ip_rules", "given") || at.is("workspace.ip_rules", "too_many");
            at.is("workspace.operation", "update") && given && at.closed_workspace()
        },
    ),
];
