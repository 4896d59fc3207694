//! How open things are in a state, and whether that is wider than both before and after.

use alloc::{format, vec::Vec};

use super::{
    contract::Moment,
    joint::Joint,
    state::{Scene, State},
    things::ThingId,
    words,
};
use crate::{
    judgement::{
        context::Context,
        space::{Cube, Fit},
        truth::{self, Truth},
    },
    report::{
        State as Certainty,
        assemble::{Exposures, INBOUND_ORDER, OUTBOUND_ORDER, exposures},
    },
    rulebook::{ExposureRow, INBOUND, OUTBOUND, Scope},
};

/// A direction in which things are open.
struct Side {
    name: &'static str,
    scope: Scope,
    rows: &'static [ExposureRow],
    /// Exposures, most closed first.
    order: [&'static str; 4],
    words: [&'static str; 4],
}

static SIDES: [Side; 2] = [
    Side {
        name: "inbound",
        scope: Scope::Endpoint,
        rows: INBOUND,
        order: INBOUND_ORDER,
        words: [
            "can be called by nobody",
            "can be called through a private endpoint",
            "can be called from selected addresses",
            "can be called from the internet",
        ],
    },
    Side {
        name: "outbound",
        scope: Scope::Deployment,
        rows: OUTBOUND,
        order: OUTBOUND_ORDER,
        words: [
            "can reach the workspace's own resources",
            "can reach approved destinations",
            "can reach the internet through the managed network",
            "can reach the internet",
        ],
    },
];

/// How wide a row is: twice its widest exposure, one less where the sources disagree about it.
fn width(side: &Side, row: &ExposureRow) -> usize {
    let place = |exposure: &&str| side.order.iter().position(|known| known == exposure).unwrap_or_default();
    let widest = row.exposures.iter().map(place).max().unwrap_or_default();
    (2 * widest).saturating_sub(usize::from(row.exposures.len() > 1))
}

/// The cubes in which a subject is at least so wide open.
fn at_least(side: &Side, context: &Context<'_>, least: usize) -> Vec<Cube> {
    let rows = side.rows.iter().filter(|row| width(side, row) >= least);
    rows.flat_map(|row| context.cubes(row.cubes)).collect()
}

/// Every exposure that a subject may have.
fn possible(side: &Side, context: &Context<'_>) -> Vec<&'static str> {
    exposures(context, side.rows, &side.order)
}

/// Every inbound and outbound exposure possible in a scene.
pub fn all(scene: &Scene) -> [Vec<&'static str>; 2] {
    Exposures::of(&scene.model).all(&scene.model)
}

/// Everything that is wider open in a state than both before and after.
pub fn moments(
    joint: &Joint<'_>,
    state: &State,
    way: &'static str,
    once: &'static str,
) -> (Scene, Vec<Moment>) {
    let scene = Scene::of(&joint.things, &joint.domains, state);
    let mut moments = Vec::new();
    for side in &SIDES {
        for (thing, _) in joint.of_scope(side.scope) {
            let wider = scene.present(thing).filter_map(|subject| {
                let context = Context::new(&scene.model, subject);
                wider(joint, side, &context, thing)
            });
            if let Some((widest, state)) = wider.max_by_key(|(width, _)| *width) {
                moments.push(moment(joint, side, thing, widest, state, way, once));
            }
        }
    }
    (scene, moments)
}

/// The widest level at which a subject is open although it is so neither before nor after, if there is one.
fn wider(
    joint: &Joint<'_>,
    side: &Side,
    context: &Context<'_>,
    thing: ThingId,
) -> Option<(usize, Certainty)> {
    (1..=2 * side.order.len()).rev().find_map(|least| {
        let now = at_least(side, context, least);
        if now.is_empty() {
            return None;
        }
        let ends = [&joint.was, &joint.will].into_iter().filter_map(|scene| joint.context(scene, thing));
        let ends: Vec<Cube> = ends.flat_map(|context| at_least(side, &context, least)).collect();
        let new = now.iter().filter(|cube| cube.fit(&joint.domains) != Fit::Outside).any(|cube| {
            let mut narrowed = joint.domains.clone();
            for &(variable, bits) in cube.0.iter() {
                narrowed.set(variable, narrowed.get(variable) & bits);
            }
            truth::outside(&ends, &narrowed).is_some()
        });
        let certain = truth::truth(&now, &joint.domains) == Truth::Always
            && truth::truth(&ends, &joint.domains) == Truth::Never;
        new.then_some((least, if certain { Certainty::Holds } else { Certainty::Depends }))
    })
}

fn moment(
    joint: &Joint<'_>,
    side: &Side,
    thing: ThingId,
    width: usize,
    state: Certainty,
    way: &'static str,
    once: &'static str,
) -> Moment {
    let place = width.div_ceil(2);
    let noun = words::noun(joint, thing, side.scope);
    let possible = |scene: &Scene| {
        joint.context(scene, thing).map(|context| possible(side, &context)).unwrap_or_default()
    };
    let verb = side.words.get(place).copied().unwrap_or_default();
    Moment {
        way,
        once,
        subject: words::subject(joint, thing),
        direction: side.name,
        exposure: side.order.get(place).copied().unwrap_or_default(),
        before: possible(&joint.was),
        after: possible(&joint.will),
        state,
        message: format!("{once}: then {noun} {verb}, which is wider than both before and after"),
        message_id: "wider-on-the-way",
    }
}
