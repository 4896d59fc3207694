//! Reads one fact from one document, by the path and spellings that the rulebook declares for the document's family.

use alloc::string::{String, ToString};

use super::{
    assets, network_acls,
    object::Describing,
    origin::Place,
    outbound_rules,
    private_endpoint::{self, Surroundings},
    reading::{self, Reading, Rejection},
};
use crate::{
    document::{Entry, NodeId, Purpose, ScalarKind, Tree, extend_pointer},
    rulebook::{Fact, Family, Read, Spelling, WORKSPACE_ISOLATION_MODE},
    text::joined,
    words::say,
};

/// Reads a fact from a document.
pub fn fact(fact: Fact, describing: Describing<'_>, around: &Surroundings<'_>) -> Reading {
    let family = describing.recognition.family;
    let Some(read) = fact.entry().read(family) else {
        return Reading::Absent;
    };
    let wanted = matches!(family, Family::CliYaml | Family::Sdk);
    let tree = &describing.file.tree;
    let Some(entry) = describing.find(read.path) else {
        return unwritten(fact, read, describing);
    };
    let place = place(describing, read, entry);
    match read.spelling {
        Spelling::NetworkAcls => network_acls::read(tree, entry.value, family, place),
        Spelling::PrivateEndpointConnections if !describing.is_state() => {
            private_endpoint::made(tree, entry.value, place)
        }
        Spelling::PrivateEndpointConnections => private_endpoint::read(tree, entry.value, place, around),
        Spelling::Presence
        | Spelling::ModelPlace(_)
        | Spelling::Mlflow
        | Spelling::EnvironmentKind(_)
        | Spelling::ImagePlace(_)
        | Spelling::FqdnRules(_)
        | Spelling::DnsZones(_) => {
            assets::read(fact, &read.spelling, describing, entry.value, place, around.names)
        }
        Spelling::OutboundRules => outbound_rules::user_rules(describing, read.path, entry.value, place),
        // These facts belong to rules, which are read by themselves.
        Spelling::OutboundRule => Reading::Absent,
        _ => match tree.scalar(entry.value) {
            Some(scalar) if family != Family::CliYaml && scalar.text == "null" => Reading::Absent,
            Some(scalar) => reading::scalar(fact, &read.spelling, scalar, place),
            None if wanted => {
                Reading::Rejected(Rejection { place, why: say::wants_word().owned(), meant: None, key: None })
            }
            None => Reading::Open { why: say::not_a_word().owned(), place, source: None },
        },
    }
}

fn place(describing: Describing<'_>, read: &Read, entry: &Entry) -> Place {
    let tree = &describing.file.tree;
    let node = |id: NodeId| tree.node(id).map(|node| node.span);
    // A container is shown by its key, which is shorter and says as much.
    let shown = if tree.scalar(entry.value).is_some_and(|scalar| !scalar.text.is_empty()) {
        entry.value
    } else {
        entry.key
    };
    describing.place(node(shown).unwrap_or(describing.recognition.span), read.path)
}

/// The key is absent.
fn unwritten(fact: Fact, read: &Read, describing: Describing<'_>) -> Reading {
    let family = describing.recognition.family;
    let nothing_above = read.path.get(..1).is_none_or(|top| describing.find(top).is_none());
    if nothing_above && (describing.familiar || family != Family::CliYaml) {
        return Reading::Absent;
    }
    open_above(read, describing).unwrap_or_else(|| match family {
        Family::CliYaml => misspelt(fact, read, describing),
        Family::Sdk => not_an_object(fact, read, describing),
        _ => Reading::Absent,
    })
}

/// Something above the key is filled in later as a whole.
fn open_above(read: &Read, describing: Describing<'_>) -> Option<Reading> {
    let tree = &describing.file.tree;
    let mut above = read.path;
    while let Some((_, rest)) = above.split_last() {
        above = rest;
        let Some(entry) = describing.find(above) else { continue };
        let placeholder = tree.scalar(entry.value)?.placeholder.as_ref()?;
        let why = say::filled_in_later(&placeholder.text);
        let span = tree.node(entry.value).map_or(describing.recognition.span, |node| node.span);
        let place = describing.place(span, above);
        return Some(Reading::Open { why, place, source: None });
    }
    None
}

