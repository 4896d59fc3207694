//! What a document describes, told by its content.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Document, NodeId, NodeValue, Tree, arm, schema, shape};
use crate::{
    severity::Severity,
    text::{FileId, Span},
    words::say,
};

/// What an object is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum DocumentKind {
    /// A workspace, hub or project.
    Workspace,
    /// A managed online endpoint.
    Endpoint,
    /// A managed online deployment.
    Deployment,
    /// A container registry.
    ContainerRegistry,
    /// A storage account.
    StorageAccount,
    /// A key vault.
    KeyVault,
    /// An online endpoint on the user's own Kubernetes.
    KubernetesEndpoint,
    /// An online deployment on the user's own Kubernetes.
    KubernetesDeployment,
    /// A batch endpoint or deployment.
    Batch,
    /// An ARM template; its objects are in `resources`.
    ArmTemplate,
    /// Values for the parameters of an ARM template.
    ParameterFile,
    /// Something else of Azure Machine Learning; the name of its schema, or its ARM type in lower case.
    OtherAzureMl(String),
    /// Something else of Azure; its ARM type in lower case.
    OtherAzure(String),
    /// A workspace or an endpoint: the keys that would tell are not there.
    Ambiguous,
    /// Nothing that is known here.
    Unrecognised,
}

/// What a document does with the object that it describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum Purpose {
    /// Creates it: what is absent takes its default.
    Create,
    /// Changes it: what is absent stays as it is, and is not known.
    Update,
    /// Shows it as it is.
    State,
    /// Nothing by itself: a command takes it, and what the command makes of it is described with the command.
    Part,
}

/// What a reader says of an object that its keys do not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Declaration {
    /// What it is.
    pub kind: DocumentKind,
    /// How it is spelled.
    pub family: Family,
    /// What is done with it.
    pub purpose: Purpose,
    /// What tells its kind: a command, a constructor, a type.
    pub span: Span,
    /// Name of the workspace that it belongs to.
    pub workspace: Option<NodeId>,
    /// Name of the endpoint that it belongs to.
    pub endpoint: Option<NodeId>,
}

/// How the properties of an object are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum Family {
    /// What a user gives to `az ml ... -f`: what is wanted.
    CliYaml,
    /// What `az ... show` prints: what is there.
    CliJson,
    /// Resource Manager's own: below `properties`, in camel case.
    Arm,
    /// Arguments of the Python SDK and of commands, in snake case: they are sent as they are.
    Sdk,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 4] = [Self::CliYaml, Self::CliJson, Self::Arm, Self::Sdk];
}

/// One object of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// The object.
    pub node: NodeId,
    /// What it is.
    pub kind: DocumentKind,
    /// How it is spelled.
    pub family: Family,
    /// What is done with it.
    pub purpose: Purpose,
    /// What tells its kind: a value or a key; the whole object when nothing does.
    pub span: Span,
    /// What to say about it.
    pub notes: Vec<Note>,
}

/// A remark on how a document was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What.
    pub kind: NoteKind,
    /// Where.
    pub span: Span,
}

/// What can be said about how a document was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// The schema says something else than the keys.
    SchemaDisagrees {
        /// The last part of the schema's address.
        schema: String,
    },
    /// Not enough keys to tell a workspace from an endpoint.
    WorkspaceOrEndpoint,
    /// As above, but the value is spelled as in workspaces.
    LooksLikeWorkspace {
        /// The value.
        value: String,
    },
    /// A flag of managed endpoints or deployments in one that runs on Kubernetes (F-INE-11).
    FlagOnKubernetes {
        /// The key.
        key: &'static str,
    },
    /// A workspace of the kind that serves features, not endpoints.
    FeatureStore,
    /// The workspace document has no name.
    Fragment,
}

impl NoteKind {
    /// The stable name of the kind, in kebab-case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SchemaDisagrees { .. } => "schema-disagrees",
            Self::WorkspaceOrEndpoint => "workspace-or-endpoint",
            Self::LooksLikeWorkspace { .. } => "looks-like-workspace",
            Self::FlagOnKubernetes { .. } => "flag-on-kubernetes",
            Self::FeatureStore => "feature-store",
            Self::Fragment => "workspace-fragment",
        }
    }

    /// What, and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::SchemaDisagrees { schema } => say::schema_disagrees(schema),
            Self::WorkspaceOrEndpoint => say::workspace_or_endpoint().owned(),
            Self::LooksLikeWorkspace { value } => say::looks_like_workspace(value),
            Self::FlagOnKubernetes { key } => say::flag_on_kubernetes(key),
            Self::FeatureStore => say::feature_store().owned(),
            Self::Fragment => say::fragment().owned(),
        }
    }

    /// How grave it is: the client goes no further with a key that it does not know.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::FlagOnKubernetes { .. } => Severity::Error,
            _ => Severity::Info,
        }
    }
}

