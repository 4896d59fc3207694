//! What one document says of one fact.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::origin::{Place, Text};
pub use crate::text::{is_near, is_same, normal};
use crate::{
    document::{PlaceholderKind, Scalar, ScalarKind, ScalarStyle},
    rulebook::{Fact, Spelling, Values, WORKSPACE_PUBLIC_NETWORK_ACCESS},
    text::{is_normally, one_slip},
    words::say,
};

/// What decides an open value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name: equal names have equal values.
    pub name: String,
    /// The fact's value for each value that it may have; empty where they are told by their names alone.
    pub values: Vec<u8>,
}

/// Stands for a value of a source with which the fact has none.
pub const NOTHING: u8 = u8::MAX;

/// What one document says of one fact.
#[derive(Clone, Debug)]
pub enum Reading {
    /// Nothing.
    Absent,
    /// One value.
    Value {
        /// The value.
        value: u8,
        /// Where.
        place: Place,
        /// The characters.
        text: Text,
    },
    /// The default of a parameter, which somebody may give another value.
    Default {
        /// The value.
        value: u8,
        /// Where.
        place: Place,
        /// The parameter as written where it is used.
        parameter: String,
        /// What decides it.
        source: Box<Source>,
    },
    /// Something that follows from other text.
    Derived {
        /// The values that are left.
        values: Values,
        /// Why, as a sentence.
        why: String,
        /// Where.
        place: Option<Place>,
        /// What decides it.
        source: Option<Box<Source>>,
    },
    /// Something that only shows its value later, or that is not understood.
    Open {
        /// Why, as a sentence.
        why: String,
        /// Where.
        place: Place,
        /// What decides it.
        source: Option<Box<Source>>,
    },
    /// Something that the vendor's client rejects.
    Rejected(Rejection),
}

impl Reading {
    /// Where it is said.
    pub const fn place(&self) -> Option<&Place> {
        match self {
            Self::Absent => None,
            Self::Value { place, .. } | Self::Default { place, .. } | Self::Open { place, .. } => Some(place),
            Self::Derived { place, .. } => place.as_ref(),
            Self::Rejected(rejection) => Some(&rejection.place),
        }
    }

    /// The values that it leaves, where it says so.
    pub const fn values(&self) -> Values {
        match self {
            Self::Value { value, .. } | Self::Default { value, .. } => 1 << *value,
            Self::Derived { values, .. } => *values,
            Self::Absent | Self::Open { .. } | Self::Rejected(_) => 0,
        }
    }

    /// Whether two documents agree: the same value, or the same text that is filled in later.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value { value, .. }, Self::Value { value: there, .. }) => value == there,
            (Self::Open { source: Some(text), .. }, Self::Open { source: Some(there), .. })
            | (Self::Derived { source: Some(text), .. }, Self::Derived { source: Some(there), .. })
            | (Self::Default { source: text, .. }, Self::Default { source: there, .. }) => text == there,
            _ => false,
        }
    }
}

/// What the client rejects, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Where.
    pub place: Place,
    /// Why it is rejected, as a sentence.
    pub why: String,
    /// The value that was probably meant.
    pub meant: Option<u8>,
    /// The key that was probably meant, where the key is at fault.
    pub key: Option<&'static str>,
}

/// Reads a scalar by the spellings that its family takes.
pub fn scalar(fact: Fact, spelling: &Spelling, scalar: &Scalar, place: Place) -> Reading {
    if let Some(placeholder) = &scalar.placeholder {
        let why = say::filled_in_later(&placeholder.text);
        // A placeholder for people stands for something else each time; a variable does not.
        let source = (placeholder.kind != PlaceholderKind::Angle)
            .then(|| source(fact, spelling, scalar, &scalar.text));
        let choices =
            placeholder.choices.iter().filter_map(|text| known(fact, spelling, &Scalar::word(text.clone())));
        let values: Values = choices.fold(0, |values, value| values | 1 << value);
        return match values {
            0 => Reading::Open { why, place, source: source.filter(|source| source.values.is_empty()) },
            _ => Reading::Derived { values, why, place: Some(place), source },
        };
    }
    match (known(fact, spelling, scalar), spelling) {
        (Some(value), _) => match &scalar.default_of {
            Some(parameter) => {
                let source = source(fact, spelling, scalar, parameter);
                Reading::Default { value, place, parameter: String::from(&**parameter), source }
            }
            None => Reading::Value { value, place, text: Text::of_value(&scalar.text, fact.value(value)) },
        },
        (None, Spelling::Loose) => {
            let why = say::value_not_known(&scalar.text);
            Reading::Open { why, place, source: None }
        }
        (None, _) => Reading::Rejected(Rejection {
            why: rejection(scalar),
            meant: meant(fact, &scalar.text),
            place,
            key: None,
        }),
    }
}

