//! A text read into a tree with spans. A reader never fails: it returns what it understood and its problems.

mod anchors;
mod arm;
pub mod change;
mod detect;
#[cfg(feature = "exchange")]
pub mod exchange;
#[cfg(feature = "forms")]
pub mod forms;
mod glance;
mod keys;
mod kind;
mod limits;
mod node;
mod prepare;
mod problem;
mod reader;
mod resolve;
mod schema;
mod shape;
mod source;
mod template;
mod texts;
mod tree;
mod yaml;

pub use arm::{NAMES_ELSEWHERE, type_of_id};
pub use cofferdam_events::ScalarStyle;
pub use detect::{SUFFIXES, syntax};
pub use glance::{Glance, Keys};
pub use kind::{
    Declaration, DocumentKind, Family, Note, NoteKind, Purpose, Recognition, recognise, recognise_object,
};
pub use limits::Limits;
pub use node::{
    Decision, Entry, Mapping, Node, NodeId, NodeValue, Placeholder, PlaceholderKind, Scalar, ScalarKind,
};
pub use problem::{Problem, ProblemKind};
pub use template::find as find_placeholder;
pub use texts::{Read, Reader, Text, need_readers, read_all, read_objects};
pub use tree::{Document, History, Syntax, Tree, extend_pointer};
pub use yaml::{Reading, read};
