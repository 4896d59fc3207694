//! What a document is, told by its content.

#![cfg(test)]

use cofferdam_core::document::{DocumentKind, Family, Limits, Recognition, Tree, read, recognise};
use cofferdam_core::report::Severity;
use cofferdam_core::text::FileId;

fn recognised(text: &str) -> (Tree, Vec<Recognition>) {
    let tree = read(FileId(0), text, &Limits::default()).tree;
    let found = recognise(&tree, &tree.documents[0]);
    (tree, found)
}

fn kind(text: &str) -> (DocumentKind, Family) {
    let (_, found) = recognised(text);
    assert_eq!(found.len(), 1, "{text}");
    (found[0].kind.clone(), found[0].family)
}

fn cli(text: &str) -> DocumentKind {
    let (kind, family) = kind(text);
    assert_eq!(family, Family::CliYaml, "{text}");
    kind
}

fn notes(text: &str) -> Vec<&'static str> {
    recognised(text).1[0].notes.iter().map(|note| note.kind.code()).collect()
}

#[test]
fn keys_tell_the_kind_of_a_file_for_the_client() {
    assert_eq!(cli("name: a\nendpoint_name: b\n"), DocumentKind::Deployment);
    assert_eq!(cli("instance_type: x\nmodel: azureml:m:1\n"), DocumentKind::Deployment);
    assert_eq!(cli("endpoint_name: b\ntype: kubernetes\n"), DocumentKind::KubernetesDeployment);
    assert_eq!(cli("endpoint_name: b\ntype: Kubernetes\n"), DocumentKind::Deployment);
    assert_eq!(cli("name: a\nauth_mode: key\n"), DocumentKind::Endpoint);
    assert_eq!(cli("name: a\ntraffic: {blue: 100}\n"), DocumentKind::Endpoint);
    assert_eq!(cli("name: a\nauth_mode: key\ncompute: azureml:k\n"), DocumentKind::KubernetesEndpoint);
    assert_eq!(cli("name: a\nmanaged_network: {isolation_mode: disabled}\n"), DocumentKind::Workspace);
    assert_eq!(cli("name: a\nkind: hub\n"), DocumentKind::Workspace);
    assert_eq!(cli("managed_network: {isolation_mode: disabled}\n"), DocumentKind::Workspace);
    assert_eq!(cli("something: else\n"), DocumentKind::Unrecognised);
    assert_eq!(cli("just text\n"), DocumentKind::Unrecognised);
}

#[test]
fn flags_of_managed_endpoints_on_kubernetes_are_told() {
    let endpoint = "name: a\nauth_mode: key\ncompute: azureml:k\n";
    assert_eq!(notes(endpoint), [""; 0]);
    let flag = format!("{endpoint}public_network_access: disabled\n");
    assert_eq!(notes(&flag), ["flag-on-kubernetes"]);
    assert_eq!(recognised(&flag).1[0].notes[0].kind.severity(), Severity::Error);
    let deployment = "endpoint_name: b\ntype: kubernetes\negress_public_network_access: disabled\n";
    assert_eq!(notes(deployment), ["flag-on-kubernetes"]);
}

#[test]
fn json_is_a_file_for_the_client_too() {
    assert_eq!(cli("{\"name\": \"a\", \"auth_mode\": \"key\"}"), DocumentKind::Endpoint);
}

#[test]
fn what_may_be_two_things_is_not_guessed() {
    assert_eq!(cli("name: a\npublic_network_access: disabled\n"), DocumentKind::Ambiguous);
    assert_eq!(notes("name: a\npublic_network_access: disabled\n"), ["workspace-or-endpoint"]);
    assert_eq!(notes("name: a\npublic_network_access: Disabled\n"), ["looks-like-workspace"]);
    let line = "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json";
    for text in ["name: a\npublic_network_access: disabled\n", "name: a\npublic_network_access: Disabled\n"] {
        let told = recognised(text).1[0].notes[0].kind.message();
        assert!(told.contains(line), "the line to add is told: {told}");
    }
    assert_eq!(
        kind(&format!("{line}\nname: a\npublic_network_access: Disabled\n")).0,
        DocumentKind::Workspace
    );
    assert_eq!(kind("auth_mode: key\nname: a\npublic_network_access: Disabled\n").0, DocumentKind::Endpoint);
    assert_eq!(cli("name: a\nlocation: westus\n"), DocumentKind::Ambiguous);
}

