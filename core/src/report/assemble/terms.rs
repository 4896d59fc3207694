//! The terms of an explanation: those of the glossary that occur in it.

use alloc::{string::String, vec::Vec};

use crate::{
    report::{ExplainedTerm, Explanation, Reason},
    rulebook::GLOSSARY,
};

/// The terms that occur in an explanation, in the order of the glossary.
pub fn terms(explanation: &Explanation) -> Vec<ExplainedTerm> {
    let mut text = explanation.summary.join(" ");
    let reasons = [&explanation.works, &explanation.inbound, &explanation.outbound];
    reasons.into_iter().chain(&explanation.intended).for_each(|reason| collect(reason, &mut text));
    text.make_ascii_lowercase();
    GLOSSARY
        .iter()
        .filter(|entry| entry.words.iter().any(|word| text.contains(word)))
        .map(|entry| ExplainedTerm { term: entry.term, means: entry.means })
        .collect()
}

fn collect(reason: &Reason, text: &mut String) {
    text.push(' ');
    text.push_str(&reason.text);
    reason.because.iter().for_each(|below| collect(below, text));
}
