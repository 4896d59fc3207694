//! How well the tests hold the rulebook: every value in every condition of a rule is flipped, one at a time, and somebody
//! has to notice: an example of the rule, or the oracle. Not part of the usual run: `cargo xtask mutate`.
//!
//! Nothing is compiled anew. The inputs are read once; a flipped rule is judged on them in place of the real one.

use crate::support::flipped;
use crate::support::inputs;
use crate::support::settings;

use std::{collections::BTreeMap, path::Path};

use cofferdam_core::{
    judgement::{
        context::{Context, judge},
        truth::{self, Truth},
    },
    report::Outcome,
    request::Edition,
    rulebook::{Decides, RULES, Rule, Severity, in_edition},
};
use cofferdam_rulebook::rule_file::Expectation;
use cofferdam_tests::oracle::{self, Point};
use flipped::{Mutant, mutants};
use inputs::Input;
use settings::{groups, product, usual, values};

/// The facts that the oracle judges at every point of the gating space.
const GATING: [&str; 10] = [
    "F-PLAT-01",
    "F-PLAT-07",
    "F-PLAT-09",
    "F-INE-04",
    "F-INE-07",
    "F-INW-05",
    "F-SIP-03",
    "F-SIP-04",
    "F-MNET-11",
    "F-LEG-03",
];

/// How a rule ends on the subjects of an input.
fn outcomes(input: &Input, rule: &'static Rule) -> Vec<Outcome> {
    let subjects = input.model.of(rule.scope).map(|(id, _)| id);
    subjects
        .map(|id| {
            let judged = judge(Context::new(&input.model, id), rule);
            match (judged.applies, judged.violated) {
                (_, Truth::Always) => Outcome::Violated,
                (Truth::Never, _) => Outcome::NotApplicable,
                (_, Truth::Sometimes) | (Truth::Sometimes, Truth::Never) => Outcome::Open,
                (Truth::Always, Truth::Never) => Outcome::Passed,
            }
        })
        .collect()
}

/// Whether a rule keeps an input from working.
fn fails(input: &Input, rule: &'static Rule) -> bool {
    let fails = |id| {
        let context = Context::new(&input.model, id);
        truth::truth(&context.gating_cubes(rule.violates), context.domains) != Truth::Never
    };
    rule.decides == Decides::Works && input.model.of(rule.scope).any(|(id, _)| fails(id))
}

/// A point of the gating space with a registry, read, and what the oracle says of it.
struct Known {
    at: String,
    input: Input,
    edition: Edition,
    works: bool,
    /// The facts that are violated.
    violated: Vec<&'static str>,
    /// The rules that keep it from working, and those that are violated.
    failing: Vec<&'static str>,
    found: Vec<&'static Rule>,
}

/// Every point with a registry that the rest takes for granted, and in today's edition the calm ones with every registry.
fn points_with_registries(edition: Edition) -> Vec<(Point, oracle::Registry)> {
    let premium = Point::all().into_iter().map(|point| (point, oracle::Registry::PREMIUM));
    let calm = Point::all().into_iter().filter(|point| {
        edition == Edition::Current && !point.v1_legacy_mode && point.network_acls == oracle::NetworkAcls::All
    });
    let registries = oracle::Sku::ALL.iter().flat_map(|sku| {
        oracle::Access::ALL
            .iter()
            .map(|access| oracle::Registry { sku: *sku, public_network_access: *access })
    });
    let registries: Vec<_> = registries.collect();
    premium
        .chain(
            calm.flat_map(|point| {
                registries.iter().map(move |registry| (point, *registry)).collect::<Vec<_>>()
            }),
        )
        .collect()
}

/// F-LEG-09 for the registry: public outbound does not reach one that is closed.
fn closed_registry(point: &Point, registry: oracle::Registry) -> Option<oracle::Severity> {
    let closed = registry.public_network_access == oracle::Access::Disabled;
    (closed && oracle::regime(point) == oracle::Regime::Open).then_some(oracle::Severity::Error)
}

fn known_points() -> Vec<Known> {
    let mut known = Vec::new();
    for (edition, theirs) in
        [(Edition::Current, oracle::Edition::Current), (Edition::January2023, oracle::Edition::January2023)]
    {
        for (point, registry) in points_with_registries(edition) {
            let given = Point::FACTS.iter().map(|fact| format!("{fact}={}", point.value(fact)));
            let sure = [
                format!("container_registry.sku={}", registry.sku.name()),
                format!("container_registry.public_network_access={}", registry.public_network_access.name()),
            ];
            let input = Input::read(&[], given.chain(sure).collect());
            let rules = || RULES.iter().filter(|rule| in_edition(rule.editions, edition));
            let mut violated = oracle::violations(&point, theirs);
            let others = [
                ("F-PLAT-09", oracle::plat_09(&point, registry, theirs)),
                ("F-LEG-09", closed_registry(&point, registry)),
            ];
            violated.extend(others.iter().filter_map(|(fact, severity)| Some((*fact, (*severity)?))));
            violated.retain(|(_, severity)| *severity != oracle::Severity::Info);
            known.push(Known {
                at: format!("{point:?} with {registry:?} in {edition:?}"),
                works: !violated.iter().any(|(_, severity)| *severity == oracle::Severity::Error),
                violated: violated.into_iter().map(|(fact, _)| fact).collect(),
                failing: rules().filter(|rule| fails(&input, rule)).map(|rule| rule.id).collect(),
                found: rules().filter(|rule| outcomes(&input, rule).contains(&Outcome::Violated)).collect(),
                input,
                edition,
            });
        }
    }
    known
}

