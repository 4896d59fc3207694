//! The same thing to do on each of the vendor's surfaces.

use cofferdam_core::rulebook::Phrase;
use leptos::prelude::*;

use crate::state::words::lines;
use crate::widgets::Commands;

/// Commands, code and steps, folded away.
#[component]
pub fn Surfaces(
    /// Commands of the Azure CLI.
    cli: &'static [Phrase],
    /// Code of the Python SDK.
    python: Option<Phrase>,
    /// Steps in the Studio or the portal.
    studio: &'static [Phrase],
) -> impl IntoView {
    let named =
        [(!cli.is_empty(), "Azure CLI"), (python.is_some(), "Python"), (!studio.is_empty(), "Studio")];
    let names: Vec<&str> = named.into_iter().filter_map(|(there, name)| there.then_some(name)).collect();
    let steps: Vec<_> = studio.iter().map(|step| view! { <li>{step.text()}</li> }).collect();
    (!names.is_empty()).then(|| view! {
        <details class="elsewhere">
            <summary>{names.join(", ")}</summary>
            {(!cli.is_empty()).then(|| view! { <h3>"Azure CLI"</h3><Commands label="Azure CLI" text=lines(cli) /> })}
            {python.map(|code| view! { <h3>"Python SDK"</h3><Commands label="Python SDK" text=code.to_string() /> })}
            {(!steps.is_empty()).then(|| view! { <h3>"Studio or portal"</h3><ol class="steps">{steps}</ol> })}
        </details>
    })
}