const HOST: &str = "https://azuremlschemas.azureedge.net";

#[test]
fn the_schema_decides_what_the_keys_leave_open() {
    let text = format!(
        "$schema: '{HOST}/latest/workspace.schema.json '\nname: a\npublic_network_access: disabled\n"
    );
    assert_eq!(cli(&text), DocumentKind::Workspace);
    assert!(notes(&text).is_empty());
    let text = format!("$schema: {HOST}/0.0.7/managedOnlineEndpoint.schema.json\nname: a\n");
    assert_eq!(cli(&text), DocumentKind::Endpoint);
    let text = format!("$schema: {HOST}/latest/environment.schema.json\nname: a\nimage: x\n");
    assert_eq!(cli(&text), DocumentKind::OtherAzureMl("environment".into()));
}

#[test]
fn the_keys_win_over_a_wrong_schema() {
    let text = format!(
        "$schema: {HOST}/latest/managedOnlineEndpoint.schema.json\nendpoint_name: a\ninstance_type: x\n"
    );
    assert_eq!(cli(&text), DocumentKind::Deployment);
    assert_eq!(notes(&text), ["schema-disagrees"]);
    assert_eq!(
        cli("$schema: http://azureml/sdk-2-0/OnlineDeployment.json\nname: a\nauth_mode: key\n"),
        DocumentKind::Endpoint
    );
}

#[test]
fn batch_is_told_from_online() {
    let text = format!(
        "$schema: {HOST}/latest/modelBatchDeployment.schema.json\nendpoint_name: a\nmodel: azureml:m:1\n"
    );
    assert_eq!(cli(&text), DocumentKind::Batch);
    assert_eq!(cli("endpoint_name: a\nmodel: azureml:m:1\ncompute: azureml:c\n"), DocumentKind::Batch);
    assert_eq!(cli("name: a\nauth_mode: aad_token\ndefaults: {deployment_name: b}\n"), DocumentKind::Batch);
}

#[test]
fn a_feature_store_is_said_to_be_one() {
    let text = "name: a\nkind: feature_store\nstorage_account: x\n";
    assert_eq!(cli(text), DocumentKind::OtherAzureMl("featurestore".into()));
    assert_eq!(notes(text), ["feature-store"]);
}

const SUBSCRIPTION: &str =
    "/subscriptions/0000/resourcegroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

#[test]
fn what_the_service_made_is_state() {
    let shown = |id: &str, rest: &str| format!("{{\"id\": \"{id}\", \"name\": \"a\", {rest}}}");
    let workspace = shown(SUBSCRIPTION, "\"public_network_access\": \"Enabled\", \"resourceGroup\": \"rg\"");
    assert_eq!(kind(&workspace), (DocumentKind::Workspace, Family::CliJson));
    let endpoint = format!("{SUBSCRIPTION}/onlineEndpoints/e");
    let endpoint =
        shown(&endpoint, "\"auth_mode\": \"key\", \"scoring_uri\": \"https://x\", \"properties\": {}");
    assert_eq!(kind(&endpoint), (DocumentKind::Endpoint, Family::CliJson));
    let deployment = format!("{SUBSCRIPTION}/onlineEndpoints/e/deployments/blue");
    let deployment = shown(&deployment, "\"type\": \"managed\", \"provisioning_state\": \"Succeeded\"");
    assert_eq!(kind(&deployment), (DocumentKind::Deployment, Family::CliJson));
}

