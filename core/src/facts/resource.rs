//! Facts of associated resources that follow from several properties, or from a list.

use super::{
    object::{Describing, Object},
    presumed::{Presumed, at},
    reading::normal,
};
use crate::{
    document::{NodeId, Tree},
    text::Parts,
    words::say,
};

/// Keys from the root of an object.
type Path = &'static [&'static str];

/// The first path at which a document says something, in either family's spelling.
fn said<'f>(object: &Object<'f>, paths: [Path; 2]) -> Option<(Describing<'f>, Path, NodeId)> {
    object
        .files
        .iter()
        .chain(&object.states)
        .find_map(|state| paths.into_iter().find_map(|path| Some((*state, path, state.find(path)?.value))))
}

/// What a storage account is that can not be the default one of a workspace, or that it can be (F-PLAT-25).
pub fn storage_kind(object: &Object<'_>) -> Option<Presumed> {
    let tier: [Path; 2] = [&["sku", "name"]; 2];
    let kind: [Path; 2] = [&["kind"]; 2];
    let namespace: [Path; 2] = [&["properties", "isHnsEnabled"], &["isHnsEnabled"]];
    let starts = |paths, word: &str| {
        let (state, path, node) = said(object, paths)?;
        let is = state.file.tree.text(node).is_some_and(|text| normal(text).starts_with(word));
        is.then(|| at(state, path))
    };
    let cited = &["F-PLAT-25"];
    if let Some(place) = starts(tier, "premium") {
        return Some(("premium", say::tier_premium(), place, cited));
    }
    if let Some(place) = starts(kind, "blobstorage") {
        return Some(("blob_storage", say::holds_blobs_only(), place, cited));
    }
    if let Some(place) = starts(namespace, "true") {
        return Some(("hierarchical", say::hierarchical_namespace(), place, cited));
    }
    let (state, path, _) = said(object, tier)?;
    Some(("general", say::neither_tier_nor_kind(), at(state, path), cited))
}

/// Whether trusted services, or workspaces by a rule of their own, pass the storage account's firewall (F-PLAT-23).
pub fn storage_bypass(object: &Object<'_>) -> Option<Presumed> {
    let (state, path, acl) = said(object, [&["properties", "networkAcls"], &["networkRuleSet"]])?;
    let tree = &state.file.tree;
    let words = tree.get(acl, "bypass").and_then(|entry| tree.text(entry.value)).map(normal);
    let trusted = words.as_ref().is_some_and(|words| words.has("azureservices"));
    let instances =
        tree.get(acl, "resourceAccessRules").map(|entry| tree.items(entry.value)).unwrap_or_default();
    let admits = |rule: &&NodeId| {
        let id = tree.get(**rule, "resourceId").and_then(|entry| tree.text(entry.value));
        id.is_some_and(|id| normal(id).has("microsoft.machinelearningservices/workspaces"))
    };
    let value = if trusted || instances.iter().any(|rule| admits(&rule)) {
        "azure_services"
    } else {
        words?;
        "none"
    };
    Some((value, say::acl_tells(), at(state, path), &["F-PLAT-23"]))
}

/// The state of the connections that secured deployments have to the registry, the gravest first (F-TRB-04).
pub fn egress_connection(object: &Object<'_>) -> Option<Presumed> {
    let (state, path, list) =
        said(object, [&["properties", "privateEndpointConnections"], &["privateEndpointConnections"]])?;
    let tree = &state.file.tree;
    tree.node(list)?.sequence()?;
    let has = |wanted: &[&str]| {
        tree.items(list).iter().any(|connection| {
            egress_status(tree, *connection)
                .is_some_and(|status| wanted.iter().any(|word| status.eq_ignore_ascii_case(word)))
        })
    };
    let value = if has(&["Pending", "Rejected"]) {
        "waiting"
    } else if has(&["Disconnected", "Timeout"]) {
        "disconnected"
    } else if has(&["Approved"]) {
        "approved"
    } else {
        "none"
    };
    Some((value, say::connections_tell(), at(state, path), &["F-TRB-04"]))
}

/// The status of a connection that the service made for a deployment.
fn egress_status(tree: &Tree, connection: NodeId) -> Option<&str> {
    let state = tree
        .find(connection, &["properties", "privateLinkServiceConnectionState"])
        .or_else(|| tree.get(connection, "privateLinkServiceConnectionState"))?
        .value;
    let text = |key: &str| tree.get(state, key).and_then(|entry| tree.text(entry.value));
    text("description").filter(|text| text.has(super::private_endpoint::SERVICE_DESCRIPTION))?;
    text("status")
}
