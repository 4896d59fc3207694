//! Judges what is known by the rulebook: exactly, over every completion of what is not known.

pub mod context;
pub mod parts;
pub mod space;
pub mod truth;
pub mod verdict;
