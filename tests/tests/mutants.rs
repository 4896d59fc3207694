//! How well the tests hold the conditions of the rules: every value in every condition is flipped, one at a time, and
//! somebody has to notice: an example of the rule, or its plain conditional.
//!
//! Nothing is compiled anew. The inputs are read once; a flipped rule is judged on them in place of the real one.

use crate::support::flipped::{self, Mutant, mutants};
use crate::support::inputs::Input;
use crate::support::scene::{Scene, outcome};

use std::{collections::BTreeMap, path::Path};

use cofferdam_core::{
    judgement::context::Context,
    report::Outcome,
    rulebook::{RULES, Rule},
};
use cofferdam_rulebook::{Rulebook, rule_file::Expectation};
use cofferdam_tests::oracle::conditionals::{conditionals, possible};

/// Every example of a rule, read.
fn examples(rulebook: &Rulebook) -> BTreeMap<&str, Vec<(Outcome, Input)>> {
    let read = rulebook.rules.iter().map(|rule| {
        let examples = rule.examples.iter().map(|example| {
            let files: Vec<(&str, &str)> =
                example.documents.iter().map(|(uri, text)| (uri.as_str(), text.as_str())).collect();
            let expected = match example.expectation {
                Expectation::Violated => Outcome::Violated,
                Expectation::Open => Outcome::Open,
                Expectation::Satisfied => Outcome::Passed,
                Expectation::NotApplicable => Outcome::NotApplicable,
            };
            (expected, Input::read(&files, example.assume.clone()))
        });
        (rule.front.id.as_str(), examples.collect())
    });
    read.collect()
}

/// Whether some example ends otherwise than it says.
fn contradicted(examples: &[(Outcome, Input)], rule: &'static Rule) -> bool {
    examples.iter().any(|(expected, input)| {
        let subjects = input.model.of(rule.scope).map(|(id, _)| id);
        !subjects.map(|id| outcome(Context::new(&input.model, id), rule)).any(|found| found == *expected)
    })
}

/// Where a flipped rule is violated otherwise than the real one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Differs {
    Nowhere,
    WhereNothingCanBe,
    FromTheConditional,
}

/// How each of the flipped rules compares with the plain conditional of the real one.
fn differences(mutants: &[&Mutant]) -> Vec<Differs> {
    let mut differences = vec![Differs::Nowhere; mutants.len()];
    let Some(first) = mutants.first() else { return differences };
    let all = conditionals();
    let conditional = all.iter().find(|conditional| conditional.rule == first.rule.id);
    let conditional = conditional.unwrap_or_else(|| panic!("{} has no conditional", first.rule.id));
    let real = RULES.iter().find(|rule| rule.id == conditional.rule).unwrap();
    let mut scene = Scene::of(conditional.facts);
    for point in scene.points() {
        scene.set(point);
        let expected = scene.violated(real);
        let how =
            if possible(&scene.at(point)) { Differs::FromTheConditional } else { Differs::WhereNothingCanBe };
        for (mutant, differs) in mutants.iter().zip(&mut differences) {
            if scene.violated(mutant.rule) != expected {
                *differs = how.max(*differs);
            }
        }
    }
    differences
}

#[test]
fn every_flipped_value_of_a_condition_is_noticed() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let examples = examples(&rulebook);
    let all = mutants(&rulebook);
    let (mut by_conditionals, mut by_examples, mut equal) = (0, 0, 0);
    let mut survivors = Vec::new();
    for (id, examples) in &examples {
        let of_rule: Vec<&Mutant> = all.iter().filter(|mutant| mutant.rule.id == *id).collect();
        for (mutant, differs) in of_rule.iter().zip(differences(&of_rule)) {
            if differs == Differs::FromTheConditional {
                by_conditionals += 1;
            } else if contradicted(examples, mutant.rule) {
                by_examples += 1;
            } else if differs == Differs::Nowhere {
                equal += 1;
            } else {
                survivors.push(mutant.what.clone());
            }
        }
    }
    println!(
        "{} flipped values in {} rules: {by_conditionals} noticed by plain conditionals, {by_examples} more by \
         examples, {equal} violated by the same as before, {} differ only where nothing can be: {survivors:?}",
        all.len(),
        rulebook.rules.len(),
        survivors.len(),
    );
    flipped::few(&survivors, all.len());
}
