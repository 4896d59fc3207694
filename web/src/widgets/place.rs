//! A link into the editor.

use leptos::prelude::*;

use cofferdam_core::report::Location;

use crate::page::Page;
use crate::state::text::spoken;

/// Shows a place as `file:line`; pressing it selects the place in the editor.
#[component]
pub fn PlaceLink(
    /// The page.
    page: Page,
    /// The place.
    place: Location,
) -> impl IntoView {
    let text = format!("{}:{}", place.uri, place.range.start.line + 1);
    let label = format!("Go to {}, {}", place.uri, spoken(place.range));
    view! {
        <button type="button" class="place" aria-label=label on:click=move |_| page.show(&place)>{text}</button>
    }
}
