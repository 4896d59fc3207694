//! Combines subjects: a whole is fine if every part is, in the same completion of what the parts share.
//!
//! Parts that can not be told apart (same domains, same tables, nothing shared, like parts below them) are represented
//! by one of them. Given a completion of what is above them they are independent, so a representative passes exactly if
//! all of them do; that keeps judging linear in the number of deployments.

use alloc::{collections::BTreeMap, vec, vec::Vec};

use super::space::{Bits, Cube, Domains, Variable};
use crate::{
    facts::{Model, SubjectId, Table},
    rulebook::{Fact, Scope},
};

/// Which subjects can not be told apart.
#[derive(Clone, Debug)]
pub struct Parts {
    /// For every subject its class.
    classes: Vec<usize>,
    /// The first subject of a class below a parent.
    first: BTreeMap<(usize, Option<SubjectId>), SubjectId>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Read {
    /// A variable of the subject's own: its domain, and which of them it is.
    Own(Bits, usize),
    /// A variable that another subject reads too.
    Shared(Variable),
}

/// The scope, what its facts read, and the classes of the parts below in ascending order.
type Signature = (Scope, Vec<(Fact, Read, Table)>, Vec<usize>);

impl Parts {
    /// Finds the parts that can not be told apart.
    pub fn of(model: &Model) -> Self {
        let shared = shared(model);
        let mut known: BTreeMap<Signature, usize> = BTreeMap::new();
        let mut classes: Vec<usize> = vec![0; model.subjects.len()];
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); model.subjects.len()];
        let mut first = BTreeMap::new();
        // From the leaves up, so that the classes of what is below are known.
        for scope in [Scope::Deployment, Scope::OutboundRule, Scope::IpRule, Scope::Endpoint] {
            for (id, subject) in model.of(scope) {
                let signature =
                    (scope, reads(model, id, &shared), below.get(id).cloned().unwrap_or_default());
                let next = known.len();
                let class = *known.entry(signature).or_insert(next);
                if let Some(place) = classes.get_mut(id) {
                    *place = class;
                }
                first.entry((class, subject.parent)).or_insert(id);
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
        let Some(subject) = model.subjects.get(id) else { return id };
        let parent = subject.parent.map(|parent| self.representative(model, parent));
        let class = self.classes.get(id).copied().unwrap_or_default();
        match subject.scope {
            Scope::Workspace | Scope::ContainerRegistry | Scope::StorageAccount | Scope::KeyVault => id,
            _ => self.first.get(&(class, parent)).copied().unwrap_or(id),
        }
    }

    /// Whether the subject stands for itself, and so do those it belongs to.
    pub fn represents(&self, model: &Model, id: SubjectId) -> bool {
        self.representative(model, id) == id
    }

    /// Narrowed domains for every subject: those of a representative are carried over to the ones it stands for.
    pub fn spread(&self, model: &Model, narrowed: &Domains) -> Domains {
        let mut result = narrowed.clone();
        for (id, subject) in model.subjects.iter().enumerate() {
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

fn reads(model: &Model, id: SubjectId, shared: &[bool]) -> Vec<(Fact, Read, Table)> {
    let Some(subject) = model.subjects.get(id) else { return Vec::new() };
    let mut own: Vec<Variable> = Vec::new();
    let mut read = |variable: Variable| {
        if shared.get(variable.0 as usize) == Some(&true) {
            return Read::Shared(variable);
        }
        let place = own.iter().position(|other| *other == variable).unwrap_or_else(|| {
            own.push(variable);
            own.len() - 1
        });
        Read::Own(model.domains.get(variable), place)
    };
    subject.bindings.iter().map(|binding| (binding.fact, read(binding.variable), binding.table)).collect()
}

/// Cubes of the subjects that stand for others, without repetition.
pub fn gather(model: &Model, parts: &Parts, cubes_of: impl Fn(SubjectId) -> Vec<Cube>) -> Vec<Cube> {
    let mut cubes: Vec<Cube> = Vec::new();
    // Few are left once subjects that can not be told apart are represented by one.
    for cube in (0..model.subjects.len()).filter(|id| parts.represents(model, *id)).flat_map(cubes_of) {
        if !cubes.contains(&cube) {
            cubes.push(cube);
        }
    }
    cubes
}
