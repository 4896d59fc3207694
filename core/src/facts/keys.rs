//! Whether the client knows every key of a file (F-OBS-03), and what somebody who wrote an unknown one may have meant.

use alloc::{string::String, vec::Vec};

use super::{
    bind::MOST_FAULTS, knowledge::Knowledge, object::Describing, origin::Place, reading, reading::Rejection,
};
use crate::{
    document::{Entry, Node, NodeId, Syntax, Tree},
    rulebook::{DEPLOYMENT_KEYS, ENDPOINT_KEYS, Fact, Family, Role, Scope, Spelling, Texts, WORKSPACE_KEYS},
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

/// The keys of files of a scope, and the fact that says what is known of them.
fn of_files(scope: Scope) -> Option<(Fact, Texts)> {
    let fact = match scope {
        Scope::Workspace => WORKSPACE_KEYS,
        Scope::Endpoint => ENDPOINT_KEYS,
        Scope::Deployment => DEPLOYMENT_KEYS,
        _ => return None,
    };
    match fact.entry().read(Family::CliYaml)?.spelling {
        Spelling::Keys(lists) => Some((fact, lists)),
        _ => None,
    }
}

/// Whether the client knows every key that is written in a mapping, whatever kind of thing it describes.
pub fn all_known(scope: Scope, tree: &Tree, mapping: NodeId) -> bool {
    let Some((fact, lists)) = of_files(scope) else { return false };
    let mut written = tree.node(mapping).and_then(Node::mapping).unwrap_or_default().iter();
    written.all(|entry| tree.text(entry.key).is_some_and(|key| is_taken(fact, lists, None, key)))
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
    if file.familiar {
        return Some(Vec::new());
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
    fact.companions().any(|other| matches!(other.entry().role, Role::Accepted(_)))
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
            let (_, lists) = of_files(other)?;
            lists.iter().any(|(_, keys)| keys.contains(&key)).then_some(other.name())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Else it would have to be looked for among the keys of every file.
    #[test]
    fn no_key_that_the_client_knows_is_nearly_another_one() {
        for scope in [Scope::Workspace, Scope::Endpoint, Scope::Deployment] {
            let (_, lists) = of_files(scope).unwrap();
            let known = lists.iter().find(|(value, _)| *value == 0).unwrap().1;
            for read in scope.facts().iter().filter_map(|fact| fact.entry().read(Family::CliYaml)) {
                let Some(wanted) = read.path.first() else { continue };
                for key in known.iter().filter(|key| *key != wanted) {
                    let is_other = |other: &&str| reading::is_same(key, other);
                    assert!(!reading::is_near(key, wanted), "{key} {wanted}");
                    assert!(!read.also.iter().any(is_other), "{key} {wanted}");
                }
            }
        }
    }
}
