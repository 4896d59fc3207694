//! The engine against plain conditionals: every point of the gating space, and every partial assignment of it.

use std::collections::{BTreeMap, BTreeSet};

use cofferdam_core::{
    report::{Answer, Report},
    request::{Edition, Request},
    rulebook::INTENTS,
    validate,
};
use cofferdam_tests::oracle::{self, Point};

const REGISTRY: [&str; 2] =
    ["container_registry.sku=premium", "container_registry.public_network_access=enabled"];

fn judge(assigned: &[(&str, &str)], edition: Edition, intents: &[&str]) -> Report {
    let given = assigned.iter().map(|(fact, value)| format!("{fact}={value}"));
    let request = Request {
        assume: given.chain(REGISTRY.map(String::from)).collect(),
        intents: intents.iter().map(ToString::to_string).collect(),
        edition,
        ..Request::default()
    };
    validate(&request).unwrap()
}

fn oracle_edition(edition: Edition) -> oracle::Edition {
    match edition {
        Edition::Current => oracle::Edition::Current,
        Edition::January2023 => oracle::Edition::January2023,
    }
}

/// For each gating fact its values, and one entry for "not known".
fn choices() -> Vec<(&'static str, Vec<Option<&'static str>>)> {
    Point::FACTS
        .iter()
        .map(|fact| {
            let values: BTreeSet<&str> = Point::all().into_iter().map(|point| point.value(fact)).collect();
            (*fact, values.into_iter().map(Some).chain([None]).collect())
        })
        .collect()
}

fn partial_assignments() -> Vec<Vec<(&'static str, Option<&'static str>)>> {
    choices().into_iter().fold(vec![Vec::new()], |done, (fact, values)| {
        let extended = done.iter().flat_map(|prefix| {
            values.iter().map(|value| prefix.iter().copied().chain([(fact, *value)]).collect())
        });
        extended.collect()
    })
}

fn completions<'p>(points: &'p [Point], partial: &[(&str, Option<&str>)]) -> Vec<&'p Point> {
    let agrees = |point: &&Point| {
        partial.iter().all(|(fact, value)| value.is_none_or(|value| point.value(fact) == value))
    };
    points.iter().filter(agrees).collect()
}

fn answer(outcomes: &[bool]) -> Answer {
    match (outcomes.contains(&true), outcomes.contains(&false)) {
        (true, true) => Answer::Depends,
        (true, false) => Answer::Yes,
        _ => Answer::No,
    }
}

/// Facts for which two completions that differ in that fact alone answer differently.
fn depends_on(points: &[&Point], outcome: impl Fn(&Point) -> bool) -> BTreeSet<&'static str> {
    let mut facts = BTreeSet::new();
    for fact in Point::FACTS {
        let mut groups: BTreeMap<Vec<&str>, BTreeSet<bool>> = BTreeMap::new();
        for point in points {
            let rest =
                Point::FACTS.iter().filter(|other| **other != fact).map(|other| point.value(other)).collect();
            groups.entry(rest).or_default().insert(outcome(point));
        }
        if groups.values().any(|outcomes| outcomes.len() > 1) {
            facts.insert(fact);
        }
    }
    facts
}

#[test]
fn engine_and_oracle_agree_on_every_point() {
    let points: Vec<Point> = Point::all();
    for edition in Edition::ALL {
        for point in &points {
            let assigned: Vec<_> = Point::FACTS.iter().map(|fact| (*fact, point.value(fact))).collect();
            let report = judge(&assigned, edition, &[]);
            let expected =
                if oracle::works(point, oracle_edition(edition)) { Answer::Yes } else { Answer::No };
            assert_eq!(report.works.answer, expected, "{assigned:?} {edition:?}");
            let inbound: BTreeSet<&str> = report.isolation.inbound.iter().copied().collect();
            assert_eq!(inbound, oracle::inbound(point), "{assigned:?}");
            assert_eq!(report.isolation.outbound, [oracle::outbound(point)], "{assigned:?}");
            assert_eq!(report.matrix[0].rows, [oracle::row(point)], "{assigned:?}");
            let found: BTreeSet<&str> =
                report.findings.iter().flat_map(|finding| finding.facts.to_vec()).collect();
            for (fact, _) in oracle::violations(point, oracle_edition(edition)) {
                assert!(found.contains(fact), "{fact} is not found for {assigned:?}");
            }
        }
    }
    println!("{} points in {} editions", points.len(), Edition::ALL.len());
}

