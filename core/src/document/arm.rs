//! The kind of an object by its ARM type or id, and of ARM templates.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::kind::span_of;
use super::{DocumentKind, Entry, Family, Keys, NodeId, Purpose, Recognition, Tree, shape};
use crate::text::{Parts, concat};

/// Where readers write that a template that makes the private endpoint of a workspace says nothing of names.
pub const NAMES_ELSEWHERE: [&str; 2] = ["properties", "privateEndpointNamesElsewhere"];

/// Keys that only the service writes, so that an object with an id and one of them is what is there.
static SERVICE_MADE: Keys = Keys::of(&[
    "provisioning_state",
    "provisioningState",
    "scoring_uri",
    "openapi_uri",
    "resourceGroup",
    "resource_group",
    "discovery_url",
    "mlflow_tracking_uri",
    "workspace_id",
    "creation_context",
    "systemData",
    "etag",
]);
/// Keys of Resource Manager's form that only the service writes.
static SERVICE_MADE_ARM: Keys = Keys::of(&["id", "systemData", "etag"]);
/// And those among the properties.
static SERVICE_MADE_PROPERTIES: Keys = Keys::of(&[
    "provisioningState",
    "privateEndpointConnections",
    "workspaceId",
    "creationTime",
    "scoringUri",
    "swaggerUri",
    "discoveryUrl",
    "notebookInfo",
    "serviceProvisionedResourceGroup",
    "privateLinkCount",
    "loginServer",
    "creationDate",
    "primaryEndpoints",
    "vaultUri",
]);
const MACHINE_LEARNING: &str = "microsoft.machinelearningservices/";

/// The object as a template, a resource, a request's body or printed state; nothing when it is none of these.
pub fn recognise(tree: &Tree, node: NodeId) -> Option<Recognition> {
    template(tree, node).or_else(|| typed(tree, node)).or_else(|| request_body(tree, node))
}

/// The kind of an ARM type.
pub fn kind_of_type(arm_type: &str) -> DocumentKind {
    let lower = arm_type.to_ascii_lowercase();
    match lower.as_str() {
        "microsoft.containerregistry/registries" => return DocumentKind::ContainerRegistry,
        "microsoft.storage/storageaccounts" => return DocumentKind::StorageAccount,
        "microsoft.keyvault/vaults" => return DocumentKind::KeyVault,
        _ => {}
    }
    match lower.strip_prefix(MACHINE_LEARNING) {
        Some("workspaces") => DocumentKind::Workspace,
        Some("workspaces/onlineendpoints") => DocumentKind::Endpoint,
        Some("workspaces/onlineendpoints/deployments") => DocumentKind::Deployment,
        Some(rest) if rest.starts_with("workspaces/batchendpoints") => DocumentKind::Batch,
        Some(_) => DocumentKind::OtherAzureMl(lower),
        None => DocumentKind::OtherAzure(lower),
    }
}

/// The ARM type in an id such as `/subscriptions/../resourceGroups/../providers/<namespace>/<type>/<name>`.
pub fn type_of_id(id: &str) -> Option<String> {
    let lower = id.to_ascii_lowercase();
    // Of an extension resource the last provider is meant.
    let (_, mut rest) = lower.strip_prefix("/subscriptions/")?.around("/providers/")?;
    // One may begin with the slash with which the one before ends.
    while let Some((_, later)) =
        rest.strip_prefix("providers/").map(|later| ("", later)).or_else(|| rest.around("/providers/"))
    {
        rest = later;
    }
    let mut parts = rest.split('/');
    let mut arm_type = parts.next()?.to_string();
    let mut names = 0;
    while let (Some(segment), Some(name)) = (parts.next(), parts.next()) {
        if segment.is_empty() || name.is_empty() {
            return None;
        }
        arm_type = concat(&[&arm_type, "/", segment]);
        names += 1;
    }
    (names > 0 && parts.next().is_none()).then_some(arm_type)
}

/// The object as a template or a file of parameters for one.
pub fn template(tree: &Tree, node: NodeId) -> Option<Recognition> {
    let schema = tree.get(node, "$schema");
    let address = schema.and_then(|entry| tree.text(entry.value)).unwrap_or_default();
    let name = address.rsplit('/').next().unwrap_or_default();
    let has = |key: &str| tree.get(node, key).is_some();
    let kind = if name.has_in_any_casing("deploymenttemplate.json") {
        DocumentKind::ArmTemplate
    } else if name.has_in_any_casing("deploymentparameters.json") {
        DocumentKind::ParameterFile
    } else if !has("contentVersion") {
        return None;
    } else if has("resources") {
        DocumentKind::ArmTemplate
    } else if has("parameters") {
        DocumentKind::ParameterFile
    } else {
        return None;
    };
    let evidence = schema.map_or(node, |entry| entry.value);
    Some(found(tree, node, kind, Family::Arm, evidence))
}

