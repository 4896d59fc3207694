//! How the value of a fact is known.

use alloc::{
    borrow::Cow,
    rc::Rc,
    string::{String, ToString},
};
use core::ops::Deref;

use crate::{document::extend_pointer, text::Span, words::Words};

/// Where something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The value, or the key where there is no value to point at.
    pub span: Span,
    /// JSON Pointer within its document.
    pub pointer: Pointer,
}

/// A JSON Pointer, put together when somebody reads it: few of those that are noted down end up in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer {
    /// The start of it.
    above: String,
    /// Keys behind that.
    path: &'static [&'static str],
}

impl Pointer {
    /// To a path of keys below another pointer.
    pub fn below(above: &str, path: &'static [&'static str]) -> Self {
        Self { above: above.to_string(), path }
    }

    /// As it is written.
    pub fn text(&self) -> String {
        let mut text = self.above.clone();
        extend_pointer(&mut text, self.path);
        text
    }
}

impl From<String> for Pointer {
    fn from(above: String) -> Self {
        Self { above, path: &[] }
    }
}

/// Why something is so, as a sentence that is put together when somebody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A sentence of ours.
    Said(Words),
    /// One of ours with a word of the rulebook.
    About(Words, &'static str),
    /// One with words of the documents.
    Made(String),
}

impl Why {
    /// The sentence.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Said(words) => Cow::Borrowed(words.text()),
            Self::About(words, word) => Cow::Owned(words.with(&[word])),
            Self::Made(text) => Cow::Borrowed(text),
        }
    }
}

impl From<Words> for Why {
    fn from(words: Words) -> Self {
        Self::Said(words)
    }
}

impl From<String> for Why {
    fn from(text: String) -> Self {
        Self::Made(text)
    }
}

/// Characters that state something.
#[derive(Clone, Debug)]
pub enum Text {
    /// Those that the rulebook has, too.
    Known(&'static str),
    /// Others.
    Other(Rc<str>),
}

impl Text {
    /// As they are written.
    pub fn written(text: &str) -> Self {
        Self::Other(text.into())
    }

    /// As they are written, which often is as a value is called.
    pub fn of_value(text: &str, called: &'static str) -> Self {
        if text == called { Self::Known(called) } else { Self::written(text) }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Known(text) => text,
            Self::Other(text) => text,
        }
    }
}

/// How the value of a fact is known.
#[derive(Clone, Debug)]
pub enum Origin {
    /// Written in a document.
    Stated {
        /// Where.
        place: Place,
        /// The characters.
        text: Text,
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
        why: Why,
        /// Where.
        place: Option<Place>,
        /// Citations.
        facts: &'static [&'static str],
    },
    /// Some values are ruled out.
    Constrained {
        /// Why the others are not, as a sentence.
        why: Why,
        /// Where.
        place: Option<Place>,
    },
    /// Nothing is known.
    Unknown {
        /// Why, as a sentence.
        why: Why,
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
