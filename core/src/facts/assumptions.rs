//! Assumptions: `FACT=VALUE` or `FACT@SUBJECT=VALUE`, which fill what no document states.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    request::RequestError,
    rulebook::{Fact, Role, Union},
};

/// One assumption, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The fact.
    pub fact: Fact,
    /// Name of the subject; every subject that does not state the fact, when absent.
    pub subject: Option<String>,
    /// The value.
    pub value: u8,
    /// As given.
    pub given: String,
}

/// Understands the assumptions.
///
/// # Errors
/// When one is malformed, or names a fact or value that does not exist or can not be chosen.
pub fn parse(given: &[String]) -> Result<Vec<Assumption>, RequestError> {
    given.iter().map(|text| one(text)).collect()
}

fn one(text: &str) -> Result<Assumption, RequestError> {
    let malformed =
        || RequestError::Malformed { given: text.to_string(), form: "FACT=VALUE or FACT@SUBJECT=VALUE" };
    let (left, value) = text.split_once('=').ok_or_else(malformed)?;
    let (name, subject) = match left.split_once('@') {
        Some((name, subject)) => (name.trim(), Some(subject.trim().to_string())),
        None => (left.trim(), None),
    };
    let fact =
        Fact::named(name).filter(|fact| !fact.entry().internal).ok_or_else(|| RequestError::UnknownFact {
            given: name.to_string(),
            choices: assumable().map(|fact| fact.name().to_string()).collect(),
        })?;
    if let Role::Derived(rows) = fact.entry().role {
        return Err(RequestError::DerivedFact { fact: name.to_string(), choices: named_in(rows) });
    }
    let value = value.trim();
    let number = fact.value_number(value).ok_or_else(|| RequestError::UnknownValue {
        fact: name.to_string(),
        given: value.to_string(),
        choices: fact.entry().values.iter().map(ToString::to_string).collect(),
    })?;
    Ok(Assumption { fact, subject, value: number, given: text.to_string() })
}

/// Facts that can be assumed.
pub fn assumable() -> impl Iterator<Item = Fact> {
    Fact::all().filter(|fact| !fact.entry().internal && matches!(fact.entry().role, Role::Base))
}

fn named_in(rows: &[(u8, Union)]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for literal in rows.iter().flat_map(|(_, union)| union.iter()).flat_map(|cube| cube.iter()) {
        let name = literal.fact.name().to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
