//! Prerequisites of the platform (section 1 of the catalogue) and clouds (section 24).

use super::{At, Conditional, row};

const MODE: &str = "workspace.isolation_mode";
const EGRESS: &str = "deployment.egress_public_network_access";
const SUBSCRIPTIONS: &[&str] =
    &["workspace.associated_subscriptions", "endpoint.public_network_access", MODE, EGRESS];
const REGISTRY: &str = "container_registry.public_network_access";

/// Network isolation is used.
fn isolated(at: &At) -> bool {
    at.closed_endpoint() || at.managed() || at.legacy()
}

/// What the client loses on the way lies elsewhere all the same (F-OBS-25).
fn elsewhere(at: &At) -> bool {
    !at.is("workspace.associated_subscriptions", "same")
}

/// F-PLAT-09: there is a registry, and private endpoints to it are not possible.
fn not_premium(at: &At) -> bool {
    at.is("container_registry.sku", "basic") || at.is("container_registry.sku", "standard")
}

pub(super) const ROWS: &[Conditional] = &[
    row("managed-network-not-locked", "F-PLAT-22", &["workspace.locks", MODE], |at| {
        at.is("workspace.locks", "set") && at.managed()
    }),
    row("v1-legacy-mode-off", "F-PLAT-01", &["workspace.v1_legacy_mode"], |at| {
        at.is("workspace.v1_legacy_mode", "true")
    }),
    row(
        "current-private-endpoint-for-private-inbound",
        "F-PLAT-07",
        &["workspace.private_endpoint", "endpoint.public_network_access"],
        |at| at.is("workspace.private_endpoint", "before_2022_05_24") && at.closed_endpoint(),
    ),
    row(
        "current-private-endpoint-for-secured-outbound",
        "F-PLAT-07",
        &["workspace.private_endpoint", MODE, EGRESS],
        |at| at.is("workspace.private_endpoint", "before_2022_05_24") && at.legacy(),
    ),
    row(
        "premium-registry-for-private-access",
        "F-PLAT-09",
        &["container_registry.sku", REGISTRY, MODE],
        |at| not_premium(at) && (at.approved_outbound() || at.is(REGISTRY, "disabled")),
    ),
    row(
        "premium-registry-for-secured-outbound",
        "F-PLAT-09",
        &["container_registry.sku", MODE, EGRESS],
        |at| not_premium(at) && at.legacy(),
    ),
    row(
        "premium-registry-beside-private-endpoint",
        "F-PLAT-09",
        &["container_registry.sku", REGISTRY, "workspace.private_endpoint", MODE, EGRESS],
        |at| {
            let is_an_error = at.approved_outbound() || at.legacy() || at.is(REGISTRY, "disabled");
            not_premium(at) && !is_an_error && (!at.no_private_endpoint() || at.internet_outbound())
        },
    ),
    row(
        "premium-registry-behind-private-endpoint",
        "F-PLAT-09",
        &["container_registry.sku", "workspace.private_endpoint"],
        |at| not_premium(at) && !at.no_private_endpoint(),
    ),
    row("associated-resources-in-one-subscription", "F-PLAT-10", SUBSCRIPTIONS, |at| {
        elsewhere(at) && isolated(at)
    }),
    row("associated-resources-in-another-subscription", "F-PLAT-10", SUBSCRIPTIONS, |at| {
        elsewhere(at) && !isolated(at)
    }),
    row("associated-ids-kept-on-create", "F-OBS-25", &["workspace.associated_subscriptions"], |at| {
        at.is("workspace.associated_subscriptions", "rebuilt")
    }),
    row(
        "associated-resources-in-one-resource-group",
        "F-PLAT-11",
        &["workspace.associated_resource_group"],
        |at| at.is("workspace.associated_resource_group", "different"),
    ),
    row("workspace-has-a-private-endpoint", "F-PLAT-12", &["workspace.private_endpoint"], |at| {
        at.no_private_endpoint()
    }),
    row(
        "isolation-available-in-cloud",
        "F-SOV-01",
        &["workspace.cloud", "endpoint.public_network_access", MODE, EGRESS],
        |at| !at.is("workspace.cloud", "public") && isolated(at),
    ),
];
