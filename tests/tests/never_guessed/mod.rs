//! Texts in which a value is written down that need not be the one that counts. Each of them may leave an endpoint, or
//! a workspace, open to public networks: no reader may take it for closed.

mod arm;
mod bicep;
mod python;
mod shell;
mod terraform;

use cofferdam_core::validate;
use cofferdam_tests::ask::request;

/// The files of a case; a single one in its usual place.
type Files = Vec<(&'static str, String)>;

const ENDPOINT: &str = "endpoint.public_network_access";

/// Fails for every case in which the fact can not be `enabled` for anything.
fn may_be_open(fact: &str, cases: impl IntoIterator<Item = (&'static str, Files)>) {
    let mut wrong = String::new();
    for (why, files) in cases {
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let report = validate(&request(&files, &[])).unwrap();
        let facts = report.subjects.iter().flat_map(|subject| &subject.facts);
        let mut asked = facts.filter(|known| known.fact == fact).peekable();
        let codes: Vec<_> = report.problems.iter().map(|problem| &problem.code).collect();
        if asked.peek().is_some() && !asked.any(|known| known.values.contains(&"enabled")) {
            wrong.push_str(&format!("\n{why} {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "taken for closed: {wrong}");
}
