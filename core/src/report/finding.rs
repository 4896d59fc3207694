//! Findings: one rule broken by one subject, where, and ways to mend it.

use alloc::{borrow::Cow, string::String, vec::Vec};
use serde::Serialize;

use crate::rulebook::{Citations, Phrase, Phrases};
pub use crate::severity::Severity;

use super::place::{Location, TextFix};
use super::told;
use super::values::Values;

/// Whether a finding is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Whatever the unknown facts are.
    Holds,
    /// It depends on facts that are not known.
    Depends,
}

/// What a statement is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subject {
    /// `workspace`, `endpoint`, `deployment`, `container_registry`, `storage_account`, `key_vault`, `outbound_rule` or
    /// `ip_rule`.
    #[serde(serialize_with = "told::one")]
    pub scope: &'static str,
    /// Name as written; `null` when no document describes the subject.
    pub name: Option<String>,
}

/// One rule broken by one subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Rule code, stable.
    #[serde(serialize_with = "told::one")]
    pub code: &'static str,
    /// Rule id, stable.
    #[serde(serialize_with = "told::one")]
    pub rule: &'static str,
    /// Title of the rule: the requirement.
    pub title: Phrase,
    /// Severity of the rule.
    pub severity: Severity,
    /// Whether it is certain.
    pub state: State,
    /// Facts whose values can still change the state.
    #[serde(serialize_with = "told::all")]
    pub depends_on: Vec<&'static str>,
    /// What is wrong, for people.
    pub message: String,
    /// Stable key of the message, for translation.
    #[serde(serialize_with = "told::perhaps")]
    pub message_id: Cow<'static, str>,
    /// Parameters of the message.
    pub params: Values,
    /// What breaks the rule.
    pub subject: Subject,
    /// Ids of the cited facts.
    pub facts: Citations,
    /// Where it comes from: one primary place, then related ones.
    pub locations: Vec<Location>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}

/// What may be done with a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Applicability {
    /// In no completion does an exposure grow or a verdict get worse.
    Safe,
    /// Edits the text, but somebody has to look.
    Unsafe,
    /// Steps to take elsewhere; no edit.
    Display,
}

/// One way to mend a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fix {
    /// What it does.
    #[serde(serialize_with = "told::one")]
    pub title: &'static str,
    /// Whether a tool may apply it.
    pub applicability: Applicability,
    /// Edits of the given text; empty for `display`.
    pub edits: Vec<TextFix>,
    /// Commands of the Azure CLI.
    pub cli: Phrases,
    /// Python SDK v2 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub python: Option<Phrase>,
    /// Steps in the Studio or the portal.
    pub studio: Phrases,
}
