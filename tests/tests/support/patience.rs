//! Judges with patience but not for ever, and checks that every place is in its text.
#![allow(dead_code, reason = "each test file that includes this uses part of it")]

use std::{sync::mpsc, thread, time::Duration};

use cofferdam_core::{
    report::{OriginKind, Problem, Report, Severity},
    validate,
};
use cofferdam_tests::{ask, edits::offset};

/// Far more than any of these takes; only a hang gets there.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Judges on a thread of its own, on a small stack as in a browser.
pub fn judge(text: &str) -> Report {
    judge_files(&[("endpoint.yml", text)])
}

pub fn judge_files(files: &[(&str, &str)]) -> Report {
    let request = ask::request(files, &[]);
    let (send, receive) = mpsc::channel();
    let judging = thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(move || send.send(Box::new(validate(&request))).is_ok());
    let report =
        (*receive.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("no answer: {error}"))).unwrap();
    assert!(judging.unwrap().join().unwrap());
    for (location, code) in
        report.problems.iter().flat_map(|problem| problem.locations.iter().map(move |at| (at, &problem.code)))
    {
        let (_, text) = files.iter().find(|(uri, _)| *uri == location.uri).unwrap();
        let range = (offset(text, location.range.start), offset(text, location.range.end));
        assert!(
            range.0.is_some() && range.0 <= range.1,
            "{code} is at {:?}, which is not in the text",
            location.range
        );
    }
    report
}

pub fn problem<'r>(report: &'r Report, code: &str) -> &'r Problem {
    let codes = ask::problem_codes(report);
    report
        .problems
        .iter()
        .find(|problem| problem.code == code)
        .unwrap_or_else(|| panic!("no {code} in {codes:?}"))
}

pub fn errors(report: &Report) -> Vec<&'static str> {
    let grave = report.problems.iter().filter(|problem| problem.severity == Severity::Error);
    grave.map(ask::code).collect()
}

/// How the endpoint's access is known, and the values that it may have.
pub fn access(report: &Report, name: &str) -> Option<(OriginKind, usize)> {
    let known = ask::known(report, "endpoint.public_network_access", Some(name))?;
    Some((known.origin, known.values.len()))
}

pub const UNKNOWN: Option<(OriginKind, usize)> = Some((OriginKind::Unknown, 2));
pub const DEFAULTED: Option<(OriginKind, usize)> = Some((OriginKind::Defaulted, 1));

pub const ENDPOINT: &str = "name: scoring\nauth_mode: key\n";
