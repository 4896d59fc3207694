//! How well the tests hold what repairs may change: every value of a change is flipped, one at a time, every cost is one more
//! or less, every step and every change is moved, and the oracle has to notice.

use crate::support::flipped::{Tally, lists};

use std::path::Path;

use cofferdam_rulebook::{
    change::{Change, Effort, REMOVED},
    registry::Registry,
};
use cofferdam_tests::oracle::conditionals::{ANEW, CHANGES_IN_ORDER, changing};

/// The values of a fact, and that it goes with its subject.
fn values(registry: &Registry, fact: &str) -> Vec<String> {
    let own = registry.entries[registry.number(fact).unwrap()].values.clone();
    own.into_iter().chain([REMOVED.to_string()]).collect()
}

/// Whether the changes of a fact are those that the facts allow, each once.
fn right(registry: &Registry, changes: &[Change], fact: &str) -> bool {
    let values = values(registry, fact);
    let pairs = values.iter().flat_map(|from| values.iter().map(move |to| (from, to)));
    pairs.into_iter().all(|(from, to)| {
        let rows = changes.iter().filter(|change| change.fact == fact && change.to == *to);
        let rows: Vec<&Change> = rows.filter(|change| change.from.contains(from)).collect();
        match (changing(fact, from, to), rows.as_slice()) {
            (None, []) => true,
            (Some(expected), [row]) => {
                let efforts = [(&row.planned, ""), (&row.existing, expected.anew)];
                let as_expected = |(number, (effort, anew)): (usize, (&Option<Effort>, &str))| {
                    effort.as_ref().is_some_and(|effort| {
                        effort.anew.as_deref().unwrap_or_default() == anew
                            && effort.cost == expected.costs[number]
                            && effort.remedies == expected.steps[number]
                    })
                };
                efforts.into_iter().enumerate().all(as_expected)
                    && (row.widens, row.irreversible) == (expected.widens, expected.irreversible)
                    && row.facts.iter().any(|fact| fact == expected.says)
            }
            _ => false,
        }
    })
}

/// What it takes, with something else to be created anew.
fn efforts(effort: Option<&Effort>) -> Vec<(String, Option<Effort>)> {
    let Some(effort) = effort else { return Vec::new() };
    let all = [None, Some("deployment"), Some("endpoints"), Some("workspace")];
    let others = all.into_iter().filter(|anew| effort.anew.as_deref() != *anew);
    let other = |anew: Option<&str>| Effort { anew: anew.map(String::from), ..effort.clone() };
    let changed = others.map(|anew| (format!("anew: {anew:?}"), Some(other(anew))));
    let costs = [effort.cost - 1, effort.cost + 1];
    let dearer = costs.map(|cost| (format!("costs {cost}"), Some(Effort { cost, ..effort.clone() })));
    let orders = steps(&effort.remedies).into_iter();
    let stepped = orders.map(|(what, remedies)| (what, Some(Effort { remedies, ..effort.clone() })));
    changed.chain(dearer).chain(stepped).chain([("impossible".to_string(), None)]).collect()
}

/// Steps with one left out, or two swapped.
fn steps(remedies: &[String]) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for place in 0..remedies.len() {
        let mut fewer = remedies.to_vec();
        all.push((format!("without {}", fewer.remove(place)), fewer));
        if place != 0 {
            let mut swapped = remedies.to_vec();
            swapped.swap(place - 1, place);
            all.push((format!("{} earlier", remedies[place]), swapped));
        }
    }
    all
}

/// Whether nothing that has to come later is carried out first.
fn in_order(changes: &[Change]) -> bool {
    let of = |list: &[(&str, &str)], change: &Change| {
        list.iter().any(|(fact, to)| (*fact, *to) == (&change.fact, &change.to))
    };
    CHANGES_IN_ORDER.iter().all(|(_, first, then)| {
        let last = changes.iter().rposition(|change| of(first, change)).unwrap();
        changes.iter().position(|change| of(then, change)).unwrap() > last
    })
}

/// All changes, with one of them first, last, or behind the next. Changes of one fact are never made together, and with one
/// that takes a new workspace nothing else exists.
fn moves(changes: &[Change], place: usize) -> Vec<(String, Vec<Change>)> {
    let mut without = changes.to_vec();
    let change = without.remove(place);
    let alone = |change: &Change| {
        change.existing.as_ref().is_some_and(|effort| effort.anew.as_deref() == Some("workspace"))
    };
    let beside = |passed: &Change| passed.fact != change.fact && !alone(passed) && !alone(&change);
    let other = |passed: &[Change]| passed.iter().any(beside);
    let next = changes.get(place + 1).into_iter().cloned().collect::<Vec<_>>();
    let last = without.len();
    let to = [
        ("first", 0, other(&changes[..place])),
        ("last", last, other(&changes[place + 1..])),
        ("behind the next", last.min(place + 1), other(&next)),
    ];
    let moved = to.into_iter().filter(|(.., counts)| *counts).map(|(what, to, _)| {
        let mut all = without.clone();
        all.insert(to, change.clone());
        (what.to_string(), all)
    });
    moved.collect()
}

fn flips(registry: &Registry, change: &Change) -> Vec<(String, Change)> {
    let values = values(registry, &change.fact);
    let mut all = Vec::new();
    for (what, from) in lists(&change.from, &values) {
        all.push((format!("from {what}"), Change { from, ..change.clone() }));
    }
    for to in values.iter().filter(|to| **to != change.to) {
        all.push((format!("to {to}"), Change { to: to.clone(), ..change.clone() }));
    }
    for (what, planned) in efforts(change.planned.as_ref()) {
        all.push((format!("planned {what}"), Change { planned, ..change.clone() }));
    }
    for (what, existing) in efforts(change.existing.as_ref()) {
        all.push((format!("existing {what}"), Change { existing, ..change.clone() }));
    }
    all.push(("widens".into(), Change { widens: !change.widens, ..change.clone() }));
    all.push(("irreversible".into(), Change { irreversible: !change.irreversible, ..change.clone() }));
    all
}

#[test]
fn every_flipped_value_of_what_repairs_may_change_is_noticed() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let registry = &rulebook.registry;
    let mut changes = rulebook.changes.changes;
    let mut tally = Tally::default();
    assert!(in_order(&changes), "they are carried out in an order that does");
    for entry in &registry.entries {
        assert!(right(registry, &changes, &entry.name), "{}", entry.name);
    }
    for place in 0..changes.len() {
        let real = changes[place].clone();
        for (what, flipped) in flips(registry, &real) {
            changes[place] = flipped;
            let noticed = !right(registry, &changes, &real.fact);
            tally.flipped(format!("{} to {}: {what}", real.fact, real.to), noticed);
        }
        changes[place] = real;
        for (what, moved) in moves(&changes, place) {
            let real = &changes[place];
            tally.flipped(format!("{} to {}: {what}", real.fact, real.to), !in_order(&moved));
        }
    }
    tally.few("what repairs may change");
}

#[test]
fn creating_anew_costs_as_much_as_there_is_to_do() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let anew: Vec<(&str, u16)> =
        rulebook.changes.anew.iter().map(|(scope, cost)| (scope.as_str(), *cost)).collect();
    assert_eq!(anew.len(), ANEW.len());
    assert!(ANEW.iter().all(|expected| anew.contains(expected)), "{anew:?}");
}
