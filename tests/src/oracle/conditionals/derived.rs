//! Facts that follow from others (section 0 of the catalogue), and what is taken for granted where nothing is stated.

use super::{
    At,
    resources::{Admits, REGISTRY, STORAGE, VAULT, made_or_given, registry},
};

/// A fact that follows from others.
#[derive(Clone, Copy, Debug)]
pub struct Derivation {
    /// The derived fact.
    pub fact: &'static str,
    /// The facts that it follows from.
    pub from: &'static [&'static str],
    /// Its value.
    pub value: fn(&At) -> &'static str,
}

const MODE: &str = "workspace.isolation_mode";
const EGRESS: &str = "deployment.egress_public_network_access";
const ACCESS: &str = "workspace.public_network_access";

fn name(admits: &Admits) -> &'static str {
    match admits {
        Admits::Nobody => "disabled",
        Admits::Selected => "selected",
        Admits::All => "all",
    }
}

/// Every fact that follows from others.
pub const DERIVATIONS: &[Derivation] = &[
    Derivation {
        fact: "workspace.inbound",
        from: &[ACCESS, "workspace.network_acls"],
        value: |at| {
            if at.closed_workspace() {
                "disabled"
            } else if at.is("workspace.network_acls", "selected") {
                "selected"
            } else {
                "all"
            }
        },
    },
    Derivation {
        fact: "deployment.outbound_regime",
        from: &[MODE, EGRESS],
        value: |at| {
            if at.managed() {
                "managed"
            } else if at.legacy() {
                "legacy"
            } else {
                "open"
            }
        },
    },
    Derivation { fact: "container_registry.inbound", from: &REGISTRY, value: |at| name(&registry(at)) },
    Derivation {
        fact: "storage_account.inbound",
        from: &[MODE, ACCESS, STORAGE[0], STORAGE[1], STORAGE[2]],
        value: |at| name(&made_or_given(at, STORAGE)),
    },
    Derivation {
        fact: "key_vault.inbound",
        from: &[MODE, ACCESS, VAULT[0], VAULT[1], VAULT[2]],
        value: |at| name(&made_or_given(at, VAULT)),
    },
];

/// A value that is taken for granted.
#[derive(Clone, Copy, Debug)]
pub struct Granted {
    /// The fact.
    pub fact: &'static str,
    /// The value that keeps something from being violated.
    pub value: &'static str,
    /// The facts that decide whether it matters.
    pub by: &'static [&'static str],
    /// Whether another value would be an error.
    pub when: fn(&At) -> bool,
    /// Whether another value is the more usual one.
    pub unusual: fn(&At) -> bool,
}

/// A registry or storage account of a workspace behind a private endpoint is closed as a rule (F-PLAT-23).
fn behind_private_endpoint(at: &At) -> bool {
    !at.no_private_endpoint()
}

/// Everything that is taken for granted.
pub const GRANTED: &[Granted] = &[
    Granted {
        fact: "workspace.managed_network_status",
        value: "active",
        by: &[MODE, EGRESS],
        when: |at| at.managed(),
        unusual: |_| false,
    },
    Granted {
        fact: "container_registry.sku",
        value: "premium",
        by: &[MODE, EGRESS, REGISTRY[0]],
        when: |at| at.approved_outbound() || at.legacy() || at.is(REGISTRY[0], "disabled"),
        unusual: |_| false,
    },
    Granted {
        fact: "container_registry.public_network_access",
        value: "enabled",
        by: &[MODE, EGRESS, "workspace.private_endpoint"],
        when: |at| at.open(),
        unusual: behind_private_endpoint,
    },
    Granted {
        fact: "storage_account.public_network_access",
        value: "enabled",
        by: &[MODE, EGRESS, STORAGE[0], "workspace.private_endpoint"],
        // What the client makes along with the workspace is as the workspace is: nothing has to be granted.
        when: |at| at.open() && at.is(STORAGE[0], "given"),
        unusual: behind_private_endpoint,
    },
    Granted {
        fact: "key_vault.bypass",
        value: "azure_services",
        by: &["endpoint.auth_mode", MODE, ACCESS, VAULT[0], VAULT[1], VAULT[2]],
        when: |at| at.is("endpoint.auth_mode", "key") && made_or_given(at, VAULT) != Admits::All,
        unusual: |_| false,
    },
    Granted {
        fact: "workspace.associated_subscriptions",
        value: "same",
        by: &["endpoint.public_network_access", MODE, EGRESS],
        when: |at| at.closed_endpoint() || at.managed() || at.legacy(),
        unusual: |_| false,
    },
];
