//! What the head of a rule file says, as it says it.

use serde::Deserialize;

use crate::condition::{Alternatives, text};

/// The front matter of a rule file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The requirement, in kebab-case; equals the file name.
    pub id: String,
    /// Stable code, `CD` and three digits.
    pub code: String,
    /// The requirement as a sentence fragment.
    pub title: String,
    /// Scope of the subject that is judged.
    pub scope: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// `works`, `isolation`, `advice` or `transition`.
    pub decides: String,
    /// When it applies and when it is violated.
    pub when: When,
    /// What is wrong, with `{parameters}`.
    pub message: String,
    /// What would be wrong where it depends, behind the condition; the message, when absent.
    pub possible: Option<String>,
    /// Fact whose place is primary; then related ones.
    pub locate: Vec<String>,
    /// Remedy ids.
    #[serde(default)]
    pub remedies: Vec<String>,
    /// Edit of the text.
    pub fix: Option<Fix>,
    /// Citations.
    pub facts: Vec<String>,
    /// Editions that have the rule; all, when empty.
    #[serde(default)]
    pub editions: Vec<String>,
}

/// When a rule applies, and when one that applies is violated.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Alternatives; always, when absent.
    #[serde(default)]
    pub applies: Alternatives,
    /// Alternatives.
    pub violated: Alternatives,
}

/// An edit of the user's text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// `safe` or `unsafe`.
    pub applicability: String,
    /// Writes this value.
    #[serde(default)]
    pub set: Option<SetFix>,
    /// Deletes the key of this fact.
    #[serde(default)]
    pub delete: Option<String>,
    /// Writes the spelling that the client takes for what was meant.
    #[serde(default)]
    pub respell: Option<String>,
    /// Puts what is written for this fact into quotes.
    #[serde(default)]
    pub quote: Option<String>,
    /// Removes the subject from the list that it is in.
    #[serde(default)]
    pub remove: bool,
}

/// A value to write.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFix {
    /// The fact.
    pub fact: String,
    /// The value.
    #[serde(deserialize_with = "text")]
    pub value: String,
}
