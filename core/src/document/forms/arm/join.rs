//! What files of parameters say, and to which template each belongs.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::super::{
    DocumentKind, Entry, Mapping, Node, NodeId, NodeValue, Problem, ProblemKind, Scalar, ScalarStyle, Tree,
};
use super::super::sets::{self, Declaring};
use super::{Source, kind};
use crate::text::Span;

/// The values of one parameter file.
#[derive(Default)]
pub struct Set {
    /// What the set is called, where there are several.
    pub label: Option<Box<str>>,
    pub values: Vec<Given>,
    /// Whether another set was read before, which says the same of what no parameter changes.
    pub is_later: bool,
}

/// A value of a parameter, with its nodes and its place among them.
pub struct Given {
    /// The parameter in lower case.
    pub name: String,
    nodes: Vec<Node>,
    root: NodeId,
}

impl Given {
    /// Adds the value to another tree.
    pub fn copied(&self, to: &mut Tree) -> NodeId {
        let offset = u32::try_from(to.nodes.len()).unwrap_or(u32::MAX);
        to.nodes.extend(self.nodes.iter().map(|node| node.moved(offset, &|span| span)));
        NodeId(self.root.0.saturating_add(offset))
    }

    /// What the file only says where to find.
    fn secret(name: &str, span: Span) -> Self {
        let text = "[the value that the file of parameters refers to]".to_string();
        let scalar = Scalar { style: ScalarStyle::DoubleQuoted, ..Scalar::word(text) };
        let nodes = alloc::vec![Node { value: NodeValue::Scalar(scalar), span }];
        Self { name: name.to_ascii_lowercase(), nodes, root: NodeId(0) }
    }

    fn of(name: &str, tree: &Tree, root: NodeId) -> Self {
        let mut nodes = Vec::new();
        let root = copy(tree, root, &mut nodes, 0);
        Self { name: name.to_ascii_lowercase(), nodes, root }
    }
}

/// Copies what hangs below a node; what lies deeper than is read anyway, or is more than a tree has, is left out.
fn copy(tree: &Tree, node: NodeId, to: &mut Vec<Node>, depth: usize) -> NodeId {
    let id = NodeId(u32::try_from(to.len()).unwrap_or(u32::MAX));
    let Some(read) = tree.node(node) else { return id };
    to.push(Node { value: NodeValue::Unreadable, span: read.span });
    let value = match &read.value {
        _ if depth > 256 || to.len() > tree.nodes.len() => NodeValue::Unreadable,
        NodeValue::Mapping(mapping) => {
            let mut below = |id| copy(tree, id, to, depth + 1);
            let copied = mapping.entries.iter().map(|entry| Entry {
                key: below(entry.key),
                value: below(entry.value),
                ..*entry
            });
            NodeValue::Mapping(Mapping { entries: copied.collect(), keys: mapping.keys })
        }
        NodeValue::Sequence(items) => {
            NodeValue::Sequence(items.iter().map(|item| copy(tree, *item, to, depth + 1)).collect())
        }
        other => other.clone(),
    };
    if let Some(node) = to.get_mut(id.0 as usize) {
        node.value = value;
    }
    id
}

struct Template {
    text: usize,
    root: NodeId,
    sets: Vec<(usize, Set)>,
}

/// A template by the place of its text, with its sets.
pub type Joined = (usize, NodeId, Vec<Set>);
/// A file of parameters by its place, with what it belongs to among other declaring files.
pub type Elsewhere = (usize, Vec<usize>);

