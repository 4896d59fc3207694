//! The rows and cells of the matrix that each deployment can be in.

use alloc::vec::Vec;

use super::{Chain, Material, name, works::context};
use crate::{
    report::{MatrixCell, MatrixPlace},
    request::Edition,
    rulebook::{MATRIX, MatrixRow, in_edition},
};

const STATUSES: [&str; 3] = ["supported", "warning", "unsupported"];

/// One place for each deployment.
pub fn places(material: &Material<'_>) -> Vec<MatrixPlace> {
    material.chains().map(|chain| place(material, chain)).collect()
}

fn place(material: &Material<'_>, chain: Chain) -> MatrixPlace {
    let context = context(material, chain.deployment);
    let mut rows = Vec::new();
    let mut cells: Vec<MatrixCell> = Vec::new();
    for row in MATRIX.iter().filter(|row| context.possible(row.cubes)) {
        rows.push(row.id);
        let edition = judged_by(row, material.edition());
        let known = row.cells.iter().filter(|cell| in_edition(cell.editions, edition));
        for cell in known.filter(|cell| context.possible(cell.cubes)) {
            cells.push(MatrixCell {
                row: row.id,
                status: cell.status,
                reason: cell.reason.text(),
                facts: cell.facts,
            });
        }
    }
    let status =
        STATUSES.into_iter().filter(|status| cells.iter().any(|cell| cell.status == *status)).collect();
    MatrixPlace {
        deployment: name(material, chain.deployment),
        endpoint: name(material, chain.endpoint),
        rows,
        status,
        cells,
    }
}

/// A row that an edition does not know is judged by the current one.
fn judged_by(row: &MatrixRow, edition: Edition) -> Edition {
    if in_edition(row.editions, edition) { edition } else { Edition::Current }
}
