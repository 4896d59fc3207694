//! What a configuration brings along and needs, and the scripts that answer what is open.

use std::{collections::BTreeSet, fmt::Write};

use cofferdam_core::{
    report::{InventoryItem, Report},
    validate,
};
use cofferdam_tests::ask::request;

fn report(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap()
}

fn item<'r>(report: &'r Report, id: &str) -> Option<&'r InventoryItem> {
    report.inventory.items.iter().find(|item| item.id == id)
}

fn count(report: &Report, id: &str) -> (usize, usize) {
    item(report, id).map_or((0, 0), |item| (item.least, item.most))
}

fn deployment(name: &str, egress: &str) -> String {
    format!(
        "name: {name}\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\nmodel: azureml:m:1\n{egress}"
    )
}

const SECURED: &str = "egress_public_network_access: disabled\n";
const ENDPOINT: &str = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";

#[test]
fn each_secured_deployment_brings_three_private_endpoints() {
    for secured in 0..=3 {
        let names = ["blue", "green", "red"];
        let texts: Vec<(String, String)> = names
            .iter()
            .enumerate()
            .map(|(place, name)| {
                let egress =
                    if place < secured { SECURED } else { "egress_public_network_access: enabled\n" };
                (format!("{name}.yml"), deployment(name, egress))
            })
            .collect();
        let files: Vec<(&str, &str)> =
            texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let sure = report(&files, &["workspace.isolation_mode=disabled"]);
        assert_eq!(count(&sure, "deployment-private-endpoints"), (3 * secured, 3 * secured));
        let unsure = report(&files, &[]);
        assert_eq!(count(&unsure, "deployment-private-endpoints"), (0, 3 * secured));
    }
}

#[test]
fn a_model_from_a_registry_brings_two_more() {
    let text =
        deployment("blue", SECURED).replace("azureml:m:1", "azureml://registries/shared/models/m/versions/1");
    let report = report(&[("blue.yml", &text)], &["workspace.isolation_mode=disabled"]);
    assert_eq!(count(&report, "registry-model-private-endpoints"), (2, 2));
    assert_eq!(count(&report, "registry-environment-private-endpoints"), (0, 0));
}

fn workspace(mode: &str, rules: &str) -> String {
    format!(
        "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: {mode}\n  outbound_rules: [{rules}]\n"
    )
}

#[test]
fn the_first_fqdn_rule_brings_one_firewall_and_only_where_outbound_is_approved() {
    let fqdn = |number| format!("{{name: rule{number}, type: fqdn, destination: host{number}.example.com}}");
    let two = format!("{}, {}", fqdn(1), fqdn(2));
    let firewall =
        |mode: &str, rules: &str| count(&report(&[("w.yml", &workspace(mode, rules))], &[]), "firewall");
    assert_eq!(firewall("allow_only_approved_outbound", &two), (1, 1));
    assert_eq!(firewall("allow_only_approved_outbound", &fqdn(1)), (1, 1));
    assert_eq!(firewall("allow_only_approved_outbound", ""), (0, 0));
    assert_eq!(firewall("allow_internet_outbound", &two), (0, 0));
}

#[test]
fn a_managed_network_has_shared_private_endpoints() {
    let of = |mode: &str, assume: &[&str]| {
        let report = report(&[("w.yml", &workspace(mode, ""))], assume);
        let items = report.inventory.items.iter().filter(|item| item.kind == "private_endpoint");
        items.fold((0, 0), |(least, most), item| (least + item.least, most + item.most))
    };
    // Workspace, blob, file, key vault and, once it exists, registry.
    assert_eq!(of("allow_only_approved_outbound", &["container_registry.sku=premium"]), (5, 5));
    // The storage account and the key vault that come with the workspace are closed; the workspace is not.
    let open = ["container_registry.sku=premium", "container_registry.public_network_access=enabled"];
    assert_eq!(of("allow_internet_outbound", &open), (3, 3));
    assert_eq!(of("disabled", &["deployment.egress_public_network_access=enabled"]), (0, 0));
}

#[test]
fn names_are_those_of_the_cloud_and_of_the_documents() {
    let state = |region: &str| {
        format!(
            r#"{{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research",
            "name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "location": "{region}",
            "properties": {{"workspaceId": "11111111-2222-3333-4444-555555555555"}}}}"#
        )
    };
    for (region, zone, host) in [
        ("West Europe", "privatelink.api.azureml.ms", "scoring.westeurope.inference.ml.azure.com"),
        ("usgovvirginia", "privatelink.api.ml.azure.us", "scoring.usgovvirginia.inference.ml.azure.us"),
        ("chinaeast2", "privatelink.api.ml.azure.cn", "scoring.chinaeast2.inference.ml.azure.cn"),
    ] {
        let report = report(
            &[("w.json", &state(region)), ("e.yml", ENDPOINT)],
            &["workspace.private_endpoint=current"],
        );
        let record = &item(&report, "endpoints-record").unwrap().text;
        let short = region.replace(' ', "").to_lowercase();
        assert!(
            record.contains(&format!("`*.11111111-2222-3333-4444-555555555555.inference.{short}`")),
            "{record}"
        );
        assert!(record.contains(&format!("`{zone}`")), "{record}");
        let name = item(&report, "endpoint-name").unwrap();
        assert!(name.text.starts_with(&format!("`{host}`")), "{}", name.text);
        assert_eq!(name.commands, [format!("nslookup {host}")]);
    }
}

