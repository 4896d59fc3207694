//! Edits of the user's own text that leave every other byte alone: comments, order, quoting, line ends.

mod delete;
mod insert;
mod line;
mod value;

pub use delete::delete_key;
pub use insert::insert_key;
pub use value::Value;

use alloc::vec::Vec;

use super::{Entry, NodeId, NodeValue, Scalar, ScalarStyle, Syntax, Tree, source};
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
        let before = target.span.start.checked_sub(1)?;
        if !matches!(source::byte(text, before as usize), Some(b':' | b'-')) {
            return None;
        }
        new_text.insert(0, ' ');
    }
    Some(alloc::vec![TextEdit::new(target.span, new_text)])
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
    let NodeValue::Mapping(entries) = &node.value else { return None };
    // A brace that starts the first key belongs to that key.
    let own = entries.first().is_none_or(|first| first.span.start > node.span.start);
    let start = node.span.start as usize;
    let flow = own && source::byte(text, start) == Some(b'{');
    let quoted = match entries.first().and_then(|first| tree.scalar(first.key)) {
        Some(key) => key.style == ScalarStyle::DoubleQuoted,
        None => tree.syntax == Syntax::Json,
    };
    let quotes = if flow && quoted { ScalarStyle::DoubleQuoted } else { ScalarStyle::Plain };
    Some(Written { entries, start, flow, quotes })
}
