//! Bytes of a text, and going over them.

/// The first byte from `from` on for which `skipped` does not hold, or the end of the text.
pub fn skip_while(text: &str, from: usize, skipped: impl Fn(u8) -> bool) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| !skipped(*byte)).unwrap_or(rest.len())
}

/// The byte at `at`.
pub fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// Where the character at `at` ends.
pub fn character_end(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// Blanks and line ends.
pub fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
