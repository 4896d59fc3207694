//! What a caller hands in: documents and options.

use crate::text::joined;
use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::words::say;
use serde::Deserialize;

/// One document as the caller holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InputDocument {
    /// Name that the report uses for it: a path, a URI, anything unique.
    pub uri: String,
    /// The text.
    pub text: String,
}

/// Edition of the vendor's documentation to follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Edition {
    /// The newest reading.
    #[default]
    #[serde(rename = "current")]
    Current,
    /// The how-to page of January 2023.
    #[serde(rename = "2023-01")]
    January2023,
}

impl Edition {
    /// Every edition, newest first.
    pub const ALL: [Self; 2] = [Self::Current, Self::January2023];

    /// The name used in requests and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::January2023 => "2023-01",
        }
    }

    /// The edition of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.name() == name)
    }
}

/// What repairs are to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Goal {
    /// That it works, whatever is not known.
    Works,
    /// That it works and meets every stated intent, whatever is not known.
    Intended,
}

impl Goal {
    /// Every goal.
    pub const ALL: [Self; 2] = [Self::Works, Self::Intended];

    /// The name used in requests and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Intended => "intended",
        }
    }

    /// The goal of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|goal| goal.name() == name)
    }
}

/// Bounds on hostile input. Hitting one is an error-level problem that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Bounds {
    /// Bytes of one document.
    pub file_bytes: usize,
    /// Nesting of mappings and lists.
    pub depth: usize,
    /// Aliases that reading a document in full would follow.
    pub alias_expansions: usize,
    /// YAML documents in one text.
    pub documents: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { file_bytes: 4 * 1024 * 1024, depth: 64, alias_expansions: 10_000, documents: 1_000 }
    }
}

/// A question: these documents, judged this way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Request {
    /// The documents; their order does not matter.
    pub documents: Vec<InputDocument>,
    /// Stated intents: `private-inbound`, `selected-addresses-inbound`, `public-inbound`, `no-internet-egress`,
    /// `approved-egress-only`, `internet-egress`. All of them have to be met.
    pub intents: Vec<String>,
    /// Assumptions, `FACT=VALUE` or `FACT@SUBJECT=VALUE`.
    pub assume: Vec<String>,
    /// Overrides, `KEY=VALUE` or `SCOPE.KEY=VALUE`, as the vendor's `--set` takes them.
    pub set: Vec<String>,
    /// Edition of the documentation to follow.
    pub edition: Edition,
    /// Also list every check in `checks.list`.
    pub list_checks: bool,
    /// Also look for the cheapest changes that reach this goal.
    pub repair: Option<Goal>,
    /// Sections of the report that are left empty, because nobody reads them or they are asked for later.
    pub omit: Vec<Section>,
    /// How findings of a rule are listed, `RULE=SEVERITY` with `off`, `info`, `warning` or `error`; the rule by id or
    /// code. Nothing that is decided changes with it.
    pub severity: Vec<String>,
    /// Globs of paths that the caller left out; the report repeats them.
    pub ignored: Vec<String>,
    /// Name of the config file that options came from; the report repeats it.
    pub config: Option<String>,
    /// Bounds on hostile input.
    pub bounds: Bounds,
}

/// A section of the report that no verdict needs, and that takes time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// `explanation`.
    Explanation,
    /// `subjects`.
    Subjects,
    /// `reachability`.
    Reachability,
    /// `inventory`.
    Inventory,
    /// `open`.
    Open,
    /// `checks`.
    Checks,
    /// `about`.
    About,
}

impl Section {
    /// Every section that can be left out.
    pub const ALL: [Self; 7] = [
        Self::Explanation,
        Self::Subjects,
        Self::Reachability,
        Self::Inventory,
        Self::Open,
        Self::Checks,
        Self::About,
    ];

    /// The name used in requests and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explanation => "explanation",
            Self::Subjects => "subjects",
            Self::Reachability => "reachability",
            Self::Inventory => "inventory",
            Self::Open => "open",
            Self::Checks => "checks",
            Self::About => "about",
        }
    }

    /// The section of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}

impl Request {
    /// Whether a section of the report is wanted.
    pub fn wants(&self, section: Section) -> bool {
        !self.omit.contains(&section)
    }
}

/// A question that can not be asked. Bad documents are never an error: they are problems within the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// An assumption or override without `=`.
    Malformed {
        /// The text as given.
        given: String,
        /// What it should look like.
        form: &'static str,
    },
    /// No fact of that name.
    UnknownFact {
        /// The name as given.
        given: String,
        /// The names that exist.
        choices: Vec<String>,
    },
    /// The fact exists but not that value.
    UnknownValue {
        /// The fact.
        fact: String,
        /// The value as given.
        given: String,
        /// The values that exist.
        choices: Vec<String>,
    },
    /// The fact is computed, not chosen.
    DerivedFact {
        /// The fact.
        fact: String,
        /// The facts that it follows from.
        choices: Vec<String>,
    },
    /// No subject of that name.
    UnknownSubject {
        /// The scope of the fact.
        scope: String,
        /// The name as given.
        given: String,
        /// The names that exist.
        choices: Vec<String>,
    },
    /// The assumption contradicts what is written.
    Contradiction {
        /// The assumption as given.
        assumption: String,
        /// Where the other value is written: document, line and column, or the override.
        place: String,
        /// The value that is written.
        stated: String,
    },
    /// No intent of that name.
    UnknownIntent {
        /// The name as given.
        given: String,
        /// The names that exist.
        choices: Vec<String>,
    },
    /// No rule of that name.
    UnknownRule {
        /// The name as given.
        given: String,
    },
    /// No severity of that name.
    UnknownSeverity {
        /// The name as given.
        given: String,
    },
    /// An override that fits several kinds of document.
    AmbiguousOverride {
        /// The override as given.
        given: String,
        /// The overrides that are meant, spelled out.
        choices: Vec<String>,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl core::error::Error for RequestError {}

impl RequestError {
    /// What is wrong with the question.
    #[must_use]
    pub fn message(&self) -> String {
        let listed = |choices: &[String]| joined(choices, ", ");
        match self {
            Self::Malformed { given, form } => say::malformed(given, form),
            Self::UnknownFact { given, choices } => say::unknown_fact(given, &listed(choices)),
            Self::UnknownValue { fact, given, choices } => say::unknown_value(fact, given, &listed(choices)),
            Self::DerivedFact { fact, choices } => say::derived_fact(fact, &listed(choices)),
            Self::UnknownSubject { scope, given, choices } => {
                say::unknown_subject(scope, given, &listed(choices))
            }
            Self::Contradiction { assumption, place, stated } => {
                say::contradiction(assumption, place, stated)
            }
            Self::UnknownIntent { given, choices } => say::unknown_intent(given, &listed(choices)),
            Self::UnknownRule { given } => say::unknown_rule(given),
            Self::UnknownSeverity { given } => say::unknown_severity(given),
            Self::AmbiguousOverride { given, choices } => say::ambiguous_override(given, &listed(choices)),
        }
    }

    /// Stable name of the kind of error.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "malformed",
            Self::UnknownFact { .. } => "unknown-fact",
            Self::UnknownValue { .. } => "unknown-value",
            Self::DerivedFact { .. } => "derived-fact",
            Self::UnknownSubject { .. } => "unknown-subject",
            Self::Contradiction { .. } => "contradiction",
            Self::UnknownIntent { .. } => "unknown-intent",
            Self::UnknownRule { .. } => "unknown-rule",
            Self::UnknownSeverity { .. } => "unknown-severity",
            Self::AmbiguousOverride { .. } => "ambiguous-override",
        }
    }
}
