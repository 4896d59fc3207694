//! Short marks: severity, cited facts.

use leptos::prelude::*;

use cofferdam_core::report::{Severity, State};

use crate::state::words::{severity, severity_key};

/// The severity of a finding, as a word and a colour.
#[component]
pub fn SeverityTag(
    /// The severity.
    of: Severity,
    /// Whether it is certain.
    state: State,
) -> impl IntoView {
    let (key, word) = match state {
        State::Holds => ("holds", severity(of).to_owned()),
        State::Depends => ("depends", format!("Possible {}", severity(of).to_lowercase())),
    };
    view! { <span class="tag" data-severity=severity_key(of) data-state=key>{word}</span> }
}

/// Ids of the facts that a statement rests on.
#[component]
pub fn Citations(
    /// The ids.
    facts: Vec<&'static str>,
) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        let label = format!("Sources: {}", facts.join(", "));
        let ids = facts.into_iter().enumerate().map(|(place, id)| {
            view! { {(place > 0).then_some(" · ")}<span class="id">{id}</span> }
        });
        view! { <span class="citations" title=label>{ids.collect::<Vec<_>>()}</span> }
    })
}
