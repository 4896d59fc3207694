//! What all documents together say of one fact of one object: files over states, defaults, assumptions.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{
    assumptions::Assumption,
    object::Object,
    origin::{Origin, Place, Why},
    overrides::Override,
    private_endpoint::Surroundings,
    problem::Problem,
    read,
    reading::{self, Reading, Rejection, Source},
    unsaid::Unsaid,
};
use crate::{
    document::{Scalar, ScalarStyle, Syntax, find_placeholder},
    request::RequestError,
    rulebook::{Fact, Family, Scope, Values},
    text::joined,
    words::say,
};

/// What is known of one fact of one object.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The values that may be written.
    pub values: Values,
    /// Whether nothing may be written, so that the default holds.
    pub absent: bool,
    /// Whether the key is written, where that is known.
    pub written: Option<bool>,
    /// How it is known.
    pub origin: Origin,
    /// What decides a value that is not literal.
    pub source: Option<Box<Source>>,
    /// What the client rejects.
    pub rejection: Option<Box<Rejection>>,
}

impl Knowledge {
    /// Nothing is known.
    pub fn unknown(fact: Fact, why: impl Into<Why>) -> Self {
        Self {
            values: fact.full(),
            absent: fact.entry().default.is_some(),
            written: None,
            origin: Origin::Unknown { why: why.into(), place: None },
            source: None,
            rejection: None,
        }
    }

    /// It follows from something else.
    pub fn derived(
        values: Values,
        why: impl Into<Why>,
        place: Option<Place>,
        facts: &'static [&'static str],
    ) -> Self {
        let origin = Origin::Derived { why: why.into(), place, facts };
        Self { values, absent: false, written: Some(false), origin, source: None, rejection: None }
    }
}

/// What the documents of an object say of a fact.
pub fn of(
    fact: Fact,
    object: &Object<'_>,
    unsaid: &Unsaid<'_, '_>,
    overrides: &[Override],
    around: &Surroundings<'_>,
    problems: &mut Vec<Problem>,
) -> Knowledge {
    if let Some(given) = overrides.iter().find(|given| given.fact == fact && !object.files.is_empty()) {
        return overridden(fact, object, given);
    }
    // A file for the client is what is wanted; a state is what stands where the file says nothing.
    for documents in [&object.files, &object.states] {
        let mut together = Reading::Absent;
        for document in documents {
            let next = read::fact(fact, *document, around);
            together = match (together, next) {
                (Reading::Absent, only) | (only, Reading::Absent) => only,
                (first, second) => agreed(fact, first, second, problems),
            };
        }
        if !matches!(together, Reading::Absent) {
            return said(fact, together);
        }
    }
    unsaid.of(fact)
}

/// What two documents say together, whichever comes first: what the client rejects stays rejected, what is open stays
/// open, and of two values either may be the one (F-OBS-23).
fn agreed(fact: Fact, first: Reading, second: Reading, problems: &mut Vec<Problem>) -> Reading {
    if first.says_the_same_as(&second) {
        return first;
    }
    if let (Some(here), Some(there)) = (first.place(), second.place()) {
        problems.push(Problem::conflict(fact, here, there));
    }
    match (first, second) {
        // A key that is at fault is told as one besides.
        (Reading::Rejected(Rejection { key: Some(_), .. }), rejected @ Reading::Rejected(_)) => rejected,
        (rejected @ Reading::Rejected(_), _) | (_, rejected @ Reading::Rejected(_)) => rejected,
        (Reading::Open { why, place, .. }, _) | (_, Reading::Open { why, place, .. }) => {
            Reading::Open { why, place, source: None }
        }
        (first, second) => Reading::Derived {
            values: first.values() | second.values(),
            why: say::documents_say_different_things().owned(),
            place: first.place().cloned(),
            source: None,
        },
    }
}

