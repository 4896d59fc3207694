//! How grave something is: one scale for problems of reading, rules and findings.

use serde::Serialize;

/// How grave something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "exchange", derive(serde::Deserialize))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The service or its client rejects it, or it can not work, or it could not be read.
    Error,
    /// It works, but isolation is weaker than it looks, or it is deprecated, or sources disagree.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];
}
