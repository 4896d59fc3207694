//! What the client checks of a file as a whole: whether it knows every key (F-OBS-03), whether it takes the name
//! (F-OBS-17), and what the shares of the traffic add up to (F-OBS-19). States that the service printed have none of it.

use alloc::{string::ToString, vec::Vec};

use super::{
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place},
};
use crate::{
    document::{NodeId, Syntax},
    rulebook::{Fact, Family, Role, Scope, Spelling, Values},
};

/// What is known of these facts of an object, beside what is known already.
pub fn facts(
    object: &Object<'_>,
    known: &[(Fact, Knowledge)],
    overridden: &[alloc::string::String],
) -> Vec<(Fact, Knowledge)> {
    let of_scope = |fact: &Fact| fact.entry().scope == object.scope && fact.entry().internal;
    let reads = Fact::all().filter(of_scope).filter_map(|fact| {
        let read = fact.entry().reads.iter().find(|read| read.family == Family::CliYaml)?;
        let named = overridden.iter().any(|given| given.starts_with("name="));
        object.files.iter().find_map(|file| match read.spelling {
            Spelling::Keys(lists) => {
                let taken: Vec<&str> = lists.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
                Some((fact, keys(fact, *file, &taken, known)?))
            }
            Spelling::Name if !named => Some((fact, name(fact, *file, read.path)?)),
            Spelling::Traffic => Some((fact, traffic(fact, *file, read.path)?)),
            _ => None,
        })
    });
    reads.collect()
}

fn stated(
    fact: Fact,
    value: &str,
    file: Describing<'_>,
    node: NodeId,
    path: &[&str],
    text: &str,
) -> Option<Knowledge> {
    let values: Values = 1 << fact.value_number(value)?;
    let span = file.file.tree.node(node)?.span;
    let origin =
        Origin::Stated { place: Place { span, pointer: file.pointer(path) }, text: text.to_string() };
    Some(Knowledge { values, absent: false, written: Some(true), origin, source: None, rejection: None })
}

/// The first key that the client does not know and that no other fact speaks of already. JSON may have been printed by
/// some tool, and hubs and projects know other keys: of those nothing is said.
fn keys(fact: Fact, file: Describing<'_>, taken: &[&str], known: &[(Fact, Knowledge)]) -> Option<Knowledge> {
    let tree = &file.file.tree;
    let is_other = fact.entry().scope == Scope::Workspace && tree.get(file.node, "kind").is_some();
    if tree.syntax == Syntax::Json || is_other {
        return None;
    }
    let is_judged = |fact: Fact| {
        Fact::all().any(|other| matches!(other.entry().role, Role::Accepted(base) if base == fact))
    };
    let told = |key: NodeId| {
        let span = tree.node(key).map(|node| node.span);
        known.iter().any(|(fact, knowledge)| {
            knowledge.rejection.as_ref().is_some_and(|rejection| Some(rejection.place.span) == span)
                && is_judged(*fact)
        })
    };
    for entry in tree.entries(file.node) {
        let Some(key) = tree.text(entry.key) else { continue };
        let is_filled_in = tree.scalar(entry.key).is_some_and(|scalar| scalar.placeholder.is_some());
        if !is_filled_in && !taken.contains(&key) && !told(entry.key) {
            return stated(fact, "unknown", file, entry.key, &[key], key);
        }
    }
    stated(fact, "known", file, file.node, &[], "")
}

/// `^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$`, 3 to 32 characters.
fn name(fact: Fact, file: Describing<'_>, path: &[&str]) -> Option<Knowledge> {
    let tree = &file.file.tree;
    let entry = tree.find(file.node, path)?;
    let scalar = tree.scalar(entry.value).filter(|scalar| scalar.placeholder.is_none())?;
    let name = scalar.text.as_bytes();
    let within = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let fits = name.first().is_some_and(u8::is_ascii_alphabetic)
        && name.last().is_some_and(u8::is_ascii_alphanumeric)
        && name.iter().all(within);
    let value = match (fits, name.len()) {
        (false, _) => "characters",
        (true, 3..=32) => "taken",
        (true, _) => "length",
    };
    stated(fact, value, file, entry.value, path, &scalar.text)
}

fn traffic(fact: Fact, file: Describing<'_>, path: &[&str]) -> Option<Knowledge> {
    let tree = &file.file.tree;
    let entry = tree.find(file.node, path)?;
    let shares = tree.entries(entry.value).map(|share| tree.text(share.value)?.parse::<u32>().ok());
    let value = match shares.sum::<Option<u32>>()? {
        0 => "none",
        100 => "whole",
        _ => "other",
    };
    stated(fact, value, file, entry.key, path, "")
}
