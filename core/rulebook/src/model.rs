//! What the YAML files say, as they say it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::condition::{Condition, text, texts};

/// A file below `facts/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// The facts, in the order in which they are shown.
    pub facts: Vec<Fact>,
}

/// One fact: a small enumeration about one scope.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// `scope.property`.
    pub name: String,
    /// What it is called in sentences.
    pub title: String,
    /// Its values.
    #[serde(deserialize_with = "texts")]
    pub values: Vec<String>,
    /// For each value, what it means as a clause of a sentence.
    pub clauses: Vec<String>,
    /// Sets of values that have a clause of their own.
    #[serde(default)]
    pub together: Vec<Together>,
    /// Whether "will it work?" may depend on it.
    #[serde(default)]
    pub gating: bool,
    /// Whether `<fact>.written` exists.
    #[serde(default)]
    pub written: bool,
    /// Whether `<fact>.accepted` exists.
    #[serde(default)]
    pub accepted: bool,
    /// Whether it is left out of what people see and may assume.
    #[serde(default)]
    pub internal: bool,
    /// Whether a project has it from its hub.
    #[serde(default)]
    pub inherited: bool,
    /// How each family of surface writes it.
    #[serde(default)]
    pub read: BTreeMap<String, Read>,
    /// What holds when it is absent from a complete document.
    pub default: Option<Default>,
    /// The decision table of a derived fact; first match wins.
    #[serde(default)]
    pub derived: Vec<DerivedRow>,
    /// Value that "will it work?" takes for granted.
    pub assume: Option<String>,
    /// Commands that answer it.
    #[serde(default)]
    pub ask: Vec<String>,
    /// Citations of a derived fact.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Several values that one clause says better than one for each.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// The values.
    #[serde(deserialize_with = "texts")]
    pub values: Vec<String>,
    /// What they mean as a clause of a sentence.
    pub clause: String,
}

/// How one family of surface writes a fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// Keys from the root of the object to the value.
    pub path: Vec<String>,
    /// Which spellings are taken: `any_casing`, `listed`, `loose`, or the name of a deriving function.
    pub spelling: String,
    /// For `listed`: spellings by value; for some deriving functions: what they look for, by value.
    #[serde(default)]
    pub accepts: BTreeMap<String, Vec<String>>,
    /// Other names of the key, of previews, of pages and of other tools, by which people know it.
    #[serde(default)]
    pub also: Vec<String>,
    /// First versions of the API that know the key, where older ones do not.
    #[serde(default)]
    pub since: Since,
}

/// First versions of the API that know a key, as dates; empty where there is none.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Since {
    /// The first preview.
    pub preview: String,
    /// The first stable one.
    pub stable: String,
}

/// A default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Default {
    /// The value.
    #[serde(deserialize_with = "text")]
    pub value: String,
    /// Citations.
    pub facts: Vec<String>,
    /// Families to whose documents it applies; all that can state the fact, when empty.
    #[serde(default)]
    pub families: Vec<String>,
    /// Families besides the client's files in which an object that is created takes it.
    #[serde(default)]
    pub creates: Vec<String>,
}

/// One row of a derived fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DerivedRow {
    /// When the row applies; always, when absent.
    #[serde(default)]
    pub when: Condition,
    /// The value then.
    pub value: String,
}

/// `exposure.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExposureFile {
    /// Who can reach an endpoint; first match wins.
    pub inbound: Vec<ExposureRow>,
    /// What a deployment can reach; first match wins.
    pub outbound: Vec<ExposureRow>,
    /// Named intents.
    pub intents: Vec<Intent>,
    /// What is taken for granted where nothing is stated.
    pub assumptions: Vec<Assumption>,
    /// What no setting changes.
    pub control_plane: String,
    /// What a yes does not promise.
    pub not_promised: String,
    /// Month up to which the sources were read.
    pub knowledge_as_of: String,
    /// Version of the rulebook.
    pub rulebook_version: String,
}

/// One row of an exposure table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExposureRow {
    /// When the row applies; always, when absent.
    #[serde(default)]
    pub when: Condition,
    /// The exposures then; several where sources disagree.
    pub exposures: Vec<String>,
    /// Why, as the second half of a sentence.
    pub because: String,
    /// Citations.
    pub facts: Vec<String>,
}

/// A named intent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intent {
    /// Its name.
    pub name: String,
    /// `inbound` or `outbound`.
    pub direction: String,
    /// Exposures that meet it.
    pub allows: Vec<String>,
}

/// Something taken for granted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// The fact.
    pub fact: String,
    /// The value taken for granted.
    pub value: String,
    /// For which configurations.
    pub when: Condition,
    /// For which of them the value is the less usual one.
    pub unusual_when: Option<Condition>,
    /// Why it matters.
    pub why: String,
    /// Citations.
    pub facts: Vec<String>,
}

/// `matrix.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixFile {
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// One row of the matrix.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Editions that know it.
    pub editions: Vec<String>,
    /// Which configurations are in it.
    pub when: Condition,
    /// Citations.
    pub facts: Vec<String>,
    /// Per edition, where its table prints the condition on the workspace: `none`, `inbound` or `outbound`.
    pub condition: BTreeMap<String, String>,
    /// Its cells: total and disjoint.
    pub cells: Vec<MatrixCell>,
}

/// One cell of a row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixCell {
    /// Values of `workspace.inbound`.
    pub workspace_inbound: Vec<String>,
    /// Values of `workspace.private_endpoint`.
    pub private_endpoint: Vec<String>,
    /// Editions; those of the row, when empty.
    #[serde(default)]
    pub editions: Vec<String>,
    /// `supported`, `unsupported` or `warning`.
    pub status: String,
    /// Why.
    pub reason: String,
    /// Citations.
    pub facts: Vec<String>,
}

/// `remedies.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemediesFile {
    /// The remedies.
    pub remedies: Vec<Remedy>,
}

/// A way to mend a finding, on every surface.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// Its id.
    pub id: String,
    /// What it does, as an imperative.
    pub title: String,
    /// Azure CLI commands.
    #[serde(default)]
    pub cli: Vec<String>,
    /// Python SDK code.
    pub python: Option<String>,
    /// Steps in the Studio or the portal.
    #[serde(default)]
    pub studio: Vec<String>,
    /// Citations.
    pub facts: Vec<String>,
}

/// A file below `sources/`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// Pages by key.
    #[serde(default)]
    pub pages: BTreeMap<String, Page>,
    /// Facts by id.
    #[serde(default)]
    pub facts: BTreeMap<String, Source>,
}

/// A page that was read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Title.
    pub title: String,
    /// The date it carries, or the version that was run.
    pub date: String,
    /// Address.
    pub url: String,
}

/// What one fact says and who says so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The statement, in our words.
    pub says: String,
    /// Keys of pages.
    pub pages: Vec<String>,
    /// Where no text decides it: why not, and what the report says of it instead.
    pub undecided: Option<Undecided>,
}

/// Why a fact of the evidence is not judged.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Undecided {
    /// Why no text decides it, or why it needs no verdict.
    pub why: String,
    /// Where the user is told instead.
    pub told: String,
}
