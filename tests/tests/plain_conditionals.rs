//! Every rule against a plain conditional of the oracle, which was written from the catalogue of facts: at every point of
//! the facts that it reads, and with any of them not known. Whatever a rule says has to be right for every completion.

use crate::support::{
    scene::{Partial, Scene, points},
    texts::Dice,
};

use std::collections::BTreeSet;

use cofferdam_core::{
    judgement::truth::{self, Truth},
    report::Outcome,
    request::{Edition, Request},
    rulebook::{Fact, FactSet, RULES, Role, Rule, in_edition},
    validate,
};
use cofferdam_tests::oracle::conditionals::{Conditional, DERIVATIONS, conditionals};

fn rule(conditional: &Conditional) -> &'static Rule {
    RULES.iter().find(|rule| rule.id == conditional.rule).unwrap()
}

#[test]
fn every_rule_has_a_conditional_that_looks_at_whatever_the_rule_reads() {
    let conditionals = conditionals();
    let ids: BTreeSet<&str> = conditionals.iter().map(|conditional| conditional.rule).collect();
    assert_eq!(ids.len(), conditionals.len(), "each rule has one");
    for rule in RULES {
        assert!(ids.contains(rule.id), "{}: write its conditional in tests/src/oracle/conditionals", rule.id);
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
            if (scene.violated(rule) == Truth::Always) != violated {
                wrong.push(format!(
                    "{} ({violated} by {}) at {:?}",
                    rule.id,
                    conditional.says,
                    scene.at(point)
                ));
            }
        }
    }
    println!("{count} points of {} rules", conditionals().len());
    assert!(wrong.is_empty(), "{} points:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_a_rule_says_of_what_is_half_known_is_right_for_every_completion() {
    let dice = &mut Dice(3);
    let mut count = 0;
    for conditional in conditionals() {
        let rule = rule(&conditional);
        let mut scene = Scene::of(conditional.facts);
        let points = points(&scene, &conditional);
        let all_can_occur = scene.points().len() == points.len();
        let mut partials = scene.partials();
        partials.extend((0..200).map(|_| scene.any(|bound| dice.below(bound))));
        for partial in partials {
            scene.set(partial);
            let within = points.iter().filter(|(point, _)| point & !partial == 0);
            let expected: BTreeSet<bool> = within.map(|(_, violated)| *violated).collect();
            let right = match scene.violated(rule) {
                Truth::Always => !expected.contains(&false),
                Truth::Never => !expected.contains(&true),
                Truth::Sometimes => expected.len() == 2 || !all_can_occur,
            };
            assert!(right, "{} at {partial:x} of {:?}: {expected:?}", rule.id, conditional.facts);
            count += 1;
        }
    }
    println!("{count} partial assignments of {} rules", conditionals().len());
}

#[test]
fn derived_facts_have_the_values_that_some_completion_gives_them() {
    for derivation in DERIVATIONS {
        let entry = Fact::named(derivation.fact).unwrap().entry();
        let Role::Derived(table) = entry.role else { panic!("{} is not derived", entry.name) };
        let mut scene = Scene::of(derivation.from);
        let points: Vec<_> =
            scene.points().into_iter().map(|point| (point, (derivation.value)(&scene.at(point)))).collect();
        for partial in scene.partials() {
            scene.set(partial);
            let within = points.iter().filter(|(point, _)| point & !partial == 0);
            let expected: BTreeSet<&str> = within.map(|(_, value)| *value).collect();
            let context = scene.context(entry.scope);
            for (number, name) in entry.values.iter().enumerate() {
                let rows = table.iter().filter(|(value, _)| usize::from(*value) == number);
                let cubes: Vec<_> = rows.flat_map(|(_, union)| context.cubes(*union)).collect();
                let found = truth::truth(&cubes, context.domains);
                let right = match (expected.contains(name), expected.len()) {
                    (false, _) => Truth::Never,
                    (true, 1) => Truth::Always,
                    _ => Truth::Sometimes,
                };
                assert_eq!(found, right, "{} {name} at {partial:x} of {:?}", entry.name, derivation.from);
            }
        }
    }
}

/// How a rule ends where some facts are assumed, the whole way from the request to the report.
fn reported(rule: &Rule, scene: &Scene, partial: Partial) -> Outcome {
    let assume = scene.known(partial).map(|(fact, value)| format!("{}={value}", fact.name())).collect();
    let edition = Edition::ALL.into_iter().find(|edition| in_edition(rule.editions, *edition)).unwrap();
    let request = Request { assume, edition, list_checks: true, ..Request::default() };
    let checks = validate(&request).unwrap().checks.list.unwrap();
    checks.iter().find(|check| check.rule == rule.id).unwrap().outcome
}

#[test]
fn reports_say_of_what_is_assumed_what_the_conditionals_say() {
    let assumable = |name: &&str| {
        let entry = Fact::named(name).unwrap().entry();
        !entry.internal && matches!(entry.role, Role::Base)
    };
    let dice = &mut Dice(11);
    let (mut rules, mut count) = (0, 0);
    for conditional in conditionals().iter().filter(|conditional| conditional.facts.iter().all(assumable)) {
        let rule = rule(conditional);
        let scene = Scene::of(conditional.facts);
        let points = points(&scene, conditional);
        let mut partials = scene.partials();
        dice.shuffle(&mut partials);
        for partial in partials.into_iter().take(30) {
            let within = points.iter().filter(|(point, _)| point & !partial == 0);
            let expected: BTreeSet<bool> = within.map(|(_, violated)| *violated).collect();
            let found = reported(rule, &scene, partial);
            let right = match found {
                Outcome::Violated => !expected.contains(&false),
                Outcome::Open => expected.contains(&false),
                Outcome::Passed | Outcome::NotApplicable => !expected.contains(&true),
            };
            assert!(right, "{} is {found:?} at {partial:x} of {:?}", rule.id, conditional.facts);
            count += 1;
        }
        rules += 1;
    }
    println!("{count} reports on {rules} rules");
}
