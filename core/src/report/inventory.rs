//! What a configuration brings along and what it needs.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use super::finding::Subject;

/// What the service creates, the names, roles and steps that are needed, and what no text can decide.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inventory {
    /// The items that are or may be there.
    pub items: Vec<InventoryItem>,
    /// What answers facts that are open; `null` when none of them can be read.
    pub collector: Option<Collector>,
}

/// One item, for everything that it concerns alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InventoryItem {
    /// Stable id.
    pub id: &'static str,
    /// `private_endpoint`, `firewall`, `dns_zone`, `dns_record`, `dns_name`, `dns_forwarder`, `role`, `step` or `check`.
    pub kind: &'static str,
    /// What it is. Capital letters stand for what no document says.
    pub text: String,
    /// At least so many.
    pub least: usize,
    /// At most so many.
    pub most: usize,
    /// The cloud whose names it holds, where it holds any: `public`, `us_government` or `china`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud: Option<&'static str>,
    /// What it concerns.
    pub subjects: Vec<Subject>,
    /// Commands that make or check it.
    pub commands: Vec<String>,
    /// Ids of the cited facts.
    pub facts: Vec<&'static str>,
}

/// Scripts that read what is open and change nothing. What they print is read beside the other documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Collector {
    /// For bash, with the Azure CLI.
    pub bash: String,
    /// For PowerShell, with the Azure CLI.
    pub powershell: String,
    /// Names of the open facts that the answers settle.
    pub answers: Vec<&'static str>,
    /// Names of the open facts that need the command of their own.
    pub remaining: Vec<&'static str>,
}
