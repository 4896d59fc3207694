//! The report: one plain, versioned, serialisable answer. Presentation shows it and decides nothing.

pub mod assemble;
mod audit;
mod contract;
#[cfg(feature = "sections")]
mod explanation;
mod finding;
#[cfg(feature = "sections")]
mod inventory;
mod known;
mod matrix;
mod place;
#[cfg(feature = "sections")]
mod reachability;
#[cfg(feature = "repairs")]
mod repair;
mod told;
mod values;
mod verdict;

pub use audit::*;
pub use contract::*;
#[cfg(feature = "sections")]
pub use explanation::*;
pub use finding::*;
#[cfg(feature = "sections")]
pub use inventory::*;
pub use known::*;
pub use matrix::*;
pub use place::*;
#[cfg(feature = "sections")]
pub use reachability::*;
#[cfg(feature = "repairs")]
pub use repair::*;
pub use told::{SECTION, WORD};
pub use values::Values;
pub use verdict::*;
