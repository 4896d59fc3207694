//! `outbound-rules.yaml`: what is known of the destinations of a managed network.

use serde::Deserialize;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DestinationsFile {
    /// Targets of private endpoint rules.
    pub targets: Vec<Target>,
    /// Citations of the targets.
    pub target_facts: Vec<String>,
    /// Rules that the service makes by itself.
    pub automatic: Vec<Automatic>,
    /// Citations of those rules.
    pub automatic_facts: Vec<String>,
    /// Service tags.
    pub service_tags: ServiceTags,
    /// Citations of the tags.
    pub tag_facts: Vec<String>,
    /// Hosts.
    pub hosts: Hosts,
    /// Citations of the hosts.
    pub host_facts: Vec<String>,
    /// Scenarios.
    pub scenarios: Vec<Scenario>,
}

/// A kind of target of private endpoint rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What people call it.
    pub service: String,
    /// The ARM type.
    #[serde(rename = "type")]
    pub arm_type: String,
    /// Its sub-resources.
    pub sub_resources: Vec<String>,
    /// Whether the sources confirm it for the managed network.
    #[serde(default = "yes")]
    pub confirmed: bool,
    /// Whether the built-in role of approvers does not cover the service.
    #[serde(default)]
    pub custom_role: bool,
}

const fn yes() -> bool {
    true
}

/// A resource of the workspace to which the service makes rules by itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Automatic {
    /// What people call it.
    pub resource: String,
    /// The value of `outbound_rule.covers` for rules to it.
    pub covers: String,
    /// Keys under which a workspace names it, the client's first; none for the workspace itself.
    #[serde(default)]
    pub named: Vec<String>,
    /// The ARM type.
    #[serde(rename = "type")]
    pub arm_type: String,
    /// Sub-resources that get a rule.
    pub sub_resources: Vec<String>,
}

/// Service tags by what a rule to them means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceTags {
    /// Let out by the service itself.
    pub automatic: Vec<String>,
    /// Open large ranges that many share.
    pub broad: Vec<String>,
    /// All others.
    pub known: Vec<String>,
}

/// What tells hosts apart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hosts {
    /// First labels below which storage accounts are named.
    pub storage_services: Vec<String>,
    /// The zones of storage, one for each cloud.
    pub storage_zones: Vec<String>,
    /// The storage host that an FQDN rule may name.
    pub storage_exception: String,
    /// Names below which anybody can have one.
    pub shared: Vec<String>,
    /// Labels that make a public suffix before a country's.
    pub second_level: Vec<String>,
}

/// What one way of working needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Hosts for FQDN rules.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Targets for private endpoint rules.
    #[serde(default)]
    pub private_endpoints: Vec<String>,
    /// Service tags with protocol and ports.
    #[serde(default)]
    pub service_tags: Vec<String>,
    /// Remarks.
    #[serde(default)]
    pub also: Vec<String>,
    /// Citations.
    pub facts: Vec<String>,
}
