//! Verdicts: will it work, how isolated is it, is it as intended.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use crate::rulebook::{Phrase, Phrases};

use super::{finding::Subject, told, values::Values};

/// A three-valued answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// Whatever the unknown facts are.
    Yes,
    /// It depends on facts that are not known.
    Depends,
    /// Whatever the unknown facts are.
    No,
}

/// Will it work?
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Works {
    /// The answer.
    pub answer: Answer,
    /// Every gating fact whose value can still change the answer.
    #[serde(serialize_with = "told::all")]
    pub depends_on: Vec<&'static str>,
    /// One real completion of the unknown facts each way, where there is one.
    pub witness: Witness,
    /// Every rule that is broken whatever the unknown facts are; if there is none, the smallest group of which one is.
    /// Empty unless the answer is `no`.
    pub because: Vec<Cause>,
    /// Preconditions that no document states and that the answer takes for granted.
    pub assuming: Vec<Assumption>,
}

/// A completion that answers yes and one that answers no.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Witness {
    /// Values of the gating facts under which it works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yes: Option<Values>,
    /// Values of the gating facts under which it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<Values>,
}

/// A rule that a subject breaks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cause {
    /// Rule code.
    #[serde(serialize_with = "told::one")]
    pub code: &'static str,
    /// Rule id.
    #[serde(serialize_with = "told::one")]
    pub rule: &'static str,
    /// What breaks it.
    pub subject: Subject,
}

/// Something taken for granted, and how to check it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assumption {
    /// Fact name.
    #[serde(serialize_with = "told::one")]
    pub fact: &'static str,
    /// The value that is taken for granted.
    #[serde(serialize_with = "told::one")]
    pub value: &'static str,
    /// Why it matters, in one sentence.
    #[serde(serialize_with = "told::one")]
    pub why: &'static str,
    /// True when the assumed value is the less usual one for such a configuration.
    pub unusual: bool,
    /// Commands that answer it.
    pub check: Phrases,
}

/// How isolated is it?
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Isolation {
    /// Every inbound exposure still possible: `private`, `selected_addresses`, `internet`, `nobody`.
    #[serde(serialize_with = "told::all")]
    pub inbound: Vec<&'static str>,
    /// Every outbound exposure still possible: `approved_only`, `workspace_resources_only`,
    /// `internet_via_managed_network`, `internet`.
    #[serde(serialize_with = "told::all")]
    pub outbound: Vec<&'static str>,
    /// What no setting changes: control plane calls cross the public network.
    pub control_plane: Phrase,
}

/// Is it as intended?
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Intended {
    /// The intents, joined by ` and `.
    pub intent: String,
    /// The answer.
    pub answer: Answer,
    /// Every gating fact whose value can still change the answer.
    #[serde(serialize_with = "told::all")]
    pub depends_on: Vec<&'static str>,
}

/// The answers for one endpoint and one of its deployments.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Name of the endpoint; `null` when no document describes one.
    pub endpoint: Option<String>,
    /// Name of the deployment; `null` when no document describes one.
    pub deployment: Option<String>,
    /// Will this part work?
    pub works: Answer,
    /// Inbound exposures still possible.
    #[serde(serialize_with = "told::all")]
    pub inbound: Vec<&'static str>,
    /// Outbound exposures still possible.
    #[serde(serialize_with = "told::all")]
    pub outbound: Vec<&'static str>,
    /// Is this part as intended? `null` when no intent was stated.
    pub intended: Option<Answer>,
}
