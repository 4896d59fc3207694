//! Blanks and comments.

use crate::document::source::{byte, skip_while};

/// Where the next thing on the line starts.
pub fn on_line(text: &str, from: usize) -> usize {
    skip(text, from, false)
}

/// Where the next thing starts, on whatever line.
pub fn anywhere(text: &str, from: usize) -> usize {
    skip(text, from, true)
}

fn skip(text: &str, from: usize, lines: bool) -> usize {
    let mut at = from;
    loop {
        at = match (byte(text, at), byte(text, at + 1)) {
            (Some(b' ' | b'\t'), _) => at + 1,
            (Some(b'\n' | b'\r'), _) if lines => at + 1,
            (Some(b'/'), Some(b'/')) => line_end(text, at),
            // In Bicep, an instruction to its compiler.
            (Some(b'#'), _) => line_end(text, at),
            (Some(b'/'), Some(b'*')) => {
                let inside = at + 2;
                text.get(inside..)
                    .and_then(|rest| rest.find("*/"))
                    .map_or(text.len(), |found| inside + found + 2)
            }
            _ => return at,
        };
    }
}

/// Where the line ends.
pub fn line_end(text: &str, from: usize) -> usize {
    skip_while(text, from, |byte| byte != b'\n')
}
