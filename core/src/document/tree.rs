//! All nodes of one file, and how to find one.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Declaration, Entry, Glance, Keys, Mapping, Node, NodeId, NodeValue, Scalar};
use crate::{
    order::{Index, Seen},
    text::Span,
};

/// One file, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Tree {
    /// Every node; a [`NodeId`] counts in here.
    pub nodes: Vec<Node>,
    /// The documents in order.
    pub documents: Vec<Document>,
    /// How the file is written.
    pub syntax: Syntax,
    /// By the numbers of documents, what happened to their objects before.
    pub history: Vec<(usize, History)>,
}

/// What happened to an object before it came to be as its document says, where the text tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct History {
    /// What left it open to public networks for a while.
    pub opened: Option<Span>,
    /// Whether the addresses that it admits were set once it was there.
    pub addresses_later: bool,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum Syntax {
    /// YAML.
    #[default]
    Yaml,
    /// JSON, or at least something that starts like it.
    Json,
    /// Commands for a shell.
    Shell,
    /// Python.
    Python,
    /// A Jupyter notebook.
    Notebook,
    /// Bicep.
    Bicep,
    /// Terraform's configuration language.
    Terraform,
}

/// One document of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Document {
    /// Its content; nothing when there are only comments.
    pub root: Option<NodeId>,
    /// From the first to the last character of the content.
    pub span: Span,
    /// Whether an absent key is really absent: no parse error, no bound hit, no placeholder in a key.
    pub complete: bool,
    /// What the reader says of it, where that is more than its keys tell: what a command creates, or a constructor.
    pub declared: Option<Box<Declaration>>,
    /// Path of what was read within its file as a JSON Pointer, where that is not the whole document: a resource of a
    /// template.
    pub pointer: Option<Box<str>>,
    /// The set of parameters with which a template was read, where there are several: what is read with one has nothing
    /// to do with what is read with another.
    pub set: Option<Box<str>>,
}

impl Syntax {
    /// Whether it is objects as such, rather than a program or a template that speaks of them.
    #[must_use]
    pub fn has_objects(self) -> bool {
        matches!(self, Self::Yaml | Self::Json)
    }

    /// What people call a text that is written so.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Json => "JSON",
            Self::Shell => "a script",
            Self::Python => "Python",
            Self::Notebook => "a notebook",
            Self::Bicep => "Bicep",
            Self::Terraform => "Terraform",
        }
    }
}

impl Tree {
    /// The node of that name, if this tree gave the name.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// The node's scalar, if it is one.
    #[must_use]
    pub fn scalar(&self, id: NodeId) -> Option<&Scalar> {
        self.node(id)?.scalar()
    }

    /// The node's text, if it is a scalar.
    #[must_use]
    pub fn text(&self, id: NodeId) -> Option<&str> {
        Some(&self.scalar(id)?.text)
    }

