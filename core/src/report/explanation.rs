//! The explanation tree: conclusion, rules or matrix rows, facts, places.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use crate::rulebook::{Citations, Phrase};

use super::place::Location;

/// Why each verdict is what it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// One to three plain sentences.
    pub summary: Vec<String>,
    /// Will it work?
    pub works: Reason,
    /// Inbound exposure.
    pub inbound: Reason,
    /// Outbound exposure.
    pub outbound: Reason,
    /// Is it as intended? `null` when no intent was stated.
    pub intended: Option<Reason>,
    /// The terms that occur above, and what they mean.
    pub terms: Vec<ExplainedTerm>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplainedTerm {
    /// The term.
    pub term: &'static str,
    /// What it means, in a sentence or two.
    pub means: Phrase,
}

/// One node of an explanation: a statement and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The statement.
    pub text: String,
    /// Rule code, where a rule says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// Matrix row, where the matrix says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<&'static str>,
    /// Cited facts.
    #[serde(skip_serializing_if = "none_cited")]
    pub facts: Citations,
    /// Where it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Reason>,
}

fn none_cited(facts: &Citations) -> bool {
    *facts == Citations::default()
}
