//! What must hold of the whole: the oracle and the helpers that tests share.

pub mod ask;
pub mod edits;
pub mod oracle;
pub mod templates;