#[test]
fn what_no_document_says_stays_in_capital_letters_and_nothing_runs_in_a_shell() {
    let hostile = "name: \"x'; rm -rf / #\"\nauth_mode: key\nlocation: \"$(id)\"\n";
    let report = report(&[("e.yml", hostile)], &["workspace.private_endpoint=current"]);
    let collector = report.inventory.collector.as_ref().unwrap();
    let items = &report.inventory.items;
    let commands =
        items.iter().flat_map(|item| &item.commands).chain([&collector.bash, &collector.powershell]);
    for command in commands {
        assert!(!command.contains("rm -rf") && !command.contains("$(id)"), "{command}");
    }
    assert!(item(&report, "endpoint-name").unwrap().text.starts_with("`EP.REGION.inference.ml.azure.com`"));
}

const BODIES: [&str; 6] = [
    r#"{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research",
  "name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "location": "westeurope",
  "identity": {"type": "SystemAssigned", "principalId": "00000000-0000-0000-0000-000000000002"},
  "properties": {"publicNetworkAccess": "Disabled", "v1LegacyMode": false, "workspaceId": "11111111-2222-3333-4444-555555555555",
    "managedNetwork": {"isolationMode": "AllowOnlyApprovedOutbound", "outboundRules": {}, "status": {"status": "Active", "sparkReady": false}, "firewallSku": "Standard"},
    "networkAcls": {"defaultAction": "Allow", "ipRules": []}, "imageBuildCompute": "builder", "provisionNetworkNow": false,
    "privateEndpointConnections": [],
    "storageAccount": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/research1",
    "keyVault": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/research2",
    "containerRegistry": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/research3",
    "creationTime": "2025-01-01T00:00:00Z"},
  "systemData": {"createdAt": "2025-01-01T00:00:00Z"}}"#,
    r#"{"value": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/onlineEndpoints/scoring",
  "name": "scoring", "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "location": "westeurope", "kind": "Managed",
  "identity": {"type": "SystemAssigned"},
  "properties": {"authMode": "Key", "publicNetworkAccess": "Disabled", "provisioningState": "Succeeded", "traffic": {"blue": 100}}}]}"#,
    r#"{"value": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/onlineEndpoints/scoring/deployments/blue",
  "name": "blue", "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments", "location": "westeurope",
  "properties": {"endpointComputeType": "Managed", "egressPublicNetworkAccess": "Enabled", "provisioningState": "Succeeded",
    "model": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/models/m/versions/1",
    "environmentId": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/environments/e/versions/1",
    "codeConfiguration": {"scoringScript": "score.py"}}}]}"#,
    r#"{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/research3",
  "name": "research3", "type": "Microsoft.ContainerRegistry/registries", "location": "westeurope", "sku": {"name": "Premium", "tier": "Premium"},
  "properties": {"publicNetworkAccess": "Disabled", "networkRuleBypassOptions": "AzureServices", "privateEndpointConnections": [], "provisioningState": "Succeeded"}}"#,
    r#"{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/research1",
  "name": "research1", "type": "Microsoft.Storage/storageAccounts", "location": "westeurope", "kind": "StorageV2", "sku": {"name": "Standard_LRS", "tier": "Standard"},
  "properties": {"publicNetworkAccess": "Disabled", "networkAcls": {"defaultAction": "Deny", "bypass": "AzureServices"}, "isHnsEnabled": false, "provisioningState": "Succeeded"}}"#,
    r#"{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/research2",
  "name": "research2", "type": "Microsoft.KeyVault/vaults", "location": "westeurope",
  "properties": {"publicNetworkAccess": "Disabled", "networkAcls": {"defaultAction": "Deny", "bypass": "AzureServices"}, "enableRbacAuthorization": true, "provisioningState": "Succeeded"}}"#,
];

/// What the scripts print: a line of dashes before each answer.
fn printed() -> String {
    BODIES.iter().fold(String::new(), |mut text, body| {
        writeln!(text, "---\n{body}").unwrap();
        text
    })
}

#[test]
fn pasted_answers_settle_what_the_collector_promises() {
    let before = report(&[("e.yml", ENDPOINT)], &[]);
    let collector = before.inventory.collector.as_ref().unwrap();
    assert!(collector.answers.contains(&"workspace.private_endpoint"));
    assert!(collector.answers.contains(&"workspace.v1_legacy_mode"));
    let after = report(&[("e.yml", ENDPOINT), ("pasted.txt", &printed())], &[]);
    let open: BTreeSet<&str> = after.open.iter().map(|open| open.fact).collect();
    let still: Vec<&&str> = collector.answers.iter().filter(|fact| open.contains(**fact)).collect();
    assert!(still.is_empty(), "still open: {still:?}");
    assert_eq!(
        after.problems.iter().map(|problem| &problem.message).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert!(after.inventory.collector.is_none(), "{:?}", after.inventory.collector);
}

#[test]
fn the_scripts_are_short_and_carry_the_names() {
    let known = report(&[("pasted.txt", &printed())], &[]);
    assert!(known.inventory.collector.is_none());
    let workspace = report(&[("w.json", BODIES[0])], &[]);
    let collector = workspace.inventory.collector.as_ref().unwrap();
    let group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/";
    assert!(collector.bash.contains(&format!("ws='https://management.azure.com{group}")));
    // The workspace is known, so it is not read once more.
    assert!(!collector.bash.contains("get \"${ws}?"), "{}", collector.bash);
    println!("{}\n{}", collector.bash, collector.powershell);
}
