//! Where a configuration stands in the supported-configuration matrix.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::told;
use crate::rulebook::Citations;

/// The rows of the matrix that one deployment can be in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixPlace {
    /// Name of the deployment; `null` when no document describes one.
    pub deployment: Option<String>,
    /// Name of its endpoint; `null` when no document describes one.
    pub endpoint: Option<String>,
    /// Ids of the rows still possible.
    #[serde(serialize_with = "told::all")]
    pub rows: Vec<&'static str>,
    /// Every status that the cells still possible have: `supported`, `warning`, `unsupported`.
    #[serde(serialize_with = "told::all")]
    pub status: Vec<&'static str>,
    /// The cells still possible.
    pub cells: Vec<MatrixCell>,
}

/// One cell of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MatrixCell {
    /// Row id.
    #[serde(serialize_with = "told::one")]
    pub row: &'static str,
    /// `supported`, `warning` or `unsupported`.
    #[serde(serialize_with = "told::one")]
    pub status: &'static str,
    /// Why, in one sentence.
    #[serde(serialize_with = "told::one")]
    pub reason: &'static str,
    /// Ids of the cited facts.
    pub facts: Citations,
}
