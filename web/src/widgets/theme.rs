//! Light, dark, or as the system says. The choice is kept in this browser where that is allowed.

use gloo::utils::{document, window};
use leptos::prelude::*;

const STORAGE_KEY: &str = "cofferdam-theme";
const THEMES: [(&str, &str); 3] = [("system", "Auto"), ("light", "Light"), ("dark", "Dark")];

/// Chooses the colours of the page.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let theme = RwSignal::new(remembered().unwrap_or_else(|| "system".into()));
    Effect::new(move |_| theme.with(|theme| wear(theme)));
    let options = THEMES.map(|(value, title)| {
        view! { <option value=value selected=move || theme.with(|theme| theme == value)>{title}</option> }
    });
    view! {
        <label class="field">
            <span>"Colours"</span>
            <select data-testid="theme" on:change=move |event| theme.set(event_target_value(&event))>{options}</select>
        </label>
    }
}

/// The theme of the last visit.
fn remembered() -> Option<String> {
    let stored = window().local_storage().ok()??.get_item(STORAGE_KEY).ok()??;
    THEMES.iter().any(|(value, _)| *value == stored).then_some(stored)
}

/// Applies a theme and remembers it. A browser that refuses to store only forgets it.
fn wear(theme: &str) {
    if let Some(root) = document().document_element() {
        let applied = root.set_attribute("data-theme", theme);
        debug_assert!(applied.is_ok(), "the attribute has a valid name");
    }
    if let Ok(Some(storage)) = window().local_storage() {
        storage.set_item(STORAGE_KEY, theme).ok();
    }
}
