//! Cubes in which a goal fails, over facts that may be changed and facts that may not.

use alloc::{vec, vec::Vec};

use super::Goal;
use crate::{
    facts::{Binding, Model, SubjectId},
    judgement::{
        context::Context,
        space::{Bits, Variable},
    },
    rulebook::{
        self, CHANGES, Decides, Direction, Fact, Literal, RULES, Role, Scope, Union, Values,
        WORKSPACE_NETWORK_ACLS, WORKSPACE_NETWORK_ACLS_DECLARED, in_edition,
    },
};

/// A fact of one part that may be changed, by its place among all of them.
pub type Slot = usize;

/// For each slot the value that it gets, if it is changed.
pub type Choice = Vec<Option<u8>>;

/// A conjunction in which the goal fails.
pub struct Failing {
    literals: Vec<Part>,
    /// Where the subject itself can be removed, and the value that says so.
    removal: Option<(Slot, u8)>,
}

/// One literal.
struct Part {
    /// Where the fact may be changed.
    slot: Option<Slot>,
    /// The values of a changed fact with which the literal holds.
    after: Values,
    /// What it reads unless it is changed.
    variable: Variable,
    /// The bits with which the literal holds then.
    bits: Bits,
    /// Whether an answer may stay open on it: for each fact that allows it, where that fact may be changed.
    stays_open: Vec<Option<Slot>>,
    /// Other readers of the same text, which narrow it to what all of them take: without one of them it may be more.
    narrowed_by: Vec<Slot>,
}

impl Failing {
    /// The slots that it reads.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        self.literals.iter().filter_map(|part| part.slot).chain(self.removal.map(|(slot, _)| slot))
    }

    /// Whether no completion is within, once the choice is made.
    pub fn is_missed(&self, model: &Model, choice: &[Option<u8>]) -> bool {
        let value = |slot: Slot| choice.get(slot).copied().flatten();
        if self.removal.is_some_and(|(slot, removed)| value(slot) == Some(removed)) {
            return true;
        }
        let mut narrowed: Vec<(Variable, Bits)> = Vec::new();
        for part in &self.literals {
            if let Some(value) = part.slot.and_then(value) {
                if part.after & 1_u16.checked_shl(u32::from(value)).unwrap_or(0) == 0 {
                    return true;
                }
                continue;
            }
            if part.narrowed_by.iter().any(|slot| value(*slot).is_some()) {
                continue;
            }
            let domain = model.domains.get(part.variable);
            let granted = || !part.stays_open.iter().any(|slot| slot.and_then(value).is_none());
            if domain & part.bits == 0 || (domain & !part.bits != 0 && granted()) {
                return true;
            }
            match narrowed.iter_mut().find(|(variable, _)| *variable == part.variable) {
                Some((_, bits)) => {
                    *bits &= part.bits;
                    if *bits & domain == 0 {
                        return true;
                    }
                }
                None => narrowed.push((part.variable, part.bits)),
            }
        }
        false
    }
}

/// The fact that is changed along with a fact: itself, or the one that its text says too.
pub fn base(fact: Fact) -> Fact {
    match fact.entry().role {
        Role::Written(base) | Role::Accepted(base) => base,
        _ if fact == WORKSPACE_NETWORK_ACLS_DECLARED => WORKSPACE_NETWORK_ACLS,
        _ => fact,
    }
}

/// The values of the changed fact with which a literal holds: what is changed is written, and the client takes it.
fn after(literal: Literal) -> Values {
    match literal.fact.entry().role {
        Role::Written(_) | Role::Accepted(_) if literal.values & 1 != 0 => Values::MAX,
        Role::Written(_) | Role::Accepted(_) => 0,
        _ => literal.values,
    }
}

/// For each variable the facts that read it, and whose they are.
pub type Readers = Vec<Vec<(SubjectId, Fact)>>;

/// The readers of every variable.
pub fn readers(model: &Model) -> Readers {
    let mut readers: Readers = vec![Vec::new(); model.domains.len()];
    for (id, subject) in model.subjects.iter().enumerate() {
        for binding in &subject.bindings {
            let read = (id, base(binding.fact));
            if let Some(all) = readers.get_mut(binding.variable.0 as usize)
                && all.last() != Some(&read)
            {
                all.push(read);
            }
        }
    }
    readers
}