/// What decides a value that is not literal: what the reader says, or else its text.
fn source(fact: Fact, spelling: &Spelling, scalar: &Scalar, text: &str) -> Box<Source> {
    let Some(decision) = &scalar.decision else {
        return Box::new(Source { name: text.to_string(), values: Vec::new() });
    };
    let value = |text: &String| known(fact, spelling, &Scalar::word(text.clone())).unwrap_or(NOTHING);
    let values = decision.values.iter().map(value).collect();
    Box::new(Source { name: String::from(&*decision.by), values })
}

/// The value that the text stands for, if it is one.
fn known(fact: Fact, spelling: &Spelling, scalar: &Scalar) -> Option<u8> {
    match spelling {
        Spelling::AnyCasing => any_casing(fact, scalar),
        Spelling::Listed(spellings) => {
            let listed = spellings.iter().find(|(_, texts)| texts.contains(&scalar.text.as_str()));
            listed.map(|(value, _)| *value).filter(|_| is_text(scalar))
        }
        Spelling::Loose => loose(fact, &scalar.text),
        Spelling::Region(words) => region(words, &scalar.text),
        _ => None,
    }
}

/// Whether YAML takes it for text.
pub fn is_text(scalar: &Scalar) -> bool {
    scalar.style != ScalarStyle::Plain || scalar.kind == ScalarKind::String
}

fn any_casing(fact: Fact, scalar: &Scalar) -> Option<u8> {
    let values = fact.entry().values;
    // Of a workspace the client ignores blanks around the word.
    let text = if fact == WORKSPACE_PUBLIC_NETWORK_ACCESS { scalar.text.trim() } else { &scalar.text };
    let position = values.iter().position(|value| value.eq_ignore_ascii_case(text))?;
    u8::try_from(position).ok().filter(|_| is_text(scalar))
}

/// The value of which the region starts with a word, blanks ignored; else the first value. Nothing is no region.
fn region(words: &[(u8, &[&str])], text: &str) -> Option<u8> {
    let text: String = normal(text).split(' ').collect();
    let starts = |(_, words): &&(u8, &[&str])| words.iter().any(|word| text.starts_with(word));
    (!text.is_empty()).then(|| words.iter().find(starts).map_or(0, |(value, _)| *value))
}

/// The value whose name is the text but for casing, `_`, `-` and a prefix up to a dot.
pub fn loose(fact: Fact, text: &str) -> Option<u8> {
    let wanted = normal(text.rsplit('.').next().unwrap_or(text));
    let position = fact.entry().values.iter().position(|value| is_normally(value, &wanted))?;
    u8::try_from(position).ok()
}

fn rejection(scalar: &Scalar) -> String {
    match scalar.kind {
        ScalarKind::Boolean(_) if scalar.style == ScalarStyle::Plain => say::boolean_for_word(&scalar.text),
        ScalarKind::Null => say::no_value().owned(),
        _ => say::not_taken(&scalar.text),
    }
}

/// What somebody who writes this probably means.
pub fn meant(fact: Fact, text: &str) -> Option<u8> {
    let word = match normal(text).as_str() {
        "false" | "no" | "off" | "disable" => "disabled".to_string(),
        "true" | "yes" | "on" | "enable" => "enabled".to_string(),
        other => other.to_string(),
    };
    let slip = || {
        let near = |value: &&&str| one_slip(&word, &normal(value));
        fact.entry().values.iter().find(near).and_then(|value| fact.value_number(value))
    };
    loose(fact, &word).or_else(slip)
}
