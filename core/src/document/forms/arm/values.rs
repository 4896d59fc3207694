//! Writes what expressions come to into the tree: new nodes beside those that were read, which stay as they are.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::super::{
    Decision, Entry, Mapping, NodeId, NodeValue, Placeholder, PlaceholderKind, Scalar, ScalarKind,
    ScalarStyle,
};
use super::super::evaluate::{DEEPEST, Value};
use super::super::nodes::{Nodes, literal};
use super::expression;
use super::scope::{Names, Placed};
use crate::document::forms::map::distinct;
use crate::text::Span;

/// Most nodes that expressions add for each one that was read, and besides.
const GROWTH: (usize, usize) = (2, 100_000);

/// Makes values of expressions.
pub struct Writer<'t> {
    pub names: Names<'t>,
    /// Tells equal names of different templates and sets apart.
    pub key: String,
    /// What was written before: shared, not written again.
    known: BTreeMap<(Placed, Option<usize>), NodeId>,
    most: usize,
    pub exhausted: bool,
}

impl<'t> Writer<'t> {
    pub fn new(names: Names<'t>, key: String) -> Self {
        let most = names.tree.nodes.len() * (1 + GROWTH.0) + GROWTH.1;
        Self { names, key, known: BTreeMap::new(), most, exhausted: false }
    }

    /// A node with every expression in it replaced by what it comes to; the node itself where there is none.
    pub fn written(&mut self, node: NodeId, scope: usize) -> NodeId {
        self.write((node, scope), None, 0)
    }

    /// `of` is the parameter whose default the node stands in, if it does.
    fn write(&mut self, (node, scope): Placed, of: Option<usize>, depth: usize) -> NodeId {
        if depth > DEEPEST || self.names.tree.nodes.len() > self.most {
            self.exhausted = true;
            let span = self.span(node);
            return self.add(NodeValue::Unreadable, span);
        }
        let key = ((node, scope), of);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let span = self.span(node);
        let made = match self.names.tree.node(node).map(|node| &node.value) {
            Some(NodeValue::Scalar(_)) => return self.scalar(node, scope, of, depth),
            Some(NodeValue::Sequence(items)) => {
                let items = items.clone();
                let new: Vec<NodeId> =
                    items.iter().map(|item| self.write((*item, scope), of, depth + 1)).collect();
                (new != items).then_some(NodeValue::Sequence(new))
            }
            Some(NodeValue::Mapping(mapping)) => {
                let entries = mapping.entries.clone();
                self.mapping(entries, scope, of, depth)
            }
            Some(NodeValue::Unreadable) | None => None,
        };
        let made = made.map_or(node, |value| self.add(value, span));
        self.known.insert(key, made);
        made
    }

    fn mapping(
        &mut self,
        entries: Vec<Entry>,
        scope: usize,
        of: Option<usize>,
        depth: usize,
    ) -> Option<NodeValue> {
        let mut new = Vec::with_capacity(entries.len());
        let mut changed = false;
        for entry in entries {
            let is_loop = self.names.tree.text(entry.key) == Some("copy")
                && self.names.tree.node(entry.value).is_some_and(|node| node.sequence().is_some());
            if is_loop {
                new.extend(self.loops(entry.value));
                changed = true;
                continue;
            }
            let value = self.write((entry.value, scope), of, depth + 1);
            changed |= value != entry.value;
            new.push(Entry { value, ..entry });
        }
        changed.then(|| NodeValue::Mapping(Mapping::of(self.names.tree, new)))
    }

    /// Properties that are made by loops: that they are there is all that is known.
    fn loops(&mut self, list: NodeId) -> Vec<Entry> {
        let items = self.names.tree.items(list).to_vec();
        let mut entries = Vec::new();
        for item in items {
            let Some(name) = self.names.tree.get(item, "name").copied() else { continue };
            let span = self.span(item);
            let what = Value::Open("copy()".to_string());
            let value = self.open(&what, String::new(), span, None);
            entries.push(Entry { key: name.value, value, span });
        }
        entries
    }

