//! The parts of a configuration: subjects that can not be told apart, with what may be done to their facts.

use alloc::{vec, vec::Vec};

use super::{
    Goal,
    cubes::{self, Failing, Slot, View},
    options::{self, Choosable, changeable, exists},
};
use crate::{
    facts::{Model, SubjectId},
    judgement::parts::Parts,
    order,
    rulebook::{Fact, Scope},
};

/// A fact of a part that may be changed.
pub struct Place {
    /// The fact.
    pub fact: Fact,
    /// Whose fact it is: of each member of the part, or of what belongs to it.
    pub subjects: Vec<SubjectId>,
    /// What may be done.
    pub options: Vec<Choosable>,
}

/// Subjects that can not be told apart, below the same part: they are changed alike.
pub struct Group {
    /// The subjects.
    pub members: Vec<SubjectId>,
    /// Their scope.
    pub scope: Scope,
    /// Whether they exist already.
    pub exists: bool,
    /// What may be changed.
    pub slots: Vec<Slot>,
    /// The cubes in which one of them fails.
    pub failing: Vec<Failing>,
    /// The parts below.
    pub below: Vec<usize>,
}

/// Everything that is searched.
#[derive(Default)]
pub struct Tree {
    /// The parts.
    pub groups: Vec<Group>,
    /// The parts of which the others are parts: one for each workspace.
    pub roots: Vec<usize>,
    /// What may be changed.
    pub places: Vec<Place>,
    /// For each subject its part.
    group_of: Vec<Option<usize>>,
}

impl Tree {
    /// The tree of a model.
    pub fn of(model: &Model, parts: &Parts, goal: Goal<'_>) -> Self {
        let mut children: Vec<Vec<SubjectId>> = vec![Vec::new(); model.subjects.len()];
        for (id, subject) in model.subjects.iter().enumerate() {
            if let Some(list) = subject.parent.and_then(|parent| children.get_mut(parent))
                && !Scope::ASSOCIATED.contains(&subject.scope)
            {
                list.push(id);
            }
        }
        let mut tree = Self { group_of: vec![None; model.subjects.len()], ..Self::default() };
        for (workspace, _) in model.of(Scope::Workspace) {
            let root = tree.add(model, parts, &children, vec![workspace]);
            tree.roots.push(root);
        }
        tree.compile(model, goal);
        tree
    }

    fn add(
        &mut self,
        model: &Model,
        parts: &Parts,
        children: &[Vec<SubjectId>],
        members: Vec<SubjectId>,
    ) -> usize {
        let place = self.groups.len();
        let first = members.first().copied().unwrap_or_default();
        let scope = model.subjects.get(first).map_or(Scope::Workspace, |subject| subject.scope);
        let mut slots = Vec::new();
        let associated: &[Scope] = if scope == Scope::Workspace { &Scope::ASSOCIATED } else { &[] };
        for scope in [scope].into_iter().chain(associated.iter().copied()) {
            for fact in changeable(scope) {
                let subjects: Vec<SubjectId> =
                    members.iter().filter_map(|member| model.owner(*member, scope)).collect();
                let options = subjects.first().map(|id| options::options(model, *id, fact));
                for owner in &subjects {
                    self.assign(*owner, place);
                }
                slots.push(self.places.len());
                self.places.push(Place { fact, subjects, options: options.unwrap_or_default() });
            }
        }
        for member in &members {
            self.assign(*member, place);
        }
        let below: Vec<SubjectId> =
            members.iter().filter_map(|member| children.get(*member)).flatten().copied().collect();
        let exists = exists(model, first);
        self.groups.push(Group { members, scope, exists, slots, failing: Vec::new(), below: Vec::new() });
        let mut kinds: Vec<(Vec<u64>, Vec<SubjectId>)> = Vec::new();
        for child in below {
            let kind = kind(model, parts, children, child);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, members)) => members.push(child),
                None => kinds.push((kind, vec![child])),
            }
        }
        for (_, members) in kinds {
            let child = self.add(model, parts, children, members);
            if let Some(group) = self.groups.get_mut(place) {
                group.below.push(child);
            }
        }
        place
    }

    fn assign(&mut self, subject: SubjectId, group: usize) {
        if let Some(place) = self.group_of.get_mut(subject) {
            *place = Some(group);
        }
    }

    /// Where a fact of a subject may be changed.
    pub fn slot(&self, subject: SubjectId, fact: Fact) -> Option<Slot> {
        let group = self.groups.get((*self.group_of.get(subject)?)?)?;
        let is = |slot: &&Slot| self.places.get(**slot).is_some_and(|place| place.fact == fact);
        group.slots.iter().find(is).copied()
    }

    fn compile(&mut self, model: &Model, goal: Goal<'_>) {
        let slot = |subject: SubjectId, fact: Fact| self.slot(subject, fact);
        let readers = cubes::readers(model);
        let view = View { model, readers: &readers, slot: &slot };
        let of_first = |group: &Group| {
            let first = group.members.first().copied().unwrap_or_default();
            view.failing(goal, first)
        };
        let all: Vec<Vec<Failing>> = self.groups.iter().map(of_first).collect();
        let mut read = vec![false; self.places.len()];
        for slot in all.iter().flatten().flat_map(Failing::slots) {
            if let Some(place) = read.get_mut(slot) {
                *place = true;
            }
        }
        for (group, failing) in self.groups.iter_mut().zip(all) {
            group.failing = failing;
        }
        // What no cube reads changes nothing.
        for (place, read) in self.places.iter_mut().zip(read) {
            if !read {
                place.options.clear();
            }
        }
    }
}

/// What tells subjects below one part apart: what they are, whether they exist, what may be done to them, and what is
/// below them.
fn kind(model: &Model, parts: &Parts, children: &[Vec<SubjectId>], id: SubjectId) -> Vec<u64> {
    let own = |id: SubjectId| {
        let mut numbers = vec![parts.representative(model, id) as u64, u64::from(exists(model, id))];
        let Some(subject) = model.subjects.get(id) else { return numbers };
        for binding in changeable(subject.scope).filter_map(|fact| subject.binding(fact)) {
            let meant = binding.rejection.as_ref().and_then(|rejection| rejection.meant);
            numbers.push(
                u64::from(binding.origin.place().is_some()) << 8 | meant.map_or(0, |one| u64::from(one) + 1),
            );
        }
        numbers
    };
    let mut below: Vec<Vec<u64>> = children.get(id).into_iter().flatten().map(|child| own(*child)).collect();
    order::by_number(&mut below, |numbers| {
        numbers.iter().fold(0, |sum: u64, number| sum.wrapping_mul(1_000_003).wrapping_add(*number))
    });
    own(id).into_iter().chain(below.into_iter().flatten()).collect()
}
