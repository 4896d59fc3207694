//! Plans asked for briefly, and small configurations.

use cofferdam_core::{
    plan as ask,
    request::Request,
    transition::{Note, Plan, PlannedWay},
};
use cofferdam_tests::ask::documents;

/// Documents by name and text.
pub type Files<'f> = &'f [(&'f str, &'f str)];

/// A plan with the same assumptions on both sides.
pub fn plan_assuming(before: Files<'_>, after: Files<'_>, assume: &[&str]) -> Plan {
    let request = |files| Request {
        documents: documents(files),
        assume: assume.iter().map(ToString::to_string).collect(),
        ..Request::default()
    };
    ask(&request(before), &request(after)).unwrap()
}

/// A plan.
pub fn plan(before: Files<'_>, after: Files<'_>) -> Plan {
    plan_assuming(before, after, &[])
}

/// Everything that the plan says of changes.
pub fn notes(plan: &Plan) -> impl Iterator<Item = &Note> {
    plan.changes.iter().flat_map(|change| &change.notes)
}

/// What the plan says of a change.
#[track_caller]
pub fn note<'p>(plan: &'p Plan, id: &str) -> &'p Note {
    let ids: Vec<&str> = notes(plan).map(|note| note.message_id).collect();
    notes(plan).find(|note| note.message_id == id).unwrap_or_else(|| panic!("{id} is not among {ids:?}"))
}

/// Whether the plan says something, of a change or on the way.
pub fn says(plan: &Plan, id: &str) -> bool {
    notes(plan).chain(&plan.on_the_way).any(|note| note.message_id == id)
}

/// A way of the plan.
#[track_caller]
pub fn way<'p>(plan: &'p Plan, id: &str) -> &'p PlannedWay {
    plan.ways.iter().find(|way| way.id == id).unwrap()
}

/// The remedies of the steps of a way.
pub fn remedies(way: &PlannedWay) -> Vec<&str> {
    way.steps.iter().map(|step| step.remedy).collect()
}

pub const ENDPOINT: (&str, &str) =
    ("endpoint.yml", "name: scoring\nauth_mode: key\npublic_network_access: enabled\n");
pub const BLUE: (&str, &str) = ("blue.yml", "name: blue\nendpoint_name: scoring\n");
pub const SECURED: (&str, &str) =
    ("blue.yml", "name: blue\nendpoint_name: scoring\negress_public_network_access: disabled\n");
pub const PLAIN: (&str, &str) =
    ("workspace.yml", "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: disabled\n");
pub const APPROVED: (&str, &str) = (
    "workspace.yml",
    "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n",
);
