//! Places in the given text as the outside world counts them: LSP positions, zero-based, in UTF-16 code units.

use alloc::string::String;
use serde::Serialize;

/// A position as LSP counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Line, zero-based.
    pub line: u32,
    /// UTF-16 code units from the start of the line.
    pub character: u32,
}

/// A half-open range of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// First position.
    pub start: Position,
    /// Position behind the last character.
    pub end: Position,
}

/// A place in one of the given documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Location {
    /// Name of the document as given.
    pub uri: String,
    /// JSON Pointer to the value within its document; empty for the document itself.
    pub pointer: String,
    /// True for the place where a reader should look first.
    pub primary: bool,
    /// The characters.
    pub range: Range,
    /// What this place contributes; empty where it speaks for itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// One edit of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TextFix {
    /// Name of the document as given.
    pub uri: String,
    /// The characters to replace; empty to insert.
    pub range: Range,
    /// What to put there.
    pub new_text: String,
}
