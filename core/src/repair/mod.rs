//! Repairs: the cheapest sets of changes after which a goal is met whatever stays unknown.
//!
//! A goal is met in every completion exactly if each cube in which it fails is missed, and a cube is missed exactly if
//! one of its literals is. So a set of changes is tried by looking at cubes alone. What can be changed, and what that
//! takes, is data (`core/rulebook/changes.yaml`). A cube of a subject names facts of the subject and of what it belongs
//! to: with the changes above them given, endpoints are independent of each other, and so are deployments. The search
//! goes through the sets of changes of a workspace and puts the cheapest ways of its parts below it together.

mod cubes;
mod options;
mod part;
mod search;

use alloc::vec::Vec;

use crate::{
    facts::{Model, SubjectId},
    judgement::parts::Parts,
    request::Edition,
    rulebook::{Change, Direction, Effort, Fact, Intent},
};

/// At most so many repairs are told.
pub const MOST: usize = 5;

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'g> {
    /// Edition of the documentation to follow.
    pub edition: Edition,
    /// Intents that have to be met besides; none where it only has to work.
    pub intents: &'g [&'static Intent],
}

/// One fact of subjects that can not be told apart gets one value.
#[derive(Clone, Debug)]
pub struct Step {
    /// The change.
    pub change: &'static Change,
    /// What it takes.
    pub effort: &'static Effort,
    /// The subjects.
    pub subjects: Vec<SubjectId>,
    /// Whether they exist when it is carried out.
    pub exists: bool,
    /// Whether the present value is not known, so that somebody has to find out first.
    pub unknown: bool,
}

impl Step {
    /// The fact that is changed.
    pub const fn fact(&self) -> Fact {
        self.change.fact
    }
}

/// A set of changes that reaches the goal.
#[derive(Clone, Debug)]
pub struct Repair {
    /// Its cost, which ranks it.
    pub cost: u32,
    /// The changes, in the order in which they are carried out.
    pub steps: Vec<Step>,
    /// Existing subjects that have to be created anew.
    pub anew: Vec<SubjectId>,
}

/// How far the goal is away.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is met already.
    Met,
    /// These sets of changes reach it, the cheapest first; none contains another.
    Repairs(Vec<Repair>),
    /// No change that is known leads there.
    OutOfReach,
    /// It contradicts itself: no configuration meets it.
    Contradiction,
}

/// The cheapest sets of changes that reach the goal.
pub fn repairs(model: &Model, parts: &Parts, goal: Goal<'_>) -> Outcome {
    if contradicts_itself(goal.intents) {
        return Outcome::Contradiction;
    }
    let found = search::search(model, parts, goal);
    match found.first() {
        None => Outcome::OutOfReach,
        Some(cheapest) if cheapest.steps.is_empty() => Outcome::Met,
        Some(_) => Outcome::Repairs(found),
    }
}

/// Whether the goal is met once these changes are made.
pub fn reaches(model: &Model, parts: &Parts, goal: Goal<'_>, steps: &[&Step]) -> bool {
    search::reaches(model, parts, goal, steps)
}

/// Whether no exposure of some direction meets every intent of that direction.
fn contradicts_itself(intents: &[&'static Intent]) -> bool {
    use crate::rulebook::{INBOUND, OUTBOUND};
    let impossible = |direction: Direction, rows: &[crate::rulebook::ExposureRow]| {
        let meets = |intent: &&Intent, exposures: &[&str]| {
            intent.direction != direction || exposures.iter().all(|one| intent.allows.contains(one))
        };
        !rows.iter().any(|row| intents.iter().all(|intent| meets(intent, row.exposures)))
    };
    impossible(Direction::Inbound, INBOUND) || impossible(Direction::Outbound, OUTBOUND)
}
