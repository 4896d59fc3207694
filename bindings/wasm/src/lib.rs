//! JavaScript bindings of `cofferdam-core`: plain values in, a plain object out, no judgement of its own.
//!
//! The npm package wraps this module and is what people call; its TypeScript types are generated from the JSON Schema
//! of the report. The request crosses as lists of text, which need no decoder in the module: that keeps the download
//! small.
// Without the standard library: its way to panic alone takes ten kilobytes of the download.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod json;

use alloc::{
    format,
    string::{String, ToString},
};

use cofferdam_core::request::{Bounds, Edition, InputDocument, Request, RequestError};
#[cfg(feature = "complete")]
use cofferdam_core::request::{Goal, Section};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the caller gets: a report or a plan.
#[derive(Serialize)]
struct Answered<Given> {
    ok: bool,
    given: Given,
}

/// What the caller gets instead: a tagged answer instead of an exception keeps the error's code without a class that
/// would have to be shared between Rust and JavaScript.
#[derive(Serialize)]
struct Refused {
    ok: bool,
    error: Refusal,
}

/// Why a question can not be asked.
#[derive(Serialize)]
struct Refusal {
    code: &'static str,
    message: String,
}

/// A question, built up field by field.
#[wasm_bindgen]
#[derive(Default)]
pub struct Question {
    request: Request,
    edition: Option<String>,
    #[cfg(feature = "complete")]
    goal: Option<String>,
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
    pub fn document(&mut self, uri: String, text: String) {
        self.request.documents.push(InputDocument { uri, text });
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

    /// Judges; answers `{ ok: true, given }` or `{ ok: false, error: { code, message } }` as JSON, and nothing where a
    /// report can not be written down, which is a defect.
    pub fn judge(self) -> Option<String> {
        answer(self.request().and_then(|request| Ok(cofferdam_core::validate(&request)?)))
    }

    fn request(mut self) -> Result<Request, Refusal> {
        if let Some(name) = self.edition {
            let Some(edition) = Edition::from_name(&name) else {
                let choices = Edition::ALL.map(Edition::name).join(", ");
                let message = format!("there is no edition `{name}`; the editions are {choices}");
                return Err(Refusal { code: "unknown-edition", message });
            };
            self.request.edition = edition;
        }
        #[cfg(feature = "complete")]
        if let Some(name) = self.goal {
            let Some(goal) = Goal::from_name(&name) else {
                let choices = Goal::ALL.map(Goal::name).join(", ");
                let message = format!("there is no goal `{name}`; the goals are {choices}");
                return Err(Refusal { code: "unknown-goal", message });
            };
            self.request.repair = Some(goal);
        }
        Ok(self.request)
    }
}

#[cfg(feature = "complete")]
#[wasm_bindgen]
impl Question {
    /// Asks for the cheapest changes that reach a goal.
    pub fn repair(&mut self, goal: String) {
        self.goal = Some(goal);
    }

    /// Leaves a section of the report empty; a name that is no section changes nothing.
    pub fn omit(&mut self, section: &str) {
        self.request.omit.extend(Section::from_name(section));
    }

    /// Plans how to get from the configuration of this question to that of another; answers as `judge`
    /// does.
    pub fn plan(self, after: Question) -> Option<String> {
        let planned = |before: Request| Ok(cofferdam_core::plan(&before, &after.request()?)?);
        answer(self.request().and_then(planned))
    }
}

/// Reads a config file; answers as `judge` does.
#[cfg(feature = "complete")]
#[wasm_bindgen(js_name = readConfig)]
pub fn read_config(uri: &str, text: &str) -> Option<String> {
    answer(Ok(cofferdam_core::config::read(uri, text)))
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

fn answer<Given: Serialize>(given: Result<Given, Refusal>) -> Option<String> {
    match given {
        Ok(given) => json::text(&Answered { ok: true, given }).ok(),
        Err(error) => json::text(&Refused { ok: false, error }).ok(),
    }
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// A panic is a defect, and nobody could read more of it than that: the package says so.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panicked(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
