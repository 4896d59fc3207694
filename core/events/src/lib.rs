//! The YAML scanner that `cofferdam-core` reads with.
//!
//! The scanner is generic, so it is compiled wherever it is used, at the level of that crate. It is the one hot loop,
//! while everything around it is compiled for size: therefore it has a crate, and a level, of its own.

#![no_std]

pub use saphyr_parser::{Event, ScalarStyle, ScanError, Span, Tag};
use saphyr_parser::{Parser, StrInput};

/// The events of a text, one after the other; the last one may be an error.
pub struct Events<'text>(Parser<'text, StrInput<'text>>);

impl<'text> Events<'text> {
    /// The events of `text`.
    #[must_use]
    pub fn of(text: &'text str) -> Self {
        Self(Parser::new_from_str(text))
    }
}

impl<'text> Iterator for Events<'text> {
    type Item = Result<(Event<'text>, Span), ScanError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}
