//! Every kind of destination in every isolation mode on every surface, made by a user and by the service: what is said of
//! the rule, against plain tables written from the catalogue of facts alone.

use cofferdam_core::{
    report::{Report, Severity, State},
    validate,
};
use cofferdam_tests::ask::request;

use Severity::{Error, Info, Warning};

/// What has to be said of a rule: a fact that the finding cites, and how grave it is.
type Said = (&'static str, Severity);

const MODES: [&str; 3] = ["Disabled", "AllowInternetOutbound", "AllowOnlyApprovedOutbound"];
const APPROVED: &str = MODES[2];

/// Where a rule is written, and by whom it was made.
#[derive(Clone, Copy, Debug)]
enum Surface {
    File,
    Arm { user: bool },
    Printed { user: bool },
}

const SURFACES: [Surface; 5] = [
    Surface::File,
    Surface::Arm { user: true },
    Surface::Arm { user: false },
    Surface::Printed { user: true },
    Surface::Printed { user: false },
];

impl Surface {
    fn is_users(self) -> bool {
        !matches!(self, Self::Arm { user: false } | Self::Printed { user: false })
    }

    /// The workspace with one rule. Keys are those of files; ARM takes them in camel case.
    fn workspace(self, mode: &str, storage: &str, kind: &str, destination: &str) -> String {
        let id = id("Microsoft.MachineLearningServices/workspaces", "research");
        let vault = self::id("Microsoft.KeyVault/vaults", "secrets");
        match self {
            Self::File => format!(
                r#"{{"name": "research", "location": "w", "storage_account": "{storage}", "key_vault": "{vault}", "managed_network": {{"isolation_mode": "{mode}", "outbound_rules": [{{"name": "the-rule", "type": "{kind}", "destination": {destination}}}]}}}}"#
            ),
            Self::Arm { user } => {
                let category = if user { "UserDefined" } else { "Required" };
                let kind = ["PrivateEndpoint", "ServiceTag", "FQDN"]
                    [["private_endpoint", "service_tag", "fqdn"].iter().position(|k| *k == kind).unwrap()];
                let destination =
                    ["service_resource_id:serviceResourceId", "subresource_target:subresourceTarget"]
                        .iter()
                        .chain(&[
                            "spark_enabled:sparkEnabled",
                            "service_tag:serviceTag",
                            "port_ranges:portRanges",
                        ])
                        .filter_map(|pair| pair.split_once(':'))
                        .fold(destination.to_string(), |text, (snake, camel)| text.replace(snake, camel));
                format!(
                    r#"{{"id": "{id}", "name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {{"storageAccount": "{storage}", "keyVault": "{vault}", "managedNetwork": {{"isolationMode": "{mode}", "outboundRules": {{"the-rule": {{"type": "{kind}", "category": "{category}", "destination": {destination}}}}}}}}}}}"#
                )
            }
            Self::Printed { user } => {
                let category = if user { "user_defined" } else { "required" };
                format!(
                    r#"{{"id": "{id}", "name": "research", "location": "w", "resourceGroup": "ml", "storage_account": "{storage}", "key_vault": "{vault}", "managed_network": {{"isolation_mode": "{mode}", "outbound_rules": [{{"name": "the-rule", "type": "{kind}", "category": "{category}", "destination": {destination}}}]}}}}"#
                )
            }
        }
    }
}

/// Judges one rule everywhere; `expected` says what of it in which mode.
fn everywhere(
    kind: &str,
    destination: &str,
    storage: Option<bool>,
    expected: impl Fn(&str) -> Vec<Said>,
) -> usize {
    let account = id("Microsoft.Storage/storageAccounts", "lake");
    for mode in MODES {
        for surface in SURFACES {
            let workspace = surface.workspace(mode, &account, kind, destination);
            let closed = storage.unwrap_or_default();
            let access = if closed { "Disabled" } else { "Enabled" };
            let resource = format!(
                r#"{{"id": "{account}", "name": "lake", "type": "Microsoft.Storage/storageAccounts", "properties": {{"publicNetworkAccess": "{access}"}}}}"#
            );
            let report =
                validate(&request(&[("workspace.json", &workspace), ("storage.json", &resource)], &[]))
                    .unwrap();
            let expected = if surface.is_users() { expected(mode) } else { Vec::new() };
            compare(&report, &expected, &format!("{mode} {surface:?} {destination}"));
        }
    }
    MODES.len() * SURFACES.len()
}

fn compare(report: &Report, expected: &[Said], what: &str) {
    let said: Vec<_> =
        report.findings.iter().filter(|finding| finding.subject.scope == "outbound_rule").collect();
    for (fact, severity) in expected {
        let met = said.iter().any(|finding| {
            finding.facts.contains(fact) && finding.severity == *severity && finding.state == State::Holds
        });
        assert!(met, "{what}: {fact} is not said as {severity:?} among {said:#?}");
    }
    assert_eq!(said.len(), expected.len(), "{what}: {expected:?} is expected, and there is {said:#?}");
}

fn id(kind: &str, name: &str) -> String {
    format!("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/{kind}/{name}")
}

/// F-RULE-01 for service tag and FQDN rules.
fn invalid(mode: &str) -> Vec<Said> {
    if mode == APPROVED { Vec::new() } else { vec![("F-RULE-01", Error)] }
}

#[test]
fn fqdn_rules() {
    // Destination, what is said of it, and whether only where approved outbound is allowed.
    let hosts: [(&str, Option<Said>, bool); 17] = [
        ("packages.example.com", None, false),
        ("*.example.com", None, false),
        ("one.example.com, *.example.org", None, false),
        ("vscode.blob.core.windows.net", None, false),
        ("https://packages.example.com", Some(("F-RFQ-04", Error)), false),
        ("packages.example.com/simple", Some(("F-RFQ-04", Error)), false),
        ("packages.example.com:8443", Some(("F-RFQ-02", Error)), false),
        ("packages.example.com:443", Some(("F-RFQ-02", Warning)), false),
        ("one.example.com, two.example.com:80", Some(("F-RFQ-02", Warning)), false),
        ("16.17.18.19", Some(("F-RFQ-04", Warning)), false),
        ("lake.blob.core.windows.net", Some(("F-RFQ-03", Error)), true),
        ("*.dfs.core.usgovcloudapi.net", Some(("F-RFQ-03", Error)), true),
        ("lake.z1.web.core.chinacloudapi.cn", Some(("F-RFQ-03", Error)), true),
        ("*", Some(("F-RFQ-06", Warning)), true),
        ("*.com", Some(("F-RFQ-06", Warning)), true),
        ("*.core.windows.net", Some(("F-RFQ-06", Warning)), true),
        ("*.azurewebsites.net", Some(("F-RFQ-06", Warning)), true),
    ];
    let count: usize = hosts
        .iter()
        .map(|(host, said, approved_only)| {
            everywhere("fqdn", &format!("{host:?}"), None, |mode| {
                let said = said.filter(|_| mode == APPROVED || !approved_only);
                invalid(mode).into_iter().chain(said).collect()
            })
        })
        .sum();
    println!("{count} points");
}

#[test]
fn service_tag_rules() {
    let tags: [(&str, Option<Said>, bool); 7] = [
        ("DataFactory", None, false),
        ("AzureContainerRegistry.westeurope", None, false),
        ("PythonPackages", Some(("F-RST-02", Warning)), false),
        ("Storage", Some(("F-RST-05", Warning)), true),
        ("AzureFrontDoor.Frontend", Some(("F-RST-05", Warning)), true),
        ("Storage.westeurope", Some(("F-RST-05", Warning)), true),
        ("AzureActiveDirectory", Some(("F-REQ-04", Info)), true),
    ];
    let protocols = [("TCP", true), ("*", true), ("HTTPS", false)];
    let ports = [("443", true), ("80, 1024-65535", true), ("*", true), ("70000", false), ("https", false)];
    let mut count = 0;
    for (tag, said, approved_only) in tags {
        for (protocol, known) in protocols {
            for (ports, valid) in ports {
                let destination = format!(
                    r#"{{"service_tag": "{tag}", "protocol": "{protocol}", "port_ranges": "{ports}"}}"#
                );
                count += everywhere("service_tag", &destination, None, |mode| {
                    let mut all = invalid(mode);
                    all.extend(said.filter(|_| mode == APPROVED || !approved_only));
                    // Protocol and ports are both of F-RST-01, with a finding each.
                    all.extend([known, valid].iter().filter(|fine| !**fine).map(|_| ("F-RST-01", Error)));
                    all
                });
            }
        }
    }
    println!("{count} points");
}

#[test]
fn private_endpoint_rules() {
    let targets: [(String, &str, Option<Said>); 11] = [
        (id("Microsoft.KeyVault/vaults", "other"), "vault", None),
        (id("microsoft.keyvault/VAULTS", "other"), "Vault", None),
        (id("Microsoft.DocumentDB/databaseAccounts", "other"), "MongoDB", None),
        (id("Microsoft.Storage/storageAccounts", "lake"), "queue", None),
        (id("Microsoft.KeyVault/vaults", "other"), "blob", Some(("F-RPE-02", Error))),
        (id("Microsoft.Web/sites", "other"), "sites", Some(("F-RPE-02", Warning))),
        (id("Microsoft.AzureCosmosDB/databaseAccounts", "other"), "Sql", Some(("F-RPE-02", Info))),
        (id("Microsoft.DBforMySQL/flexibleServers", "other"), "mysqlServer", Some(("F-RPE-02", Info))),
        (
            id("Microsoft.Network/applicationGateways", "other"),
            "appGwPrivateFrontendIpIPv4",
            Some(("F-RPE-09", Warning)),
        ),
        ("other".to_string(), "vault", Some(("F-RPE-01", Error))),
        (id("Microsoft.KeyVault/vaults", "other"), "", Some(("F-RPE-01", Error))),
    ];
    // F-RULE-01: without a managed network the rule has no effect.
    let unused = |mode: &str| if mode == MODES[0] { vec![("F-RULE-01", Warning)] } else { Vec::new() };
    let destination = |id: &str, sub_resource: &str| {
        format!(
            r#"{{"service_resource_id": "{id}", "subresource_target": "{sub_resource}", "spark_enabled": false}}"#
        )
    };
    let mut count = 0;
    for (id, sub_resource, said) in targets {
        count += everywhere("private_endpoint", &destination(&id, sub_resource), None, |mode| {
            unused(mode).into_iter().chain(said).collect()
        });
    }
    for sub_resource in ["blob", "file"] {
        for closed in [true, false] {
            let own = destination(&id("Microsoft.Storage/storageAccounts", "Lake"), sub_resource);
            count += everywhere("private_endpoint", &own, Some(closed), |mode| {
                // Table 29.7: the service makes the rule itself.
                let automatic = mode == APPROVED || (mode == MODES[1] && closed);
                unused(mode).into_iter().chain(automatic.then_some(("F-RPE-10", Warning))).collect()
            });
        }
    }
    println!("{count} points");
}
