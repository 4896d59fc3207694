//! Ways to mend a finding: an edit to apply, or steps on the vendor's own surfaces.

use leptos::prelude::*;

use cofferdam_core::{
    report::{Applicability, Fix},
    rulebook::Phrase,
};

use crate::page::Page;
use crate::state::words::texts;
use crate::widgets::{Commands, Prose};

/// The fixes of one finding.
#[component]
pub fn Fixes(
    /// The page.
    page: Page,
    /// Code of the finding.
    code: &'static str,
    /// The fixes.
    fixes: Vec<Fix>,
) -> impl IntoView {
    let entries: Vec<_> = fixes.into_iter().map(|fix| view! { <FixEntry page code fix /> }).collect();
    view! { <ul class="fixes">{entries}</ul> }
}

#[component]
fn FixEntry(page: Page, code: &'static str, fix: Fix) -> impl IntoView {
    let Fix { title, applicability, edits, cli, python, studio } = fix;
    let label = match applicability {
        Applicability::Safe => "Apply",
        Applicability::Unsafe | Applicability::Display => "Apply, then review",
    };
    let described = format!("{label}: {title}");
    let apply = (!edits.is_empty()).then(|| {
        view! {
            <button type="button" class="apply" data-testid=format!("apply-{code}") aria-label=described
                on:click=move |_| page.apply(title, &edits)>{label}</button>
        }
    });
    let elsewhere = !cli.is_empty() || python.is_some() || !studio.is_empty();
    view! {
        <li class="fix">
            <p class="fix-title"><span><Prose text=title.to_string() /></span>{apply}</p>
            {elsewhere.then(|| view! { <Elsewhere cli python studio /> })}
        </li>
    }
}

/// The same fix on the vendor's surfaces.
#[component]
fn Elsewhere(cli: &'static [Phrase], python: Option<Phrase>, studio: &'static [Phrase]) -> impl IntoView {
    let steps: Vec<_> = studio.iter().map(|step| view! { <li>{step.text()}</li> }).collect();
    view! {
        <details class="elsewhere">
            <summary>"Azure CLI, Python, Studio"</summary>
            {(!cli.is_empty()).then(|| view! { <h3>"Azure CLI"</h3><Commands label="Azure CLI" lines=texts(cli) /> })}
            {python.map(|code| view! { <h3>"Python SDK"</h3><Commands label="Python SDK" lines=vec![code.text()] /> })}
            {(!steps.is_empty()).then(|| view! { <h3>"Studio or portal"</h3><ol class="steps">{steps}</ol> })}
        </details>
    }
}