/// By `type`, or else by `id`.
fn typed(tree: &Tree, node: NodeId) -> Option<Recognition> {
    let text = |entry: &Entry| tree.text(entry.value);
    let by_type = tree.get(node, "type").filter(|entry| text(entry).is_some_and(is_arm_type));
    let by_id = tree.get(node, "id").filter(|entry| text(entry).is_some_and(|id| type_of_id(id).is_some()));
    let nested = tree.get(node, "properties").is_some_and(|entry| tree.is_mapping(entry.value));
    let evidence = by_type.or(by_id)?;
    let arm_type = match by_type {
        Some(entry) => text(entry)?.to_string(),
        None => type_of_id(text(evidence)?)?,
    };
    let kind = managed_or_not(tree, node, kind_of_type(&arm_type));
    let family = match (nested, by_type) {
        // The SDK's own objects may have a mapping named `properties` too; snake case tells.
        (true, _) if !is_snake_case(tree, node) => Family::Arm,
        (_, Some(_)) => Family::CliJson,
        _ if is_service_made(tree, node) => Family::CliJson,
        _ => Family::CliYaml,
    };
    if family == Family::CliYaml {
        // Somebody wrote the id into a file of their own: the keys tell more.
        let by_shape = shape::recognise(tree, node);
        let decided = !matches!(by_shape.kind, DocumentKind::Ambiguous | DocumentKind::Unrecognised);
        if decided {
            return Some(by_shape);
        }
    }
    Some(found(tree, node, kind, family, evidence.value))
}

/// Endpoints and deployments on Kubernetes have the same type as managed ones.
pub fn managed_or_not(tree: &Tree, node: NodeId, kind: DocumentKind) -> DocumentKind {
    let property = |arm: &str, cli: &str| {
        tree.find(node, &["properties", arm])
            .or_else(|| tree.get(node, cli))
            .and_then(|entry| tree.text(entry.value))
    };
    match kind {
        DocumentKind::Endpoint
            if property("compute", "compute").is_some_and(|compute| !compute.is_empty()) =>
        {
            DocumentKind::KubernetesEndpoint
        }
        DocumentKind::Deployment => match property("endpointComputeType", "type") {
            Some(compute) if is_foreign_compute(compute) => DocumentKind::KubernetesDeployment,
            _ => DocumentKind::Deployment,
        },
        other => other,
    }
}

fn is_foreign_compute(compute: &str) -> bool {
    compute.eq_ignore_ascii_case("kubernetes") || compute.eq_ignore_ascii_case("azuremlcompute")
}

/// A body without `type` and `id`, by the names of its properties.
fn request_body(tree: &Tree, node: NodeId) -> Option<Recognition> {
    let properties = tree.get(node, "properties").filter(|entry| tree.is_mapping(entry.value))?;
    let find = |names: &[&str]| names.iter().find_map(|name| tree.get(properties.value, name));
    let workspace = ["managedNetwork", "storageAccount", "keyVault", "v1LegacyMode", "containerRegistry"];
    let (kind, evidence) = if let Some(entry) = find(&["endpointComputeType", "egressPublicNetworkAccess"]) {
        (DocumentKind::Deployment, entry)
    } else if let Some(entry) = find(&["authMode"]) {
        (DocumentKind::Endpoint, entry)
    } else {
        (DocumentKind::Workspace, find(&workspace)?)
    };
    let kind = managed_or_not(tree, node, kind);
    Some(found(tree, node, kind, Family::Arm, evidence.key))
}

fn is_arm_type(text: &str) -> bool {
    let provider = text.split('/').next().unwrap_or("");
    provider.len() > 10
        && provider.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("microsoft."))
        && text.contains('/')
}

fn is_service_made(tree: &Tree, node: NodeId) -> bool {
    tree.has_one(node, &SERVICE_MADE)
}

/// What is done with an object in Resource Manager's form: what the service wrote into it shows what is there; else a
/// region is given where it is created, and what has none changes something.
fn purpose(tree: &Tree, node: NodeId) -> Purpose {
    let below = tree.get(node, "properties").map_or(node, |entry| entry.value);
    let has = |key: &str| tree.get(node, key).is_some();
    // The service prints the type too; who writes it gives the version of the API with it.
    let is_printed = has("type") && !has("apiVersion");
    let is_made = tree.has_one(node, &SERVICE_MADE_ARM) || tree.has_one(below, &SERVICE_MADE_PROPERTIES);
    if is_printed || is_made {
        Purpose::State
    } else if has("location") {
        Purpose::Create
    } else {
        Purpose::Update
    }
}

/// Whether some key is spelled as the SDK does.
fn is_snake_case(tree: &Tree, node: NodeId) -> bool {
    tree.entries(node).filter_map(|entry| tree.text(entry.key)).any(|key| key.contains('_'))
}

fn found(tree: &Tree, node: NodeId, kind: DocumentKind, family: Family, evidence: NodeId) -> Recognition {
    let purpose = match family {
        Family::CliYaml => Purpose::Create,
        Family::Arm => purpose(tree, node),
        Family::CliJson | Family::Sdk => Purpose::State,
    };
    Recognition { node, kind, family, purpose, span: span_of(tree, evidence), notes: Vec::new() }
}
