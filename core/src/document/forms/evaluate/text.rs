//! Texts of which parts may be open.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// These characters.
    Literal(String),
    /// An expression that shows its value later.
    Open(String),
}

/// A text, of which parts may be open. Literal parts do not follow each other, and none is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Vec<Part>);

impl Text {
    /// Known to the last character.
    #[must_use]
    pub fn literal(text: String) -> Self {
        Self(alloc::vec![Part::Literal(text)])
    }

    /// One expression.
    #[must_use]
    pub fn open(expression: String) -> Self {
        Self(alloc::vec![Part::Open(expression)])
    }

    /// The whole text, where nothing of it is open.
    #[must_use]
    pub fn plain(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Part::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// The text, with expressions in `${}`.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut shown = String::new();
        for part in &self.0 {
            match part {
                Part::Literal(text) => shown.push_str(text),
                Part::Open(expression) => shown.extend(["${", expression, "}"]),
            }
        }
        shown
    }

    /// How long it is as shown, about.
    pub(super) fn len(&self) -> usize {
        self.0
            .iter()
            .map(|part| match part {
                Part::Literal(text) | Part::Open(text) => text.len() + 3,
            })
            .sum()
    }

    /// Adds another text behind it.
    pub fn push(&mut self, other: Self) {
        for part in other.0 {
            match (self.0.last_mut(), part) {
                (_, Part::Literal(text)) if text.is_empty() => {}
                (Some(Part::Literal(last)), Part::Literal(text)) => last.push_str(&text),
                (_, part) => self.0.push(part),
            }
        }
    }

    /// The pieces between the characters `separator` of literal parts.
    #[must_use]
    pub fn split(&self, separator: char) -> Vec<Self> {
        let mut pieces = alloc::vec![Self::default()];
        for part in &self.0 {
            let Part::Literal(text) = part else {
                if let Some(last) = pieces.last_mut() {
                    last.0.push(part.clone());
                }
                continue;
            };
            for (place, piece) in text.split(separator).enumerate() {
                if place > 0 {
                    pieces.push(Self::default());
                }
                if let Some(last) = pieces.last_mut() {
                    last.push(Self::literal(piece.to_string()));
                }
            }
        }
        pieces
    }
}
