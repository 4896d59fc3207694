//! What `changes.yaml` says: what can be changed, and what it takes.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::condition::{text, texts};

/// In `to`: the subject itself goes.
pub const REMOVED: &str = "removed";

/// `changes.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangesFile {
    /// By scope, what it costs to create an existing subject anew.
    pub anew: BTreeMap<String, u16>,
    /// The changes, in the order in which they are carried out.
    pub changes: Vec<Change>,
}

/// A change of one fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The fact.
    pub fact: String,
    /// The values from which it leads.
    #[serde(deserialize_with = "texts")]
    pub from: Vec<String>,
    /// The value to which it leads, or `removed`.
    #[serde(deserialize_with = "text")]
    pub to: String,
    /// What it does, as an imperative.
    pub title: String,
    /// Whether something becomes open that was closed.
    #[serde(default)]
    pub widens: bool,
    /// Whether nothing undoes it.
    #[serde(default)]
    pub irreversible: bool,
    /// What it takes while the subject does not exist; impossible, when absent.
    pub planned: Option<Effort>,
    /// What it takes once the subject exists; impossible, when absent.
    pub existing: Option<Effort>,
    /// Citations.
    pub facts: Vec<String>,
}

/// What a change takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// Its cost.
    pub cost: u16,
    /// What has to be created anew: `deployment`, `endpoints` or `workspace`.
    pub anew: Option<String>,
    /// Remedy ids: the steps.
    pub remedies: Vec<String>,
}
