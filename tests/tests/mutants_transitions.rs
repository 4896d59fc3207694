//! How well the tests hold what plans say: every value of the rows of changes is flipped, one at a time, and the oracle has
//! to notice.

use crate::support::flipped::{Tally, conditions, lists};
use crate::support::scene::Scene;
use crate::support::tables::Configuration;

use std::path::Path;

use cofferdam_rulebook::{
    registry::Registry,
    transition::{Case, ChangeRow, EVIDENCE, KINDS, LIVES},
};
use cofferdam_tests::oracle::conditionals::{At, MOVES, Move, ON_THE_WAY};

fn holds(registry: &Registry, property: &str, case: &Case, before: &At, after: &At) -> bool {
    let was = Configuration { registry, value: &|fact| before.value(fact) };
    let will = Configuration { registry, value: &|fact| after.value(fact) };
    let changed = !case.changed || was.value(property) != will.value(property);
    changed && was.holds(&case.before) && will.holds(&case.after)
}

fn same(own: &[String], expected: &[&str]) -> bool {
    own.len() == expected.len() && expected.iter().all(|item| own.iter().any(|own| own == item))
}

/// Whether a row says what the facts say, of every pair of configurations.
fn right(registry: &Registry, expected: &Move, points: &[At], row: &ChangeRow) -> bool {
    let of = if row.property.is_empty() { &row.scope } else { &row.property };
    let kind = if row.about.is_empty() { &row.kind } else { &row.about };
    let stated = of == expected.of
        && kind == expected.kind
        && row.severity == expected.severity
        && row.when_open.as_ref().unwrap_or(&row.severity) == expected.when_open
        && row.life.as_deref().unwrap_or(LIVES[0]) == expected.life
        && row.unchanged_too == expected.unchanged_too
        && same(&row.needs, expected.needs)
        && same(&row.lacks, expected.lacks)
        && row.facts.iter().any(|fact| fact == expected.says);
    let pairs = || points.iter().flat_map(|before| points.iter().map(move |after| (before, after)));
    stated
        && pairs().all(|(before, after)| {
            let mut cases = row.cases.iter();
            let said =
                row.cases.is_empty() || cases.any(|case| holds(registry, &row.property, case, before, after));
            said == (expected.when)(before, after)
        })
}

/// A row with other cases: one value of a condition flipped, or one case left out.
fn cases(registry: &Registry, row: &ChangeRow) -> Vec<(String, ChangeRow)> {
    let mut all = Vec::new();
    let mut push = |place: usize, what: String, case: Option<Case>| {
        let mut cases = row.cases.clone();
        cases.splice(place..=place, case);
        all.push((format!("case {place} {what}"), ChangeRow { cases, ..row.clone() }));
    };
    for (place, case) in row.cases.iter().enumerate() {
        for (what, before) in conditions(registry, &case.before) {
            push(place, format!("before: {what}"), Some(Case { before, ..case.clone() }));
        }
        for (what, after) in conditions(registry, &case.after) {
            push(place, format!("after: {what}"), Some(Case { after, ..case.clone() }));
        }
        // Conditions on both sides that exclude each other are a change anyway.
        if case.changed {
            push(place, "unchanged".into(), Some(Case { changed: false, ..case.clone() }));
        }
        push(place, "left out".into(), None);
    }
    all
}

/// A row with one other thing stated.
fn stated(row: &ChangeRow) -> Vec<(String, ChangeRow)> {
    let evidence: Vec<String> = EVIDENCE.iter().map(ToString::to_string).collect();
    let mut all = Vec::new();
    if row.about.is_empty() {
        for kind in KINDS.iter().filter(|kind| **kind != row.kind) {
            all.push(((*kind).to_string(), ChangeRow { kind: (*kind).to_string(), ..row.clone() }));
        }
        for severity in ["error", "warning", "info"].iter().filter(|severity| **severity != row.severity) {
            all.push((
                (*severity).to_string(),
                ChangeRow { severity: (*severity).to_string(), ..row.clone() },
            ));
        }
        let open = row.when_open.as_ref().unwrap_or(&row.severity);
        for severity in ["error", "warning", "info"].iter().filter(|severity| *severity != open) {
            let when_open = Some((*severity).to_string());
            all.push((format!("{severity} when open"), ChangeRow { when_open, ..row.clone() }));
        }
        all.push(("unchanged too".into(), ChangeRow { unchanged_too: !row.unchanged_too, ..row.clone() }));
    }
    for life in LIVES.iter().filter(|life| **life != row.life.as_deref().unwrap_or(LIVES[0])) {
        all.push(((*life).to_string(), ChangeRow { life: Some((*life).to_string()), ..row.clone() }));
    }
    for (what, needs) in lists(&row.needs, &evidence) {
        all.push((format!("needs {what}"), ChangeRow { needs, ..row.clone() }));
    }
    for (what, lacks) in lists(&row.lacks, &evidence) {
        all.push((format!("lacks {what}"), ChangeRow { lacks, ..row.clone() }));
    }
    all
}

#[test]
fn every_flipped_value_of_a_change_is_noticed() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let mut wrong = Vec::new();
    for (table, rows, moves) in [
        ("changes", &rulebook.transitions.changes, MOVES),
        ("on the way", &rulebook.transitions.on_the_way, ON_THE_WAY),
    ] {
        assert_eq!(rows.len(), moves.len(), "{table}: one for each row");
        let mut tally = Tally::default();
        for row in rows {
            let expected = moves.iter().find(|expected| expected.row == row.id).unwrap();
            let scene = Scene::of(expected.facts);
            let points: Vec<At> = scene.points().into_iter().map(|point| scene.at(point)).collect();
            let right = |row: &ChangeRow| right(&rulebook.registry, expected, &points, row);
            if !right(row) {
                wrong.push(&row.id);
                continue;
            }
            for (what, flipped) in cases(&rulebook.registry, row).into_iter().chain(stated(row)) {
                tally.flipped(format!("{} {what}", row.id), !right(&flipped));
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
        tally.few(table);
    }
}
