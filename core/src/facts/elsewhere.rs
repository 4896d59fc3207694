//! Values of templates that stand elsewhere than in their resource: in a variable, or in a file of parameters.

use alloc::string::{String, ToString};

use super::{
    model::{Model, Subject},
    object::ReadFile,
};
use crate::{
    document::{NodeId, NodeValue, Tree, extend_pointer},
    text::Span,
};

/// Gives places outside of what describes their subject the pointers of where they are.
pub fn point(model: &mut Model, files: &[ReadFile]) {
    for subject in &mut model.subjects {
        let regions = regions(subject, files);
        if regions.is_empty() {
            continue;
        }
        for binding in &mut subject.bindings {
            let Some(place) = binding.origin.place_mut() else { continue };
            if regions.iter().any(|region| contains(*region, place.span)) {
                continue;
            }
            let file = files.iter().find(|file| file.file == place.span.file);
            let written = file.and_then(|file| pointer_at(&file.tree, place.span));
            if let Some(written) = written {
                place.pointer = written.into();
            }
        }
    }
}

/// Where a subject is described that a template makes.
fn regions(subject: &Subject, files: &[ReadFile]) -> alloc::vec::Vec<Span> {
    let region = |described: &super::model::Described| {
        let tree = &files.iter().find(|file| file.file == described.file)?.tree;
        let of_template = tree.documents.iter().any(|document| document.pointer.is_some());
        tree.node(described.node).map(|node| node.span).filter(|_| of_template)
    };
    subject.described.iter().filter_map(region).collect()
}

const fn contains(outer: Span, inner: Span) -> bool {
    outer.file.0 == inner.file.0 && outer.start <= inner.start && inner.end <= outer.end
}

/// The path to what is written at a place of a text.
fn pointer_at(tree: &Tree, place: Span) -> Option<String> {
    let mut at = tree.documents.iter().find(|document| document.declared.is_none())?.root?;
    let mut pointer = String::new();
    let holds = |node: NodeId| tree.node(node).is_some_and(|node| contains(node.span, place));
    // No text is deeper than its nodes are many.
    for _ in 0..tree.nodes.len() {
        let (key, below) = match &tree.node(at)?.value {
            NodeValue::Mapping(mapping) => {
                let Some(entry) = mapping.entries.iter().find(|entry| contains(entry.span, place)) else {
                    break;
                };
                (tree.text(entry.key)?.to_string(), entry.value)
            }
            NodeValue::Sequence(items) => {
                let Some(item) = items.iter().position(|item| holds(*item)) else { break };
                (item.to_string(), *items.get(item)?)
            }
            NodeValue::Scalar(_) | NodeValue::Unreadable => break,
        };
        extend_pointer(&mut pointer, &[&key]);
        at = below;
    }
    Some(pointer)
}
