//! What a text consists of.

use alloc::borrow::Cow;
use alloc::boxed::Box;

/// From one byte to the one behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

/// One step through a text. Its span is what is written for it: a scalar with its quotes or its `|`, the bracket that
/// starts or ends something, an alias with its `*`. In block style nothing is written for start and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<'text> {
    /// A document, at its `---` or where it starts without.
    DocumentStart,
    /// Its end.
    DocumentEnd,
    /// A list, at its bracket or first dash.
    SequenceStart(Before<'text>),
    /// Its end.
    SequenceEnd,
    /// Keys with values, at the bracket or the first key.
    MappingStart(Before<'text>),
    /// Their end.
    MappingEnd,
    /// What an anchor named before, by its name.
    Alias(&'text str),
    /// One value. An absent one is an empty plain one, right behind its colon, dash or properties.
    Scalar {
        /// Without quotes and escapes.
        text: Cow<'text, str>,
        /// How it is written.
        style: ScalarStyle,
        /// What stands before it.
        properties: Before<'text>,
    },
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ScalarStyle {
    /// Bare.
    Plain,
    /// In `'`.
    SingleQuoted,
    /// In `"`.
    DoubleQuoted,
    /// Indented behind `|`.
    Literal,
    /// Indented behind `>`.
    Folded,
}

/// What stands before a value, nearly always nothing.
pub type Before<'text> = Option<Box<Properties<'text>>>;

/// An anchor and a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties<'text> {
    /// The first byte of the first of them.
    pub start: usize,
    /// The name behind `&`.
    pub anchor: Option<&'text str>,
    /// What `!` says of the type.
    pub tag: Option<Tag<'text>>,
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'text> {
    /// What its handle stands for: `tag:yaml.org,2002:` for `!!`, `!` for `!`, nothing for `!<...>`.
    pub prefix: Cow<'text, str>,
    /// What is written behind the handle.
    pub suffix: &'text str,
}

/// What `!!` stands for unless a document says otherwise.
pub const CORE_SCHEMA: &str = "tag:yaml.org,2002:";

impl Tag<'_> {
    /// Whether the suffix names a type of YAML itself, such as `str`.
    #[must_use]
    pub fn is_core_schema(&self) -> bool {
        self.prefix == CORE_SCHEMA
    }
}
