//! Outbound rules of a managed network (sections 6 and 7 of the catalogue).

use super::{At, Conditional, row};

const MODE: &str = "workspace.isolation_mode";
const TYPE: &str = "outbound_rule.type";
const CATEGORY: &str = "outbound_rule.category";
const TARGET: &[&str] = &[CATEGORY, TYPE, "outbound_rule.target"];
const DESTINATION: &[&str] = &[CATEGORY, TYPE, "outbound_rule.destination"];
const DESTINATION_BY_MODE: &[&str] = &[CATEGORY, TYPE, MODE, "outbound_rule.destination"];
const TAG: &[&str] = &[CATEGORY, TYPE, "outbound_rule.service_tag"];
const TAG_BY_MODE: &[&str] = &[CATEGORY, TYPE, MODE, "outbound_rule.service_tag"];
const SHAPE: &[&str] = &[CATEGORY, "outbound_rule.shape"];
const NAME: &[&str] = &[CATEGORY, "outbound_rule.name"];
const DECLARED: &[&str] = &[CATEGORY, "outbound_rule.declared_type"];
const PORTS: &[&str] = &[CATEGORY, TYPE, "outbound_rule.port_ranges"];

/// F-RULE-03: rules that the service made are nobody's mistake.
fn by_user(at: &At) -> bool {
    at.is(CATEGORY, "user_defined")
}

fn is_private_endpoint(at: &At) -> bool {
    by_user(at) && at.is(TYPE, "private_endpoint")
}

fn is_fqdn(at: &At) -> bool {
    by_user(at) && at.is(TYPE, "fqdn")
}

fn is_service_tag(at: &At) -> bool {
    by_user(at) && at.is(TYPE, "service_tag")
}

/// Section 29.7 for a resource of the workspace.
fn automatic(at: &At, access: &str) -> bool {
    at.approved_outbound() || (at.internet_outbound() && at.is(access, "disabled"))
}

fn target(at: &At, value: &str) -> bool {
    is_private_endpoint(at) && at.is("outbound_rule.target", value)
}

fn destination(at: &At, value: &str) -> bool {
    is_fqdn(at) && at.is("outbound_rule.destination", value)
}

fn tag(at: &At, value: &str) -> bool {
    is_service_tag(at) && at.is("outbound_rule.service_tag", value)
}

fn shape(at: &At, value: &str) -> bool {
    by_user(at) && at.is("outbound_rule.shape", value)
}

fn name(at: &At, value: &str) -> bool {
    by_user(at) && at.is("outbound_rule.name", value)
}

fn covers(at: &At, value: &str) -> bool {
    is_private_endpoint(at) && at.is("outbound_rule.covers", value)
}

