//! From one configuration to another: what changes, what that means, the ways there with their steps, and how open things
//! are in between. Judges nothing anew: the rows are in `transitions.yaml`, and each state is judged as any other.

mod changes;
mod contract;
mod exposure;
mod frame;
mod joint;
mod properties;
mod state;
mod things;
mod ways;
mod words;

pub use contract::*;

use self::{joint::Joint, state::Scene};
use crate::{
    judgement::{
        parts::Parts,
        truth::{self, Truth},
        verdict,
    },
    report::{
        Answer,
        assemble::{self, Material},
    },
    rulebook::{KNOWLEDGE_AS_OF, NOT_PROMISED, RULEBOOK_VERSION},
};

/// Plans how to get from one configuration to another.
pub fn plan(before: &Material<'_>, after: &Material<'_>) -> Plan {
    let joint = Joint::of(before, after);
    let (ways, exposed) = ways::ways(&joint);
    let (impossible, may_be) = ways::impossible(&joint);
    let possible = match truth::truth(&impossible, &joint.domains) {
        Truth::Always => Answer::No,
        Truth::Never if !may_be => Answer::Yes,
        _ => Answer::Depends,
    };
    Plan {
        schema_version: PLAN_VERSION,
        rulebook_version: RULEBOOK_VERSION,
        edition: after.request.edition.name(),
        possible,
        before: standing(&joint.was, before),
        after: standing(&joint.will, after),
        changes: changes::changes(&joint),
        on_the_way: changes::on_the_way(&joint),
        ways,
        exposed,
        about: PlanAbout {
            before: assemble::inputs(before),
            after: assemble::inputs(after),
            before_options: assemble::options_used(before),
            after_options: assemble::options_used(after),
            knowledge_as_of: KNOWLEDGE_AS_OF,
            not_promised: NOT_PROMISED,
        },
        problems: PlanProblems { before: assemble::problems(before), after: assemble::problems(after) },
    }
}

/// The verdicts over a scene.
fn standing(scene: &Scene, material: &Material<'_>) -> Standing {
    let parts = Parts::of(&scene.model);
    let works = verdict::works(
        &scene.model,
        &parts,
        &verdict::failing(&scene.model, verdict::all_deciding(&scene.model, material.request.edition)),
    );
    let [inbound, outbound] = exposure::all(scene);
    let intended = (!material.intents.is_empty())
        .then(|| assemble::answer(verdict::intended(&scene.model, &parts, material.intents).fails));
    Standing {
        works: assemble::answer(works.fails),
        depends_on: assemble::gating_facts(&scene.model, &works.influences),
        inbound,
        outbound,
        intended,
    }
}
