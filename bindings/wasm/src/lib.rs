//! JavaScript bindings of `cofferdam-core`: plain objects in, plain objects out, no judgement of its own.
//!
//! The npm package wraps this module; its TypeScript types are generated from the JSON Schema of the same structs.

use cofferdam_core::{
    report::Report,
    request::{Request, RequestError},
};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// What the caller gets: a report, or the reason why the question can not be asked.
///
/// A tagged answer instead of an exception keeps the error's code without a class that would have to be shared
/// between Rust and JavaScript.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Judged { ok: bool, report: Box<Report> },
    Refused { ok: bool, error: Refusal },
}

/// Why a question can not be asked.
#[derive(Serialize)]
struct Refusal {
    code: &'static str,
    message: String,
}

impl From<Result<Report, Refusal>> for Outcome {
    fn from(result: Result<Report, Refusal>) -> Self {
        match result {
            Ok(report) => Self::Judged { ok: true, report: Box::new(report) },
            Err(error) => Self::Refused { ok: false, error },
        }
    }
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

/// Judges a request; answers `{ ok: true, report }` or `{ ok: false, error: { code, message } }`.
///
/// # Errors
/// Never for anything that a user wrote: only when a report can not be expressed in JavaScript, which is a defect.
#[wasm_bindgen]
pub fn validate(request: JsValue) -> Result<JsValue, JsError> {
    let outcome = Outcome::from(decode(request).and_then(judge));
    // Maps become plain objects and absent values `null`, as in JSON.
    Ok(outcome.serialize(&Serializer::json_compatible())?)
}

fn decode(request: JsValue) -> Result<Request, Refusal> {
    serde_wasm_bindgen::from_value(request).map_err(|error| {
        // The text of a JavaScript error begins with its class.
        let reason = error.to_string();
        let reason = reason.strip_prefix("Error: ").unwrap_or(&reason);
        Refusal { code: "invalid-request", message: format!("the request is not as published: {reason}") }
    })
}

fn judge(request: Request) -> Result<Report, Refusal> {
    cofferdam_core::validate(&request).map_err(Refusal::from)
}
