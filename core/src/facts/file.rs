//! What the client checks of a file as a whole: whether it knows every key (F-OBS-03), whether it takes the name
//! (F-OBS-17) and the values of keys that nothing else judges, and what the shares of the traffic add up to (F-OBS-19). States that the service printed have none of it.

use alloc::{boxed::Box, vec::Vec};

use super::{
    keys::{self, Strange},
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place},
    typed,
};
use crate::{
    document::{Entry, NodeId},
    rulebook::{Fact, Family, Spelling, Texts, Values},
};

/// What is known of these facts of an object, beside what is known already. Of keys and values there may be several
/// entries for one fact: each is told.
pub fn facts(
    object: &Object<'_>,
    known: &[(Fact, Knowledge)],
    overridden: &[alloc::string::String],
) -> Vec<(Fact, Knowledge)> {
    let mut found = Vec::new();
    for fact in object.scope.facts().iter().filter(|fact| fact.entry().internal) {
        let before = found.len();
        read(fact, object, known, overridden, &mut |knowledge| found.push((fact, knowledge)));
        // The first value is the one without fault: it counts where there is none.
        let own = found.get(before..).unwrap_or_default();
        if own.iter().any(|(_, knowledge)| knowledge.values != 1) {
            found.retain(|(other, knowledge)| *other != fact || knowledge.values != 1);
        } else {
            found.truncate(before + 1);
        }
    }
    found
}

fn read(
    fact: Fact,
    object: &Object<'_>,
    known: &[(Fact, Knowledge)],
    overridden: &[alloc::string::String],
    tell: &mut dyn FnMut(Knowledge),
) {
    let Some(read) = fact.entry().reads.iter().find(|read| read.family == Family::CliYaml) else { return };
    let named = overridden.iter().any(|given| given.starts_with("name="));
    let checked = |family| matches!(family, Family::CliYaml | Family::Sdk);
    let mut files = object.files.iter().filter(|file| checked(file.recognition.family));
    match read.spelling {
        // What constructors take, their reader knows; they check nothing.
        Spelling::Keys(lists) => {
            files.filter(|file| is_written(file)).for_each(|file| keys(fact, *file, lists, known, tell));
        }
        Spelling::Types(lists) => {
            files.filter(|file| is_written(file)).for_each(|file| values(fact, *file, lists, tell));
        }
        Spelling::Name if !named => {
            files.find_map(|file| name(fact, *file, read.path)).into_iter().for_each(tell)
        }
        Spelling::Traffic => {
            files.find_map(|file| traffic(fact, *file, read.path)).into_iter().for_each(tell)
        }
        _ => {}
    }
}

fn is_written(file: &Describing<'_>) -> bool {
    file.recognition.family != Family::Sdk
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
        Origin::Stated { place: Place { span, pointer: file.pointer(path).into() }, text: text.into() };
    Some(Knowledge { values, absent: false, written: Some(true), origin, source: None, rejection: None })
}

/// Tells each strange key, or that there is none.
fn keys(
    fact: Fact,
    file: Describing<'_>,
    lists: Texts,
    known: &[(Fact, Knowledge)],
    tell: &mut dyn FnMut(Knowledge),
) {
    let Some(strange) = keys::strange(fact, file, lists, known) else { return };
    if strange.is_empty() {
        return stated(fact, "known", file, file.node, &[], "").into_iter().for_each(tell);
    }
    let knowledge = |strange: &Strange<'_>| {
        let mut knowledge =
            stated(fact, strange.value, file, strange.entry.key, &[strange.key], strange.key)?;
        knowledge.rejection =
            strange.meant.map(|meant| Box::new(keys::rejection(file, strange.entry, strange.key, meant)));
        Some(knowledge)
    };
    strange.iter().filter_map(knowledge).for_each(tell);
}

/// Tells each value that is not taken, or that all are.
fn values(fact: Fact, file: Describing<'_>, lists: Texts, tell: &mut dyn FnMut(Knowledge)) {
    let refused = typed::refused(file, lists);
    if refused.is_empty() {
        return stated(fact, "taken", file, file.node, &[], "").into_iter().for_each(tell);
    }
    let tree = &file.file.tree;
    let knowledge = |(wanted, entry, key): (u8, &Entry, &str)| {
        let wanted = fact.entry().values.get(usize::from(wanted))?;
        let has_text = tree.text(entry.value).is_some_and(|text| !text.is_empty());
        stated(fact, wanted, file, if has_text { entry.value } else { entry.key }, &[key], key)
    };
    refused.into_iter().filter_map(knowledge).for_each(tell);
}

/// `^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$`, 3 to 32 characters.
fn name(fact: Fact, file: Describing<'_>, path: &[&str]) -> Option<Knowledge> {
    let tree = &file.file.tree;
    let entry = file.find(path)?;
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
    let entry = file.find(path)?;
    let shares = tree.entries(entry.value).map(|share| tree.text(share.value)?.parse::<u32>().ok());
    let value = match shares.sum::<Option<u32>>()? {
        0 => "none",
        100 => "whole",
        _ => "other",
    };
    stated(fact, value, file, entry.key, path, "")
}
