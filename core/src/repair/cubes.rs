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
fn after(literal: &Literal) -> Values {
    match literal.fact.entry().role {
        Role::Written(_) | Role::Accepted(_) if literal.values & 1 != 0 => Values::MAX,
        Role::Written(_) | Role::Accepted(_) => 0,
        _ => literal.values,
    }
}

/// The cubes in which one subject keeps the goal from being met.
pub fn failing(
    model: &Model,
    goal: Goal<'_>,
    subject: SubjectId,
    slot: &dyn Fn(SubjectId, Fact) -> Option<Slot>,
) -> Vec<Failing> {
    let Some(scope) = model.subjects.get(subject).map(|subject| subject.scope) else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |union: Union, open: bool| {
        found.extend(union.iter().filter_map(|cube| compiled(model, subject, cube, open, slot)));
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
fn compiled(
    model: &Model,
    subject: SubjectId,
    cube: &[Literal],
    open: bool,
    slot: &dyn Fn(SubjectId, Fact) -> Option<Slot>,
) -> Option<Failing> {
    let context = Context::new(model, subject);
    let mut parts = Vec::with_capacity(cube.len());
    for literal in cube {
        let owner = model.owner(subject, literal.fact.entry().scope)?;
        let binding = context.binding(literal.fact)?;
        let slot_of = |fact: Fact| slot(owner, base(fact));
        let place = slot_of(literal.fact);
        let bits = binding.preimage(literal.values);
        if place.is_none() && model.domains.get(binding.variable) & bits == 0 {
            return None;
        }
        let stays_open = if open || binding.fact.entry().gating {
            vec![None]
        } else {
            sharing(model, owner, binding, &slot_of)
        };
        parts.push(Part { slot: place, after: after(literal), variable: binding.variable, bits, stays_open });
    }
    Some(Failing { literals: parts, removal: removal(model, subject, slot) })
}

/// Where a subject can be removed.
fn removal(
    model: &Model,
    subject: SubjectId,
    slot: &dyn Fn(SubjectId, Fact) -> Option<Slot>,
) -> Option<(Slot, u8)> {
    let scope = model.subjects.get(subject)?.scope;
    let change = CHANGES.iter().find(|change| change.removes() && change.fact.entry().scope == scope)?;
    Some((slot(subject, change.fact)?, change.to))
}

/// The gating facts of the same subject that read the same variable: while one of them does, it is not granted.
fn sharing(
    model: &Model,
    owner: SubjectId,
    binding: &Binding,
    slot_of: &dyn Fn(Fact) -> Option<Slot>,
) -> Vec<Option<Slot>> {
    let all = model.subjects.get(owner).map(|subject| subject.bindings.as_slice()).unwrap_or_default();
    let reads = |other: &&Binding| other.variable == binding.variable && other.fact.entry().gating;
    all.iter().filter(reads).map(|other| slot_of(other.fact)).collect()
}
