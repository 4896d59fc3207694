//! The edits that give a fact another value wherever it is written.

use alloc::vec::Vec;

use super::{
    Material,
    writing::{Target, set, targets},
};
use crate::{
    document::{
        Entry,
        change::{self, Value},
    },
    facts::{Origin, Rejection, SubjectId},
    rulebook::{Fact, Spelling, WORKSPACE_NETWORK_ACLS},
    text::TextEdit,
};

/// Gives a fact of a subject a value in every text that writes it, or else in the first one that can. Nothing where no
/// text is somebody's to edit, or where no edit would surely do.
pub fn write(
    material: &Material<'_>,
    owner: SubjectId,
    fact: Fact,
    value: u8,
    exists: bool,
) -> Option<Vec<TextEdit>> {
    let binding = material.model.subjects.get(owner)?.binding(fact)?;
    if matches!(binding.origin, Origin::Override { .. }) {
        return None;
    }
    let mut targets = targets(material, owner, fact);
    if let Some(rejection) = binding.rejection.as_ref().filter(|rejection| rejection.key.is_some()) {
        return respell(&targets, fact, value, rejection);
    }
    if targets.iter().any(|target| target.written().is_some()) {
        targets.retain(|target| target.written().is_some());
    } else {
        targets.truncate(1);
    }
    let mut edits = Vec::new();
    for target in &targets {
        edits.extend(if fact == WORKSPACE_NETWORK_ACLS {
            admit_all(target, value, exists)?
        } else {
            set(target, fact, value)?
        });
    }
    (!edits.is_empty()).then_some(edits)
}

/// Addresses are not for the tool to choose; it can only give them up: by leaving them out where nothing exists yet.
fn admit_all(target: &Target<'_>, value: u8, exists: bool) -> Option<Vec<TextEdit>> {
    if WORKSPACE_NETWORK_ACLS.entry().values.get(usize::from(value)) != Some(&"all") {
        return None;
    }
    let entry = target.written()?;
    let tree = &target.read.tree;
    // Comments are somebody's words: with the key they would go too.
    if let (false, [key]) = (exists, target.path)
        && !entry.span.slice(target.text).contains('#')
        && let Some(edits) = change::delete_key(tree, target.text, target.described.node, key)
    {
        return Some(edits);
    }
    let action = tree.get(entry.value, "default_action")?;
    change::set_scalar(tree, target.text, action.value, Value::Text("Allow"))
}

/// Writes the key that was probably meant, and the value.
fn respell(targets: &[Target<'_>], fact: Fact, value: u8, rejection: &Rejection) -> Option<Vec<TextEdit>> {
    let span = rejection.place.span;
    let target = targets.iter().find(|target| target.read.file == span.file)?;
    let tree = &target.read.tree;
    let parents = target.path.split_last()?.1;
    let mapping = match parents {
        [] => target.described.node,
        parents => tree.find(target.described.node, parents)?.value,
    };
    let of_key = |entry: &&Entry| tree.node(entry.key).is_some_and(|key| key.span == span);
    let entry = tree.node(mapping)?.mapping()?.iter().find(of_key)?;
    let text = fact.entry().values.get(usize::from(value))?;
    let mut edits = change::set_scalar(tree, target.text, entry.key, Value::Text(rejection.key?))?;
    let exact = tree.text(entry.value).is_some_and(|written| {
        let listed =
            matches!(fact.entry().reads.first(), Some(read) if matches!(read.spelling, Spelling::Listed(_)));
        if listed { written == *text } else { written.eq_ignore_ascii_case(text) }
    });
    if !exact {
        edits.extend(change::set_scalar(tree, target.text, entry.value, Value::Text(text))?);
    }
    Some(edits)
}
