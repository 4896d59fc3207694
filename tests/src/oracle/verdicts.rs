//! The answers: will it work, how isolated is it, in which row is it, is it as intended.

use std::collections::BTreeSet;

use super::{
    facts::{
        ine_04, ine_07, inw_05, leg_03, mnet_11, mtx_02, mtx_04, plat_01, plat_07_inbound,
        plat_07_legacy_outbound, plat_09, sip_03, sip_04_legacy, sip_04_open,
    },
    point::{Point, Registry, workspace_inbound},
    values::{Access, Edition, Intent, IsolationMode, PrivateEndpoint, Severity, WorkspaceInbound},
};

/// Every fact that is violated at the point, each named once, with a Premium registry.
///
/// The edition is asked where a fact asks for it. Of these only F-PLAT-09 does, and a Premium registry never
/// violates it: the selected-address facts hold in both, since a configuration that the page of 2023-01 did not
/// know is judged by the current one.
#[must_use]
pub fn violations(point: &Point, edition: Edition) -> Vec<(&'static str, Severity)> {
    let verdicts = [
        ("F-PLAT-01", plat_01(point)),
        ("F-PLAT-07", plat_07_inbound(point).or(plat_07_legacy_outbound(point))),
        ("F-PLAT-09", plat_09(point, Registry::PREMIUM, edition)),
        ("F-INE-04", ine_04(point)),
        ("F-INE-07", ine_07(point)),
        ("F-INW-05", inw_05(point)),
        ("F-SIP-03", sip_03(point)),
        ("F-SIP-04", sip_04_open(point).or(sip_04_legacy(point))),
        ("F-MNET-11", mnet_11(point)),
        ("F-LEG-03", leg_03(point)),
        ("F-MTX-02", mtx_02(point)),
        ("F-MTX-04", mtx_04(point)),
    ];
    let mut violated = Vec::new();
    for (fact, verdict) in verdicts {
        if let Some(severity) = verdict {
            violated.push((fact, severity));
        }
    }
    violated
}

/// Whether the configuration works: no fact gives an error.
#[must_use]
pub fn works(point: &Point, edition: Edition) -> bool {
    for (_, severity) in violations(point, edition) {
        if severity == Severity::Error {
            return false;
        }
    }
    true
}

/// What a closed endpoint exposes: its clients are on the private network, or there are none.
fn inbound_of_a_closed_endpoint(point: &Point) -> &'static str {
    if point.private_endpoint == PrivateEndpoint::None {
        return "nobody";
    }
    "private"
}

/// `isolation.inbound`: who may be able to score the endpoint, from the settings alone.
#[must_use]
pub fn inbound(point: &Point) -> BTreeSet<&'static str> {
    if point.endpoint_public_network_access == Access::Disabled {
        return BTreeSet::from([inbound_of_a_closed_endpoint(point)]);
    }
    match workspace_inbound(point) {
        WorkspaceInbound::All => BTreeSet::from(["internet"]),
        WorkspaceInbound::Selected => BTreeSet::from(["selected_addresses"]),
        WorkspaceInbound::Disabled => BTreeSet::from(["internet", inbound_of_a_closed_endpoint(point)]),
    }
}

/// `isolation.outbound`: what a deployment can reach, from the settings alone.
#[must_use]
pub fn outbound(point: &Point) -> &'static str {
    if point.isolation_mode == IsolationMode::AllowOnlyApprovedOutbound {
        return "approved_only";
    }
    if point.isolation_mode == IsolationMode::AllowInternetOutbound {
        return "internet_via_managed_network";
    }
    if point.deployment_egress == Access::Disabled {
        return "workspace_resources_only";
    }
    "internet"
}

/// The row of the supported-configuration matrix that the point is in (F-MTX-00, F-MTX-06, F-MTX-08).
#[must_use]
pub fn row(point: &Point) -> &'static str {
    match (point.endpoint_public_network_access, point.isolation_mode, point.deployment_egress) {
        (Access::Disabled, IsolationMode::Disabled, Access::Disabled) => "secure-inbound-secure-outbound",
        (Access::Disabled, IsolationMode::Disabled, Access::Enabled) => "secure-inbound-public-outbound",
        (Access::Enabled, IsolationMode::Disabled, Access::Disabled) => "public-inbound-secure-outbound",
        (Access::Enabled, IsolationMode::Disabled, Access::Enabled) => "public-inbound-public-outbound",
        (Access::Disabled, IsolationMode::AllowOnlyApprovedOutbound, _) => "secure-inbound-approved-outbound",
        (Access::Disabled, IsolationMode::AllowInternetOutbound, _) => "secure-inbound-internet-outbound",
        (Access::Enabled, IsolationMode::AllowOnlyApprovedOutbound, _) => "public-inbound-approved-outbound",
        (Access::Enabled, IsolationMode::AllowInternetOutbound, _) => "public-inbound-internet-outbound",
    }
}

/// Whether every exposure that the point leaves possible is one that the intent accepts.
#[must_use]
pub fn meets(intent: Intent, point: &Point) -> bool {
    let inbound_within =
        |accepted: &[&str]| inbound(point).iter().all(|exposure| accepted.contains(exposure));
    let outbound_within = |accepted: &[&str]| accepted.contains(&outbound(point));
    match intent {
        Intent::PrivateInbound => inbound_within(&["private", "nobody"]),
        Intent::SelectedAddressesInbound => inbound_within(&["selected_addresses", "private"]),
        Intent::PublicInbound => inbound_within(&["internet"]),
        Intent::NoInternetEgress => outbound_within(&["approved_only", "workspace_resources_only"]),
        Intent::ApprovedEgressOnly => outbound_within(&["approved_only"]),
        Intent::InternetEgress => outbound_within(&["internet", "internet_via_managed_network"]),
    }
}
