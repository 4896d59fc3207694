//! The kind of a CLI document by its keys.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::kind::span_of;
use super::{
    DocumentKind, Entry, Family, Keys, NodeId, Note, NoteKind, Purpose, Recognition, ScalarKind, Tree,
};

/// Keys that only a workspace has, with those of hubs and projects.
static WORKSPACE: Keys = Keys::of(&[
    "managed_network",
    "network_acls",
    "storage_account",
    "key_vault",
    "container_registry",
    "application_insights",
    "image_build_compute",
    "hbi_workspace",
    "provision_network_now",
    "primary_user_assigned_identity",
    "customer_managed_key",
    "system_datastores_auth_mode",
    "workspace_hub",
    "hub_id",
    "enable_data_isolation",
    "serverless_compute",
]);
/// Keys that only an endpoint has.
static ENDPOINT: Keys = Keys::of(&["auth_mode", "traffic", "mirror_traffic"]);
/// Keys that only a deployment has.
static DEPLOYMENT: Keys = Keys::of(&[
    "endpoint_name",
    "egress_public_network_access",
    "instance_type",
    "instance_count",
    "model",
    "environment",
    "code_configuration",
    "scale_settings",
    "liveness_probe",
]);
/// Those of them of which one is enough, ..
static OF_ITS_OWN: Keys = Keys::of(&["endpoint_name", "egress_public_network_access"]);
/// .. and those of which one is enough beside a size.
static SERVED: Keys = Keys::of(&["model", "environment", "code_configuration"]);
/// Keys that only online endpoints and deployments have, not those of batch.
static ONLINE: Keys = Keys::of(&[
    "traffic",
    "mirror_traffic",
    "public_network_access",
    "egress_public_network_access",
    "instance_type",
    "liveness_probe",
]);
/// Keys that deployments of batch have and online ones do not.
static BATCH: Keys = Keys::of(&[
    "mini_batch_size",
    "max_concurrency_per_instance",
    "output_action",
    "output_file_name",
    "retry_settings",
]);
/// Keys that say nothing about the kind.
const COMMON: [&str; 10] = [
    "$schema",
    "name",
    "location",
    "tags",
    "description",
    "display_name",
    "public_network_access",
    "properties",
    "identity",
    "resource_group",
];

/// What the keys of a mapping tell.
pub fn recognise(tree: &Tree, node: NodeId) -> Recognition {
    let (kind, key) = kind_by_keys(tree, node);
    let is_fragment = kind == DocumentKind::Workspace && tree.get(node, "name").is_none();
    let purpose = if is_fragment { Purpose::Update } else { Purpose::Create };
    let notes = notes(tree, node, &kind, purpose);
    let span = key.and_then(|key| tree.get(node, key)).map_or(node, |entry| entry.key);
    Recognition { node, kind, family: Family::CliYaml, purpose, span: span_of(tree, span), notes }
}

/// Whether some key is there that neither batch nor any other document knows.
pub fn is_surely_online(tree: &Tree, node: NodeId) -> bool {
    tree.has_one(node, &ONLINE)
}

/// The kind, and the key that tells it. Keys of several kinds: most of the file is in its place, so the kind of most
/// keys is meant.
fn kind_by_keys(tree: &Tree, node: NodeId) -> (DocumentKind, Option<&'static str>) {
    let first = |wanted: &'static Keys| tree.names_of(node, wanted).next();
    let count = |wanted: &'static Keys| tree.names_of(node, wanted).count();
    let tells = [
        (first(&ENDPOINT), &ENDPOINT, endpoint_kind as fn(&Tree, NodeId) -> DocumentKind),
        (deployment_key(tree, node), &DEPLOYMENT, deployment_kind),
        (first(&WORKSPACE).or_else(|| workspace_kind(tree, node)), &WORKSPACE, |_, _| {
            DocumentKind::Workspace
        }),
    ];
    let told = tells.iter().filter(|(key, ..)| key.is_some());
    let most = told.reduce(|best, next| if count(next.1) > count(best.1) { next } else { best });
    if let Some((key, _, kind)) = most {
        return (kind(tree, node), *key);
    }
    let mut keys = tree.entries(node).filter_map(|entry| tree.text(entry.key)).peekable();
    if keys.peek().is_some() && keys.all(|key| COMMON.contains(&key)) {
        return (DocumentKind::Ambiguous, None);
    }
    (DocumentKind::Unrecognised, None)
}