    /// The items of a sequence; none of anything else.
    #[must_use]
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        self.node(id).and_then(Node::sequence).unwrap_or_default()
    }

    /// Whether the node is a mapping.
    #[must_use]
    pub fn is_mapping(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| node.mapping().is_some())
    }

    /// Whether the node is a list.
    #[must_use]
    pub fn is_sequence(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| node.sequence().is_some())
    }

    /// The entries of a mapping as the client sees them: of a key written several times the last, and what `<<` brings
    /// for keys that are not written. Written ones first, in order. Entries whose key is not a scalar are left out.
    pub fn entries(&self, mapping: NodeId) -> impl Iterator<Item = &Entry> {
        let is_plain =
            |written: &Mapping| written.keys.is_plain() || Glance::of(self, &written.entries).is_plain();
        let (written, effective) = match self.node(mapping).map(|node| &node.value) {
            // Nearly every mapping's entries are as the client sees them.
            Some(NodeValue::Mapping(written)) if is_plain(written) => {
                (written.entries.as_slice(), Vec::new())
            }
            _ => (&[][..], self.effective(mapping)),
        };
        written.iter().chain(effective)
    }

    fn effective(&self, mapping: NodeId) -> Vec<&Entry> {
        let mut effective = Vec::new();
        let mut seen = Seen::default();
        self.visit(mapping, &mut |entries| {
            let before = effective.len();
            for entry in entries.iter().rev() {
                let Some(key) = self.scalar(entry.key) else { continue };
                if !key.is_merge_key() && seen.add(&key.text) {
                    effective.push(entry);
                }
            }
            if let Some(added) = effective.get_mut(before..) {
                added.reverse();
            }
            None::<()>
        });
        effective
    }

    /// The entry that counts for `key`, merged ones included.
    #[must_use]
    pub fn get(&self, mapping: NodeId, key: &str) -> Option<&Entry> {
        let NodeValue::Mapping(written) = &self.node(mapping)?.value else { return None };
        if !written.keys.may_have(key) {
            return None;
        }
        // Nearly every mapping is, and this is asked most of all.
        if written.keys.is_plain() {
            return written.entries.iter().find(|entry| self.text(entry.key) == Some(key));
        }
        self.visit(mapping, &mut |entries| entries.iter().rev().find(|entry| self.is_key(entry, key)))
    }

    /// The names of some keys that are there, merged ones included.
    pub fn names_of(&self, mapping: NodeId, keys: &'static Keys) -> impl Iterator<Item = &'static str> {
        let may_have = match self.node(mapping).map(|node| &node.value) {
            Some(NodeValue::Mapping(written)) => written.keys.may_have_one(keys),
            _ => false,
        };
        let names = if may_have { keys.names } else { &[] };
        names.iter().copied().filter(move |name| self.get(mapping, name).is_some())
    }

    /// Whether some of these keys are there.
    #[must_use]
    pub fn has_one(&self, mapping: NodeId, keys: &'static Keys) -> bool {
        self.names_of(mapping, keys).next().is_some()
    }

    /// The entry that counts for `key` among those written in the mapping itself.
    #[must_use]
    pub fn get_written(&self, mapping: NodeId, key: &str) -> Option<&Entry> {
        self.node(mapping)?.mapping()?.iter().rev().find(|entry| self.is_key(entry, key))
    }

    /// The entry at the end of a path of keys.
    #[must_use]
    pub fn find(&self, root: NodeId, path: &[&str]) -> Option<&Entry> {
        let (last, parents) = path.split_last()?;
        let mapping = parents.iter().try_fold(root, |node, key| Some(self.get(node, key)?.value))?;
        self.get(mapping, last)
    }

    /// The path of keys below `document` as a JSON Pointer (RFC 6901). In a file with several documents they count as
    /// the items of a list.
    #[must_use]
    pub fn pointer(&self, document: usize, path: &[&str]) -> String {
        let mut pointer = String::new();
        if let Some(own) = self.documents.get(document).and_then(|document| document.pointer.as_deref()) {
            pointer.push_str(own);
        } else if self.documents.len() > 1 {
            extend_pointer(&mut pointer, &[&document.to_string()]);
        }
        extend_pointer(&mut pointer, path);
        pointer
    }

    fn is_key(&self, entry: &Entry, key: &str) -> bool {
        self.scalar(entry.key).is_some_and(|scalar| scalar.text == key && !scalar.is_merge_key())
    }

    /// Shows `look` the written entries of a mapping, then those of each mapping that it merges, the ones that win
    /// first, until it returns something.
    fn visit<'tree, Found>(
        &'tree self,
        mapping: NodeId,
        look: &mut impl FnMut(&'tree [Entry]) -> Option<Found>,
    ) -> Option<Found> {
        let written = self.node(mapping)?.mapping()?;
        if let Some(found) = look(written) {
            return Some(found);
        }
        let mut waiting = Vec::new();
        self.push_merged(written, &mut waiting);
        // What was merged once has nothing to add a second time, which keeps this linear in the file.
        let mut merged = Index::default();
        while let Some(next) = waiting.pop() {
            let Some(entries) = self.node(next).and_then(Node::mapping) else { continue };
            let name: &[&[u8]] = &[&next.0.to_le_bytes()];
            if !merged.get(name).is_empty() {
                continue;
            }
            merged.add(name, 0);
            if let Some(found) = look(entries) {
                return Some(found);
            }
            self.push_merged(entries, &mut waiting);
        }
        None
    }

    /// Puts what the entries merge on a stack, so that what wins is on top: the last `<<`, and in its list the first
    /// mapping.
    fn push_merged(&self, entries: &[Entry], waiting: &mut Vec<NodeId>) {
        for entry in entries.iter().filter(|entry| self.scalar(entry.key).is_some_and(Scalar::is_merge_key)) {
            match self.node(entry.value).map(|node| &node.value) {
                Some(NodeValue::Sequence(items)) => waiting.extend(items.iter().rev()),
                _ => waiting.push(entry.value),
            }
        }
    }
}

