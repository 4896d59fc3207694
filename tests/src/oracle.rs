//! A brute-force oracle: the facts that may gate `works`, written as plain conditionals over the 288 points
//! of the gating space.
//!
//! It was written from `domain/facts.md` alone, without a look at the engine, the rules or the matrix, and it
//! shares nothing with them: no tables, no sets, no boxes. One function stands for one fact and looks at one
//! completely known configuration. Where it and the product disagree, one of them misreads a fact.
//!
//! Every answer here supposes an existing workspace (not one that is just being created), a provisioned managed
//! network where there is one, and no other precondition broken. An answer for a partial input is obtained by
//! asking about every [`Point`] that the input leaves possible.

use std::collections::BTreeSet;

/// Declares a closed set of fact values with `ALL` and the spelling that the report uses.
macro_rules! values {
    ($(#[$doc:meta])* $type:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$variant_doc])* $variant,)+ }

        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The value as the report, `--assume` and the documents spell it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

values! {
    /// A public-access flag, whichever object it is on.
    Access {
        /// Public networks are let through.
        Enabled = "enabled",
        /// Public networks are not let through.
        Disabled = "disabled",
    }
}

values! {
    /// What the workspace's network ACL lets in while its public access is enabled.
    NetworkAcls {
        /// No ACL, or one whose default action is Allow.
        All = "all",
        /// Default action Deny with the addresses listed.
        Selected = "selected",
    }
}

values! {
    /// The customer's approved private endpoints of the workspace.
    PrivateEndpoint {
        /// There is none.
        None = "none",
        /// There are some, every one of them created before 24 May 2022.
        Before20220524 = "before_2022_05_24",
        /// At least one was created on or after that day.
        Current = "current",
    }
}

values! {
    /// The isolation mode of the workspace's managed virtual network.
    IsolationMode {
        /// There is no managed network.
        Disabled = "disabled",
        /// All outbound traffic to the internet is allowed.
        AllowInternetOutbound = "allow_internet_outbound",
        /// Only approved destinations are allowed.
        AllowOnlyApprovedOutbound = "allow_only_approved_outbound",
    }
}

values! {
    /// The tier of the workspace's container registry.
    Sku {
        /// No registry is attached yet.
        None = "none",
        /// Basic.
        Basic = "basic",
        /// Standard.
        Standard = "standard",
        /// Premium, the only one with private endpoints.
        Premium = "premium",
    }
}

values! {
    /// The edition of the vendor's page that judges.
    Edition {
        /// Seed 000 and the pages of its time.
        Current = "current",
        /// Seed 001, of January 2023.
        January2023 = "2023-01",
    }
}

values! {
    /// How bad a violated fact is.
    Severity {
        /// Worth knowing.
        Info = "info",
        /// Works, but not as it looks, or the sources disagree.
        Warning = "warning",
        /// Is rejected, or can not work.
        Error = "error",
    }
}

values! {
    /// The named intents.
    Intent {
        /// Nobody on a public network reaches the endpoint.
        PrivateInbound = "private-inbound",
        /// Of the public networks only the listed addresses reach the endpoint.
        SelectedAddressesInbound = "selected-addresses-inbound",
        /// The internet reaches the endpoint.
        PublicInbound = "public-inbound",
        /// A deployment does not reach the internet.
        NoInternetEgress = "no-internet-egress",
        /// A deployment reaches approved destinations only.
        ApprovedEgressOnly = "approved-egress-only",
        /// A deployment reaches the internet.
        InternetEgress = "internet-egress",
    }
}

values! {
    /// The derived way into the workspace (`ws.inbound`, facts section 0).
    WorkspaceInbound {
        /// No public network.
        Disabled = "disabled",
        /// The listed addresses.
        Selected = "selected",
        /// Every network.
        All = "all",
    }
}

values! {
    /// The derived outbound regime of a deployment (facts section 0).
    Regime {
        /// The workspace's managed network, whatever the deployment's flag.
        Managed = "managed",
        /// A network of the deployment's own.
        Legacy = "legacy",
        /// The public network.
        Open = "open",
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    use PrivateEndpoint::{Before20220524 as Old, Current as New, None as Absent};
    use WorkspaceInbound::{All, Disabled, Selected};

    const ANY_INBOUND: &[WorkspaceInbound] = WorkspaceInbound::ALL;
    const ANY_PE: &[PrivateEndpoint] = PrivateEndpoint::ALL;

    /// The tables of section 29 know "yes" and "no"; F-PLAT-07's old endpoint has a test of its own.
    const YES: &[PrivateEndpoint] = &[New];
    const NO: &[PrivateEndpoint] = &[Absent];

    const ERROR: Severity = Severity::Error;
    const WARNING: Severity = Severity::Warning;

    type Verdict = (&'static str, Severity);

    fn points_outside_legacy_mode() -> impl Iterator<Item = Point> {
        Point::all().into_iter().filter(|point| !point.v1_legacy_mode)
    }

    /// The violations at a point that are among `facts`, with an address left behind read as F-INE-07, as the
    /// tables do.
    fn only(facts: &[&str], point: &Point) -> BTreeSet<Verdict> {
        violations(point, Edition::Current)
            .into_iter()
            .map(|(fact, severity)| (if fact == "F-SIP-03" { "F-INE-07" } else { fact }, severity))
            .filter(|(fact, _)| facts.contains(fact))
            .collect()
    }

    /// Everything that section 29's tables judge: not the advice, and not the date of the private endpoint.
    const TABLED: &[&str] =
        &["F-INE-04", "F-INE-07", "F-INW-05", "F-SIP-04", "F-LEG-03", "F-MTX-02", "F-MTX-04"];

    #[test]
    fn the_space_has_288_different_points() {
        let points = Point::all();
        assert_eq!(points.len(), 288);
        assert_eq!(points.iter().collect::<BTreeSet<_>>().len(), 288);
        let spelled: BTreeSet<Vec<&str>> =
            points.iter().map(|point| Point::FACTS.iter().map(|fact| point.value(fact)).collect()).collect();
        assert_eq!(spelled.len(), 288);
        assert!(spelled.iter().flatten().all(|value| !value.is_empty()));
        assert_eq!(points[0].value("workspace.name"), "");
    }

    #[test]
    fn values_are_spelled_as_the_design_says() {
        let values = |fact: &str| Point::all().iter().map(|point| point.value(fact)).collect::<BTreeSet<_>>();
        let flag = BTreeSet::from(["enabled", "disabled"]);
        assert_eq!(values("workspace.public_network_access"), flag);
        assert_eq!(values("workspace.network_acls"), BTreeSet::from(["all", "selected"]));
        assert_eq!(
            values("workspace.private_endpoint"),
            BTreeSet::from(["none", "before_2022_05_24", "current"])
        );
        assert_eq!(values("workspace.v1_legacy_mode"), BTreeSet::from(["true", "false"]));
        assert_eq!(
            values("workspace.isolation_mode"),
            BTreeSet::from(["disabled", "allow_internet_outbound", "allow_only_approved_outbound"])
        );
        assert_eq!(values("endpoint.public_network_access"), flag);
        assert_eq!(values("deployment.egress_public_network_access"), flag);
        let skus: Vec<&str> = Sku::ALL.iter().map(|sku| sku.name()).collect();
        assert_eq!(skus, ["none", "basic", "standard", "premium"]);
        let editions: Vec<&str> = Edition::ALL.iter().map(|edition| edition.name()).collect();
        assert_eq!(editions, ["current", "2023-01"]);
    }

    /// Table 29.1: outbound, per deployment. F-MTX-02 and F-MTX-04 are one column there.
    #[test]
    fn table_29_1() {
        type Row = (Regime, &'static [WorkspaceInbound], &'static [PrivateEndpoint], &'static [Verdict]);
        const MTX: &str = "F-MTX-02/04";
        let table: &[Row] = &[
            (Regime::Managed, &[Disabled, All], ANY_PE, &[]),
            (Regime::Managed, &[Selected], ANY_PE, &[]),
            (Regime::Legacy, &[Disabled], YES, &[]),
            (Regime::Legacy, &[All], YES, &[]),
            (Regime::Legacy, &[Disabled, All], NO, &[("F-LEG-03", ERROR)]),
            (Regime::Legacy, &[Selected], YES, &[("F-SIP-04", WARNING)]),
            (Regime::Legacy, &[Selected], NO, &[("F-SIP-04", WARNING), ("F-LEG-03", ERROR)]),
            (Regime::Open, &[All], ANY_PE, &[]),
            (Regime::Open, &[Disabled], ANY_PE, &[(MTX, ERROR)]),
            (Regime::Open, &[Selected], ANY_PE, &[("F-SIP-04", ERROR)]),
        ];
        let mut uses = vec![0; table.len()];
        for point in points_outside_legacy_mode() {
            let found: BTreeSet<Verdict> = only(&["F-SIP-04", "F-LEG-03", "F-MTX-02", "F-MTX-04"], &point)
                .into_iter()
                .map(|(fact, severity)| (if fact.starts_with("F-MTX") { MTX } else { fact }, severity))
                .collect();
            let mut rows = 0;
            for (index, (in_regime, inbounds, endpoints, expected)) in table.iter().enumerate() {
                if *in_regime == regime(&point)
                    && inbounds.contains(&workspace_inbound(&point))
                    && endpoints.contains(&point.private_endpoint)
                {
                    rows += 1;
                    uses[index] += 1;
                    assert_eq!(found, expected.iter().copied().collect(), "{point:?}");
                }
            }
            let beside_the_table = regime(&point) == Regime::Legacy && point.private_endpoint == Old;
            assert_eq!(rows, usize::from(!beside_the_table), "{point:?}");
        }
        assert!(uses.iter().all(|&used| used > 0), "{uses:?}");
    }

    /// Table 29.2: inbound, per endpoint.
    #[test]
    fn table_29_2() {
        use Access::{Disabled as Closed, Enabled as Opened};
        /// What a client on the internet gets.
        #[derive(Clone, Copy, Debug, PartialEq)]
        enum Internet {
            No,
            Yes,
            Listed,
            Disputed,
        }
        /// What a client in the network of the workspace's private endpoint gets.
        #[derive(Clone, Copy, Debug, PartialEq)]
        enum Private {
            No,
            Yes,
            WithEndpoint,
        }
        type Row =
            (Access, WorkspaceInbound, &'static [PrivateEndpoint], Internet, Private, &'static [Verdict]);
        let table: &[Row] = &[
            (Closed, Disabled, YES, Internet::No, Private::Yes, &[]),
            (Closed, Disabled, NO, Internet::No, Private::No, &[("F-INE-04", ERROR), ("F-INW-05", ERROR)]),
            (Closed, Selected, YES, Internet::No, Private::Yes, &[]),
            (Closed, Selected, NO, Internet::No, Private::No, &[("F-INE-04", ERROR)]),
            (Closed, All, YES, Internet::No, Private::Yes, &[]),
            (Closed, All, NO, Internet::No, Private::No, &[("F-INE-04", ERROR)]),
            (Opened, All, ANY_PE, Internet::Yes, Private::Yes, &[]),
            (Opened, Selected, ANY_PE, Internet::Listed, Private::WithEndpoint, &[]),
            (Opened, Disabled, YES, Internet::Disputed, Private::Yes, &[("F-INE-07", WARNING)]),
            (
                Opened,
                Disabled,
                NO,
                Internet::Disputed,
                Private::No,
                &[("F-INE-07", WARNING), ("F-INW-05", ERROR)],
            ),
        ];
        let mut uses = vec![0; table.len()];
        for point in points_outside_legacy_mode() {
            let found = only(&["F-INE-04", "F-INW-05", "F-INE-07"], &point);
            let exposure = inbound(&point);
            let mut rows = 0;
            for (index, (endpoint, way_in, endpoints, internet, private, expected)) in
                table.iter().enumerate()
            {
                if *endpoint != point.endpoint_public_network_access
                    || *way_in != workspace_inbound(&point)
                    || !endpoints.contains(&point.private_endpoint)
                {
                    continue;
                }
                rows += 1;
                uses[index] += 1;
                assert_eq!(found, expected.iter().copied().collect(), "{point:?}");
                let reported = match (internet, private) {
                    (Internet::No, Private::Yes) => BTreeSet::from(["private"]),
                    (Internet::No, Private::No) => BTreeSet::from(["nobody"]),
                    (Internet::Yes, Private::Yes) => BTreeSet::from(["internet"]),
                    (Internet::Listed, Private::WithEndpoint) => BTreeSet::from(["selected_addresses"]),
                    (Internet::Disputed, Private::Yes) => BTreeSet::from(["internet", "private"]),
                    (Internet::Disputed, Private::No) => BTreeSet::from(["internet", "nobody"]),
                    other => panic!("no such row: {other:?}"),
                };
                assert_eq!(exposure, reported, "{point:?}");
            }
            let beside_the_table = point.private_endpoint == Old
                && (point.endpoint_public_network_access == Closed || workspace_inbound(&point) == Disabled);
            assert_eq!(rows, usize::from(!beside_the_table), "{point:?}");
        }
        assert!(uses.iter().all(|&used| used > 0), "{uses:?}");
    }

    /// Table 29.3: both together without a managed network, with a private endpoint and then without one.
    #[test]
    fn table_29_3() {
        let columns = [Disabled, Selected, All];
        let rows = [
            "secure-inbound-secure-outbound",
            "secure-inbound-public-outbound",
            "public-inbound-secure-outbound",
            "public-inbound-public-outbound",
        ];
        let with_private_endpoint: [[&[Verdict]; 3]; 4] = [
            [&[], &[("F-SIP-04", WARNING)], &[]],
            [&[("F-MTX-02", ERROR)], &[("F-SIP-04", ERROR)], &[]],
            [&[("F-INE-07", WARNING)], &[("F-SIP-04", WARNING)], &[]],
            [&[("F-MTX-04", ERROR), ("F-INE-07", WARNING)], &[("F-SIP-04", ERROR)], &[]],
        ];
        let without: [[&[Verdict]; 3]; 4] = [
            [
                &[("F-LEG-03", ERROR), ("F-INE-04", ERROR), ("F-INW-05", ERROR)],
                &[("F-LEG-03", ERROR), ("F-INE-04", ERROR), ("F-SIP-04", WARNING)],
                &[("F-LEG-03", ERROR), ("F-INE-04", ERROR)],
            ],
            [
                &[("F-MTX-02", ERROR), ("F-INE-04", ERROR), ("F-INW-05", ERROR)],
                &[("F-SIP-04", ERROR), ("F-INE-04", ERROR)],
                &[("F-INE-04", ERROR)],
            ],
            [
                &[("F-LEG-03", ERROR), ("F-INE-07", WARNING), ("F-INW-05", ERROR)],
                &[("F-LEG-03", ERROR), ("F-SIP-04", WARNING)],
                &[("F-LEG-03", ERROR)],
            ],
            [&[("F-MTX-04", ERROR), ("F-INE-07", WARNING), ("F-INW-05", ERROR)], &[("F-SIP-04", ERROR)], &[]],
        ];
        let mut seen = BTreeSet::new();
        for point in points_outside_legacy_mode() {
            let table = match point.private_endpoint {
                New => &with_private_endpoint,
                Absent => &without,
                Old => continue,
            };
            let Some(line) = rows.iter().position(|id| *id == row(&point)) else {
                assert_eq!(regime(&point), Regime::Managed);
                continue;
            };
            let column = columns.iter().position(|way_in| *way_in == workspace_inbound(&point)).unwrap();
            let expected: BTreeSet<Verdict> = table[line][column].iter().copied().collect();
            assert_eq!(only(TABLED, &point), expected, "{point:?}");
            let fails = expected.iter().any(|(_, severity)| *severity == ERROR);
            assert_eq!(works(&point, Edition::Current), !fails, "{point:?}");
            seen.insert((point.private_endpoint, line, column));
        }
        assert_eq!(seen.len(), 2 * 4 * 3);
    }

    /// Table 29.4: with a managed network, whatever its mode and whatever the deployment's flag.
    #[test]
    fn table_29_4() {
        use Access::{Disabled as Closed, Enabled as Opened};
        type Row = (Access, &'static [WorkspaceInbound], &'static [PrivateEndpoint], &'static [Verdict]);
        let table: &[Row] = &[
            (Closed, ANY_INBOUND, YES, &[]),
            (Opened, &[All, Selected], YES, &[]),
            (Opened, &[Disabled], YES, &[("F-INE-07", WARNING)]),
            (Closed, &[All, Selected], NO, &[("F-INE-04", ERROR)]),
            (Closed, &[Disabled], NO, &[("F-INE-04", ERROR), ("F-INW-05", ERROR)]),
            (Opened, &[All, Selected], NO, &[]),
            (Opened, &[Disabled], NO, &[("F-INE-07", WARNING), ("F-INW-05", ERROR)]),
        ];
        let managed = points_outside_legacy_mode()
            .filter(|point| point.isolation_mode != IsolationMode::Disabled && point.private_endpoint != Old);
        let mut judged = 0;
        for point in managed {
            let rows: Vec<&Row> = table
                .iter()
                .filter(|(endpoint, inbounds, endpoints, _)| {
                    *endpoint == point.endpoint_public_network_access
                        && inbounds.contains(&workspace_inbound(&point))
                        && endpoints.contains(&point.private_endpoint)
                })
                .collect();
            let [(_, _, _, expected)] = rows.as_slice() else {
                panic!("{point:?} is in {} rows", rows.len());
            };
            assert_eq!(only(TABLED, &point), expected.iter().copied().collect(), "{point:?}");
            let fails = expected.iter().any(|(_, severity)| *severity == ERROR);
            assert_eq!(works(&point, Edition::Current), !fails, "{point:?}");
            judged += 1;
        }
        assert_eq!(judged, 2 * 2 * 2 * 2 * 2 * 2);
    }

    /// An old private endpoint differs from a current one in F-PLAT-07 and in nothing else.
    #[test]
    fn an_old_private_endpoint_fails_private_inbound_and_legacy_outbound() {
        for point in Point::all().into_iter().filter(|point| point.private_endpoint == Old) {
            let uses_it = point.endpoint_public_network_access == Access::Disabled
                || (point.isolation_mode == IsolationMode::Disabled
                    && point.deployment_egress == Access::Disabled);
            let mut found = violations(&point, Edition::Current);
            assert_eq!(found.contains(&("F-PLAT-07", ERROR)), uses_it, "{point:?}");
            found.retain(|(fact, _)| *fact != "F-PLAT-07");
            let renewed = Point { private_endpoint: New, ..point };
            assert_eq!(found, violations(&renewed, Edition::Current));
            assert_eq!(inbound(&point), inbound(&renewed));
        }
    }

    #[test]
    fn v1_legacy_mode_fails_everything_and_changes_nothing_else() {
        for point in Point::all().into_iter().filter(|point| point.v1_legacy_mode) {
            assert!(!works(&point, Edition::Current));
            let mut found = violations(&point, Edition::Current);
            found.retain(|verdict| *verdict != ("F-PLAT-01", ERROR));
            assert_eq!(found, violations(&Point { v1_legacy_mode: false, ..point }, Edition::Current));
        }
    }

    #[test]
    fn with_a_managed_network_the_deployments_flag_changes_nothing() {
        for point in Point::all().into_iter().filter(|point| regime(point) == Regime::Managed) {
            for &deployment_egress in Access::ALL {
                let other = Point { deployment_egress, ..point };
                assert_eq!(row(&other), row(&point));
                assert_eq!(outbound(&other), outbound(&point));
                assert_eq!(violations(&other, Edition::Current), violations(&point, Edition::Current));
            }
        }
    }

    #[test]
    fn addresses_left_on_a_closed_workspace_are_one_warning_and_not_two() {
        for point in Point::all() {
            let disputed = point.public_network_access == Access::Disabled
                && point.endpoint_public_network_access == Access::Enabled;
            let found = violations(&point, Edition::Current);
            let left = point.network_acls == NetworkAcls::Selected;
            assert_eq!(found.contains(&("F-INE-07", WARNING)), disputed && !left, "{point:?}");
            assert_eq!(found.contains(&("F-SIP-03", WARNING)), disputed && left, "{point:?}");
        }
    }

    #[test]
    fn the_editions_differ_in_the_registry_alone() {
        for point in Point::all() {
            assert_eq!(violations(&point, Edition::January2023), violations(&point, Edition::Current));
            for &sku in Sku::ALL {
                for &public_network_access in Access::ALL {
                    let registry = Registry { sku, public_network_access };
                    let then = plat_09(&point, registry, Edition::January2023);
                    let now = plat_09(&point, registry, Edition::Current);
                    if then != now {
                        assert_eq!((then, now), (Some(ERROR), Some(WARNING)), "{point:?} {registry:?}");
                        assert_ne!(point.private_endpoint, Absent);
                    }
                }
            }
        }
    }

    #[test]
    fn the_registry_tier() {
        use Access::{Disabled as Closed, Enabled as Opened};
        use IsolationMode::{AllowInternetOutbound, AllowOnlyApprovedOutbound, Disabled as NoNetwork};

        let point = |private_endpoint, isolation_mode, deployment_egress| Point {
            public_network_access: Access::Enabled,
            network_acls: NetworkAcls::All,
            private_endpoint,
            v1_legacy_mode: false,
            isolation_mode,
            endpoint_public_network_access: Access::Enabled,
            deployment_egress,
        };
        for sku in [Sku::Basic, Sku::Standard] {
            let basic = Registry { sku, public_network_access: Opened };
            let table = [
                (point(Absent, NoNetwork, Opened), None, None),
                (point(Absent, NoNetwork, Closed), Some(ERROR), Some(ERROR)),
                (point(New, NoNetwork, Opened), Some(WARNING), Some(ERROR)),
                (point(Old, NoNetwork, Opened), Some(WARNING), Some(ERROR)),
                (point(New, NoNetwork, Closed), Some(ERROR), Some(ERROR)),
                (point(Absent, AllowInternetOutbound, Closed), Some(WARNING), Some(WARNING)),
                (point(New, AllowInternetOutbound, Opened), Some(WARNING), Some(ERROR)),
                (point(Absent, AllowOnlyApprovedOutbound, Opened), Some(ERROR), Some(ERROR)),
            ];
            for (at, now, then) in table {
                assert_eq!(plat_09(&at, basic, Edition::Current), now, "{at:?}");
                assert_eq!(plat_09(&at, basic, Edition::January2023), then, "{at:?}");
                let closed = Registry { public_network_access: Closed, ..basic };
                assert_eq!(plat_09(&at, closed, Edition::Current), Some(ERROR), "{at:?}");
            }
        }
        for at in Point::all() {
            for &public_network_access in Access::ALL {
                let of = |sku| plat_09(&at, Registry { sku, public_network_access }, Edition::Current);
                assert_eq!(of(Sku::Premium), None);
                assert_eq!(of(Sku::None), Some(Severity::Info));
            }
        }
    }

    #[test]
    fn every_row_and_every_exposure_occurs() {
        let points = Point::all();
        assert_eq!(points.iter().map(row).collect::<BTreeSet<_>>().len(), 8);
        let exposures = |select: fn(&Point) -> Vec<&'static str>| {
            points.iter().flat_map(select).collect::<BTreeSet<&str>>()
        };
        assert_eq!(
            exposures(|point| inbound(point).into_iter().collect()),
            BTreeSet::from(["private", "selected_addresses", "internet", "nobody"])
        );
        assert_eq!(
            exposures(|point| vec![outbound(point)]),
            BTreeSet::from([
                "approved_only",
                "workspace_resources_only",
                "internet_via_managed_network",
                "internet"
            ])
        );
    }

    #[test]
    fn intents() {
        for point in Point::all() {
            let closed = point.endpoint_public_network_access == Access::Disabled;
            let way_in = workspace_inbound(&point);
            assert_eq!(meets(Intent::PrivateInbound, &point), closed, "{point:?}");
            assert_eq!(meets(Intent::PublicInbound, &point), !closed && way_in == All, "{point:?}");
            let reachable_when_closed = closed && point.private_endpoint != Absent;
            assert_eq!(
                meets(Intent::SelectedAddressesInbound, &point),
                reachable_when_closed || (!closed && way_in == Selected),
                "{point:?}"
            );
            let approved = point.isolation_mode == IsolationMode::AllowOnlyApprovedOutbound;
            assert_eq!(meets(Intent::ApprovedEgressOnly, &point), approved);
            assert_eq!(meets(Intent::NoInternetEgress, &point), approved || regime(&point) == Regime::Legacy);
            assert_ne!(meets(Intent::NoInternetEgress, &point), meets(Intent::InternetEgress, &point));
        }
        let names: BTreeSet<&str> = Intent::ALL.iter().map(|intent| intent.name()).collect();
        assert_eq!(names.len(), 6);
    }
}
