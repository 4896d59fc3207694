//! Puts a tree together from what a reader understood of a text that is not written as a tree.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::{
    Declaration, Document, Entry, History, Limits, Mapping, Node, NodeId, NodeValue, Placeholder,
    PlaceholderKind, Problem, ProblemKind, Reading, Scalar, ScalarKind, ScalarStyle, Syntax, Tree,
};
use crate::text::{FileId, Span};

/// A tree in the making.
#[derive(Debug)]
pub struct Builder {
    file: FileId,
    reading: Reading,
    /// The bound on documents, and whether it was told to be hit.
    documents: (usize, bool),
    /// From where on a part of what is read stands where in the text, in order; none where both are the same.
    places: Vec<(usize, usize)>,
}

impl Builder {
    /// An empty tree of a file.
    pub fn new(file: FileId, syntax: Syntax, limits: &Limits) -> Self {
        let tree = Tree { syntax, ..Tree::default() };
        Self {
            file,
            reading: Reading { tree, problems: Vec::new() },
            documents: (limits.documents, false),
            places: Vec::new(),
        }
    }

    /// The file.
    pub const fn file(&self) -> FileId {
        self.file
    }

    /// From here on offsets are those of a text that was taken out of the file; `places` say from where on a part of it
    /// stands where in the file.
    pub fn taken_out(&mut self, places: Vec<(usize, usize)>) {
        self.places = places;
    }

    /// Where something stands in the file.
    pub fn original(&self, at: usize) -> usize {
        let behind = self.places.partition_point(|(from, _)| *from <= at);
        match behind.checked_sub(1).and_then(|number| self.places.get(number)) {
            Some((from, original)) => original + (at - from),
            None => at,
        }
    }

    /// To go on with what was read before.
    pub fn resume(file: FileId, reading: Reading, limits: &Limits) -> Self {
        Self { file, reading, documents: (limits.documents, false), places: Vec::new() }
    }

