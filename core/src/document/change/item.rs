//! Removes an item of a list.

use alloc::vec::Vec;

use super::super::{NodeId, Tree, source};
use super::{delete::has_anchor, line};
use crate::text::{Span, TextEdit};

/// Removes an item from the list that it is in, with its lines when it is written on lines of its own.
///
/// `text` is the whole text that the tree was read from. Nothing when it is the only item, when it is an alias, has an
/// anchor or a comment within, or when no edit would surely keep the rest.
#[must_use]
pub fn delete_item(tree: &Tree, text: &str, item: NodeId) -> Option<Vec<TextEdit>> {
    let list = tree.nodes.iter().find(|node| node.sequence().is_some_and(|items| items.contains(&item)))?;
    let items = list.sequence()?;
    let place = items.iter().position(|other| *other == item)?;
    let span_of = |place: Option<usize>| Some(tree.node(*items.get(place?)?)?.span);
    let own = span_of(Some(place))?;
    if items.len() < 2 || !list.span.contains(own) {
        return None;
    }
    let (from, to) = if source::byte(text, list.span.start as usize) == Some(b'[') {
        match (span_of(place.checked_sub(1)), span_of(Some(place + 1))) {
            (Some(before), _) => (before.end as usize, own.end as usize),
            (None, Some(after)) => (own.start as usize, after.start as usize),
            (None, None) => return None,
        }
    } else {
        let before = line::before(text, own.start as usize);
        let dash = before.trim_end_matches(' ').strip_suffix('-')?;
        if !dash.bytes().all(|byte| byte == b' ') || !line::is_over(text, own.end as usize) {
            return None;
        }
        (line::start(text, own.start as usize), line::next(text, own.end as usize))
    };
    let removed = text.get(from..to)?;
    if removed.contains('#') || has_anchor(removed) {
        return None;
    }
    Some(alloc::vec![TextEdit::new(
        Span::new(own.file, u32::try_from(from).ok()?, u32::try_from(to).ok()?),
        ""
    )])
}
