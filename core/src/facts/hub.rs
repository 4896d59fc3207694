//! Projects: workspaces that have the network of their hub (F-PLAT-27).

use alloc::vec::Vec;

use super::{
    arm_id,
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place},
    problem::Problem,
};
use crate::{
    rulebook::{Fact, Scope},
    severity::Severity,
    words::say,
};

/// What is known of the facts of each object.
type Known = [Vec<(Fact, Knowledge)>];

/// Gives each project what is known of its hub's network. Run again when more is known of the hubs.
pub fn inherit(objects: &[Object<'_>], known: &mut Known, problems: &mut Vec<Problem>) {
    for (id, project) in objects.iter().enumerate() {
        let Some(wanted) = project.hub else { continue };
        let hub = objects.iter().position(|other| is_named(other, wanted)).filter(|hub| *hub != id);
        let theirs = hub.and_then(|hub| known.get(hub)).cloned();
        let Some(own) = known.get_mut(id) else { continue };
        for (fact, knowledge) in own.iter_mut().filter(|(fact, _)| fact.entry().inherited) {
            let of_hub = theirs.as_ref().and_then(|theirs| theirs.iter().find(|(other, _)| other == fact));
            match of_hub {
                Some((_, of_hub)) if is_unsaid(knowledge) => {
                    // What the client rejects is told of the hub, once.
                    *knowledge = Knowledge { rejection: None, ..of_hub.clone() };
                }
                Some((_, of_hub)) => differ(*fact, knowledge, of_hub, problems),
                None if is_unsaid(knowledge) => {
                    let why = say::hub_not_described(wanted);
                    *knowledge = Knowledge::unknown(*fact, why);
                }
                None => {}
            }
        }
    }
}

/// The name of the hub of a workspace that is a project.
pub fn of<'f>(object: &Object<'f>) -> Option<&'f str> {
    let names = |document: &Describing<'f>| {
        let paths: [&[&str]; 4] =
            [&["hub_id"], &["workspace_hub"], &["properties", "hubResourceId"], &["hubResourceId"]];
        paths.into_iter().find_map(|path| document.text(path)).filter(|id| !id.is_empty())
    };
    object.files.iter().chain(&object.states).find_map(names).map(arm_id::name)
}

fn is_named(object: &Object<'_>, name: &str) -> bool {
    object.scope == Scope::Workspace && object.name.is_some_and(|own| own.eq_ignore_ascii_case(name))
}

/// Whether the project's own documents leave it open.
fn is_unsaid(knowledge: &Knowledge) -> bool {
    matches!(knowledge.origin, Origin::Defaulted { .. } | Origin::Unknown { place: None, .. })
}

/// A project that says something else than its hub: either may be what holds.
fn differ(fact: Fact, own: &mut Knowledge, of_hub: &Knowledge, problems: &mut Vec<Problem>) {
    let stated = |knowledge: &Knowledge| match &knowledge.origin {
        Origin::Stated { place, .. } => Some(place.clone()),
        _ => None,
    };
    let (Some(here), Some(there)): (Option<Place>, Option<Place>) = (stated(own), stated(of_hub)) else {
        return;
    };
    if own.values == of_hub.values || here == there {
        return;
    }
    let message = say::project_differs(fact.entry().title);
    let problem =
        Problem { severity: Severity::Warning, ..Problem::info("project-differs-from-hub", message) };
    problems.push(problem.at(here.clone(), say::the_project().text()).at(there, say::its_hub().text()));
    own.values |= of_hub.values;
    own.origin = Origin::Constrained { why: say::project_and_hub_differ().into(), place: Some(here) };
}