    /// The span between two offsets in bytes.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(self.original(at)).unwrap_or(u32::MAX);
        Span::new(self.file, offset(start), offset(end.max(start)))
    }

    /// A text in quotes, or a bare word that stands for itself.
    pub fn text(&mut self, text: String, span: Span) -> NodeId {
        self.scalar(Scalar { style: ScalarStyle::DoubleQuoted, ..Scalar::word(text) }, span)
    }

    /// A truth value.
    pub fn boolean(&mut self, value: bool, span: Span) -> NodeId {
        let text = if value { "true" } else { "false" };
        self.scalar(Scalar { kind: ScalarKind::Boolean(value), ..Scalar::word(text.into()) }, span)
    }

    /// A number as it is written.
    pub fn number(&mut self, text: String, span: Span) -> NodeId {
        self.scalar(Scalar { kind: ScalarKind::Integer, ..Scalar::word(text) }, span)
    }

    /// Nothing, said expressly.
    pub fn null(&mut self, span: Span) -> NodeId {
        self.scalar(Scalar { kind: ScalarKind::Null, ..Scalar::word("null".into()) }, span)
    }

    /// A value that shows itself when the text is run; equal expressions have equal values.
    pub fn open(&mut self, expression: String, choices: Vec<String>, span: Span) -> NodeId {
        let shown = expression.clone();
        self.unknown(expression, &shown, choices, span)
    }

    /// As [`Self::open`], where what is shown does not tell whether two values are equal: equal keys do.
    pub fn unknown(&mut self, key: String, shown: &str, choices: Vec<String>, span: Span) -> NodeId {
        let placeholder = Placeholder { choices, ..Placeholder::new(PlaceholderKind::Expression, shown) };
        self.scalar(Scalar { placeholder: Some(Box::new(placeholder)), ..Scalar::word(key) }, span)
    }

    /// Any scalar.
    pub fn scalar(&mut self, scalar: Scalar, span: Span) -> NodeId {
        self.node(NodeValue::Scalar(scalar), span)
    }

    /// A mapping of keys with their values.
    pub fn mapping(&mut self, pairs: Vec<(NodeId, NodeId)>, span: Span) -> NodeId {
        let entries = pairs.into_iter().map(|(key, value)| self.entry(key, value)).collect();
        self.node(NodeValue::Mapping(Mapping::of(self.tree(), entries)), span)
    }

    /// A list.
    pub fn sequence(&mut self, items: Vec<NodeId>, span: Span) -> NodeId {
        self.node(NodeValue::Sequence(items), span)
    }

    /// An entry of a mapping, its span from the first to the last character of both.
    pub fn entry(&self, key: NodeId, value: NodeId) -> Entry {
        let (first, last) = (self.span_of(key), self.span_of(value));
        let span = Span::new(self.file, first.start.min(last.start), first.end.max(last.end));
        Entry { key, value, span }
    }

    /// Adds a pair to a mapping that was made before.
    pub fn insert(&mut self, mapping: NodeId, key: NodeId, value: NodeId) {
        let entry = self.entry(key, value);
        if let Some(NodeValue::Mapping(entries)) = self.value_mut(mapping) {
            entries.put(entry, None);
        }
    }

    /// Sets a key of a mapping to a node.
    pub fn put(&mut self, mapping: NodeId, key: &str, span: Span, value: NodeId) {
        let key_node = self.text(key.to_string(), span);
        let entry = self.entry(key_node, value);
        let own = self.tree().get_written(mapping, key).copied();
        if let Some(NodeValue::Mapping(entries)) = self.value_mut(mapping) {
            entries.put(entry, own);
        }
    }

    /// A span within a part of this file that was read by itself and starts at `shift`; of another file as it is.
    fn place(&self, span: Span, shift: usize) -> Span {
        if span.file == self.file {
            self.span(span.start as usize + shift, span.end as usize + shift)
        } else {
            span
        }
    }

    /// A problem of a part that was read by itself and starts at `shift`.
    pub fn moved(&mut self, problem: Problem, shift: usize) {
        self.problem(Problem { span: self.place(problem.span, shift), ..problem });
    }

    /// Copies nodes that were read from another text, or from a part of this one that starts at `shift`. What they are
    /// numbered from now on.
    pub fn adopt(&mut self, nodes: &[Node], shift: usize) -> u32 {
        let offset = u32::try_from(self.reading.tree.nodes.len()).unwrap_or(u32::MAX);
        for node in nodes {
            let moved = node.moved(offset, &|span| self.place(span, shift));
            self.reading.tree.nodes.push(moved);
        }
        offset
    }

    /// What a node is, to be changed.
    pub fn value_mut(&mut self, node: NodeId) -> Option<&mut NodeValue> {
        self.reading.tree.nodes.get_mut(node.0 as usize).map(|node| &mut node.value)
    }

    /// What happened to the object of the last document before it came to be as it is.
    pub fn history(&mut self, history: History) {
        let document = self.reading.tree.documents.len().saturating_sub(1);
        if history != History::default() {
            self.reading.tree.history.push((document, history));
        }
    }

    /// Where a node is written.
    pub fn span_of(&self, node: NodeId) -> Span {
        self.reading.tree.node(node).map_or(Span::empty(self.file, 0), |node| node.span)
    }

    /// One object that the text speaks of. Beyond the bound on documents it is not taken.
    pub fn document(&mut self, root: NodeId, complete: bool, declared: Option<Declaration>) {
        let span = self.span_of(root);
        let (limit, told) = self.documents;
        if self.reading.tree.documents.len() >= limit {
            if !told {
                self.documents.1 = true;
                self.problem(Problem::new(ProblemKind::TooManyDocuments { limit }, span));
            }
            return;
        }
        let declared = declared.map(Box::new);
        let document = Document { root: Some(root), span, complete, declared, pointer: None, set: None };
        self.reading.tree.documents.push(document);
    }

    /// Something that a reader of the report should know.
    pub fn problem(&mut self, problem: Problem) {
        self.reading.problems.push(problem);
    }

    /// What was read.
    pub fn finish(self) -> Reading {
        self.reading
    }

    /// The tree so far.
    pub fn tree(&self) -> &Tree {
        &self.reading.tree
    }

    fn node(&mut self, value: NodeValue, span: Span) -> NodeId {
        let id = NodeId(u32::try_from(self.reading.tree.nodes.len()).unwrap_or(u32::MAX));
        self.reading.tree.nodes.push(Node { value, span });
        id
    }
}
