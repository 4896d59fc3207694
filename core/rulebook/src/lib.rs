//! The rulebook as data: loads `facts/`, `exposure.yaml`, `matrix.yaml`, `remedies.yaml`, `changes.yaml`,
//! `transitions.yaml`, `outbound-rules.yaml`, `address-ranges.yaml`, `sources/` and one Markdown file per rule, checks that
//! everything they name exists and is cited, and expands conditions on derived facts into conditions on what documents
//! can state.
//!
//! Runs on the host only: in the build script of `cofferdam-core`, in tests and in the documentation.

pub mod address;
pub mod change;
pub mod check;
pub mod citation;
pub mod command;
pub mod condition;
pub mod contradiction;
pub mod destinations;
pub mod expand;
pub mod front_matter;
pub mod glossary;
pub mod load;
pub mod model;
pub mod outlook;
pub mod python;
pub mod registry;
pub mod rule_file;
pub mod sentence;
pub mod terraform;
pub mod transition;
mod transition_check;

pub use load::{LoadError, Rulebook, load};
