//! Moving between tabs by keyboard, as the ARIA practices describe it: one tab stop, arrow keys, Home and End.

use leptos::{prelude::document, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// The tab to which a key leads from another one; nothing for a key that leads nowhere.
pub fn neighbour(key: &str, place: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if place >= last { 0 } else { place + 1 }),
        "ArrowLeft" => Some(place.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Gives the focus to an element.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.focus().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_other_keys_go_nowhere() {
        assert_eq!(neighbour("ArrowRight", 2, 3), Some(0));
        assert_eq!(neighbour("ArrowLeft", 0, 3), Some(2));
        assert_eq!(neighbour("ArrowLeft", 2, 3), Some(1));
        assert_eq!((neighbour("Home", 2, 3), neighbour("End", 0, 3)), (Some(0), Some(2)));
        assert_eq!(neighbour("Enter", 1, 3), None);
        assert_eq!(neighbour("End", 0, 0), None);
    }
}
