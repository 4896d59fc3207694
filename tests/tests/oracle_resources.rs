//! The engine against plain conditionals for what a workspace and its deployments are made of: every point of the facts
//! that belong together, and partial assignments of them.

use crate::support::settings;
use crate::support::texts;

use std::collections::{BTreeMap, BTreeSet};

use cofferdam_core::{
    report::{Outcome, Report},
    request::Request,
    rulebook::{RULES, Rule, Severity as Grave},
    validate,
};
use cofferdam_tests::oracle::{Judge, RESOURCE_FACTS, Severity};
use settings::{groups, product, usual, values};
use texts::Dice;

fn judge(known: &BTreeMap<&'static str, &'static str>) -> Report {
    let assume = known.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    validate(&Request { assume, list_checks: true, ..Request::default() }).unwrap()
}

/// The rules that rest on a fact first of all, of a severity that is more than a note.
fn rules(id: &str, severity: Severity) -> Vec<&'static Rule> {
    let same = |rule: &Rule| match severity {
        Severity::Error => rule.severity == Grave::Error,
        Severity::Warning => rule.severity == Grave::Warning,
        Severity::Info => rule.severity == Grave::Info,
    };
    RULES.iter().filter(|rule| rule.facts.first() == Some(&id) && same(rule)).collect()
}

fn outcomes(report: &Report, rules: &[&Rule]) -> BTreeMap<&'static str, Vec<Outcome>> {
    let mut found: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
    for check in
        report.checks.list.iter().flatten().filter(|check| rules.iter().any(|rule| rule.id == check.rule))
    {
        found.entry(check.rule).or_default().push(check.outcome);
    }
    found
}

/// The facts that rules rest on by now.
fn encoded() -> Vec<(&'static str, Judge)> {
    let has = |id: &str| {
        [Severity::Error, Severity::Warning].iter().any(|severity| !rules(id, *severity).is_empty())
    };
    RESOURCE_FACTS.iter().copied().filter(|(id, _)| has(id)).collect()
}

#[test]
fn engine_and_oracle_agree_on_every_point() {
    let encoded = encoded();
    let mut wrong = BTreeSet::new();
    let mut count = 0;
    let mut fired: BTreeMap<&str, usize> = BTreeMap::new();
    for group in groups() {
        let own: Vec<_> = group.iter().map(|fact| (*fact, values(fact))).collect();
        let facts: Vec<_> = own.into_iter().chain(usual(&group)).collect();
        for setting in product(&facts) {
            count += 1;
            let report = judge(&setting.0);
            for (id, judge) in &encoded {
                let expected = judge(&setting);
                *fired.entry(id).or_default() += usize::from(expected.is_some());
                // What is an error may be a warning besides.
                let found = [Severity::Error, Severity::Warning].into_iter().find(|severity| {
                    let outcomes = outcomes(&report, &rules(id, *severity));
                    outcomes.values().flatten().any(|outcome| *outcome == Outcome::Violated)
                });
                if found != expected {
                    wrong.insert(format!("{id}: {found:?} instead of {expected:?} at {setting:?}"));
                }
            }
        }
    }
    println!("{count} points, violations by fact: {fired:?}");
    assert!(
        wrong.is_empty(),
        "{} points, such as\n{}",
        wrong.len(),
        wrong.iter().step_by(1 + wrong.len() / 8).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(fired.values().all(|times| *times > 0), "{fired:?}");
}

#[test]
fn engine_and_oracle_agree_on_partial_assignments() {
    let encoded = encoded();
    let dice = &mut Dice(7);
    let (mut count, mut decided) = (0, 0);
    for group in groups() {
        for _ in 0..150 {
            let facts: Vec<_> = group
                .iter()
                .map(|fact| {
                    let all = values(fact);
                    (*fact, if dice.one_in(3) { all } else { vec![*dice.pick(&all)] })
                })
                .chain(usual(&group))
                .collect();
            let known =
                facts.iter().filter(|(_, values)| values.len() == 1).map(|(fact, values)| (*fact, values[0]));
            let report = judge(&known.collect());
            let completions = product(&facts);
            for (id, judge) in &encoded {
                for severity in [Severity::Error, Severity::Warning] {
                    let rules = rules(id, severity);
                    let outcomes = outcomes(&report, &rules);
                    let outcomes: Vec<Outcome> = outcomes.values().flatten().copied().collect();
                    let given = completions.iter().map(judge);
                    // A warning that stands beside an error is as good as the error.
                    let is = |found: Option<Severity>| match severity {
                        Severity::Error => found == Some(Severity::Error),
                        _ => found.is_some(),
                    };
                    let times = given.filter(|found| is(*found)).count();
                    let violated = outcomes.contains(&Outcome::Violated);
                    let open = outcomes.contains(&Outcome::Open);
                    let context = || {
                        format!(
                            "{id} {severity:?}: {times} of {} are violated, {outcomes:?} at {facts:?}",
                            completions.len()
                        )
                    };
                    if severity == Severity::Error && rules.len() == 1 {
                        assert_eq!(violated, times == completions.len(), "{}", context());
                    }
                    assert!(!violated || times == completions.len(), "{}", context());
                    assert!(severity != Severity::Error || times == 0 || violated || open, "{}", context());
                    decided += usize::from(violated);
                }
                count += 1;
            }
        }
    }
    println!("{count} pairs of partial assignment and fact, {decided} violated whatever is not known");
}
