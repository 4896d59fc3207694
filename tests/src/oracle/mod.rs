//! A brute-force oracle: the facts that may gate `works`, written as plain conditionals over the 288 points
//! of the gating space.
//!
//! It was written from the catalogue of facts alone, without a look at the engine, the rules or the matrix, and it
//! shares nothing with them: no tables, no sets, no boxes. One function stands for one fact and looks at one
//! completely known configuration. Where it and the product disagree, one of them misreads a fact.
//!
//! Every answer here supposes an existing workspace (not one that is just being created), a provisioned managed
//! network where there is one, and no other precondition broken. An answer for a partial input is obtained by
//! asking about every [`Point`] that the input leaves possible.

pub mod conditionals;
mod facts;
mod matrix;
mod point;
mod resources;
pub mod transitions;
mod values;
mod verdicts;

pub use facts::*;
pub use matrix::*;
pub use point::*;
pub use resources::*;
pub use values::*;
pub use verdicts::*;
