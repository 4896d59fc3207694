//! Scalars in quotes.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::plain::{fold, push_breaks};
use crate::scanner::{Outcome, Scanner};

impl<'text> Scanner<'text, '_> {
    /// The scalar whose `'` or `"` stands here.
    pub fn quoted(&mut self) -> Outcome<Cow<'text, str>> {
        let opened = self.at;
        let quote = self.peek(0);
        self.take(1);
        let mut start = self.at;
        let mut text: Option<String> = None;
        loop {
            match self.peek(0) {
                0 => return self.fault_at(opened, "this quote does not end"),
                b'\n' | b'\r' => {
                    let line = self.part(start, self.at).trim_end_matches([' ', '\t']);
                    let text = text.get_or_insert_default();
                    text.push_str(line);
                    fold(text, self.quoted_line_ends(opened)?);
                    start = self.at;
                }
                b'\'' if quote == b'\'' && self.peek(1) == b'\'' => {
                    text.get_or_insert_default().push_str(self.part(start, self.at + 1));
                    self.take(2);
                    start = self.at;
                }
                b'\\' if quote == b'"' => {
                    let text = text.get_or_insert_default();
                    text.push_str(self.part(start, self.at));
                    self.escape(text, opened)?;
                    start = self.at;
                }
                byte if byte == quote => {
                    let rest = self.part(start, self.at);
                    self.take(1);
                    return Ok(match text {
                        None => Cow::Borrowed(rest),
                        Some(mut text) => {
                            text.push_str(rest);
                            Cow::Owned(text)
                        }
                    });
                }
                _ => self.at += 1,
            }
        }
    }

    fn quoted_line_ends(&mut self, opened: usize) -> Outcome<usize> {
        let breaks = self.skip_line_ends();
        if self.is_at_marker() {
            return self.fault_at(opened, "this quote does not end before the document does");
        }
        self.first_on_line = false;
        Ok(breaks)
    }

    /// What `\` and the characters behind it stand for: YAML 1.2, 5.7.
    fn escape(&mut self, text: &mut String, opened: usize) -> Outcome {
        let start = self.at;
        let sign = self.peek(1);
        self.at += 2;
        let character = match sign {
            b'0' => '\0',
            b'a' => '\u{7}',
            b'b' => '\u{8}',
            b't' | b'\t' => '\t',
            b'n' => '\n',
            b'v' => '\u{b}',
            b'f' => '\u{c}',
            b'r' => '\r',
            b'e' => '\u{1b}',
            b' ' | b'"' | b'/' | b'\\' => char::from(sign),
            b'N' => '\u{85}',
            b'_' => '\u{a0}',
            b'L' => '\u{2028}',
            b'P' => '\u{2029}',
            b'x' => self.code_point(2, start)?,
            b'u' => self.code_point(4, start)?,
            b'U' => self.code_point(8, start)?,
            b'\n' | b'\r' => {
                self.at -= 1;
                let breaks = self.quoted_line_ends(opened)?;
                push_breaks(text, breaks - 1);
                return Ok(());
            }
            _ => return self.fault_at(start, "nothing is escaped like this; a `\\` itself is written twice"),
        };
        text.push(character);
        Ok(())
    }

    /// The character with the number in so many digits. JSON writes large ones in two halves; one half alone is none.
    fn code_point(&mut self, digits: usize, start: usize) -> Outcome<char> {
        let Some(mut number) = self.number(digits) else {
            return self.fault_at(start, "this escape needs hexadecimal digits");
        };
        self.at += digits;
        if digits == 4 && (0xD800..0xDC00).contains(&number) && self.peek(0) == b'\\' && self.peek(1) == b'u'
        {
            self.at += 2;
            match self.number(4) {
                Some(low @ 0xDC00..0xE000) => {
                    number = 0x1_0000 + ((number - 0xD800) << 10) + (low - 0xDC00);
                    self.at += 4;
                }
                _ => self.at -= 2,
            }
        }
        match char::from_u32(number) {
            Some(character) => Ok(character),
            None if number < 0xE000 => Ok(char::REPLACEMENT_CHARACTER),
            None => self.fault_at(start, "there is no character of that number"),
        }
    }

    fn number(&self, digits: usize) -> Option<u32> {
        let digits = self.part(self.at, self.at + digits);
        let hexadecimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }
}
