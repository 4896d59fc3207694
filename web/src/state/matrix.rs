//! The supported-configuration matrix with the rows lit that a report says are possible.

use cofferdam_core::report::MatrixPlace;

/// Ids and titles of the rows.
const ROWS: &[(&str, &str)] = &[
    ("secure-inbound-secure-outbound", "Secure inbound, secure outbound"),
    ("secure-inbound-public-outbound", "Secure inbound, public outbound"),
    ("public-inbound-secure-outbound", "Public inbound, secure outbound"),
    ("public-inbound-public-outbound", "Public inbound, public outbound"),
    ("secure-inbound-approved-outbound", "Secure inbound, approved outbound"),
    ("secure-inbound-internet-outbound", "Secure inbound, internet outbound"),
    ("public-inbound-approved-outbound", "Public inbound, approved outbound"),
    ("public-inbound-internet-outbound", "Public inbound, internet outbound"),
];

/// One cell that is still possible.
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
    /// True when the outbound column is the workspace's managed network.
    pub managed: bool,
    /// True when a deployment can be in it.
    pub lit: bool,
    /// Names of the deployments that can be in it, where they have one.
    pub deployments: Vec<String>,
    /// The cells still possible.
    pub cells: Vec<LitCell>,
}

/// Every row, with what the report says of it.
pub fn rows(places: &[MatrixPlace]) -> Vec<Row> {
    ROWS.iter().enumerate().map(|(place, (id, title))| row(id, title, place >= 4, places)).collect()
}

fn row(id: &'static str, title: &'static str, managed: bool, places: &[MatrixPlace]) -> Row {
    let mut row = Row { id, title, managed, lit: false, deployments: Vec::new(), cells: Vec::new() };
    for place in places.iter().filter(|place| place.rows.contains(&id)) {
        row.lit = true;
        row.deployments.extend(place.deployment.clone());
        for cell in place.cells.iter().filter(|cell| cell.row == id) {
            let cell = LitCell { status: cell.status, reason: cell.reason, facts: cell.facts.clone() };
            if !row.cells.contains(&cell) {
                row.cells.push(cell);
            }
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use cofferdam_core::report::MatrixCell;

    fn place(deployment: &str, row: &'static str) -> MatrixPlace {
        let cell = MatrixCell { row, status: "supported", reason: "because", facts: vec!["F-MTX-01"] };
        MatrixPlace {
            deployment: Some(deployment.into()),
            endpoint: None,
            rows: vec![row],
            status: vec!["supported"],
            cells: vec![cell],
        }
    }

    #[test]
    fn only_possible_rows_are_lit() {
        let rows = rows(&[place("blue", "public-inbound-approved-outbound")]);
        let lit: Vec<_> = rows.iter().filter(|row| row.lit).map(|row| row.id).collect();
        assert_eq!(lit, ["public-inbound-approved-outbound"]);
        assert!(rows[6].managed && !rows[3].managed);
    }

    #[test]
    fn a_cell_shared_by_two_deployments_is_listed_once() {
        let row_id = "secure-inbound-secure-outbound";
        let rows = rows(&[place("blue", row_id), place("green", row_id)]);
        assert_eq!((rows[0].cells.len(), rows[0].deployments.len()), (1, 2));
    }
}
