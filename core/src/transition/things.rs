//! Matches the subjects of two configurations: the same kind and name below the same parent is one thing.

use alloc::vec::Vec;

use crate::{
    facts::{Binding, Model, Subject, SubjectId},
    rulebook::{Fact, Life, Scope, WORKSPACE_ISOLATION_MODE},
};

/// A thing, by its place among the things.
pub type ThingId = usize;

/// A subject of one configuration or of both.
#[derive(Debug)]
pub struct Thing {
    /// What it is.
    pub scope: Scope,
    /// What it belongs to.
    pub parent: Option<ThingId>,
    /// What becomes of it.
    pub life: Life,
    /// The subject as it is.
    pub before: Option<SubjectId>,
    /// The subject as it is meant to be; nothing where the documents after do not speak of it.
    pub after: Option<SubjectId>,
    /// Whether documents describe it; else it only stands for what there may be.
    pub real: bool,
    /// Its facts as they are.
    pub was: Vec<Binding>,
    /// Its facts as they are meant to be.
    pub will: Vec<Binding>,
    /// Its facts right after the client created it, where they differ from that.
    pub created: Vec<Binding>,
    /// Facts that the documents after do not say, so that they stay.
    pub kept: Vec<Fact>,
}

/// The things of two configurations, parents first.
pub fn things(before: &Model, after: &Model) -> Vec<Thing> {
    let mut matcher = Matcher {
        before,
        after,
        things: Vec::new(),
        of_before: alloc::vec![None; before.subjects.len()],
        of_after: alloc::vec![None; after.subjects.len()],
    };
    matcher.scope(Scope::Workspace);
    matcher.associated();
    for scope in [Scope::Endpoint, Scope::Deployment, Scope::OutboundRule] {
        matcher.scope(scope);
    }
    matcher.things
}

struct Matcher<'m> {
    before: &'m Model,
    after: &'m Model,
    things: Vec<Thing>,
    of_before: Vec<Option<ThingId>>,
    of_after: Vec<Option<ThingId>>,
}

/// Whether documents describe the subject or something that belongs to it.
fn is_real(model: &Model, id: SubjectId, subject: &Subject) -> bool {
    let passive = |scope| Scope::ASSOCIATED.contains(&scope);
    !subject.described.is_empty()
        || model.subjects.iter().enumerate().any(|(child, below)| {
            below.parent == Some(id) && !passive(below.scope) && is_real(model, child, below)
        })
}

fn real(model: &Model, scope: Scope) -> (Vec<SubjectId>, Vec<SubjectId>) {
    let all = model.of(scope).map(|(id, subject)| (id, is_real(model, id, subject)));
    let (real, rest): (Vec<_>, Vec<_>) = all.partition(|(_, real)| *real);
    let ids = |list: Vec<(SubjectId, bool)>| list.into_iter().map(|(id, _)| id).collect();
    (ids(real), ids(rest))
}

