//! Sentences of the report, with what stands between backticks set as code.

use leptos::prelude::*;

use crate::state::words::upper_first;

/// A sentence.
#[component]
pub fn Prose(
    /// The sentence as the report gives it.
    text: String,
    /// It stands alone, so it starts with a capital letter.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let text = if alone { upper_first(&text) } else { text };
    pieces(&text)
        .into_iter()
        .map(|(piece, code)| if code { view! { <code>{piece}</code> }.into_any() } else { piece.into_any() })
        .collect::<Vec<_>>()
}

/// Cuts a sentence at its backticks. One without a partner stays a backtick.
fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, part, after)) = between_backticks(rest) {
        pieces.push((before.to_owned(), false));
        pieces.push((part.to_owned(), true));
        rest = after;
    }
    pieces.push((rest.to_owned(), false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// The first pair of backticks: text before, between and behind.
fn between_backticks(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (part, after) = rest.split_once('`')?;
    Some((before, part, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_make_code() {
        let expected = [("set ", false), ("a", true), (" to ", false), ("b", true)];
        assert_eq!(pieces("set `a` to `b`"), expected.map(|(text, code)| (text.to_owned(), code)));
    }

    #[test]
    fn a_lonely_backtick_is_text() {
        assert_eq!(pieces("a ` b"), [("a ` b".to_owned(), false)]);
        assert_eq!(pieces(""), []);
    }
}