/// Leads a JSON Pointer (RFC 6901) on along a path of keys.
pub fn extend_pointer(pointer: &mut String, path: &[&str]) {
    pointer.reserve(path.iter().map(|key| key.len() + 1).sum());
    for key in path {
        pointer.push('/');
        if !key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            pointer.push_str(key);
            continue;
        }
        for character in key.chars() {
            match character {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                other => pointer.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read};
    use super::*;
    use crate::text::FileId;

    fn tree(text: &str) -> (Tree, NodeId) {
        let reading = read(FileId(0), text, &Limits::default());
        let root = reading.tree.documents[0].root.unwrap();
        (reading.tree, root)
    }

    fn shown(text: &str, path: &[&str]) -> String {
        let (tree, root) = tree(text);
        let mapping = if path.is_empty() { root } else { tree.find(root, path).unwrap().value };
        let pairs: Vec<String> = tree
            .entries(mapping)
            .map(|entry| {
                alloc::format!("{}={}", tree.text(entry.key).unwrap(), tree.text(entry.value).unwrap_or("?"))
            })
            .collect();
        pairs.join(" ")
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        assert_eq!(shown("a: 1\nb: 2\na: 3\n", &[]), "b=2 a=3");
        let (tree, root) = tree("a: 1\na: 3\n");
        assert_eq!(tree.text(tree.get(root, "a").unwrap().value), Some("3"));
    }

    #[test]
    fn merged_keys_count_unless_they_are_written() {
        let text = "base: &base {a: 1, b: 2}\nuse:\n  b: 3\n  <<: *base\n";
        assert_eq!(shown(text, &["use"]), "b=3 a=1");
    }

    #[test]
    fn of_a_list_of_merged_mappings_the_first_wins() {
        let text = "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nuse: {<<: [*x, *y]}\n";
        assert_eq!(shown(text, &["use"]), "a=1 b=2");
    }

    #[test]
    fn what_a_merged_mapping_merges_comes_along() {
        let text = "x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nuse: {<<: *y}\n";
        assert_eq!(shown(text, &["use"]), "b=2 a=1");
    }

    #[test]
    fn a_quoted_merge_key_is_an_ordinary_key() {
        assert_eq!(shown("\"<<\": {a: 1}\n", &[]), "<<=?");
    }

    #[test]
    fn a_path_leads_through_mappings() {
        let (tree, root) = tree("managed_network:\n  isolation_mode: disabled\n");
        let entry = tree.find(root, &["managed_network", "isolation_mode"]).unwrap();
        assert_eq!(tree.text(entry.value), Some("disabled"));
        assert!(tree.find(root, &["managed_network", "isolation_mode", "more"]).is_none());
        assert!(tree.find(root, &[]).is_none());
    }

    #[test]
    fn pointers_are_escaped_and_name_the_document_among_several() {
        let (one, _) = tree("a: 1\n");
        assert_eq!(one.pointer(0, &["a/b", "c~d", "0"]), "/a~1b/c~0d/0");
        let (two, _) = tree("a: 1\n---\nb: 2\n");
        assert_eq!(two.pointer(1, &["b"]), "/1/b");
    }
}
