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

/// Every exposure still possible.
pub fn isolation(material: &Material<'_>) -> Isolation {
    Isolation {
        inbound: all_exposures(material.model, Scope::Endpoint, INBOUND, &INBOUND_ORDER),
        outbound: all_exposures(material.model, Scope::Deployment, OUTBOUND, &OUTBOUND_ORDER),
        control_plane: CONTROL_PLANE,
    }
}

/// Inbound exposures of an endpoint.
pub fn inbound(material: &Material<'_>, endpoint: SubjectId) -> Vec<&'static str> {
    exposures(&context(material, endpoint), INBOUND, &INBOUND_ORDER)
}

/// Outbound exposures of a deployment.
pub fn outbound(material: &Material<'_>, deployment: SubjectId) -> Vec<&'static str> {
    exposures(&context(material, deployment), OUTBOUND, &OUTBOUND_ORDER)
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

/// The exposures that some subject of a scope may have, in their order.
pub fn all_exposures(
    model: &Model,
    scope: Scope,
    rows: &'static [ExposureRow],
    order: &[&'static str],
) -> Vec<&'static str> {
    let subjects = model.of(scope).map(|(id, _)| id);
    let possible: Vec<&str> =
        subjects.flat_map(|id| exposures(&Context::new(model, id), rows, order)).collect();
    order.iter().copied().filter(|exposure| possible.contains(exposure)).collect()
}

/// Variables that can still change an exposure.
pub fn influences(material: &Material<'_>) -> Vec<Variable> {
    let tables = [(Scope::Endpoint, INBOUND), (Scope::Deployment, OUTBOUND)];
    let mut found = Vec::new();
    for (scope, rows) in tables {
        for (id, _) in material.model.of(scope) {
            let context = context(material, id);
            for cubes in rows.iter().map(|row| context.cubes(row.cubes)) {
                found.extend(truth::influences(&cubes, &material.model.domains));
            }
        }
    }
    found
}
