//! Applies the edits of a report as an editor does: LSP ranges, in UTF-16 code units, all at once.

use std::ops::Range as Bytes;

use cofferdam_core::report::{Position, TextFix};

/// Byte offset of a position; `None` where there is no such line or column.
#[must_use]
pub fn offset(text: &str, position: Position) -> Option<usize> {
    let mut start = 0;
    for _ in 0..position.line {
        start += text.get(start..)?.find(['\n', '\r']).map(|end| {
            end + if text.get(start + end..).is_some_and(|rest| rest.starts_with("\r\n")) { 2 } else { 1 }
        })?;
    }
    let line = text.get(start..)?;
    let mut units = 0;
    for (byte, character) in line.char_indices() {
        if units == position.character {
            return Some(start + byte);
        }
        if matches!(character, '\n' | '\r') {
            return None;
        }
        units += u32::try_from(character.len_utf16()).ok()?;
    }
    (units == position.character).then_some(text.len())
}

/// The bytes that each edit of one document replaces, in order of place.
#[must_use]
pub fn replaced<'e>(text: &str, edits: &'e [TextFix]) -> Option<Vec<(Bytes<usize>, &'e str)>> {
    let mut all = Vec::new();
    for edit in edits {
        let bytes = offset(text, edit.range.start)?..offset(text, edit.range.end)?;
        text.get(bytes.clone())?;
        all.push((bytes, edit.new_text.as_str()));
    }
    all.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
    let disjoint =
        all.windows(2).all(|pair| matches!(pair, [(before, _), (after, _)] if before.end <= after.start));
    disjoint.then_some(all)
}

/// The text after the edits; `None` where a range is not in the text or two of them overlap.
#[must_use]
pub fn applied(text: &str, edits: &[TextFix]) -> Option<String> {
    let mut done = String::new();
    let mut last = 0;
    for (bytes, new_text) in replaced(text, edits)? {
        done.push_str(text.get(last..bytes.start)?);
        done.push_str(new_text);
        last = bytes.end;
    }
    done.push_str(text.get(last..)?);
    Some(done)
}
