//! Bytes to lines and UTF-16 characters, as the Language Server Protocol counts, and back.

use alloc::vec::Vec;

use super::{Span, next_of};

/// What ends a line; both together end one.
const LINE_END: [u8; 2] = *b"\n\r";

/// A place between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Line, from zero. `\n`, `\r\n` and a lone `\r` end one.
    pub line: u32,
    /// UTF-16 code units before the place on its line, from zero.
    pub character: u32,
}

/// From one place to another, half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Range {
    /// First place.
    pub start: Position,
    /// Place behind the last character.
    pub end: Position,
}

/// Where the lines of one text start.
///
/// It does not hold the text: every question brings the text that the index was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// Byte offset of each line's first character; the first is always zero.
    starts: Vec<u32>,
    /// In ASCII text a byte is a UTF-16 code unit, so no line need be walked.
    ascii: bool,
}

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
        starts.push(0);
        let mut at = next_of(text, 0, LINE_END);
        while let Some([end, rest @ ..]) = bytes.get(at..) {
            at += 1 + usize::from(*end == b'\r' && rest.first() == Some(&b'\n'));
            starts.push(to_offset(at));
            at = next_of(text, at, LINE_END);
        }
        Self { starts, ascii: text.is_ascii() }
    }

    /// Where byte `offset` of `text` is. An offset within a character counts as its start, one behind the text as
    /// its end.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = offset.min(to_offset(text.len()));
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let character = if self.ascii {
            offset.saturating_sub(start)
        } else {
            utf16_length(text, start as usize, offset as usize)
        };
        Position { line: to_offset(line), character }
    }

    /// The byte at `position` of `text`: the end of its line when the line is shorter, the end of the text when
    /// there are fewer lines. Within a surrogate pair, the character's start.
    #[must_use]
    pub fn offset(&self, text: &str, position: Position) -> u32 {
        let Some(start) = self.starts.get(position.line as usize) else {
            return to_offset(text.len());
        };
        let rest = text.get(*start as usize..).unwrap_or("");
        let mut units = 0;
        let mut bytes = 0;
        for character in rest.chars() {
            units += to_offset(character.len_utf16());
            if units > position.character || matches!(character, '\n' | '\r') {
                break;
            }
            bytes += to_offset(character.len_utf8());
        }
        start + bytes
    }

    /// A span of `text` as lines and characters.
    #[must_use]
    pub fn range(&self, text: &str, span: Span) -> Range {
        Range { start: self.position(text, span.start), end: self.position(text, span.end) }
    }
}

fn utf16_length(text: &str, start: usize, end: usize) -> u32 {
    let mut end = end;
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let part = text.get(start..end).unwrap_or("");
    part.chars().map(|character| to_offset(character.len_utf16())).sum()
}

/// Texts are bounded far below 4 GiB before they get here; beyond, places stick to the end.
fn to_offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, offset: u32) -> (u32, u32) {
        let at = LineIndex::new(text).position(text, offset);
        (at.line, at.character)
    }

    #[test]
    fn every_kind_of_line_end_starts_a_line() {
        let text = "a\nb\r\nc\rd";
        assert_eq!(position(text, 0), (0, 0));
        assert_eq!(position(text, 2), (1, 0));
        assert_eq!(position(text, 5), (2, 0));
        assert_eq!(position(text, 7), (3, 0));
        assert_eq!(position(text, 99), (3, 1));
    }

    #[test]
    fn an_emoji_is_two_characters_and_a_byte_order_mark_one() {
        let text = "\u{feff}a: \u{1f600}b";
        assert_eq!(position(text, 3), (0, 1));
        assert_eq!(position(text, 10), (0, 6));
    }

    #[test]
    fn a_place_within_a_character_is_its_start() {
        assert_eq!(position("\u{1f600}", 2), (0, 0));
    }

    #[test]
    fn positions_go_there_and_back() {
        let text = "first: \u{1f600}\r\nsecond: \u{e9}\n";
        let index = LineIndex::new(text);
        for (offset, _) in text.char_indices().filter(|(_, c)| *c != '\n') {
            let offset = to_offset(offset);
            assert_eq!(index.offset(text, index.position(text, offset)), offset, "byte {offset}");
        }
    }

    #[test]
    fn a_character_behind_its_line_is_the_end_of_the_line() {
        let text = "ab\r\nc";
        let index = LineIndex::new(text);
        assert_eq!(index.offset(text, Position { line: 0, character: 9 }), 2);
        assert_eq!(index.offset(text, Position { line: 7, character: 0 }), 5);
    }
}
