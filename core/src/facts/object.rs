//! Objects: what the documents describe, one entry per kind and name, with every document that describes it.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::mem;

use super::{
    arm_id, associated, hub, keys,
    model::Subject,
    origin::{Place, Pointer},
};
use crate::{
    document::{DocumentKind, Entry, History, NodeId, Purpose, Recognition, Syntax, Tree, extend_pointer},
    order::Index,
    rulebook::{Family, Scope},
    text::{FileId, Span, concat},
};

/// One file, read.
#[derive(Debug)]
pub struct ReadFile {
    /// Its number.
    pub file: FileId,
    /// Its tree.
    pub tree: Tree,
    /// What was recognised in it.
    pub found: Vec<Found>,
}

/// Something that was recognised, and where.
#[derive(Debug)]
pub struct Found {
    /// What.
    pub recognition: Recognition,
    /// In which document of the file.
    pub document: usize,
    /// JSON Pointer to it.
    pub pointer: String,
}

/// One document that describes an object.
#[derive(Clone, Copy, Debug)]
pub struct Describing<'f> {
    /// The file.
    pub file: &'f ReadFile,
    /// What was recognised.
    pub recognition: &'f Recognition,
    /// In which document of the file.
    pub document: usize,
    /// JSON Pointer to the mapping.
    pub pointer: &'f str,
    /// The mapping.
    pub node: NodeId,
    /// Whether the client knows every key that is written in the mapping, so that none is one that was meant otherwise.
    pub familiar: bool,
}

/// An object and the documents that describe it.
#[derive(Clone, Debug)]
pub struct Object<'f> {
    /// What it is.
    pub scope: Scope,
    /// Its name as first written.
    pub name: Option<&'f str>,
    /// Name of the endpoint of a deployment, as first written.
    pub endpoint: Option<&'f str>,
    /// Name of the workspace, where the documents say it.
    pub workspace: Option<&'f str>,
    /// Name of the hub of a project.
    pub hub: Option<&'f str>,
    /// The resources that a workspace names.
    pub resources: Vec<associated::Named<'f>>,
    /// Its ARM id, where a document says it.
    pub id: Option<&'f str>,
    /// The set of parameters of the template that describes it, where there are several.
    pub set: Option<&'f str>,
    /// Files for the client, in order.
    pub files: Vec<Describing<'f>>,
    /// States that the service printed, in order.
    pub states: Vec<Describing<'f>>,
    /// Whether every file is a fragment, which says nothing about what it leaves out.
    pub fragment: bool,
}

impl<'f> Describing<'f> {
    /// The text of the scalar at a path.
    pub fn text(&self, path: &[&str]) -> Option<&'f str> {
        let tree: &'f Tree = &self.file.tree;
        self.find(path).and_then(|entry| tree.text(entry.value))
    }

    /// The entry at the end of a path of keys.
    pub fn find(&self, path: &[&str]) -> Option<&'f Entry> {
        self.file.tree.find(self.node, path)
    }

    /// A place below the mapping, at a path that is known beforehand.
    pub fn place(&self, span: Span, path: &'static [&'static str]) -> Place {
        Place { span, pointer: Pointer::below(self.pointer, path) }
    }

    /// The JSON Pointer to a path below the mapping.
    pub fn pointer(&self, path: &[&str]) -> String {
        let mut pointer = self.pointer.to_string();
        extend_pointer(&mut pointer, path);
        pointer
    }

    /// Where the object is described: its name, or what tells its kind.
    pub fn anchor(&self) -> Span {
        let tree = &self.file.tree;
        let name = self.find(&["name"]).and_then(|entry| tree.node(entry.value));
        name.map_or(self.recognition.span, |node| node.span)
    }

    /// Whether an absent key is really absent.
    pub fn complete(&self) -> bool {
        self.file.tree.documents.get(self.document).is_some_and(|document| document.complete)
    }

    /// What happened to the object before it came to be as it is described.
    pub fn history(&self) -> History {
        let known = self.file.tree.history.iter().find(|(document, _)| *document == self.document);
        known.map(|(_, history)| *history).unwrap_or_default()
    }

    /// Whether the text is written as the tree is.
    pub fn is_text(&self) -> bool {
        matches!(self.file.tree.syntax, Syntax::Yaml | Syntax::Json)
    }

    /// Whether commands describe it, which leave alone what they do not name.
    pub fn is_command(&self) -> bool {
        matches!(self.file.tree.syntax, Syntax::Shell | Syntax::Notebook)
            && self.recognition.family == Family::CliYaml
    }

    /// Whether the service printed it.
    pub fn is_state(&self) -> bool {
        self.recognition.purpose == Purpose::State
    }
}

