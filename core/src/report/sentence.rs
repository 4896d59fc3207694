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

/// Fills so many parameters of words in their order, behind the condition under which it is so, if there is one; an
/// empty one says nothing.
#[cfg(feature = "words")]
pub fn sentence(words: Words, condition: Option<&str>, _: usize, fill: Fill<'_>) -> Sentence {
    let mut text = String::with_capacity(words.len() + condition.map_or(0, str::len) + 64);
    match condition {
        None => {}
        Some("") => text.push_str("possibly: "),
        Some(condition) => text.extend(["if ", condition, ": "]),
    }
    let mut pieces = words.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for (number, piece) in pieces.enumerate() {
        fill(&mut text, number);
        text.push_str(piece.split_once('}').map_or(piece, |(_, behind)| behind));
    }
    text
}

/// Fills so many parameters of words in their order, behind the condition under which it is so, if there is one; an
/// empty one says nothing.
#[cfg(not(feature = "words"))]
pub fn sentence(words: Words, condition: Option<&str>, parameters: usize, fill: Fill<'_>) -> Sentence {
    let mut fills = alloc::vec![String::new(); parameters];
    for (number, text) in fills.iter_mut().enumerate() {
        fill(text, number);
    }
    let start = condition.map(|condition| match condition {
        "" => "possibly".into(),
        condition => ["if ", condition].concat(),
    });
    Sentence { words, start, fills }
}
