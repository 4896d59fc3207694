//! The examples in the rule files: each ends as its heading says.

use std::path::Path;

use cofferdam_core::{
    report::Outcome,
    request::{Edition, InputDocument, Request},
    validate,
};
use cofferdam_rulebook::rule_file::{Example, Expectation, RuleFile};

fn outcome(rule: &RuleFile, example: &Example) -> Vec<Outcome> {
    let documents =
        example.documents.iter().map(|(uri, text)| InputDocument { uri: uri.clone(), text: text.clone() });
    let edition =
        example.edition.as_deref().map_or(Edition::Current, |name| Edition::from_name(name).unwrap());
    let request = Request {
        documents: documents.collect(),
        assume: example.assume.clone(),
        list_checks: true,
        edition,
        ..Request::default()
    };
    let report =
        validate(&request).unwrap_or_else(|error| panic!("{}, {}: {error}", rule.front.id, example.title));
    let checks = report.checks.list.unwrap();
    checks.into_iter().filter(|check| check.rule == rule.front.id).map(|check| check.outcome).collect()
}

fn expected(expectation: Expectation) -> Outcome {
    match expectation {
        Expectation::Violated => Outcome::Violated,
        Expectation::Open => Outcome::Open,
        Expectation::Satisfied => Outcome::Passed,
        Expectation::NotApplicable => Outcome::NotApplicable,
    }
}

#[test]
fn every_example_ends_as_its_heading_says() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for rule in &rulebook.rules {
        for example in &rule.examples {
            count += 1;
            let outcomes = outcome(rule, example);
            // Of several subjects one has to end as said, the one that the example is about.
            if !outcomes.contains(&expected(example.expectation)) {
                wrong.push(format!("{} \"{}\" ended as {outcomes:?}", rule.front.id, example.title));
            }
        }
    }
    println!("{count} examples of {} rules", rulebook.rules.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
