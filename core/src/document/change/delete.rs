//! Removes a key with its value.

use alloc::vec::Vec;

use super::super::{Entry, NodeId, Tree};
use super::{Written, colon, line, written};
use crate::text::{Parts, Span, TextEdit};

/// Removes a key with its value, and its line when nothing else is on it. A comment behind the value stays, on a line of
/// its own. A key that is written several times is removed everywhere in the mapping.
///
/// `text` is the whole text that the tree was read from. Nothing when the key is not written in the mapping itself, when
/// it is the only one, when its value is an alias or has an anchor, or when no edit would surely keep the rest.
#[must_use]
pub fn delete_key(tree: &Tree, text: &str, mapping: NodeId, key: &str) -> Option<Vec<TextEdit>> {
    let target = written(tree, text, mapping)?;
    let is_wanted = |entry: &Entry| tree.text(entry.key) == Some(key);
    let wanted = target.entries.iter().filter(|entry| is_wanted(entry)).count();
    if wanted == 0 || wanted == target.entries.len() || (target.flow && wanted > 1) {
        return None;
    }
    let mut edits: Vec<TextEdit> = Vec::new();
    for (index, entry) in target.entries.iter().enumerate().filter(|(_, entry)| is_wanted(entry)) {
        if is_elsewhere(tree, entry) || has_anchor(entry.span.slice(text)) {
            return None;
        }
        let (start, end) = match target.flow {
            true => flow_range(text, &target, index)?,
            false => block_range(tree, text, &target, index)?,
        };
        let span = Span::new(entry.span.file, u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        if edits.last().is_some_and(|last| last.span.end > span.start) {
            return None;
        }
        edits.push(TextEdit::new(span, ""));
    }
    Some(edits)
}

/// An alias stands for something written before it.
fn is_elsewhere(tree: &Tree, entry: &Entry) -> bool {
    tree.node(entry.value).is_none_or(|value| value.span.start < entry.span.start)
}

/// Some alias may need it. Takes an `&` in a text for an anchor too.
pub(super) fn has_anchor(written: &str) -> bool {
    written.starts_with('&') || [" &", "\n&", "[&", "{&", ",&"].iter().any(|start| written.has(start))
}

fn block_range(tree: &Tree, text: &str, target: &Written<'_>, index: usize) -> Option<(usize, usize)> {
    let entry = target.entries.get(index)?;
    // Without its colon a key is written with `?`, on lines of its own.
    colon(tree, text, entry)?;
    let (start, end) = (entry.span.start as usize, entry.span.end as usize);
    let before = line::before(text, start);
    if !before.bytes().all(|byte| byte == b' ') {
        return first_in_item(text, target, index, before);
    }
    if !line::is_over(text, end) {
        return None;
    }
    if let Some(comment) = line::comment(text, end) {
        return Some((start, comment));
    }
    let (from, to) = (line::start(text, start), line::next(text, end));
    // On the last line without a line end, that of the line before goes.
    let last = to == text.len() && line::end(text, end) == to && index > 0;
    let from = if last { text.get(..from)?.trim_end_matches(['\n', '\r']).len() } else { from };
    Some((from, to))
}

/// Behind the dash of a list the next key takes the place of the first.
fn first_in_item(text: &str, target: &Written<'_>, index: usize, before: &str) -> Option<(usize, usize)> {
    let entry = target.entries.get(index)?;
    let next = target.entries.get(index + 1)?;
    let (end, next_start) = (entry.span.end as usize, next.span.start as usize);
    let is_item =
        before.trim_end_matches(' ').ends_with('-') && before.bytes().all(|byte| matches!(byte, b' ' | b'-'));
    let between = text.get(end..next_start)?;
    (is_item && between.trim().is_empty()).then_some((entry.span.start as usize, next_start))
}

fn flow_range(text: &str, target: &Written<'_>, index: usize) -> Option<(usize, usize)> {
    let entry = target.entries.get(index)?;
    let (start, end) = (entry.span.start as usize, entry.span.end as usize);
    let before = index.checked_sub(1).and_then(|before| target.entries.get(before));
    let range = match before {
        Some(before) => (before.span.end as usize, end),
        None => (start, target.entries.get(index + 1)?.span.start as usize),
    };
    let between = match before {
        Some(_) => text.get(range.0..start)?,
        None => text.get(end..range.1)?,
    };
    // Something else than a comma and blanks is a comment.
    between.bytes().all(|byte| matches!(byte, b',' | b' ' | b'\t' | b'\n' | b'\r')).then_some(range)
}
