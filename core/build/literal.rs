//! Rust source text of simple values.

use std::cell::RefCell;

use cofferdam_rulebook::sentence::parameters;

/// A string literal.
pub fn text(value: &str) -> String {
    format!("{value:?}")
}

thread_local! {
    static PHRASES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static WORDS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    // The list of nothing is the first, so that it is what is meant by default.
    static LISTS: RefCell<Vec<String>> = RefCell::new(vec!["&[]".into()]);
}

/// The place of a text in a list, into which it goes if it is not there yet.
fn place(list: &RefCell<Vec<String>>, value: &str) -> usize {
    let mut known = list.borrow_mut();
    known.iter().position(|text| text == value).unwrap_or_else(|| {
        known.push(value.to_string());
        known.len() - 1
    })
}

/// A text that is shown as it stands: its place in the list of all of them.
pub fn phrase(value: &str) -> String {
    format!("Phrase({})", phrase_number(value))
}

/// Its place alone.
pub fn phrase_number(value: &str) -> usize {
    PHRASES.with(|known| place(known, value))
}

/// A list of phrases.
pub fn phrases<'t>(items: impl IntoIterator<Item = &'t String>) -> String {
    let items: Vec<&String> = items.into_iter().collect();
    let literal = slice(items.iter().map(|item| phrase(item)));
    format!("phrases!({}, {literal})", phrase_list(items))
}

/// The place of a list of phrases alone.
pub fn phrase_list<'t>(items: impl IntoIterator<Item = &'t String>) -> usize {
    let list = slice(items.into_iter().map(|item| format!("Listed::Phrase({})", phrase_number(item))));
    LISTS.with(|known| place(known, &list))
}

/// Citations.
pub fn citations<'t>(items: impl IntoIterator<Item = &'t String>) -> String {
    let items: Vec<&String> = items.into_iter().collect();
    format!("phrases!({}, {})", citation_list(items.iter().copied()), texts(items))
}

/// The place of a list of citations alone.
pub fn citation_list<'t>(items: impl IntoIterator<Item = &'t String>) -> usize {
    let list = slice(items.into_iter().map(|item| format!("Listed::Text({})", text(item))));
    LISTS.with(|known| place(known, &list))
}

/// A text with which only sentences are made.
pub fn words(value: &str) -> String {
    format!("Words({})", WORDS.with(|known| place(known, value)))
}

/// Puts such a text behind all others.
pub fn add_word(value: &str) {
    WORDS.with_borrow_mut(|known| known.push(value.to_string()));
}

/// How many there are so far.
pub fn word_count() -> usize {
    WORDS.with_borrow(Vec::len)
}

/// The tables of all texts and lists so far, once everything else is written.
pub fn lists() -> [(&'static str, &'static str, &'static str, &'static str, Vec<String>); 2] {
    [
        (
            "Texts that are shown as they stand.",
            "PHRASES",
            "&str",
            "feature = \"phrases\"",
            PHRASES.with_borrow(|known| known.iter().map(|item| text(item)).collect()),
        ),
        (
            "Lists of texts that are shown as they stand.",
            "LISTS",
            "&[Listed]",
            "feature = \"phrases\"",
            LISTS.with_borrow(Clone::clone),
        ),
    ]
}

/// The table of the texts of sentences, once everything else is written; the first are those of reading.
pub fn word_table(of_reading: usize) -> String {
    let all: Vec<String> =
        WORDS.with_borrow(|known| known.iter().map(|item| text(&nameless(item))).collect());
    let table = |condition: &str, meaning: &str, name: &str, words: &[String]| {
        let items = words.join(",\n");
        format!("/// {meaning}\n#[cfg({condition})]\npub static {name}: &[&str] = &[\n{items}\n];\n")
    };
    let reading = all.get(..of_reading).unwrap_or_default();
    table(
        "any(feature = \"phrases\", feature = \"words\")",
        "Texts of which sentences are made.",
        "WORDS",
        &all,
    ) + &table(
        "all(feature = \"forms\", not(feature = \"words\"))",
        "Those of which sentences about reading are made.",
        "WORDS_OF_READING",
        reading,
    )
}

/// A text of a sentence without the names in its braces: what fills them is told by its place.
fn nameless(words: &str) -> String {
    parameters(words).fold(words.to_string(), |words, name| words.replace(&format!("{{{name}}}"), "{}"))
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
    edition_bits(names).to_string()
}

/// The same as a number.
pub fn edition_bits(names: &[String]) -> u8 {
    let bit = |name: &String| if name == "current" { 1 } else { 2 };
    let bits: u8 = names.iter().map(bit).sum();
    if bits == 0 { 3 } else { bits }
}
