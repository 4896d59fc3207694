//! Why a text is neither YAML nor JSON.

use thiserror::Error;

/// A place at which reading stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{reason}")]
pub struct Error {
    /// The byte at which it is seen.
    pub at: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Reason {
    /// Lists and mappings in each other, more than this reads.
    #[error("there are too many levels")]
    TooDeep,
    /// A tab where blanks are needed.
    #[error("a tab can not indent")]
    Tab,
    /// Anything else.
    #[error("{0}")]
    Text(&'static str),
}
