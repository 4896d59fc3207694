//! What the client checks of a file as a whole: whether it knows every key (F-OBS-03), whether it takes the name
//! (F-OBS-17) and the values of keys that nothing else judges, and what the shares of the traffic add up to (F-OBS-19). States that the service printed have none of it.

use alloc::{string::ToString, vec::Vec};

use super::{
    keys::{self, Strange},
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place},
    typed,
};
use crate::{
    document::NodeId,
    rulebook::{Fact, Family, Spelling, Texts, Values},
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
        let checked = |family| matches!(family, Family::CliYaml | Family::Sdk);
        let mut files = object.files.iter().filter(|file| checked(file.recognition.family));
        files.find_map(|file| match read.spelling {
            // What constructors take, their reader knows; they check nothing.
            Spelling::Keys(_) | Spelling::Types(_) if file.recognition.family == Family::Sdk => None,
            Spelling::Keys(lists) => Some((fact, keys(fact, *file, lists, known)?)),
            Spelling::Types(lists) => Some((fact, values(fact, *file, lists)?)),
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

fn keys(fact: Fact, file: Describing<'_>, lists: Texts, known: &[(Fact, Knowledge)]) -> Option<Knowledge> {
    match keys::strange(fact, file, lists, known)? {
        Strange::None => stated(fact, "known", file, file.node, &[], ""),
        Strange::Elsewhere(entry, key, of) => stated(fact, of, file, entry.key, &[key], key),
        Strange::Misspelt(entry, key, meant) => {
            let mut knowledge = stated(fact, "misspelt", file, entry.key, &[key], key)?;
            knowledge.rejection = Some(keys::rejection(file, entry, key, meant));
            Some(knowledge)
        }
    }
}

fn values(fact: Fact, file: Describing<'_>, lists: Texts) -> Option<Knowledge> {
    let Some((wanted, entry, key)) = typed::refused(file, lists) else {
        return stated(fact, "taken", file, file.node, &[], "");
    };
    let wanted = fact.entry().values.get(usize::from(wanted))?;
    let tree = &file.file.tree;
    let has_text = tree.text(entry.value).is_some_and(|text| !text.is_empty());
    stated(fact, wanted, file, if has_text { entry.value } else { entry.key }, &[key], key)
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
