//! How well the tests hold the steps of ways: every step is left out, moved and swapped, every value in it flipped, and the
//! oracle has to notice.

use crate::support::flipped::{Tally, conditions, lists};
use crate::support::scene::Scene;
use crate::support::tables::Configuration;

use std::{collections::BTreeSet, path::Path};

use cofferdam_rulebook::{
    condition::Condition,
    registry::{Kind, Registry},
    transition::{Case, EFFECTS, Step},
};
use cofferdam_tests::oracle::conditionals::{At, CONCERNS, Concern, Life, ORDER, Order, Taken, Way};

const LIVES: [Life; 3] = [Life::Kept, Life::Appears, Life::Disappears];
const WAYS: [(Way, &str); 3] =
    [(Way::InPlace, "in_place"), (Way::WithDowntime, "with_downtime"), (Way::NewWorkspace, "new_workspace")];

/// Whether things of which this becomes go through a step on a way.
fn goes(step: &Step, life: Life, way: &str) -> bool {
    let ways = match life {
        Life::Kept => &step.kept,
        Life::Appears => &step.appears,
        Life::Disappears => &step.disappears,
    };
    ways.iter().any(|own| own == way)
}

/// The facts of documents behind the conditions of a step.
fn facts(registry: &Registry, step: &Step) -> BTreeSet<String> {
    fn add(registry: &Registry, condition: &Condition, all: &mut BTreeSet<String>) {
        for fact in condition.0.keys() {
            match &registry.entries[registry.number(fact).unwrap()].kind {
                Kind::Derived(rows) => rows.iter().for_each(|row| add(registry, &row.when, all)),
                _ => drop(all.insert(fact.clone())),
            }
        }
    }
    let mut all = BTreeSet::new();
    for case in &step.cases {
        add(registry, &case.before, &mut all);
        add(registry, &case.after, &mut all);
    }
    all
}

/// A concern with everything that can be the case before and after.
struct Looked {
    concern: &'static Concern,
    points: Vec<At>,
}

/// What the steps are compared with.
struct Oracle<'r> {
    registry: &'r Registry,
    concerns: Vec<Looked>,
}

impl Oracle<'_> {
    /// Whether every thing goes through what the oracle says, and in an order that it allows.
    fn agrees(&self, steps: &[Step]) -> bool {
        let places = steps.iter().map(|step| self.place(step)).collect::<Option<Vec<usize>>>();
        let Some(places) = places else { return false };
        let concerned = |number: usize| {
            let own = steps.iter().zip(&places).filter(move |(_, place)| **place == number);
            own.map(|(step, _)| step).collect::<Vec<_>>()
        };
        self.concerns.iter().enumerate().all(|(number, looked)| self.as_said(looked, &concerned(number)))
            && ORDER.iter().all(|order| in_order(order, steps))
    }

    /// The concern that a step is about.
    fn place(&self, step: &Step) -> Option<usize> {
        let facts = facts(self.registry, step);
        self.concerns.iter().position(|Looked { concern, .. }| {
            let own = concern.facts.iter().map(ToString::to_string).collect();
            (concern.of, concern.property) == (&step.scope, &step.property) && facts == own
        })
    }

    /// Whether the steps of a concern are taken exactly where the oracle says so.
    fn as_said(&self, looked: &Looked, steps: &[&Step]) -> bool {
        let pairs = || looked.points.iter().flat_map(|one| looked.points.iter().map(move |two| (one, two)));
        WAYS.iter().all(|(way, name)| {
            LIVES.iter().all(|life| {
                pairs().all(|(before, after)| {
                    let taken = steps
                        .iter()
                        .filter(|step| goes(step, *life, name) && self.holds(step, before, after));
                    let said = (looked.concern.steps)(*life, *way, before, after);
                    taken.clone().count() == said.len()
                        && taken.zip(&said).all(|(step, said)| same(step, said))
                })
            })
        })
    }

    /// Whether no configuration has both steps on one way, so that their order is none.
    fn never_both(&self, one: &Step, two: &Step) -> bool {
        let place = self.place(one);
        let exclusive = place == self.place(two)
            && place.is_some_and(|place| {
                let points = &self.concerns[place].points;
                let mut pairs = points.iter().flat_map(|one| points.iter().map(move |two| (one, two)));
                !pairs.any(|(was, will)| self.holds(one, was, will) && self.holds(two, was, will))
            });
        exclusive || !WAYS.iter().any(|(_, way)| meet(one, two, way))
    }

    fn holds(&self, step: &Step, before: &At, after: &At) -> bool {
        let was = Configuration { registry: self.registry, value: &|fact| before.value(fact) };
        let will = Configuration { registry: self.registry, value: &|fact| after.value(fact) };
        let mut cases = step.cases.iter();
        step.cases.is_empty() || cases.any(|case| was.holds(&case.before) && will.holds(&case.after))
    }
}

fn same(step: &Step, said: &Taken) -> bool {
    let effect = step.effect.as_deref().unwrap_or(EFFECTS[0]);
    (step.remedy.as_str(), effect) == (said.remedy, said.effect)
        && step.takes.iter().map(String::as_str).collect::<BTreeSet<_>>()
            == said.takes.iter().copied().collect()
}

/// Whether two things of which this becomes can be on the same way, one below the other where it can be.
fn together((one, first): (&str, Life), (two, second): (&str, Life)) -> bool {
    let depth = |of: &str| match of {
        "workspace" => 0,
        "deployment" => 2,
        _ => 1,
    };
    let comes_with_parent = |parent: Life, child: Life| parent == Life::Kept || parent == child;
    match (depth(one), depth(two)) {
        (0, 0) => first == second,
        (above, below) if above < below => comes_with_parent(first, second),
        (below, above) if above < below => comes_with_parent(second, first),
        _ => true,
    }
}

