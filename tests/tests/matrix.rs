//! The matrix and the rules are two encodings of the same knowledge: they agree on every cell, in both editions.

use std::collections::BTreeSet;

use cofferdam_core::{
    report::{Answer, Report, State},
    request::{Edition, Request},
    rulebook::{MATRIX, in_edition},
    validate,
};
use cofferdam_tests::oracle::Point;

/// Facts whose warnings colour a cell; every other warning is advice.
const WARNINGS: [&str; 3] = ["F-INE-07", "F-SIP-03", "F-SIP-04"];

fn judge(point: &Point, edition: Edition) -> Report {
    let facts = Point::FACTS.iter().map(|fact| format!("{fact}={}", point.value(fact)));
    let registry = ["container_registry.sku=premium", "container_registry.public_network_access=enabled"];
    let request =
        Request { assume: facts.chain(registry.map(String::from)).collect(), edition, ..Request::default() };
    validate(&request).unwrap()
}

fn status_by_rules(report: &Report) -> &'static str {
    let warned = report.findings.iter().filter(|finding| finding.state == State::Holds);
    let facts: BTreeSet<&str> = warned.flat_map(|finding| finding.facts.iter().copied()).collect();
    match report.works.answer {
        Answer::No => "unsupported",
        _ if WARNINGS.iter().any(|fact| facts.contains(fact)) => "warning",
        _ => "supported",
    }
}

#[test]
fn every_point_is_in_exactly_one_cell_and_rules_agree_with_it() {
    let mut cells = BTreeSet::new();
    let mut compared = 0;
    for edition in Edition::ALL {
        // The matrix supposes that v1 legacy mode is off.
        for point in
            Point::all().into_iter().filter(|point| point.value("workspace.v1_legacy_mode") == "false")
        {
            let report = judge(&point, edition);
            let place = &report.matrix[0];
            assert_eq!(place.rows.len(), 1, "{point:?}");
            assert_eq!(place.cells.len(), 1, "{point:?} is in {:?}", place.cells);
            assert_eq!(place.status, [status_by_rules(&report)], "{point:?} {edition:?}: {:?}", place.cells);
            if place.status == ["unsupported"] {
                let broken: BTreeSet<&str> =
                    report.findings.iter().flat_map(|finding| finding.facts.to_vec()).collect();
                let cited = &place.cells[0].facts;
                assert!(
                    cited.iter().any(|fact| broken.contains(fact)),
                    "{point:?}: {cited:?} are not what is broken"
                );
            }
            cells.insert((edition.name(), place.cells[0].row, place.cells[0].reason));
            compared += 1;
        }
    }
    println!("{compared} comparisons, {} cells", cells.len());
    let known = |edition| {
        MATRIX.iter().flat_map(|row| row.cells).filter(|cell| in_edition(cell.editions, edition)).count()
    };
    let reached = |edition: Edition| cells.iter().filter(|(name, ..)| *name == edition.name()).count();
    assert_eq!(reached(Edition::Current), known(Edition::Current), "every cell is reached");
}

#[test]
fn both_editions_print_the_condition_on_the_same_rows_and_only_the_column_moved() {
    for row in MATRIX.iter().filter(|row| in_edition(row.editions, Edition::January2023)) {
        let column =
            |edition: Edition| row.condition.iter().find(|(name, _)| *name == edition.name()).unwrap().1;
        let expected =
            if row.id.ends_with("public-outbound") { ("outbound", "inbound") } else { ("none", "none") };
        assert_eq!((column(Edition::Current), column(Edition::January2023)), expected, "{}", row.id);
    }
}
