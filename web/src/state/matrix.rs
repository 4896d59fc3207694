//! The supported-configuration matrix with the squares lit that a report says are possible.

use cofferdam_core::{
    report::{MatrixPlace, Report},
    request::Edition,
    rulebook::{MATRIX, MatrixCell, MatrixRow, in_edition},
};

/// Values of the workspace's inbound setting, with words; one group of columns each.
pub const INBOUND: &[(&str, &str)] =
    &[("all", "open"), ("selected", "selected addresses"), ("disabled", "closed")];

/// Values of the workspace's private endpoint, with words; one column each.
pub const PRIVATE_ENDPOINT: &[(&str, &str)] =
    &[("current", "yes"), ("before_2022_05_24", "old"), ("none", "no")];

/// One square of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// `supported`, `warning` or `unsupported`; empty where the edition has no cell.
    pub status: &'static str,
    /// Why, in one sentence.
    pub reason: &'static str,
    /// Where it is: row and columns in words.
    pub place: String,
    /// True when the configuration can be in it.
    pub lit: bool,
}

/// A reason that holds for squares which are still possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LitCell {
    /// `supported`, `warning` or `unsupported`.
    pub status: &'static str,
    /// Why, in one sentence.
    pub reason: &'static str,
    /// Ids of the cited facts.
    pub facts: Vec<&'static str>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Row id.
    pub id: &'static str,
    /// What the row is called.
    pub title: &'static str,
    /// True when a deployment can be in it.
    pub lit: bool,
    /// Names of the deployments that can be in it, where they have one.
    pub deployments: Vec<String>,
    /// One square for each column.
    pub squares: Vec<Square>,
    /// The reasons that hold for the lit squares.
    pub cells: Vec<LitCell>,
}

/// Every row of the edition that a report follows, with what the report says of it.
pub fn rows(report: &Report) -> Vec<Row> {
    let edition = Edition::from_name(report.edition).unwrap_or_default();
    MATRIX
        .iter()
        .filter(|row| in_edition(row.editions, edition))
        .map(|row| lit_row(row, edition, report))
        .collect()
}

fn lit_row(row: &'static MatrixRow, edition: Edition, report: &Report) -> Row {
    let places: Vec<&MatrixPlace> =
        report.matrix.iter().filter(|place| place.rows.contains(&row.id)).collect();
    let mut cells = Vec::new();
    for cell in places.iter().flat_map(|place| &place.cells).filter(|cell| cell.row == row.id) {
        let cell = LitCell { status: cell.status, reason: cell.reason, facts: cell.facts.to_vec() };
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    let deployments = places.iter().filter_map(|place| place.deployment.clone()).collect();
    let squares = squares(row, edition, report, &cells);
    Row { id: row.id, title: row.title, lit: !places.is_empty(), deployments, squares, cells }
}

fn squares(row: &'static MatrixRow, edition: Edition, report: &Report, lit: &[LitCell]) -> Vec<Square> {
    let columns =
        INBOUND.iter().flat_map(|inbound| PRIVATE_ENDPOINT.iter().map(move |endpoint| (inbound, endpoint)));
    let square = |(inbound, endpoint): (&(&'static str, &str), &(&'static str, &str))| {
        let cell = row.cells.iter().find(|cell| covers(cell, edition, inbound.0, endpoint.0));
        let possible = may_be(report, "workspace.inbound", inbound.0)
            && may_be(report, "workspace.private_endpoint", endpoint.0);
        Square {
            status: cell.map_or("", |cell| cell.status),
            reason: cell.map_or("", |cell| cell.reason.text()),
            place: format!("workspace {}, private endpoint: {}", inbound.1, endpoint.1),
            lit: possible && cell.is_some_and(|cell| lit.iter().any(|lit| lit.reason == cell.reason.text())),
        }
    };
    columns.map(square).collect()
}

fn covers(cell: &MatrixCell, edition: Edition, inbound: &str, endpoint: &str) -> bool {
    in_edition(cell.editions, edition)
        && cell.workspace_inbound.contains(&inbound)
        && cell.private_endpoint.contains(&endpoint)
}

/// Whether a fact of some subject may have a value; true where the report does not show the fact.
fn may_be(report: &Report, fact: &str, value: &str) -> bool {
    let mut known = report
        .subjects
        .iter()
        .flat_map(|subject| &subject.facts)
        .filter(|known| known.fact == fact)
        .peekable();
    known.peek().is_none() || known.any(|known| known.values.contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cofferdam_core::{request::Request, validate};

    fn rows_of(assume: &[&str], edition: Edition) -> Vec<Row> {
        let assume = assume.iter().map(|text| (*text).to_owned()).collect();
        rows(&validate(&Request { assume, edition, ..Request::default() }).unwrap())
    }

    #[test]
    fn every_square_of_every_row_has_a_status() {
        for edition in Edition::ALL {
            let empty = |row: &Row| {
                row.squares.len() != 9 || row.squares.iter().any(|square| square.status.is_empty())
            };
            assert_eq!(rows_of(&[], edition).iter().filter(|row| empty(row)).count(), 0);
        }
    }

    #[test]
    fn a_complete_configuration_lights_one_square() {
        let assume = [
            "endpoint.public_network_access=disabled",
            "deployment.egress_public_network_access=disabled",
            "workspace.isolation_mode=disabled",
            "workspace.private_endpoint=current",
            "workspace.public_network_access=disabled",
            "workspace.network_acls=all",
        ];
        let rows = rows_of(&assume, Edition::Current);
        let lit: Vec<_> = rows.iter().flat_map(|row| &row.squares).filter(|square| square.lit).collect();
        assert_eq!(lit.len(), 1);
        assert_eq!((lit[0].status, &*lit[0].place), ("supported", "workspace closed, private endpoint: yes"));
    }

    #[test]
    fn nothing_known_lights_every_row() {
        assert!(rows_of(&[], Edition::Current).iter().all(|row| row.lit));
    }
}
