//! Puts expressions into the tree: lists and objects as such, other values as far as they are known.

use alloc::{
    boxed::Box,
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

use super::super::{
    Builder,
    evaluate::{self, DEEPEST, Value, evaluate},
};
use super::scope::{Scope, path};
use super::{Expression, Kind, Placed};
use crate::{
    document::{Decision, NodeId, Placeholder, PlaceholderKind, Scalar, ScalarKind, ScalarStyle},
    text::Span,
};

/// A tree in the making.
pub struct Lowering<'e, 'l> {
    /// The tree.
    pub builder: Builder,
    /// What names stand for.
    pub scope: Scope<'e, 'l>,
    /// Whether every key that is there was seen since this was last set.
    pub whole: bool,
    /// Whether everything is understood.
    pub readable: bool,
    /// A condition on which all is made.
    pub condition: Option<String>,
    /// Tells equal names of different files apart.
    key: String,
    depth: usize,
    /// What was put into the tree already: variables may be used everywhere.
    copies: BTreeMap<(usize, usize, Option<String>), NodeId>,
}

impl<'e, 'l> Lowering<'e, 'l> {
    /// Of expressions. The key tells equal names of different files apart.
    pub fn new(builder: Builder, key: String, scope: Scope<'e, 'l>) -> Self {
        let (condition, copies) = (None, BTreeMap::new());
        Self { key, builder, scope, whole: true, readable: true, condition, depth: 0, copies }
    }

    /// The expression in the tree.
    pub fn value(&mut self, expression: &'e Expression<'e>) -> NodeId {
        self.lowered(expression, None)
    }

    /// A literal of ours, at a place that stands for it.
    pub fn word(&mut self, text: &str, span: Span) -> NodeId {
        self.builder.text(text.to_string(), span)
    }

    /// A value that is known, or that shows itself later and is written like this.
    pub fn known(
        &mut self,
        value: &Value,
        written: &str,
        choices: Vec<String>,
        span: Span,
        by: Option<String>,
    ) -> NodeId {
        let quoted = ScalarStyle::DoubleQuoted;
        let (kind, style) = match value {
            Value::Truth(truth) => (ScalarKind::Boolean(*truth), ScalarStyle::Plain),
            Value::Number(_) => (ScalarKind::Integer, ScalarStyle::Plain),
            Value::Null => return self.builder.null(span),
            _ => (ScalarKind::String, quoted),
        };
        let scalar = match value.literal() {
            Some(text) => {
                let decision = by.as_ref().map(|by| self.decision(by, self.scope.current));
                Scalar { kind, style, decision, default_of: by.map(Into::into), ..Scalar::word(text) }
            }
            None => {
                let placeholder =
                    Placeholder { choices, ..Placeholder::new(PlaceholderKind::Expression, written) };
                let shown = match value {
                    Value::Text(text) => text.shown(),
                    other => other.shown(),
                };
                let decision = Some(self.decision(&shown, 0));
                Scalar { placeholder: Some(Box::new(placeholder)), decision, style, ..Scalar::word(shown) }
            }
        };
        self.builder.scalar(scalar, span)
    }

    /// Equal expressions have equal values where the same names are meant by them.
    fn decision(&self, by: &str, instance: usize) -> Box<Decision> {
        let by = alloc::format!("{by}\0{}.{instance}", self.key);
        Box::new(Decision { by: by.into(), values: Vec::new() })
    }

    /// `by` is the parameter whose default the expression lies in.
    fn lowered(&mut self, expression: &'e Expression<'e>, by: Option<String>) -> NodeId {
        self.depth += 1;
        let node = match &expression.kind {
            _ if self.depth > DEEPEST => self.open(expression),
            Kind::Object { pairs, whole, .. } => {
                self.whole &= whole;
                let mut nodes = Vec::new();
                for pair in pairs {
                    let Some(word) = pair.key.word() else { continue };
                    let inner = by.as_ref().map(|by| [by, ".", word].concat());
                    let key = self.word(word, pair.key.span());
                    nodes.push((key, self.lowered(&pair.value, inner)));
                }
                self.builder.mapping(nodes, expression.span())
            }
            Kind::List(items) => {
                let items = items.iter().map(|item| self.lowered(item, by.clone())).collect();
                self.builder.sequence(items, expression.span())
            }
            _ => self.single(expression, by),
        };
        self.depth -= 1;
        node
    }

    /// An expression that is only known once the text is run.
    pub fn open(&mut self, expression: &Expression<'_>) -> NodeId {
        let written = expression.shown();
        self.builder.open(written, Vec::new(), expression.span())
    }

    /// One of two texts, by a truth value.
    pub fn either(&mut self, expression: &'e Expression<'e>, yes: &str, no: &str) -> NodeId {
        let text = |text: &str| evaluate::Expression::Text(text.to_string());
        let condition = self.scope.converted(expression);
        let call = evaluate::Expression::Call("if".into(), Vec::from([condition, text(yes), text(no)]));
        self.evaluated(&call, expression, None)
    }

    fn single(&mut self, expression: &'e Expression<'e>, by: Option<String>) -> NodeId {
        let converted = self.scope.converted(expression);
        // What another file says is written there.
        let elsewhere = path(&converted).and_then(|path| self.scope.named(&path));
        let here = (self.scope.current, expression.file);
        match elsewhere.filter(|(written, place)| (*place, written.file) != here) {
            Some(placed) => self.placed(placed, by),
            None => self.evaluated(&converted, expression, by),
        }
    }

    /// As [`Self::lowered`], of whatever instance.
    fn placed(&mut self, (expression, place): Placed<'e>, by: Option<String>) -> NodeId {
        let outer = core::mem::replace(&mut self.scope.current, place);
        let node = self.lowered(expression, by);
        self.scope.current = outer;
        node
    }

    fn evaluated(
        &mut self,
        converted: &evaluate::Expression,
        expression: &'e Expression<'e>,
        by: Option<String>,
    ) -> NodeId {
        self.scope.defaulted = false;
        let value = evaluate(converted, &mut self.scope, 0);
        let by = if self.scope.defaulted { Some(converted.to_string()) } else { by };
        if let Value::Tree(number, _) = value {
            let Some(placed) = self.scope.structure(number) else { return self.open(expression) };
            let key = (core::ptr::from_ref(placed.0) as usize, placed.1, by.clone());
            if let Some(known) = self.copies.get(&key) {
                return *known;
            }
            let node = self.placed(placed, by);
            self.copies.insert(key, node);
            return node;
        }
        let choices = match value.literal() {
            Some(_) => Vec::new(),
            None => self.choices(converted, 0),
        };
        let written = expression.shown();
        self.known(&value, &written, choices, expression.span(), by)
    }

    /// The values that an expression may come to; none where that can not be told.
    fn choices(&mut self, expression: &evaluate::Expression, depth: usize) -> Vec<String> {
        if depth > DEEPEST / 8 {
            return Vec::new();
        }
        if let evaluate::Expression::Call(function, arguments) = expression {
            let [_, branches @ ..] = arguments.as_slice() else { return Vec::new() };
            if function != "if" {
                return Vec::new();
            }
            let mut all = Vec::new();
            for branch in branches {
                let known = evaluate(branch, &mut self.scope, 0).literal();
                let some = known.map_or_else(|| self.choices(branch, depth + 1), |text| Vec::from([text]));
                if some.is_empty() {
                    return some;
                }
                all.extend(some);
            }
            return all;
        }
        let Some(path) = path(expression) else { return Vec::new() };
        if let Some((elsewhere, place)) = self.scope.named(&path) {
            let outer = core::mem::replace(&mut self.scope.current, place);
            let converted = self.scope.converted(elsewhere);
            let choices = self.choices(&converted, depth + 1);
            self.scope.current = outer;
            return choices;
        }
        self.scope.language().map(|language| language.choices(&path)).unwrap_or_default()
    }
}
