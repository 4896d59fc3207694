//! What was judged and how, and what could not be read.

use alloc::{borrow::Cow, string::String, vec::Vec};
use serde::Serialize;

use crate::rulebook::Phrase;

use super::finding::Severity;
use super::place::Location;

/// Audit trail.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// What was judged.
    pub inputs: Vec<InputDigest>,
    /// How it was judged.
    pub options: OptionsUsed,
    /// Month up to which the rulebook's sources were read.
    pub knowledge_as_of: &'static str,
    /// What a yes does not promise.
    pub not_promised: Phrase,
}

/// One input and its digest.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputDigest {
    /// Name as given.
    pub uri: String,
    /// SHA-256 of the text in UTF-8, hexadecimal.
    pub sha256: String,
    /// What it describes, of what is judged or known to be out of scope; empty when nothing was recognised.
    pub recognised: Vec<&'static str>,
}

/// The options of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionsUsed {
    /// Stated intents.
    pub intents: Vec<String>,
    /// Assumptions, as given.
    pub assume: Vec<String>,
    /// Overrides, as given.
    pub set: Vec<String>,
    /// Rules whose findings are listed with another severity than usual, or not at all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub severity: Vec<SeverityUsed>,
    /// Globs of paths that were left out, as given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<String>,
    /// The config file that options came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<String>,
}

/// How the findings of a rule are listed. Nothing that is decided changes with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeverityUsed {
    /// Rule id.
    pub rule: &'static str,
    /// Rule code.
    pub code: &'static str,
    /// The severity of the rule.
    pub usual: Severity,
    /// The severity that was used; `null`: they are not listed.
    pub severity: Option<Severity>,
}

/// Text that could not be read or understood as it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Stable name of the kind of problem.
    pub code: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong and what to do.
    pub message: String,
    /// One primary place, then related ones.
    pub locations: Vec<Location>,
}
