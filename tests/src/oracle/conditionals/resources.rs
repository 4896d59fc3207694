//! The registry, storage account and key vault of a workspace as they are reached (F-PLAT-23 to F-PLAT-26, F-LEG-09).

use super::{At, Conditional, row};

const MODE: &str = "workspace.isolation_mode";
const EGRESS: &str = "deployment.egress_public_network_access";
const ACCESS: &str = "workspace.public_network_access";
pub(super) const STORAGE: [&str; 3] =
    ["storage_account.creation", "storage_account.public_network_access", "storage_account.default_action"];
pub(super) const VAULT: [&str; 3] =
    ["key_vault.creation", "key_vault.public_network_access", "key_vault.default_action"];
pub(super) const REGISTRY: [&str; 2] =
    ["container_registry.public_network_access", "container_registry.default_action"];

/// F-REQ-01 and F-REQ-02: the managed network has a private endpoint to it.
fn reached_privately(at: &At, resource: &str) -> bool {
    at.approved_outbound()
        || at.internet_outbound() && at.is(&format!("{resource}.public_network_access"), "disabled")
}

/// Which public networks a resource lets in.
#[derive(PartialEq, Eq)]
pub(super) enum Admits {
    Nobody,
    Selected,
    All,
}

pub(super) fn registry(at: &At) -> Admits {
    if at.is(REGISTRY[0], "disabled") {
        return Admits::Nobody;
    }
    if at.is(REGISTRY[1], "deny") {
        return Admits::Selected;
    }
    Admits::All
}

/// A storage account or key vault: what the client makes along with the workspace is closed if there is a managed network
/// or the workspace is closed, and open otherwise (F-MNET-19).
pub(super) fn made_or_given(at: &At, names: [&str; 3]) -> Admits {
    if at.is(names[0], "along_with_workspace") {
        let closed = at.managed() || at.closed_workspace();
        return if closed { Admits::Nobody } else { Admits::All };
    }
    if at.is(names[1], "disabled") {
        return Admits::Nobody;
    }
    if at.is(names[2], "deny") {
        return Admits::Selected;
    }
    Admits::All
}

/// F-PLAT-26: a closed workspace whose network does not approve every destination, beside an open resource. One that
/// denies by default is behind a network, too (F-PLAT-23).
fn open_beside_closed(at: &At, admits: &Admits) -> bool {
    at.closed_workspace() && !at.approved_outbound() && *admits == Admits::All
}

pub(super) const ROWS: &[Conditional] = &[
    row("open-registry-for-public-outbound", "F-LEG-09", &[MODE, EGRESS, REGISTRY[0]], |at| {
        at.open() && at.is(REGISTRY[0], "disabled")
    }),
    row(
        "open-storage-for-public-outbound",
        "F-LEG-09",
        &[MODE, EGRESS, ACCESS, STORAGE[0], STORAGE[1], STORAGE[2]],
        |at| at.open() && made_or_given(at, STORAGE) == Admits::Nobody,
    ),
    row(
        "unrestricted-resources-for-public-outbound",
        "F-LEG-09",
        &[MODE, EGRESS, ACCESS, STORAGE[0], STORAGE[1], STORAGE[2], REGISTRY[0], REGISTRY[1]],
        |at| {
            let restricted =
                registry(at) == Admits::Selected || made_or_given(at, STORAGE) == Admits::Selected;
            at.open() && restricted
        },
    ),
    row(
        "trusted-services-for-storage-account",
        "F-PLAT-23",
        &[MODE, ACCESS, STORAGE[0], STORAGE[1], STORAGE[2], "storage_account.bypass"],
        |at| made_or_given(at, STORAGE) != Admits::All && at.is("storage_account.bypass", "none"),
    ),
    row(
        "trusted-services-for-key-vault",
        "F-PLAT-23",
        &[MODE, ACCESS, VAULT[0], VAULT[1], VAULT[2], "key_vault.bypass"],
        |at| made_or_given(at, VAULT) != Admits::All && at.is("key_vault.bypass", "none"),
    ),
    row(
        "trusted-services-for-container-registry",
        "F-PLAT-23",
        &[REGISTRY[0], REGISTRY[1], "container_registry.bypass"],
        |at| registry(at) != Admits::All && at.is("container_registry.bypass", "none"),
    ),
    row("storage-account-of-a-general-kind", "F-PLAT-25", &["storage_account.kind"], |at| {
        ["premium", "blob_storage", "hierarchical"].iter().any(|kind| at.is("storage_account.kind", kind))
    }),
    row(
        "storage-account-without-service-endpoints",
        "F-PLAT-21",
        &[MODE, "storage_account.public_network_access", "storage_account.virtual_networks"],
        |at| at.is("storage_account.virtual_networks", "set") && reached_privately(at, "storage_account"),
    ),
    row(
        "key-vault-without-service-endpoints",
        "F-PLAT-21",
        &[MODE, "key_vault.public_network_access", "key_vault.virtual_networks"],
        |at| at.is("key_vault.virtual_networks", "set") && reached_privately(at, "key_vault"),
    ),
    row(
        "closed-storage-account-of-closed-workspace",
        "F-PLAT-26",
        &[MODE, ACCESS, STORAGE[0], STORAGE[1], STORAGE[2]],
        |at| open_beside_closed(at, &made_or_given(at, STORAGE)),
    ),
    row(
        "closed-key-vault-of-closed-workspace",
        "F-PLAT-26",
        &[MODE, ACCESS, VAULT[0], VAULT[1], VAULT[2]],
        |at| open_beside_closed(at, &made_or_given(at, VAULT)),
    ),
    row(
        "closed-container-registry-of-closed-workspace",
        "F-PLAT-26",
        &[MODE, ACCESS, REGISTRY[0], REGISTRY[1]],
        |at| open_beside_closed(at, &registry(at)),
    ),
    row(
        "key-vault-for-key-authentication",
        "F-TRB-02",
        &[MODE, ACCESS, VAULT[0], VAULT[1], VAULT[2], "key_vault.bypass", "endpoint.auth_mode"],
        |at| {
            let keeps_out = made_or_given(at, VAULT) != Admits::All && at.is("key_vault.bypass", "none");
            keeps_out && at.is("endpoint.auth_mode", "key")
        },
    ),
    row(
        "registry-connection-approved",
        "F-TRB-04",
        &[MODE, EGRESS, "container_registry.egress_connection"],
        |at| at.legacy() && at.is("container_registry.egress_connection", "waiting"),
    ),
    row(
        "registry-connection-left-over",
        "F-TRB-04",
        &[MODE, EGRESS, "container_registry.egress_connection"],
        |at| at.legacy() && at.is("container_registry.egress_connection", "disconnected"),
    ),
];
