//! The report: one plain, versioned, serialisable answer. Presentation shows it and decides nothing.

pub mod assemble;
mod audit;
mod contract;
mod explanation;
mod finding;
mod inventory;
mod known;
mod matrix;
mod place;
mod reachability;
mod repair;
mod verdict;

pub use audit::*;
pub use contract::*;
pub use explanation::*;
pub use finding::*;
pub use inventory::*;
pub use known::*;
pub use matrix::*;
pub use place::*;
pub use reachability::*;
pub use repair::*;
pub use verdict::*;
