//! `glossary.yaml`: the terms that the report uses.

use serde::Deserialize;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryFile {
    /// The terms, in the order in which they are listed.
    pub terms: Vec<Term>,
}

/// One term.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub term: String,
    /// What to look for in a text, in lower case.
    pub words: Vec<String>,
    /// What it means.
    pub means: String,
    /// Citations.
    pub facts: Vec<String>,
}
