//! Requests put together briefly.

use std::borrow::Cow;

use cofferdam_core::{
    report::{Finding, Problem, Report},
    request::{InputDocument, Request},
};

/// Documents by name and text.
#[must_use]
pub fn documents(files: &[(&str, &str)]) -> Vec<InputDocument> {
    let document = |(uri, text): &(&str, &str)| InputDocument { uri: (*uri).into(), text: (*text).into() };
    files.iter().map(document).collect()
}

/// These files, with these assumptions.
#[must_use]
pub fn request(files: &[(&str, &str)], assume: &[&str]) -> Request {
    Request {
        documents: documents(files),
        assume: assume.iter().map(ToString::to_string).collect(),
        list_checks: true,
        ..Request::default()
    }
}

/// The findings that cite a fact.
pub fn citing<'r>(report: &'r Report, fact: &'r str) -> impl Iterator<Item = &'r Finding> {
    report.findings.iter().filter(move |finding| finding.facts.contains(&fact))
}

/// The codes of the problems, in order.
#[must_use]
pub fn problem_codes(report: &Report) -> Vec<&'static str> {
    report.problems.iter().map(code).collect()
}

/// The code of a problem of what was read here; only what was read by another module has a text of its own.
#[must_use]
pub fn code(problem: &Problem) -> &'static str {
    match problem.code {
        Cow::Borrowed(code) => code,
        Cow::Owned(_) => "made elsewhere",
    }
}

/// The values that a subject's fact may have and how that is known; of the subject without a name for `None`.
#[must_use]
pub fn known<'r>(
    report: &'r Report,
    fact: &str,
    name: Option<&str>,
) -> Option<&'r cofferdam_core::report::KnownFact> {
    let scope = fact.split('.').next()?;
    let of_scope = report.subjects.iter().filter(|known| known.subject.scope == scope);
    let mut named = of_scope.filter(|known| known.subject.name.as_deref() == name);
    named.next()?.facts.iter().find(|known| known.fact == fact)
}