/// What cubes are seen with.
pub struct View<'v> {
    /// What is known.
    pub model: &'v Model,
    /// Who reads what.
    pub readers: &'v Readers,
    /// Where a fact of a subject may be changed.
    pub slot: &'v dyn Fn(SubjectId, Fact) -> Option<Slot>,
}

impl View<'_> {
    /// The cubes in which one subject keeps the goal from being met.
    pub fn failing(&self, goal: Goal<'_>, subject: SubjectId) -> Vec<Failing> {
        let Some(scope) = self.model.subjects.get(subject).map(|subject| subject.scope) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut add = |union: Union, open: bool| {
            found.extend(union.iter().filter_map(|cube| self.compiled(subject, cube, open)));
        };
        let deciding = RULES.iter().filter(|rule| {
            rule.decides == Decides::Works && rule.scope == scope && in_edition(rule.editions, goal.edition)
        });
        for rule in deciding {
            add(rule.violates, false);
        }
        let (rows, direction) = match scope {
            Scope::Endpoint => (rulebook::INBOUND, Direction::Inbound),
            Scope::Deployment => (rulebook::OUTBOUND, Direction::Outbound),
            _ => return found,
        };
        let is_missed = |exposures: &[&str]| {
            let of_direction = goal.intents.iter().filter(|intent| intent.direction == direction);
            of_direction.into_iter().any(|intent| exposures.iter().any(|one| !intent.allows.contains(one)))
        };
        for row in rows.iter().filter(|row| is_missed(row.exposures)) {
            add(row.cubes, true);
        }
        found
    }

    /// A cube as seen from a subject; nothing where no change can make it hold.
    fn compiled(&self, subject: SubjectId, cube: rulebook::Cube, open: bool) -> Option<Failing> {
        let context = Context::new(self.model, subject);
        let mut literals = Vec::with_capacity(cube.len());
        for literal in cube.iter() {
            let owner = self.model.owner(subject, literal.fact.entry().scope)?;
            let binding = context.binding(literal.fact)?;
            let slot = (self.slot)(owner, base(literal.fact));
            let (variable, bits) = (binding.variable, binding.preimage(literal.values));
            let narrowed_by = self.narrowing(owner, binding);
            if slot.is_none() && narrowed_by.is_empty() && self.model.domains.get(variable) & bits == 0 {
                return None;
            }
            let stays_open =
                if open || binding.fact.entry().gating { vec![None] } else { self.sharing(owner, binding) };
            literals.push(Part { slot, after: after(literal), variable, bits, stays_open, narrowed_by });
        }
        Some(Failing { literals, removal: self.removal(subject) })
    }

    /// The gating facts of the same subject that read the same variable: while one of them does, it is not granted.
    fn sharing(&self, owner: SubjectId, binding: &Binding) -> Vec<Option<Slot>> {
        let all = self.model.subjects.get(owner).map(|subject| subject.bindings.as_slice());
        let reads = |other: &&Binding| other.variable == binding.variable && other.fact.entry().gating;
        let gating = all.unwrap_or_default().iter().filter(reads);
        gating.map(|other| (self.slot)(owner, base(other.fact))).collect()
    }

    /// Where the other readers of a variable may be changed, if they leave a fact less than all of its values.
    fn narrowing(&self, owner: SubjectId, binding: &Binding) -> Vec<Slot> {
        let readers = self.readers.get(binding.variable.0 as usize).map(Vec::as_slice).unwrap_or_default();
        if readers.len() < 2 || self.model.values(binding) == binding.fact.full() {
            return Vec::new();
        }
        let mut slots: Vec<Slot> = Vec::new();
        for (subject, fact) in readers.iter().filter(|read| **read != (owner, base(binding.fact))) {
            if let Some(slot) = (self.slot)(*subject, *fact)
                && !slots.contains(&slot)
            {
                slots.push(slot);
            }
        }
        slots
    }

    /// Where a subject can be removed.
    fn removal(&self, subject: SubjectId) -> Option<(Slot, u8)> {
        let scope = self.model.subjects.get(subject)?.scope;
        let change = CHANGES.iter().find(|change| change.removes() && change.fact.entry().scope == scope)?;
        Some(((self.slot)(subject, change.fact)?, change.to))
    }
}
