//! What our YAML parser reads is what `saphyr-parser` reads.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use cofferdam_events::{Dialect, Event, Properties, ScalarStyle};

use crate::support::numbers::Numbers;

/// The events of a text in words, and whether it is wrong.
type Told = (Vec<String>, bool);

fn ours(text: &str) -> (Told, String) {
    let mut told = Vec::new();
    // It forgets no anchor when another document starts.
    let anchors: RefCell<BTreeMap<String, usize>> = RefCell::default();
    let mut count = 0;
    let mut unknown = false;
    let mut why = String::new();
    let mut before = |properties: Option<Box<Properties<'_>>>| {
        let Some(properties) = properties else { return String::new() };
        let mut words = String::new();
        if let Some(anchor) = properties.anchor {
            count += 1;
            anchors.borrow_mut().insert(anchor.to_string(), count);
            words += &format!(" &{count}");
        }
        if let Some(tag) = properties.tag {
            words += &format!(" <{}{}>", tag.prefix, tag.suffix);
        }
        words
    };
    let result = cofferdam_events::read(text, Dialect::Yaml, &mut |event, span| {
        assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {text:?}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
        told.push(match event {
            Event::DocumentStart => "document".to_string(),
            Event::DocumentEnd => "end of document".to_string(),
            Event::SequenceStart(properties) => format!("[{}", before(properties)),
            Event::SequenceEnd => "]".to_string(),
            Event::MappingStart(properties) => format!("{{{}", before(properties)),
            Event::MappingEnd => "}".to_string(),
            Event::Alias(name) => match anchors.borrow().get(name) {
                Some(number) => format!("*{number}"),
                None => {
                    unknown = true;
                    return ControlFlow::Break(());
                }
            },
            Event::Scalar { text, style, properties } => {
                format!("{}{:?}{}", sign(style), text, before(properties))
            }
        });
        ControlFlow::Continue(())
    });
    if let Err(error) = &result {
        why = format!("{error} at {}", error.at);
    }
    ((told, result.is_err() || unknown), why)
}

fn sign(style: ScalarStyle) -> char {
    match style {
        ScalarStyle::Plain => ' ',
        ScalarStyle::SingleQuoted => '\'',
        ScalarStyle::DoubleQuoted => '"',
        ScalarStyle::Literal => '|',
        ScalarStyle::Folded => '>',
    }
}

fn theirs(text: &str) -> (Told, String) {
    use saphyr_parser::{Event, Tag};
    let mut told = Vec::new();
    let before = |anchor: usize, tag: Option<&Tag>| {
        let mut words = String::new();
        if anchor > 0 {
            words += &format!(" &{anchor}");
        }
        if let Some(tag) = tag {
            words += &format!(" <{}{}>", tag.handle, tag.suffix);
        }
        words
    };
    for event in saphyr_parser::Parser::new_from_str(text) {
        let event = match event {
            Ok((event, _)) => event,
            Err(error) => return ((told, true), error.to_string()),
        };
        told.push(match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd => continue,
            Event::DocumentStart(_) => "document".to_string(),
            Event::DocumentEnd => "end of document".to_string(),
            Event::SequenceStart(anchor, tag) => format!("[{}", before(anchor, tag.as_deref())),
            Event::SequenceEnd => "]".to_string(),
            Event::MappingStart(anchor, tag) => format!("{{{}", before(anchor, tag.as_deref())),
            Event::MappingEnd => "}".to_string(),
            Event::Alias(number) => format!("*{number}"),
            Event::Scalar(text, style, anchor, tag) => {
                let style = match style {
                    saphyr_parser::ScalarStyle::Plain => ScalarStyle::Plain,
                    saphyr_parser::ScalarStyle::SingleQuoted => ScalarStyle::SingleQuoted,
                    saphyr_parser::ScalarStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
                    saphyr_parser::ScalarStyle::Literal => ScalarStyle::Literal,
                    saphyr_parser::ScalarStyle::Folded => ScalarStyle::Folded,
                };
                format!("{}{:?}{}", sign(style), text, before(anchor, tag.as_deref()))
            }
        });
    }
    ((told, false), String::new())
}

