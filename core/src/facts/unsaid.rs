//! What is known of facts of which the documents of an object say nothing: a default, or why nothing is known.

use super::{
    knowledge::{Knowledge, spoken},
    object::{Describing, Object},
    origin::{Origin, Why},
};
use crate::{
    rulebook::{Fact, FactDefault, Family, Scope},
    text::Span,
    words::{Words, say},
};

/// What the silence of an object's documents means, whatever the fact.
pub enum Unsaid<'o, 'f> {
    /// No document describes it.
    Undescribed(Scope),
    /// Nothing is known, always for the same reason.
    Open(Words),
    /// The service printed it, perhaps not as a whole.
    Printed(Document<'o, 'f>),
    /// A file creates the object.
    Created(Document<'o, 'f>),
}

/// The document that leaves something out, and what is shown of it.
pub struct Document<'o, 'f> {
    describing: &'o Describing<'f>,
    anchor: Span,
}

impl<'o, 'f> Document<'o, 'f> {
    fn of(describing: &'o Describing<'f>) -> Self {
        Self { describing, anchor: describing.anchor() }
    }

    fn family(&self) -> Family {
        self.describing.recognition.family
    }

    fn takes(&self, default: &FactDefault) -> Knowledge {
        let place = self.describing.place(self.anchor, &[]);
        Knowledge {
            values: 0,
            absent: true,
            written: Some(false),
            origin: Origin::Defaulted { facts: default.facts, place: Some(place) },
            source: None,
            rejection: None,
        }
    }
}

impl<'o, 'f> Unsaid<'o, 'f> {
    /// What it means in the documents of an object.
    pub fn by(object: &'o Object<'f>) -> Self {
        if let Some(state) = object.states.first() {
            return Self::Printed(Document::of(state));
        }
        match object.creating() {
            None => Self::Undescribed(object.scope),
            Some(_) if object.fragment => Self::Open(say::fragment_leaves_out()),
            Some(_) if !object.files.iter().all(Describing::complete) => Self::Open(say::unreadable()),
            Some(file) => Self::Created(Document::of(file)),
        }
    }

    /// What is known of a fact.
    pub fn of(&self, fact: Fact) -> Knowledge {
        match self {
            Self::Undescribed(scope) => Knowledge::unknown(fact, undescribed(*scope)),
            Self::Open(words) => Knowledge::unknown(fact, *words),
            Self::Printed(state) => printed(fact, state),
            Self::Created(file) => created(fact, file),
        }
    }
}

/// Why nothing is known of what no document describes.
pub const fn undescribed(scope: Scope) -> Why {
    Why::About(say::NO_DOCUMENT_DESCRIBES, spoken(scope))
}

fn leaves_out(fact: Fact, words: Words) -> Knowledge {
    Knowledge::unknown(fact, Why::About(words, fact.entry().title))
}

fn printed(fact: Fact, state: &Document<'_, '_>) -> Knowledge {
    let holds = |default: &&FactDefault| default.families.contains(&state.family());
    let default = fact.entry().default.as_ref().filter(holds).filter(|_| state.describing.complete());
    default.map_or_else(|| leaves_out(fact, say::PRINTED_LEAVES_OUT), |default| state.takes(default))
}

fn created(fact: Fact, file: &Document<'_, '_>) -> Knowledge {
    let entry = fact.entry();
    // What the SDK leaves out, it does not send either.
    let family = match file.family() {
        Family::Sdk => Family::CliYaml,
        other => other,
    };
    let writes = entry.read(family).is_some();
    let holds = |default: &&FactDefault| match family {
        Family::CliYaml if default.families.is_empty() => writes,
        Family::CliYaml => default.families.contains(&family),
        _ => default.creates.contains(&family),
    };
    match entry.default.as_ref().filter(holds) {
        Some(default) => file.takes(default),
        None if writes && entry.default.is_some() && family != Family::CliYaml => {
            leaves_out(fact, say::ABSENT_AND_UNCONFIRMED)
        }
        None if writes => leaves_out(fact, say::DOCUMENT_LEAVES_OUT),
        None => leaves_out(fact, say::NO_FILE_CAN_STATE),
    }
}
