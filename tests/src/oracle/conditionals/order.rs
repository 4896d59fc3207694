//! Which steps of a way come before which, and why. Where nothing is said, either order does.

use super::ways::Way;

/// Some steps that come before others wherever a way has both.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Why, with the fact of the catalogue that says so.
    pub says: &'static str,
    /// The ways in which it counts.
    pub ways: &'static [Way],
    /// What comes first.
    pub first: &'static [&'static str],
    /// What comes later.
    pub then: &'static [&'static str],
}

const ALL: &[Way] = &[Way::InPlace, Way::WithDowntime, Way::NewWorkspace];
const UNLESS_EMPTIED: &[Way] = &[Way::InPlace, Way::NewWorkspace];

const ENABLING: &[&str] = &["enable-managed-network", "enable-internet-outbound"];
const CREATING_ENDPOINTS: &[&str] = &["create-closed-endpoint", "create-open-endpoint"];
const SECURED: &[&str] = &["new-secured-deployment", "create-secured-deployment"];
const PUBLIC: &[&str] = &["new-public-deployment", "create-public-deployment"];
const NEW_DEPLOYMENTS: &[&str] = &[
    "new-secured-deployment",
    "new-public-deployment",
    "create-deployment",
    "create-secured-deployment",
    "create-public-deployment",
];
const CREATED_DEPLOYMENTS: &[&str] =
    &["create-deployment", "create-secured-deployment", "create-public-deployment"];
const OPENING_WORKSPACE: &[&str] =
    &["open-workspace", "open-to-selected-addresses", "give-up-selected-addresses"];
const CLOSING_WORKSPACE: &[&str] = &["close-workspace", "add-selected-addresses"];
const PRIVATE_ENDPOINT: &[&str] = &["create-private-endpoint", "recreate-private-endpoint"];

const fn order(says: &'static str, first: &'static [&'static str], then: &'static [&'static str]) -> Order {
    Order { says, ways: ALL, first, then }
}

/// What comes before what.
pub const ORDER: &[Order] = &[
    // The managed network.
    order("F-MUT-08: the workspace is empty before", &["delete-endpoint", "delete-computes"], ENABLING),
    order("F-MUT-08: what was deleted is created again afterwards", ENABLING, CREATING_ENDPOINTS),
    order("F-PRV-01: what does not exist is not provisioned", ENABLING, &["provision-managed-network"]),
    order(
        "F-PRV-01: no deployment before it is provisioned",
        &["provision-managed-network", "enable-managed-network"],
        &["create-deployment"],
    ),
    order(
        "F-RULE-01: which rules there can be depends on the mode",
        &["enable-managed-network", "enable-internet-outbound", "only-approved-outbound"],
        &["add-outbound-rules"],
    ),
    order(
        "F-MNET-07: a new deployment finds its destinations approved",
        &["add-outbound-rules"],
        CREATED_DEPLOYMENTS,
    ),
    order(
        "F-MNET-07: as long as an old deployment needs it",
        &["add-outbound-rules", "point-clients", "delete-deployment", "delete-endpoint"],
        &["remove-outbound-rule"],
    ),
    order(
        "F-SIP-04: selected addresses need a managed network",
        &["enable-managed-network", "enable-internet-outbound"],
        &["open-to-selected-addresses", "add-selected-addresses"],
    ),
    order(
        "F-SIP-05: with selected addresses the workspace itself is reached by a rule",
        &["add-outbound-rules"],
        &["open-to-selected-addresses", "add-selected-addresses"],
    ),
    // What endpoints and deployments need.
    order("F-PLAT-01: v2 only", &["v1-legacy-mode-off"], CREATING_ENDPOINTS),
    order("F-PLAT-01: v2 only", &["v1-legacy-mode-off"], NEW_DEPLOYMENTS),
    order("F-PLAT-01: v2 only", CREATING_ENDPOINTS, &["v1-legacy-mode-on"]),
    order("F-PLAT-01: v2 only", NEW_DEPLOYMENTS, &["v1-legacy-mode-on"]),
    order("F-PLAT-09: reached privately", &["premium-registry"], SECURED),
    order("F-PLAT-09: reached privately", &["premium-registry"], &["create-deployment"]),
    order("F-LEG-03: secured outbound needs it", PRIVATE_ENDPOINT, SECURED),
    order(
        "F-INE-04: closed endpoints need it",
        PRIVATE_ENDPOINT,
        &["close-endpoint", "create-closed-endpoint"],
    ),
    order("F-INW-05: a closed workspace needs it", PRIVATE_ENDPOINT, &["close-workspace"]),
    order("F-LEG-03: as long as one is secured", PUBLIC, &["remove-private-endpoint"]),
    order("F-INE-04: as long as one is closed", &["open-endpoint"], &["remove-private-endpoint"]),
    order("F-INW-05: as long as it is closed", OPENING_WORKSPACE, &["remove-private-endpoint"]),
    order("F-MTX-02: public outbound needs an open workspace", OPENING_WORKSPACE, PUBLIC),
    order("F-MTX-02: as long as one is public", &["new-secured-deployment"], CLOSING_WORKSPACE),
    order(
        "F-IMG-01: images are built for deployments",
        &["set-image-build-compute", "replace-associated-resource"],
        NEW_DEPLOYMENTS,
    ),
    // Nothing is wider open on the way than before and after.
    order("F-INE-14: closed before the workspace opens", &["close-endpoint"], OPENING_WORKSPACE),
    order("F-INE-14: opened once the workspace is closed", CLOSING_WORKSPACE, &["open-endpoint"]),
    order("F-INE-14: created open once it is closed", CLOSING_WORKSPACE, &["create-open-endpoint"]),
    // Parents first, and the old goes last.
    order(
        "it exists",
        &["create-closed-workspace"],
        &[
            "create-private-endpoint",
            "provision-managed-network",
            "open-workspace",
            "open-to-selected-addresses",
            "add-outbound-rules",
            "create-closed-endpoint",
            "create-open-endpoint",
        ],
    ),
    order("it exists", CREATING_ENDPOINTS, CREATED_DEPLOYMENTS),
    order("F-OBS-19: it answers", CREATED_DEPLOYMENTS, &["point-clients", "delete-deployment"]),
    Order {
        ways: UNLESS_EMPTIED,
        ..order("F-MIG-01: clients have left", &["point-clients"], &["delete-endpoint"])
    },
    order("F-MNET-15: everything goes with it", &["point-clients", "delete-endpoint"], &["delete-workspace"]),
];
