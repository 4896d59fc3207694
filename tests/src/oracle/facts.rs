//! One function for one fact: whether a completely known configuration violates it.

use super::{
    point::{Point, Registry, regime, workspace_inbound},
    values::{
        Access, Edition, IsolationMode, NetworkAcls, PrivateEndpoint, Regime, Severity, Sku, WorkspaceInbound,
    },
};

/// F-PLAT-01: no managed online endpoint in a workspace in v1 legacy mode.
#[must_use]
pub fn plat_01(point: &Point) -> Option<Severity> {
    if point.v1_legacy_mode {
        return Some(Severity::Error);
    }
    None
}

/// F-PLAT-07 for inbound: a private endpoint from before 24 May 2022 does not carry private scoring.
#[must_use]
pub fn plat_07_inbound(point: &Point) -> Option<Severity> {
    if point.private_endpoint == PrivateEndpoint::Before20220524
        && point.endpoint_public_network_access == Access::Disabled
    {
        return Some(Severity::Error);
    }
    None
}

/// F-PLAT-07 for outbound: nor does it carry the legacy private outbound of a deployment.
#[must_use]
pub fn plat_07_legacy_outbound(point: &Point) -> Option<Severity> {
    if point.private_endpoint == PrivateEndpoint::Before20220524 && regime(point) == Regime::Legacy {
        return Some(Severity::Error);
    }
    None
}

/// F-PLAT-09: the tier of the container registry. `Info` says that there is no registry to judge yet.
///
/// In edition 2023-01 a private endpoint of the workspace is enough to make the tier an error. That page knows no
/// managed network, which is judged as today in both editions.
#[must_use]
pub fn plat_09(point: &Point, registry: Registry, edition: Edition) -> Option<Severity> {
    if registry.sku == Sku::Premium {
        return None;
    }
    if registry.sku == Sku::None {
        return Some(Severity::Info);
    }
    if point.isolation_mode == IsolationMode::AllowOnlyApprovedOutbound {
        return Some(Severity::Error);
    }
    if regime(point) == Regime::Legacy {
        return Some(Severity::Error);
    }
    if registry.public_network_access == Access::Disabled {
        return Some(Severity::Error);
    }
    if point.private_endpoint != PrivateEndpoint::None {
        if edition == Edition::January2023 {
            return Some(Severity::Error);
        }
        return Some(Severity::Warning);
    }
    if point.isolation_mode == IsolationMode::AllowInternetOutbound {
        return Some(Severity::Warning);
    }
    None
}

/// F-INE-04: nobody reaches a closed endpoint of a workspace without a private endpoint.
#[must_use]
pub fn ine_04(point: &Point) -> Option<Severity> {
    if point.endpoint_public_network_access == Access::Disabled
        && point.private_endpoint == PrivateEndpoint::None
    {
        return Some(Severity::Error);
    }
    None
}

/// F-INE-07: the sources disagree on an open endpoint of a closed workspace. With addresses left on the
/// workspace the same pair is F-SIP-03's, which says so in its decision ("without IP rules: F-INE-07").
#[must_use]
pub fn ine_07(point: &Point) -> Option<Severity> {
    if point.public_network_access == Access::Disabled
        && point.endpoint_public_network_access == Access::Enabled
        && point.network_acls != NetworkAcls::Selected
    {
        return Some(Severity::Warning);
    }
    None
}

/// F-INW-05: no client reaches a closed workspace that has no private endpoint.
#[must_use]
pub fn inw_05(point: &Point) -> Option<Severity> {
    if point.public_network_access == Access::Disabled && point.private_endpoint == PrivateEndpoint::None {
        return Some(Severity::Error);
    }
    None
}

/// F-SIP-03: an open endpoint of a closed workspace on which addresses were left.
#[must_use]
pub fn sip_03(point: &Point) -> Option<Severity> {
    if point.public_network_access == Access::Disabled
        && point.endpoint_public_network_access == Access::Enabled
        && point.network_acls == NetworkAcls::Selected
    {
        return Some(Severity::Warning);
    }
    None
}

/// F-SIP-04 for the open regime: deployments fail with selected addresses and no managed network.
#[must_use]
pub fn sip_04_open(point: &Point) -> Option<Severity> {
    if workspace_inbound(point) == WorkspaceInbound::Selected && regime(point) == Regime::Open {
        return Some(Severity::Error);
    }
    None
}

/// F-SIP-04 for the legacy regime: whether such deployments fail as well is not confirmed.
#[must_use]
pub fn sip_04_legacy(point: &Point) -> Option<Severity> {
    if workspace_inbound(point) == WorkspaceInbound::Selected && regime(point) == Regime::Legacy {
        return Some(Severity::Warning);
    }
    None
}

/// F-MNET-11: the legacy method, in place of which a managed network is recommended.
#[must_use]
pub fn mnet_11(point: &Point) -> Option<Severity> {
    if regime(point) == Regime::Legacy {
        return Some(Severity::Warning);
    }
    None
}

/// F-LEG-03: legacy private outbound needs a private endpoint of the workspace.
#[must_use]
pub fn leg_03(point: &Point) -> Option<Severity> {
    if regime(point) == Regime::Legacy && point.private_endpoint == PrivateEndpoint::None {
        return Some(Severity::Error);
    }
    None
}

/// F-MTX-02: secure inbound with public outbound needs public access to the workspace.
#[must_use]
pub fn mtx_02(point: &Point) -> Option<Severity> {
    if point.endpoint_public_network_access == Access::Disabled
        && regime(point) == Regime::Open
        && point.public_network_access == Access::Disabled
    {
        return Some(Severity::Error);
    }
    None
}

/// F-MTX-04: public inbound with public outbound needs public access to the workspace.
#[must_use]
pub fn mtx_04(point: &Point) -> Option<Severity> {
    if point.endpoint_public_network_access == Access::Enabled
        && regime(point) == Regime::Open
        && point.public_network_access == Access::Disabled
    {
        return Some(Severity::Error);
    }
    None
}
