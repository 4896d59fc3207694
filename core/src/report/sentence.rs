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

/// Writes what fills the parameter of a number.
type Fill<'f> = &'f mut dyn FnMut(&mut String, usize);

/// Fills so many parameters of words in their order, behind the start that says when it is so.
#[cfg(feature = "words")]
pub fn sentence(words: Words, start: Option<String>, _: usize, fill: Fill<'_>) -> Sentence {
    let mut text = start.unwrap_or_default();
    text.reserve(words.len() + 64);
    let mut pieces = words.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for (number, piece) in pieces.enumerate() {
        fill(&mut text, number);
        text.push_str(piece.split_once('}').map_or(piece, |(_, behind)| behind));
    }
    text
}

/// Fills so many parameters of words in their order, behind the start that says when it is so.
#[cfg(not(feature = "words"))]
pub fn sentence(words: Words, start: Option<String>, parameters: usize, fill: Fill<'_>) -> Sentence {
    let mut fills = alloc::vec![String::new(); parameters];
    for (number, text) in fills.iter_mut().enumerate() {
        fill(text, number);
    }
    Sentence { words, start, fills }
}
