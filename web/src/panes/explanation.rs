//! Why each answer is what it is: conclusion, rules or rows, facts, places.

use leptos::prelude::*;

use cofferdam_core::report::{ExplainedTerm, Explanation, Reason};

use crate::page::Page;
use crate::widgets::{Citations, PlaceLink, Prose};

/// The explanation of every answer.
#[component]
pub fn ExplanationPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let explanation = page.part(|report| Some(report.explanation.clone()));
    view! {
        <div data-testid="explanation">
            <div class="sheet-head"><h2>"Why these answers"</h2></div>
            {move || explanation.get().map(|explanation| view! { <Explained page explanation /> })}
        </div>
    }
}

#[component]
fn Explained(page: Page, explanation: Explanation) -> impl IntoView {
    let Explanation { summary, works, inbound, outbound, intended, terms } = explanation;
    let sentences: Vec<_> =
        summary.into_iter().map(|sentence| view! { <p><Prose text=sentence /></p> }).collect();
    view! {
        <div class="summary">{sentences}</div>
        <Tree page testid="why-works" title="Will it work?" reason=works />
        <Tree page testid="why-inbound" title="Inbound" reason=inbound />
        <Tree page testid="why-outbound" title="Outbound" reason=outbound />
        {intended.map(|reason| view! { <Tree page testid="why-intended" title="As intended?" reason /> })}
        {(!terms.is_empty()).then(|| view! { <Terms terms /> })}
    }
}

/// What the terms above mean.
#[component]
fn Terms(terms: Vec<ExplainedTerm>) -> impl IntoView {
    let entries: Vec<_> =
        terms.into_iter().map(|entry| view! { <dt>{entry.term}</dt><dd>{entry.means.text()}</dd> }).collect();
    view! {
        <details class="more" data-testid="terms">
            <summary>"What these words mean"</summary>
            <dl class="terms">{entries}</dl>
        </details>
    }
}

/// One answer with what it rests on.
#[component]
fn Tree(page: Page, testid: &'static str, title: &'static str, reason: Reason) -> impl IntoView {
    view! {
        <div class="tree" data-testid=testid>
            <h3>{title}</h3>
            <ul>{node(page, reason, 0)}</ul>
        </div>
    }
}

/// More than so much is folded away.
const MANY: usize = 8;

/// One statement; what it rests on folds away below the second level, or where it is much.
fn node(page: Page, reason: Reason, depth: usize) -> AnyView {
    let Reason { text, code, row, facts, location, because } = reason;
    let statement = view! {
        <Prose alone=true text />
        {code.map(|code| view! { <code>{code}</code> })}
        {row.map(|row| view! { <code>{row}</code> })}
        {location.map(|place| view! { <PlaceLink page place /> })}
        <Citations facts=facts.to_vec() />
    };
    if because.is_empty() {
        return view! { <li class="leaf">{statement}</li> }.into_any();
    }
    let open = depth < 2 && because.len() <= MANY;
    let rests_on: Vec<_> = because.into_iter().map(|reason| node(page, reason, depth + 1)).collect();
    view! { <li><details open=open><summary>{statement}</summary><ul>{rests_on}</ul></details></li> }
        .into_any()
}
