//! Plans against the facts as plain conditionals: every pair of points of the gating space, and pairs of which only part
//! is known.

use crate::support::plans;

use std::{collections::BTreeSet, env, thread};

use cofferdam_core::{
    plan,
    report::{Answer, State},
    request::Request,
    transition::{Change, Note, Plan},
};
use cofferdam_tests::oracle::{Access, Point, Severity, transitions};

/// Facts that the oracle speaks of, as first citations of notes.
const SPOKEN: [&str; 11] = [
    "F-MUT-01",
    "F-INE-14",
    "F-MUT-02",
    "F-MUT-03",
    "F-MUT-04",
    "F-MUT-05",
    "F-MUT-06",
    "F-MUT-08",
    "F-MUT-11",
    "F-SIP-10",
    "F-PLAT-07",
];

type Said = BTreeSet<(String, String, String)>;

/// The flag of an endpoint or deployment before and after, as part of its name.
const ACCESS: [(Access, Access); 4] = [
    (Access::Enabled, Access::Enabled),
    (Access::Enabled, Access::Disabled),
    (Access::Disabled, Access::Enabled),
    (Access::Disabled, Access::Disabled),
];

/// One workspace with an endpoint for every change of its flag, each with a deployment for every change of its own.
fn configuration(workspace: &Point, is_before: bool) -> Request {
    let mut documents = vec![plans::workspace(workspace, &[])];
    for (number, endpoint) in ACCESS.iter().enumerate() {
        for (place, deployment) in ACCESS.iter().enumerate() {
            let now = |(before, after): &(Access, Access)| if is_before { *before } else { *after };
            let point = Point {
                endpoint_public_network_access: now(endpoint),
                deployment_egress: now(deployment),
                ..*workspace
            };
            if place == 0 {
                documents.push(plans::endpoint(&format!("e{number}"), &point, &[]));
            }
            documents.push(plans::deployment(
                &format!("e{number}"),
                &format!("d{number}{place}"),
                &point,
                &[],
            ));
        }
    }
    Request { documents, ..Request::default() }
}

/// What notes say, by fact, kind and severity.
fn said<'n>(notes: impl Iterator<Item = &'n Note>) -> Said {
    let mut said = Said::new();
    for note in notes {
        // Two rows rest on F-MUT-04 beside the fact that is their own.
        let fact = match note.message_id {
            "internet-to-approved-outbound-disputed" => "F-MUT-05",
            "approved-outbound-is-final" => continue,
            _ => note.facts[0],
        };
        if SPOKEN.contains(&fact) {
            let kind = serde_json::to_value(note.kind).unwrap().as_str().unwrap().to_string();
            said.insert((fact.to_string(), kind, format!("{:?}", note.severity)));
        }
    }
    said
}

fn expected(before: &Point, after: &Point) -> Said {
    let severity = |severity: Severity| format!("{severity:?}");
    transitions::said(before, after)
        .into_iter()
        .map(|(fact, kind, how)| (fact.to_string(), kind.to_string(), severity(how)))
        .collect()
}

/// The notes of properties of the workspace, an endpoint and a deployment.
fn notes<'p>(plan: &'p Plan, endpoint: &str, deployment: &str) -> impl Iterator<Item = &'p Note> {
    let names = ["research", endpoint, deployment].map(String::from);
    let concerned = move |change: &&'p Change| {
        let name = change.subject.name.clone().unwrap_or_default();
        change.property.is_some() && (names.contains(&name) || change.subject.scope == "container_registry")
    };
    plan.changes.iter().filter(concerned).flat_map(|change| &change.notes)
}

/// Checks a pair of workspaces with all endpoints and deployments; returns how many pairs of points that was.
fn check(before: &Point, after: &Point) -> usize {
    let plan = plan(&configuration(before, true), &configuration(after, false)).unwrap();
    let mut count = 0;
    let mut exposed = false;
    for (number, endpoint) in ACCESS.iter().enumerate() {
        for (place, deployment) in ACCESS.iter().enumerate() {
            let of = |workspace: &Point, endpoint, deployment| Point {
                endpoint_public_network_access: endpoint,
                deployment_egress: deployment,
                ..*workspace
            };
            let (old, new) = (of(before, endpoint.0, deployment.0), of(after, endpoint.1, deployment.1));
            let said = said(notes(&plan, &format!("e{number}"), &format!("d{number}{place}")));
            assert_eq!(said, expected(&old, &new), "{old:?}\n{new:?}");
            exposed |= transitions::exposed_as_written(&old, &new);
            count += 1;
        }
    }
    let all = plan.changes.iter().flat_map(|change| &change.notes);
    assert!(all.clone().all(|note| note.state == State::Holds), "{before:?}\n{after:?}");
    let impossible = transitions::mut_04(before, after).is_some()
        || transitions::plat_07(before, after).is_some_and(|(kind, _)| kind == "impossible");
    assert_eq!(plan.possible == Answer::No, impossible, "{before:?}\n{after:?}");
    ways(&plan, before, after);
    let offered = plan.ways.iter().any(|way| way.id == "in_place");
    assert_eq!(
        plan.exposed.iter().any(|moment| moment.way == "as_written"),
        offered && exposed,
        "{before:?}\n{after:?}"
    );
    count
}

