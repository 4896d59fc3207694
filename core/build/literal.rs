//! Rust source text of simple values.

/// A string literal.
pub fn text(value: &str) -> String {
    format!("{value:?}")
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
