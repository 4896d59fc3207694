//! What may be done to one fact of one part, and what it costs.

use alloc::vec::Vec;

use super::cubes;
use crate::{
    facts::{Binding, Model, SubjectId},
    rulebook::{CHANGES, Change, Effort, Fact, Scope, Values, WORKSPACE_OPERATION},
};

/// A change of a fact of a part.
#[derive(Clone, Copy, Debug)]
pub struct Choosable {
    /// The value that the fact gets.
    pub value: u8,
    /// From the value from which it takes most, while the subject is planned.
    pub planned: Option<&'static Change>,
    /// And once it exists.
    pub existing: Option<&'static Change>,
    /// Whether the present value has to be found out.
    pub unknown: bool,
    /// Whether only a word is spelled otherwise.
    pub respelt: bool,
}

impl Choosable {
    /// The change and what it takes, for subjects that exist or not.
    pub fn effort(&self, exists: bool) -> Option<(&'static Change, &'static Effort)> {
        let change = if exists { self.existing? } else { self.planned? };
        Some((change, of_effort(change, exists)?))
    }

    /// What the change itself costs for one subject.
    pub fn cost(&self, exists: bool) -> Option<u32> {
        let (_, effort) = self.effort(exists)?;
        Some(if self.respelt { 1 } else { u32::from(effort.cost) + u32::from(self.unknown) })
    }
}

const fn of_effort(change: &'static Change, exists: bool) -> Option<&'static Effort> {
    if exists { change.existing.as_ref() } else { change.planned.as_ref() }
}

/// Whether something exists, as far as the documents tell: a state says so, a file for the client does not. A workspace
/// that no document describes exists; an endpoint or a deployment that none describes is still to be made.
pub fn exists(model: &Model, id: SubjectId) -> bool {
    let Some(subject) = model.subjects.get(id) else { return true };
    match subject.scope {
        Scope::Endpoint | Scope::Deployment => subject.described.iter().any(|described| described.exists),
        _ => {
            let operation = model.binding(id, WORKSPACE_OPERATION);
            operation.is_none_or(|operation| model.values(operation) & 1 == 0)
        }
    }
}

/// The facts of a scope that can be changed at all.
pub fn changeable(scope: Scope) -> impl Iterator<Item = Fact> {
    Fact::all()
        .filter(move |fact| fact.entry().scope == scope && CHANGES.iter().any(|change| change.fact == *fact))
}

/// What may be done to a fact of a subject.
pub fn options(model: &Model, id: SubjectId, fact: Fact) -> Vec<Choosable> {
    let Some(subject) = model.subjects.get(id) else { return Vec::new() };
    let Some(own) = subject.binding(fact) else { return Vec::new() };
    // What is declared and what counts are changed together.
    let together = subject.bindings.iter().filter(|binding| cubes::base(binding.fact) == fact);
    let is_value = |binding: &&Binding| binding.fact.entry().values == fact.entry().values;
    let possible = together.filter(is_value).fold(0, |values, binding| values | model.values(binding));
    let entry = fact.entry();
    if !entry.gating && possible == fact.full() && own.rejection.is_none() {
        // It is taken for granted, so nothing is gained.
        return Vec::new();
    }
    let values = u8::try_from(entry.values.len()).unwrap_or_default();
    (0..=values).filter_map(|value| choosable(own, possible, value)).collect()
}

fn choosable(own: &Binding, possible: Values, value: u8) -> Option<Choosable> {
    let from = possible & !(1_u16 << value);
    if from == 0 {
        return None;
    }
    let meant = own.rejection.as_ref().and_then(|rejection| rejection.meant);
    let unknown = possible.count_ones() > 1 && own.origin.place().is_none();
    let [planned, existing] = [false, true].map(|exists| costliest(own.fact, from, value, exists));
    (planned.is_some() || existing.is_some()).then_some(Choosable {
        value,
        planned,
        existing,
        unknown,
        respelt: meant == Some(value),
    })
}

/// The change that costs most, of those that lead from one of the values; nothing if from some value none leads there.
fn costliest(fact: Fact, from: Values, to: u8, exists: bool) -> Option<&'static Change> {
    let rows = || CHANGES.iter().filter(|change| change.fact == fact && change.to == to);
    let mut worst: Option<&'static Change> = None;
    let cost = |change: &'static Change| of_effort(change, exists).map(|effort| effort.cost);
    for bit in (0..16).filter(|bit| from & (1_u16 << bit) != 0) {
        let row = rows().find(|change| change.from & (1 << bit) != 0 && cost(change).is_some())?;
        if worst.is_none_or(|worst| cost(worst) < cost(row)) {
            worst = Some(row);
        }
    }
    worst
}
