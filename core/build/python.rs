//! Entries of the tables of the Python package.

use std::collections::BTreeMap;

use cofferdam_rulebook::python::{Class, Unknown, Words};

use crate::literal::{slice, text, texts, variant};

pub fn class(class: &Class) -> String {
    let within = class.within.iter().map(|(key, below)| format!("({}, {})", text(key), texts(below)));
    format!(
        "PythonClass {{ name: {}, is: PythonKind::{}, takes: {}, needs: {}, by_position: {}, within: {}, sets: {}, refuses: {} }}",
        text(&class.name),
        variant(&class.is),
        texts(&class.takes),
        texts(&class.needs),
        class.by_position,
        slice(within),
        pairs(&class.sets),
        class.unknown == Unknown::Refused,
    )
}

pub fn words(words: &Words) -> String {
    format!("({}, {})", text(&words.name), pairs(&words.members))
}

pub fn each(pairs: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    pairs.iter().map(|(key, value)| format!("({}, {})", text(key), text(value)))
}

fn pairs(pairs: &BTreeMap<String, String>) -> String {
    slice(each(pairs))
}
