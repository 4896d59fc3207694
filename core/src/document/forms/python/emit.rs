//! Writes the objects of a program down as documents.

use alloc::vec::Vec;

use super::{
    super::{
        super::{
            Declaration, DocumentKind, Family, NodeId, Problem, ProblemKind, Purpose, Scalar, ScalarStyle,
            recognise_object,
        },
        builder::Builder,
        file::Copied,
    },
    program::Program,
    value::{Object, Value, ValueId},
};
use crate::document::forms::map::Map;
use crate::{rulebook::PythonKind, text::Span};

/// Writes a program's objects and problems down; of those that are loaded, over what their files say.
pub fn documents(builder: &mut Builder, program: &Program<'_, '_>, loaded: Map<ValueId, Copied>) {
    let mut writer = Writer { builder, program, loaded, written: Map::new(), depth: 0 };
    for id in &program.objects {
        if let Some(object) = program.object(*id).filter(|object| is_described(object)) {
            writer.document(*id, object);
        }
    }
    for (kind, extent) in &program.problems {
        let span = writer.span(extent);
        writer.builder.problem(Problem::new(kind.clone(), span));
    }
    if program.unlisted > 0 {
        let span = writer.span(&(0..0));
        writer.builder.problem(Problem::new(ProblemKind::MoreProblems { count: program.unlisted }, span));
    }
}

/// What only comes from the service says nothing, and what stays on a machine has no network.
fn is_described(object: &Object) -> bool {
    let says = object.entries.iter().any(|entry| !matches!(entry.key.as_str(), "name" | "endpoint_name"));
    !object.local && (!object.fetched || says)
}

struct Writer<'w, 'c, 't> {
    builder: &'w mut Builder,
    program: &'w Program<'c, 't>,
    /// What the files of objects say.
    loaded: Map<ValueId, Copied>,
    /// Values that are written already; none while they are being written.
    written: Map<ValueId, Option<NodeId>>,
    depth: usize,
}

