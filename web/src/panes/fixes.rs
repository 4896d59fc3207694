//! Ways to mend a finding: an edit to apply, or steps on the vendor's own surfaces.

use leptos::prelude::*;

use cofferdam_core::report::{Applicability, Fix};

use crate::page::Page;
use crate::widgets::{Prose, Surfaces};

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
    view! {
        <li class="fix">
            <p class="fix-title"><span><Prose text=title.to_string() /></span>{apply}</p>
            <Surfaces cli python studio />
        </li>
    }
}