#[test]
fn an_id_alone_does_not_make_state() {
    let text = format!("id: {SUBSCRIPTION}/onlineEndpoints/e\nname: e\nauth_mode: key\n");
    assert_eq!(cli(&text), DocumentKind::Endpoint);
}

#[test]
fn a_printed_registry_is_flat_and_typed() {
    let text = "{\"type\": \"Microsoft.ContainerRegistry/registries\", \"sku\": {\"name\": \"Premium\"}}";
    assert_eq!(kind(text), (DocumentKind::ContainerRegistry, Family::CliJson));
}

#[test]
fn resources_of_resource_manager_are_typed() {
    let typed = |arm_type: &str, properties: &str| {
        format!("{{\"type\": \"{arm_type}\", \"properties\": {{{properties}}}}}")
    };
    let machine_learning = "microsoft.machinelearningservices/WORKSPACES";
    let arm =
        |suffix: &str, properties: &str| kind(&typed(&format!("{machine_learning}{suffix}"), properties));
    assert_eq!(arm("", ""), (DocumentKind::Workspace, Family::Arm));
    assert_eq!(arm("/onlineEndpoints", ""), (DocumentKind::Endpoint, Family::Arm));
    assert_eq!(
        arm("/onlineEndpoints", "\"compute\": \"k\""),
        (DocumentKind::KubernetesEndpoint, Family::Arm)
    );
    let kubernetes = arm("/onlineEndpoints/deployments", "\"endpointComputeType\": \"Kubernetes\"");
    assert_eq!(kubernetes, (DocumentKind::KubernetesDeployment, Family::Arm));
    let rule =
        DocumentKind::OtherAzureMl("microsoft.machinelearningservices/workspaces/outboundrules".into());
    assert_eq!(arm("/outboundRules", ""), (rule, Family::Arm));
    assert_eq!(kind(&typed("Microsoft.KeyVault/vaults", "")), (DocumentKind::KeyVault, Family::Arm));
    let storage = (DocumentKind::StorageAccount, Family::Arm);
    assert_eq!(kind(&typed("Microsoft.Storage/storageAccounts", "")), storage);
    let insights = DocumentKind::OtherAzure("microsoft.insights/components".into());
    assert_eq!(kind(&typed("Microsoft.Insights/components", "")), (insights, Family::Arm));
}

#[test]
fn a_request_is_told_by_its_properties() {
    assert_eq!(kind("{\"properties\": {\"authMode\": \"Key\"}}"), (DocumentKind::Endpoint, Family::Arm));
    let wrapped = "{\"parameters\": {\"body\": {\"properties\": {\"endpointComputeType\": \"Managed\"}}}}";
    assert_eq!(kind(wrapped), (DocumentKind::Deployment, Family::Arm));
}

#[test]
fn lists_hold_one_object_each() {
    for text in [
        "[{\"properties\": {\"authMode\": \"Key\"}}, {\"properties\": {\"keyVault\": \"x\"}}]",
        "{\"value\": [{\"properties\": {\"authMode\": \"Key\"}}, {\"properties\": {\"keyVault\": \"x\"}}], \"nextLink\": null}",
    ] {
        let kinds: Vec<_> = recognised(text).1.into_iter().map(|found| found.kind).collect();
        assert_eq!(kinds, [DocumentKind::Endpoint, DocumentKind::Workspace], "{text}");
    }
}

#[test]
fn templates_and_their_parameters() {
    let schema = "https://schema.management.azure.com/schemas/2019-04-01";
    let template = format!("{{\"$schema\": \"{schema}/deploymentTemplate.json#\", \"resources\": []}}");
    assert_eq!(kind(&template), (DocumentKind::ArmTemplate, Family::Arm));
    let parameters =
        format!("{{\"$schema\": \"{schema}/deploymentParameters.json#\", \"parameters\": {{}}}}");
    assert_eq!(kind(&parameters), (DocumentKind::ParameterFile, Family::Arm));
}
