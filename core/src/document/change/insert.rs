//! Writes a key that is not there yet.

use alloc::string::String;
use alloc::vec::Vec;

use super::super::source;
use super::super::{Entry, NodeId, NodeValue, ScalarStyle, Tree};
use super::value::{self, Value};
use super::{Written, colon, line, written};
use crate::text::{Span, TextEdit, concat};

/// Adds a key to a mapping: in block style on a line of its own behind the last entry that takes one line, in flow style
/// as the last entry.
///
/// `text` is the whole text that the tree was read from. Nothing when the node is no mapping, when the key is written
/// already, or when the mapping is written in a way that leaves no sure place.
#[must_use]
pub fn insert_key(
    tree: &Tree,
    text: &str,
    mapping: NodeId,
    key: &str,
    value: Value<'_>,
) -> Option<Vec<TextEdit>> {
    if tree.get_written(mapping, key).is_some() {
        return None;
    }
    let target = written(tree, text, mapping)?;
    let span = tree.node(mapping)?.span;
    let (at, new_text) = match target.flow {
        true => insert_flow(text, &target, key, value)?,
        false => insert_block(tree, text, &target, key, value)?,
    };
    let at = u32::try_from(at).ok()?;
    Some(alloc::vec![TextEdit::new(Span::empty(span.file, at), new_text)])
}

fn insert_block(
    tree: &Tree,
    text: &str,
    target: &Written<'_>,
    key: &str,
    value: Value<'_>,
) -> Option<(usize, String)> {
    let first = target.entries.first()?;
    // Without its colon a key is written with `?`, and a line of the usual form does not fit.
    colon(tree, text, first)?;
    let first = first.span.start as usize;
    let indentation = indentation(line::before(text, first))?;
    let anchor = target.entries.iter().rev().find(|entry| takes_one_line(tree, text, entry));
    let at = anchor.map_or(first, |entry| line::end(text, entry.span.end as usize));
    let line_end = line::ending_like(text, at);
    let new = value::block(key, value, &indentation, line_end);
    let new_text = match anchor {
        Some(_) => concat(&[line_end, &indentation, &new]),
        None => concat(&[&new, line_end, &indentation]),
    };
    Some((at, new_text))
}

/// Blanks that put a line under the key with this before it: blanks, and dashes of the list that it is in.
fn indentation(before: &str) -> Option<String> {
    before.bytes().all(|byte| byte == b' ' || byte == b'-').then(|| " ".repeat(before.len()))
}

/// Whether nothing of the entry is on a second line, so that a line can follow.
fn takes_one_line(tree: &Tree, text: &str, entry: &Entry) -> bool {
    let is_block_scalar = match tree.node(entry.value).map(|node| &node.value) {
        Some(NodeValue::Scalar(scalar)) => matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded),
        Some(NodeValue::Unreadable) | None => true,
        Some(_) => false,
    };
    !is_block_scalar
        && !entry.span.slice(text).contains(['\n', '\r'])
        && colon(tree, text, entry).is_some()
        && line::is_over(text, entry.span.end as usize)
}

fn insert_flow(text: &str, target: &Written<'_>, key: &str, value: Value<'_>) -> Option<(usize, String)> {
    let pair = value::pair(key, value, target.quotes);
    let Some(last) = target.entries.last() else {
        let at = target.start + 1;
        let inside = source::skip_while(text, at, source::is_blank);
        return (source::byte(text, inside) == Some(b'}')).then_some((at, pair));
    };
    let before = line::before(text, last.span.start as usize);
    let at = last.span.end as usize;
    let own_line = !before.is_empty() && before.bytes().all(|byte| byte == b' ' || byte == b'\t');
    let separator = match own_line {
        true => concat(&[",", line::ending_like(text, last.span.start as usize), before]),
        false => String::from(", "),
    };
    Some((at, concat(&[&separator, &pair])))
}
