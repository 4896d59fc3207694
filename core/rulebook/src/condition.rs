//! Conditions as rule files write them: conjunctions of "fact in {values}", several alternatives allowed.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// A conjunction: every fact has one of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub BTreeMap<String, Vec<String>>);

/// A disjunction of conjunctions; the empty list holds always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternatives(pub Vec<Condition>);

/// A scalar whose meaning does not depend on YAML's types: `true` is the text "true".
#[derive(Deserialize)]
#[serde(untagged)]
enum Word {
    Boolean(bool),
    Text(String),
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        match word {
            Word::Boolean(value) => value.to_string(),
            Word::Text(text) => text,
        }
    }
}

/// Reads one word as text.
///
/// # Errors
/// When the value is neither text nor a boolean.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Word::deserialize(deserializer).map(String::from)
}

/// Reads a list of words as texts.
///
/// # Errors
/// When a value is neither text nor a boolean.
pub fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Vec::<Word>::deserialize(deserializer).map(|words| words.into_iter().map(String::from).collect())
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = BTreeMap::<String, Vec<Word>>::deserialize(deserializer)?;
        let texts = |words: Vec<Word>| words.into_iter().map(String::from).collect();
        Ok(Self(written.into_iter().map(|(fact, words)| (fact, texts(words))).collect()))
    }
}

impl<'de> Deserialize<'de> for Alternatives {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum OneOrMany {
            One(Condition),
            Many(Vec<Condition>),
        }
        Ok(match OneOrMany::deserialize(deserializer)? {
            OneOrMany::One(condition) => Self(vec![condition]),
            OneOrMany::Many(conditions) => Self(conditions),
        })
    }
}
