//! One completely known configuration, and what follows from it alone.

use super::values::{Access, IsolationMode, NetworkAcls, PrivateEndpoint, Regime, Sku, WorkspaceInbound};

/// One completely known configuration of a workspace, an endpoint in it and a deployment of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// `workspace.public_network_access`
    pub public_network_access: Access,
    /// `workspace.network_acls`; `Selected` beside a disabled flag means that addresses were left behind.
    pub network_acls: NetworkAcls,
    /// `workspace.private_endpoint`
    pub private_endpoint: PrivateEndpoint,
    /// `workspace.v1_legacy_mode`
    pub v1_legacy_mode: bool,
    /// `workspace.isolation_mode`
    pub isolation_mode: IsolationMode,
    /// `endpoint.public_network_access`
    pub endpoint_public_network_access: Access,
    /// `deployment.egress_public_network_access`
    pub deployment_egress: Access,
}

impl Point {
    /// The names of the seven gating facts, as [`Point::value`] knows them.
    pub const FACTS: [&'static str; 7] = [
        "workspace.public_network_access",
        "workspace.network_acls",
        "workspace.private_endpoint",
        "workspace.v1_legacy_mode",
        "workspace.isolation_mode",
        "endpoint.public_network_access",
        "deployment.egress_public_network_access",
    ];

    /// Every point of the gating space, each once.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut points = Vec::new();
        for &public_network_access in Access::ALL {
            for &network_acls in NetworkAcls::ALL {
                for &private_endpoint in PrivateEndpoint::ALL {
                    for v1_legacy_mode in [false, true] {
                        for &isolation_mode in IsolationMode::ALL {
                            for &endpoint_public_network_access in Access::ALL {
                                for &deployment_egress in Access::ALL {
                                    points.push(Self {
                                        public_network_access,
                                        network_acls,
                                        private_endpoint,
                                        v1_legacy_mode,
                                        isolation_mode,
                                        endpoint_public_network_access,
                                        deployment_egress,
                                    });
                                }
                            }
                        }
                    }
                }
            }
        }
        points
    }

    /// The value of a gating fact at this point; empty for a name that is not in [`Point::FACTS`].
    #[must_use]
    pub fn value(&self, fact_name: &str) -> &'static str {
        match fact_name {
            "workspace.public_network_access" => self.public_network_access.name(),
            "workspace.network_acls" => self.network_acls.name(),
            "workspace.private_endpoint" => self.private_endpoint.name(),
            "workspace.v1_legacy_mode" if self.v1_legacy_mode => "true",
            "workspace.v1_legacy_mode" => "false",
            "workspace.isolation_mode" => self.isolation_mode.name(),
            "endpoint.public_network_access" => self.endpoint_public_network_access.name(),
            "deployment.egress_public_network_access" => self.deployment_egress.name(),
            _ => "",
        }
    }
}

/// What F-PLAT-09 asks of the container registry; it gates nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Registry {
    /// `container_registry.sku`
    pub sku: Sku,
    /// `container_registry.public_network_access`
    pub public_network_access: Access,
}

impl Registry {
    /// The registry that `works` and the matrix take for granted.
    pub const PREMIUM: Self = Self { sku: Sku::Premium, public_network_access: Access::Enabled };
}

/// `ws.inbound` of facts section 0.
#[must_use]
pub fn workspace_inbound(point: &Point) -> WorkspaceInbound {
    if point.public_network_access == Access::Disabled {
        return WorkspaceInbound::Disabled;
    }
    if point.network_acls == NetworkAcls::Selected {
        return WorkspaceInbound::Selected;
    }
    WorkspaceInbound::All
}

/// The outbound regime of facts section 0.
#[must_use]
pub fn regime(point: &Point) -> Regime {
    if point.isolation_mode != IsolationMode::Disabled {
        return Regime::Managed;
    }
    if point.deployment_egress == Access::Disabled {
        return Regime::Legacy;
    }
    Regime::Open
}
