//! Whether the client knows every key of a file (F-OBS-03), and what somebody who wrote an unknown one may have meant.

use alloc::{string::String, vec::Vec};

use super::{
    bind::MOST_FAULTS, knowledge::Knowledge, object::Describing, origin::Place, reading, reading::Rejection,
};
use crate::{
    document::{Entry, NodeId, Syntax},
    rulebook::{Fact, Role, Scope, Spelling, Texts},
};

/// A key that the client does not know and that no other fact speaks of already.
pub struct Strange<'f> {
    /// The entry.
    pub entry: &'f Entry,
    /// The key as written.
    pub key: &'f str,
    /// The value of the fact that says what is known of it.
    pub value: &'static str,
    /// The key that is nearly the same and that the client knows.
    pub meant: Option<&'static str>,
}

/// Looks through the keys of a file. JSON may have been printed by some tool: of that nothing is said.
pub fn strange<'f>(
    fact: Fact,
    file: Describing<'f>,
    lists: Texts,
    known: &[(Fact, Knowledge)],
) -> Option<Vec<Strange<'f>>> {
    let tree = &file.file.tree;
    if tree.syntax == Syntax::Json {
        return None;
    }
    let told = |key: NodeId| {
        let span = tree.node(key).map(|node| node.span);
        known.iter().any(|(fact, knowledge)| {
            knowledge.rejection.as_ref().is_some_and(|rejection| Some(rejection.place.span) == span)
                && is_judged(*fact)
        })
    };
    let kind = file.text(&["kind"]);
    let strange = tree.entries(file.node).filter_map(|entry| {
        let key = tree.text(entry.key)?;
        let is_filled_in = tree.scalar(entry.key).is_some_and(|scalar| scalar.placeholder.is_some());
        if is_filled_in || is_taken(fact, lists, kind, key) || told(entry.key) {
            return None;
        }
        let of_other_kind = of_kinds(fact, lists).find(|(_, keys)| keys.contains(&key)).map(|(name, _)| name);
        let elsewhere = of_other_kind.or_else(|| owner(fact.entry().scope, key));
        let is_near = |taken: &&&'static str| reading::is_near(key, taken);
        let near = || taken(fact, lists, kind).find_map(|(_, keys)| keys.iter().find(is_near).copied());
        let meant = if elsewhere.is_some() { None } else { near() };
        let unknown = if meant.is_some() { "misspelt" } else { "unknown" };
        Some(Strange { entry, key, value: elsewhere.unwrap_or(unknown), meant })
    });
    Some(strange.take(MOST_FAULTS + 1).collect())
}

/// What the client rejects about a key, and the one that it knows.
pub fn rejection(file: Describing<'_>, entry: &Entry, key: &str, meant: &'static str) -> Rejection {
    Rejection {
        place: Place {
            span: file.file.tree.node(entry.key).map_or(file.recognition.span, |node| node.span),
            pointer: file.pointer(&[key]).into(),
        },
        why: String::new(),
        meant: Some(0),
        key: Some(meant),
    }
}

fn is_judged(fact: Fact) -> bool {
    Fact::all().any(|other| matches!(other.entry().role, Role::Accepted(base) if base == fact))
}

/// The keys that the client knows: those of every file, and those of the kind that it says it is of.
fn taken(
    fact: Fact,
    lists: Texts,
    kind: Option<&str>,
) -> impl Iterator<Item = &'static (u8, &'static [&'static str])> {
    let counts = move |value: u8| kind.is_some_and(|kind| kind.eq_ignore_ascii_case(name(fact, value)));
    lists.iter().filter(move |(value, _)| *value == 0 || counts(*value))
}

fn is_taken(fact: Fact, lists: Texts, kind: Option<&str>, key: &str) -> bool {
    taken(fact, lists, kind).any(|(_, keys)| keys.contains(&key))
}

fn name(fact: Fact, value: u8) -> &'static str {
    fact.entry().values.get(usize::from(value)).copied().unwrap_or_default()
}

/// Keys that only some kind of the thing has, with the name of the kind.
fn of_kinds(fact: Fact, lists: Texts) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    lists.iter().filter(|(value, _)| *value > 0).map(move |(value, keys)| (name(fact, *value), *keys))
}

/// Whose file knows the key.
fn owner(scope: Scope, key: &str) -> Option<&'static str> {
    [Scope::Endpoint, Scope::Deployment, Scope::Workspace]
        .into_iter()
        .filter(|other| *other != scope)
        .find_map(|other| {
            let knows = other.facts().iter().any(|fact| {
                let lists = fact.entry().reads.iter().filter_map(|read| match read.spelling {
                    Spelling::Keys(lists) => Some(lists),
                    _ => None,
                });
                lists.flatten().any(|(_, keys)| keys.contains(&key))
            });
            knows.then_some(other.name())
        })
}
