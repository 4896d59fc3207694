//! The page as a whole: which pane goes where.

use leptos::prelude::*;

use crate::page::Page;
use crate::panes::{
    Answers, DetailPane, EditorPane, FactsPane, FindingsPane, Masthead, RepairsPane, SummaryPane,
};

/// The playground.
#[component]
pub fn App() -> impl IntoView {
    let page = Page::new();
    view! {
        <a class="skip" href="#answers">"Skip to the answers"</a>
        <Masthead page />
        <main>
            <Answers page />
            <div class="bench">
                <EditorPane page />
                <div class="sheets">
                    <FindingsPane page />
                    <RepairsPane page />
                    <FactsPane page />
                    <DetailPane page />
                    <SummaryPane page />
                </div>
            </div>
        </main>
        <footer class="colophon">
            <p>"Everything happens in this page: no file, no name and no verdict leaves it."</p>
        </footer>
    }
}
