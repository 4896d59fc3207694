//! The supported-configuration matrix (section 9 of the catalogue) beyond the row of a point.

use super::{
    point::Point,
    values::{Edition, Severity},
    verdicts::{violations, works},
};

/// F-MTX-00: the vendor's four rows; managed networks, of May 2023 (F-PLAT-15), are younger than the page of 2023-01.
#[must_use]
pub fn row_is_known(row: &str, edition: Edition) -> bool {
    edition == Edition::Current || row.ends_with("secure-outbound") || row.ends_with("public-outbound")
}

/// F-MTX-00: the column of a row in which an edition prints that the workspace has to allow public access.
#[must_use]
pub fn column_of_condition(row: &str, edition: Edition) -> &'static str {
    match edition {
        _ if !row.ends_with("public-outbound") => "none",
        Edition::Current => "outbound",
        Edition::January2023 => "inbound",
    }
}

/// Facts whose warnings make a configuration doubtful; the advice against the legacy method does not.
const DOUBTFUL: [&str; 3] = ["F-INE-07", "F-SIP-03", "F-SIP-04"];

/// The status of a point, and the facts that are violated there. In the matrix, which does not tell whether addresses are
/// left on a closed workspace, F-INE-07 stands for F-SIP-03 too.
#[must_use]
pub fn status(point: &Point, edition: Edition) -> (&'static str, Vec<&'static str>) {
    let counts =
        |(fact, severity): &(&str, Severity)| *severity == Severity::Error || DOUBTFUL.contains(fact);
    let violated: Vec<_> = violations(point, edition)
        .into_iter()
        .filter(counts)
        .map(|(fact, _)| if fact == "F-SIP-03" { "F-INE-07" } else { fact })
        .collect();
    let status = match violated.as_slice() {
        [] => "supported",
        _ if works(point, edition) => "warning",
        _ => "unsupported",
    };
    (status, violated)
}
