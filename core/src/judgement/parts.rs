//! Combines subjects: a whole is fine if every part is, in the same completion of what the parts share.
//!
//! Parts that can not be told apart (same domains, same tables, nothing shared, like parts below them) are represented
//! by one of them. Given a completion of what is above them they are independent, so a representative passes exactly if
//! all of them do; that keeps judging linear in the number of deployments.

use alloc::{vec, vec::Vec};

use super::space::{Cube, Domains, Variable};
use crate::{
    facts::{Model, SubjectId},
    order::Index,
    rulebook::Scope,
};

/// The kinds of subjects that can be alike, from the leaves up, so that the classes of what is below are known.
const FROM_BELOW: [Scope; 4] = [Scope::Deployment, Scope::OutboundRule, Scope::IpRule, Scope::Endpoint];

/// The class of what is like nothing else.
const ALONE: usize = 0;

/// Which subjects can not be told apart.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// For every subject its class.
    classes: Vec<usize>,
    /// The first subject of a class below a parent.
    first: Index,
}

impl Parts {
    /// Finds the parts that can not be told apart.
    pub fn of(model: &Model) -> Self {
        // What is the only one of its kind, and below the only ones of theirs, is like nothing else.
        let is_alone = |scope| model.of(scope).nth(1).is_none();
        let alone = |scope| is_alone(scope) && (scope != Scope::Deployment || is_alone(Scope::Endpoint));
        let scopes = FROM_BELOW.map(|scope| (!alone(scope)).then_some(scope));
        if scopes.iter().all(Option::is_none) {
            return Self::default();
        }
        let shared = shared(model);
        let (mut known, mut count) = (Index::default(), ALONE);
        let mut classes: Vec<usize> = vec![ALONE; model.subjects.len()];
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); model.subjects.len()];
        let mut first = Index::default();
        for scope in scopes.into_iter().flatten() {
            for (id, subject) in model.of(scope) {
                let mut signature = reads(model, id, &shared);
                for class in below.get(id).into_iter().flatten() {
                    signature.extend(class.to_le_bytes());
                }
                let key = [scope.name().as_bytes(), &signature];
                let class = known.get(&key).first().copied().unwrap_or_else(|| {
                    count += 1;
                    known.add(&key, count);
                    count
                });
                if let Some(place) = classes.get_mut(id) {
                    *place = class;
                }
                first.add(&[&below_parent(class, subject.parent)], id);
                if let Some(above) = subject.parent.and_then(|parent| below.get_mut(parent))
                    && let Err(place) = above.binary_search(&class)
                {
                    above.insert(place, class);
                }
            }
        }
        Self { classes, first }
    }

    /// The first subject that can not be told apart from this one, below the representative of its parent.
    pub fn representative(&self, model: &Model, id: SubjectId) -> SubjectId {
        let class = self.classes.get(id).copied().unwrap_or(ALONE);
        if class == ALONE {
            return id;
        }
        let parent = model.subjects.get(id).and_then(|subject| subject.parent);
        let parent = parent.map(|parent| self.representative(model, parent));
        self.first.get(&[&below_parent(class, parent)]).first().copied().unwrap_or(id)
    }

    /// Whether the subject stands for itself, and so do those it belongs to.
    pub fn represents(&self, model: &Model, id: SubjectId) -> bool {
        self.representative(model, id) == id
    }

    /// Narrowed domains for every subject: those of a representative are carried over to the ones it stands for.
    pub fn spread(&self, model: &Model, narrowed: &Domains) -> Domains {
        let mut result = narrowed.clone();
        let others = model.subjects.iter().enumerate().filter(|(id, _)| !self.represents(model, *id));
        for (id, subject) in others {
            let Some(source) = model.subjects.get(self.representative(model, id)) else { continue };
            for (own, other) in subject.bindings.iter().zip(&source.bindings) {
                if own.variable != other.variable {
                    result.set(own.variable, narrowed.get(other.variable));
                }
            }
        }
        result
    }
}

/// For each variable, whether several subjects read it.
fn shared(model: &Model) -> Vec<bool> {
    let mut users: Vec<Option<SubjectId>> = vec![None; model.domains.len()];
    let mut shared = vec![false; model.domains.len()];
    for (id, subject) in model.subjects.iter().enumerate() {
        for binding in &subject.bindings {
            if let Some(user) = users.get_mut(binding.variable.0 as usize) {
                if let (true, Some(shared)) =
                    (user.is_some_and(|other| other != id), shared.get_mut(binding.variable.0 as usize))
                {
                    *shared = true;
                }
                *user = Some(id);
            }
        }
    }
    shared
}

/// A class below a parent.
fn below_parent(class: usize, parent: Option<SubjectId>) -> [u8; 16] {
    let parent = parent.map_or(u64::MAX, |parent| parent as u64);
    let mut key = [0; 16];
    for (place, byte) in
        key.iter_mut().zip((class as u64).to_le_bytes().into_iter().chain(parent.to_le_bytes()))
    {
        *place = byte;
    }
    key
}

/// What the facts of a subject read, as bytes, as many for each: the fact, whether other subjects read the variable too,
/// then that variable, or of one of its own the domain and which of them it is, and the table. Equal bytes, equal facts.
fn reads(model: &Model, id: SubjectId, shared: &[bool]) -> Vec<u8> {
    let Some(subject) = model.subjects.get(id) else { return Vec::new() };
    let mut own: Vec<Variable> = Vec::new();
    let mut bytes = Vec::with_capacity(subject.bindings.len() * 16 + 4);
    bytes.extend((subject.bindings.len() as u32).to_le_bytes());
    for binding in &subject.bindings {
        let variable = binding.variable;
        let is_shared = shared.get(variable.0 as usize) == Some(&true);
        let read = if is_shared {
            variable.0
        } else {
            let place = own.iter().position(|other| *other == variable).unwrap_or_else(|| {
                own.push(variable);
                own.len() - 1
            });
            (place as u32) << 16 | u32::from(model.domains.get(variable))
        };
        bytes.extend([binding.fact.number() as u8, is_shared.into()]);
        bytes.extend(read.to_le_bytes());
        bytes.extend(binding.table);
    }
    bytes
}

/// Cubes of the subjects that stand for others.
pub fn gather(model: &Model, parts: &Parts, cubes_of: impl Fn(SubjectId) -> Vec<Cube>) -> Vec<Cube> {
    (0..model.subjects.len()).filter(|id| parts.represents(model, *id)).flat_map(cubes_of).collect()
}
