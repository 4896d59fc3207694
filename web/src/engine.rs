//! The only place that asks the engine.

use cofferdam_core::{
    plan,
    report::Report,
    request::{Request, RequestError},
    transition::Plan,
    validate,
};

/// What the engine said to a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement {
    /// The report; nothing when the question could not be asked at all.
    pub report: Option<Report>,
    /// Choices that were left out, each with the reason.
    pub refused: Vec<Refusal>,
    /// Why there is no report.
    pub error: Option<String>,
}

/// A choice that could not be used, such as one that a file has come to contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The assumption as asked.
    pub assumption: String,
    /// The reason.
    pub reason: String,
}

/// Judges a request. Assumptions that can not be used are left out and named, so that typing never loses the answer.
pub fn judge(request: &Request) -> Judgement {
    match validate(request) {
        Ok(report) => Judgement { report: Some(report), ..Judgement::default() },
        Err(error) if request.assume.is_empty() => refuse_all(&error),
        Err(_) => judge_usable(request),
    }
}

fn refuse_all(error: &RequestError) -> Judgement {
    Judgement { error: Some(error.to_string()), ..Judgement::default() }
}

fn judge_usable(request: &Request) -> Judgement {
    let (usable, refused) = usable(request);
    match validate(&usable) {
        Ok(report) => Judgement { report: Some(report), refused, error: None },
        Err(error) => Judgement { refused, ..refuse_all(&error) },
    }
}

/// Plans how to get from one session to another; where there is no plan, why.
pub fn planned(before: &Request, after: &Request) -> Result<Plan, String> {
    let with_usable = || plan(&usable(before).0, &usable(after).0);
    plan(before, after).or_else(|_| with_usable()).map_err(|error| error.to_string())
}

/// Adds one assumption after the other and leaves out those that the engine refuses.
fn usable(request: &Request) -> (Request, Vec<Refusal>) {
    let mut usable = Request { assume: Vec::new(), repair: None, ..request.clone() };
    let mut refused = Vec::new();
    for assumption in &request.assume {
        usable.assume.push(assumption.clone());
        if let Err(error) = validate(&usable) {
            usable.assume.pop();
            refused.push(Refusal { assumption: assumption.clone(), reason: error.to_string() });
        }
    }
    (Request { repair: request.repair, ..usable }, refused)
}
