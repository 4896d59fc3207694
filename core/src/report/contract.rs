//! The published shape of an answer: what every surface shows, and nothing that it has to compute.
//!
//! These types are the JSON contract. Field names and the values of closed enumerations are stable within one
//! `schemaVersion`; the JSON Schema and the TypeScript types are derived from this file.

use alloc::vec::Vec;
use serde::Serialize;

use super::audit::{About, Problem};
#[cfg(feature = "sections")]
use super::explanation::Explanation;
use super::finding::Finding;
#[cfg(feature = "sections")]
use super::inventory::Inventory;
#[cfg(feature = "sections")]
use super::known::SubjectFacts;
use super::known::{Checks, OpenFact};
use super::matrix::MatrixPlace;
#[cfg(feature = "sections")]
use super::reachability::Reachability;
#[cfg(feature = "repairs")]
use super::repair::{Repair, RepairGoal};
use super::told;
use super::verdict::{Intended, Isolation, Part, Works};

/// Version of the contract below. Raised when a reader of the former version could be misled.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything Cofferdam says about one set of documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Version of this contract.
    pub schema_version: u32,
    /// Version of the rulebook that judged.
    #[serde(serialize_with = "told::one")]
    pub rulebook_version: &'static str,
    /// Edition of the vendor's documentation that was followed: `current` or `2023-01`.
    #[serde(serialize_with = "told::one")]
    pub edition: &'static str,
    /// Will it work?
    pub works: Works,
    /// How isolated is it? Inbound and outbound are separate questions.
    pub isolation: Isolation,
    /// Is it as intended? `null` when no intent was stated.
    pub intended: Option<Intended>,
    /// What the rules found, most severe first.
    pub findings: Vec<Finding>,
    /// The rows of the supported-configuration matrix that each deployment can be in.
    pub matrix: Vec<MatrixPlace>,
    /// The answers for each endpoint and deployment alone; the whole is the worst of them.
    pub parts: Vec<Part>,
    /// How far the goal is away that repairs were asked for; `null` when none was.
    #[cfg(feature = "repairs")]
    pub repair_goal: Option<RepairGoal>,
    /// At most five sets of changes that reach that goal, the cheapest first; none contains another.
    #[cfg(feature = "repairs")]
    pub repairs: Vec<Repair>,
    /// Unreadable text, bounds that were hit, documents that were not recognised.
    pub problems: Vec<Problem>,
    /// Audit trail, and what a yes does not promise.
    #[serde(serialize_with = "told::section")]
    pub about: About,
    /// Facts that are not known, in the order in which answering them settles most.
    #[serde(serialize_with = "told::section")]
    pub open: Vec<OpenFact>,
    /// Every rule on every subject is counted in exactly one of these.
    #[serde(serialize_with = "told::section")]
    pub checks: Checks,
    /// Why: conclusion, rules or matrix rows, facts, places.
    #[cfg(feature = "sections")]
    #[serde(serialize_with = "told::section")]
    pub explanation: Explanation,
    /// What is known of every subject, fact by fact.
    #[cfg(feature = "sections")]
    #[serde(serialize_with = "told::section")]
    pub subjects: Vec<SubjectFacts>,
    /// Who can call each endpoint and what each deployment can reach.
    #[cfg(feature = "sections")]
    #[serde(serialize_with = "told::section")]
    pub reachability: Reachability,
    /// What the service creates, what is needed, what is left to check.
    #[cfg(feature = "sections")]
    #[serde(serialize_with = "told::section")]
    pub inventory: Inventory,
}
