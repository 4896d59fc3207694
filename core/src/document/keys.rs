//! Checks of the keys of one mapping.

use alloc::vec::Vec;

use super::{Entry, NodeValue, Problem, ProblemKind, ScalarKind, Tree};
use crate::order::Index;

use crate::words::say;

/// Most keys that are compared each with each; more are sorted.
const FEW: usize = 16;

/// What is wrong with the entries of a mapping that was read to its end. Of repeated keys at most `limit` are reported;
/// returns how many more there are.
pub fn check(tree: &Tree, entries: &[Entry], limit: usize, report: &mut impl FnMut(Problem)) -> usize {
    let repeated = duplicates(tree, entries);
    for (first, second) in repeated.iter().take(limit) {
        let (Some(first), Some(second)) = (tree.node(first.key), tree.node(second.key)) else { continue };
        let key = second.scalar().map(|scalar| scalar.text.clone()).unwrap_or_default();
        report(
            Problem::new(ProblemKind::DuplicateKey { key }, second.span)
                .with_related(first.span, say::written_before_here().text()),
        );
    }
    for entry in entries {
        let is_merge = tree.scalar(entry.key).is_some_and(super::Scalar::is_merge_key);
        if is_merge && !merges(tree, entry) {
            report(Problem::new(ProblemKind::MergeNotMapping, entry.span));
        }
    }
    repeated.len().saturating_sub(limit)
}

/// Whether the value is a mapping or a list of mappings. What was not understood may be.
fn merges(tree: &Tree, entry: &Entry) -> bool {
    let mapping = |value: &NodeValue| matches!(value, NodeValue::Mapping(_) | NodeValue::Unreadable);
    tree.node(entry.value).is_some_and(|node| match &node.value {
        NodeValue::Sequence(items) => {
            items.iter().all(|item| tree.node(*item).is_some_and(|item| mapping(&item.value)))
        }
        value => mapping(value),
    })
}

/// Pairs of entries with equal keys, neighbours in written order.
fn duplicates<'entries>(tree: &Tree, entries: &'entries [Entry]) -> Vec<(&'entries Entry, &'entries Entry)> {
    if entries.len() <= FEW {
        return few_duplicates(tree, entries);
    }
    let mut latest = Index::default();
    let mut pairs = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some((text, is_string)) = name(tree, entry) else { continue };
        let name: &[&[u8]] = &[&[u8::from(is_string) + 1], text.as_bytes()];
        let earlier = latest.get(name).last().and_then(|place| entries.get(*place));
        pairs.extend(earlier.map(|earlier| (earlier, entry)));
        latest.add(name, place);
    }
    pairs
}

fn few_duplicates<'entries>(
    tree: &Tree,
    entries: &'entries [Entry],
) -> Vec<(&'entries Entry, &'entries Entry)> {
    let mut pairs = Vec::new();
    for (at, second) in entries.iter().enumerate() {
        let Some(wanted) = name(tree, second) else { continue };
        let before = entries.iter().take(at).rev();
        pairs.extend(
            before.filter(|first| name(tree, first) == Some(wanted)).take(1).map(|first| (first, second)),
        );
    }
    pairs
}

/// What makes a key equal to another: `1` and `"1"` are different. Merge keys may be repeated.
fn name<'tree>(tree: &'tree Tree, entry: &Entry) -> Option<(&'tree str, bool)> {
    let scalar = tree.scalar(entry.key)?;
    (!scalar.is_merge_key()).then_some((scalar.text.as_str(), scalar.kind == ScalarKind::String))
}
