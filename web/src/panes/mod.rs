//! The parts of the page, one per question that it answers.

mod answers;
mod detail;
mod editor;
mod edits;
mod explanation;
mod facts;
mod files;
mod findings;
mod fixes;
mod inventory;
mod masthead;
mod matrix;
mod open;
mod plan;
mod plan_ways;
mod questions;
mod reach;
mod repairs;
mod summary;

pub use answers::Answers;
pub use detail::DetailPane;
pub use editor::EditorPane;
pub use facts::FactsPane;
pub use findings::FindingsPane;
pub use masthead::Masthead;
pub use repairs::RepairsPane;
pub use summary::SummaryPane;
