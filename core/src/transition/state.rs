//! A state on the way: which things are there, as they were or as they are meant to be, as a model that can be judged.

use alloc::vec::Vec;

use super::things::{Thing, ThingId};
use crate::{
    facts::{Binding, Model, Subject, SubjectId},
    judgement::space::Domains,
    rulebook::{Fact, Life, Scope},
};

/// What a thing is like in a state. Old and new may be there side by side.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    /// As it was, but for facts that have their new values already.
    pub old: bool,
    /// Those facts.
    pub taken: Vec<Fact>,
    /// As it is meant to be.
    pub new: bool,
    /// As the client creates it from its file.
    pub as_created: bool,
}

/// A state of all things.
#[derive(Clone, Debug)]
pub struct State(pub Vec<Presence>);

impl State {
    /// As things are.
    pub fn before(things: &[Thing]) -> Self {
        let there = |thing: &Thing| Presence { old: thing.life != Life::Appears, ..Presence::default() };
        Self(things.iter().map(there).collect())
    }

    /// As things are meant to be.
    pub fn after(things: &[Thing]) -> Self {
        let there = |thing: &Thing| Presence { new: thing.life != Life::Disappears, ..Presence::default() };
        Self(things.iter().map(there).collect())
    }

    /// What a thing is like.
    pub fn of(&mut self, thing: ThingId) -> Option<&mut Presence> {
        self.0.get_mut(thing)
    }
}

/// A state as a model, with the subjects of each thing.
pub struct Scene {
    /// The model.
    pub model: Model,
    /// For every thing, the subject as it was and as it is meant to be.
    pub subjects: Vec<[Option<SubjectId>; 2]>,
}

impl Scene {
    /// Sets a state up.
    pub fn of(things: &[Thing], domains: &Domains, state: &State) -> Self {
        let mut scene = Self { model: Model::default(), subjects: Vec::with_capacity(things.len()) };
        scene.model.domains = domains.clone();
        for (thing, presence) in things.iter().zip(&state.0) {
            let parents = match thing.parent {
                Some(parent) => scene.subjects.get(parent).copied().unwrap_or_default(),
                None => [None; 2],
            };
            let [old_parent, new_parent] = parents;
            let (old, new) = if Scope::ASSOCIATED.contains(&thing.scope) {
                (old_parent.is_some(), new_parent.is_some())
            } else {
                (presence.old, presence.new)
            };
            let alone = thing.parent.is_none();
            let old = (old && (alone || old_parent.is_some()))
                .then(|| scene.add(thing, old_parent, mixed(thing, &presence.taken)));
            let parent = new_parent.or(old_parent);
            let new = (new && (alone || parent.is_some())).then(|| {
                let bindings = if presence.as_created { &thing.created } else { &thing.will };
                scene.add(thing, parent, bindings.clone())
            });
            scene.subjects.push([old, new]);
        }
        scene.model.settle();
        scene
    }

    fn add(&mut self, thing: &Thing, parent: Option<SubjectId>, bindings: Vec<Binding>) -> SubjectId {
        let id = self.model.subjects.len();
        if let (true, Some(owner)) =
            (Scope::ASSOCIATED.contains(&thing.scope), parent.and_then(|id| self.model.subjects.get_mut(id)))
        {
            owner.associated.push(id);
        }
        self.model.subjects.push(Subject {
            scope: thing.scope,
            name: None,
            parent,
            associated: Vec::new(),
            described: Vec::new(),
            bindings,
        });
        id
    }

    /// The subjects that a thing is in this state.
    pub fn present(&self, thing: ThingId) -> impl Iterator<Item = SubjectId> {
        self.subjects.get(thing).copied().unwrap_or_default().into_iter().flatten()
    }
}

/// The facts as they were, but for those that have their new values.
fn mixed(thing: &Thing, taken: &[Fact]) -> Vec<Binding> {
    let choose = |binding: &Binding| {
        let new = || thing.will.iter().find(|other| other.fact == binding.fact);
        let new = if taken.contains(&binding.fact) { new() } else { None };
        new.unwrap_or(binding).clone()
    };
    thing.was.iter().map(choose).collect()
}
