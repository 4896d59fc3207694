//! Settings of what a workspace and its deployments are made of: facts that some fact of the catalogue reads together.

use cofferdam_core::rulebook::Fact;
use cofferdam_tests::oracle::Setting;

const NETWORK: [&str; 2] = ["workspace.isolation_mode", "deployment.egress_public_network_access"];
const REGISTRY: [&str; 3] = [
    "container_registry.public_network_access",
    "container_registry.default_action",
    "container_registry.bypass",
];
const STORAGE: [&str; 4] = [
    "storage_account.public_network_access",
    "storage_account.default_action",
    "storage_account.bypass",
    "storage_account.kind",
];
const VAULT: [&str; 3] = ["key_vault.public_network_access", "key_vault.default_action", "key_vault.bypass"];

/// Facts that some fact of the catalogue reads together.
pub fn groups() -> Vec<Vec<&'static str>> {
    let with_network = |more: &[&'static str]| NETWORK.iter().chain(more).copied().collect::<Vec<_>>();
    vec![
        with_network(&["deployment.model", "deployment.mlflow", "workspace.fqdn_rules"]),
        with_network(&["deployment.environment", "deployment.image", "workspace.fqdn_rules"]),
        with_network(&["deployment.environment", "workspace.image_build_compute", REGISTRY[0], REGISTRY[1]]),
        with_network(&[&REGISTRY[..2], &STORAGE[..2]].concat()),
        with_network(&[&REGISTRY[..], &["container_registry.egress_connection"]].concat()),
        [&STORAGE[..], &["workspace.public_network_access", "workspace.isolation_mode"]].concat(),
        [&VAULT[..], &["endpoint.auth_mode", "workspace.public_network_access", "workspace.isolation_mode"]]
            .concat(),
        [
            REGISTRY[0],
            REGISTRY[2],
            STORAGE[0],
            STORAGE[2],
            VAULT[0],
            VAULT[2],
            "workspace.public_network_access",
        ]
        .to_vec(),
    ]
}

/// What the facts outside a group are: nothing that violates anything.
const USUAL: [(&str, &str); 24] = [
    ("workspace.public_network_access", "enabled"),
    ("workspace.network_acls", "all"),
    ("workspace.private_endpoint", "current"),
    ("workspace.v1_legacy_mode", "false"),
    ("workspace.isolation_mode", "disabled"),
    ("workspace.image_build_compute", "set"),
    ("endpoint.public_network_access", "disabled"),
    ("endpoint.auth_mode", "aad_token"),
    ("deployment.egress_public_network_access", "enabled"),
    ("deployment.model", "local"),
    ("deployment.mlflow", "no"),
    ("deployment.environment", "image"),
    ("deployment.image", "workspace_registry"),
    ("container_registry.sku", "premium"),
    ("container_registry.public_network_access", "enabled"),
    ("container_registry.default_action", "allow"),
    ("container_registry.bypass", "azure_services"),
    ("storage_account.public_network_access", "enabled"),
    ("storage_account.default_action", "allow"),
    ("storage_account.bypass", "azure_services"),
    ("storage_account.kind", "general"),
    ("key_vault.public_network_access", "enabled"),
    ("key_vault.default_action", "allow"),
    ("key_vault.bypass", "azure_services"),
];

pub fn values(fact: &str) -> Vec<&'static str> {
    Fact::named(fact).unwrap_or_else(|| panic!("{fact}")).entry().values.to_vec()
}

/// Every way to give each fact one of its choices.
pub fn product(facts: &[(&'static str, Vec<&'static str>)]) -> Vec<Setting> {
    facts.iter().fold(vec![Setting::default()], |done, (fact, values)| {
        let extended = done.iter().flat_map(|setting| {
            values.iter().map(|value| {
                let mut setting = setting.clone();
                setting.0.insert(fact, value);
                setting
            })
        });
        extended.collect()
    })
}

/// The facts of the group, and the usual values of the others.
pub fn usual(group: &[&'static str]) -> Vec<(&'static str, Vec<&'static str>)> {
    let outside = |fact: &str| !group.contains(&fact) && Fact::named(fact).is_some();
    USUAL.iter().filter(|(fact, _)| outside(fact)).map(|(fact, value)| (*fact, vec![*value])).collect()
}
