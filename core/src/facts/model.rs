//! What is known of everything described: subjects, and for each of their facts the values that it may have.
//!
//! A fact of a subject is bound to a variable and reads its value through a table; facts that share a variable (a key
//! and whether it is written, two properties that take the same parameter) are correlated by that.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::ops::Range;

use super::{origin::Origin, reading::Rejection};
use crate::{
    document::NodeId,
    judgement::space::{Bits, Domains, Variable},
    rulebook::{FACTS, Fact, Scope, Values},
    text::FileId,
};

/// A subject, by its place in the model.
pub type SubjectId = usize;

/// The fact's value for each value of its variable.
pub type Table = [u8; 8];

/// A fact of a subject.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The fact.
    pub fact: Fact,
    /// What it reads.
    pub variable: Variable,
    /// How it reads it.
    pub table: Table,
    /// How it is known.
    pub origin: Origin,
    /// What the client rejects.
    pub rejection: Option<Box<Rejection>>,
}

impl Binding {
    /// Bits of the variable for which the fact has one of the values.
    pub fn preimage(&self, values: Values) -> Bits {
        let has = |value: u8| values & 1_u16.checked_shl(u32::from(value)).unwrap_or(0) != 0;
        self.table.iter().rev().fold(0, |bits, value| bits << 1 | Bits::from(has(*value)))
    }

    /// Bits of the values that the fact has for the bits of the variable.
    pub fn image(&self, domain: Bits) -> Values {
        let (mut left, mut values) = (domain, 0);
        while let Some(value) = self.table.get(left.trailing_zeros() as usize) {
            values |= 1_u16.checked_shl(u32::from(*value)).unwrap_or(0);
            left &= left - 1;
        }
        values
    }
}

/// Where a subject is described, for edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The file.
    pub file: FileId,
    /// The mapping that describes the subject.
    pub node: NodeId,
    /// JSON Pointer to that mapping.
    pub pointer: String,
    /// Whether the text is somebody's to edit: a file for the client, not a state that the service printed.
    pub editable: bool,
    /// Whether what it describes exists: a state shows it, or something changes it.
    pub exists: bool,
    /// Whether the text is in JSON syntax.
    pub json: bool,
}

/// Something that is judged.
#[derive(Clone, Debug)]
pub struct Subject {
    /// What it is.
    pub scope: Scope,
    /// Its name as written; none where no document describes it.
    pub name: Option<String>,
    /// What it belongs to: the endpoint of a deployment, the workspace of an endpoint.
    pub parent: Option<SubjectId>,
    /// The resources that a workspace is associated with.
    pub associated: Vec<SubjectId>,
    /// Where it is described.
    pub described: Vec<Described>,
    /// Its facts.
    pub bindings: Vec<Binding>,
}

impl Subject {
    /// The binding of a fact of this subject.
    pub fn binding(&self, fact: Fact) -> Option<&Binding> {
        self.bindings.iter().find(|binding| binding.fact == fact)
    }
}

/// Everything that is known.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The domains of the variables.
    pub domains: Domains,
    /// The subjects.
    pub subjects: Vec<Subject>,
    /// For each subject behind the other, its own facts and those of what it belongs to, by the number of the fact.
    seen: Vec<Seen>,
    /// Bindings that are not the first of their fact, by subject and place.
    further: Vec<(SubjectId, usize)>,
}

/// A fact as seen from a subject.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The values that it may have; none where nothing binds it.
    pub values: Values,
    /// The place of its binding among those of the subject that has it.
    binding: u16,
    /// That subject.
    owner: u32,
}

impl Seen {
    /// Nothing binds it.
    const NOTHING: Self = Self { values: 0, binding: u16::MAX, owner: 0 };
}

/// The places of what is seen from a subject.
fn row(id: SubjectId) -> Range<usize> {
    id * FACTS.len()..(id + 1) * FACTS.len()
}

/// Hides the facts of a scope.
fn hide(scope: Scope, facts: &mut [Seen]) {
    for fact in scope.facts().iter() {
        if let Some(seen) = facts.get_mut(fact.number()) {
            *seen = Seen::NOTHING;
        }
    }
}

