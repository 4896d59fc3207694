//! What the vendor's client takes and what it rejects or ignores (section 26 of the catalogue), and cost.

use super::{At, Conditional, row};

const FIREWALL: &[&str] =
    &["workspace.isolation_mode", "workspace.outbound_rules", "workspace.firewall_sku.written"];

/// Section 29.6: a firewall comes with the first FQDN rule of a network of approved outbound.
fn has_firewall(at: &At) -> bool {
    at.approved_outbound() && at.is("workspace.outbound_rules", "with_fqdn")
}

const PREVIEW_FLAG: &[&str] = &[
    "deployment.private_network_connection",
    "deployment.private_network_connection.written",
    "deployment.egress_public_network_access",
    "deployment.egress_public_network_access.written",
];

/// F-LEG-14: true is private egress, false the default.
fn preview_flag_contradicts(at: &At) -> bool {
    let private = at.is("deployment.private_network_connection", "true");
    let disabled = at.is("deployment.egress_public_network_access", "disabled");
    at.is("deployment.private_network_connection.written", "yes")
        && at.is("deployment.egress_public_network_access.written", "yes")
        && private != disabled
}

pub(super) const ROWS: &[Conditional] = &[
    row("managed-network-keys-known", "F-OBS-04", &["workspace.managed_network.keys"], |at| {
        at.is("workspace.managed_network.keys", "unknown")
    }),
    row("workspace-access-accepted", "F-OBS-02", &["workspace.public_network_access.accepted"], |at| {
        at.is("workspace.public_network_access.accepted", "no")
    }),
    row("endpoint-access-accepted", "F-OBS-01", &["endpoint.public_network_access.accepted"], |at| {
        at.is("endpoint.public_network_access.accepted", "no")
    }),
    row("egress-access-accepted", "F-OBS-01", &["deployment.egress_public_network_access.accepted"], |at| {
        at.is("deployment.egress_public_network_access.accepted", "no")
    }),
    row("isolation-mode-accepted", "F-OBS-08", &["workspace.isolation_mode.accepted"], |at| {
        at.is("workspace.isolation_mode.accepted", "no")
    }),
    row("network-acls-accepted", "F-OBS-14", &["workspace.network_acls.accepted"], |at| {
        at.is("workspace.network_acls.accepted", "no")
    }),
    row("outbound-rules-accepted", "F-RULE-07", &["workspace.outbound_rules.accepted"], |at| {
        at.is("workspace.outbound_rules.accepted", "no")
    }),
    row("firewall-sku-accepted", "F-OBS-09", &["workspace.firewall_sku.accepted"], |at| {
        at.is("workspace.firewall_sku.accepted", "no")
    }),
    row(
        "firewall-not-premium",
        "F-COST-04",
        &["workspace.firewall_sku", "workspace.firewall_sku.written"],
        |at| at.is("workspace.firewall_sku", "premium"),
    ),
    row("firewall-chosen", "F-COST-02", FIREWALL, |at| {
        has_firewall(at) && at.is("workspace.firewall_sku.written", "no")
    }),
    row("firewall-sku-has-effect", "F-COST-03", FIREWALL, |at| {
        !has_firewall(at) && at.is("workspace.firewall_sku.written", "yes")
    }),
    row("traffic-adds-up", "F-OBS-19", &["endpoint.traffic"], |at| at.is("endpoint.traffic", "other")),
    row("preview-connection-flag-agrees", "F-LEG-14", PREVIEW_FLAG, preview_flag_contradicts),
    row(
        "preview-connection-flag-replaced",
        "F-LEG-14",
        &["deployment.private_network_connection.written"],
        |at| at.is("deployment.private_network_connection.written", "yes"),
    ),
];
