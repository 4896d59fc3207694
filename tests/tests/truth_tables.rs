//! The oracle against the derived decision tables of the catalogue of facts, row by row.

use std::collections::BTreeSet;

use cofferdam_tests::oracle::*;

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
const TABLED: &[&str] = &["F-INE-04", "F-INE-07", "F-INW-05", "F-SIP-04", "F-LEG-03", "F-MTX-02", "F-MTX-04"];

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
    type Row = (Access, WorkspaceInbound, &'static [PrivateEndpoint], Internet, Private, &'static [Verdict]);
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
        for (index, (endpoint, way_in, endpoints, internet, private, expected)) in table.iter().enumerate() {
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
