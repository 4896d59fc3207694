//! Overrides: `KEY=VALUE` as the vendor's `--set` takes them, applied to files for the client before anything is read.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    request::RequestError,
    rulebook::{Fact, FactEntry, Family, Scope},
    text::{concat, joined},
};

/// One override of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The fact.
    pub fact: Fact,
    /// The value, always text.
    pub value: String,
    /// As given.
    pub given: String,
}

/// Overrides that mean something here, and those that do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Of judged properties.
    pub known: Vec<Override>,
    /// Of anything else.
    pub ignored: Vec<String>,
}

/// Understands the overrides, given the scopes of the files for the client.
///
/// # Errors
/// When one has no `=`, or fits files of several scopes and does not say which.
pub fn parse(given: &[String], scopes: &[Scope]) -> Result<Overrides, RequestError> {
    let mut overrides = Overrides::default();
    for text in given {
        let Some((key, value)) = text.split_once('=') else {
            return Err(RequestError::Malformed { given: text.clone(), form: "KEY=VALUE" });
        };
        let candidates: Vec<Fact> =
            Fact::all().filter(|fact| takes(fact.entry(), key.trim(), scopes)).collect();
        match candidates.as_slice() {
            [] => overrides.ignored.push(text.clone()),
            [fact] => {
                let value = value.trim().trim_matches('"').to_string();
                // The last one wins, as with the vendor's client.
                overrides.known.retain(|known| known.fact != *fact);
                overrides.known.push(Override { fact: *fact, value, given: text.clone() });
            }
            several => {
                let spelled = |fact: &Fact| concat(&[fact.entry().scope.name(), ".", key, "=", value]);
                return Err(RequestError::AmbiguousOverride {
                    given: text.clone(),
                    choices: several.iter().map(spelled).collect(),
                });
            }
        }
    }
    Ok(overrides)
}

fn takes(entry: &FactEntry, key: &str, scopes: &[Scope]) -> bool {
    let Some(path) = client_path(entry) else { return false };
    let dotted = joined(path, ".");
    let prefixed = key.strip_prefix(entry.scope.name()).and_then(|rest| rest.strip_prefix('.'));
    scopes.contains(&entry.scope) && (key == dotted || prefixed == Some(dotted.as_str()))
}

/// Where the client's files write the fact.
pub fn client_path(entry: &FactEntry) -> Option<&'static [&'static str]> {
    entry.read(Family::CliYaml).map(|read| read.path)
}