impl Model {
    /// Looks at every fact from every subject, once, so that judging a rule costs a glance at each of its facts.
    /// Needed after the last binding.
    pub fn settle(&mut self) {
        let mut seen = alloc::vec![Seen::NOTHING; self.subjects.len() * FACTS.len()];
        // What something belongs to comes before it: it sees the same, but for itself.
        for scope in Scope::ALL {
            for (id, subject) in self.of(scope) {
                self.look(id, subject, &mut seen);
            }
        }
        self.further.clear();
        for (id, subject) in self.subjects.iter().enumerate() {
            let facts = seen.get(row(id)).unwrap_or_default();
            for (place, binding) in subject.bindings.iter().enumerate() {
                let first = facts.get(binding.fact.number()).map(|seen| usize::from(seen.binding));
                if first != Some(place) {
                    self.further.push((id, place));
                }
            }
        }
        self.seen = seen;
    }

    /// Looks from a subject, after what it belongs to.
    fn look(&self, id: SubjectId, subject: &Subject, seen: &mut [Seen]) {
        if let Some(parent) = subject.parent.filter(|parent| *parent < self.subjects.len()) {
            seen.copy_within(row(parent), row(id).start);
            if self.owner(parent, subject.scope) == Some(id) {
                return;
            }
        }
        let Some(facts) = seen.get_mut(row(id)) else { return };
        for scope in Scope::ALL {
            if let Some(owner) = self.within(id, scope) {
                if subject.parent.is_some() {
                    hide(scope, facts);
                }
                self.show(owner, facts);
            }
        }
    }

    /// Shows the facts of a subject: of several bindings of a fact the first.
    fn show(&self, id: SubjectId, facts: &mut [Seen]) {
        let Some(owner) = self.subjects.get(id) else { return };
        let id = u32::try_from(id).unwrap_or(u32::MAX);
        for (binding, place) in owner.bindings.iter().zip(0..) {
            if let Some(seen) = facts.get_mut(binding.fact.number())
                && seen.binding == Seen::NOTHING.binding
            {
                *seen = Seen { values: self.values(binding), binding: place, owner: id };
            }
        }
    }

    /// The bindings of a subject that are not the first of their fact, by subject and place.
    pub fn further(&self, of: SubjectId) -> &[(SubjectId, usize)] {
        let start = self.further.partition_point(|(id, _)| *id < of);
        let behind = self.further.partition_point(|(id, _)| *id <= of);
        self.further.get(start..behind).unwrap_or_default()
    }

    /// Every fact as seen from a subject.
    pub fn seen(&self, from: SubjectId) -> &[Seen] {
        self.seen.get(row(from)).unwrap_or_default()
    }

    /// The values that a fact may have as seen from a subject; none where nothing binds it.
    pub fn possible(&self, from: SubjectId, fact: Fact) -> Values {
        self.seen(from).get(fact.number()).map_or(0, |seen| seen.values)
    }

    /// The subject of a fact as seen from a subject: itself, what it belongs to, or a resource of its workspace.
    pub fn owner(&self, from: SubjectId, scope: Scope) -> Option<SubjectId> {
        let mut current = Some(from);
        while let Some(id) = current {
            let found = self.within(id, scope);
            if found.is_some() {
                return found;
            }
            current = self.subjects.get(id)?.parent;
        }
        None
    }

    /// The subject itself or a resource of it.
    fn within(&self, id: SubjectId, scope: Scope) -> Option<SubjectId> {
        let subject = self.subjects.get(id)?;
        if subject.scope == scope {
            return Some(id);
        }
        let is = |id: &&SubjectId| self.subjects.get(**id).is_some_and(|other| other.scope == scope);
        subject.associated.iter().find(is).copied()
    }

    /// The binding of a fact as seen from a subject.
    pub fn binding(&self, from: SubjectId, fact: Fact) -> Option<&Binding> {
        let seen = self.seen(from).get(fact.number())?;
        self.subjects.get(seen.owner as usize)?.bindings.get(usize::from(seen.binding))
    }

    /// The subjects of a scope.
    pub fn of(&self, scope: Scope) -> impl Iterator<Item = (SubjectId, &Subject)> {
        self.subjects.iter().enumerate().filter(move |(_, subject)| subject.scope == scope)
    }

    /// The values that a fact may have.
    pub fn values(&self, binding: &Binding) -> Values {
        binding.image(self.domains.get(binding.variable))
    }
}
