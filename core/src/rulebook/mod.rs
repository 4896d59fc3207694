//! The rulebook, compiled: facts, rules, exposures, intents, matrix, remedies and the evidence for each.
//!
//! The tables are generated from `core/rulebook/` by the build script. Nothing here judges.

mod facts;
mod rules;
mod tables;

pub use facts::*;
pub use rules::*;
pub use tables::*;

#[rustfmt::skip]
mod generated {
    use super::{facts::*, rules::*, tables::*};
    include!(concat!(env!("OUT_DIR"), "/rulebook.rs"));
}

pub use generated::*;
