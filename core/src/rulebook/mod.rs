//! The rulebook, compiled: facts, rules, exposures, intents, matrix, remedies, changes and the evidence for each.
//!
//! The tables are generated from `core/rulebook/` by the build script. Nothing here judges.

mod changes;
mod facts;
mod outlook;
mod phrase;
mod rules;
mod tables;
mod transitions;

pub use changes::*;
pub use facts::*;
pub use outlook::*;
pub use phrase::*;
pub use rules::*;
pub use tables::*;
pub use transitions::*;

#[rustfmt::skip]
mod generated {
    use super::{changes::*, facts::*, outlook::*, phrase::*, rules::*, tables::*, transitions::*};
    include!(concat!(env!("OUT_DIR"), "/rulebook.rs"));
}

pub use generated::*;
