//! Completely or partly known configurations as documents of Resource Manager and files for the client.

use cofferdam_core::request::{InputDocument, Request};
use cofferdam_tests::oracle::Point;
use serde_json::{Map, Value, json};

const GROUP: &str = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers";

/// The workspace as Resource Manager prints it, without the facts of the gating space that are named.
pub fn workspace(point: &Point, hidden: &[&str]) -> InputDocument {
    let known = |fact: &str| (!hidden.contains(&fact)).then(|| point.value(fact));
    let mut properties = Map::new();
    let mut put = |key: &str, value: Value| drop(properties.insert(key.to_string(), value));
    if let Some(access) = known("workspace.public_network_access") {
        put("publicNetworkAccess", json!(access));
    }
    if let Some(mode) = known("workspace.v1_legacy_mode") {
        put("v1LegacyMode", json!(mode == "true"));
    }
    if let Some(mode) = known("workspace.isolation_mode") {
        put("managedNetwork", json!({ "isolationMode": mode }));
    }
    if let Some(acls) = known("workspace.network_acls") {
        let deny = json!({ "defaultAction": "Deny", "ipRules": [{ "value": "16.17.18.19" }] });
        put("networkAcls", if acls == "selected" { deny } else { json!({ "defaultAction": "Allow" }) });
    }
    if let Some(endpoint) = known("workspace.private_endpoint") {
        let created = if endpoint == "current" { "2024-01-01" } else { "2022-01-01" };
        let connection = json!({
            "properties": {
                "privateEndpoint": { "id": format!("{GROUP}/Microsoft.Network/privateEndpoints/pe") },
                "privateLinkServiceConnectionState": { "status": "Approved" },
            },
            "systemData": { "createdAt": format!("{created}T00:00:00Z") },
        });
        put("privateEndpointConnections", if endpoint == "none" { json!([]) } else { json!([connection]) });
    }
    let text = json!({
        "id": format!("{GROUP}/Microsoft.MachineLearningServices/workspaces/research"),
        "type": "Microsoft.MachineLearningServices/workspaces",
        "name": "research",
        "properties": properties,
    });
    InputDocument { uri: "workspace.json".into(), text: text.to_string() }
}

/// The endpoint as a file for the client; an unknown flag is filled in later.
pub fn endpoint(name: &str, point: &Point, hidden: &[&str]) -> InputDocument {
    let access = shown(point, hidden, "endpoint.public_network_access");
    let text = format!("name: {name}\nauth_mode: key\npublic_network_access: {access}\n");
    InputDocument { uri: format!("{name}.yml"), text }
}

/// The deployment as a file for the client; an unknown flag is filled in later.
pub fn deployment(endpoint: &str, name: &str, point: &Point, hidden: &[&str]) -> InputDocument {
    let egress = shown(point, hidden, "deployment.egress_public_network_access");
    let text = format!("name: {name}\nendpoint_name: {endpoint}\negress_public_network_access: {egress}\n");
    InputDocument { uri: format!("{name}.yml"), text }
}

fn shown(point: &Point, hidden: &[&str], fact: &str) -> &'static str {
    if hidden.contains(&fact) { "<LATER>" } else { point.value(fact) }
}

/// All three.
pub fn request(point: &Point, hidden: &[&str]) -> Request {
    let documents = vec![
        workspace(point, hidden),
        endpoint("scoring", point, hidden),
        deployment("scoring", "blue", point, hidden),
    ];
    Request { documents, ..Request::default() }
}
