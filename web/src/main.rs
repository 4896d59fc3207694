//! Puts the playground into the page; nothing else.

mod app;
mod engine;
mod page;
mod panes;
mod state;
mod widgets;

use gloo::utils::document;
use leptos::{mount::mount_to, wasm_bindgen::JsCast, web_sys::HtmlElement};

fn main() {
    let place =
        document().get_element_by_id("playground").and_then(|place| place.dyn_into::<HtmlElement>().ok());
    if let Some(place) = place {
        place.set_inner_html("");
        mount_to(place, app::App).forget();
    }
}
