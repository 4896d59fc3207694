//! The text as the parser gets it: the same characters in the same places, with what is not YAML painted over.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::source::{byte, is_blank, skip_while};
use super::template::{self, Region};
use super::{Syntax, source};
use crate::text::Parts;

/// Put before JSON: it tells the parser at once that the first bracket is no key, so that it needs not read to the end
/// of the file before it says anything, and an error keeps what is before it.
const JSON_PREFIX: &str = "--- ";
/// Left over behind a shortened escape; removed from the value afterwards. No text may hold this character.
const FILLER: char = '\u{2}';
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text ready for the parser.
#[derive(Debug)]
pub struct Prepared<'text> {
    /// What to parse.
    pub text: Cow<'text, str>,
    /// The original without its byte order mark.
    pub body: &'text str,
    /// Bytes of the byte order mark.
    pub skipped: usize,
    /// Characters put before.
    pub prefixed: usize,
    /// What it looks like.
    pub syntax: Syntax,
    /// The `{{NAME}}`s that were masked, in order; offsets in `body`.
    pub regions: Vec<Region>,
    /// Whether values may hold a filler.
    pub filled: bool,
}

impl<'text> Prepared<'text> {
    /// Prepares a whole file.
    pub fn new(original: &'text str) -> Self {
        let body = original.strip_prefix(BYTE_ORDER_MARK).unwrap_or(original);
        let skipped = original.len() - body.len();
        let regions = template::find_regions(body);
        let mut text = match regions.is_empty() {
            true => Cow::Borrowed(body),
            false => Cow::Owned(template::mask(body, &regions)),
        };
        let (mut syntax, mut prefixed, mut filled) = (Syntax::Yaml, 0, false);
        if starts_flow(&text) {
            if starts_json(&text) {
                syntax = Syntax::Json;
                filled = has_surrogates(body);
                if let Some(plain) = plain_json(&text) {
                    text = Cow::Owned(plain);
                }
            }
            text = Cow::Owned([JSON_PREFIX, &text].concat());
            prefixed = JSON_PREFIX.len();
        }
        Self { text, body, skipped, prefixed, syntax, regions, filled }
    }
}

/// A value without fillers.
pub fn without_fillers(text: String) -> String {
    if text.contains(FILLER) { text.replace(FILLER, "") } else { text }
}

fn starts_flow(text: &str) -> bool {
    matches!(byte(text, skip_while(text, 0, is_blank)), Some(b'{' | b'['))
}

/// Brackets alone may be YAML; a quote, another bracket or the end behind them is JSON.
fn starts_json(text: &str) -> bool {
    let first = skip_while(text, 0, |byte| is_blank(byte) || matches!(byte, b'{' | b'['));
    matches!(byte(text, first), Some(b'"' | b'}' | b']' | b'/') | None)
}

/// JSON as YAML takes it: tabs become blanks, comments as ARM templates have them too, and characters escaped in two
/// halves are joined. Nothing when there is none of these.
fn plain_json(text: &str) -> Option<String> {
    let suspicious = |pair: &[u8]| matches!(pair, [b'/', b'/' | b'*'] | [b'\\', b'u']);
    if !text.contains('\t') && !text.as_bytes().windows(2).any(suspicious) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(first) = byte(text, at) {
        let (end, blank) = match (first, byte(text, at + 1)) {
            (b'"', _) => (string_end(text, at), false),
            (b'/', Some(b'/')) => (skip_while(text, at, |byte| byte != b'\n' && byte != b'\r'), true),
            (b'/', Some(b'*')) => (comment_end(text, at), true),
            (b'\t', _) => (at + 1, true),
            _ => (skip_while(text, at + 1, |byte| !matches!(byte, b'"' | b'/' | b'\t')), false),
        };
        let part = text.get(at..end)?;
        if blank {
            plain.extend(part.chars().map(blanked));
        } else if first == b'"' {
            push_string(&mut plain, part);
        } else {
            plain.push_str(part);
        }
        at = end;
    }
    Some(plain)
}

fn comment_end(text: &str, start: usize) -> usize {
    let inside = start + 2;
    text.get(inside..).and_then(|rest| rest.place_of("*/")).map_or(text.len(), |length| inside + length + 2)
}

/// A line end stays, anything else becomes a blank.
fn blanked(character: char) -> char {
    if matches!(character, '\n' | '\r') { character } else { ' ' }
}

fn string_end(text: &str, start: usize) -> usize {
    let end = source::scalar_end(text, super::ScalarStyle::DoubleQuoted, start, text.len());
    end.max(start + 1)
}

fn has_surrogates(text: &str) -> bool {
    text.has("\\ud") || text.has("\\uD")
}

/// Joins `\ud83d\ude00` to `\U0001f600`, filled up to the same length; half a pair becomes the replacement character.
fn push_string(plain: &mut String, string: &str) {
    let mut rest = string;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let taken = match (code_unit(escape), escape.get(6..).and_then(code_unit)) {
            (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                let joined = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                plain.push_str(&alloc::format!("\\U{joined:08x}{FILLER}{FILLER}"));
                12
            }
            (Some(0xD800..=0xDFFF), _) => {
                plain.push_str("\\ufffd");
                6
            }
            _ => {
                // A backslash and what it escapes, which may be a backslash.
                let length = 1 + escape.chars().nth(1).map_or(0, char::len_utf8);
                plain.push_str(escape.get(..length).unwrap_or(escape));
                length
            }
        };
        rest = escape.get(taken..).unwrap_or("");
    }
    plain.push_str(rest);
}

/// The number in `\uXXXX` at the start.
fn code_unit(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}
