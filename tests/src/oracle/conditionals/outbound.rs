//! Outbound from deployments: managed network, the legacy method and public outbound (sections 5, 8, 9, 10, 14, 16).

use super::{Conditional, row};

const MODE: &str = "workspace.isolation_mode";
const EGRESS: &str = "deployment.egress_public_network_access";
const WRITTEN: &str = "deployment.egress_public_network_access.written";
const REGIME: &[&str] = &[MODE, EGRESS];
const FLAG: &[&str] = &[MODE, EGRESS, WRITTEN];
const MODEL: &[&str] = &[MODE, EGRESS, "deployment.model"];
const MLFLOW: &[&str] = &[MODE, EGRESS, "deployment.mlflow"];
const PROVISION: &[&str] = &["workspace.operation", "workspace.provision_network_now", MODE];

pub(super) const ROWS: &[Conditional] = &[
    row("egress-access-written", "F-LEG-02", &[MODE, WRITTEN], |at| {
        // In a managed network the flag says nothing, so that leaving it out is right (F-MNET-03).
        !at.managed() && at.is(WRITTEN, "no")
    }),
    row("isolation-mode-written", "F-MNET-18", &["workspace.isolation_mode.written"], |at| {
        at.is("workspace.isolation_mode.written", "no")
    }),
    row("egress-flag-absent-in-managed-network", "F-MNET-03", FLAG, |at| {
        let closed_it_seems = at.internet_outbound() && at.is(EGRESS, "disabled");
        let open_it_seems = at.approved_outbound() && at.is(EGRESS, "enabled");
        at.is(WRITTEN, "yes") && (closed_it_seems || open_it_seems)
    }),
    row("egress-flag-unused-in-managed-network", "F-MNET-03", FLAG, |at| {
        let open = at.internet_outbound() && at.is(EGRESS, "enabled");
        let closed = at.approved_outbound() && at.is(EGRESS, "disabled");
        at.is(WRITTEN, "yes") && (open || closed)
    }),
    row("user-rules-few", "F-MNET-08", &[MODE, "workspace.outbound_rules"], |at| {
        at.approved_outbound() && !at.is("workspace.outbound_rules", "none")
    }),
    row("managed-network-for-secured-outbound", "F-MNET-11", REGIME, |at| at.legacy()),
    row(
        "private-endpoint-for-secured-outbound",
        "F-LEG-03",
        &[MODE, EGRESS, "workspace.private_endpoint"],
        |at| at.legacy() && at.no_private_endpoint(),
    ),
    row("model-on-workspace-storage", "F-LEG-06", MODEL, |at| {
        at.legacy() && at.is("deployment.model", "other_storage")
    }),
    row("datastore-on-workspace-storage", "F-LEG-06", MODEL, |at| {
        at.legacy() && at.is("deployment.model", "other_datastore")
    }),
    row("microsoft-image-in-workspace-registry", "F-LEG-07", &[MODE, EGRESS, "deployment.image"], |at| {
        at.legacy() && at.is("deployment.image", "microsoft_registry")
    }),
    row(
        "curated-environment-in-workspace-registry",
        "F-LEG-07",
        &[MODE, EGRESS, "deployment.environment"],
        |at| at.legacy() && at.is("deployment.environment", "curated"),
    ),
    row("no-code-mlflow-needs-managed-network", "F-LEG-08", MLFLOW, |at| {
        at.legacy() && at.is("deployment.mlflow", "no_code")
    }),
    row("mlflow-format-in-secured-deployment", "F-LEG-08", MLFLOW, |at| {
        at.legacy() && at.is("deployment.mlflow", "own_code")
    }),
    row(
        "open-ml-registry-for-public-outbound",
        "F-LEG-12",
        &[MODE, EGRESS, "deployment.model", "deployment.environment"],
        |at| {
            let from_registry =
                at.is("deployment.model", "registry") || at.is("deployment.environment", "registry");
            at.open() && from_registry
        },
    ),
    row(
        "open-workspace-for-public-outbound",
        "F-MTX-02",
        &[MODE, EGRESS, "workspace.public_network_access"],
        |at| at.open() && at.closed_workspace(),
    ),
    row("private-endpoints-counted", "F-PEC-01", REGIME, |at| at.legacy()),
    row("log-analytics-tables-of-secured-deployments", "F-LOG-01", REGIME, |at| at.legacy()),
    row("managed-network-provisioned", "F-PRV-01", &[MODE, "workspace.managed_network_status"], |at| {
        at.managed() && at.is("workspace.managed_network_status", "inactive")
    }),
    row("provision-now-has-a-managed-network", "F-PRV-03", PROVISION, |at| {
        at.is("workspace.provision_network_now", "true") && !at.managed()
    }),
    row("provision-now-at-creation", "F-PRV-03", PROVISION, |at| {
        // Without a managed network the other row tells that it has no effect.
        let update = at.is("workspace.operation", "update");
        update && at.is("workspace.provision_network_now", "true") && at.managed()
    }),
];