#[test]
fn engine_and_oracle_agree_on_every_partial_assignment() {
    let points: Vec<Point> = Point::all();
    let partials = partial_assignments();
    for edition in Edition::ALL {
        let works = |point: &Point| oracle::works(point, oracle_edition(edition));
        for partial in &partials {
            let assigned: Vec<_> =
                partial.iter().filter_map(|(fact, value)| Some((*fact, (*value)?))).collect();
            let report = judge(&assigned, edition, &[]);
            let completions = completions(&points, partial);
            let outcomes: Vec<bool> = completions.iter().map(|point| works(point)).collect();
            assert_eq!(report.works.answer, answer(&outcomes), "{assigned:?}");
            let named: BTreeSet<&str> = report.works.depends_on.iter().copied().collect();
            assert_eq!(named, depends_on(&completions, works), "{assigned:?}");
            for (witness, expected) in [(&report.works.witness.yes, true), (&report.works.witness.no, false)]
            {
                assert_eq!(witness.is_some(), outcomes.contains(&expected), "{assigned:?}");
                let Some(values) = witness else { continue };
                let point = completions.iter().find(|point| {
                    Point::FACTS
                        .iter()
                        .all(|fact| values.get(fact).is_some_and(|value| value == point.value(fact)))
                });
                assert_eq!(
                    point.map(|point| works(point)),
                    Some(expected),
                    "{values:?} is no such completion"
                );
            }
            let inbound: BTreeSet<&str> =
                completions.iter().flat_map(|point| oracle::inbound(point)).collect();
            assert_eq!(
                report.isolation.inbound.iter().copied().collect::<BTreeSet<_>>(),
                inbound,
                "{assigned:?}"
            );
            let outbound: BTreeSet<&str> = completions.iter().map(|point| oracle::outbound(point)).collect();
            assert_eq!(
                report.isolation.outbound.iter().copied().collect::<BTreeSet<_>>(),
                outbound,
                "{assigned:?}"
            );
            let rows: BTreeSet<&str> = completions.iter().map(|point| oracle::row(point)).collect();
            assert_eq!(report.matrix[0].rows.iter().copied().collect::<BTreeSet<_>>(), rows, "{assigned:?}");
        }
    }
    println!("{} partial assignments in {} editions", partials.len(), Edition::ALL.len());
}

#[test]
fn engine_and_oracle_agree_on_every_intent() {
    let points: Vec<Point> = Point::all();
    let mut count = 0;
    // Intents read no other facts than these; the rest stays unknown.
    for partial in
        partial_assignments().into_iter().filter(|partial| partial.iter().any(|(_, value)| value.is_some()))
    {
        if partial.iter().any(|(fact, value)| *fact == "workspace.v1_legacy_mode" && value.is_some()) {
            continue;
        }
        let assigned: Vec<_> = partial.iter().filter_map(|(fact, value)| Some((*fact, (*value)?))).collect();
        let completions = completions(&points, &partial);
        for intent in INTENTS {
            let known = oracle::Intent::ALL.iter().find(|known| known.name() == intent.name).unwrap();
            let meets = |point: &Point| oracle::meets(*known, point);
            let intended = judge(&assigned, Edition::Current, &[intent.name]).intended.unwrap();
            let outcomes: Vec<bool> = completions.iter().map(|point| meets(point)).collect();
            assert_eq!(intended.answer, answer(&outcomes), "{} {assigned:?}", intent.name);
            let named: BTreeSet<&str> = intended.depends_on.iter().copied().collect();
            assert_eq!(named, depends_on(&completions, meets), "{} {assigned:?}", intent.name);
            count += 1;
        }
    }
    println!("{count} pairs of partial assignment and intent");
}
