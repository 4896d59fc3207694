//! What a change from one configuration to another means (sections 4, 15, 16 and 18 of the catalogue), row by row, as a
//! plain conditional over both sides.

use super::At;

/// What is said of a change.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    /// The id of the row that says it.
    pub row: &'static str,
    /// The fact of the catalogue behind it.
    pub says: &'static str,
    /// The property that changes, or the scope of the subject.
    pub of: &'static str,
    /// What kind of change it is; on the way, what it is about.
    pub kind: &'static str,
    /// How grave it is; empty on the way.
    pub severity: &'static str,
    /// How grave it is where it only depends.
    pub when_open: &'static str,
    /// What becomes of the subject.
    pub life: &'static str,
    /// What the documents have to show.
    pub needs: &'static [&'static str],
    /// What they must not show.
    pub lacks: &'static [&'static str],
    /// Whether it is said of what stays the same, too.
    pub unchanged_too: bool,
    /// The facts of a configuration that it looks at, on both sides.
    pub facts: &'static [&'static str],
    /// Whether it is said.
    pub when: fn(&At, &At) -> bool,
}

impl Move {
    const fn new(
        row: &'static str,
        says: &'static str,
        of: &'static str,
        kind: &'static str,
        severity: &'static str,
    ) -> Self {
        Self {
            row,
            says,
            of,
            kind,
            severity,
            when_open: severity,
            life: "kept",
            needs: &[],
            lacks: &[],
            unchanged_too: false,
            facts: &[],
            when: |_, _| true,
        }
    }

    const fn when(self, facts: &'static [&'static str], when: fn(&At, &At) -> bool) -> Self {
        Self { facts, when, ..self }
    }

    const fn life(self, life: &'static str) -> Self {
        Self { life, ..self }
    }

    const fn needs(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }

    const fn lacks(self, lacks: &'static [&'static str]) -> Self {
        Self { lacks, ..self }
    }
}

const MODE: &str = "workspace.isolation_mode";
const ACCESS: &str = "workspace.public_network_access";
const ACLS: &str = "workspace.network_acls";
const PRIVATE: &str = "workspace.private_endpoint";
const ENDPOINT: &str = "endpoint.public_network_access";
const EGRESS: &str = "deployment.egress_public_network_access";
const WRITTEN: &str = "deployment.egress_public_network_access.written";
const RULES: &str = "workspace.outbound_rules";
const SKU: &str = "container_registry.sku";
const FIREWALL: &str = "workspace.firewall_sku";
const BUILDS: &str = "workspace.image_build_compute";

/// F-MUT-08: the managed network is enabled.
fn enabled(before: &At, after: &At) -> bool {
    !before.managed() && after.managed()
}

fn selected(at: &At) -> bool {
    at.admits_selected_addresses(ACLS)
}

fn firewall(at: &At) -> bool {
    at.approved_outbound() && at.is(RULES, "with_fqdn")
}

/// F-SIP-10: selected addresses are given up by closing.
fn closed_with_addresses(before: &At, after: &At) -> bool {
    selected(before) && after.closed_workspace()
}

