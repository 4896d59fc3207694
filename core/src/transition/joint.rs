//! Two configurations in one space of completions, and what conditions on both of them come to.

use alloc::vec::Vec;

use super::{
    frame,
    properties::{self, Comparison},
    state::{Scene, State},
    things::{Thing, ThingId, things},
};
use crate::{
    document::{DocumentKind, Family},
    facts::SubjectId,
    judgement::{
        context::Context,
        space::{Cube, Domains},
        truth::{self, Truth},
    },
    report::assemble::Material,
    rulebook::{Fact, Life, Property, Scope, Union, When, evidence},
};

const COMPUTES: &str = "microsoft.machinelearningservices/workspaces/computes";

/// Two configurations, side by side.
pub struct Joint<'m> {
    /// The documents as they are.
    pub before: &'m Material<'m>,
    /// The documents as they are meant to be.
    pub after: &'m Material<'m>,
    /// The things that they describe.
    pub things: Vec<Thing>,
    /// The domains of all variables.
    pub domains: Domains,
    /// All things as they are.
    pub was: Scene,
    /// All things as they are meant to be.
    pub will: Scene,
    /// Whether a state before shows a compute.
    computes: bool,
}

/// How a condition ends on a thing.
pub struct Outcome {
    /// Whether it holds.
    pub truth: Truth,
    /// The cubes in which it does.
    pub cubes: Vec<Cube>,
}

impl Outcome {
    const NEVER: Self = Self { truth: Truth::Never, cubes: Vec::new() };
}

impl<'m> Joint<'m> {
    /// Brings two configurations together.
    pub fn of(before: &'m Material<'m>, after: &'m Material<'m>) -> Self {
        let mut things = things(before.model, after.model);
        let domains = frame::frame(before, after, &mut things);
        let was = Scene::of(&things, &domains, &State::before(&things));
        let will = Scene::of(&things, &domains, &State::after(&things));
        let shows = |found: &crate::facts::Found| {
            found.recognition.family != Family::CliYaml
                && matches!(&found.recognition.kind, DocumentKind::OtherAzureMl(kind) if kind == COMPUTES)
        };
        let computes = before.read.iter().any(|read| read.found.iter().any(shows));
        Self { before, after, things, domains, was, will, computes }
    }

    /// The things of a scope.
    pub fn of_scope(&self, scope: Scope) -> impl Iterator<Item = (ThingId, &Thing)> {
        self.things.iter().enumerate().filter(move |(_, thing)| thing.scope == scope)
    }

    /// The workspace of a thing, or the thing itself.
    pub fn workspace(&self, thing: ThingId) -> ThingId {
        let mut id = thing;
        while let Some(parent) = self.things.get(id).and_then(|thing| thing.parent) {
            id = parent;
        }
        id
    }

    /// A thing in one of the two scenes.
    pub fn context<'s>(&'s self, scene: &'s Scene, thing: ThingId) -> Option<Context<'s>> {
        Some(Context::new(&scene.model, scene.present(thing).next()?))
    }

    /// Whether a condition holds on a thing.
    pub fn judge(&self, id: ThingId, when: &When) -> Outcome {
        let Some(thing) = self.things.get(id) else { return Outcome::NEVER };
        let shown = self.evidence(id, thing, when);
        if thing.scope != when.scope || shown & when.needs != when.needs || shown & when.lacks != 0 {
            return Outcome::NEVER;
        }
        let comparison = match property(when.property) {
            Some(property) => properties::compare(self, thing, property),
            None => Comparison::Different,
        };
        let mut cubes = Vec::new();
        for (before, after) in when.cases {
            let news = self.side(&self.will, id, *after);
            for old in self.side(&self.was, id, *before) {
                cubes.extend(news.iter().filter_map(|new| both(&old, new, &self.domains)));
            }
        }
        if when.cases.is_empty() {
            cubes.push(Cube::default());
        }
        match (comparison, truth::truth(&cubes, &self.domains)) {
            (Comparison::Same, _) | (_, Truth::Never) => Outcome::NEVER,
            (Comparison::Open, _) => Outcome { truth: Truth::Sometimes, cubes },
            (Comparison::Different, truth) => Outcome { truth, cubes },
        }
    }

    fn side(&self, scene: &Scene, thing: ThingId, union: Union) -> Vec<Cube> {
        match self.context(scene, thing) {
            Some(context) => context.cubes(union),
            None if union.iter().any(|cube| cube.is_empty()) => alloc::vec![Cube::default()],
            None => Vec::new(),
        }
    }

    /// What the documents show of a thing.
    fn evidence(&self, id: ThingId, thing: &Thing, when: &When) -> u8 {
        let mut bits = 0;
        if let Some(subject) = thing.after.and_then(|id| self.after.model.subjects.get(id)) {
            if properties::families(self.after, subject).any(|family| family == Family::CliYaml) {
                bits |= evidence::CLIENT;
            }
            if properties::families(self.after, subject).any(|family| family == Family::Arm) {
                bits |= evidence::RESOURCE_MANAGER;
            }
        }
        let said = Fact::named(when.property).filter(|fact| !thing.kept.contains(fact)).and_then(|fact| {
            thing.will.iter().find(|binding| binding.fact == fact && binding.origin.place().is_some())
        });
        if said.is_some() {
            bits |= evidence::WRITTEN;
        }
        if thing.before.is_some_and(|id| self.proven(id)) {
            bits |= evidence::PROVEN;
        }
        let below = |(other, thing): (ThingId, &Thing)| {
            matches!(thing.scope, Scope::Endpoint | Scope::Deployment)
                && thing.before.is_some_and(|id| self.proven(id))
                && self.workspace(other) == id
        };
        if thing.scope == Scope::Workspace && (self.computes || self.things.iter().enumerate().any(below)) {
            bits |= evidence::OCCUPIED;
        }
        let successor = |other: &Thing| {
            other.scope == thing.scope
                && other.parent == thing.parent
                && other.real
                && other.life == Life::Disappears
        };
        if thing.life == Life::Appears && self.things.iter().any(successor) {
            bits |= evidence::REPLACED;
        }
        bits
    }

    /// Whether a state that the service printed shows the subject.
    fn proven(&self, before: SubjectId) -> bool {
        let subject = self.before.model.subjects.get(before);
        subject.is_some_and(|subject| subject.described.iter().any(|described| described.exists))
    }
}

/// The property of that name that is compared as it is written.
pub fn property(name: &str) -> Option<&'static Property> {
    crate::rulebook::PROPERTIES.iter().find(|property| property.name == name)
}

/// The completions that are in both cubes, if there are any.
pub fn both(one: &Cube, other: &Cube, domains: &Domains) -> Option<Cube> {
    let mut result = one.clone();
    for &(variable, bits) in other.0.iter() {
        let place = result.0.iter_mut().find(|(known, _)| *known == variable);
        let left = match place {
            Some((_, narrowed)) => {
                *narrowed &= bits;
                *narrowed
            }
            None => {
                result.0.push((variable, bits));
                bits
            }
        };
        if left & domains.get(variable) == 0 {
            return None;
        }
    }
    Some(result)
}
