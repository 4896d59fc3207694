//! Goes through the resources of a template: those within others, and those of the deployments within it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::super::{Entry, Mapping, NodeId, NodeValue, Problem, ProblemKind};
use super::super::called::Called;
use super::super::evaluate::{DEEPEST, Text, Value};
use super::super::feed::{self, Made, Others};
use super::scope::{Deployment, Placed};
use super::values::Writer;
use crate::document::forms::map::Map;
use crate::{severity::Severity, text::Span};

/// What of a resource is read.
const KEYS: [&str; 9] =
    ["type", "apiVersion", "location", "kind", "sku", "tags", "identity", "properties", "scope"];

/// A resource around another one.
#[derive(Clone)]
struct Around {
    kind: String,
    names: Vec<Text>,
    condition: Option<String>,
}

/// Reads the resources of one template with one set of parameters.
pub struct Walk<'w, 't> {
    pub write: &'w mut Writer<'t>,
    pub problems: &'w mut Vec<Problem>,
    pub made: Vec<Made>,
    /// Types that say nothing of the network of an endpoint.
    pub others: Others,
}

impl Walk<'_, '_> {
    /// The template at a node.
    pub fn template(&mut self, template: NodeId, scope: usize, pointer: &str, depth: usize) {
        if let Some(list) = self.get(template, "resources") {
            let pointer = format!("{pointer}/resources");
            self.declare(list, scope);
            self.list(list, scope, None, &pointer, depth);
        }
    }

    fn get(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.write.names.tree.get(node, key).map(|entry| entry.value)
    }

    fn literal(&self, node: NodeId, key: &str) -> Option<&str> {
        let scalar = self.write.names.tree.scalar(self.get(node, key)?)?;
        scalar.placeholder.is_none().then_some(scalar.text.as_str())
    }

    /// The resources of a list or of a mapping by name, with the last part of their pointers.
    fn items(&self, list: NodeId) -> Vec<(String, NodeId)> {
        let tree = &self.write.names.tree;
        if tree.is_mapping(list) {
            let entry = |entry: &Entry| Some((tree.text(entry.key)?.to_string(), entry.value));
            return tree.entries(list).filter_map(entry).collect();
        }
        tree.items(list).iter().enumerate().map(|(place, item)| (place.to_string(), *item)).collect()
    }

    /// Makes the deployments of a list known first: other resources may take what they give out.
    fn declare(&mut self, list: NodeId, scope: usize) {
        for (key, resource) in self.items(list) {
            let is_deployment =
                self.literal(resource, "type").is_some_and(|kind| kind.eq_ignore_ascii_case(DEPLOYMENT));
            let found = self.write.names.tree.find(resource, &["properties", "template"]).copied();
            let Some(template) = found.filter(|_| is_deployment).map(|entry| entry.value) else { continue };
            let is_mapping = self.write.names.tree.is_mapping(template);
            if !is_mapping || self.write.names.deployments.len() >= 1_000 {
                continue;
            }
            let inner =
                self.write.names.tree.find(resource, &["properties", "expressionEvaluationOptions", "scope"]);
            let inner = inner.and_then(|entry| self.write.names.tree.text(entry.value));
            let own = if inner.is_some_and(|scope| scope.eq_ignore_ascii_case("inner")) {
                let given = self.given(resource, scope);
                self.write.names.declare(template, &given, &Called::default())
            } else {
                scope
            };
            let name = self.get(resource, "name").map(|name| self.text(name, scope).shown());
            self.write.names.deployments.push(Deployment { names: [name, Some(key)], template, scope: own });
        }
    }

    /// The values that a deployment gives to the parameters of its template.
    fn given(&self, resource: NodeId, scope: usize) -> Map<String, Placed> {
        let tree = &self.write.names.tree;
        let Some(parameters) = tree.find(resource, &["properties", "parameters"]) else {
            return Map::new();
        };
        let value = |entry: &Entry| {
            let name = tree.text(entry.key)?.to_ascii_lowercase();
            Some((name, (tree.get(entry.value, "value")?.value, scope)))
        };
        tree.entries(parameters.value).filter_map(value).collect()
    }

    fn text(&mut self, node: NodeId, scope: usize) -> Text {
        match self.write.names.decided(node, scope).0 {
            Value::Text(text) => text,
            value => value.literal().map_or_else(|| Text::open(value.shown()), Text::literal),
        }
    }

    fn list(&mut self, list: NodeId, scope: usize, around: Option<&Around>, pointer: &str, depth: usize) {
        if depth > DEEPEST {
            self.write.exhausted = true;
            return;
        }
        for (key, resource) in self.items(list) {
            let mut pointer = pointer.to_string();
            super::super::super::extend_pointer(&mut pointer, &[&key]);
            self.resource(resource, scope, around, pointer, depth);
        }
    }

