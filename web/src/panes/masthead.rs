//! Name of the product and what concerns the whole page.

use leptos::prelude::*;

use cofferdam_core::request::Edition;

use crate::page::Page;
use crate::widgets::ThemeChoice;

/// The head of the page.
#[component]
pub fn Masthead(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="wordmark">
                <h1>"Cofferdam"</h1>
                <p>"Network isolation of Azure Machine Learning managed online endpoints, judged from text."</p>
            </div>
            <div class="controls">
                <EditionChoice page />
                <ThemeChoice />
            </div>
        </header>
    }
}

/// Chooses the edition of the documentation.
#[component]
fn EditionChoice(page: Page) -> impl IntoView {
    let chosen = Memo::new(move |_| page.session.with(|session| session.edition));
    let choose = move |name: String| {
        let edition = Edition::from_name(&name).unwrap_or_default();
        page.session.update(|session| session.edition = edition);
    };
    let options = Edition::ALL.map(|edition| {
        let title = match edition {
            Edition::Current => "Current",
            Edition::January2023 => "January 2023",
        };
        view! { <option value=edition.name() selected=move || chosen.get() == edition>{title}</option> }
    });
    view! {
        <label class="field">
            <span>"Edition"</span>
            <select data-testid="edition" on:change=move |event| choose(event_target_value(&event))>{options}</select>
        </label>
    }
}
