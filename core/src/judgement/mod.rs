//! Judges what is known by the rulebook: exactly, over every completion of what is not known.

pub mod context;
mod cover;
pub mod parts;
mod search;
pub mod space;
pub mod truth;
pub mod verdict;
