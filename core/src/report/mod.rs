//! The report: one plain, versioned, serialisable answer. Presentation shows it and decides nothing.

pub mod assemble;
mod audit;
mod contract;
mod explanation;
mod finding;
mod known;
mod matrix;
mod outlook;
mod place;
mod repair;
mod verdict;

pub use audit::*;
pub use contract::*;
pub use explanation::*;
pub use finding::*;
pub use known::*;
pub use matrix::*;
pub use outlook::*;
pub use place::*;
pub use repair::*;
pub use verdict::*;
