//! How the value of a fact is known.

use alloc::string::String;

use crate::text::Span;

/// Where something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The value, or the key where there is no value to point at.
    pub span: Span,
    /// JSON Pointer within its document.
    pub pointer: String,
}

/// How the value of a fact is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Written in a document.
    Stated {
        /// Where.
        place: Place,
        /// The characters.
        text: String,
    },
    /// Written in an override.
    Override {
        /// The override as given.
        given: String,
    },
    /// Absent from a complete document; the platform's default holds.
    Defaulted {
        /// Citations.
        facts: &'static [&'static str],
        /// The document.
        place: Option<Place>,
    },
    /// The default of a parameter of the document.
    Parameter {
        /// The parameter, as written where it is used.
        parameter: String,
        /// Where it is used.
        place: Place,
    },
    /// Follows from something else that the documents say.
    Derived {
        /// From what, as a sentence.
        why: String,
        /// Where.
        place: Option<Place>,
        /// Citations.
        facts: &'static [&'static str],
    },
    /// Some values are ruled out.
    Constrained {
        /// Why the others are not, as a sentence.
        why: String,
        /// Where.
        place: Option<Place>,
    },
    /// Nothing is known.
    Unknown {
        /// Why, as a sentence.
        why: String,
        /// Where, if something is written that can not be resolved.
        place: Option<Place>,
    },
    /// Chosen by the user.
    Assumed {
        /// The assumption as given.
        given: String,
    },
}

impl Origin {
    /// Where it is written, if it is.
    pub const fn place(&self) -> Option<&Place> {
        match self {
            Self::Stated { place, .. } | Self::Parameter { place, .. } => Some(place),
            Self::Defaulted { place, .. }
            | Self::Derived { place, .. }
            | Self::Constrained { place, .. }
            | Self::Unknown { place, .. } => place.as_ref(),
            Self::Override { .. } | Self::Assumed { .. } => None,
        }
    }

    /// Where it is written, to be told more exactly.
    pub const fn place_mut(&mut self) -> Option<&mut Place> {
        match self {
            Self::Stated { place, .. } | Self::Parameter { place, .. } => Some(place),
            Self::Derived { place, .. } | Self::Constrained { place, .. } | Self::Unknown { place, .. } => {
                place.as_mut()
            }
            Self::Defaulted { .. } | Self::Override { .. } | Self::Assumed { .. } => None,
        }
    }

    /// The characters that state it.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Stated { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether the documents or the user say it, at least in part.
    pub const fn is_said(&self) -> bool {
        matches!(
            self,
            Self::Stated { .. }
                | Self::Parameter { .. }
                | Self::Override { .. }
                | Self::Derived { .. }
                | Self::Constrained { .. }
                | Self::Assumed { .. }
        )
    }
}
