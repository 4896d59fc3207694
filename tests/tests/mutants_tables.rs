//! How well the tests hold the tables beside the rules: every value in derived facts, exposures, intents, what is taken
//! for granted and the matrix is flipped, one at a time, and the oracle has to notice.

use crate::support::flipped::{Tally, conditions, lists};
use crate::support::scene::Scene;
use crate::support::tables::Configuration;

use std::{collections::BTreeSet, path::Path};

use cofferdam_rulebook::{
    Rulebook,
    condition::Condition,
    model::{Assumption, DerivedRow, ExposureRow, Intent},
    registry::{Kind, Registry},
};
use cofferdam_tests::oracle::{
    self, Point,
    conditionals::{At, DERIVATIONS, GRANTED, Granted, possible},
};

fn rulebook() -> Rulebook {
    cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap()
}

/// Every point of some facts that can occur.
fn points(facts: &[&str]) -> Vec<At> {
    let scene = Scene::of(facts);
    scene.points().into_iter().map(|point| scene.at(point)).filter(possible).collect()
}

/// Every list with one item changed in one of the ways, or left out.
fn variants<T: Clone>(items: &[T], ways: impl Fn(&T) -> Vec<(String, T)>) -> Vec<(String, Vec<T>)> {
    let mut all = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let with = |changed: Option<T>| [&items[..place], changed.as_slice(), &items[place + 1..]].concat();
        for (what, changed) in ways(item) {
            all.push((format!("row {place}: {what}"), with(Some(changed))));
        }
        all.push((format!("row {place} left out"), with(None)));
    }
    all
}

#[test]
fn every_flipped_value_of_a_derived_fact_is_noticed() {
    let registry = rulebook().registry;
    let mut tally = Tally::default();
    let derived = registry.entries.iter().filter(|entry| matches!(entry.kind, Kind::Derived(_)));
    assert_eq!(derived.count(), DERIVATIONS.len());
    for derivation in DERIVATIONS {
        let entry = &registry.entries[registry.number(derivation.fact).unwrap()];
        let Kind::Derived(rows) = &entry.kind else { panic!("{} is not derived", derivation.fact) };
        let points = points(derivation.from);
        let right = |rows: &[DerivedRow]| {
            points.iter().all(|at| {
                let here = Configuration { registry: &registry, value: &|fact| at.value(fact) };
                let row = rows.iter().find(|row| here.holds(&row.when));
                row.is_some_and(|row| row.value == (derivation.value)(at))
            })
        };
        assert!(right(rows), "{}", derivation.fact);
        let ways = |row: &DerivedRow| {
            let when = conditions(&registry, &row.when);
            let when = when.into_iter().map(|(what, when)| (what, DerivedRow { when, ..row.clone() }));
            let others = entry.values.iter().filter(|value| **value != row.value);
            let values = others
                .map(|value| (format!("is {value}"), DerivedRow { value: value.clone(), ..row.clone() }));
            when.chain(values).collect()
        };
        for (what, rows) in variants(rows, ways) {
            tally.flipped(format!("{} {what}", derivation.fact), !right(&rows));
        }
    }
    tally.few("derived facts");
}

const INBOUND: [&str; 4] = ["nobody", "private", "selected_addresses", "internet"];
const OUTBOUND: [&str; 4] =
    ["workspace_resources_only", "approved_only", "internet_via_managed_network", "internet"];

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn outbound(point: &Point) -> BTreeSet<&'static str> {
    BTreeSet::from([oracle::outbound(point)])
}

type Exposures = fn(&Point) -> BTreeSet<&'static str>;

