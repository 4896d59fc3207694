//! What a serialiser is told besides values. Some do not heed it: to them a word is a text, and a section a value.

use alloc::borrow::Cow;
use serde::{Serialize, Serializer};

/// A word of ours: a text that lives as long as the program, which may be told once.
pub const WORD: &str = "Word";

/// A section of a report: a value that nobody may have asked for.
pub const SECTION: &str = "Section";

struct Word(&'static str);

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
#[expect(clippy::ptr_arg, reason = "which of both it is matters")]
pub(super) fn perhaps<S: Serializer>(text: &Cow<'static, str>, serializer: S) -> Result<S::Ok, S::Error> {
    match text {
        Cow::Borrowed(word) => Word(word).serialize(serializer),
        Cow::Owned(text) => serializer.serialize_str(text),
    }
}

/// Tells a section.
pub(super) fn section<T: Serialize, S: Serializer>(section: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(SECTION, section)
}
