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
    let internal = object.scope.facts().iter().filter(|fact| fact.entry().internal);
    let reads = internal.flat_map(|fact| {
        let found = read(fact, object, known, overridden).unwrap_or_default();
        found.into_iter().map(move |knowledge| (fact, knowledge))
    });
    reads.collect()
}

fn read(
    fact: Fact,
    object: &Object<'_>,
    known: &[(Fact, Knowledge)],
    overridden: &[alloc::string::String],
) -> Option<Vec<Knowledge>> {
    let read = fact.entry().reads.iter().find(|read| read.family == Family::CliYaml)?;
    let named = overridden.iter().any(|given| given.starts_with("name="));
    let checked = |family| matches!(family, Family::CliYaml | Family::Sdk);
    let mut files = object.files.iter().filter(|file| checked(file.recognition.family));
    let mut found: Vec<Knowledge> = match read.spelling {
        // What constructors take, their reader knows; they check nothing.
        Spelling::Keys(_) | Spelling::Types(_) => {
            let written = files.filter(|file| file.recognition.family != Family::Sdk);
            let read = written.filter_map(|file| match read.spelling {
                Spelling::Keys(lists) => keys(fact, *file, lists, known),
                Spelling::Types(lists) => values(fact, *file, lists),
                _ => None,
            });
            read.flatten().collect()
        }
        Spelling::Name if !named => files.find_map(|file| name(fact, *file, read.path)).into_iter().collect(),
        Spelling::Traffic => files.find_map(|file| traffic(fact, *file, read.path)).into_iter().collect(),
        _ => Vec::new(),
    };
    // The first value is the one without fault: it counts where there is none.
    if found.iter().any(|knowledge| knowledge.values != 1) {
        found.retain(|knowledge| knowledge.values != 1);
    } else {
        found.truncate(1);
    }
    Some(found)
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

/// Each strange key, or that there is none.
fn keys(
    fact: Fact,
    file: Describing<'_>,
    lists: Texts,
    known: &[(Fact, Knowledge)],
) -> Option<Vec<Knowledge>> {
    let strange = keys::strange(fact, file, lists, known)?;
    if strange.is_empty() {
        return stated(fact, "known", file, file.node, &[], "").map(|known| alloc::vec![known]);
    }
    let knowledge = |strange: &Strange<'_>| {
        let mut knowledge =
            stated(fact, strange.value, file, strange.entry.key, &[strange.key], strange.key)?;
        knowledge.rejection =
            strange.meant.map(|meant| Box::new(keys::rejection(file, strange.entry, strange.key, meant)));
        Some(knowledge)
    };
    Some(strange.iter().filter_map(knowledge).collect())
}

/// Each value that is not taken, or that all are.
fn values(fact: Fact, file: Describing<'_>, lists: Texts) -> Option<Vec<Knowledge>> {
    let refused = typed::refused(file, lists);
    if refused.is_empty() {
        return stated(fact, "taken", file, file.node, &[], "").map(|known| alloc::vec![known]);
    }
    let tree = &file.file.tree;
    let knowledge = |(wanted, entry, key): (u8, &Entry, &str)| {
        let wanted = fact.entry().values.get(usize::from(wanted))?;
        let has_text = tree.text(entry.value).is_some_and(|text| !text.is_empty());
        stated(fact, wanted, file, if has_text { entry.value } else { entry.key }, &[key], key)
    };
    Some(refused.into_iter().filter_map(knowledge).collect())
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