/// Whether things can go through both steps on a way.
fn meet(one: &Step, two: &Step, way: &str) -> bool {
    LIVES.iter().filter(|life| goes(one, **life, way)).any(|first| {
        let mut lives = LIVES.iter().filter(|life| goes(two, **life, way));
        lives.any(|second| together((&one.scope, *first), (&two.scope, *second)))
    })
}

/// Whether nothing that has to come later comes first on a way that has both.
fn in_order(order: &Order, steps: &[Step]) -> bool {
    let of = |list: &[&str], step: &Step| list.contains(&step.remedy.as_str());
    let wrong = |early: &Step, late: &Step| {
        let mut ways = WAYS.iter().filter(|(way, _)| order.ways.contains(way));
        of(order.then, early) && of(order.first, late) && ways.any(|(_, way)| meet(early, late, way))
    };
    let pairs = steps
        .iter()
        .enumerate()
        .flat_map(|(place, early)| steps[place + 1..].iter().map(move |late| (early, late)));
    !pairs.into_iter().any(|(early, late)| wrong(early, late))
}

/// A step with one value flipped.
fn flips(registry: &Registry, steps: &[Step], step: &Step) -> Vec<(String, Step)> {
    let ways: Vec<String> = WAYS.iter().map(|(_, way)| (*way).to_string()).collect();
    let taken: BTreeSet<String> = steps.iter().flat_map(|step| step.takes.clone()).collect();
    let taken: Vec<String> = taken.into_iter().collect();
    let mut all = Vec::new();
    for (what, kept) in lists(&step.kept, &ways) {
        all.push((format!("kept {what}"), Step { kept, ..step.clone() }));
    }
    for (what, appears) in lists(&step.appears, &ways) {
        all.push((format!("appears {what}"), Step { appears, ..step.clone() }));
    }
    for (what, disappears) in lists(&step.disappears, &ways) {
        all.push((format!("disappears {what}"), Step { disappears, ..step.clone() }));
    }
    for (what, takes) in lists(&step.takes, &taken) {
        all.push((format!("takes {what}"), Step { takes, ..step.clone() }));
    }
    for effect in EFFECTS.iter().filter(|effect| **effect != step.effect.as_deref().unwrap_or(EFFECTS[0])) {
        all.push((format!("effect {effect}"), Step { effect: Some((*effect).into()), ..step.clone() }));
    }
    if !step.property.is_empty() {
        all.push(("of any property".into(), Step { property: String::new(), ..step.clone() }));
    }
    let mut push = |place: usize, what: String, case: Option<Case>| {
        let mut cases = step.cases.clone();
        cases.splice(place..=place, case);
        all.push((format!("case {place} {what}"), Step { cases, ..step.clone() }));
    };
    for (place, case) in step.cases.iter().enumerate() {
        for (what, before) in conditions(registry, &case.before) {
            push(place, format!("before: {what}"), Some(Case { before, ..case.clone() }));
        }
        for (what, after) in conditions(registry, &case.after) {
            push(place, format!("after: {what}"), Some(Case { after, ..case.clone() }));
        }
        push(place, "left out".into(), None);
    }
    all
}

/// All steps, with one of them elsewhere, or not at all. What changes no way is no move.
fn moves(oracle: &Oracle, steps: &[Step], place: usize) -> Vec<(String, Vec<Step>)> {
    let without: Vec<Step> = [&steps[..place], &steps[place + 1..]].concat();
    let at = |other: usize| [&without[..other], &[steps[place].clone()], &without[other..]].concat();
    let passes = |passed: &[Step]| !passed.iter().all(|other| oracle.never_both(&steps[place], other));
    let mut all = vec![("left out".to_string(), without.clone())];
    if passes(&steps[..place]) {
        all.push(("first".into(), at(0)));
    }
    if passes(&steps[place + 1..]) {
        all.push(("last".into(), at(without.len())));
    }
    let Some(next) = steps.get(place + 1) else { return all };
    if passes(std::slice::from_ref(next)) {
        all.push((format!("after {}", next.remedy), at(place + 1)));
    }
    if next.remedy != steps[place].remedy {
        let mut other = steps.to_vec();
        other[place].remedy.clone_from(&next.remedy);
        all.push((format!("does {}", next.remedy), other));
    }
    all
}

#[test]
fn every_flipped_value_of_a_step_is_noticed() {
    let rulebook = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap();
    let registry = &rulebook.registry;
    let steps = &rulebook.transitions.steps;
    let concerns = CONCERNS.iter().map(|concern| {
        let scene = Scene::of(concern.facts);
        Looked { concern, points: scene.points().into_iter().map(|point| scene.at(point)).collect() }
    });
    let oracle = Oracle { registry, concerns: concerns.collect() };
    for order in ORDER {
        assert!(in_order(order, steps), "{}", order.says);
    }
    assert!(oracle.agrees(steps), "each step is of a concern and as said");
    let mut tally = Tally::default();
    for (place, step) in steps.iter().enumerate() {
        for (what, flipped) in flips(registry, steps, step) {
            let all = [&steps[..place], &[flipped], &steps[place + 1..]].concat();
            tally.flipped(format!("{place} {} {what}", step.remedy), !oracle.agrees(&all));
        }
        for (what, moved) in moves(&oracle, steps, place) {
            tally.flipped(format!("{place} {} {what}", step.remedy), !oracle.agrees(&moved));
        }
    }
    tally.few("steps of ways");
}