pub(super) const ROWS: &[Conditional] = &[
    // Rules in general.
    row("rule-kind-valid-for-mode", "F-RULE-01", &[CATEGORY, TYPE, MODE], |at| {
        (is_fqdn(at) || is_service_tag(at)) && !at.approved_outbound()
    }),
    row("rule-has-a-managed-network", "F-RULE-01", &[CATEGORY, TYPE, MODE], |at| {
        is_private_endpoint(at) && !at.managed()
    }),
    row("rule-name-valid", "F-RULE-02", NAME, |at| name(at, "malformed")),
    row("rule-name-not-repeated", "F-RULE-02", NAME, |at| name(at, "overridden")),
    row("rule-name-differs-in-more-than-casing", "F-RULE-02", NAME, |at| name(at, "differs_in_casing")),
    row("rule-category-not-written", "F-RULE-03", SHAPE, |at| shape(at, "category_ignored")),
    row(
        "rule-not-failed",
        "F-RULE-04",
        &["outbound_rule.status", "workspace.managed_network_status"],
        |at| at.is("outbound_rule.status", "failed") && at.is("workspace.managed_network_status", "active"),
    ),
    row("rule-accepted", "F-RULE-07", SHAPE, |at| shape(at, "refused")),
    row("rule-keys-known", "F-OBS-04", SHAPE, |at| shape(at, "key_ignored")),
    row("rule-keys-spelled", "F-OBS-04", SHAPE, |at| shape(at, "key_misspelt")),
    row("rule-kind-as-declared", "F-RULE-08", DECLARED, |at| {
        by_user(at) && at.is("outbound_rule.declared_type", "differs")
    }),
    row("rule-kind-declared", "F-RULE-08", DECLARED, |at| {
        by_user(at) && at.is("outbound_rule.declared_type", "missing")
    }),
    // Private endpoint rules.
    row(
        "built-in-role-covers-target",
        "F-IDN-03",
        &[CATEGORY, TYPE, MODE, "outbound_rule.approver_role"],
        // Only a managed network makes private endpoints that somebody has to approve (F-IDN-01).
        |at| is_private_endpoint(at) && at.managed() && at.is("outbound_rule.approver_role", "custom"),
    ),
    row("spark-enabled-written", "F-RPE-01", &[CATEGORY, TYPE, "outbound_rule.spark_enabled"], |at| {
        is_private_endpoint(at) && at.is("outbound_rule.spark_enabled", "missing")
    }),
    row("private-endpoint-target-complete", "F-RPE-01", TARGET, |at| target(at, "malformed")),
    row("private-endpoint-sub-resource-exists", "F-RPE-02", TARGET, |at| target(at, "wrong_sub_resource")),
    row("private-endpoint-target-listed", "F-RPE-02", TARGET, |at| target(at, "unlisted")),
    row("private-endpoint-target-confirmed", "F-RPE-02", TARGET, |at| target(at, "unconfirmed")),
    row("private-endpoint-target-same-tenant", "F-RPE-03", TARGET, |at| target(at, "other_subscription")),
    row("application-gateway-hosts-written", "F-RPE-09", TARGET, |at| target(at, "without_fqdns")),
    row("target-reached-once", "F-RPE-10", &[CATEGORY, TYPE, "outbound_rule.covers"], |at| {
        covers(at, "another_rule")
    }),
    row(
        "target-not-automatic",
        "F-RPE-10",
        &[
            CATEGORY,
            TYPE,
            MODE,
            "outbound_rule.covers",
            "storage_account.public_network_access",
            "key_vault.public_network_access",
            "container_registry.public_network_access",
        ],
        |at| {
            (covers(at, "own_storage") && automatic(at, "storage_account.public_network_access"))
                || (covers(at, "own_key_vault") && automatic(at, "key_vault.public_network_access"))
                || (covers(at, "own_registry") && automatic(at, "container_registry.public_network_access"))
        },
    ),
    row(
        "own-workspace-not-automatic",
        "F-RPE-10",
        &[CATEGORY, TYPE, MODE, "outbound_rule.covers", "workspace.public_network_access"],
        |at| covers(at, "own_workspace") && automatic(at, "workspace.public_network_access"),
    ),
    row(
        "own-workspace-after-creation",
        "F-SIP-05",
        &[
            CATEGORY,
            TYPE,
            MODE,
            "outbound_rule.covers",
            "workspace.operation",
            "workspace.public_network_access",
        ],
        // Where the service makes the rule by itself, nobody has to add it afterwards.
        |at| {
            let automatic = automatic(at, "workspace.public_network_access");
            covers(at, "own_workspace") && at.managed() && !automatic && at.being_created()
        },
    ),
    // FQDN rules.
    row("fqdn-port-supported", "F-RFQ-02", DESTINATION, |at| destination(at, "port")),
    row("fqdn-without-port", "F-RFQ-02", DESTINATION, |at| destination(at, "host_with_port")),
    row("fqdn-not-storage", "F-RFQ-03", DESTINATION_BY_MODE, |at| {
        at.approved_outbound() && destination(at, "storage")
    }),
    row("fqdn-is-a-host", "F-RFQ-04", DESTINATION, |at| destination(at, "not_a_host")),
    row("fqdn-not-an-address", "F-RFQ-04", DESTINATION, |at| destination(at, "address")),
    row("fqdn-not-shared", "F-RFQ-06", DESTINATION_BY_MODE, |at| {
        at.approved_outbound() && destination(at, "broad")
    }),
    // Service tag rules.
    row("port-ranges-text", "F-RST-01", PORTS, |at| {
        is_service_tag(at) && at.is("outbound_rule.port_ranges", "not_text")
    }),
    row("port-ranges-valid", "F-RST-01", PORTS, |at| {
        is_service_tag(at) && at.is("outbound_rule.port_ranges", "malformed")
    }),
    row("protocol-known", "F-RST-01", &[CATEGORY, TYPE, "outbound_rule.protocol"], |at| {
        is_service_tag(at) && at.is("outbound_rule.protocol", "unknown")
    }),
    row("service-tag-written", "F-RST-01", TAG, |at| tag(at, "missing")),
    row("service-tag-known", "F-RST-02", TAG, |at| tag(at, "unknown")),
    row("service-tag-not-ignored", "F-RST-03", TAG, |at| tag(at, "ignored")),
    row("service-tag-not-broad", "F-RST-05", TAG_BY_MODE, |at| at.approved_outbound() && tag(at, "broad")),
    row("service-tag-not-automatic", "F-REQ-04", TAG_BY_MODE, |at| {
        at.approved_outbound() && tag(at, "automatic")
    }),
];