/// What the oracle would notice at a point.
fn noticed(known: &Known, mutant: &Mutant) -> bool {
    if !in_edition(mutant.rule.editions, known.edition) {
        return false;
    }
    let others = known.failing.iter().any(|id| *id != mutant.rule.id);
    let works = !others && !fails(&known.input, mutant.rule);
    let violated = outcomes(&known.input, mutant.rule).contains(&Outcome::Violated);
    let found = |fact: &&'static str| {
        let rest = known.found.iter().filter(|rule| rule.id != mutant.rule.id);
        violated && mutant.rule.facts.contains(fact) || rest.into_iter().any(|rule| rule.facts.contains(fact))
    };
    works != known.works || !known.violated.iter().all(found) || !agrees(known, mutant.rule)
}

/// Whether the rules that rest on a rule's first fact are violated exactly where the oracle says so, with this rule in
/// place of the real one.
fn agrees(known: &Known, rule: &'static Rule) -> bool {
    let Some(first) = rule.facts.first().filter(|first| GATING.contains(first)) else { return true };
    if rule.severity == Severity::Info {
        return true;
    }
    let same = |other: &&&Rule| {
        other.id != rule.id && other.facts.first() == Some(first) && other.severity != Severity::Info
    };
    let others = known.found.iter().any(|other| same(&other));
    let violated = others || outcomes(&known.input, rule).contains(&Outcome::Violated);
    violated == known.violated.contains(first)
}

/// Every setting of resources that belong together, read.
fn known_settings() -> Vec<(Input, oracle::Setting)> {
    let mut all = Vec::new();
    for group in groups() {
        let own = group.iter().map(|fact| (*fact, values(fact)));
        let facts: Vec<_> = own.chain(usual(&group)).collect();
        for setting in product(&facts) {
            let assume = setting.0.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
            all.push((Input::read(&[], assume), setting));
        }
    }
    all
}

/// The severity that the oracle gives a fact at a setting, and the one that the rules give with the mutant among them.
fn differs(mutant: &Mutant, judge: oracle::Judge, (input, setting): &(Input, oracle::Setting)) -> bool {
    let first = mutant.rule.facts.first();
    let others = RULES.iter().filter(|rule| rule.facts.first() == first && rule.id != mutant.rule.id);
    let grave = others.chain([mutant.rule]).filter(|rule| rule.severity != Severity::Info);
    let violated = grave.filter(|rule| outcomes(input, rule).contains(&Outcome::Violated));
    let found = violated.map(|rule| rule.severity).min();
    let expected = judge(setting).map(|severity| match severity {
        oracle::Severity::Error => Severity::Error,
        oracle::Severity::Warning => Severity::Warning,
        oracle::Severity::Info => Severity::Info,
    });
    found != expected
}

/// Whether some example of the rule ends otherwise than it says.
fn contradicted(examples: &BTreeMap<String, Vec<(Expectation, Input)>>, mutant: &Mutant) -> bool {
    examples[mutant.rule.id].iter().any(|(expectation, input)| {
        let expected = match expectation {
            Expectation::Violated => Outcome::Violated,
            Expectation::Open => Outcome::Open,
            Expectation::Satisfied => Outcome::Passed,
            Expectation::NotApplicable => Outcome::NotApplicable,
        };
        !outcomes(input, mutant.rule).contains(&expected)
    })
}

/// The oracle's function for what the rule rests on first of all.
fn judged(mutant: &Mutant) -> Option<oracle::Judge> {
    let known = |(id, _): &&(&str, oracle::Judge)| mutant.rule.facts.first() == Some(id);
    oracle::RESOURCE_FACTS.iter().find(known).map(|(_, judge)| *judge)
}

#[test]
#[ignore = "takes a while: `cargo xtask mutate`"]
fn every_flipped_value_is_noticed() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let points = known_points();
    let settings = known_settings();
    let examples: BTreeMap<String, Vec<(Expectation, Input)>> = rulebook
        .rules
        .iter()
        .map(|rule| {
            let read = rule.examples.iter().map(|example| {
                let files: Vec<(&str, &str)> =
                    example.documents.iter().map(|(uri, text)| (uri.as_str(), text.as_str())).collect();
                (example.expectation, Input::read(&files, example.assume.clone()))
            });
            (rule.front.id.clone(), read.collect())
        })
        .collect();
    // Only facts about which the real rules agree with the oracle can tell a flipped one.
    for known in &points {
        for rule in RULES.iter().filter(|rule| in_edition(rule.editions, known.edition)) {
            assert!(agrees(known, rule), "{} at {}", rule.id, known.at);
        }
    }
    let all = mutants(&rulebook);
    let (mut by_examples, mut by_oracle, mut equal) = (0, 0, 0);
    let mut survivors = Vec::new();
    for mutant in &all {
        if contradicted(&examples, mutant) {
            by_examples += 1;
        } else if points.iter().any(|known| noticed(known, mutant)) {
            by_oracle += 1;
        } else if let Some(judge) = judged(mutant)
            && settings.iter().any(|setting| differs(mutant, judge, setting))
        {
            by_oracle += 1;
        } else if mutant.same {
            equal += 1;
        } else {
            survivors.push(mutant.what.clone());
        }
    }
    println!(
        "{} flipped values in {} rules: {by_examples} noticed by examples, {by_oracle} by the oracle, {equal} violated by the same as before",
        all.len(),
        rulebook.rules.len()
    );
    println!("{} survive:\n{}", survivors.len(), survivors.join("\n"));
    let deciding = |rule: &&Mutant| rule.rule.decides == Decides::Works;
    let survive = all.iter().filter(deciding).filter(|mutant| survivors.contains(&mutant.what)).count();
    println!("of rules that decide whether it works, {survive} of {}", all.iter().filter(deciding).count());
}
