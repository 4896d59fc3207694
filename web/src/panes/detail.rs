//! What is read in detail, one thing at a time: explanations, matrix, reachability, inventory, plan.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::page::{Detail, Page};
use crate::panes::{explanation, inventory, matrix, plan, reach};
use crate::widgets::tabs::{focus, neighbour};

/// The tabs: what is shown, name for ids, title.
const TABS: [(Detail, &str, &str); 5] = [
    (Detail::Why, "why", "Why"),
    (Detail::Matrix, "matrix", "Matrix"),
    (Detail::Reach, "reach", "Reach"),
    (Detail::Inventory, "inventory", "Inventory"),
    (Detail::Plan, "plan", "Plan"),
];

/// One sheet with tabs.
#[component]
pub fn DetailPane(
    /// The page.
    page: Page,
) -> impl IntoView {
    let tabs = TABS.map(|(detail, name, title)| {
        let chosen = move || page.detail.get() == detail;
        view! {
            <button type="button" role="tab" id=format!("detail-{name}") data-testid=format!("detail-{name}")
                aria-controls="detail-panel" aria-selected=move || chosen().to_string()
                tabindex=move || if chosen() { "0" } else { "-1" } on:click=move |_| page.detail.set(detail)>
                {title}
            </button>
        }
    });
    let name = move || {
        TABS.iter().find(|(detail, ..)| *detail == page.detail.get()).map_or("", |(_, name, _)| *name)
    };
    view! {
        <section class="detail" aria-label="In detail" data-testid="detail">
            <div role="tablist" aria-label="In detail" on:keydown=move |event| turn(page, &event)>{tabs}</div>
            <div class="sheet" id="detail-panel" role="tabpanel" aria-labelledby=move || format!("detail-{}", name())>
                {move || match page.detail.get() {
                    Detail::Why => view! { <explanation::ExplanationPane page /> }.into_any(),
                    Detail::Matrix => view! { <matrix::MatrixPane page /> }.into_any(),
                    Detail::Reach => view! { <reach::ReachPane page /> }.into_any(),
                    Detail::Inventory => view! { <inventory::InventoryPane page /> }.into_any(),
                    Detail::Plan => view! { <plan::PlanPane page /> }.into_any(),
                }}
            </div>
        </section>
    }
}

fn turn(page: Page, event: &KeyboardEvent) {
    let shown = page.detail.get_untracked();
    let place = TABS.iter().position(|(detail, ..)| *detail == shown).unwrap_or_default();
    let next = neighbour(&event.key(), place, TABS.len()).and_then(|next| TABS.get(next));
    if let Some((detail, name, _)) = next {
        event.prevent_default();
        page.detail.set(*detail);
        focus(&format!("detail-{name}"));
    }
}
