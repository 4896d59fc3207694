//! Bare scalars.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::ScalarStyle;
use crate::inline::Inline;
use crate::scanner::{Outcome, Scanner, is_flow_sign, is_line_end, is_space};

impl<'text> Scanner<'text, '_> {
    /// The bare scalar that starts here, with the lines that go on with it.
    pub fn plain(&mut self, parent: Option<isize>) -> Outcome<Inline<'text>> {
        let flow = parent.is_none();
        if !self.starts_plain(flow) || self.is_at_marker() {
            return self.cannot_start();
        }
        let start = self.at;
        let mut end = self.plain_line(flow);
        let mut text = Cow::Borrowed(self.part(start, end));
        let mut one_line = true;
        while matches!(self.peek(0), b'\n' | b'\r') {
            let breaks = self.skip_line_ends();
            let inside = parent.is_none_or(|parent| self.column().cast_signed() > parent);
            if !inside || self.peek(0) == b'#' || self.is_at_end() || self.is_at_marker() {
                break;
            }
            let next = self.at;
            let next_end = self.plain_line(flow);
            if next_end == next {
                break;
            }
            fold(text.to_mut(), breaks);
            text.to_mut().push_str(self.part(next, next_end));
            (end, one_line) = (next_end, false);
        }
        Ok(Inline { text, style: Some(ScalarStyle::Plain), start, end, one_line })
    }

    /// Reads on to the end of the line or of the scalar. Returns where the last character of the scalar ends.
    fn plain_line(&mut self, flow: bool) -> usize {
        let mut end = self.at;
        let mut at = self.at;
        loop {
            let byte = self.byte(at);
            match byte {
                b' ' | b'\t' => {
                    at += 1;
                    continue;
                }
                b'\n' | b'\r' | 0 => break,
                b':' if is_space(self.byte(at + 1)) || flow && is_flow_sign(self.byte(at + 1)) => break,
                b'#' if at > end => break,
                sign if flow && is_flow_sign(sign) => break,
                b'/' if self.is_json_comment(at) => break,
                _ => {}
            }
            at += 1;
            end = at;
        }
        if end > self.at {
            self.first_on_line = false;
        }
        // Behind the last line nothing but a line end goes on with the scalar.
        self.at = if is_line_end(self.byte(at)) { at } else { end };
        end
    }

    /// Goes over line ends and the blanks around them, and counts the line ends.
    pub fn skip_line_ends(&mut self) -> usize {
        let mut breaks = 0;
        while matches!(self.peek(0), b'\n' | b'\r') {
            self.take_line_end();
            self.skip_blanks();
            breaks += 1;
        }
        breaks
    }

    fn starts_plain(&self, flow: bool) -> bool {
        match self.peek(0) {
            b'-' | b'?' | b':' => !(is_space(self.peek(1)) || flow && is_flow_sign(self.peek(1))),
            b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' => false,
            byte => !is_space(byte) && !is_flow_sign(byte),
        }
    }

    fn cannot_start<T>(&self) -> Outcome<T> {
        match self.peek(0) {
            0 => self.fault("the text ends where a value should stand"),
            b'-' if is_space(self.peek(1)) => self.fault("an item of a list can not start here"),
            b'?' | b':' if is_space(self.peek(1)) => self.fault("a key with a value can not stand here"),
            b'#' => self.fault("a comment needs a blank before it"),
            _ => self.fault("no value can start with this character unless it is quoted"),
        }
    }
}

/// One line end becomes a blank, more of them one less.
pub fn fold(text: &mut String, breaks: usize) {
    if breaks == 1 {
        text.push(' ');
    } else {
        push_breaks(text, breaks - 1);
    }
}

/// So many line ends.
pub fn push_breaks(text: &mut String, breaks: usize) {
    text.extend(core::iter::repeat_n('\n', breaks));
}