/// The SDK takes the defaults of what an object leaves out; something else than an object it does not take.
fn not_an_object(fact: Fact, read: &Read, describing: Describing<'_>) -> Reading {
    let Some((_, above)) = read.path.split_last() else { return Reading::Absent };
    let tree = &describing.file.tree;
    let given = describing.find(above).map(|entry| entry.value);
    let is_wrong = |node: &NodeId| {
        !tree.is_mapping(*node) && tree.scalar(*node).is_none_or(|scalar| scalar.kind != ScalarKind::Null)
    };
    match given.filter(is_wrong) {
        Some(node) if fact == WORKSPACE_ISOLATION_MODE => incomplete(describing, read, above.len(), node),
        _ => Reading::Absent,
    }
}

/// The key is absent. The client rejects unknown keys, so another spelling of it is not nothing (F-OBS-03), and a
/// parent without it is not complete (F-OBS-07).
fn misspelt(fact: Fact, read: &Read, describing: Describing<'_>) -> Reading {
    let tree = &describing.file.tree;
    let mut mapping = describing.node;
    for (depth, key) in read.path.iter().enumerate() {
        let Some(entry) = tree.get(mapping, key) else {
            // A wrong key above several facts is told once, where the one that has to be written is read.
            let required = fact == WORKSPACE_ISOLATION_MODE;
            if (required || depth + 1 == read.path.len())
                && let Some(wrong) = near_miss(tree, mapping, read, key)
            {
                return rejected_key(fact, read, depth, wrong, describing);
            }
            // A command that changes something else of the network leaves it as it is.
            let changes = describing.recognition.purpose == Purpose::Update && describing.is_command();
            return if depth > 0 && required && !changes {
                incomplete(describing, read, depth, mapping)
            } else {
                Reading::Absent
            };
        };
        mapping = entry.value;
    }
    Reading::Absent
}

fn near_miss<'t>(tree: &'t Tree, mapping: NodeId, read: &Read, key: &str) -> Option<&'t Entry> {
    // Other names are those of the last key (C-08).
    let others = if read.path.last() == Some(&key) { read.also } else { &[] };
    tree.node(mapping)?.mapping()?.iter().find(|entry| {
        tree.text(entry.key).is_some_and(|text| {
            let is_other = || others.iter().any(|other| reading::is_same(text, other));
            text != key && (reading::is_near(text, key) || is_other())
        })
    })
}

fn rejected_key(fact: Fact, read: &Read, depth: usize, wrong: &Entry, describing: Describing<'_>) -> Reading {
    let tree = &describing.file.tree;
    let written = tree.text(wrong.key).unwrap_or_default();
    let key = read.path.get(depth).copied().unwrap_or_default();
    let mut pointer = describing.pointer(read.path.get(..depth).unwrap_or_default());
    extend_pointer(&mut pointer, &[written]);
    let value = tree.text(wrong.value).and_then(|text| reading::meant(fact, text));
    // A list under another key is right as it stands.
    let list =
        (matches!(read.spelling, Spelling::OutboundRules) && !tree.is_mapping(wrong.value)).then_some(0);
    Reading::Rejected(Rejection {
        place: Place {
            span: tree.node(wrong.key).map_or(describing.recognition.span, |node| node.span),
            pointer: pointer.into(),
        },
        why: say::key_meant(written, key),
        meant: value.or(list),
        key: Some(key),
    })
}

fn incomplete(describing: Describing<'_>, read: &Read, depth: usize, mapping: NodeId) -> Reading {
    let tree = &describing.file.tree;
    let parent: &[&'static str] = read.path.get(..depth).unwrap_or_default();
    let key: String = read.path.last().copied().unwrap_or_default().to_string();
    let why = if tree.is_mapping(mapping) {
        say::mapping_needs(&joined(parent, "."), &key)
    } else {
        say::mapping_with(&joined(parent, "."), &key)
    };
    let span = describing.find(parent).and_then(|entry| tree.node(entry.key)).map(|node| node.span);
    Reading::Rejected(Rejection {
        place: describing.place(span.unwrap_or(describing.recognition.span), parent),
        why,
        meant: None,
        key: None,
    })
}
