//! Commands to copy.

use leptos::prelude::*;

/// Lines of a command or of code, scrollable by keyboard.
#[component]
pub fn Commands(
    /// What it is, for those who do not see it.
    label: &'static str,
    /// The lines.
    text: String,
) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! { <pre class="commands" tabindex="0" role="group" aria-label=label><code>{text}</code></pre> }
    })
}
