//! What may change later, one function for one fact, for a change between two completely known configurations of an
//! existing workspace, endpoint and deployment that keep their names.

use super::{
    point::{Point, workspace_inbound},
    values::{Access, IsolationMode, NetworkAcls, PrivateEndpoint, Severity, WorkspaceInbound},
    verdicts::{inbound, outbound},
};

/// What a fact says of a change: the kind, as plans name it, and how grave it is.
pub type Said = Option<(&'static str, Severity)>;

/// F-MUT-01: the flag of an endpoint may change both ways.
#[must_use]
pub fn mut_01(before: &Point, after: &Point) -> Said {
    if before.endpoint_public_network_access != after.endpoint_public_network_access {
        return Some(("inPlace", Severity::Info));
    }
    None
}

/// F-INE-14: an endpoint that is closed after its creation was open in between, unless it is known to exist.
#[must_use]
pub fn ine_14(before: &Point, after: &Point) -> Said {
    if before.endpoint_public_network_access == Access::Enabled
        && after.endpoint_public_network_access == Access::Disabled
    {
        return Some(("exposes", Severity::Warning));
    }
    None
}

/// F-MUT-02 and F-LEG-04: the egress flag of a deployment may not change at all.
#[must_use]
pub fn mut_02(before: &Point, after: &Point) -> Said {
    if before.deployment_egress != after.deployment_egress {
        return Some(("newDeployment", Severity::Error));
    }
    None
}

/// F-MUT-03: the flag of a workspace may change both ways.
#[must_use]
pub fn mut_03(before: &Point, after: &Point) -> Said {
    if before.public_network_access != after.public_network_access {
        return Some(("inPlace", Severity::Info));
    }
    None
}

/// F-MUT-04: a managed network stays, and only approved outbound stays.
#[must_use]
pub fn mut_04(before: &Point, after: &Point) -> Said {
    match (before.isolation_mode, after.isolation_mode) {
        (IsolationMode::AllowInternetOutbound, IsolationMode::Disabled)
        | (IsolationMode::AllowOnlyApprovedOutbound, IsolationMode::Disabled)
        | (IsolationMode::AllowOnlyApprovedOutbound, IsolationMode::AllowInternetOutbound) => {
            Some(("impossible", Severity::Error))
        }
        _ => None,
    }
}

/// F-MUT-05: from internet outbound to only approved outbound, on which the sources disagree.
#[must_use]
pub fn mut_05(before: &Point, after: &Point) -> Said {
    if before.isolation_mode == IsolationMode::AllowInternetOutbound
        && after.isolation_mode == IsolationMode::AllowOnlyApprovedOutbound
    {
        return Some(("disputed", Severity::Warning));
    }
    None
}

/// F-MUT-06: enabling a managed network is for good.
#[must_use]
pub fn mut_06(before: &Point, after: &Point) -> Said {
    if before.isolation_mode == IsolationMode::Disabled && after.isolation_mode != IsolationMode::Disabled {
        return Some(("irreversible", Severity::Info));
    }
    None
}

/// F-MUT-08: computes and managed online endpoints have to go before. `shown`: a state shows one of them.
#[must_use]
pub fn mut_08(before: &Point, after: &Point, shown: bool) -> Said {
    mut_06(before, after)?;
    if shown {
        return Some(("newEndpoint", Severity::Error));
    }
    Some(("newEndpoint", Severity::Warning))
}

/// F-MUT-11: v1 legacy mode may change, and that takes its time.
#[must_use]
pub fn mut_11(before: &Point, after: &Point) -> Said {
    if before.v1_legacy_mode != after.v1_legacy_mode {
        return Some(("takesEffectLater", Severity::Info));
    }
    None
}

/// F-SIP-10: the selected addresses are lost when the workspace is closed.
#[must_use]
pub fn sip_10(before: &Point, after: &Point) -> Said {
    if workspace_inbound(before) == WorkspaceInbound::Selected
        && after.public_network_access == Access::Disabled
    {
        return Some(("losesSilently", Severity::Warning));
    }
    None
}

/// F-SIP-15: address rules that an update of the client gives to a closed workspace are dropped. `given`: it does.
#[must_use]
pub fn sip_15(after: &Point, given: bool) -> Said {
    if given && after.network_acls == NetworkAcls::Selected && after.public_network_access == Access::Disabled
    {
        return Some(("losesSilently", Severity::Warning));
    }
    None
}

/// F-PLAT-07: nothing that is made now is from before 24 May 2022.
#[must_use]
pub fn plat_07(before: &Point, after: &Point) -> Said {
    match (before.private_endpoint, after.private_endpoint) {
        (PrivateEndpoint::None | PrivateEndpoint::Current, PrivateEndpoint::Before20220524) => {
            Some(("impossible", Severity::Error))
        }
        (PrivateEndpoint::Before20220524, PrivateEndpoint::Current) => Some(("inPlace", Severity::Info)),
        _ => None,
    }
}

/// Everything that the facts say of a change between states of Resource Manager, by the fact that says it.
#[must_use]
pub fn said(before: &Point, after: &Point) -> Vec<(&'static str, &'static str, Severity)> {
    let all = [
        ("F-MUT-01", mut_01(before, after)),
        ("F-INE-14", ine_14(before, after)),
        ("F-MUT-02", mut_02(before, after)),
        ("F-MUT-03", mut_03(before, after)),
        ("F-MUT-04", mut_04(before, after)),
        ("F-MUT-05", mut_05(before, after)),
        ("F-MUT-06", mut_06(before, after)),
        ("F-MUT-08", mut_08(before, after, false)),
        ("F-MUT-11", mut_11(before, after)),
        ("F-SIP-10", sip_10(before, after)),
        ("F-PLAT-07", plat_07(before, after)),
    ];
    let mut said = Vec::new();
    for (fact, verdict) in all {
        if let Some((kind, severity)) = verdict {
            said.push((fact, kind, severity));
        }
    }
    said
}

/// How wide an endpoint is open: from nobody to the internet. What the sources disagree about counts a little less.
#[must_use]
pub fn inbound_width(point: &Point) -> usize {
    let exposures = inbound(point);
    if exposures.contains("internet") {
        return if exposures.len() > 1 { 5 } else { 6 };
    }
    if exposures.contains("selected_addresses") {
        return 4;
    }
    if exposures.contains("private") {
        return 2;
    }
    0
}

/// How wide a deployment is open.
#[must_use]
pub fn outbound_width(point: &Point) -> usize {
    match outbound(point) {
        "workspace_resources_only" => 0,
        "approved_only" => 2,
        "internet_via_managed_network" => 4,
        _ => 6,
    }
}

/// Whether applying the documents as they are (the workspace, then the endpoint, then the deployment) opens anything
/// wider in between than it is before and after.
#[must_use]
pub fn exposed_as_written(before: &Point, after: &Point) -> bool {
    let workspace_done = Point {
        endpoint_public_network_access: before.endpoint_public_network_access,
        deployment_egress: before.deployment_egress,
        ..*after
    };
    let endpoint_done = Point { deployment_egress: before.deployment_egress, ..*after };
    for between in [&workspace_done, &endpoint_done] {
        if inbound_width(between) > inbound_width(before).max(inbound_width(after)) {
            return true;
        }
        if outbound_width(between) > outbound_width(before).max(outbound_width(after)) {
            return true;
        }
    }
    false
}
