//! Who can reach whom: a graph, whose edges in order are the rows of a table.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::finding::Subject;
use crate::rulebook::Phrase;

/// Who can call each endpoint and what each deployment can reach, from the settings alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reachability {
    /// Sources and destinations.
    pub nodes: Vec<Node>,
    /// One for each source and destination: first those to endpoints, then those from deployments.
    pub edges: Vec<Edge>,
}

/// A source or a destination.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Node {
    /// Unique within the report.
    pub id: String,
    /// What it is: `internet`, `private`, `endpoint`, `deployment`, `workspace_api`, `storage_blob` and so on.
    pub kind: &'static str,
    /// What it is called; of an outbound rule, what the rule names.
    pub title: String,
    /// The endpoint, deployment or outbound rule, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
}

/// Whether traffic gets from one node to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Edge {
    /// Id of the source.
    pub from: String,
    /// Id of the destination.
    pub to: String,
    /// Whether it gets there.
    pub answer: Reach,
    /// Facts that decide it.
    pub decided_by: Vec<&'static str>,
    /// Facts that are not known and can still change the answer.
    pub depends_on: Vec<&'static str>,
    /// Every way in which it may still go, or be stopped; the first whose condition holds is the one.
    pub ways: Vec<Way>,
}

/// Whether traffic gets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Reach {
    /// Whatever the unknown facts are.
    Allowed,
    /// Whatever the unknown facts are.
    Blocked,
    /// It depends on facts that are not known, or on something that the path names.
    Depends,
    /// The sources disagree.
    Disputed,
}

/// One way in which traffic goes, or what stops it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Way {
    /// Whether it gets through this way.
    pub answer: Reach,
    /// What has to be so for it to be this way, where it is none of the ways before; empty for what is left.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// How it goes, or what stops it.
    pub path: Phrase,
    /// Ids of the cited facts.
    pub facts: Vec<&'static str>,
}
