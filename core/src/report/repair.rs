//! Repairs: sets of changes that reach a goal, the cheapest first.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use crate::rulebook::{Phrase, Phrases};

use super::finding::Subject;
use super::place::TextFix;

/// How far a goal is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairGoal {
    /// `works`, or `intended`: works, and every stated intent is met.
    pub goal: &'static str,
    /// Where it stands.
    pub state: GoalState,
}

/// Where a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum GoalState {
    /// It is met, whatever the unknown facts are.
    Met,
    /// The repairs reach it.
    Reachable,
    /// No change that is known leads there.
    OutOfReach,
    /// It contradicts itself: no configuration meets it.
    Contradiction,
}

/// A set of changes that reaches the goal, whatever stays unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// What it does.
    pub title: String,
    /// Its cost. It has no unit: it ranks repairs of one input.
    pub cost: u32,
    /// True when something becomes open that was closed.
    pub widens: bool,
    /// True when nothing undoes some of it.
    pub irreversible: bool,
    /// The changes, in the order in which they are carried out.
    pub changes: Vec<RepairChange>,
    /// Existing things that have to be created anew.
    pub anew: Vec<Subject>,
    /// Edits of the given text, to be made together; they leave every other byte as it is.
    pub edits: Vec<TextFix>,
    /// What to do on the service, in order.
    pub steps: Vec<RepairStep>,
    /// Assumptions, as given, that no longer hold once the changes are made.
    pub gives_up: Vec<String>,
}

/// One fact that gets another value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairChange {
    /// What it does, as an imperative.
    pub title: String,
    /// Fact name.
    pub fact: &'static str,
    /// Whose fact it is.
    pub subjects: Vec<Subject>,
    /// The values that it may have now.
    pub from: Vec<&'static str>,
    /// The value that it gets; `removed` where the subject itself goes.
    pub to: &'static str,
    /// What it takes.
    pub way: ChangeWay,
    /// True when something becomes open that was closed.
    pub widens: bool,
    /// True when nothing undoes it.
    pub irreversible: bool,
    /// True when the present value is not known: where it is the wanted one already, nothing has to be done.
    pub unknown: bool,
    /// True when the repair's edits make it, as far as text goes.
    pub edited: bool,
    /// Ids of the cited facts.
    pub facts: Vec<&'static str>,
}

/// What a change takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ChangeWay {
    /// Nothing exists yet: it is created so.
    Planned,
    /// What exists is changed in place.
    InPlace,
    /// A new deployment has to take the place of the old one.
    NewDeployment,
    /// The workspace's endpoints have to be deleted first and created anew.
    NewEndpoints,
    /// A new workspace, with everything in it.
    NewWorkspace,
}

/// Something to do on the service.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairStep {
    /// What it does.
    pub title: String,
    /// Commands of the Azure CLI.
    pub cli: Phrases,
    /// Python SDK v2 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub python: Option<Phrase>,
    /// Steps in the Studio or the portal.
    pub studio: Phrases,
}
