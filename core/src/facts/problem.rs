//! What does not fit between documents, or is not judged.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::origin::Place;
use crate::{rulebook::Fact, severity::Severity, words::say};

/// Something about the documents that a reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the kind of problem.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What, and what to do.
    pub message: String,
    /// One primary place, then related ones with what they contribute.
    pub places: Vec<(Place, String)>,
}

impl Problem {
    /// An info without a place.
    pub fn info(code: &'static str, message: String) -> Self {
        Self { code, severity: Severity::Info, message, places: Vec::new() }
    }

    /// With a place; the first is the primary one.
    #[must_use]
    pub fn at(mut self, place: Place, what: &str) -> Self {
        self.places.push((place, what.to_string()));
        self
    }

    /// Two documents give one fact different values (F-OBS-23).
    pub fn conflict(fact: Fact, here: &Place, there: &Place) -> Self {
        let message = say::documents_differ(fact.entry().title);
        Self { code: "conflicting-documents", severity: Severity::Warning, message, places: Vec::new() }
            .at(here.clone(), say::one_value().text())
            .at(there.clone(), say::the_other_value().text())
    }
}