/// Every template with its sets, by the place of its text; and files of parameters, with those among the `others` that
/// they belong to.
pub fn join(texts: &mut [Source<'_>], others: &[Declaring]) -> (Vec<Joined>, Vec<Elsewhere>) {
    let of_kind = |wanted: DocumentKind| {
        let mut found = Vec::new();
        for (place, (_, _, reading)) in texts.iter().enumerate() {
            let roots = reading.tree.documents.iter().filter(|document| document.declared.is_none());
            let roots = roots.filter_map(|document| document.root);
            found.extend(
                roots.filter(|root| kind(reading, *root) == Some(wanted.clone())).map(|root| (place, root)),
            );
        }
        found
    };
    let mut templates: Vec<Template> = of_kind(DocumentKind::ArmTemplate)
        .into_iter()
        .map(|(text, root)| Template { text, root, sets: Vec::new() })
        .collect();
    let mut declaring: Vec<Declaring> = templates
        .iter()
        .filter_map(|template| texts.get(template.text).map(|text| (text, template.root)))
        .map(|((_, uri, reading), root)| (uri.to_string(), names(&reading.tree, root)))
        .collect();
    declaring.extend(others.iter().cloned());
    let mut elsewhere = Vec::new();
    for (text, root) in of_kind(DocumentKind::ParameterFile) {
        let Some((_, uri, reading)) = texts.get(text) else { continue };
        let given = names(&reading.tree, root);
        let found = sets::belongs(&declaring, uri, &given);
        let declared = found.first().and_then(|first| declaring.get(*first));
        let problem = match declared {
            Some((_, declared)) => {
                let declared: Vec<&str> = declared.iter().map(String::as_str).collect();
                sets::strange(given.iter().map(String::as_str), &declared)
            }
            None => Some(sets::alone()),
        };
        let (here, there): (Vec<usize>, Vec<usize>) =
            found.into_iter().partition(|place| *place < templates.len());
        for place in &here {
            if let Some(template) = templates.get_mut(*place) {
                template.sets.push((text, set(&reading.tree, root)));
            }
        }
        if here.is_empty() || !there.is_empty() {
            let there = there.into_iter().map(|place| place.saturating_sub(templates.len()));
            elsewhere.push((text, there.collect()));
        }
        if let Some(problem) = problem {
            tell(texts, text, root, problem);
        }
    }
    for template in &mut templates {
        label(texts, template);
    }
    let sets = |sets: Vec<(usize, Set)>| sets.into_iter().map(|(_, set)| set).collect();
    let joined = templates.into_iter().map(|template| (template.text, template.root, sets(template.sets)));
    (joined.collect(), elsewhere)
}

/// The names of parameters, in lower case.
fn names(tree: &Tree, root: NodeId) -> Vec<String> {
    let entries = tree.get(root, "parameters").into_iter().flat_map(|entry| tree.entries(entry.value));
    entries.filter_map(|entry| tree.text(entry.key)).map(str::to_ascii_lowercase).collect()
}

/// What a file of parameters says.
fn set(tree: &Tree, root: NodeId) -> Set {
    let entries = tree.get(root, "parameters").into_iter().flat_map(|entry| tree.entries(entry.value));
    let values = entries.filter_map(|entry| {
        let name = tree.text(entry.key)?;
        Some(match tree.get(entry.value, "value") {
            Some(value) => Given::of(name, tree, value.value),
            None => Given::secret(name, tree.node(entry.value)?.span),
        })
    });
    Set { values: values.collect(), ..Set::default() }
}

/// Gives sets names, where there are several.
fn label(texts: &[Source<'_>], template: &mut Template) {
    if template.sets.len() < 2 {
        return;
    }
    let uri = |text: usize| texts.get(text).map_or("", |(_, uri, _)| *uri);
    let files: Vec<&str> = template.sets.iter().map(|(text, _)| uri(*text)).collect();
    let labels = sets::labels(uri(template.text), &files);
    for (place, ((_, set), label)) in template.sets.iter_mut().zip(labels).enumerate() {
        set.label = Some(label.into());
        set.is_later = place > 0;
    }
}

fn tell(texts: &mut [Source<'_>], text: usize, root: NodeId, problem: ProblemKind) {
    let Some((.., reading)) = texts.get_mut(text) else { return };
    let tree = &reading.tree;
    let shown = tree.get(root, "$schema").map_or(root, |entry| entry.value);
    let Some(node) = tree.node(shown) else { return };
    let problem = Problem::new(problem, node.span);
    reading.problems.push(problem);
}
