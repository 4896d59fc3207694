//! `sentences.yaml`: what is told besides findings.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Sentences by name, in several groups.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct SentencesFile(BTreeMap<String, BTreeMap<String, String>>);

/// What only reads texts tells.
const READING: &str = "reading";

impl SentencesFile {
    /// Every sentence with its name, those of reading first.
    pub fn all(&self) -> impl Iterator<Item = (&String, &String)> {
        let others = self.0.iter().filter(|(group, _)| *group != READING);
        self.0.get(READING).into_iter().chain(others.map(|(_, group)| group)).flatten()
    }

    /// How many are of reading.
    #[must_use]
    pub fn of_reading(&self) -> usize {
        self.0.get(READING).map_or(0, BTreeMap::len)
    }
}

/// The names in braces, in order.
pub fn parameters(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}