/// What changes mean.
pub const MOVES: &[Move] = &[
    // The managed network (F-MUT-04, the full table).
    Move::new("managed-network-can-not-be-disabled", "F-MUT-04", MODE, "impossible", "error")
        .when(&[MODE], |before, after| before.managed() && !after.managed()),
    Move::new("approved-outbound-can-not-be-relaxed", "F-MUT-04", MODE, "impossible", "error")
        .when(&[MODE], |before, after| before.approved_outbound() && after.internet_outbound()),
    Move::new("internet-to-approved-outbound-disputed", "F-MUT-05", MODE, "disputed", "warning")
        .when(&[MODE], |before, after| before.internet_outbound() && after.approved_outbound()),
    Move::new("managed-network-is-irreversible", "F-MUT-06", MODE, "irreversible", "info")
        .when(&[MODE], enabled),
    Move::new("approved-outbound-is-final", "F-MUT-06", MODE, "irreversible", "info")
        .when(&[MODE], |before, after| !before.approved_outbound() && after.approved_outbound()),
    Move::new("managed-network-needs-an-empty-workspace", "F-MUT-08", MODE, "new_endpoint", "warning")
        .lacks(&["occupied"])
        .when(&[MODE], enabled),
    Move::new("managed-network-needs-existing-endpoints-deleted", "F-MUT-08", MODE, "new_endpoint", "error")
        .needs(&["occupied"])
        .when(&[MODE], enabled),
    Move::new(
        "endpoint-created-again-for-managed-network",
        "F-MUT-08",
        "endpoint",
        "new_endpoint",
        "warning",
    )
    .lacks(&["proven"])
    .when(&[MODE], enabled),
    Move::new(
        "existing-endpoint-created-again-for-managed-network",
        "F-MUT-08",
        "endpoint",
        "new_endpoint",
        "error",
    )
    .needs(&["proven"])
    .when(&[MODE], enabled),
    Move::new(
        "deployment-created-again-for-managed-network",
        "F-MUT-08",
        "deployment",
        "new_deployment",
        "info",
    )
    .when(&[MODE], enabled),
    Move::new("egress-flag-left-over", "F-MIG-03", "deployment", "loses_silently", "warning")
        .when(&[MODE, WRITTEN], |before, after| enabled(before, after) && after.is(WRITTEN, "yes")),
    // Public access and addresses of the workspace.
    Move::new("workspace-access-can-change", "F-MUT-03", ACCESS, "in_place", "info")
        .when(&[ACCESS], |before, after| before.closed_workspace() != after.closed_workspace()),
    Move::new("addresses-lost-by-closing", "F-SIP-10", ACCESS, "loses_silently", "warning")
        .when(&[ACCESS, ACLS], closed_with_addresses),
    Move::new("addresses-can-change", "F-SIP-09", ACLS, "in_place", "info").when(
        &[ACCESS, ACLS],
        |before, after| {
            let given_up = before.is(ACLS, "selected") && after.is(ACLS, "all");
            given_up || before.is(ACLS, "all") && selected(after)
        },
    ),
    Move::new("addresses-are-replaced", "F-SIP-09", "workspace.addresses", "in_place", "info")
        .when(&[ACLS], |before, after| before.is(ACLS, "selected") && after.is(ACLS, "selected")),
    Move {
        when_open: "info",
        unchanged_too: true,
        ..Move::new("addresses-dropped-while-closed", "F-SIP-15", ACLS, "loses_silently", "warning")
            .needs(&["written", "client"])
            .when(&[ACCESS, ACLS], |_, after| after.is(ACLS, "selected") && after.closed_workspace())
    },
    Move::new("addresses-only-after-creation", "F-SIP-07", "workspace", "loses_silently", "warning")
        .life("appears")
        .when(&[ACCESS, ACLS], |_, after| selected(after)),
    // Endpoint and deployment.
    Move::new("endpoint-access-can-change", "F-MUT-01", ENDPOINT, "in_place", "info")
        .when(&[ENDPOINT], |before, after| before.closed_endpoint() != after.closed_endpoint()),
    Move::new("endpoint-closed-at-creation", "F-INE-14", ENDPOINT, "exposes", "warning")
        .lacks(&["proven"])
        .when(&[ENDPOINT], |before, after| !before.closed_endpoint() && after.closed_endpoint()),
    Move::new("traffic-only-to-existing-deployments", "F-OBS-19", "endpoint.traffic", "in_place", "info"),
    Move::new("egress-flag-is-fixed", "F-MUT-02", EGRESS, "new_deployment", "error")
        .when(&[EGRESS], |before, after| before.is(EGRESS, "disabled") != after.is(EGRESS, "disabled")),
    Move::new("egress-flag-without-effect", "F-MNET-03", EGRESS, "in_place", "info").when(
        &[EGRESS, MODE],
        |before, after| {
            let changed = before.is(EGRESS, "disabled") != after.is(EGRESS, "disabled");
            changed && before.managed() && after.managed()
        },
    ),
    // Private endpoints and v1 legacy mode. What is made now is current (F-PLAT-07).
    Move::new("private-endpoint-can-be-added", "F-INE-04", PRIVATE, "in_place", "info")
        .when(&[PRIVATE], |before, after| before.no_private_endpoint() && after.is(PRIVATE, "current")),
    Move::new("private-endpoint-is-created-again", "F-PLAT-07", PRIVATE, "in_place", "info")
        .when(&[PRIVATE], |before, after| {
            before.is(PRIVATE, "before_2022_05_24") && after.is(PRIVATE, "current")
        }),
    Move::new("private-endpoint-can-be-removed", "F-INW-04", PRIVATE, "in_place", "info")
        .when(&[PRIVATE], |before, after| !before.no_private_endpoint() && after.no_private_endpoint()),
    Move::new("private-endpoint-is-not-older", "F-PLAT-07", PRIVATE, "impossible", "error")
        .when(&[PRIVATE], |before, after| {
            !before.is(PRIVATE, "before_2022_05_24") && after.is(PRIVATE, "before_2022_05_24")
        }),
    Move::new(
        "v1-legacy-mode-takes-time",
        "F-MUT-11",
        "workspace.v1_legacy_mode",
        "takes_effect_later",
        "info",
    )
    .when(&["workspace.v1_legacy_mode"], |before, after| {
        before.is("workspace.v1_legacy_mode", "true") != after.is("workspace.v1_legacy_mode", "true")
    }),
    // What belongs to the workspace (F-MUT-10: the client does not even send the first two).
    Move::new(
        "storage-account-can-not-change",
        "F-MUT-10",
        "workspace.storage_account",
        "impossible",
        "error",
    )
    .needs(&["resource_manager"]),
    Move::new(
        "storage-account-change-ignored",
        "F-MUT-10",
        "workspace.storage_account",
        "loses_silently",
        "warning",
    )
    .lacks(&["resource_manager"]),
    Move::new("key-vault-can-not-change", "F-MUT-10", "workspace.key_vault", "impossible", "error")
        .needs(&["resource_manager"]),
    Move::new("key-vault-change-ignored", "F-MUT-10", "workspace.key_vault", "loses_silently", "warning")
        .lacks(&["resource_manager"]),
    Move::new(
        "registry-change-needs-confirmation",
        "F-MUT-10",
        "workspace.container_registry",
        "in_place",
        "warning",
    ),
    Move::new(
        "insights-change-needs-confirmation",
        "F-MUT-10",
        "workspace.application_insights",
        "in_place",
        "warning",
    ),
    Move::new("registry-tier-can-change", "F-PLAT-09", SKU, "in_place", "info")
        .when(&[SKU], |before, after| !before.is(SKU, "premium") && after.is(SKU, "premium")),
    Move::new("location-not-sent", "F-OBS-24", "workspace.location", "loses_silently", "warning")
        .lacks(&["resource_manager"]),
    Move::new("build-compute-can-change", "F-IMG-01", BUILDS, "in_place", "info")
        .when(&[BUILDS], |before, after| before.is(BUILDS, "set") != after.is(BUILDS, "set")),
    Move::new("firewall-tier-can-change", "F-MUT-07", FIREWALL, "in_place", "info").when(
        &[FIREWALL],
        |before, after| {
            let cheaper = before.is(FIREWALL, "standard") && after.is(FIREWALL, "basic");
            cheaper || before.is(FIREWALL, "basic") && after.is(FIREWALL, "standard")
        },
    ),
    Move::new(
        "provisioning-only-at-creation",
        "F-MUT-12",
        "workspace.provision_network_now",
        "loses_silently",
        "info",
    ),
    Move::new(
        "data-isolation-only-at-creation",
        "F-MUT-13",
        "workspace.data_isolation",
        "new_workspace",
        "info",
    ),
    // Subjects that come and go: names can not be changed (F-MUT-13).
    Move::new("workspace-under-another-name", "F-MUT-13", "workspace", "new_workspace", "info")
        .life("appears")
        .needs(&["replaced"]),
    Move::new("workspace-is-created", "F-MUT-13", "workspace", "new_workspace", "info")
        .life("appears")
        .lacks(&["replaced"]),
    Move::new("workspace-goes", "F-MNET-15", "workspace", "irreversible", "warning").life("disappears"),
    Move::new("endpoint-under-another-name", "F-MUT-13", "endpoint", "new_endpoint", "info")
        .life("appears")
        .needs(&["replaced"]),
    Move::new("endpoint-is-created", "F-OBS-24", "endpoint", "new_endpoint", "info")
        .life("appears")
        .lacks(&["replaced"]),
    Move::new("endpoint-goes", "F-MUT-13", "endpoint", "irreversible", "warning").life("disappears"),
    Move::new("deployment-under-another-name", "F-MUT-13", "deployment", "new_deployment", "info")
        .life("appears")
        .needs(&["replaced"]),
    Move::new("deployment-is-created", "F-LEG-04", "deployment", "new_deployment", "info")
        .life("appears")
        .lacks(&["replaced"]),
    Move::new("deployment-goes", "F-LEG-04", "deployment", "irreversible", "info").life("disappears"),
    Move::new("outbound-rule-is-added", "F-MUT-09", "outbound_rule", "in_place", "info").life("appears"),
    Move::new("outbound-rule-goes", "F-MUT-09", "outbound_rule", "in_place", "info").life("disappears"),
];

