//! What `transitions.yaml` says: what changes mean, and the ways from one configuration to another.

use serde::Deserialize;

use crate::condition::Condition;

/// What the documents can show of a subject, in the order of their bits.
pub const EVIDENCE: [&str; 6] = ["client", "resource_manager", "written", "proven", "occupied", "replaced"];
/// What can become of a subject, in the order of their bits.
pub const LIVES: [&str; 3] = ["kept", "appears", "disappears"];
/// What a change can be.
pub const KINDS: [&str; 10] = [
    "in_place",
    "new_deployment",
    "new_endpoint",
    "new_workspace",
    "impossible",
    "irreversible",
    "takes_effect_later",
    "loses_silently",
    "disputed",
    "exposes",
];
/// What a step can do.
pub const EFFECTS: [&str; 5] = ["none", "take", "create", "replace", "retire"];

/// `transitions.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransitionsFile {
    /// What is compared as it is written.
    pub properties: Vec<Property>,
    /// Facts of which no change is listed by itself.
    pub unspoken: Vec<String>,
    /// What changes mean.
    pub changes: Vec<ChangeRow>,
    /// What happens on the way.
    pub on_the_way: Vec<ChangeRow>,
    /// The ways.
    pub ways: Vec<Way>,
    /// The steps of all ways, in order.
    pub steps: Vec<Step>,
}

impl TransitionsFile {
    /// Every entry that cites facts, and the facts.
    pub fn cited(&self) -> Vec<(&str, &[String])> {
        let rows = self.changes.iter().chain(&self.on_the_way);
        let rows = rows.map(|row| (row.id.as_str(), row.facts.as_slice()));
        rows.chain(self.ways.iter().map(|way| (way.id.as_str(), way.facts.as_slice()))).collect()
    }
}

/// A property that is compared as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// `scope.property`.
    pub name: String,
    /// What it is called in sentences.
    pub title: String,
    /// Keys to it in files for the client and in what it prints.
    pub client: Vec<String>,
    /// Keys to it in documents of Resource Manager.
    pub arm: Vec<String>,
}

/// Conditions on both sides, or any change of the row's property.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// As it is.
    pub before: Condition,
    /// As it is meant to be.
    pub after: Condition,
    /// Any change of the property.
    pub changed: bool,
}

/// What a change means, or what happens on the way.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRow {
    /// Stable key of the message, in kebab-case.
    pub id: String,
    /// What the change is; nothing for what happens on the way.
    #[serde(default)]
    pub kind: String,
    /// `error`, `warning` or `info`.
    #[serde(default)]
    pub severity: String,
    /// Severity where it only depends; as `severity`, when absent.
    pub when_open: Option<String>,
    /// What it is about, on the way.
    #[serde(default)]
    pub about: String,
    /// The property that changes; its scope is that of the row.
    #[serde(default)]
    pub property: String,
    /// Whether it is said of a property that stays the same, too.
    #[serde(default)]
    pub unchanged_too: bool,
    /// Scope of the subject, where no property is named.
    #[serde(default)]
    pub scope: String,
    /// `kept`, `appears` or `disappears`; `kept`, when absent.
    pub life: Option<String>,
    /// Alternatives; always, when empty.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// What the documents have to show.
    #[serde(default)]
    pub needs: Vec<String>,
    /// What they must not show.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// What to say, with `{parameters}`.
    pub message: String,
    /// Citations.
    pub facts: Vec<String>,
}

impl ChangeRow {
    /// The scope of its subject.
    pub fn scope(&self) -> &str {
        if self.property.is_empty() {
            &self.scope
        } else {
            self.property.split('.').next().unwrap_or_default()
        }
    }
}

/// A way from one configuration to another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Its id.
    pub id: String,
    /// What it does, as an imperative.
    pub title: String,
    /// Citations.
    pub facts: Vec<String>,
}

/// A step of some of the ways.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The remedy that says how.
    pub remedy: String,
    /// Scope of the subject.
    pub scope: String,
    /// Ways in which subjects that are kept take it.
    #[serde(default)]
    pub kept: Vec<String>,
    /// Ways in which subjects that appear take it.
    #[serde(default)]
    pub appears: Vec<String>,
    /// Ways in which subjects that disappear take it.
    #[serde(default)]
    pub disappears: Vec<String>,
    /// What it does; nothing, when absent.
    pub effect: Option<String>,
    /// Facts that get their new values.
    #[serde(default)]
    pub takes: Vec<String>,
    /// The property that has to change, if it is one that is compared as written.
    #[serde(default)]
    pub property: String,
    /// Alternatives; always, when empty.
    #[serde(default)]
    pub cases: Vec<Case>,
}
