//! Half-known inputs, as files: every completion of what is not known is judged by the oracle, part by part, and the
//! report has to say exactly what all of them together say.

use crate::support::half_known;

use std::collections::{BTreeMap, BTreeSet};

use cofferdam_core::report::Answer;
use cofferdam_tests::oracle::{self, Intent, Point};
use half_known::Case;

const CASES: u64 = 600;

fn answer(outcomes: impl Iterator<Item = bool>) -> Answer {
    let outcomes: BTreeSet<bool> = outcomes.collect();
    match (outcomes.contains(&true), outcomes.contains(&false)) {
        (true, true) => Answer::Depends,
        (true, false) => Answer::Yes,
        _ => Answer::No,
    }
}

/// Facts read by variables that alone change the outcome.
fn influences(case: &Case, outcome: impl Fn(&[Point]) -> bool) -> BTreeSet<&'static str> {
    let judged: Vec<(Vec<&str>, bool)> = case
        .assignments()
        .into_iter()
        .map(|chosen| {
            let fine = outcome(&case.points(&chosen));
            (chosen, fine)
        })
        .collect();
    let mut facts = BTreeSet::new();
    for (number, variable) in case.variables.iter().enumerate() {
        let mut groups: BTreeMap<Vec<&str>, BTreeSet<bool>> = BTreeMap::new();
        for (chosen, fine) in &judged {
            let mut rest = chosen.clone();
            rest.remove(number);
            groups.entry(rest).or_default().insert(*fine);
        }
        if groups.values().any(|outcomes| outcomes.len() > 1) {
            facts.extend(&variable.facts);
        }
    }
    facts
}

fn set<'v>(values: impl IntoIterator<Item = &'v &'static str>) -> BTreeSet<&'static str> {
    values.into_iter().copied().collect()
}

/// What the report says of one input, and what all its completions together say.
fn compare(number: u64, case: &Case, intent: Intent, wrong: &mut Vec<String>) -> Answer {
    let completions = case.completions();
    let report = case.judge(intent);
    let mut same = |what: &str, said: String, expected: String| {
        if said != expected {
            wrong.push(format!("input {number}, {what}: {said} instead of {expected}\n{:#?}", case.files));
        }
    };
    let works = |points: &[Point]| points.iter().all(|point| case.works(point));
    let meets = |points: &[Point]| points.iter().all(|point| oracle::meets(intent, point));
    let expected = answer(completions.iter().map(|points| works(points)));
    same("works", text(report.works.answer), text(expected));
    let intended = report.intended.as_ref().unwrap();
    same(intent.name(), text(intended.answer), text(answer(completions.iter().map(|points| meets(points)))));

    let all = || completions.iter().flatten();
    same(
        "inbound",
        text(set(&report.isolation.inbound)),
        text(all().flat_map(oracle::inbound).collect::<BTreeSet<_>>()),
    );
    same(
        "outbound",
        text(set(&report.isolation.outbound)),
        text(all().map(oracle::outbound).collect::<BTreeSet<_>>()),
    );

    let names: Vec<_> = case.names();
    same("number of parts", text(report.parts.len()), text(names.len()));
    same("number of places", text(report.matrix.len()), text(names.len()));
    for (place, (endpoint, deployment)) in names.iter().enumerate() {
        let (endpoint, deployment) = (endpoint.map(String::from), deployment.map(String::from));
        let own = || completions.iter().map(move |points| &points[place]);
        let Some(part) =
            report.parts.iter().find(|part| part.endpoint == endpoint && part.deployment == deployment)
        else {
            same("part", "none".into(), text((endpoint, deployment)));
            continue;
        };
        same("works of a part", text(part.works), text(answer(own().map(|point| case.works(point)))));
        same(
            "inbound of a part",
            text(set(&part.inbound)),
            text(own().flat_map(oracle::inbound).collect::<BTreeSet<_>>()),
        );
        same(
            "outbound of a part",
            text(set(&part.outbound)),
            text(own().map(oracle::outbound).collect::<BTreeSet<_>>()),
        );
        let rows =
            report.matrix.iter().filter(|row| row.endpoint == endpoint && row.deployment == deployment);
        let rows: BTreeSet<&str> = rows.flat_map(|place| place.rows.iter().copied()).collect();
        same("rows of a part", text(rows), text(own().map(oracle::row).collect::<BTreeSet<_>>()));
    }
    // A text that several facts read changes all of them, so "that one alone" has no meaning there.
    if !case.shares() {
        same("dependsOn", text(set(&report.works.depends_on)), text(influences(case, works)));
        same("dependsOn of the intent", text(set(&intended.depends_on)), text(influences(case, meets)));
    }
    expected
}

fn text(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

#[test]
fn a_report_says_what_all_completions_together_say() {
    let (mut judged, mut completed, mut shared) = (0, 0, 0);
    let mut answers = BTreeMap::<String, usize>::new();
    let mut wrong = Vec::new();
    for number in 0..CASES {
        let case = Case::any(number);
        let count: usize = case.variables.iter().map(|variable| variable.values.len()).product();
        if count == 0 || count > 6_000 {
            continue;
        }
        let intent = Intent::ALL[usize::try_from(number).unwrap() % Intent::ALL.len()];
        let expected = compare(number, &case, intent, &mut wrong);
        judged += 1;
        completed += count;
        shared += usize::from(case.shares());
        *answers.entry(text(expected)).or_default() += 1;
    }
    println!(
        "{judged} inputs with {completed} completions, {shared} with a text that several facts read: {answers:?}"
    );
    let kinds: BTreeMap<&str, usize> = wrong.iter().fold(BTreeMap::new(), |mut kinds, line| {
        *kinds.entry(line.split(',').nth(1).unwrap().split(':').next().unwrap()).or_default() += 1;
        kinds
    });
    assert!(
        wrong.is_empty(),
        "{kinds:?}, of which the first:\n{}",
        wrong.join("\n").chars().take(4_000).collect::<String>()
    );
    assert!(judged >= 200 && shared >= 30 && answers.len() == 3);
}
