//! What a finding says: words of the rulebook, filled with names and values.

use alloc::string::String;

use crate::rulebook::Words;

/// A sentence for people.
#[cfg(feature = "words")]
pub type Sentence = String;

/// A sentence for people, which whoever has the words puts together.
#[cfg(not(feature = "words"))]
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Sentence {
    words: Words,
    start: Option<String>,
    fills: alloc::vec::Vec<String>,
}

/// Fills the parameters of words in their order, behind the start that says when it is so.
#[cfg(feature = "words")]
pub fn sentence(words: Words, start: Option<String>, fills: alloc::vec::Vec<String>) -> Sentence {
    let mut text = String::with_capacity(words.len() + 64);
    if let Some(start) = start {
        text.extend([&*start, ": "]);
    }
    let mut fills = fills.iter();
    for piece in words.split_inclusive('}') {
        let (before, fill) = match piece.split_once('{') {
            Some((before, _)) => (before, fills.next()),
            None => (piece, None),
        };
        text.push_str(before);
        text.push_str(fill.map_or("", String::as_str));
    }
    text
}

/// Fills the parameters of words in their order, behind the start that says when it is so.
#[cfg(not(feature = "words"))]
pub fn sentence(words: Words, start: Option<String>, fills: alloc::vec::Vec<String>) -> Sentence {
    Sentence { words, start, fills }
}
