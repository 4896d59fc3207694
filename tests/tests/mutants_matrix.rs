//! How well the tests hold the supported-configuration matrix: every value of a row and of a cell is flipped, one at a
//! time, and the oracle has to notice.

use crate::support::flipped::{Tally, conditions, lists};
use crate::support::tables::Configuration;

use std::path::Path;

use cofferdam_rulebook::{
    Rulebook,
    model::{MatrixCell, MatrixRow},
};
use cofferdam_tests::oracle::{self, Edition, Point};

/// The matrix supposes that v1 legacy mode is off.
fn points() -> Vec<Point> {
    Point::all().into_iter().filter(|point| !point.v1_legacy_mode).collect()
}

/// Whether a row holds exactly the points that it should, and one cell of it says of each what the oracle says.
fn right(rulebook: &Rulebook, points: &[Point], row: &MatrixRow) -> bool {
    let known = |edition: &Edition| row.editions.iter().any(|own| own == edition.name());
    let editions = Edition::ALL.iter().all(|edition| {
        let column = row.condition.get(edition.name()).map(String::as_str);
        let expected = oracle::row_is_known(&row.id, *edition);
        known(edition) == expected
            && column.is_none_or(|column| column == oracle::column_of_condition(&row.id, *edition))
            && (!expected || column.is_some())
    });
    let inside = |point: &Point| {
        let here = Configuration { registry: &rulebook.registry, value: &|fact| point.value(fact) };
        let within = here.holds(&row.when);
        within == (oracle::row(point) == row.id)
            && (!within || Edition::ALL.iter().filter(|e| known(e)).all(|e| cell(&here, point, row, *e)))
    };
    editions && points.iter().all(inside)
}

/// Whether exactly one cell of the row holds the point, and says of it what the oracle says.
fn cell(here: &Configuration<'_>, point: &Point, row: &MatrixRow, edition: Edition) -> bool {
    let holds = |cell: &&MatrixCell| {
        let editions = if cell.editions.is_empty() { &row.editions } else { &cell.editions };
        editions.iter().any(|own| own == edition.name())
            && cell.workspace_inbound.contains(&here.value("workspace.inbound"))
            && cell.private_endpoint.contains(&here.value("workspace.private_endpoint"))
    };
    let cells: Vec<&MatrixCell> = row.cells.iter().filter(holds).collect();
    let [cell] = cells.as_slice() else { return false };
    let (status, violated) = oracle::status(point, edition);
    let cites = |fact: &&str| cell.facts.iter().any(|own| own == fact);
    let all_cited = status == "supported" || violated.len() == cell.facts.len() && violated.iter().all(cites);
    cell.status == status && all_cited
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

/// Every cell with one value changed.
fn cells(row: &MatrixRow) -> Vec<(String, MatrixRow)> {
    let inbound = words(&["disabled", "selected", "all"]);
    let endpoints = words(&["none", "before_2022_05_24", "current"]);
    let mut all = Vec::new();
    for (place, cell) in row.cells.iter().enumerate() {
        let mut changed = Vec::new();
        for (what, workspace_inbound) in lists(&cell.workspace_inbound, &inbound) {
            changed.push((what, MatrixCell { workspace_inbound, ..cell.clone() }));
        }
        for (what, private_endpoint) in lists(&cell.private_endpoint, &endpoints) {
            changed.push((what, MatrixCell { private_endpoint, ..cell.clone() }));
        }
        // Without any, a cell is in those of its row.
        let editions = lists(&cell.editions, &row.editions).into_iter();
        for (what, editions) in editions.filter(|(_, editions)| !editions.is_empty()) {
            changed.push((what, MatrixCell { editions, ..cell.clone() }));
        }
        for status in ["supported", "warning", "unsupported"].iter().filter(|status| **status != cell.status)
        {
            changed
                .push((format!("is {status}"), MatrixCell { status: (*status).to_string(), ..cell.clone() }));
        }
        if cell.status != "supported" {
            for (what, facts) in lists(&cell.facts, &cell.facts) {
                changed.push((what, MatrixCell { facts, ..cell.clone() }));
            }
        }
        for (what, cell) in changed {
            let mut row = row.clone();
            row.cells[place] = cell;
            all.push((format!("cell {place} {what}"), row));
        }
        let mut without = row.clone();
        without.cells.remove(place);
        all.push((format!("cell {place} left out"), without));
    }
    all
}

/// Every row with one value changed.
fn rows(rulebook: &Rulebook, row: &MatrixRow) -> Vec<(String, MatrixRow)> {
    let mut all = Vec::new();
    for (what, when) in conditions(&rulebook.registry, &row.when) {
        all.push((what, MatrixRow { when, ..row.clone() }));
    }
    let editions: Vec<&str> = Edition::ALL.iter().map(|edition| edition.name()).collect();
    for (what, editions) in lists(&row.editions, &words(&editions)) {
        all.push((what, MatrixRow { editions, ..row.clone() }));
    }
    for (edition, column) in &row.condition {
        for other in ["none", "inbound", "outbound"].iter().filter(|other| *other != column) {
            let mut row = row.clone();
            row.condition.insert(edition.clone(), (*other).to_string());
            all.push((format!("condition of {edition} in {other}"), row));
        }
    }
    all
}

#[test]
fn every_flipped_value_of_the_matrix_is_noticed() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let points = points();
    let mut tally = Tally::default();
    for row in &rulebook.matrix.rows {
        assert!(right(&rulebook, &points, row), "{}", row.id);
        for (what, flipped) in cells(row).into_iter().chain(rows(&rulebook, row)) {
            tally.flipped(format!("{} {what}", row.id), !right(&rulebook, &points, &flipped));
        }
    }
    tally.few("matrix");
}
