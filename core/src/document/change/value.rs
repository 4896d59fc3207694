//! New values as text.

use alloc::string::{String, ToString};

use super::super::resolve;
use super::super::{ScalarKind, ScalarStyle};
use crate::text::{Parts, concat, joined};

/// A value to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'value> {
    /// Text; quoted where it would be taken for something else.
    Text(&'value str),
    /// Written as given: a number, a boolean, a list such as `[]`.
    Literal(&'value str),
    /// Keys with their values.
    Mapping(&'value [(&'value str, Value<'value>)]),
}

/// A key with its value on lines of their own. The first line starts without indentation, further ones with it.
pub fn block(key: &str, value: Value<'_>, indentation: &str, line_end: &str) -> String {
    let key = scalar(key, ScalarStyle::Plain);
    match value {
        Value::Mapping(entries) if !entries.is_empty() => {
            let deeper = concat(&[indentation, "  "]);
            let mut text = concat(&[&key, ":"]);
            for (key, value) in entries {
                text.push_str(line_end);
                text.push_str(&deeper);
                text.push_str(&block(key, *value, &deeper, line_end));
            }
            text
        }
        _ => concat(&[&key, ": ", &inline(value, ScalarStyle::Plain)]),
    }
}

/// A key with its value between braces.
pub fn pair(key: &str, value: Value<'_>, quotes: ScalarStyle) -> String {
    concat(&[&scalar(key, quotes), ": ", &inline(value, quotes)])
}

fn inline(value: Value<'_>, quotes: ScalarStyle) -> String {
    match value {
        Value::Text(text) => scalar(text, quotes),
        Value::Literal(text) => text.to_string(),
        Value::Mapping(entries) => {
            let pairs: alloc::vec::Vec<String> =
                entries.iter().map(|(key, value)| pair(key, *value, quotes)).collect();
            concat(&["{", &joined(&pairs, ", "), "}"])
        }
    }
}

/// Text in these quotes, or in double ones where those do not do.
pub fn scalar(text: &str, quotes: ScalarStyle) -> String {
    match quotes {
        ScalarStyle::Plain if is_plain(text) => text.to_string(),
        ScalarStyle::SingleQuoted if !text.contains(char::is_control) => {
            concat(&["'", &text.replace('\'', "''"), "'"])
        }
        _ => double_quoted(text),
    }
}

/// Whether bare text is read as this very text. Says no to some text that would do.
fn is_plain(text: &str) -> bool {
    let safe = |character: char| {
        character.is_ascii_alphanumeric()
            || matches!(character, '_' | '-' | '.' | '/' | ':' | '@' | '+' | '=' | ' ' | '$' | '<' | '>')
    };
    text.chars().all(safe)
        && text.starts_with(|first: char| first.is_ascii_alphanumeric() || matches!(first, '_' | '/' | '$'))
        && !text.ends_with([' ', ':'])
        && !text.has(": ")
        && resolve::resolve(text, ScalarStyle::Plain) == ScalarKind::String
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            // All of them are below 0x100.
            control if control.is_control() => {
                quoted.push_str("\\u00");
                for half in [u32::from(control) >> 4, u32::from(control) & 15] {
                    quoted.push(char::from_digit(half, 16).unwrap_or_default());
                }
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
