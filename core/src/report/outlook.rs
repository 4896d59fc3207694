//! What follows from a configuration: reachability, inventory.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::verdict::Answer;

/// Who can call the endpoint and what a deployment can reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reachability {
    /// One entry per endpoint: which kinds of caller can score it.
    pub callers: Vec<Caller>,
}

/// Whether one kind of caller can score one endpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Caller {
    /// Name of the endpoint; `null` when no document describes one.
    pub endpoint: Option<String>,
    /// `internet`, `selected_addresses` or `private` (a network with a private endpoint to the workspace).
    pub from: &'static str,
    /// Can it, as far as the settings go? `depends` also where the sources disagree.
    pub answer: Answer,
    /// Cited facts.
    pub facts: Vec<&'static str>,
}

/// What the service will create.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Inventory {
    /// Private endpoints of the legacy method: three for each deployment whose outbound is secured.
    pub deployment_private_endpoints: PrivateEndpointCount,
}

/// A number of private endpoints, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PrivateEndpointCount {
    /// At least so many.
    pub least: usize,
    /// At most so many.
    pub most: usize,
    /// Cited facts.
    pub facts: Vec<&'static str>,
}