const TEXTS: &str = include_str!("texts.txt");

fn texts() -> Vec<String> {
    TEXTS.split("\n=====\n").map(|text| text.replace("<TAB>", "\t").replace("<END>", "")).collect()
}

/// What it refuses and our parser does not: a value in quotes or brackets may be indented as one likes, as PyYAML has
/// it, and what a tag or a directive consists of matters to nobody.
const STRICTER: [&str; 11] = [
    "invalid indentation",
    "while scanning a tag",
    "while parsing a tag",
    "while scanning TAG",
    "while scanning a directive",
    "while scanning a verbatim tag",
    "while scanning a YAML directive",
    "invalid global tag character",
    "may not precede any of",
    "plain scalar cannot start with '-'",
    "wrongly indented line in block scalar",
];

/// What our parser refuses and it does not: PyYAML does too.
const OURS: [&str; 5] = [
    "a tab can not indent",
    "a colon needs a blank behind it, not a tab",
    "no value can start with this character",
    "an anchor or a tag needs a blank behind it",
    "a list or a mapping can not be a key",
];

/// Where it is wrong: `?` by itself before what ends a value, and the end of a document below a `|` that nothing is
/// further out than.
fn mistaken(text: &str) -> bool {
    let marks = text.split('?').skip(1).any(|rest| rest.trim_start().starts_with([',', ']', '}', ':', '#']));
    marks || text.contains(['|', '>']) && ["\n---", "\n...", "\n%"].iter().any(|end| text.contains(end))
}

/// Whether both read a text alike; what is wrong with it may be seen at different places.
fn alike(text: &str) -> bool {
    // Without a line end at the end it gives `|` one that is not there.
    let text = &format!("{text}\n");
    let (ours, why) = ours(text);
    let (theirs, other) = theirs(text);
    let listed =
        STRICTER.iter().any(|known| other.contains(known)) || OURS.iter().any(|known| why.contains(known));
    let same = ours.1 && theirs.1 || ours == theirs || listed || mistaken(text);
    if !same {
        println!("--- {text:?}\nours:   {ours:?} {why}\ntheirs: {theirs:?} {other}");
    }
    same
}

#[test]
fn every_text_is_read_alike() {
    let different = texts().iter().filter(|text| !alike(text)).count();
    assert_eq!(different, 0);
}

/// A text with a few characters changed.
fn changed(numbers: &mut Numbers, text: &str) -> String {
    const SIGNS: [&str; 34] = [
        " ", "  ", "\n", "\n ", "\n  ", "\n\n", ":", ": ", "- ", "-", "? ", "#", " #", "\"", "'", "[", "]",
        "{", "}", ",", "&a ", "*a", "!!str ", "!x ", "|\n", ">\n", "|-\n", "---\n", "...\n", "\\", "a",
        "\u{e9}", "%", "\r\n",
    ];
    let mut characters: Vec<String> = text.chars().map(String::from).collect();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(characters.len() + 1);
        match numbers.below(3) {
            0 if at < characters.len() => drop(characters.remove(at)),
            1 if at < characters.len() => {
                let line = numbers.below(characters.len());
                characters.swap(at, line);
            }
            _ => characters.insert(at, SIGNS[numbers.below(SIGNS.len())].to_string()),
        }
    }
    characters.concat()
}

#[test]
fn changed_texts_are_read_alike() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    let mut numbers = Numbers::of(0x9E37_79B9_7F4A_7C15);
    let texts = texts();
    let mut different = 0;
    for _ in 0..rounds {
        for text in &texts {
            different += usize::from(!alike(&changed(&mut numbers, text)));
        }
    }
    println!("{different} of {}", rounds * texts.len());
    assert_eq!(different, 0);
}
