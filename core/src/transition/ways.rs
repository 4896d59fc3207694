//! The ways from one configuration to the other: which are open, their steps in order, and how open things are on them.

use alloc::{string::String, vec::Vec};

use super::{
    changes::{may_be_of_kind, of_kind},
    contract::{Moment, PlannedStep, PlannedWay},
    exposure,
    joint::{Joint, Outcome},
    state::State,
    things::{Thing, ThingId},
    words,
};
use crate::{
    judgement::{
        space::Cube,
        truth::{self, Truth},
    },
    report::State as Certainty,
    rulebook::{ChangeKind, Effect, Life, REMEDIES, STEPS, Scope, StepRow, WAYS},
};

const IN_PLACE: usize = 0;
const WITH_DOWNTIME: usize = 1;
const NEW_WORKSPACE: usize = 2;

/// What stands in the way of changing workspaces where they are.
struct Obstacles {
    /// For every thing that is a workspace which is kept: whether it has to be emptied, whether something is impossible.
    workspaces: Vec<(ThingId, Truth, Truth)>,
    /// Whether there are only workspaces that are new.
    fresh: bool,
}

/// The ways, and the moments of exposure on them and without them.
pub fn ways(joint: &Joint<'_>) -> (Vec<PlannedWay>, Vec<Moment>) {
    let obstacles = obstacles(joint);
    let mut moments = Vec::new();
    let mut planned = Vec::new();
    for way in [IN_PLACE, WITH_DOWNTIME, NEW_WORKSPACE] {
        let Some(state) = obstacles.open(way) else { continue };
        planned.extend(walk(joint, &obstacles, way, state, &mut moments));
    }
    if obstacles.fresh || obstacles.open(IN_PLACE).is_some() {
        as_written(joint, &mut moments);
    }
    (planned, moments)
}

/// The cubes in which something is impossible where it is, and whether it may be for another reason.
pub fn impossible(joint: &Joint<'_>) -> (Vec<Cube>, bool) {
    let all = 0..joint.things.len();
    let cubes = all.clone().flat_map(|id| of_kind(joint, id, ChangeKind::Impossible)).collect();
    (cubes, all.into_iter().any(|id| may_be_of_kind(joint, id, ChangeKind::Impossible)))
}

fn obstacles(joint: &Joint<'_>) -> Obstacles {
    let truth_of = |id, kind| {
        let truth = truth::truth(&of_kind(joint, id, kind), &joint.domains);
        if truth == Truth::Never && may_be_of_kind(joint, id, kind) { Truth::Sometimes } else { truth }
    };
    let kept = joint.of_scope(Scope::Workspace).filter(|(_, thing)| thing.life == Life::Kept);
    let workspaces: Vec<_> = kept
        .map(|(id, _)| (id, truth_of(id, ChangeKind::NewEndpoint), truth_of(id, ChangeKind::Impossible)))
        .collect();
    Obstacles { fresh: workspaces.is_empty(), workspaces }
}

impl Obstacles {
    /// Whether a way is open: for certain, perhaps, or not at all.
    fn open(&self, way: usize) -> Option<Certainty> {
        let any = |wanted: Truth, impossible: bool| {
            self.workspaces
                .iter()
                .any(|(_, emptied, blocked)| *(if impossible { blocked } else { emptied }) == wanted)
        };
        let certain = |holds: bool| Some(if holds { Certainty::Holds } else { Certainty::Depends });
        match way {
            IN_PLACE if self.fresh || any(Truth::Always, true) || any(Truth::Always, false) => None,
            IN_PLACE => certain(!any(Truth::Sometimes, true) && !any(Truth::Sometimes, false)),
            WITH_DOWNTIME if any(Truth::Always, true) => None,
            WITH_DOWNTIME if any(Truth::Always, false) => certain(!any(Truth::Sometimes, true)),
            WITH_DOWNTIME => any(Truth::Sometimes, false).then_some(Certainty::Depends),
            _ if self.fresh => certain(true),
            _ if any(Truth::Always, true) || any(Truth::Always, false) => certain(true),
            _ => (any(Truth::Sometimes, true) || any(Truth::Sometimes, false)).then_some(Certainty::Depends),
        }
    }

