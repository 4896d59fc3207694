//! How well the tests hold what repairs may change: every value of a change is flipped, one at a time, and the oracle has to
//! notice. Costs only rank; what they rank is tested with the repairs themselves.

use crate::support::flipped::{Tally, lists};

use std::path::Path;

use cofferdam_rulebook::{
    change::{Change, Effort, REMOVED},
    registry::Registry,
};
use cofferdam_tests::oracle::conditionals::changing;

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
                let planned = row.planned.as_ref().is_some_and(|effort| effort.anew.is_none());
                let existing = row.existing.as_ref().map(|effort| effort.anew.as_deref().unwrap_or_default());
                planned
                    && existing == Some(expected.anew)
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
    changed.chain([("impossible".to_string(), None)]).collect()
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
    }
    tally.few("what repairs may change");
}