#[test]
fn every_flipped_value_of_an_exposure_is_noticed() {
    let rulebook = rulebook();
    let registry = &rulebook.registry;
    let mut tally = Tally::default();
    let tables: [(&str, &[ExposureRow], &[&str], Exposures); 2] = [
        ("inbound", &rulebook.exposure.inbound, &INBOUND, oracle::inbound),
        ("outbound", &rulebook.exposure.outbound, &OUTBOUND, outbound),
    ];
    for (name, rows, all, expected) in tables {
        let right = |rows: &[ExposureRow]| {
            Point::all().iter().all(|point| {
                let here = Configuration { registry, value: &|fact| point.value(fact) };
                let row = rows.iter().find(|row| here.holds(&row.when));
                let found = row.map(|row| row.exposures.iter().map(String::as_str).collect::<BTreeSet<_>>());
                found == Some(expected(point))
            })
        };
        assert!(right(rows), "{name}");
        let ways = |row: &ExposureRow| {
            let when = conditions(registry, &row.when);
            let when = when.into_iter().map(|(what, when)| (what, ExposureRow { when, ..row.clone() }));
            let exposures = lists(&row.exposures, &words(all)).into_iter();
            let exposures =
                exposures.map(|(what, exposures)| (what, ExposureRow { exposures, ..row.clone() }));
            when.chain(exposures).collect()
        };
        for (what, rows) in variants(rows, ways) {
            tally.flipped(format!("{name} {what}"), !right(&rows));
        }
    }
    tally.few("exposures");
}

#[test]
fn every_flipped_value_of_an_intent_is_noticed() {
    let mut tally = Tally::default();
    let right = |intent: &Intent| {
        let known = oracle::Intent::ALL.iter().find(|known| known.name() == intent.name).unwrap();
        Point::all().iter().all(|point| {
            let found = if intent.direction == "inbound" { oracle::inbound(point) } else { outbound(point) };
            let allowed = |exposure: &&str| intent.allows.iter().any(|own| own == exposure);
            found.iter().all(allowed) == oracle::meets(*known, point)
        })
    };
    for intent in rulebook().exposure.intents {
        assert!(right(&intent), "{}", intent.name);
        let inbound = intent.direction == "inbound";
        for (what, allows) in lists(&intent.allows, &words(if inbound { &INBOUND } else { &OUTBOUND })) {
            tally.flipped(format!("{} {what}", intent.name), !right(&Intent { allows, ..intent.clone() }));
        }
        let direction = if inbound { "outbound" } else { "inbound" }.to_string();
        tally.flipped(format!("{} turned", intent.name), !right(&Intent { direction, ..intent.clone() }));
    }
    tally.few("intents");
}

/// Whether the rows about a fact take for granted what the oracle says.
fn granted(registry: &Registry, granted: &Granted, points: &[At], rows: &[Assumption]) -> bool {
    points.iter().all(|at| {
        let here = Configuration { registry, value: &|fact| at.value(fact) };
        let own = rows.iter().filter(|row| row.fact == granted.fact);
        let holding: Vec<&Assumption> = own.filter(|row| here.holds(&row.when)).collect();
        let unusual = |row: &&Assumption| row.unusual_when.as_ref().is_some_and(|when| here.holds(when));
        let expected = (granted.when)(at);
        holding.is_empty() != expected
            && holding.iter().all(|row| row.value == granted.value)
            && (!expected || holding.iter().any(unusual) == (granted.unusual)(at))
    })
}

#[test]
fn every_flipped_value_of_what_is_taken_for_granted_is_noticed() {
    let rulebook = rulebook();
    let registry = &rulebook.registry;
    let rows = &rulebook.exposure.assumptions;
    let spaces: Vec<_> = GRANTED.iter().map(|granted| (granted, points(granted.by))).collect();
    let right =
        |rows: &[Assumption]| spaces.iter().all(|(item, points)| granted(registry, item, points, rows));
    for (item, points) in &spaces {
        assert!(granted(registry, item, points, rows), "{}", item.fact);
    }
    let flipped = |condition: &Condition| conditions(registry, condition).into_iter();
    let ways = |row: &Assumption| {
        let when = flipped(&row.when).map(|(what, when)| (what, Assumption { when, ..row.clone() }));
        let unusual = row.unusual_when.iter().flat_map(flipped);
        let unusual = unusual.map(|(what, when)| {
            (format!("unusual: {what}"), Assumption { unusual_when: Some(when), ..row.clone() })
        });
        let values = registry.entries[registry.number(&row.fact).unwrap()].values.iter();
        let values = values.filter(|value| **value != row.value);
        let values =
            values.map(|value| (format!("is {value}"), Assumption { value: value.clone(), ..row.clone() }));
        when.chain(unusual)
            .chain(values)
            .map(|(what, changed)| (format!("{} {what}", row.fact), changed))
            .collect()
    };
    let mut tally = Tally::default();
    for (what, rows) in variants(rows, ways) {
        tally.flipped(what, !right(&rows));
    }
    tally.few("what is taken for granted");
}
