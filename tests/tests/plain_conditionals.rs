//! Every rule against a plain conditional of the oracle, which was written from the catalogue of facts: at every point of
//! the facts that it reads, and with any of them not known. Whatever a rule says has to be right for every completion.

use crate::support::{
    scene::{Partial, Scene},
    texts::Dice,
};

use std::collections::BTreeSet;

use cofferdam_core::{
    report::Outcome,
    rulebook::{FactSet, RULES, Rule},
};
use cofferdam_tests::oracle::conditionals::{Conditional, conditionals, possible};

fn rule(conditional: &Conditional) -> &'static Rule {
    RULES.iter().find(|rule| rule.id == conditional.rule).unwrap()
}

/// Every point that can occur, and whether the conditional is violated there.
fn points(scene: &Scene, conditional: &Conditional) -> Vec<(Partial, bool)> {
    let points = scene.points().into_iter().map(|point| (point, scene.at(point)));
    points.filter(|(_, at)| possible(at)).map(|(point, at)| (point, (conditional.violated)(&at))).collect()
}

#[test]
fn every_rule_has_a_conditional_that_looks_at_whatever_the_rule_reads() {
    let conditionals = conditionals();
    let ids: BTreeSet<&str> = conditionals.iter().map(|conditional| conditional.rule).collect();
    assert_eq!(ids.len(), conditionals.len(), "each rule has one");
    for rule in RULES {
        assert!(ids.contains(rule.id), "{} has none", rule.id);
    }
    for conditional in &conditionals {
        let rule = rule(conditional);
        assert!(rule.facts.contains(&conditional.says), "{} does not cite {}", rule.id, conditional.says);
        let reads = FactSet::named_in(rule.applies).iter().chain(FactSet::named_in(rule.violates).iter());
        for fact in reads {
            assert!(conditional.facts.contains(&fact.name()), "{} reads {}", rule.id, fact.name());
        }
    }
}

#[test]
fn every_rule_is_its_conditional_at_every_point() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for conditional in conditionals() {
        let rule = rule(&conditional);
        let mut scene = Scene::of(conditional.facts);
        for (point, violated) in points(&scene, &conditional) {
            scene.set(point);
            count += 1;
            if (scene.outcome(rule) == Outcome::Violated) != violated {
                wrong.push(format!("{} ({violated} by {}) at {:?}", rule.id, conditional.says, scene.at(point)));
            }
        }
    }
    println!("{count} points of {} rules", conditionals().len());
    assert!(wrong.is_empty(), "{} points:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whether what a rule says is right for all of the completions. Where nothing else is left, it has to decide.
fn right(outcome: Outcome, violated: &BTreeSet<bool>, all_possible: bool) -> bool {
    match outcome {
        Outcome::Violated => !violated.contains(&false),
        Outcome::Passed | Outcome::NotApplicable => !violated.contains(&true),
        Outcome::Open => violated.len() != 1 || !all_possible || violated.contains(&false),
    }
}

#[test]
fn what_a_rule_says_of_what_is_half_known_is_right_for_every_completion() {
    let dice = &mut Dice(3);
    let mut count = 0;
    for conditional in conditionals() {
        let rule = rule(&conditional);
        let mut scene = Scene::of(conditional.facts);
        let points = points(&scene, &conditional);
        let all = scene.points().len();
        let mut partials = scene.partials();
        partials.extend((0..200).map(|_| scene.any(|bound| dice.below(bound))));
        for partial in partials {
            scene.set(partial);
            let within = points.iter().filter(|(point, _)| point & !partial == 0);
            let violated: BTreeSet<bool> = within.map(|(_, violated)| *violated).collect();
            let outcome = scene.outcome(rule);
            assert!(
                right(outcome, &violated, points.len() == all),
                "{} is {outcome:?} at {partial:x} of {:?}, violated: {violated:?}",
                rule.id,
                conditional.facts
            );
            count += 1;
        }
    }
    println!("{count} partial assignments of {} rules", conditionals().len());
}
