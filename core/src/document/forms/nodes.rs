//! Adds nodes to a tree: what was read stays as it is.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::super::{
    Entry, Mapping, Node, NodeId, NodeValue, Placeholder, PlaceholderKind, Scalar, ScalarKind, ScalarStyle,
    Tree,
};
use super::evaluate::Value;
use crate::text::{FileId, Span};

/// The nodes of a tree.
pub struct Nodes<'t> {
    /// The tree.
    pub tree: &'t mut Tree,
}

impl Nodes<'_> {
    /// A text that was put together, at a place.
    pub fn text(&mut self, value: &Value, span: Span) -> NodeId {
        let scalar = match (value.literal(), value) {
            (Some(text), _) => literal(&Value::text(""), text),
            (None, Value::Text(text)) => open(text.shown()),
            (None, value) => open(value.shown()),
        };
        self.add(NodeValue::Scalar(scalar), span)
    }

    /// A mapping.
    pub fn map(&mut self, pairs: Vec<(&str, NodeId)>, span: Span) -> NodeId {
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let key = self.add(NodeValue::Scalar(Scalar::word(key.to_string())), span);
            entries.push(Entry { key, value, span });
        }
        let mapping = Mapping::of(self.tree, entries);
        self.add(NodeValue::Mapping(mapping), span)
    }

    /// The mapping with another value at the end of a path; what is missing above it is made. Nothing where something
    /// else stands in the way.
    pub fn with(&mut self, mapping: NodeId, path: &[&str], value: NodeId) -> Option<NodeId> {
        let [key, rest @ ..] = path else { return Some(value) };
        let span = self.span(mapping);
        let mut entries = self.tree.node(mapping)?.mapping()?.to_vec();
        let at = entries.iter().position(|entry| self.tree.text(entry.key) == Some(*key));
        match at.and_then(|at| entries.get_mut(at)) {
            Some(entry) => entry.value = self.with(entry.value, rest, value)?,
            None => {
                let at = self.span(value);
                let below = if rest.is_empty() { value } else { self.map(Vec::new(), at) };
                let value = self.with(below, rest, value)?;
                let key = self.add(NodeValue::Scalar(Scalar::word((*key).to_string())), at);
                entries.push(Entry { key, value, span: at });
            }
        }
        let mapping = Mapping::of(self.tree, entries);
        Some(self.add(NodeValue::Mapping(mapping), span))
    }

    /// A node.
    pub fn add(&mut self, value: NodeValue, span: Span) -> NodeId {
        let id = NodeId(u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX));
        self.tree.nodes.push(Node { value, span });
        id
    }

    /// Where a node is written.
    pub fn span(&self, node: NodeId) -> Span {
        self.tree.node(node).map_or(Span::empty(FileId::default(), 0), |node| node.span)
    }
}

/// A value that shows itself later.
fn open(shown: String) -> Scalar {
    Scalar {
        style: ScalarStyle::DoubleQuoted,
        placeholder: Some(Box::new(Placeholder::new(PlaceholderKind::Expression, &shown))),
        ..Scalar::word(shown)
    }
}

/// A value that is known.
pub fn literal(value: &Value, text: String) -> Scalar {
    match value {
        Value::Truth(truth) => Scalar { kind: ScalarKind::Boolean(*truth), ..Scalar::word(text) },
        Value::Number(_) => Scalar { kind: ScalarKind::Integer, ..Scalar::word(text) },
        _ => Scalar { style: ScalarStyle::DoubleQuoted, ..Scalar::word(text) },
    }
}
