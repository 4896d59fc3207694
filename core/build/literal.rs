//! Rust source text of simple values.

use std::cell::RefCell;

/// A string literal.
pub fn text(value: &str) -> String {
    format!("{value:?}")
}

thread_local! {
    static PHRASES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// A text that is shown as it stands: its place in the list of all of them.
pub fn phrase(value: &str) -> String {
    let number = PHRASES.with_borrow_mut(|known| {
        known.iter().position(|text| text == value).unwrap_or_else(|| {
            known.push(value.to_string());
            known.len() - 1
        })
    });
    format!("Phrase({number})")
}

/// A borrowed slice of phrases.
pub fn phrases<'t>(items: impl IntoIterator<Item = &'t String>) -> String {
    slice(items.into_iter().map(|item| phrase(item)))
}

/// Every phrase so far.
pub fn all_phrases() -> Vec<String> {
    PHRASES.with_borrow(Clone::clone)
}

/// `Some(literal)` or `None`.
pub fn option(value: Option<String>) -> String {
    value.map_or_else(|| "None".into(), |value| format!("Some({value})"))
}

/// A borrowed slice of things that are source text already.
pub fn slice(items: impl IntoIterator<Item = String>) -> String {
    format!("&[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

/// A borrowed slice of string literals.
pub fn texts<'t>(items: impl IntoIterator<Item = &'t String>) -> String {
    slice(items.into_iter().map(|item| text(item)))
}

/// A name in kebab-case or snake_case as an enum variant.
pub fn variant(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    name.split(['-', '_']).map(capital).collect()
}

/// Bits of the editions named; both when none is.
pub fn editions(names: &[String]) -> String {
    let bit = |name: &String| if name == "current" { 1 } else { 2 };
    let bits: u8 = names.iter().map(bit).sum();
    (if bits == 0 { 3 } else { bits }).to_string()
}
