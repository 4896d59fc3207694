//! Edits of the user's own text that leave every other byte alone: comments, order, quoting, line ends.

mod delete;
mod insert;
mod item;
mod line;
mod value;

pub use delete::delete_key;
pub use insert::insert_key;
pub use item::delete_item;
pub use value::Value;

use alloc::vec::Vec;

use super::{Entry, Node, NodeId, Scalar, ScalarStyle, Syntax, Tree, source};
use crate::text::TextEdit;

/// Replaces a scalar. Its quotes stay, and quotes are added where the new text needs them.
///
/// `text` is the whole text that the tree was read from. Nothing when the node is no scalar, or a mapping is to take its
/// place, or it is an absent value that cannot be written where it is absent.
#[must_use]
pub fn set_scalar(tree: &Tree, text: &str, node: NodeId, value: Value<'_>) -> Option<Vec<TextEdit>> {
    let target = tree.node(node)?;
    let old = target.scalar()?;
    let mut new_text = match value {
        Value::Text(new) => value::scalar(new, quotes(tree, old)),
        Value::Literal(new) => new.into(),
        Value::Mapping(_) => return None,
    };
    if target.span.is_empty() {
        if !can_be_filled(tree, text, node) {
            return None;
        }
        new_text.insert(0, ' ');
    }
    Some(alloc::vec![TextEdit::new(target.span, new_text)])
}

/// Whether an absent value stands behind the colon of its key, or behind a dash.
fn can_be_filled(tree: &Tree, text: &str, absent: NodeId) -> bool {
    let Some(at) = tree.node(absent).map(|node| node.span.start as usize) else { return false };
    let owner = tree.nodes.iter().filter_map(Node::mapping).flatten().find(|entry| entry.value == absent);
    match owner {
        Some(entry) => colon(tree, text, entry).is_some_and(|colon| colon + 1 == at),
        None => text.get(..at).is_some_and(|before| {
            before
                .strip_suffix('-')
                .is_some_and(|before| before.is_empty() || before.ends_with([' ', '\n', '\r']))
        }),
    }
}

/// Where the colon stands behind a key that is written before it; nothing for a key with `?`, or an alias as key.
fn colon(tree: &Tree, text: &str, entry: &Entry) -> Option<usize> {
    let key = tree.node(entry.key).filter(|key| entry.span.contains(key.span))?;
    let behind = key.span.end as usize;
    let colon = source::skip_while(text, behind, |byte| byte == b' ' || byte == b'\t');
    (source::byte(text, colon) == Some(b':')).then_some(colon)
}

/// Quotes to keep when a scalar is replaced.
fn quotes(tree: &Tree, old: &Scalar) -> ScalarStyle {
    match old.style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => old.style,
        _ if tree.syntax == Syntax::Json => ScalarStyle::DoubleQuoted,
        _ => ScalarStyle::Plain,
    }
}

/// A mapping as it is written.
struct Written<'tree> {
    entries: &'tree [Entry],
    start: usize,
    flow: bool,
    /// How its keys are quoted, and so new text.
    quotes: ScalarStyle,
}

fn written<'tree>(tree: &'tree Tree, text: &str, mapping: NodeId) -> Option<Written<'tree>> {
    let node = tree.node(mapping)?;
    let entries = node.mapping()?;
    // A brace that starts the first key belongs to that key.
    let own = entries.first().is_none_or(|first| first.span.start > node.span.start);
    let start = node.span.start as usize;
    let flow = own && source::byte(text, start) == Some(b'{');
    if !flow && is_bare_pair(tree, text, mapping, entries) {
        return None;
    }
    let quoted = match entries.first().and_then(|first| tree.scalar(first.key)) {
        Some(key) => key.style == ScalarStyle::DoubleQuoted,
        None => tree.syntax == Syntax::Json,
    };
    let quotes = if flow && quoted { ScalarStyle::DoubleQuoted } else { ScalarStyle::Plain };
    Some(Written { entries, start, flow, quotes })
}

/// Whether the mapping is a pair without braces in a list with brackets, `[a: b]`, where no other key fits.
fn is_bare_pair(tree: &Tree, text: &str, mapping: NodeId, entries: &[Entry]) -> bool {
    let in_brackets = |list: &&Node| source::byte(text, list.span.start as usize) == Some(b'[');
    let mut lists = tree.nodes.iter().filter(|node| node.sequence().is_some()).filter(in_brackets);
    entries.len() == 1 && lists.any(|list| list.sequence().is_some_and(|items| items.contains(&mapping)))
}
