//! The text as the parser gets it: the same bytes in the same places, with what is not YAML painted over.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use cofferdam_events::Dialect;

use super::Syntax;
use super::source::{byte, is_blank, skip_while};
use super::template::{self, Region};

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
    /// What it looks like.
    pub syntax: Syntax,
    /// The `{{NAME}}`s that were masked, in order; offsets in `body`.
    pub regions: Vec<Region>,
}

impl<'text> Prepared<'text> {
    /// Prepares a whole file.
    pub fn new(original: &'text str) -> Self {
        let body = original.strip_prefix(BYTE_ORDER_MARK).unwrap_or(original);
        let skipped = original.len() - body.len();
        let regions = template::find_regions(body);
        let text = match regions.is_empty() {
            true => Cow::Borrowed(body),
            false => Cow::Owned(template::mask(body, &regions)),
        };
        let syntax = if starts_json(&text) { Syntax::Json } else { Syntax::Yaml };
        Self { text, body, skipped, syntax, regions }
    }

    /// How the parser is to read it.
    pub fn dialect(&self) -> Dialect {
        if self.syntax == Syntax::Json { Dialect::Json } else { Dialect::Yaml }
    }
}

/// Brackets alone may be YAML; a quote, another bracket or the end behind them is JSON.
fn starts_json(text: &str) -> bool {
    let bracket = skip_while(text, 0, is_blank);
    let first = skip_while(text, bracket, |byte| is_blank(byte) || matches!(byte, b'{' | b'['));
    matches!(byte(text, bracket), Some(b'{' | b'['))
        && matches!(byte(text, first), Some(b'"' | b'}' | b']' | b'/') | None)
}
