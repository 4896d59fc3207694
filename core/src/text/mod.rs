//! The texts that were given, and places in them.
//!
//! Inside the crate a place is a [`Span`] of bytes. Only the report speaks of lines and UTF-16 characters
//! ([`Range`]), and only [`LineIndex`] converts.

mod address;
mod edit;
mod file;
mod line_index;
mod near;
mod part;
mod span;

pub use address::{ipv4, is_address};
pub use edit::{TextEdit, apply};
pub use file::{FileSet, SourceFile};
pub use line_index::{LineIndex, Position, Range};
pub use near::{is_near, is_normally, is_same, normal, one_slip};
pub use part::{Parts, concat, joined, next_of};
pub use span::{FileId, Span};
