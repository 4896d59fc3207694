//! Positions as the report counts them (lines, UTF-16 code units) against offsets in a Rust string.

use cofferdam_core::report::{Position, Range, TextFix};

/// The byte offset of a position. A position behind the end of its line or of the text is moved back to that end.
pub fn byte_offset(text: &str, position: Position) -> usize {
    let start = line_start(text, position.line);
    let line = text.get(start..).unwrap_or_default();
    let mut units = 0;
    for (offset, character) in line.char_indices() {
        if units >= position.character || character == '\n' {
            return start + offset;
        }
        units += utf16_length(character);
    }
    text.len()
}

/// Bytes before the given line; the length of the text when there is no such line.
fn line_start(text: &str, line: u32) -> usize {
    if line == 0 {
        return 0;
    }
    let breaks = text.match_indices('\n').map(|(offset, _)| offset + 1);
    breaks.zip(1..).find(|(_, number)| *number == line).map_or(text.len(), |(offset, _)| offset)
}

fn utf16_length(character: char) -> u32 {
    if character.len_utf16() == 2 { 2 } else { 1 }
}

/// UTF-16 code units before a position: what a text area calls the start of a selection.
pub fn utf16_offset(text: &str, position: Position) -> u32 {
    text.get(..byte_offset(text, position)).unwrap_or_default().chars().map(utf16_length).sum()
}

/// Applies edits of one text. They count in the text before any change; of two that overlap, the later is left out.
pub fn apply_edits(text: &str, edits: &[&TextFix]) -> String {
    let mut changes: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| (byte_offset(text, edit.range.start), byte_offset(text, edit.range.end), &*edit.new_text))
        .collect();
    changes.sort_by_key(|(start, end, _)| (*start, *end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end, new_text) in changes {
        if start < done || end < start {
            continue;
        }
        result.push_str(text.get(done..start).unwrap_or_default());
        result.push_str(new_text);
        done = end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

/// A place for people: line and column, both counted from one.
pub fn spoken(range: Range) -> String {
    format!("line {}, column {}", range.start.line + 1, range.start.character + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    fn edit(start: Position, end: Position, new_text: &str) -> TextFix {
        TextFix { uri: "a.yml".into(), range: Range { start, end }, new_text: new_text.into() }
    }

    #[test]
    fn counts_utf16_units_not_characters() {
        let text = "a: 1\nb: 🦀 x";
        assert_eq!(&text[byte_offset(text, at(1, 6))..], "x");
        assert_eq!(utf16_offset(text, at(1, 6)), 11);
    }

    #[test]
    fn a_position_outside_the_text_is_moved_to_the_end() {
        assert_eq!(byte_offset("ab\ncd", at(0, 99)), 2);
        assert_eq!(byte_offset("ab\ncd", at(9, 0)), 5);
        assert_eq!(byte_offset("ab\n", at(1, 0)), 3);
    }

    #[test]
    fn edits_are_made_at_once_and_leave_the_rest_alone() {
        let text = "name: x # keep\nflag: off\n";
        let edits = [edit(at(1, 6), at(1, 9), "disabled"), edit(at(0, 0), at(0, 0), "# top\n")];
        let edits: Vec<_> = edits.iter().collect();
        assert_eq!(apply_edits(text, &edits), "# top\nname: x # keep\nflag: disabled\n");
    }

    #[test]
    fn of_overlapping_edits_the_first_place_wins() {
        let edits = [edit(at(0, 0), at(0, 3), "one"), edit(at(0, 1), at(0, 4), "two")];
        let edits: Vec<_> = edits.iter().collect();
        assert_eq!(apply_edits("abcdef", &edits), "onedef");
    }

    #[test]
    fn a_place_is_spoken_from_one() {
        assert_eq!(spoken(Range { start: at(2, 0), end: at(2, 4) }), "line 3, column 1");
    }
}
