//! Texts with which sentences are made.
//!
//! They are a good part of what a module weighs, so a small one leaves them out: whoever loads it hands them in.

use alloc::string::String;

pub use generated::*;

use crate::text::next_of;

#[rustfmt::skip]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// What is replaced.
const PAIR: &str = "{}";
/// Braces are usually replaced by no more than this.
const ROOM: usize = 64;

/// A text of a sentence, by its place in the list of all of them. Pairs of braces within it are filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub(crate) u16);

impl Words {
    /// The text.
    #[must_use]
    pub fn text(self) -> &'static str {
        known().get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The text, to keep.
    #[must_use]
    pub fn owned(self) -> String {
        self.text().into()
    }

    /// Writes the text with each pair of braces replaced, by its number.
    pub fn write(self, to: &mut String, fill: &mut dyn FnMut(&mut String, usize)) {
        let text = self.text();
        to.reserve(text.len() + ROOM);
        let (mut from, mut number) = (0, 0);
        loop {
            let brace = next_of(text, from, [b'{']);
            to.push_str(text.get(from..brace).unwrap_or_default());
            if brace == text.len() {
                break;
            }
            fill(to, number);
            number += 1;
            from = brace + PAIR.len();
        }
    }

    /// The text with its pairs of braces replaced, in order.
    #[must_use]
    pub fn with(self, fills: &[&str]) -> String {
        let mut text = String::new();
        self.write(&mut text, &mut |text, number| {
            text.push_str(fills.get(number).copied().unwrap_or_default())
        });
        text
    }
}

#[cfg(feature = "words")]
const fn known() -> &'static [&'static str] {
    WORDS
}

/// What only reads needs no words besides those of reading, which come first.
#[cfg(all(feature = "forms", not(feature = "words")))]
const fn known() -> &'static [&'static str] {
    WORDS_OF_READING
}

#[cfg(not(any(feature = "forms", feature = "words")))]
fn known() -> &'static [&'static str] {
    given::TEXTS.get().map(alloc::vec::Vec::as_slice).unwrap_or_default()
}

#[cfg(not(any(feature = "forms", feature = "words")))]
pub use given::give_words;

/// Texts that are handed in.
#[cfg(not(any(feature = "forms", feature = "words")))]
mod given {
    use alloc::{boxed::Box, string::String, vec::Vec};

    use once_cell::race::OnceBox;

    pub(super) static TEXTS: OnceBox<Vec<&'static str>> = OnceBox::new();

    /// Takes the list of texts, one for each line. They are needed before anything is judged, and stay.
    pub fn give_words(texts: String) {
        TEXTS.get_or_init(|| Box::new(String::leak(texts).lines().collect()));
    }
}
