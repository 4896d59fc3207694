//! Inbound to endpoints and workspaces (sections 2 and 3 of the catalogue).

use super::{Conditional, row};

const CREATED: &[&str] =
    &["workspace.operation", "workspace.public_network_access", "workspace.private_endpoint"];

const ZONES: &[&str] = &["workspace.private_endpoint_zones", "endpoint.public_network_access"];

pub(super) const ROWS: &[Conditional] = &[
    row("endpoint-access-written", "F-INE-05", &["endpoint.public_network_access.written"], |at| {
        at.is("endpoint.public_network_access.written", "no")
    }),
    row("workspace-access-written", "F-INW-02", &["workspace.public_network_access.written"], |at| {
        at.is("workspace.public_network_access.written", "no")
    }),
    row(
        "endpoint-closed-in-closed-workspace",
        "F-INE-07",
        &["workspace.public_network_access", "workspace.network_acls", "endpoint.public_network_access"],
        // With address rules left on the workspace it is F-SIP-03 that speaks.
        |at| at.closed_workspace() && !at.closed_endpoint() && at.is("workspace.network_acls", "all"),
    ),
    row(
        "endpoint-closed-from-the-start",
        "F-INE-14",
        &["endpoint.public_network_access", "endpoint.opened_before"],
        |at| at.closed_endpoint() && at.is("endpoint.opened_before", "yes"),
    ),
    row("zones-resolve-closed-endpoint", "F-DNS-07", ZONES, |at| {
        at.is("workspace.private_endpoint_zones", "no_api") && at.closed_endpoint()
    }),
    row("zones-resolve-open-endpoint", "F-DNS-07", ZONES, |at| {
        at.is("workspace.private_endpoint_zones", "no_api") && !at.closed_endpoint()
    }),
    row("zones-made-with-private-endpoint", "F-DNS-07", &["workspace.private_endpoint_zones"], |at| {
        at.is("workspace.private_endpoint_zones", "elsewhere")
    }),
    row("zones-resolve-notebooks", "F-DNS-07", &["workspace.private_endpoint_zones"], |at| {
        at.is("workspace.private_endpoint_zones", "no_notebooks")
    }),
    row("private-endpoint-after-creation", "F-INW-05", CREATED, |at| {
        at.being_created() && at.closed_workspace() && at.no_private_endpoint()
    }),
    row("private-endpoint-for-closed-workspace", "F-INW-05", CREATED, |at| {
        !at.being_created() && at.closed_workspace() && at.no_private_endpoint()
    }),
    row(
        "private-endpoint-for-private-inbound",
        "F-INE-04",
        &["endpoint.public_network_access", "workspace.private_endpoint"],
        |at| at.closed_endpoint() && at.no_private_endpoint(),
    ),
    row(
        "public-access-flags-agree",
        "F-INW-07",
        &["workspace.allow_public_access_when_behind_vnet", "workspace.public_network_access"],
        // The old flag is false where nobody wrote it, which contradicts nothing.
        |at| at.is("workspace.allow_public_access_when_behind_vnet", "true") && at.closed_workspace(),
    ),
    row(
        "workspace-closed-behind-private-endpoint",
        "F-INW-06",
        &["workspace.private_endpoint", "workspace.public_network_access", "workspace.network_acls"],
        // Section 29.2: with selected addresses it is as it should be.
        |at| !at.no_private_endpoint() && !at.closed_workspace() && at.is("workspace.network_acls", "all"),
    ),
];
