//! Values that may be keys: what stands on a line, before one knows whether a colon follows.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use crate::scanner::{Outcome, Scanner, is_blank, is_flow_sign, is_line_end, is_space};
use crate::{Event, Properties, ScalarStyle};

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
            b'"' => (self.double_quoted()?, Some(ScalarStyle::DoubleQuoted)),
            b'\'' => (self.single_quoted()?, Some(ScalarStyle::SingleQuoted)),
            _ => return self.plain(parent),
        };
        Ok(Inline { text, style, start, end: self.at, one_line: self.line == line })
    }

    /// Tells it, with what stood before it.
    pub fn emit_inline(
        &mut self,
        found: Inline<'text>,
        properties: Option<Box<Properties<'text>>>,
    ) -> Outcome {
        let Inline { text, style, start, end, .. } = found;
        let event = match (style, text) {
            (Some(style), text) => Event::Scalar { text, style, properties },
            (None, Cow::Borrowed(name)) if properties.is_none() => Event::Alias(name),
            _ => return self.fault_at(start, "an alias has no anchor or tag of its own"),
        };
        self.emit(event, start, end)
    }

    /// Tells an absent value.
    pub fn emit_absent(&mut self, at: usize, properties: Option<Box<Properties<'text>>>) -> Outcome {
        let event = Event::Scalar { text: Cow::Borrowed(""), style: ScalarStyle::Plain, properties };
        self.emit(event, at, at)
    }

    /// Whether a colon follows what was read, so that it is a key in block style. Then `at` is at the colon.
    pub fn is_key(&mut self, found: &Inline<'text>) -> bool {
        if !found.one_line || self.at - found.start > LONGEST_KEY || self.first_on_line {
            return false;
        }
        let mut colon = self.at;
        while is_blank(self.byte(colon)) {
            colon += 1;
        }
        let is_key = self.byte(colon) == b':' && is_space(self.byte(colon + 1));
        if is_key {
            self.at = colon;
        }
        is_key
    }

    /// Whether what the bracket here opens is a key in block style.
    pub fn is_flow_key(&self) -> bool {
        self.colon_behind_brackets().is_some_and(|colon| is_space(self.byte(colon + 1)))
    }

    /// The colon behind what the bracket here opens, on the same line.
    pub fn colon_behind_brackets(&self) -> Option<usize> {
        let mut open = 0_usize;
        let mut at = self.at;
        while at - self.at <= LONGEST_KEY {
            match self.byte(at) {
                quote @ (b'"' | b'\'') if self.starts_quote(at) => {
                    at += 1;
                    while self.byte(at) != quote && !is_line_end(self.byte(at)) {
                        at += if quote == b'"' && self.byte(at) == b'\\' { 2 } else { 1 };
                    }
                    if self.byte(at) != quote {
                        return None;
                    }
                }
                b'[' | b'{' => open += 1,
                b']' | b'}' if open > 1 => open -= 1,
                b']' | b'}' => {
                    at += 1;
                    while is_blank(self.byte(at)) {
                        at += 1;
                    }
                    return (self.byte(at) == b':').then_some(at);
                }
                byte if is_line_end(byte) => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Whether a quote there opens something between brackets, rather than being a part of a word.
    fn starts_quote(&self, at: usize) -> bool {
        let before = self.byte(at.wrapping_sub(1));
        is_space(before)
            || is_flow_sign(before)
            || before == b':' && matches!(self.byte(at.wrapping_sub(2)), b'"' | b'\'' | b']' | b'}')
    }
}
