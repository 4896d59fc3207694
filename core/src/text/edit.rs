//! Changes of a text that leave every other byte alone.

use crate::order;
use alloc::string::String;
use alloc::vec::Vec;

use super::Span;

/// Replaces part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// What goes; empty to insert.
    pub span: Span,
    /// What comes instead; empty to delete.
    pub new_text: String,
}

impl TextEdit {
    /// Replaces `span` by `new_text`.
    #[must_use]
    pub fn new(span: Span, new_text: impl Into<String>) -> Self {
        Self { span, new_text: new_text.into() }
    }
}

/// Makes all `edits` of one `text` at once. Spans count in the text before any change; the order given does not matter,
/// except that insertions at one place are made in that order.
///
/// Nothing when two edits overlap or one does not fit the text.
#[must_use]
pub fn apply(text: &str, edits: &[TextEdit]) -> Option<String> {
    let mut sorted: Vec<&TextEdit> = edits.iter().collect();
    order::by_number(&mut sorted, |edit| u64::from(edit.span.start) << 32 | u64::from(edit.span.end));
    let mut result =
        String::with_capacity(text.len() + sorted.iter().map(|edit| edit.new_text.len()).sum::<usize>());
    let mut done = 0;
    for edit in sorted {
        let range = edit.span.range();
        result.push_str(text.get(done..range.start)?);
        // Also refuses an end outside the text or within a character.
        text.get(range.clone())?;
        result.push_str(&edit.new_text);
        done = range.end;
    }
    result.push_str(text.get(done..)?);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::super::FileId;
    use super::*;

    fn edit(start: u32, end: u32, new_text: &str) -> TextEdit {
        TextEdit::new(Span::new(FileId(0), start, end), new_text)
    }

    #[test]
    fn edits_are_made_at_once_in_any_order() {
        let edits = [edit(4, 5, "two"), edit(0, 1, "one"), edit(2, 2, "+")];
        assert_eq!(apply("a b c", &edits).as_deref(), Some("one +b two"));
    }

    #[test]
    fn overlapping_edits_are_refused() {
        assert_eq!(apply("abcd", &[edit(0, 2, ""), edit(1, 3, "")]), None);
    }

    #[test]
    fn an_edit_outside_the_text_or_within_a_character_is_refused() {
        assert_eq!(apply("ab", &[edit(1, 9, "")]), None);
        assert_eq!(apply("\u{e9}", &[edit(1, 2, "")]), None);
    }
}
