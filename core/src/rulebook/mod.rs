//! The rulebook, compiled: facts, rules, exposures, intents, matrix, remedies and the evidence for each.
//!
//! The tables are generated from `core/rulebook/` by the build script. Nothing here judges.

mod types;

pub use types::*;

#[expect(clippy::all, clippy::pedantic, reason = "generated tables")]
#[rustfmt::skip]
mod tables {
    use super::types::*;
    include!(concat!(env!("OUT_DIR"), "/rulebook.rs"));
}

pub use tables::*;