/// What a reading alone says.
pub fn said(fact: Fact, reading: Reading) -> Knowledge {
    let written = Some(true);
    let full = fact.full();
    let (values, origin, source, rejection) = match reading {
        Reading::Absent => return Knowledge::unknown(fact, say::not_said()),
        Reading::Value { value, place, text } => (1 << value, Origin::Stated { place, text }, None, None),
        Reading::Default { value, place, parameter, source } => {
            (1 << value, Origin::Parameter { parameter, place }, Some(source), None)
        }
        Reading::Derived { values, why, place, source } => {
            (values, Origin::Constrained { why: why.into(), place }, source, None)
        }
        Reading::Open { why, place, source } => {
            (full, Origin::Unknown { why: why.into(), place: Some(place) }, source, None)
        }
        Reading::Rejected(rejection) => {
            let (why, place) = (rejection.why.clone().into(), Some(rejection.place.clone()));
            let origin = Origin::Unknown { why, place };
            (full, origin, None, Some(Box::new(rejection)))
        }
    };
    Knowledge { values, absent: false, written, origin, source, rejection }
}

fn overridden(fact: Fact, object: &Object<'_>, given: &Override) -> Knowledge {
    let reads = fact.entry().read(Family::CliYaml);
    let place = object.creating().map(|file| file.place(file.anchor(), &[]));
    let (Some(read), Some(place)) = (reads, place) else {
        return Knowledge::unknown(fact, say::no_document_takes_override());
    };
    let scalar = Scalar {
        style: ScalarStyle::DoubleQuoted,
        placeholder: find_placeholder(&given.value, Syntax::Yaml),
        ..Scalar::word(given.value.clone())
    };
    let mut knowledge = said(fact, reading::scalar(fact, &read.spelling, &scalar, place));
    // Whatever becomes of it, it is not the text that says so.
    if knowledge.values.count_ones() == 1 || knowledge.rejection.is_some() {
        knowledge.origin = Origin::Override { given: given.given.clone() };
    }
    knowledge
}

/// A scope in a sentence.
pub const fn spoken(scope: Scope) -> &'static str {
    match scope {
        Scope::Workspace => "workspace",
        Scope::ContainerRegistry => "container registry",
        Scope::StorageAccount => "storage account",
        Scope::KeyVault => "key vault",
        Scope::IpRule => "address rule",
        Scope::OutboundRule => "outbound rule",
        Scope::Endpoint => "endpoint",
        Scope::Deployment => "deployment",
    }
}

/// Fills in an assumption.
///
/// # Errors
/// When the documents state another value.
pub fn assume(
    knowledge: &mut Knowledge,
    assumption: &Assumption,
    show: impl Fn(&Place) -> String,
) -> Result<(), RequestError> {
    let bit: Values = 1 << assumption.value;
    let stated = match &knowledge.origin {
        Origin::Stated { place, text } => Some((show(place), String::from(&**text))),
        Origin::Override { given } => Some((say::the_override(given), given.clone())),
        Origin::Constrained { place, .. } if knowledge.values & bit == 0 => {
            let left: Vec<&str> = assumption.fact.value_names(knowledge.values).collect();
            Some((place.as_ref().map(&show).unwrap_or_default(), joined(&left, " or ")))
        }
        _ => None,
    };
    if let Some((place, stated)) = stated {
        if knowledge.values == bit {
            return Ok(());
        }
        return Err(RequestError::Contradiction { assumption: assumption.given.clone(), place, stated });
    }
    let entry = assumption.fact.entry();
    let is_default = entry.default.as_ref().is_some_and(|default| default.value == assumption.value);
    // Nothing is written as far as anybody knows: an assumed default may still be one that is not written.
    knowledge.absent = is_default && knowledge.written.is_none();
    knowledge.values = bit;
    // The text that decides it stays: whatever else reads that text has the same value.
    knowledge.origin = Origin::Assumed { given: assumption.given.clone() };
    Ok(())
}
