//! A button that copies a text.

use gloo::utils::window;
use leptos::{
    prelude::*,
    wasm_bindgen::{JsValue, closure::Closure},
};

/// Copies a text, and says whether that went well.
#[component]
pub fn Copy(
    /// What is copied, for those who do not see it.
    what: &'static str,
    /// The text.
    text: String,
    /// Finds the button in tests.
    testid: &'static str,
) -> impl IntoView {
    let outcome = RwSignal::new("");
    let copy = move |_| {
        outcome.set("");
        copy(&text, move |done| {
            outcome.set(if done { "Copied" } else { "Not allowed here: select the text" })
        });
    };
    view! {
        <span class="copy">
            <button type="button" data-testid=testid aria-label=format!("Copy {what}") on:click=copy>"Copy"</button>
            <span role="status" class="muted">{outcome}</span>
        </span>
    }
}

/// Hands a text to the browser. It refuses where the page was not loaded safely, or when the user does.
fn copy(text: &str, told: impl Fn(bool) + Copy + 'static) {
    if !window().is_secure_context() {
        told(false);
        return;
    }
    let done = Closure::once(move |_: JsValue| told(true));
    let refused = Closure::once(move |_: JsValue| told(false));
    let _ = window().navigator().clipboard().write_text(text).then2(&done, &refused);
    // The browser calls one of them later.
    done.forget();
    refused.forget();
}
