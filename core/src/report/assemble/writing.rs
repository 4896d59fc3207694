//! Where a fact is written in a text that is somebody's to edit, and the edit that writes another value.

use alloc::vec::Vec;

use super::Material;
use crate::{
    document::{
        Entry,
        change::{self, Value},
    },
    facts::{Described, ReadFile, SubjectId, client_path},
    rulebook::Fact,
    text::TextEdit,
};

/// A text in which a fact of a subject can be written.
pub struct Target<'t> {
    /// The text, read.
    pub read: &'t ReadFile,
    /// Where the subject is described.
    pub described: &'t Described,
    /// The text.
    pub text: &'t str,
    /// The keys.
    pub path: &'static [&'static str],
}

impl<'t> Target<'t> {
    /// Where the fact is written already.
    pub fn written(&self) -> Option<&'t Entry> {
        self.read.tree.find(self.described.node, self.path)
    }
}

/// The texts in which a fact of a subject can be written.
pub fn targets<'t>(material: &Material<'t>, owner: SubjectId, fact: Fact) -> Vec<Target<'t>> {
    let path = client_path(fact.entry());
    let described = material.model.subjects.get(owner).map(|subject| subject.described.as_slice());
    let editable = described.unwrap_or_default().iter().filter(|described| described.editable);
    let target = |described: &'t Described| {
        let read = material.read(described.file)?;
        let text = material.files.get(described.file)?.text.as_str();
        Some(Target { read, described, text, path: path? })
    };
    editable.filter_map(target).collect()
}

/// Writes a value. Keys that are missing above it are written too.
pub fn set(target: &Target<'_>, fact: Fact, value: u8) -> Option<Vec<TextEdit>> {
    let text = match *fact.entry().values.get(usize::from(value))? {
        boolean @ ("true" | "false") => Value::Literal(boolean),
        word => Value::Text(word),
    };
    let tree = &target.read.tree;
    if let Some(entry) = target.written() {
        return change::set_scalar(tree, target.text, entry.value, text);
    }
    let insert = |mapping, key: &str, value| change::insert_key(tree, target.text, mapping, key, value);
    match target.path {
        [key] => insert(target.described.node, key, text),
        [parent, key] => match tree.get(target.described.node, parent) {
            Some(entry) => insert(entry.value, key, text),
            None => insert(target.described.node, parent, Value::Mapping(&[(key, text)])),
        },
        _ => None,
    }
}
