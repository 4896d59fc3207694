//! Which parameter files belong to which template: by what a template declares, and by their names where that does not
//! tell.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::super::{
    DocumentKind, Entry, Node, NodeId, NodeValue, Problem, ProblemKind, Scalar, ScalarStyle, Tree,
};
use super::{Source, kind};
use crate::{severity::Severity, text::Span};

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
        let moved = |id: NodeId| NodeId(id.0.saturating_add(offset));
        for node in &self.nodes {
            let mut node = node.clone();
            match &mut node.value {
                NodeValue::Mapping(entries) => {
                    for entry in entries {
                        *entry = Entry { key: moved(entry.key), value: moved(entry.value), ..*entry };
                    }
                }
                NodeValue::Sequence(items) => items.iter_mut().for_each(|item| *item = moved(*item)),
                NodeValue::Scalar(_) | NodeValue::Unreadable => {}
            }
            to.nodes.push(node);
        }
        moved(self.root)
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
        NodeValue::Mapping(entries) => {
            let mut below = |id| copy(tree, id, to, depth + 1);
            let copied = entries.iter().map(|entry| Entry {
                key: below(entry.key),
                value: below(entry.value),
                ..*entry
            });
            NodeValue::Mapping(copied.collect())
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
    declared: Vec<String>,
    sets: Vec<(usize, Set)>,
}

/// Every template with its sets, by the place of its text.
pub fn join(texts: &mut [Source<'_>]) -> Vec<(usize, NodeId, Vec<Set>)> {
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
        .map(|(text, root)| {
            let declared = texts.get(text).map(|(.., reading)| names(&reading.tree, root));
            Template { text, root, declared: declared.unwrap_or_default(), sets: Vec::new() }
        })
        .collect();
    for (text, root) in of_kind(DocumentKind::ParameterFile) {
        let Some((_, uri, reading)) = texts.get(text) else { continue };
        let (uri, given) = (*uri, names(&reading.tree, root));
        let Some(template) = belongs(texts, &templates, uri, &given) else {
            let message =
                "no template among the texts belongs to this file of parameters; nothing in it was judged";
            tell(texts, text, root, "parameters-alone", Severity::Info, message.to_string());
            continue;
        };
        let Some(template) = templates.get_mut(template) else { continue };
        let strange = given.iter().find(|name| !template.declared.contains(name)).cloned();
        let Some((.., reading)) = texts.get(text) else { continue };
        let tree = &reading.tree;
        let mut set = Set::default();
        if let Some(parameters) = tree.get(root, "parameters") {
            set.values.extend(tree.entries(parameters.value).filter_map(|entry| {
                let name = tree.text(entry.key)?;
                Some(match tree.get(entry.value, "value") {
                    Some(value) => Given::of(name, tree, value.value),
                    None => Given::secret(name, tree.node(entry.value)?.span),
                })
            }));
        }
        template.sets.push((text, set));
        if let Some(name) = strange {
            let message =
                format!("the template has no parameter `{name}`, so a deployment with this file is refused");
            tell(texts, text, root, "parameter-not-declared", Severity::Warning, message);
        }
    }
    for template in &mut templates {
        label(texts, template);
    }
    let sets = |sets: Vec<(usize, Set)>| sets.into_iter().map(|(_, set)| set).collect();
    templates.into_iter().map(|template| (template.text, template.root, sets(template.sets))).collect()
}

/// The names of parameters, in lower case.
fn names(tree: &Tree, root: NodeId) -> Vec<String> {
    let entries = tree.get(root, "parameters").into_iter().flat_map(|entry| tree.entries(entry.value));
    entries.filter_map(|entry| tree.text(entry.key)).map(str::to_ascii_lowercase).collect()
}

/// The template to which a file of parameters belongs: the only one; else the one that declares all of them; else, of
/// several, the one whose name the file's starts with.
fn belongs(texts: &[Source<'_>], templates: &[Template], uri: &str, given: &[String]) -> Option<usize> {
    if templates.len() == 1 {
        return Some(0);
    }
    let declares = |template: &Template| given.iter().all(|name| template.declared.contains(name));
    let fits: Vec<usize> = templates
        .iter()
        .enumerate()
        .filter(|(_, template)| declares(template))
        .map(|(place, _)| place)
        .collect();
    if let [one] = fits.as_slice() {
        return Some(*one);
    }
    let file = stem(uri);
    let named = |place: &usize| {
        let template = templates.get(*place)?;
        let own = stem(texts.get(template.text)?.1);
        let starts =
            file.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_']));
        starts.then_some(own.len())
    };
    let longest = fits.iter().copied().max_by_key(|place| named(place));
    longest.filter(|place| named(place).is_some())
}

/// Gives sets names, where there are several: what their files' names have besides that of the template.
fn label(texts: &[Source<'_>], template: &mut Template) {
    if template.sets.len() < 2 {
        return;
    }
    let own = texts.get(template.text).map_or("", |(_, uri, _)| stem(uri));
    let short = |text: usize| {
        let name = texts.get(text).map_or("", |(_, uri, _)| stem(uri));
        let rest = name.strip_prefix(own).unwrap_or(name);
        let parts =
            rest.split('.').filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("parameters"));
        let short = parts.collect::<Vec<_>>().join(".");
        if short.is_empty() { name.to_string() } else { short }
    };
    let names: Vec<String> = template.sets.iter().map(|(text, _)| short(*text)).collect();
    for (place, (text, set)) in template.sets.iter_mut().enumerate() {
        let Some(name) = names.get(place) else { continue };
        let unique = names.iter().filter(|other| *other == name).count() == 1;
        let uri = texts.get(*text).map_or("", |(_, uri, _)| uri);
        let label = if unique { name.clone() } else { format!("{uri}#{place}") };
        set.label = Some(label.into());
        set.is_later = place > 0;
    }
}

/// The name of a file without its folder and its last ending.
fn stem(uri: &str) -> &str {
    let name = uri.rsplit(['/', '\\']).next().unwrap_or(uri);
    name.strip_suffix(".json").or_else(|| name.strip_suffix(".jsonc")).unwrap_or(name)
}

fn tell(
    texts: &mut [Source<'_>],
    text: usize,
    root: NodeId,
    code: &'static str,
    severity: Severity,
    message: String,
) {
    let Some((.., reading)) = texts.get_mut(text) else { return };
    let tree = &reading.tree;
    let shown = tree.get(root, "$schema").map_or(root, |entry| entry.value);
    let Some(node) = tree.node(shown) else { return };
    let problem = Problem::new(ProblemKind::Form { code, severity, message }, node.span);
    reading.problems.push(problem);
}
