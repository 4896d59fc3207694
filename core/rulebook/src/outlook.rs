//! What the tables of reachability, inventory and symptoms say, as they say it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::condition::Condition;

/// `reachability.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachabilityFile {
    /// What each place is called.
    pub places: BTreeMap<String, String>,
    /// Who can call an endpoint.
    pub inbound: Vec<RouteTable>,
    /// What a deployment can reach.
    pub outbound: Vec<RouteTable>,
}

/// One decision table, for several places that are alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteTable {
    /// Sources of inbound traffic.
    #[serde(default)]
    pub from: Vec<String>,
    /// Destinations of outbound traffic.
    #[serde(default)]
    pub to: Vec<String>,
    /// First match wins.
    pub rows: Vec<RouteRow>,
}

impl RouteTable {
    /// The places that the table is about, besides the endpoint or the deployment.
    pub fn places(&self) -> impl Iterator<Item = &String> {
        self.from.iter().chain(&self.to)
    }
}

/// One row of a decision table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteRow {
    /// When the row applies; always, when absent.
    #[serde(default)]
    pub when: Condition,
    /// `allowed`, `blocked`, `depends` or `disputed`.
    pub answer: String,
    /// How the traffic goes, or what stops it.
    pub path: String,
    /// Citations.
    pub facts: Vec<String>,
}

/// `inventory.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryFile {
    /// What a configuration brings along and needs.
    pub items: Vec<Item>,
    /// Names by cloud; the first is taken where nothing tells.
    pub clouds: Vec<Cloud>,
    /// Citations of the names.
    pub cloud_facts: Vec<String>,
    /// What is read to answer open facts.
    pub collector: Vec<Collect>,
    /// Citations of the collector.
    pub collector_facts: Vec<String>,
}

/// One item.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What it is: `private_endpoint`, `firewall`, `dns_zone`, `role`, `step`, `check` and so on.
    pub kind: String,
    /// For whose subjects it counts.
    pub scope: String,
    /// How many for each.
    #[serde(default = "one")]
    pub count: u8,
    /// One for all subjects together.
    #[serde(default)]
    pub shared: bool,
    /// Whether something that no fact says may make it superfluous.
    #[serde(default)]
    pub uncertain: bool,
    /// When it counts; always, when absent.
    #[serde(default)]
    pub when: Condition,
    /// What it is, with `{placeholders}`.
    pub text: String,
    /// Commands that make or check it, with `{placeholders}`.
    #[serde(default)]
    pub commands: Vec<String>,
    /// Citations.
    pub facts: Vec<String>,
}

const fn one() -> u8 {
    1
}

/// The names of one cloud.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cloud {
    /// Its name.
    pub name: String,
    /// How its hosts end.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// What fills placeholders.
    pub names: BTreeMap<String, String>,
}

/// What is read to answer the facts of one scope.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collect {
    /// The scope.
    pub scope: String,
    /// Below the id of the workspace.
    pub path: Option<String>,
    /// Where the workspace names the resource.
    pub from: Option<String>,
    /// Facts that it may leave open.
    #[serde(default)]
    pub except: Vec<String>,
}

/// `symptoms.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SymptomsFile {
    /// What people see.
    pub symptoms: Vec<Symptom>,
}

/// Something that goes wrong, and why it may.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    /// What is seen.
    pub symptom: String,
    /// What may cause it, the likeliest first.
    pub causes: Vec<Cause>,
    /// Commands that tell them apart.
    #[serde(default)]
    pub commands: Vec<String>,
    /// Citations.
    pub facts: Vec<String>,
}

/// One cause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// What it is, and what to do.
    pub text: String,
    /// Facts to look at, by name.
    #[serde(default)]
    pub look: Vec<String>,
    /// Ids of rules that find it.
    #[serde(default)]
    pub rules: Vec<String>,
}
