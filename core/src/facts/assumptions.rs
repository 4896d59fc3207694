//! Assumptions: `FACT=VALUE` or `FACT@SUBJECT=VALUE`, which fill what no document states.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    request::RequestError,
    rulebook::{Cube, Fact, Role, Union},
    words::say,
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
    let mut assumptions: Vec<Assumption> = Vec::new();
    for text in given {
        let next = one(text)?;
        if let Some(known) = assumptions.iter().find(|known| contradict(known, &next)) {
            return Err(RequestError::Contradiction {
                assumption: next.given,
                place: say::the_assumption(&known.given),
                stated: known.fact.value_names(1 << known.value).collect(),
            });
        }
        assumptions.push(next);
    }
    Ok(assumptions)
}

/// Whether two assumptions give one fact of one subject two values. One without a subject speaks of all.
fn contradict(one: &Assumption, other: &Assumption) -> bool {
    let overlap = match (&one.subject, &other.subject) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => true,
    };
    one.fact == other.fact && one.value != other.value && overlap
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
    for literal in rows.iter().flat_map(|(_, union)| union.iter()).flat_map(Cube::iter) {
        let name = literal.fact.name().to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
