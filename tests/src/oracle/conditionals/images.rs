//! Images and environments (section 12 of the catalogue).

use super::{At, Conditional, row};

fn builds(at: &At) -> bool {
    at.is("deployment.environment", "build")
}

fn no_compute(at: &At) -> bool {
    at.is("workspace.image_build_compute", "none")
}

pub(super) const ROWS: &[Conditional] = &[
    row(
        "closed-registry-builds-on-a-compute",
        "F-IMG-01",
        &[
            "deployment.environment",
            "workspace.image_build_compute",
            "container_registry.public_network_access",
            "container_registry.default_action",
        ],
        |at| {
            let closed = at.is("container_registry.public_network_access", "disabled")
                || at.is("container_registry.default_action", "deny");
            builds(at) && no_compute(at) && closed
        },
    ),
    row(
        "managed-network-builds-on-a-compute",
        "F-IMG-01",
        &["deployment.environment", "workspace.image_build_compute", "workspace.isolation_mode"],
        // Beside a closed registry, too: that is an error of its own, and is mended by the same.
        |at| builds(at) && no_compute(at) && at.managed(),
    ),
    row(
        "package-hosts-approved-for-builds",
        "F-IMG-03",
        &["deployment.environment", "workspace.isolation_mode", "workspace.fqdn_rules"],
        |at| builds(at) && at.approved_outbound() && at.is("workspace.fqdn_rules", "none"),
    ),
    row(
        "image-from-reachable-registry",
        "F-IMG-06",
        &[
            "deployment.image",
            "workspace.isolation_mode",
            "deployment.egress_public_network_access",
            "workspace.fqdn_rules",
        ],
        |at| {
            let not_approved = at.approved_outbound() && at.is("workspace.fqdn_rules", "none");
            at.is("deployment.image", "other") && (at.legacy() || not_approved)
        },
    ),
    row("other-registry-admits-the-endpoint", "F-IMG-06", &["deployment.image"], |at| {
        at.is("deployment.image", "azure_registry")
    }),
    row(
        "no-code-mlflow-reaches-package-index",
        "F-IMG-07",
        &["deployment.mlflow", "workspace.isolation_mode", "workspace.fqdn_rules"],
        |at| {
            at.approved_outbound()
                && at.is("deployment.mlflow", "no_code")
                && !at.is("workspace.fqdn_rules", "python")
        },
    ),
];