fn endpoint_kind(tree: &Tree, node: NodeId) -> DocumentKind {
    match (names_compute(tree, node), is_batch_endpoint(tree, node)) {
        (true, _) => DocumentKind::KubernetesEndpoint,
        (_, true) => DocumentKind::Batch,
        _ => DocumentKind::Endpoint,
    }
}

/// The key that makes a mapping a deployment.
fn deployment_key(tree: &Tree, node: NodeId) -> Option<&'static str> {
    let sized = || tree.get(node, "instance_type").is_some() && tree.has_one(node, &SERVED);
    tree.names_of(node, &OF_ITS_OWN).next().or_else(|| sized().then_some("instance_type"))
}

fn deployment_kind(tree: &Tree, node: NodeId) -> DocumentKind {
    let kind = tree.get(node, "type").and_then(|entry| tree.text(entry.value));
    let batch = tree.has_one(node, &BATCH) || tree.get(node, "compute").is_some();
    match kind {
        // Any other casing makes the client read a managed deployment.
        Some("kubernetes") => DocumentKind::KubernetesDeployment,
        Some("model" | "pipeline") => DocumentKind::Batch,
        _ if batch && !is_surely_online(tree, node) => DocumentKind::Batch,
        _ => DocumentKind::Deployment,
    }
}

/// Whether there is a compute; the client looks past one that is empty (F-OBS-10).
fn names_compute(tree: &Tree, node: NodeId) -> bool {
    tree.get(node, "compute").is_some_and(|entry| match tree.scalar(entry.value) {
        Some(scalar) => {
            !matches!(scalar.kind, ScalarKind::Null | ScalarKind::Boolean(false)) && !scalar.text.is_empty()
        }
        None => tree.entries(entry.value).next().is_some() || !tree.items(entry.value).is_empty(),
    })
}

/// The defaults of a batch endpoint name a deployment; online endpoints have traffic instead.
fn is_batch_endpoint(tree: &Tree, node: NodeId) -> bool {
    tree.get(node, "defaults").is_some() && !is_surely_online(tree, node)
}

/// `kind` with a value that only workspaces have.
fn workspace_kind(tree: &Tree, node: NodeId) -> Option<&'static str> {
    let kind = tree.text(tree.get(node, "kind")?.value)?;
    ["hub", "project", "featurestore", "feature_store", "default"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
        .then_some("kind")
}

fn notes(tree: &Tree, node: NodeId, kind: &DocumentKind, purpose: Purpose) -> Vec<Note> {
    let kind = match kind {
        DocumentKind::Workspace if purpose == Purpose::Update => NoteKind::Fragment,
        DocumentKind::Ambiguous => match pascal_access(tree, node) {
            Some(value) => NoteKind::LooksLikeWorkspace { value },
            None => NoteKind::WorkspaceOrEndpoint,
        },
        DocumentKind::KubernetesEndpoint => return flag_on_kubernetes(tree, node, "public_network_access"),
        DocumentKind::KubernetesDeployment => {
            return flag_on_kubernetes(tree, node, "egress_public_network_access");
        }
        _ => return Vec::new(),
    };
    alloc::vec![Note { kind, span: span_of(tree, node) }]
}

fn flag_on_kubernetes(tree: &Tree, node: NodeId, key: &'static str) -> Vec<Note> {
    let flag = tree.get(node, key);
    let note =
        |entry: &Entry| Note { kind: NoteKind::FlagOnKubernetes { key }, span: span_of(tree, entry.key) };
    flag.map(note).into_iter().collect()
}

fn pascal_access(tree: &Tree, node: NodeId) -> Option<String> {
    let value = tree.text(tree.get(node, "public_network_access")?.value)?;
    matches!(value, "Enabled" | "Disabled").then(|| value.to_string())
}
