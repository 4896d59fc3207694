//! How isolated: every exposure still possible, for the whole and for each subject.

use alloc::vec::Vec;

use super::{Material, works::context};
use crate::{
    facts::{Model, SubjectId},
    judgement::{context::Context, space::Variable, truth},
    report::Isolation,
    rulebook::{CONTROL_PLANE, ExposureRow, INBOUND, OUTBOUND, Scope},
};

/// Inbound exposures, most private first: the order in which they are listed.
pub const INBOUND_ORDER: [&str; 4] = ["nobody", "private", "selected_addresses", "internet"];
/// Outbound exposures, most closed first: the order in which they are listed.
pub const OUTBOUND_ORDER: [&str; 4] =
    ["workspace_resources_only", "approved_only", "internet_via_managed_network", "internet"];

/// A scope whose subjects are exposed, by which rows, and the order of their exposures.
type Direction = (Scope, &'static [ExposureRow], &'static [&'static str]);

/// Inbound, then outbound.
static DIRECTIONS: [Direction; 2] =
    [(Scope::Endpoint, INBOUND, &INBOUND_ORDER), (Scope::Deployment, OUTBOUND, &OUTBOUND_ORDER)];

/// The exposures that each subject may have: of endpoints inbound, of deployments outbound.
pub struct Exposures(Vec<Vec<&'static str>>);

impl Exposures {
    /// Looks at every subject.
    pub fn of(model: &Model) -> Self {
        let mut all = alloc::vec![Vec::new(); model.subjects.len()];
        for (scope, rows, order) in &DIRECTIONS {
            for (id, _) in model.of(*scope) {
                if let Some(own) = all.get_mut(id) {
                    *own = exposures(&Context::new(model, id), rows, order);
                }
            }
        }
        Self(all)
    }

    /// Those of a subject.
    pub fn get(&self, subject: SubjectId) -> Vec<&'static str> {
        self.0.get(subject).cloned().unwrap_or_default()
    }

    /// Those that some endpoint and those that some deployment may have, in their order.
    pub fn all(&self, model: &Model) -> [Vec<&'static str>; 2] {
        DIRECTIONS.each_ref().map(|(scope, _, order)| {
            let has = |exposure: &&str| {
                model.of(*scope).filter_map(|(id, _)| self.0.get(id)).any(|own| own.contains(exposure))
            };
            order.iter().copied().filter(has).collect()
        })
    }
}

/// Every exposure still possible.
pub fn isolation(model: &Model, exposures: &Exposures) -> Isolation {
    let [inbound, outbound] = exposures.all(model);
    Isolation { inbound, outbound, control_plane: CONTROL_PLANE }
}

/// The exposures that a subject may have, in their order.
pub fn exposures(
    context: &Context<'_>,
    rows: &'static [ExposureRow],
    order: &[&'static str],
) -> Vec<&'static str> {
    let has = |exposure: &&str| {
        rows.iter().any(|row| row.exposures.contains(exposure) && context.possible(row.cubes))
    };
    order.iter().copied().filter(has).collect()
}

/// Variables that can still change an exposure.
pub fn influences(material: &Material<'_>) -> Vec<Variable> {
    let mut found = Vec::new();
    for (scope, rows, _) in &DIRECTIONS {
        for (id, _) in material.model.of(*scope) {
            let context = context(material, id);
            for cubes in rows.iter().map(|row| context.cubes(row.cubes)) {
                found.extend(truth::influences(&cubes, &material.model.domains));
            }
        }
    }
    found
}
