//! What must hold of the oracle beside the tables: its space, its spelling, and what changes nothing else.

use std::collections::BTreeSet;

use cofferdam_tests::oracle::*;

use PrivateEndpoint::{Before20220524 as Old, Current as New, None as Absent};
use WorkspaceInbound::{All, Selected};

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

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
    let exposures =
        |select: fn(&Point) -> Vec<&'static str>| points.iter().flat_map(select).collect::<BTreeSet<&str>>();
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