impl DocumentKind {
    /// The kind of a resource by its ARM type, in any casing. Whether an endpoint or deployment is managed, its
    /// properties tell.
    #[must_use]
    pub fn of_arm_type(arm_type: &str) -> Self {
        arm::kind_of_type(arm_type)
    }
}

/// The objects of a document: one, or those of a list.
#[must_use]
pub fn recognise(tree: &Tree, document: &Document) -> Vec<Recognition> {
    let Some(root) = document.root else { return Vec::new() };
    if let Some(declared) = &document.declared {
        return alloc::vec![Recognition {
            node: root,
            kind: declared.kind.clone(),
            family: declared.family,
            purpose: declared.purpose,
            span: declared.span,
            notes: Vec::new(),
        }];
    }
    let objects = objects(tree, root);
    objects.into_iter().map(|object| recognise_object(tree, object)).collect()
}

/// What a single object is.
#[must_use]
pub fn recognise_object(tree: &Tree, node: NodeId) -> Recognition {
    let mut found = arm::recognise(tree, node).unwrap_or_else(|| recognise_cli(tree, node));
    if let Some(note) = feature_store(tree, &found) {
        found.kind = DocumentKind::OtherAzureMl("featurestore".to_string());
        found.notes.push(note);
    }
    found
}

/// A list of objects, the page of a REST list, a REST request's body, or the object itself.
fn objects(tree: &Tree, root: NodeId) -> Vec<NodeId> {
    if tree.node(root).is_some_and(|node| matches!(node.value, NodeValue::Sequence(_))) {
        return tree.items(root).to_vec();
    }
    if let Some(body) = tree.find(root, &["parameters", "body"]).filter(|entry| tree.is_mapping(entry.value))
    {
        return alloc::vec![body.value];
    }
    let page =
        tree.get(root, "value").filter(|_| tree.entries(root).all(|entry| is_page_key(tree, entry.key)));
    match page.map(|page| (page, tree.node(page.value))) {
        Some((_, Some(node))) if node.sequence().is_some() => node.sequence().unwrap_or_default().to_vec(),
        _ => alloc::vec![root],
    }
}

fn is_page_key(tree: &Tree, key: NodeId) -> bool {
    matches!(tree.text(key), Some("value" | "nextLink" | "count"))
}

/// By `$schema` and keys. The keys win, because they are what the client reads.
fn recognise_cli(tree: &Tree, node: NodeId) -> Recognition {
    let by_shape = shape::recognise(tree, node);
    let Some(schema) = schema::read(tree, node) else { return by_shape };
    let undecided = matches!(by_shape.kind, DocumentKind::Ambiguous | DocumentKind::Unrecognised);
    if schema.kind == by_shape.kind {
        return by_shape;
    }
    if undecided || (schema.is_elsewhere() && !shape::is_surely_online(tree, node)) {
        return Recognition { kind: schema.kind, span: schema.span, notes: Vec::new(), ..by_shape };
    }
    let mut found = by_shape;
    found.notes.push(Note {
        kind: NoteKind::SchemaDisagrees { schema: schema.name.to_string() },
        span: schema.span,
    });
    found
}

fn feature_store(tree: &Tree, found: &Recognition) -> Option<Note> {
    if found.kind != DocumentKind::Workspace {
        return None;
    }
    let kind = tree.get(found.node, "kind")?;
    let is = tree.text(kind.value)?.replace('_', "").eq_ignore_ascii_case("featurestore");
    is.then(|| Note { kind: NoteKind::FeatureStore, span: span_of(tree, kind.value) })
}

/// The span of a node.
pub(super) fn span_of(tree: &Tree, node: NodeId) -> Span {
    tree.node(node).map_or(Span::empty(FileId::default(), 0), |node| node.span)
}
