//! A question, and what its answer is told to.

#[cfg(feature = "complete")]
use alloc::format;
use alloc::{string::String, vec::Vec};

#[cfg(feature = "complete")]
use cofferdam_core::request::Goal;
use cofferdam_core::{
    request::{Bounds, Edition, InputDocument, Request, RequestError},
    text::joined,
    words::say,
};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    utf8,
    vocabulary::Vocabulary,
    written::{Written, units, written},
};

#[wasm_bindgen]
extern "C" {
    /// Who asks. Told through calls, the answer is read where it lies; it is neither copied nor freed over there.
    pub type Asker;

    /// Takes the answer as it was written, behind whose strings so many units are told once and for all; one that can
    /// not be written, which is a defect, is not given.
    #[wasm_bindgen(method)]
    fn given(this: &Asker, text: &str, told: usize, words: &[u32]);

    /// Takes why the question can not be asked. An exception would need a class that Rust and JavaScript share.
    #[wasm_bindgen(method)]
    fn refused(this: &Asker, code: &str, message: &str);
}

/// Why a question can not be asked.
pub struct Refusal {
    code: &'static str,
    message: String,
}

/// A question, built up field by field.
#[wasm_bindgen]
#[derive(Default)]
pub struct Question {
    pub(crate) request: Request,
    edition: Option<String>,
    #[cfg(feature = "complete")]
    pub(crate) goal: Option<String>,
    #[cfg(feature = "complete")]
    pub(crate) answers_alone: bool,
}

#[wasm_bindgen]
impl Question {
    /// An empty question.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document.
    pub fn document(&mut self, uri: String, text: Vec<u8>) {
        self.request.documents.push(InputDocument { uri, text: utf8::text(text) });
    }

    /// Adds an intent.
    pub fn intent(&mut self, intent: String) {
        self.request.intents.push(intent);
    }

    /// Adds an assumption.
    pub fn assume(&mut self, assumption: String) {
        self.request.assume.push(assumption);
    }

    /// Adds an override.
    pub fn set(&mut self, value: String) {
        self.request.set.push(value);
    }

    /// Chooses the edition.
    pub fn edition(&mut self, edition: String) {
        self.edition = Some(edition);
    }

    /// Asks for the list of checks.
    #[wasm_bindgen(js_name = listChecks)]
    pub fn list_checks(&mut self) {
        self.request.list_checks = true;
    }

    /// Lists findings of a rule with another severity: `RULE=SEVERITY`.
    pub fn severity(&mut self, value: String) {
        self.request.severity.push(value);
    }

    /// Names paths that were left out, for the report.
    pub fn ignored(&mut self, glob: String) {
        self.request.ignored.push(glob);
    }

    /// Names the config file, for the report.
    pub fn config(&mut self, uri: String) {
        self.request.config = Some(uri);
    }

    /// Sets the bounds that are given; the others keep their defaults.
    pub fn bounds(
        &mut self,
        file_bytes: Option<usize>,
        depth: Option<usize>,
        alias_expansions: Option<usize>,
        documents: Option<usize>,
    ) {
        let usual = Bounds::default();
        self.request.bounds = Bounds {
            file_bytes: file_bytes.unwrap_or(usual.file_bytes),
            depth: depth.unwrap_or(usual.depth),
            alias_expansions: alias_expansions.unwrap_or(usual.alias_expansions),
            documents: documents.unwrap_or(usual.documents),
        };
    }
}

impl Question {
    /// The question as the core takes it.
    pub fn request(mut self) -> Result<Request, Refusal> {
        if let Some(name) = self.edition {
            let Some(edition) = Edition::from_name(&name) else {
                let choices = joined(&Edition::ALL.map(Edition::name), ", ");
                let message = say::unknown_edition(&name, &choices);
                return Err(Refusal { code: "unknown-edition", message });
            };
            self.request.edition = edition;
        }
        #[cfg(feature = "complete")]
        if let Some(name) = self.goal {
            let Some(goal) = Goal::from_name(&name) else {
                let choices = joined(&Goal::ALL.map(Goal::name), ", ");
                let message = format!("there is no goal `{name}`; the goals are {choices}");
                return Err(Refusal { code: "unknown-goal", message });
            };
            self.request.repair = Some(goal);
        }
        Ok(self.request)
    }
}

/// Takes the texts that sentences are made of, one for each line; they are needed before anything is asked.
#[cfg(not(feature = "complete"))]
#[wasm_bindgen]
pub fn words(texts: String) {
    cofferdam_core::words::give_words(texts);
}

#[cfg(not(feature = "complete"))]
#[wasm_bindgen]
impl Question {
    /// Judges.
    pub fn judge(self, asker: &Asker, vocabulary: &mut Vocabulary) {
        let given = self.request().and_then(|request| Ok(cofferdam_core::validate(&request)?));
        answer(asker, vocabulary, given, false);
    }
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        Self { code: error.code(), message: error.message() }
    }
}

/// Answers who asks and knows these words, with the sections of the answer or without.
pub fn answer<Given: Serialize>(
    asker: &Asker,
    vocabulary: &mut Vocabulary,
    given: Result<Given, Refusal>,
    answers_alone: bool,
) {
    match given.as_ref().map(|given| written(given, vocabulary, answers_alone)) {
        Ok(Ok(Written { mut text, told, words, .. })) => {
            text.push_str(&told);
            asker.given(&text, units(&told), &words);
        }
        Ok(Err(_)) => {}
        Err(Refusal { code, message }) => asker.refused(code, message),
    }
}
