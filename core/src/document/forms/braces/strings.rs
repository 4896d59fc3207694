//! Texts: in quotes, on several lines, with things to fill in.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Dialect, Expression, Kind, Parser, blank};
use crate::document::source::{byte, skip_while};

/// How a text ends, and what counts in it.
#[derive(Clone, Copy)]
struct Form<'t> {
    close: &'t str,
    escapes: bool,
    fills: bool,
    lines: bool,
}

const SINGLE: Form<'_> = Form { close: "'", escapes: true, fills: true, lines: false };
const DOUBLE: Form<'_> = Form { close: "\"", escapes: true, fills: true, lines: false };
const TRIPLE: Form<'_> = Form { close: "'''", escapes: false, fills: false, lines: true };

impl<'t> Parser<'t> {
    /// Whether a text comes next.
    pub(super) fn starts_text(&self) -> bool {
        match (self.dialect, byte(self.text, self.at)) {
            (Dialect::Bicep, Some(b'\'')) | (Dialect::Terraform, Some(b'"')) => true,
            (Dialect::Terraform, Some(b'<')) => self.marker().is_some(),
            _ => false,
        }
    }

    /// Passes a text.
    pub(super) fn skip_text(&mut self) {
        // Nothing within is looked at, so that nothing within nests.
        let Some((form, start)) = self.opened() else { return };
        self.at = start;
        while let Some(next) = byte(self.text, self.at) {
            if self.closes(form) || (!form.lines && next == b'\n') {
                return;
            }
            self.at += match next {
                b'\\' if form.escapes => 1 + self.character(1),
                _ => self.character(0),
            };
        }
    }

    /// The text that comes next.
    pub(super) fn string(&mut self) -> Expression<'t> {
        let start = self.at;
        let Some((form, inside)) = self.opened() else { return self.done(start, Kind::Other) };
        self.at = inside;
        let (mut parts, mut text, mut from) = (Vec::new(), String::new(), inside);
        loop {
            match byte(self.text, self.at) {
                None => break self.stumble(),
                Some(b'\n') if !form.lines => break self.stumble(),
                _ if self.closes(form) => break,
                Some(b'\\') if form.escapes => self.escape(&mut text),
                Some(sign @ (b'$' | b'%')) if form.fills && self.fills(sign) => {
                    self.push_text(&mut parts, &mut text, from);
                    parts.push(self.filled());
                    from = self.at;
                }
                _ => {
                    let length = self.character(0);
                    text.push_str(self.text.get(self.at..self.at + length).unwrap_or(""));
                    self.at += length;
                }
            }
        }
        if parts.is_empty() {
            return self.done(start, Kind::Text(text));
        }
        self.push_text(&mut parts, &mut text, from);
        self.done(start, Kind::Template(parts))
    }

    fn push_text(&self, parts: &mut Vec<Expression<'t>>, text: &mut String, from: usize) {
        if !text.is_empty() {
            let text = core::mem::take(text);
            parts.push(self.part(from, Kind::Text(text)));
        }
    }

    /// A part of a text, blanks at its end included.
    fn part(&self, start: usize, kind: Kind<'t>) -> Expression<'t> {
        let written = self.text.get(start..self.at).unwrap_or("");
        Expression { kind, start, end: self.at, file: self.file, written }
    }

    /// How many bytes the character has that is so many bytes away.
    fn character(&self, away: usize) -> usize {
        self.text.get(self.at + away..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    }

    /// The form of the text that comes next, and where its content starts.
    fn opened(&self) -> Option<(Form<'t>, usize)> {
        let rest = self.rest();
        if rest.starts_with("'''") {
            let line = if rest.as_bytes().get(3) == Some(&b'\n') { 1 } else { 0 };
            return Some((TRIPLE, self.at + 3 + line));
        }
        match rest.as_bytes().first()? {
            b'\'' => Some((SINGLE, self.at + 1)),
            b'"' => Some((DOUBLE, self.at + 1)),
            _ => {
                let (close, behind) = self.marker()?;
                // The text may end on this line.
                let start = self.text.len().min(blank::line_end(self.text, behind) + 1);
                Some((Form { close, escapes: false, fills: true, lines: true }, start))
            }
        }
    }

    /// The word behind `<<` or `<<-` that ends the text, and what follows it.
    fn marker(&self) -> Option<(&'t str, usize)> {
        let rest = self.rest().strip_prefix("<<")?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let start = self.text.len() - rest.len();
        let end = skip_while(self.text, start, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let word = self.text.get(start..end).filter(|word| !word.is_empty())?;
        Some((word, end))
    }

    /// Takes the end of the text if it is here.
    fn closes(&mut self, form: Form<'_>) -> bool {
        let found = match byte(self.text, self.at) {
            // The word stands on a line of its own.
            Some(first) if form.lines && first != b'\'' => {
                let before = || self.text.get(..self.at).unwrap_or("").trim_end_matches([' ', '\t']);
                self.is_word(form.close) && before().ends_with('\n')
            }
            _ => self.rest().starts_with(form.close),
        };
        if found {
            self.at += form.close.len();
        }
        found
    }

    fn is_word(&self, word: &str) -> bool {
        let behind = self.rest().strip_prefix(word).and_then(|rest| rest.bytes().next());
        self.rest().starts_with(word)
            && !behind.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    fn escape(&mut self, text: &mut String) {
        let length = self.character(1);
        let escaped = self.text.get(self.at + 1..self.at + 1 + length).unwrap_or("");
        self.at = self.text.len().min(self.at + 1 + length);
        match escaped {
            "n" => text.push('\n'),
            "r" => text.push('\r'),
            "t" => text.push('\t'),
            "u" => {
                let digits = self.rest().trim_start_matches('{');
                let digits = digits.get(..digits.bytes().take_while(u8::is_ascii_hexdigit).count().min(6));
                let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                self.at = skip_while(self.text, self.at, |byte| {
                    byte.is_ascii_hexdigit() || matches!(byte, b'{' | b'}')
                });
                text.push(number.and_then(char::from_u32).unwrap_or('\u{fffd}'));
            }
            other => text.push_str(other),
        }
    }

    /// Whether something to fill in comes; a sign that is doubled stands for itself.
    fn fills(&self, sign: u8) -> bool {
        let next = |away| byte(self.text, self.at + away);
        let known = sign == b'$' || self.dialect == Dialect::Terraform;
        let doubled = self.dialect == Dialect::Terraform
            && self.at.checked_sub(1).and_then(|before| byte(self.text, before)) == Some(sign);
        known && next(1) == Some(b'{') && !doubled
    }

    fn filled(&mut self) -> Expression<'t> {
        let start = self.at;
        let directive = byte(self.text, self.at) == Some(b'%');
        self.at += 2;
        self.at += usize::from(byte(self.text, self.at) == Some(b'~'));
        let inside = self.within();
        self.take("~");
        if directive || !self.take("}") {
            self.skip_to_brace();
            return self.done(start, Kind::Other);
        }
        self.part(start, inside.kind)
    }

    /// Passes the rest of something that is not understood, on its line.
    fn skip_to_brace(&mut self) {
        self.at = skip_while(self.text, self.at, |byte| !matches!(byte, b'}' | b'\n'));
        self.take("}");
    }
}
