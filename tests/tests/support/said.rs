//! All that is said of a configuration, to be compared.

use std::collections::BTreeMap;

use cofferdam_core::{
    report::{Report, Severity},
    request::Request,
    validate,
};
use cofferdam_tests::ask::request;

use super::configurations::Files;

/// What no file for the client says.
const ASSUMED: [&str; 4] = [
    "workspace.v1_legacy_mode=false",
    "workspace.private_endpoint=current",
    "container_registry.sku=premium",
    "container_registry.public_network_access=disabled",
];

const INTENTS: [&str; 6] = [
    "private-inbound",
    "selected-addresses-inbound",
    "public-inbound",
    "no-internet-egress",
    "approved-egress-only",
    "internet-egress",
];

/// What is said of a configuration: what each fact may be, each verdict, and each finding with its state.
pub type Said = BTreeMap<String, String>;

/// What is said of files.
pub fn said(files: &Files, about: &str) -> Said {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let ask = |intents: &[&str]| {
        let intents = intents.iter().map(ToString::to_string).collect();
        validate(&Request { intents, ..request(&files, &ASSUMED) })
            .unwrap_or_else(|error| panic!("{about}: {error}"))
    };
    let report = ask(&[]);
    let errors: Vec<_> =
        report.problems.iter().filter(|problem| problem.severity != Severity::Info).collect();
    assert!(errors.is_empty(), "{about}: {errors:?}");
    let mut said = compared(&report);
    for intent in INTENTS {
        let intended = ask(&[intent]).intended.unwrap();
        said.insert(intent.into(), format!("{:?} {}", intended.answer, intended.depends_on.join(" ")));
    }
    said
}

fn compared(report: &Report) -> Said {
    let works = format!("{:?} {}", report.works.answer, report.works.depends_on.join(" "));
    let mut said = Said::from([
        ("works".into(), works),
        ("inbound".into(), report.isolation.inbound.join(" ")),
        ("outbound".into(), report.isolation.outbound.join(" ")),
    ]);
    for place in &report.matrix {
        said.insert("matrix".into(), format!("{} {}", place.rows.join(" "), place.status.join(" ")));
    }
    for subject in &report.subjects {
        for known in &subject.facts {
            let before = said.insert(known.fact.into(), known.values.join(" "));
            assert!(before.is_none() || subject.subject.scope == "outbound_rule", "{} twice", known.fact);
        }
    }
    for finding in &report.findings {
        said.insert(finding.rule.into(), format!("{:?}", finding.state));
    }
    said
}