    fn scalar(&mut self, node: NodeId, scope: usize, of: Option<usize>, depth: usize) -> NodeId {
        let span = self.span(node);
        let Some(read) = self.names.expression(node) else { return self.literal(node, of) };
        if let Some(named) = self.names.named(&read, scope) {
            // What is written elsewhere says by itself where it is.
            return self.write(named, of, depth + 1);
        }
        let (mut value, mut touched) = self.names.result(&read, scope);
        touched.extend(of);
        let shown = read.to_string();
        let mut by = [&shown, "\0", &self.key, ".", &scope.to_string()].concat();
        let mut each = None;
        if let [parameter] = touched.as_slice()
            && of.is_none()
            && let Some(values) = self.names.each_choice(&read, scope, *parameter)
        {
            let name = self.names.parameters.get(*parameter).map(|parameter| parameter.name.as_str());
            by = ["parameters('", name.unwrap_or_default(), "')\0", &self.key, ".", &parameter.to_string()]
                .concat();
            each = Some(values);
        }
        // What is the same whichever value is given is not decided by it.
        if let Some([first, rest @ ..]) = each.as_deref()
            && rest.iter().all(|value| value == first)
        {
            value = Value::text(first.clone());
            touched.clear();
            each = None;
        }
        let is_default = |parameter: &usize| {
            self.names.parameters.get(*parameter).is_some_and(|parameter| parameter.default.is_some())
        };
        let default = touched.iter().any(is_default).then(|| shown.clone());
        match value {
            Value::Tree(inner, scope) => {
                let of = touched.iter().copied().find(is_default);
                self.write((inner, scope), of, depth + 1)
            }
            Value::Null => self.add(null(), span),
            value => match value.literal() {
                Some(text) => {
                    let mut scalar = literal(&value, text);
                    scalar.decision = default.as_ref().map(|_| decision(by, each));
                    scalar.default_of = default.map(Into::into);
                    self.add(NodeValue::Scalar(scalar), span)
                }
                None => self.open(&value, by, span, each),
            },
        }
    }

    /// A scalar without an expression: itself, unless it stands in a default or its first bracket is doubled.
    fn literal(&mut self, node: NodeId, of: Option<usize>) -> NodeId {
        let Some(scalar) = self.names.tree.scalar(node) else { return node };
        let is_escaped = scalar.style != ScalarStyle::Plain && scalar.text.starts_with("[[");
        let parameter = of.and_then(|of| Some((of, self.names.parameters.get(of)?)));
        if parameter.is_none() && !is_escaped {
            return node;
        }
        let mut scalar = scalar.clone();
        scalar.text = expression::unescaped(&scalar.text).to_string();
        if let Some((number, parameter)) = parameter {
            let shown = ["parameters('", &parameter.name, "')"].concat();
            // Each part of a default is something of its own.
            let by = [&shown, "\0", &self.key, ".", &number.to_string(), ".", &node.0.to_string()].concat();
            scalar.decision = Some(decision(by, None));
            scalar.default_of = Some(shown.into());
        }
        let span = self.span(node);
        self.add(NodeValue::Scalar(scalar), span)
    }

    /// A value that shows itself later.
    fn open(&mut self, value: &Value, by: String, span: Span, each: Option<Vec<String>>) -> NodeId {
        let shown = match value {
            Value::Text(text) => text.shown(),
            value => value.shown(),
        };
        let choices = distinct(each.clone().unwrap_or_default());
        let placeholder = Placeholder { choices, ..Placeholder::new(PlaceholderKind::Expression, &shown) };
        let scalar = Scalar {
            style: ScalarStyle::DoubleQuoted,
            placeholder: Some(Box::new(placeholder)),
            decision: (!by.is_empty()).then(|| decision(by, each)),
            ..Scalar::word(shown)
        };
        self.add(NodeValue::Scalar(scalar), span)
    }

    /// A text that was put together, at a place.
    pub fn text(&mut self, value: &Value, span: Span) -> NodeId {
        self.nodes().text(value, span)
    }

    /// A mapping.
    pub fn map(&mut self, pairs: Vec<(&str, NodeId)>, span: Span) -> NodeId {
        self.nodes().map(pairs, span)
    }

    pub fn add(&mut self, value: NodeValue, span: Span) -> NodeId {
        self.nodes().add(value, span)
    }

    pub fn span(&self, node: NodeId) -> Span {
        self.names.tree.node(node).map_or(Span::empty(crate::text::FileId::default(), 0), |node| node.span)
    }

    fn nodes(&mut self) -> Nodes<'_> {
        Nodes { tree: self.names.tree }
    }
}

fn decision(by: String, each: Option<Vec<String>>) -> Box<Decision> {
    Box::new(Decision { by: by.into(), values: each.unwrap_or_default() })
}

fn null() -> NodeValue {
    NodeValue::Scalar(Scalar { kind: ScalarKind::Null, ..Scalar::word("null".to_string()) })
}