impl<'f> Object<'f> {
    /// The file that creates the object; where all change it, the first.
    pub fn creating(&self) -> Option<&Describing<'f>> {
        let creates = |file: &&Describing<'_>| file.recognition.purpose == Purpose::Create;
        self.files.iter().find(creates).or(self.files.first())
    }

    fn lower_name(&self) -> Option<String> {
        self.name.map(str::to_ascii_lowercase)
    }

    /// Its name with the set of parameters that it is described with.
    pub fn name_in_set(&self) -> Option<String> {
        Some(concat(&[self.name?, " (", self.set?, ")"]))
    }
}

/// Gives subjects of equal names that come from different sets of parameters names that tell them apart.
pub fn tell_apart(objects: &[Object<'_>], subjects: &mut [Subject]) {
    if objects.iter().all(|object| object.set.is_none()) {
        return;
    }
    let mut alike = Index::default();
    for object in objects.iter().filter(|object| object.set.is_some()) {
        if let Some(name) = object.lower_name() {
            alike.add(&[object.scope.name().as_bytes(), name.as_bytes()], 0);
        }
    }
    for (object, subject) in objects.iter().zip(subjects) {
        let Some(name) = object.lower_name() else { continue };
        if alike.get(&[object.scope.name().as_bytes(), name.as_bytes()]).len() > 1 {
            subject.name = object.name_in_set().or(subject.name.take());
        }
    }
}

/// The objects that the files describe. One object is what has the same kind and name, casing aside (F-OBS-26).
pub fn objects(files: &[ReadFile]) -> Vec<Object<'_>> {
    let mut known = Known::default();
    for file in files {
        for found in &file.found {
            let recognition = &found.recognition;
            let Some(scope) = scope(&recognition.kind).filter(|_| recognition.purpose != Purpose::Part)
            else {
                continue;
            };
            let (document, pointer) = (found.document, found.pointer.as_str());
            let node = recognition.node;
            let familiar = keys::all_known(scope, &file.tree, node);
            let describing = Describing { file, recognition, document, pointer, node, familiar };
            known.add(described(scope, describing));
        }
    }
    let mut objects = known.objects;
    join_fragments(&mut objects);
    for object in objects.iter_mut().filter(|object| object.scope == Scope::Workspace) {
        object.hub = hub::of(object);
        object.resources = associated::named_by(object);
    }
    objects
}

/// Objects so far.
#[derive(Default)]
struct Known<'f> {
    objects: Vec<Object<'f>>,
    /// By kind and name in lower case, so many of them: a folder may hold a thousand deployments.
    by_name: Index,
    indexed: usize,
}

impl<'f> Known<'f> {
    /// So many are compared one by one.
    const FEW: usize = 8;

    fn add(&mut self, object: Object<'f>) {
        match self.same(&object).and_then(|id| self.objects.get_mut(id)) {
            Some(known) => absorb(known, object),
            None => self.objects.push(object),
        }
    }

    /// The object that is the same.
    fn same(&mut self, object: &Object<'f>) -> Option<usize> {
        if self.objects.len() <= Self::FEW {
            return self.objects.iter().position(|known| same(known, object));
        }
        for known in self.objects.iter().skip(self.indexed) {
            if let Some(name) = known.lower_name() {
                self.by_name.add(&[known.scope.name().as_bytes(), name.as_bytes()], self.indexed);
            }
            self.indexed += 1;
        }
        let name = object.lower_name()?;
        let candidates = self.by_name.get(&[object.scope.name().as_bytes(), name.as_bytes()]);
        let is_same = |id: &&usize| self.objects.get(**id).is_some_and(|known| same(known, object));
        candidates.iter().find(is_same).copied()
    }
}

