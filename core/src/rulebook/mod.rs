//! The rulebook, compiled: facts, rules, exposures, intents, matrix, remedies, changes and the evidence for each.
//!
//! The tables are generated from `core/rulebook/` by the build script. Nothing here judges.

mod changes;
mod cubes;
mod facts;
mod outlook;
mod packed;
mod phrase;
mod python;
mod rules;
mod tables;
mod transitions;
mod unpack;

pub use changes::*;
pub use cubes::*;
pub use facts::*;
pub use outlook::*;
pub use packed::Table;
pub use phrase::*;
pub use python::*;
pub use rules::*;
pub use tables::*;
pub use transitions::*;

#[rustfmt::skip]
mod generated {
    /// A list of phrases or citations, or its number.
    #[cfg(feature = "phrases")]
    macro_rules! phrases { ($number:literal, $list:expr) => { $list }; }
    #[cfg(not(feature = "phrases"))]
    macro_rules! phrases { ($number:literal, $list:expr) => { Phrases($number) }; }

    use crate::{severity::Severity, words::Words};
    use super::{changes::*, cubes::*, facts::*, outlook::*, packed::Table, phrase::*, python::*, rules::*, tables::*, transitions::*};
    include!(concat!(env!("OUT_DIR"), "/rulebook.rs"));
}

pub use generated::*;
