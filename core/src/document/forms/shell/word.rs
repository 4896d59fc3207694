//! Words: what they stand for once quotes are taken off and variables filled in.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// What a word stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its text; of an open one the expression.
    pub text: String,
    /// Whether it only shows itself when the script runs.
    pub open: bool,
    /// The only values that an open one may have, if something says so.
    pub choices: Vec<String>,
    /// The parameter whose default it is.
    pub default_of: Option<String>,
    /// Whether it is written without any quotes.
    pub bare: bool,
    /// Its first byte.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
}

impl Word {
    /// The text, if it is literal.
    pub fn literal(&self) -> Option<&str> {
        (!self.open).then_some(self.text.as_str())
    }

    /// A part of it behind some bytes of its text, such as a value behind `key=`.
    pub fn behind(&self, raw: &str, skipped: usize) -> Self {
        let quoted = usize::from(raw.starts_with(['"', '\'']) && raw.len() > 1);
        let offset = raw.find('=').map_or(0, |at| at + 1);
        Self {
            text: self.text.get(skipped..).unwrap_or_default().to_string(),
            start: self.start + offset,
            end: (self.end - quoted).max(self.start + offset),
            ..self.clone()
        }
    }
}
