//! Texts of the rulebook that are shown as they stand.
//!
//! Commands, steps and titles are most of the rulebook's words, and nothing is computed with them. A module that is
//! downloaded leaves them out: it answers with their numbers, and what shows the answer looks them up in lists that are
//! published beside the module.

use core::fmt;

use serde::{Serialize, Serializer};

/// A text that is shown as it stands, by its place in the list of all such texts.
///
/// Without the feature `phrases` it is written as its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase(pub(super) u16);

/// A list of phrases, which a module without phrases writes as the number of the list.
#[cfg(feature = "phrases")]
pub type Phrases = &'static [Phrase];

/// Citations: ids of facts.
#[cfg(feature = "phrases")]
pub type Citations = &'static [&'static str];

#[cfg(not(feature = "phrases"))]
pub use left_out::{Citations, Phrases};

/// An item of a list that is published beside a module.
#[cfg(feature = "phrases")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// A phrase.
    Phrase(u16),
    /// A text of its own.
    Text(&'static str),
}

impl Phrase {
    /// What a serialiser is told that a number is a phrase's.
    pub const NAME: &'static str = "Phrase";
    /// What it is told that a number is that of a list of phrases.
    pub const NAME_OF_LISTS: &'static str = "Phrases";

    /// Its place in the list.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The text.
    #[cfg(feature = "phrases")]
    #[must_use]
    pub fn text(self) -> &'static str {
        super::PHRASES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Nothing: the texts are left out.
    #[cfg(not(feature = "phrases"))]
    #[must_use]
    pub const fn text(self) -> &'static str {
        ""
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if cfg!(feature = "phrases") {
            serializer.serialize_str(self.text())
        } else {
            serializer.serialize_newtype_struct(Self::NAME, &self.number())
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Phrase {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Phrase".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <&str>::json_schema(generator)
    }
}

/// The list of phrases that has a number.
#[cfg(feature = "phrases")]
pub(super) fn phrases(list: u16) -> Phrases {
    let mut phrases = alloc::vec::Vec::new();
    for item in listed(list) {
        if let Listed::Phrase(number) = item {
            phrases.push(Phrase(*number));
        }
    }
    phrases.leak()
}

/// The citations that have a number.
#[cfg(feature = "phrases")]
pub(super) fn citations(list: u16) -> Citations {
    let mut citations = alloc::vec::Vec::new();
    for item in listed(list) {
        if let Listed::Text(id) = item {
            citations.push(*id);
        }
    }
    citations.leak()
}

#[cfg(feature = "phrases")]
fn listed(list: u16) -> &'static [Listed] {
    super::LISTS.get(usize::from(list)).copied().unwrap_or_default()
}

/// The list of that number.
#[cfg(not(feature = "phrases"))]
pub(super) const fn phrases(list: u16) -> Phrases {
    Phrases(list)
}

/// The citations of that number.
#[cfg(not(feature = "phrases"))]
pub(super) const fn citations(list: u16) -> Citations {
    Phrases(list)
}

/// What stands for lists where they are left out.
#[cfg(not(feature = "phrases"))]
mod left_out {
    use serde::Serialize;

    /// A list of phrases, by its number.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub struct Phrases(pub(in crate::rulebook) u16);

    /// Citations, by the number of their list.
    pub type Citations = Phrases;
}
