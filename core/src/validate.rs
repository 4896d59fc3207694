//! The only place that knows the order of the stages.

use crate::{report::Report, request::{Request, RequestError}};

/// Judges the documents of a request.
///
/// # Errors
/// When the question itself can not be asked: an assumption about a fact that does not exist, an unknown intent.
/// Documents are never an error; what could not be read is among the report's problems.
pub fn validate(_request: &Request) -> Result<Report, RequestError> {
    todo!()
}
