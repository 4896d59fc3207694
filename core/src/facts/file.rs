//! What the client checks of a file as a whole: whether it knows every key (F-OBS-03), whether it takes the name
//! (F-OBS-17) and the values of keys that nothing else judges, and what the shares of the traffic add up to (F-OBS-19). States that the service printed have none of it.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{
    keys::{self, Strange},
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place, Text},
    typed,
};
use crate::{
    document::NodeId,
    rulebook::{Fact, Family, OF_FILES, Spelling, Texts, Values},
};

/// Adds what is known of these facts of an object. Of keys and values there may be several entries for one fact: each is
/// told.
pub fn learn(object: &Object<'_>, overridden: &[String], known: &mut Vec<(Fact, Knowledge)>) {
    for fact in object.scope.facts().and(OF_FILES).iter() {
        let before = known.len();
        read(fact, object, overridden, known);
        // The first value is the one without fault: it counts where there is none.
        let own = known.get(before..).unwrap_or_default();
        if own.iter().any(|(_, knowledge)| knowledge.values != FAULTLESS) {
            known.retain(|(other, knowledge)| *other != fact || knowledge.values != FAULTLESS);
        } else {
            known.truncate(before + 1);
        }
    }
}

const FAULTLESS: Values = 1;

fn read(fact: Fact, object: &Object<'_>, overridden: &[String], known: &mut Vec<(Fact, Knowledge)>) {
    let Some(read) = fact.entry().read(Family::CliYaml) else { return };
    let named = || overridden.iter().any(|given| given.starts_with("name="));
    let checked = |family| matches!(family, Family::CliYaml | Family::Sdk);
    let mut files = object.files.iter().filter(|file| checked(file.recognition.family));
    // What constructors take, their reader knows; they check nothing.
    let is_written = |file: &&Describing<'_>| file.recognition.family != Family::Sdk;
    let found = match read.spelling {
        Spelling::Keys(lists) => {
            return files.filter(is_written).for_each(|file| keys(fact, *file, lists, known));
        }
        Spelling::Types(lists) => {
            return files.filter(is_written).for_each(|file| values(fact, *file, lists, known));
        }
        Spelling::Name if !named() => files.find_map(|file| name(fact, *file, read.path)),
        Spelling::Traffic => files.find_map(|file| traffic(fact, *file, read.path)),
        _ => None,
    };
    tell(fact, found, known);
}

fn tell(fact: Fact, found: Option<Knowledge>, known: &mut Vec<(Fact, Knowledge)>) {
    if let Some(knowledge) = found {
        known.push((fact, knowledge));
    }
}

fn stated(values: Values, place: Place, text: Text) -> Knowledge {
    let origin = Origin::Stated { place, text };
    Knowledge { values, absent: false, written: Some(true), origin, source: None, rejection: None }
}

/// The file as a whole has no fault.
fn faultless(file: Describing<'_>) -> Option<Knowledge> {
    let span = file.file.tree.node(file.node)?.span;
    Some(stated(FAULTLESS, file.place(span, &[]), Text::Known("")))
}

/// Something at a key.
fn at_key(value: u8, file: Describing<'_>, node: NodeId, key: &str) -> Option<Knowledge> {
    let span = file.file.tree.node(node)?.span;
    Some(stated(1 << value, Place { span, pointer: file.pointer(&[key]).into() }, Text::written(key)))
}

/// Tells each strange key, or that there is none.
fn keys(fact: Fact, file: Describing<'_>, lists: Texts, known: &mut Vec<(Fact, Knowledge)>) {
    let Some(strange) = keys::strange(fact, file, lists, known) else { return };
    if strange.is_empty() {
        return tell(fact, faultless(file), known);
    }
    for Strange { entry, key, value, meant } in strange {
        let mut knowledge = fact.value_number(value).and_then(|value| at_key(value, file, entry.key, key));
        if let Some(knowledge) = &mut knowledge {
            knowledge.rejection = meant.map(|meant| Box::new(keys::rejection(file, entry, key, meant)));
        }
        tell(fact, knowledge, known);
    }
}

/// Tells each value that is not taken, or that all are.
fn values(fact: Fact, file: Describing<'_>, lists: Texts, known: &mut Vec<(Fact, Knowledge)>) {
    let refused = typed::refused(file, lists);
    if refused.is_empty() {
        return tell(fact, faultless(file), known);
    }
    let tree = &file.file.tree;
    for (wanted, entry, key) in refused {
        let has_text = tree.text(entry.value).is_some_and(|text| !text.is_empty());
        let shown = if has_text { entry.value } else { entry.key };
        tell(fact, at_key(wanted, file, shown, key), known);
    }
}

/// `^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$`, 3 to 32 characters.
fn name(fact: Fact, file: Describing<'_>, path: &'static [&'static str]) -> Option<Knowledge> {
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
    let place = file.place(tree.node(entry.value)?.span, path);
    Some(stated(1 << fact.value_number(value)?, place, Text::written(&scalar.text)))
}

fn traffic(fact: Fact, file: Describing<'_>, path: &'static [&'static str]) -> Option<Knowledge> {
    let tree = &file.file.tree;
    let entry = file.find(path)?;
    let shares = tree.entries(entry.value).map(|share| tree.text(share.value)?.parse::<u32>().ok());
    let value = match shares.sum::<Option<u32>>()? {
        0 => "none",
        100 => "whole",
        _ => "other",
    };
    let place = file.place(tree.node(entry.key)?.span, path);
    Some(stated(1 << fact.value_number(value)?, place, Text::Known("")))
}
