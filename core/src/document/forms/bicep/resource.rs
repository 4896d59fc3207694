//! One resource as Resource Manager gets it.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::super::{
    braces::{Expression, Kind, Language, Lowering, Part},
    evaluate::{Text, Value},
};
use super::names::{Declared, Names};
use crate::{document::NodeId, text::Span};

/// Keys that say where a resource is, and not what it is.
const LINKS: [&str; 5] = ["name", "parent", "scope", "dependsOn", "extension"];

/// Reads a resource, unless it is certain that it is not made.
pub fn read<'e>(names: &Names<'e>, number: usize, to: &mut Lowering<'e, '_>) -> Option<Part> {
    let declared = names.resources.get(number)?;
    names.current.set(number);
    let condition = match condition(declared, to) {
        Ok(true) => None,
        Ok(false) => return None,
        Err(condition) => Some(condition),
    };
    to.whole = matches!(declared.body.kind, Kind::Object { .. });
    let span = declared.resource.arm_type.span();
    let mut pairs = Vec::from([pair(to, "type", declared.arm_type.clone(), span)]);
    if let Some(version) = &declared.version {
        pairs.push(pair(to, "apiVersion", version.clone(), span));
    }
    let segments = segments(names, number, to);
    if let Some(own) = segments.last() {
        let key = to.word("name", span);
        pairs.push((key, name(own, declared.body, to)));
    }
    if let Some(Value::Text(id)) = names.id(number).map(|meaning| to.scope.meant(meaning, 0)) {
        pairs.push(pair(to, "id", id.shown(), span));
    }
    if let Some(scope) = declared.body.get("scope") {
        let of = names.symbol(scope).and_then(|of| names.id(of));
        let value = match of.map(|of| to.scope.meant(of, 0)) {
            Some(Value::Text(id)) => to.word(&id.shown(), scope.span()),
            _ => to.open(scope),
        };
        pairs.push((to.word("scope", scope.span()), value));
    }
    if !declared.resource.existing {
        properties(declared.body, &mut pairs, to);
    }
    let node = to.builder.mapping(pairs, Span::new(span.file, span.start, declared.body.span().end));
    Some(Part {
        arm_type: declared.arm_type.clone(),
        node,
        evidence: span,
        names: segments,
        condition,
        existing: declared.resource.existing,
        path: Vec::from(["resources".to_string(), declared.resource.symbol.to_string()]),
    })
}

/// The instance that a module calls, and the condition on which it is made: nothing where it is no module or is not
/// followed, which is told.
pub fn called<'e>(
    names: &Names<'e>,
    number: usize,
    to: &mut Lowering<'e, '_>,
) -> Option<(usize, Option<String>)> {
    let declared = names.resources.get(number)?;
    names.current.set(number);
    let condition = match condition(declared, to) {
        Ok(true) => to.condition.clone(),
        Ok(false) => return None,
        Err(condition) => Some(condition),
    };
    let symbol = declared.resource.symbol;
    let called = names.instance().calls.get(symbol);
    if called.is_none() {
        to.tell_module(symbol, declared.resource.arm_type.span());
    }
    called.map(|called| (*called, condition))
}

/// Whether it is made, or the condition that is not known.
fn condition<'e>(declared: &Declared<'e>, to: &mut Lowering<'e, '_>) -> Result<bool, String> {
    if !declared.items.is_empty() {
        to.tell_loop(declared.resource.symbol, declared.resource.arm_type.span());
    }
    let truth = |value: &Value| match value {
        Value::Truth(truth) => Some(*truth),
        _ => None,
    };
    match &declared.resource.condition {
        Some(condition) => to.is_made(declared.resource.symbol, condition, truth),
        None => Ok(true),
    }
}

fn pair(to: &mut Lowering<'_, '_>, key: &str, value: String, span: Span) -> (NodeId, NodeId) {
    (to.word(key, span), to.word(&value, span))
}

/// The names from the outermost parent to the resource, as far as they are known.
fn segments<'e>(names: &Names<'e>, number: usize, to: &mut Lowering<'e, '_>) -> Vec<Text> {
    let mut segments = Vec::new();
    for written in names.chain(number) {
        match to.scope.value(written) {
            Value::Text(text) => segments.extend(text.split('/')),
            other => segments.push(Text::open(other.shown())),
        }
    }
    segments
}

fn name(name: &Text, body: &Expression<'_>, to: &mut Lowering<'_, '_>) -> NodeId {
    let written = body.get("name").unwrap_or(body);
    let shown = written.shown();
    to.known(&Value::Text(name.clone()), &shown, Vec::new(), written.span(), None)
}

fn properties<'e>(body: &'e Expression<'e>, pairs: &mut Vec<(NodeId, NodeId)>, to: &mut Lowering<'e, '_>) {
    let Kind::Object { pairs: written, whole, .. } = &body.kind else { return };
    to.whole &= whole;
    for each in written {
        let Some(word) = each.key.word().filter(|word| !LINKS.contains(word)) else { continue };
        let key = to.word(word, each.key.span());
        pairs.push((key, to.value(&each.value)));
    }
}
