//! What is known and what is not: facts, open facts, and how every check ended.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use crate::rulebook::Phrases;

use super::finding::Subject;
use super::place::Location;

/// A fact that is not known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenFact {
    /// Fact name.
    pub fact: &'static str,
    /// Whose fact it is.
    pub subject: Subject,
    /// Values it may have.
    pub values: Vec<&'static str>,
    /// Why it is not known.
    pub why: String,
    /// Commands that answer it.
    pub ask: Phrases,
    /// True when its value can change whether the whole works, is isolated or is as intended.
    pub decisive: bool,
}

/// How many rule applications ended how.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Checks {
    /// The rule applies and is broken.
    pub violated: usize,
    /// It can not be decided.
    pub open: usize,
    /// The rule applies and is kept.
    pub passed: usize,
    /// The rule does not apply.
    pub not_applicable: usize,
    /// Every check, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Vec<Check>>,
}

/// One rule on one subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// Rule code.
    pub code: &'static str,
    /// Rule id.
    pub rule: &'static str,
    /// What was checked.
    pub subject: Subject,
    /// How it ended.
    pub outcome: Outcome,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The rule applies and is broken.
    Violated,
    /// It can not be decided.
    Open,
    /// The rule applies and is kept.
    Passed,
    /// The rule does not apply.
    NotApplicable,
}

/// What is known of one subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectFacts {
    /// Whose facts they are.
    pub subject: Subject,
    /// The facts.
    pub facts: Vec<KnownFact>,
}

/// What one fact may be, and how that is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KnownFact {
    /// Fact name.
    pub fact: &'static str,
    /// What the fact is called in sentences.
    pub title: &'static str,
    /// Values it may have.
    pub values: Vec<&'static str>,
    /// Every value that such a fact can have.
    pub domain: Vec<&'static str>,
    /// How that is known.
    pub origin: OriginKind,
    /// The origin in one sentence.
    pub why: String,
    /// True when `works` may depend on it.
    pub gating: bool,
    /// Where it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
}

/// How the value of a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OriginKind {
    /// Written in a document or an override.
    Stated,
    /// Absent from a complete document; the platform's default holds.
    Defaulted,
    /// Computed from other facts.
    Derived,
    /// Some values are ruled out.
    Constrained,
    /// Nothing is known.
    Unknown,
    /// Chosen by the user.
    Assumed,
}