/// Every way opens nothing wider than before and after, and ends where it is meant to.
fn ways(plan: &Plan, before: &Point, after: &Point) {
    let impossible = plan.possible == Answer::No;
    let ids: Vec<&str> = plan.ways.iter().map(|way| way.id).collect();
    let enabling = transitions::mut_06(before, after).is_some();
    let expected: &[&str] = match (impossible, enabling) {
        (true, _) => &["new_workspace"],
        (false, true) => &["with_downtime", "new_workspace"],
        (false, false) => &["in_place"],
    };
    assert_eq!(ids, expected, "{before:?}\n{after:?}");
    for way in &plan.ways {
        let wider = plan.exposed.iter().find(|moment| moment.way == way.id);
        assert!(wider.is_none(), "{before:?}\n{after:?}\n{wider:?}");
        let last = way.steps.last().unwrap();
        assert_eq!(last.inbound, plan.after.inbound, "{}: {before:?}\n{after:?}", way.id);
        assert_eq!(last.outbound, plan.after.outbound, "{}: {before:?}\n{after:?}", way.id);
    }
}

/// Points that differ in the workspace.
fn workspaces() -> Vec<Point> {
    let one = |point: &Point| {
        point.endpoint_public_network_access == Access::Enabled && point.deployment_egress == Access::Enabled
    };
    Point::all().into_iter().filter(one).collect()
}

#[test]
fn every_pair_of_points_is_planned_as_the_facts_say() {
    // Every pair when asked; else one in so many, in steps that share no factor with the number of values of a fact.
    let step = if env::var_os("COFFERDAM_EVERY_PAIR").is_some() { 1 } else { 29 };
    let points = workspaces();
    let pairs = |first: usize| -> usize {
        let all = (0..points.len() * points.len()).skip(first * step).step_by(2 * step);
        all.map(|pair| check(&points[pair / points.len()], &points[pair % points.len()])).sum()
    };
    let count: usize = thread::scope(|scope| {
        let pairs = &pairs;
        let halves = [0, 1].map(|first| scope.spawn(move || pairs(first)));
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    let all = Point::all().len() * Point::all().len();
    println!("{count} of {all} pairs of points");
}

/// The oracle over every completion: what is certain, and what is possible.
fn over(befores: &[Point], after: &Point) -> (Said, Said) {
    let all: Vec<Said> = befores.iter().map(|before| expected(before, after)).collect();
    let possible: Said = all.iter().flatten().cloned().collect();
    let certain = possible.iter().filter(|entry| all.iter().all(|said| said.contains(*entry)));
    (certain.cloned().collect(), possible.clone())
}

/// Every point that agrees with the given one on all facts but the hidden ones.
fn completions(point: &Point, hidden: &[&str]) -> Vec<Point> {
    let agrees = |other: &Point| {
        Point::FACTS.iter().all(|fact| hidden.contains(fact) || other.value(fact) == point.value(fact))
    };
    Point::all().into_iter().filter(agrees).collect()
}

/// Every selection of facts.
fn selections() -> Vec<Vec<&'static str>> {
    let of = |bits: usize| (0..7).filter(|bit| bits & (1 << bit) != 0).map(|bit| Point::FACTS[bit]).collect();
    (0..1 << 7).map(of).collect()
}

#[test]
fn what_is_half_known_before_is_answered_for_every_completion() {
    let points = Point::all();
    let mut count = 0;
    for (number, hidden) in selections().iter().enumerate() {
        for round in 0..3 {
            let before = points[(number * 53 + round * 101) % points.len()];
            let after = points[(number * 31 + round * 67) % points.len()];
            let plan = plan(&plans::request(&before, hidden), &plans::request(&after, &[])).unwrap();
            let of = |certain: bool| {
                said(notes(&plan, "scoring", "blue").filter(|note| !certain || note.state == State::Holds))
            };
            let (certain, possible) = over(&completions(&before, hidden), &after);
            assert_eq!(of(true), certain, "{hidden:?} of {before:?}\n{after:?}");
            assert_eq!(of(false), possible, "{hidden:?} of {before:?}\n{after:?}");
            count += 1;
        }
    }
    println!("{count} half-known pairs");
}

#[test]
fn what_an_update_of_a_workspace_does_not_say_stays() {
    let points = Point::all();
    let mut count = 0;
    for (number, silent) in selections().iter().enumerate() {
        let silent: Vec<&str> =
            silent.iter().copied().filter(|fact| fact.starts_with("workspace.")).collect();
        let before = points[number * 89 % points.len()];
        let after = points[number * 47 % points.len()];
        let plan = plan(&plans::request(&before, &[]), &plans::request(&after, &silent)).unwrap();
        let stays = |other: &&Point| {
            Point::FACTS.iter().all(|fact| {
                other.value(fact) == (if silent.contains(fact) { &before } else { &after }).value(fact)
            })
        };
        let meant = points.iter().find(stays).unwrap();
        assert_eq!(
            said(notes(&plan, "scoring", "blue")),
            expected(&before, meant),
            "{silent:?}\n{before:?}\n{after:?}"
        );
        count += 1;
    }
    println!("{count} updates");
}
