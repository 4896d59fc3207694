//! Words of ours in an answer: texts that live as long as the program. A serialiser is told which texts are some, so that
//! it can tell each of them once.

use alloc::borrow::Cow;
use serde::{Serialize, Serializer};

/// A word of ours.
pub(super) struct Word(&'static str);

/// What a serialiser is told that a text is a word of ours.
pub const WORD: &str = "Word";

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(WORD, self.0)
    }
}

/// Tells a word.
pub(super) fn one<S: Serializer>(word: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    Word(word).serialize(serializer)
}

/// Tells words.
pub(super) fn all<S: Serializer>(words: &[&'static str], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(words.iter().map(|word| Word(word)))
}

/// Tells what may be a word.
pub(super) fn perhaps<S: Serializer>(text: &Cow<'static, str>, serializer: S) -> Result<S::Ok, S::Error> {
    match text {
        Cow::Borrowed(word) => Word(word).serialize(serializer),
        Cow::Owned(text) => serializer.serialize_str(text),
    }
}