impl Matcher<'_> {
    fn scope(&mut self, scope: Scope) {
        let (old, old_rest) = real(self.before, scope);
        let (new, new_rest) = real(self.after, scope);
        let said = !new.is_empty();
        for &id in &new {
            let pair = self.same(&old, id).or_else(|| self.only(&old, &new, id));
            self.add(scope, pair, Some(id), true);
        }
        for &id in old.iter().filter(|id| self.of_before.get(**id) == Some(&None)).collect::<Vec<_>>() {
            let stays = match scope {
                Scope::OutboundRule => !self.rules_are_said(id),
                _ => !said,
            };
            self.add(scope, Some(id), None, true);
            if let (false, Some(thing)) = (stays, self.things.last_mut()) {
                thing.life = Life::Disappears;
            }
        }
        // What only stands for what there may be is the same on both sides, if there is nothing else.
        for id in new_rest {
            let parent = self.parent(self.after, &self.of_after, id);
            let pair = old_rest.iter().copied().find(|other| {
                self.of_before.get(*other) == Some(&None)
                    && self.parent(self.before, &self.of_before, *other) == parent
            });
            if said || pair.is_some() || old.is_empty() || self.appears(parent) {
                self.add(scope, pair, Some(id), false);
            }
        }
        for id in old_rest {
            if old.is_empty() && self.of_before.get(id) == Some(&None) {
                self.add(scope, Some(id), None, false);
                if let Some(thing) = self.things.last_mut() {
                    thing.life = Life::Disappears;
                }
            }
        }
    }

    /// The resources of each workspace go with it.
    fn associated(&mut self) {
        for workspace in 0..self.things.len() {
            for scope in Scope::ASSOCIATED {
                let Some(thing) = self.things.get(workspace) else { continue };
                let of = |model: &Model, id: Option<SubjectId>| {
                    let subject = model.subjects.get(id?)?;
                    let is = |other: &&SubjectId| {
                        model.subjects.get(**other).is_some_and(|other| other.scope == scope)
                    };
                    subject.associated.iter().find(is).copied()
                };
                let (before, after) = (of(self.before, thing.before), of(self.after, thing.after));
                let life = thing.life;
                self.add(scope, before, after, true);
                if let Some(thing) = self.things.last_mut() {
                    thing.life = life;
                    thing.parent = Some(workspace);
                }
            }
        }
    }

    fn add(&mut self, scope: Scope, before: Option<SubjectId>, after: Option<SubjectId>, real: bool) {
        let parent = match (before, after) {
            (_, Some(id)) => self.parent(self.after, &self.of_after, id),
            (Some(id), None) => self.parent(self.before, &self.of_before, id),
            (None, None) => None,
        };
        let gone = parent.and_then(|parent| self.things.get(parent));
        let life = match (before, gone) {
            (None, _) => Life::Appears,
            (_, Some(thing)) if thing.life == Life::Disappears => Life::Disappears,
            _ => Life::Kept,
        };
        let id = Some(self.things.len());
        if let Some(place) = before.and_then(|before| self.of_before.get_mut(before)) {
            *place = id;
        }
        if let Some(place) = after.and_then(|after| self.of_after.get_mut(after)) {
            *place = id;
        }
        let (was, will, created, kept) = Default::default();
        self.things.push(Thing { scope, parent, life, before, after, real, was, will, created, kept });
    }

    fn parent(&self, model: &Model, things: &[Option<ThingId>], id: SubjectId) -> Option<ThingId> {
        let parent = model.subjects.get(id)?.parent?;
        things.get(parent).copied().flatten()
    }

    fn appears(&self, thing: Option<ThingId>) -> bool {
        thing.and_then(|id| self.things.get(id)).is_some_and(|thing| thing.life == Life::Appears)
    }

    /// The subject before of the same name below the same parent.
    fn same(&self, old: &[SubjectId], id: SubjectId) -> Option<SubjectId> {
        let name = self.after.subjects.get(id)?.name.as_ref()?;
        let parent = self.parent(self.after, &self.of_after, id);
        let is = |other: &&SubjectId| {
            let subject = self.before.subjects.get(**other).and_then(|subject| subject.name.as_ref());
            subject.is_some_and(|own| own.eq_ignore_ascii_case(name))
                && self.of_before.get(**other) == Some(&None)
                && self.parent(self.before, &self.of_before, **other) == parent
        };
        old.iter().find(is).copied()
    }

    /// The only subject before below the same parent, if one of the two has no name that could tell them apart.
    fn only(&self, old: &[SubjectId], new: &[SubjectId], id: SubjectId) -> Option<SubjectId> {
        let parent = self.parent(self.after, &self.of_after, id);
        let mut beside =
            new.iter().filter(|other| self.parent(self.after, &self.of_after, **other) == parent);
        let mut candidates =
            old.iter().copied().filter(|other| self.parent(self.before, &self.of_before, *other) == parent);
        let (one, none) = (candidates.next()?, candidates.next());
        let nameless = |model: &Model, id: SubjectId| {
            model
                .subjects
                .get(id)
                .is_some_and(|subject| subject.name.is_none() && subject.scope != Scope::OutboundRule)
        };
        let alone = none.is_none() && beside.next().is_some() && beside.next().is_none();
        (alone && (nameless(self.before, one) || nameless(self.after, id))).then_some(one)
    }

    /// Whether the documents after say which rules the managed network of a rule's workspace has.
    fn rules_are_said(&self, rule: SubjectId) -> bool {
        let workspace = self.parent(self.before, &self.of_before, rule).and_then(|id| self.things.get(id));
        let after = workspace.and_then(|workspace| workspace.after);
        let mode = after
            .and_then(|id| self.after.subjects.get(id))
            .and_then(|subject| subject.binding(WORKSPACE_ISOLATION_MODE));
        mode.is_some_and(|mode| mode.origin.is_said())
    }
}