/// Every subscription that the documents speak of, in lower case.
pub fn subscriptions(objects: &[Object<'_>]) -> Vec<String> {
    let mut subscriptions = Vec::new();
    for found in objects
        .iter()
        .filter_map(|object| object.id)
        .filter_map(arm_id::subscription)
        .map(str::to_ascii_lowercase)
    {
        if !subscriptions.contains(&found) {
            subscriptions.push(found);
        }
    }
    subscriptions
}

const fn scope(kind: &DocumentKind) -> Option<Scope> {
    match kind {
        DocumentKind::Workspace => Some(Scope::Workspace),
        DocumentKind::Endpoint => Some(Scope::Endpoint),
        DocumentKind::Deployment => Some(Scope::Deployment),
        DocumentKind::ContainerRegistry => Some(Scope::ContainerRegistry),
        DocumentKind::StorageAccount => Some(Scope::StorageAccount),
        DocumentKind::KeyVault => Some(Scope::KeyVault),
        _ => None,
    }
}

fn described<'f>(scope: Scope, describing: Describing<'f>) -> Object<'f> {
    let id = describing.text(&["id"]).filter(|id| id.starts_with('/'));
    let own = describing.text(&["name"]).map(arm_id::name).or_else(|| id.map(arm_id::name));
    let from_id = |kind: &str| id.and_then(|id| arm_id::segment(id, kind));
    let tree = &describing.file.tree;
    let document = tree.documents.get(describing.document);
    let declared = document.and_then(|document| document.declared.as_deref());
    let given = |node: Option<NodeId>| tree.text(node?);
    let endpoint = match scope {
        Scope::Deployment => given(declared.and_then(|declared| declared.endpoint))
            .or_else(|| describing.text(&["endpoint_name"]))
            .or_else(|| from_id("onlineEndpoints")),
        _ => None,
    };
    let workspace = match scope {
        Scope::Workspace => None,
        _ => given(declared.and_then(|declared| declared.workspace)).or_else(|| from_id("workspaces")),
    };
    let state = describing.is_state();
    Object {
        scope,
        name: own,
        endpoint,
        workspace,
        hub: None,
        resources: Vec::new(),
        id,
        set: document.and_then(|document| document.set.as_deref()),
        files: if state { Vec::new() } else { alloc::vec![describing] },
        states: if state { alloc::vec![describing] } else { Vec::new() },
        fragment: describing.recognition.purpose == Purpose::Update,
    }
}

fn same(left: &Object<'_>, right: &Object<'_>) -> bool {
    let equal = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    // A state without an endpoint or workspace in its id joins by name alone.
    let compatible = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || equal(a, b);
    left.scope == right.scope
        && (left.set.is_none() || right.set.is_none() || left.set == right.set)
        && equal(left.name, right.name)
        && compatible(left.endpoint, right.endpoint)
        && compatible(left.workspace, right.workspace)
}

fn absorb<'f>(known: &mut Object<'f>, other: Object<'f>) {
    known.files.extend(other.files);
    known.states.extend(other.states);
    known.fragment &= other.fragment;
    known.endpoint = known.endpoint.or(other.endpoint);
    known.workspace = known.workspace.or(other.workspace);
    known.id = known.id.or(other.id);
    known.set = known.set.or(other.set);
}

/// A workspace fragment belongs to the only workspace that is named, if there is exactly one.
fn join_fragments(objects: &mut Vec<Object<'_>>) {
    let named = |object: &Object<'_>| object.scope == Scope::Workspace && object.name.is_some();
    let is_fragment = |object: &Object<'_>| object.scope == Scope::Workspace && object.name.is_none();
    if !objects.iter().any(is_fragment) || objects.iter().filter(|object| named(object)).count() != 1 {
        return;
    }
    let (fragments, mut others): (Vec<_>, Vec<_>) = mem::take(objects).into_iter().partition(is_fragment);
    if let Some(workspace) = others.iter_mut().find(|object| named(object)) {
        for fragment in fragments {
            absorb(workspace, fragment);
        }
    }
    *objects = others;
}
