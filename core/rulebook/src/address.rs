//! `address-ranges.yaml`: ranges of IPv4 addresses that are not public.

use serde::Deserialize;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressesFile {
    /// The ranges.
    pub ranges: Vec<AddressRange>,
    /// Citations.
    pub facts: Vec<String>,
}

/// A range that is not public.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressRange {
    /// Network and length of the prefix.
    pub range: String,
    /// What it is for.
    #[serde(rename = "use")]
    pub purpose: String,
    /// Whether the vendor's page names it as refused.
    #[serde(default)]
    pub named: bool,
}
