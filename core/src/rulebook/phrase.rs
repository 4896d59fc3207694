//! Texts of the rulebook that are shown as they stand.

use core::fmt;

use serde::{Serialize, Serializer};

/// A text of the rulebook that is shown as it stands, by its place in the list of all such texts.
///
/// Commands, steps and titles are most of the rulebook's words, and nothing is computed with them. A module that is
/// downloaded leaves them out (without the feature `phrases`): it answers with their numbers, and what shows the
/// answer looks them up in the same list, which is published beside the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase(pub(super) u16);

impl Phrase {
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
            serializer.serialize_u16(self.number())
        }
    }
}

/// Marked, so that whoever reads the schema knows which texts may arrive as numbers.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Phrase {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Phrase".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "phrase" })
    }
}
