//! The forms in which a configuration comes besides YAML and JSON. Each is read into the same tree: one document for
//! each object that the text speaks of, with the keys that a file or resource for it would have, and spans into the
//! text as it is written. What is not literal becomes an open value that says why.

pub mod arm;
mod builder;
mod detect;
pub mod evaluate;
mod python;

pub use builder::Builder;
pub use detect::syntax;

use super::{Limits, Reading, Syntax, yaml};
use crate::text::FileId;

/// Reads a text of whatever form it has. Never fails, as [`yaml::read`].
///
/// `uri` helps where the text alone could be of several forms.
#[must_use]
pub fn read(file: FileId, uri: &str, text: &str, limits: &Limits) -> Reading {
    match syntax(uri, text) {
        Syntax::Yaml | Syntax::Json => yaml::read(file, text, limits),
        Syntax::Python => python::read(file, text, limits),
        Syntax::Notebook => python::notebook::read(file, text, limits),
        // Nothing reads these yet.
        Syntax::Shell | Syntax::Bicep | Syntax::Terraform => yaml::read(file, text, limits),
    }
}