impl Writer<'_, '_, '_> {
    fn span(&self, extent: &core::ops::Range<usize>) -> Span {
        self.builder.span(extent.start, extent.end)
    }

    fn document(&mut self, id: ValueId, object: &Object) {
        let Some(class) = object.class else { return };
        let mut kind = match class.is {
            PythonKind::Workspace => DocumentKind::Workspace,
            PythonKind::Endpoint => DocumentKind::Endpoint,
            PythonKind::Deployment => DocumentKind::Deployment,
            PythonKind::KubernetesEndpoint => DocumentKind::KubernetesEndpoint,
            PythonKind::KubernetesDeployment => DocumentKind::KubernetesDeployment,
            PythonKind::Rule | PythonKind::Part => return,
        };
        let file = self.loaded.remove(&id).or_else(|| object.is_loaded.then(Copied::default));
        let (root, family, complete) = match file {
            None => (self.node(id), Family::Sdk, true),
            Some(file) => {
                let span = self.span(&self.program.values.get(id).map_or(0..0, |held| held.extent.clone()));
                let is_mapping = |root: &NodeId| self.builder.tree().is_mapping(*root);
                let root = file.root.filter(is_mapping);
                let root = root.unwrap_or_else(|| self.builder.mapping(Vec::new(), span));
                self.overlay(root, object, 0);
                // What runs on Kubernetes tells so by its keys.
                let by_keys = recognise_object(self.builder.tree(), root).kind;
                if matches!(by_keys, DocumentKind::KubernetesEndpoint | DocumentKind::KubernetesDeployment) {
                    kind = by_keys;
                }
                (root, Family::CliYaml, file.complete)
            }
        };
        let purpose = if object.fetched { Purpose::Update } else { object.sent.unwrap_or(Purpose::Create) };
        let declared = Declaration {
            kind,
            family,
            purpose,
            span: self.span(&object.named),
            workspace: self.workspace(object),
            endpoint: None,
        };
        let complete = complete && self.is_complete(id, 0);
        self.builder.document(root, complete, Some(declared));
    }

    /// Writes what is set on an object over what its file says.
    fn overlay(&mut self, mapping: NodeId, object: &Object, depth: usize) {
        for entry in &object.entries {
            let span = self.span(&entry.extent);
            let said = self.builder.tree().get(mapping, &entry.key).map(|entry| entry.value);
            let is_mapping = |said: &NodeId| self.builder.tree().is_mapping(*said);
            let within = said.filter(is_mapping).zip(self.program.object(entry.value));
            if let Some((said, part)) = within.filter(|(_, part)| part.class.is_none() && depth < 4) {
                self.overlay(said, part, depth + 1);
                continue;
            }
            let is_list = |said| !self.builder.tree().items(said).is_empty();
            let added =
                matches!(self.program.values.get(entry.value).map(|held| &held.value), Some(Value::List(_)));
            let value = if added && said.is_some_and(is_list) {
                // The program may have put it in its place, or added to it.
                self.builder.open(entry.key.clone(), Vec::new(), span)
            } else {
                self.node(entry.value)
            };
            self.builder.put(mapping, &entry.key, span, value);
        }
    }

    /// The name of the workspace that the client is for; of the only client where the object does not tell.
    fn workspace(&mut self, object: &Object) -> Option<NodeId> {
        let named = |id: ValueId| match self.program.values.get(id).map(|held| &held.value) {
            Some(Value::Client(workspace)) => *workspace,
            _ => None,
        };
        let only = || match self.program.clients.as_slice() {
            [one] => named(*one),
            _ => None,
        };
        let name = object.client.and_then(named).or_else(only)?;
        Some(self.node(name))
    }

    /// Whether what is absent is really absent, also in the parts of the object.
    fn is_complete(&self, id: ValueId, depth: usize) -> bool {
        let Some(object) = self.program.object(id).filter(|_| depth < 4) else { return true };
        !object.incomplete && object.entries.iter().all(|entry| self.is_complete(entry.value, depth + 1))
    }

    fn node(&mut self, id: ValueId) -> NodeId {
        if let Some(Some(node)) = self.written.get(&id) {
            return *node;
        }
        let (program, is_within_itself) = (self.program, self.written.contains_key(&id));
        let held = program.values.get(id);
        let span = self.span(&held.map_or(0..0, |held| held.extent.clone()));
        let value = held.map(|held| &held.value).filter(|_| !is_within_itself && self.depth < 64);
        self.written.insert(id, None);
        self.depth += 1;
        let node = match value {
            Some(Value::Text(text, default_of)) => {
                let scalar = Scalar {
                    style: ScalarStyle::DoubleQuoted,
                    default_of: default_of.as_deref().map(Into::into),
                    ..Scalar::word(text.clone())
                };
                self.builder.scalar(scalar, span)
            }
            Some(Value::Number(text)) => self.builder.number(text.clone(), span),
            Some(Value::Boolean(value)) => self.builder.boolean(*value, span),
            Some(Value::Nothing) => self.builder.null(span),
            Some(Value::Open(open)) => {
                // Braces tell it from a text that happens to say the same.
                let key = alloc::format!("{{{}}}", open.key);
                self.builder.unknown(key, &open.shown, open.choices.clone(), span)
            }
            Some(Value::List(items)) => {
                let items: Vec<NodeId> = items.iter().map(|item| self.node(*item)).collect();
                self.builder.sequence(items, span)
            }
            Some(Value::Object(object)) => self.object(object, span),
            Some(Value::Client(_)) | None => self.builder.open("...".into(), Vec::new(), span),
        };
        self.depth -= 1;
        self.written.insert(id, Some(node));
        node
    }

    fn object(&mut self, object: &Object, span: Span) -> NodeId {
        let mut pairs = Vec::new();
        for entry in &object.entries {
            let at = self.span(&entry.extent);
            let key = self.builder.text(entry.key.clone(), at);
            pairs.push((key, self.node(entry.value)));
        }
        self.builder.mapping(pairs, span)
    }
}
