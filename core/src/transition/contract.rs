//! The published shape of a plan: what changes between two configurations, and how to get from the one to the other.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use crate::{
    report::{Answer, InputDigest, Location, OptionsUsed, Problem, Severity, State, Subject, Values},
    rulebook::{ChangeKind, Phrase, Phrases},
};

/// Version of the contract below. Raised when a reader of the former version could be misled.
pub const PLAN_VERSION: u32 = 1;

/// Everything Cofferdam says about going from one configuration to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Version of this contract.
    pub schema_version: u32,
    /// Version of the rulebook that judged.
    pub rulebook_version: &'static str,
    /// Edition of the vendor's documentation that was followed: `current` or `2023-01`.
    pub edition: &'static str,
    /// Whether nothing of it is impossible where things are.
    pub possible: Answer,
    /// The configuration as it is.
    pub before: Standing,
    /// The configuration as it is meant to be. What an update of a workspace does not say stays as it is.
    pub after: Standing,
    /// Everything that changes, and what that means.
    pub changes: Vec<Change>,
    /// What happens on the way to private endpoints, addresses and scoring URIs.
    pub on_the_way: Vec<Note>,
    /// Ways from the one to the other, with their steps in order. Empty when nothing changes that needs a step.
    pub ways: Vec<PlannedWay>,
    /// Moments in which something is wider open than both before and after.
    pub exposed: Vec<Moment>,
    /// Audit trail.
    pub about: PlanAbout,
    /// What could not be read.
    pub problems: PlanProblems,
}

/// The verdicts over one configuration, in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Will it work?
    pub works: Answer,
    /// Every gating fact whose value can still change that answer.
    pub depends_on: Vec<&'static str>,
    /// Every inbound exposure still possible.
    pub inbound: Vec<&'static str>,
    /// Every outbound exposure still possible.
    pub outbound: Vec<&'static str>,
    /// Is it as intended? `null` when no intent was stated.
    pub intended: Option<Answer>,
}

/// A property of a subject that changes, or a subject that comes or goes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Whose property it is.
    pub subject: Subject,
    /// `kept`, `appears` or `disappears`.
    pub life: &'static str,
    /// The property; `null` for the subject as a whole.
    pub property: Option<&'static str>,
    /// What the property is called in sentences; empty for the subject as a whole.
    pub title: &'static str,
    /// What it may be now.
    pub before: Vec<String>,
    /// What it may be afterwards.
    pub after: Vec<String>,
    /// Whether it is certain that it changes.
    pub state: State,
    /// What that means, gravest first. Empty where no source that was read speaks of it.
    pub notes: Vec<Note>,
    /// Where it is written, in the documents before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_location: Option<Location>,
    /// Where it is written, in the documents after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_location: Option<Location>,
}

/// A fact of one of the two configurations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dependence {
    /// `before` or `after`.
    pub side: &'static str,
    /// The fact or property.
    pub fact: &'static str,
}

/// What a change means, or what happens on the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Stable key of the message, for translation.
    pub message_id: &'static str,
    /// What the change is; absent for what happens on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ChangeKind>,
    /// On the way, what it is about: `private_endpoints`, `firewall`, `addresses` or `scoring_uris`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub about: &'static str,
    /// Whom it concerns.
    pub subject: Subject,
    /// How grave it is.
    pub severity: Severity,
    /// Whether it is certain.
    pub state: State,
    /// What can still change the state.
    pub depends_on: Vec<Dependence>,
    /// For people.
    pub message: String,
    /// Parameters of the message.
    pub params: Values,
    /// Ids of the cited facts.
    pub facts: &'static [&'static str],
}

/// A way from the one configuration to the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedWay {
    /// `in_place`, `with_downtime` or `new_workspace`.
    pub id: &'static str,
    /// What it does.
    pub title: &'static str,
    /// Whether it is open whatever the unknown facts are.
    pub state: State,
    /// Ids of the cited facts.
    pub facts: &'static [&'static str],
    /// The steps, in order.
    pub steps: Vec<PlannedStep>,
}

/// One step, for everything that it concerns.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedStep {
    /// What it does.
    pub title: &'static str,
    /// The remedy that says how.
    pub remedy: &'static str,
    /// Whom it concerns.
    pub subjects: Vec<Subject>,
    /// Whether it is needed whatever the unknown facts are.
    pub state: State,
    /// When it is needed, if that depends; empty else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// Commands of the Azure CLI.
    pub cli: Phrases,
    /// Python SDK v2 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub python: Option<Phrase>,
    /// Steps in the Studio or the portal.
    pub studio: Phrases,
    /// Every inbound exposure possible once it is done.
    pub inbound: Vec<&'static str>,
    /// Every outbound exposure possible once it is done.
    pub outbound: Vec<&'static str>,
}

/// A moment in which something is wider open than both before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// The way, or `as_written`: the documents are applied as they are, workspaces first, then endpoints, then
    /// deployments.
    pub way: &'static str,
    /// After what: the title of a step, or which documents were applied.
    pub once: &'static str,
    /// What is open.
    pub subject: Subject,
    /// `inbound` or `outbound`.
    pub direction: &'static str,
    /// The exposure then.
    pub exposure: &'static str,
    /// Exposures possible before.
    pub before: Vec<&'static str>,
    /// Exposures possible afterwards.
    pub after: Vec<&'static str>,
    /// Whether it is certain.
    pub state: State,
    /// For people.
    pub message: String,
    /// Stable key of the message, for translation.
    pub message_id: &'static str,
}

/// Audit trail of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanAbout {
    /// What was judged as it is.
    pub before: Vec<InputDigest>,
    /// What was judged as it is meant to be.
    pub after: Vec<InputDigest>,
    /// How the former was judged.
    pub before_options: OptionsUsed,
    /// How the latter was judged.
    pub after_options: OptionsUsed,
    /// Month up to which the rulebook's sources were read.
    pub knowledge_as_of: &'static str,
    /// What a yes does not promise.
    pub not_promised: Phrase,
}

/// What could not be read, on each side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanProblems {
    /// In the documents before.
    pub before: Vec<Problem>,
    /// In the documents after.
    pub after: Vec<Problem>,
}
