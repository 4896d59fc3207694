//! Brings both configurations into one space of completions: what the documents after do not say stays as it is, and what
//! reads the same text has the same value on both sides.

use alloc::vec::Vec;

use super::things::Thing;
use crate::{
    document::{PlaceholderKind, Syntax, find_placeholder},
    facts::{Binding, Origin, SubjectId},
    judgement::space::{Domains, Variable},
    report::assemble::Material,
    rulebook::{
        Fact, Life, Scope, WORKSPACE_NETWORK_ACLS, WORKSPACE_NETWORK_ACLS_DECLARED, WORKSPACE_OPERATION,
    },
};

/// Fills in the facts of all things and returns the domains of their variables.
pub fn frame(before: &Material<'_>, after: &Material<'_>, things: &mut [Thing]) -> Domains {
    let mut domains = before.model.domains.clone();
    let offset = domains.len();
    for number in 0..after.model.domains.len() {
        domains.add(after.model.domains.get(variable(number)));
    }
    let shared = shared(before, after, things, offset);
    for thing in things {
        thing.was = bindings(before, thing.before);
        thing.will = bindings(after, thing.after);
        for binding in &mut thing.will {
            let number = binding.variable.0 as usize;
            binding.variable = shared.get(number).copied().unwrap_or(binding.variable);
        }
        settle(thing, &mut domains);
        if thing.life == Life::Kept {
            stay(thing, after);
        }
    }
    domains
}

fn variable(number: usize) -> Variable {
    Variable(u32::try_from(number).unwrap_or(u32::MAX))
}

fn bindings(material: &Material<'_>, id: Option<SubjectId>) -> Vec<Binding> {
    let subject = id.and_then(|id| material.model.subjects.get(id));
    subject.map(|subject| subject.bindings.clone()).unwrap_or_default()
}

/// For every variable after, the variable that stands for it: one of before, if both read the same text.
fn shared(before: &Material<'_>, after: &Material<'_>, things: &[Thing], offset: usize) -> Vec<Variable> {
    let count = after.model.domains.len();
    let mut shared: Vec<Variable> = (0..count).map(|number| variable(number + offset)).collect();
    for thing in things {
        let (Some(old), Some(new)) = (thing.before, thing.after) else { continue };
        let subjects = (before.model.subjects.get(old), after.model.subjects.get(new));
        let (Some(old), Some(new)) = subjects else { continue };
        for (here, there) in old.bindings.iter().filter_map(|here| Some((here, new.binding(here.fact)?))) {
            let alike = here.table == there.table
                && before.model.domains.get(here.variable) == after.model.domains.get(there.variable)
                && text(before, here).is_some_and(|text| Some(text) == self::text(after, there));
            if let (true, Some(place)) = (alike, shared.get_mut(there.variable.0 as usize)) {
                *place = here.variable;
            }
        }
    }
    shared
}

/// The text that is filled in later, where it stands for the same wherever it stands.
fn text<'m>(material: &Material<'m>, binding: &Binding) -> Option<&'m str> {
    let Origin::Unknown { place: Some(place), .. } = &binding.origin else { return None };
    let text = material.files.slice(place.span);
    let placeholder = find_placeholder(text, Syntax::Yaml)?;
    (placeholder.kind != PlaceholderKind::Angle).then_some(text)
}

/// A workspace that a file describes counts as new to the client, which drops its address rules (F-SIP-07). Here it
/// exists: before, whether they were added later is not said; afterwards they are in force.
fn settle(thing: &mut Thing, domains: &mut Domains) {
    if thing.scope != Scope::Workspace {
        return;
    }
    if thing.life == Life::Appears {
        thing.created = thing.will.clone();
    }
    if let Some((place, declared)) = dropped(&thing.was) {
        let mut unsure = declared;
        unsure.variable = domains.add(WORKSPACE_NETWORK_ACLS.full());
        unsure.table = [0, 1, 0, 0, 0, 0, 0, 0];
        unsure.origin = Origin::Unknown {
            why: crate::words::say::addresses_dropped_once().into(),
            place: unsure.origin.place().cloned(),
        };
        put(&mut thing.was, place, unsure);
    }
    if let Some((place, declared)) = dropped(&thing.will) {
        put(&mut thing.will, place, declared);
    }
    let existing = WORKSPACE_OPERATION.value_number("existing").unwrap_or_default();
    for binding in thing.was.iter_mut().chain(&mut thing.will) {
        if binding.fact == WORKSPACE_OPERATION {
            binding.table = [existing; 8];
        }
    }
}

/// Where the effective address rules stand, and what is declared instead.
fn dropped(bindings: &[Binding]) -> Option<(usize, Binding)> {
    let place = bindings.iter().position(|binding| binding.fact == WORKSPACE_NETWORK_ACLS)?;
    let by_client = matches!(&bindings.get(place)?.origin, Origin::Derived { facts: ["F-SIP-07"], .. });
    let declared = bindings.iter().find(|binding| binding.fact == WORKSPACE_NETWORK_ACLS_DECLARED)?;
    by_client.then(|| (place, Binding { fact: WORKSPACE_NETWORK_ACLS, ..declared.clone() }))
}

fn put(bindings: &mut [Binding], place: usize, binding: Binding) {
    if let Some(slot) = bindings.get_mut(place) {
        *slot = binding;
    }
}

/// What is not said of a thing that is kept stays as it is. A document that could not be read to its end may say it.
fn stay(thing: &mut Thing, after: &Material<'_>) {
    let Some(id) = thing.after else {
        thing.kept = thing.was.iter().map(|binding| binding.fact).collect();
        thing.will.clone_from(&thing.was);
        return;
    };
    let described = after.model.subjects.get(id).map(|subject| subject.described.as_slice());
    let read_whole = described.unwrap_or_default().iter().all(|described| {
        let read = after.read.get(usize::from(described.file.0));
        read.is_some_and(|read| read.tree.documents.iter().all(|document| document.complete))
    });
    if !read_whole {
        return;
    }
    for binding in &mut thing.will {
        let Some(old) = thing.was.iter().find(|old| old.fact == binding.fact) else { continue };
        if unsaid(thing.scope, binding.fact, &binding.origin) {
            *binding = old.clone();
            thing.kept.push(old.fact);
        }
    }
}

/// An update of a workspace does not send what its file leaves out (F-MUT-04); endpoints and deployments are sent
/// whole, and what is absent takes the default (F-OBS-06). Nothing is made along with a workspace that exists.
fn unsaid(scope: Scope, fact: Fact, origin: &Origin) -> bool {
    let associated = Scope::ASSOCIATED.contains(&scope);
    match origin {
        Origin::Unknown { place: None, .. } => true,
        Origin::Defaulted { .. } => associated || scope == Scope::Workspace,
        Origin::Derived { .. } => associated && fact.entry().internal,
        _ => false,
    }
}