    fn resource(
        &mut self,
        node: NodeId,
        scope: usize,
        around: Option<&Around>,
        pointer: String,
        depth: usize,
    ) {
        let Some(evidence) = self.get(node, "type").map(|kind| self.write.span(kind)) else { return };
        let Some(own) = self.literal(node, "type").map(ToString::to_string) else {
            return self.tell(
                "template-type",
                evidence,
                "the type of this resource is not literal, so it was not read".into(),
            );
        };
        let is_existing = self.get(node, "existing").map(|node| self.write.names.decided(node, scope).0);
        if is_existing == Some(Value::Truth(true)) {
            return;
        }
        let Some(condition) = self.condition(node, scope, around) else { return };
        let mut names =
            self.get(node, "name").map(|name| self.text(name, scope).split('/')).unwrap_or_default();
        let mut kind = own;
        if let Some(around) = around.filter(|_| !kind.contains('.')) {
            kind = [&around.kind, "/", &kind].concat();
            names = around.names.iter().cloned().chain(names).collect();
        }
        if self.get(node, "copy").is_some() {
            let message = "a loop makes this resource several times or not at all; it is judged once, as if it were made".into();
            self.tell("template-loop", evidence, message);
        }
        if kind.eq_ignore_ascii_case(DEPLOYMENT) {
            return self.deployment(node, &pointer, depth);
        }
        let own = Around { kind, names, condition };
        if let Some(list) = self.get(node, "resources") {
            self.list(list, scope, Some(&own), &format!("{pointer}/resources"), depth + 1);
        }
        self.make(node, scope, own, evidence, pointer);
    }

    /// Whether the resource is made: nothing if not, else the condition of which nothing is known.
    fn condition(&mut self, node: NodeId, scope: usize, around: Option<&Around>) -> Option<Option<String>> {
        let outer = around.and_then(|around| around.condition.clone());
        let Some(condition) = self.get(node, "condition") else { return Some(outer) };
        let span = self.write.span(condition);
        let (value, touched) = self.write.names.decided(condition, scope);
        match value {
            Value::Truth(false) if touched.is_empty() => None,
            Value::Truth(false) => {
                let message = "with the defaults of its parameters the template does not make this resource, so it is left out".into();
                self.tell("template-condition", span, message);
                None
            }
            Value::Truth(true) => Some(outer),
            value => Some(Some(value.shown())),
        }
    }

    fn deployment(&mut self, node: NodeId, pointer: &str, depth: usize) {
        let template = self.write.names.tree.find(node, &["properties", "template"]).map(|entry| entry.value);
        let known = self.write.names.deployments.iter().find(|known| Some(known.template) == template);
        match known.map(|known| (known.template, known.scope)) {
            Some((template, scope)) => {
                self.template(template, scope, &format!("{pointer}/properties/template"), depth + 1);
            }
            None => {
                let span = self.get(node, "name").unwrap_or(node);
                let span = self.write.span(span);
                let message =
                    "the template of this deployment is elsewhere; what it makes is not known".into();
                self.tell("linked-template", span, message);
            }
        }
    }

    fn make(&mut self, node: NodeId, scope: usize, own: Around, evidence: Span, pointer: String) {
        let Around { kind: kind_of, names, condition } = own;
        if feed::kind(self.write.names.tree, node, &kind_of).is_none() {
            let first = self.others.get(&kind_of).copied();
            self.others.insert(kind_of, first.unwrap_or(evidence));
            return;
        }
        let (name_span, span) = (self.get(node, "name").unwrap_or(node), self.write.span(node));
        let name_span = self.write.span(name_span);
        let mut entries: Vec<Entry> = Vec::new();
        for key in KEYS {
            let Some(entry) = self.write.names.tree.get(node, key).copied() else { continue };
            entries.push(Entry { value: self.write.written(entry.value, scope), ..entry });
        }
        let name = names.last().cloned().unwrap_or_default();
        let name = self.write.text(&Value::Text(name), name_span);
        let id = id(&kind_of, &names);
        let id = self.write.text(&Value::Text(id), name_span);
        for (key, value) in [("name", name), ("id", id)] {
            let pair = self.write.map(alloc::vec![(key, value)], name_span);
            entries
                .extend(self.write.names.tree.node(pair).and_then(|node| node.mapping()).unwrap_or_default());
        }
        let mapping = Mapping::of(self.write.names.tree, entries);
        let node = self.write.add(NodeValue::Mapping(mapping), span);
        let Some(kind) = feed::kind(self.write.names.tree, node, &kind_of) else { return };
        let (existing, whole) = (false, true);
        self.made.push(Made { kind, node, evidence, names, pointer, condition, existing, whole });
    }

    pub fn tell(&mut self, code: &'static str, span: Span, message: String) {
        let kind = ProblemKind::Form { code: code.into(), message, severity: Severity::Info };
        self.problems.push(Problem::new(kind, span));
    }
}

const DEPLOYMENT: &str = "Microsoft.Resources/deployments";

/// The id of a resource of the resource group that is deployed to.
fn id(kind: &str, names: &[Text]) -> Text {
    let mut id = Text::literal("/subscriptions/".to_string());
    id.push(Text::open("subscription().subscriptionId".to_string()));
    id.push(Text::literal("/resourceGroups/".to_string()));
    id.push(Text::open("resourceGroup().name".to_string()));
    let mut segments = kind.split('/');
    id.push(Text::literal(["/providers/", segments.next().unwrap_or_default()].concat()));
    for (segment, name) in segments.zip(names) {
        id.push(Text::literal(["/", segment, "/"].concat()));
        id.push(name.clone());
    }
    id
}