/// What happens on the way.
pub const ON_THE_WAY: &[Move] = &[
    Move::new("shared-private-endpoints", "F-PRV-08", "workspace", "private_endpoints", "")
        .when(&[MODE], enabled),
    Move::new("own-private-endpoints-go", "F-PEC-01", "deployment", "private_endpoints", "")
        .when(&[MODE, EGRESS], |before, after| before.legacy() && !after.legacy()),
    Move::new("own-private-endpoints-come", "F-PEC-01", "deployment", "private_endpoints", "")
        .when(&[MODE, EGRESS], |before, after| !before.legacy() && after.legacy()),
    Move::new("private-endpoints-stay", "F-INW-04", "workspace", "private_endpoints", "").when(
        &[ACCESS, PRIVATE],
        |before, after| {
            let opened = before.closed_workspace() && !after.closed_workspace();
            opened && !before.no_private_endpoint() && !after.no_private_endpoint()
        },
    ),
    Move::new("private-endpoint-of-its-own", "F-INE-10", "workspace", "private_endpoints", "")
        .life("appears")
        .needs(&["replaced"]),
    Move::new("first-fqdn-rule-brings-a-firewall", "F-COST-02", "workspace", "firewall", "")
        .when(&[MODE, RULES], |before, after| !firewall(before) && firewall(after)),
    Move::new("new-workspace-brings-a-firewall", "F-COST-02", "workspace", "firewall", "")
        .life("appears")
        .when(&[MODE, RULES], |_, after| firewall(after)),
    Move::new("addresses-are-lost", "F-SIP-10", "workspace", "addresses", "")
        .when(&[ACCESS, ACLS], closed_with_addresses),
    Move::new("addresses-are-added-later", "F-SIP-07", "workspace", "addresses", "")
        .life("appears")
        .when(&[ACLS], |_, after| after.is(ACLS, "selected")),
    Move::new("host-stays-while-it-is-gone", "F-DNS-02", "endpoint", "scoring_uris", "")
        .when(&[MODE], enabled),
    Move::new("scoring-uri-stays", "F-DNS-02", "deployment", "scoring_uris", "").when(
        &[MODE, EGRESS],
        |before, after| {
            let changed = before.is(EGRESS, "disabled") != after.is(EGRESS, "disabled");
            changed && !before.managed() && !after.managed()
        },
    ),
    Move::new("scoring-uri-is-new", "F-DNS-02", "endpoint", "scoring_uris", "").life("appears"),
];
