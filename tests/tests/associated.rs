//! Storage account, key vault and registry of a workspace: which one is meant, and what the client makes.

use cofferdam_core::{report::Report, validate};
use cofferdam_tests::ask::{known, request};

const STORAGE: &str = r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/NAME", "name": "NAME",
"type": "Microsoft.Storage/storageAccounts", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}, "isHnsEnabled": false,
"publicNetworkAccess": "Disabled", "networkRuleSet": {"bypass": "Logging, AzureServices", "defaultAction": "Deny"}}"#;

const VAULT: &str = r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/kv", "name": "kv",
"type": "Microsoft.KeyVault/vaults", "properties": {"publicNetworkAccess": "Enabled", "networkAcls": {"bypass": "None", "defaultAction": "Deny"}}}"#;

fn judge(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap()
}

fn values(report: &Report, fact: &str, name: Option<&str>) -> Vec<&'static str> {
    known(report, fact, name).unwrap_or_else(|| panic!("{fact} of {name:?}")).values.clone()
}

/// A new workspace with one more line.
fn new_workspace(line: &str) -> String {
    format!("name: research\nlocation: westeurope\nimage_build_compute: cpu\n{line}\n")
}

#[test]
fn printed_storage_accounts_and_vaults_are_read() {
    let storage = STORAGE.replace("NAME", "stml");
    let report = judge(&[("storage.json", &storage), ("vault.json", VAULT)], &[]);
    assert_eq!(values(&report, "storage_account.inbound", Some("stml")), ["disabled"]);
    assert_eq!(values(&report, "storage_account.bypass", Some("stml")), ["azure_services"]);
    assert_eq!(values(&report, "storage_account.kind", Some("stml")), ["general"]);
    assert_eq!(values(&report, "key_vault.inbound", Some("kv")), ["selected"]);
    assert_eq!(values(&report, "key_vault.bypass", Some("kv")), ["none"]);
}

#[test]
fn a_printed_vault_without_an_acl_is_open() {
    let open = VAULT.replace(r#", "networkAcls": {"bypass": "None", "defaultAction": "Deny"}"#, "");
    let report = judge(&[("vault.json", &open)], &[]);
    assert_eq!(values(&report, "key_vault.inbound", Some("kv")), ["all"]);
}

#[test]
fn the_resource_that_the_workspace_names_is_the_one_that_is_meant() {
    let (this, other) = (STORAGE.replace("NAME", "this"), STORAGE.replace("NAME", "other"));
    let named = new_workspace(
        "storage_account: /subscriptions/1/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/THIS",
    );
    let report = judge(&[("ws.yml", &named), ("a.json", &other), ("b.json", &this)], &[]);
    let of_workspace: Vec<_> =
        report.subjects.iter().filter(|known| known.subject.scope == "storage_account").collect();
    assert_eq!(of_workspace.len(), 2, "no third one is made up");
}

#[test]
fn what_is_made_along_follows_the_workspace() {
    let made = |line: &str| {
        let report = judge(&[("workspace.yml", &new_workspace(line))], &[]);
        let storage = values(&report, "storage_account.inbound", None);
        assert_eq!(storage, values(&report, "key_vault.inbound", None));
        assert_eq!(values(&report, "key_vault.bypass", None), ["azure_services"]);
        storage
    };
    assert_eq!(made(""), ["all"]);
    assert_eq!(made("public_network_access: enabled"), ["all"]);
    assert_eq!(made("public_network_access: disabled"), ["disabled"]);
    assert_eq!(made("managed_network: {isolation_mode: disabled}"), ["all"]);
    assert_eq!(made("managed_network: {isolation_mode: allow_internet_outbound}"), ["disabled"]);
    assert_eq!(made("managed_network: {isolation_mode: allow_only_approved_outbound}"), ["disabled"]);
    assert_eq!(made("public_network_access: ${ACCESS}"), ["disabled", "all"]);
}

#[test]
fn what_is_not_made_along_is_not_known() {
    for (line, assume) in [
        (
            "storage_account: /subscriptions/1/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/st",
            None,
        ),
        ("kind: project\nhub_id: hub", None),
        ("", Some("storage_account.bypass=none")),
    ] {
        let assume: Vec<&str> = assume.into_iter().collect();
        let report = judge(&[("workspace.yml", &new_workspace(line))], &assume);
        assert_eq!(
            values(&report, "storage_account.inbound", None),
            ["disabled", "selected", "all"],
            "{line}"
        );
    }
    let set = cofferdam_core::request::Request {
        set: vec![
            "key_vault=/subscriptions/1/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/kv".into(),
        ],
        ..request(&[("workspace.yml", &new_workspace(""))], &[])
    };
    let report = validate(&set).unwrap();
    assert_eq!(values(&report, "key_vault.inbound", None), ["disabled", "selected", "all"]);
    assert_eq!(values(&report, "storage_account.inbound", None), ["all"]);
}

#[test]
fn what_is_made_along_with_a_workspace_that_is_half_known_follows_what_is_assumed() {
    let text =
        new_workspace("public_network_access: ${ACCESS}\nmanaged_network: {isolation_mode: '${MODE}'}");
    let of = |assume: &[&str]| {
        let report = judge(&[("workspace.yml", &text)], assume);
        values(&report, "storage_account.inbound", None)
    };
    let (open, closed) =
        ("workspace.public_network_access=enabled", "workspace.public_network_access=disabled");
    let (none, managed) =
        ("workspace.isolation_mode=disabled", "workspace.isolation_mode=allow_internet_outbound");
    assert_eq!(of(&[]), ["disabled", "all"]);
    assert_eq!(of(&[open]), ["disabled", "all"]);
    assert_eq!(of(&[none]), ["disabled", "all"]);
    assert_eq!(of(&[closed]), ["disabled"], "whatever the managed network");
    assert_eq!(of(&[managed]), ["disabled"], "whatever the workspace's flag");
    assert_eq!(of(&[open, none]), ["all"]);
    // A product of what each may be would find a closed workspace with an open storage account.
    let report = judge(&[("workspace.yml", &text)], &[none]);
    assert!(
        report.findings.iter().all(|finding| finding.rule != "closed-storage-account-of-closed-workspace")
    );
    assert!(report.open.iter().all(|open| open.subject.scope != "storage_account"), "{:?}", report.open);
}
