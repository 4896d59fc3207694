//! The worked example of the page of January 2023 (F-EX-01), as far as its resources can be read without its template:
//! everything closed but the workspace, which has a private endpoint and lies behind a network.

use cofferdam_core::{
    report::{Answer, Report, Severity},
    validate,
};
use cofferdam_tests::ask::request;

const WORKSPACE: &str = r#"{
  "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/mlw",
  "name": "mlw",
  "type": "Microsoft.MachineLearningServices/workspaces",
  "apiVersion": "2021-07-01",
  "properties": {
    "publicNetworkAccess": "Enabled",
    "storageAccount": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/stmlw",
    "keyVault": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/kvmlw",
    "containerRegistry": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/crmlw"
  }
}"#;
const REGISTRY: &str = r#"{
  "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/crmlw",
  "name": "crmlw",
  "type": "Microsoft.ContainerRegistry/registries",
  "sku": { "name": "Premium" },
  "properties": { "publicNetworkAccess": "Disabled", "networkRuleBypassOptions": "AzureServices" }
}"#;
const STORAGE: &str = r#"{
  "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/stmlw",
  "name": "stmlw",
  "type": "Microsoft.Storage/storageAccounts",
  "sku": { "name": "Standard_LRS" },
  "kind": "StorageV2",
  "properties": { "networkAcls": { "bypass": "AzureServices", "defaultAction": "Deny" } }
}"#;
const VAULT: &str = r#"{
  "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/kvmlw",
  "name": "kvmlw",
  "type": "Microsoft.KeyVault/vaults",
  "properties": { "networkAcls": { "bypass": "AzureServices", "defaultAction": "Deny" } }
}"#;
const ENDPOINT: &str = "name: my-endpoint\nauth_mode: key\npublic_network_access: disabled\n";
const GENERIC: &str = "name: blue\nendpoint_name: my-endpoint\nmodel:\n  path: ../../model-1/model/\ncode_configuration:\n  code: ../../model-1/onlinescoring/\n  scoring_script: score.py\nenvironment:\n  image: crmlw.azurecr.io/repo/img:v1\ninstance_type: Standard_DS3_v2\ninstance_count: 1\negress_public_network_access: disabled\n";
/// MLflow files as a custom model, with an image and probes of its own and no scoring script (F-LEG-08).
const MLFLOW: &str = "name: blue\nendpoint_name: my-endpoint\nmodel:\n  path: sklearn-diabetes/model\nenvironment:\n  image: crmlw.azurecr.io/repo/mlflow:v1\n  inference_config:\n    liveness_route:\n      path: /health\n      port: 5001\ninstance_type: Standard_DS3_v2\ninstance_count: 1\negress_public_network_access: disabled\n";

fn judge(deployment: &str, assume: &[&str]) -> Report {
    let files = [
        ("workspace.json", WORKSPACE),
        ("registry.json", REGISTRY),
        ("storage.json", STORAGE),
        ("vault.json", VAULT),
        ("endpoint.yml", ENDPOINT),
        ("deployment.yml", deployment),
    ];
    validate(&request(&files, assume)).unwrap()
}

fn errors(report: &Report) -> Vec<(&str, String)> {
    let grave = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    grave.map(|finding| (finding.rule, finding.message.clone())).collect()
}

#[test]
fn with_its_private_endpoint_the_example_has_no_error_and_is_as_secure_as_meant() {
    for deployment in [GENERIC, MLFLOW] {
        let known = [
            "workspace.private_endpoint=current",
            "workspace.v1_legacy_mode=false",
            "workspace.isolation_mode=disabled",
            "workspace.network_acls=all",
        ];
        let report = judge(deployment, &known);
        assert_eq!(errors(&report), []);
        assert_eq!(report.works.answer, Answer::Yes);
        assert_eq!(report.isolation.inbound, ["private"]);
        assert_eq!(report.isolation.outbound, ["workspace_resources_only"]);
        assert_eq!(report.matrix[0].rows, ["secure-inbound-secure-outbound"]);
    }
}

#[test]
fn what_the_example_leaves_to_another_template_is_asked_for_and_never_an_error_that_holds() {
    let report = judge(GENERIC, &[]);
    assert_eq!(report.works.answer, Answer::Depends);
    let holds = report.findings.iter().filter(|finding| {
        finding.severity == Severity::Error && finding.state == cofferdam_core::report::State::Holds
    });
    assert_eq!(holds.count(), 0);
    assert!(report.open.iter().any(|open| open.fact == "workspace.private_endpoint" && !open.ask.is_empty()));
}

#[test]
fn as_an_mlflow_model_without_code_the_same_deployment_is_refused() {
    let text = "name: blue\nendpoint_name: my-endpoint\nmodel:\n  path: sklearn-diabetes/model\n  type: mlflow_model\ninstance_type: Standard_DS3_v2\negress_public_network_access: disabled\n";
    let report = judge(text, &["workspace.isolation_mode=disabled"]);
    assert!(errors(&report).iter().any(|(rule, _)| *rule == "no-code-mlflow-needs-managed-network"));
}
