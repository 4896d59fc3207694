//! The parts of the page, one per question that it answers.

mod answers;
mod editor;
mod explanation;
mod facts;
mod files;
mod findings;
mod fixes;
mod masthead;
mod matrix;
mod open;
mod questions;
mod summary;

pub use answers::Answers;
pub use editor::EditorPane;
pub use explanation::ExplanationPane;
pub use facts::FactsPane;
pub use findings::FindingsPane;
pub use masthead::Masthead;
pub use matrix::MatrixPane;
pub use summary::SummaryPane;
