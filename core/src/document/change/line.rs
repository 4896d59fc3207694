//! The lines around a place in a text.

use super::super::source::{byte, skip_while};

/// First byte of the line of `at`, behind a byte order mark.
pub fn start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    match before.rfind(['\n', '\r']) {
        Some(end) => end + 1,
        None if before.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
        None => 0,
    }
}

/// Where the characters of the line of `at` end, before the line end.
pub fn end(text: &str, at: usize) -> usize {
    skip_while(text, at, |byte| byte != b'\n' && byte != b'\r')
}

/// First byte of the line behind that of `at`, or the end of the text.
pub fn next(text: &str, at: usize) -> usize {
    let end = end(text, at);
    end + ending(text, end).len()
}

/// The characters of a line before `at`.
pub fn before(text: &str, at: usize) -> &str {
    text.get(start(text, at)..at).unwrap_or("")
}

/// The line end to write on the line of `at`: its own, or on the last line that of the line before.
pub fn ending_like(text: &str, at: usize) -> &str {
    let own = ending(text, end(text, at));
    if !own.is_empty() {
        return own;
    }
    let start = start(text, at);
    let windows = text.get(..start).is_some_and(|before| before.ends_with("\r\n"));
    if windows { "\r\n" } else { "\n" }
}

/// Where the comment starts that is the next thing on the line behind `at`.
pub fn comment(text: &str, at: usize) -> Option<usize> {
    let next = skip_while(text, at, |byte| byte == b' ' || byte == b'\t');
    (byte(text, next) == Some(b'#')).then_some(next)
}

/// Whether only blanks and comments are left on the line behind `at`.
pub fn is_over(text: &str, at: usize) -> bool {
    let next = skip_while(text, at, |byte| byte == b' ' || byte == b'\t');
    matches!(byte(text, next), None | Some(b'#' | b'\n' | b'\r'))
}

/// The line end at `at`; empty when there is none.
fn ending(text: &str, at: usize) -> &str {
    let length = match (byte(text, at), byte(text, at + 1)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        (Some(b'\r' | b'\n'), _) => 1,
        _ => 0,
    };
    text.get(at..at + length).unwrap_or("")
}