    /// The way that things of a workspace go when others go a way: without an obstacle they are changed in place.
    fn way_of(&self, workspace: ThingId, way: usize) -> usize {
        match self.workspaces.iter().find(|(id, ..)| *id == workspace) {
            Some((_, Truth::Never, _)) if way == WITH_DOWNTIME => IN_PLACE,
            Some((_, Truth::Never, Truth::Never)) => IN_PLACE,
            _ => way,
        }
    }
}

/// Goes a way step by step.
fn walk(
    joint: &Joint<'_>,
    obstacles: &Obstacles,
    way: usize,
    certainty: Certainty,
    moments: &mut Vec<Moment>,
) -> Option<PlannedWay> {
    let entry = WAYS.get(way)?;
    let mut state = State::before(&joint.things);
    let mut steps = Vec::new();
    for row in STEPS {
        let concerned: Vec<(ThingId, Outcome)> = joint
            .of_scope(row.when.scope)
            .filter(|(id, thing)| {
                let way = obstacles.way_of(joint.workspace(*id), way);
                thing.real && takes(row, thing) & (1 << way) != 0
            })
            .map(|(id, _)| (id, joint.judge(id, &row.when)))
            .collect();
        for truth in [Truth::Always, Truth::Sometimes] {
            let these: Vec<&(ThingId, Outcome)> =
                concerned.iter().filter(|(_, outcome)| outcome.truth == truth).collect();
            let Some((first, outcome)) = these.first() else { continue };
            for (id, _) in &these {
                apply(&mut state, *id, row);
            }
            let remedy = REMEDIES.get(row.remedy)?;
            let once = remedy.title.text();
            let (scene, wider) = exposure::moments(joint, &state, entry.id, once);
            moments.extend(wider);
            let [inbound, outbound] = exposure::all(&scene);
            let condition = match truth {
                Truth::Always => String::new(),
                _ => words::condition(joint, *first, &row.when, outcome),
            };
            steps.push(PlannedStep {
                title: remedy.title.text(),
                remedy: remedy.id,
                subjects: these.iter().map(|(id, _)| words::subject(joint, *id)).collect(),
                state: words::state(truth),
                condition,
                cli: remedy.cli,
                python: remedy.python,
                studio: remedy.studio,
                inbound,
                outbound,
            });
        }
    }
    let way = PlannedWay { id: entry.id, title: entry.title, state: certainty, facts: entry.facts, steps };
    (!way.steps.is_empty()).then_some(way)
}

/// Bits of the ways in which a thing takes a step.
const fn takes(row: &StepRow, thing: &Thing) -> u8 {
    let [kept, appears, disappears] = row.ways;
    match thing.life {
        Life::Kept => kept,
        Life::Appears => appears,
        Life::Disappears => disappears,
    }
}

fn apply(state: &mut State, thing: ThingId, row: &StepRow) {
    let Some(presence) = state.of(thing) else { return };
    match row.effect {
        Effect::Nothing => {}
        Effect::Take => presence.taken.extend(row.takes),
        Effect::Create => presence.new = true,
        Effect::Replace => (presence.old, presence.new) = (false, true),
        Effect::Retire => presence.old = false,
    }
}

/// Applies the documents as they are: workspaces, then endpoints, then deployments.
fn as_written(joint: &Joint<'_>, moments: &mut Vec<Moment>) {
    let mut state = State::before(&joint.things);
    for (scope, once) in [
        (Scope::Workspace, "the documents of workspaces are applied"),
        (Scope::Endpoint, "the documents of endpoints are applied too"),
        (Scope::Deployment, "the documents of deployments are applied too"),
    ] {
        for (id, thing) in joint.of_scope(scope) {
            let Some(presence) = state.of(id) else { continue };
            match thing.life {
                Life::Kept => presence.taken = thing.will.iter().map(|binding| binding.fact).collect(),
                Life::Appears => {
                    presence.new = true;
                    presence.as_created = !thing.created.is_empty();
                }
                Life::Disappears => {}
            }
        }
        let (_, wider) = exposure::moments(joint, &state, "as_written", once);
        for moment in wider {
            let known = |other: &Moment| {
                other.way == moment.way
                    && other.subject == moment.subject
                    && other.direction == moment.direction
            };
            if !moments.iter().any(known) {
                moments.push(moment);
            }
        }
    }
}
