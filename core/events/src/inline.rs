//! Values that may be keys: what stands on a line, before one knows whether a colon follows.

use alloc::borrow::Cow;

use crate::scanner::{Outcome, Scanner, is_space};
use crate::{Before, Event, ScalarStyle};

/// More is no key: YAML 1.2, 7.4.2.
const LONGEST_KEY: usize = 1024;

/// A scalar or an alias.
pub struct Inline<'text> {
    /// Of an alias its name.
    pub text: Cow<'text, str>,
    /// None of an alias.
    pub style: Option<ScalarStyle>,
    pub start: usize,
    pub end: usize,
    /// Whether it ends on the line on which it starts.
    pub one_line: bool,
}

impl<'text> Scanner<'text, '_> {
    /// The alias or scalar that starts here; `parent` is the column of what it lies in, and nothing between brackets.
    pub fn inline(&mut self, parent: Option<isize>) -> Outcome<Inline<'text>> {
        let start = self.at;
        let line = self.line;
        let (text, style) = match self.peek(0) {
            b'*' => (Cow::Borrowed(self.name()?), None),
            b'"' => (self.quoted()?, Some(ScalarStyle::DoubleQuoted)),
            b'\'' => (self.quoted()?, Some(ScalarStyle::SingleQuoted)),
            _ => return self.plain(parent),
        };
        Ok(Inline { text, style, start, end: self.at, one_line: self.line == line })
    }

    /// Tells it, with what stood before it.
    pub fn emit_inline(&mut self, found: Inline<'text>, properties: Before<'text>) -> Outcome {
        let Inline { text, style, start, end, .. } = found;
        let event = match (style, text) {
            (Some(style), text) => Event::Scalar { text, style, properties },
            (None, Cow::Borrowed(name)) if properties.is_none() => Event::Alias(name),
            _ => return self.fault_at(start, "an alias has no anchor or tag of its own"),
        };
        self.emit(event, start, end)
    }

    /// Tells an absent value.
    pub fn emit_absent(&mut self, at: usize, properties: Before<'text>) -> Outcome {
        let event = Event::Scalar { text: Cow::Borrowed(""), style: ScalarStyle::Plain, properties };
        self.emit(event, at, at)
    }

    /// Whether a colon follows what was read, so that it is a key in block style. Then `at` is at the colon.
    pub fn is_key(&mut self, found: &Inline<'text>) -> bool {
        if !found.one_line || self.at - found.start > LONGEST_KEY || self.first_on_line {
            return false;
        }
        let colon = self.behind_blanks();
        let is_key = self.byte(colon) == b':' && is_space(self.byte(colon + 1));
        if is_key {
            self.at = colon;
        }
        is_key
    }
}
