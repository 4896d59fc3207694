//! Where model, environment and image of a deployment come from, on every surface that says so.

use cofferdam_core::validate;
use cofferdam_tests::ask::{known, request};

const WORKSPACE: &str = "name: research\nlocation: westeurope\nstorage_account: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/Research\ncontainer_registry: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/Research\n";
const ID: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/onlineEndpoints/scoring/deployments/blue";

fn values(deployment: &str, fact: &str) -> Vec<&'static str> {
    let report =
        validate(&request(&[("workspace.yml", WORKSPACE), ("deployment", deployment)], &[])).unwrap();
    known(&report, fact, Some("blue")).unwrap().values.clone()
}

fn yaml(more: &str) -> String {
    format!("name: blue\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\n{more}")
}

fn arm(properties: &str) -> String {
    format!(
        r#"{{ "id": "{ID}", "name": "blue", "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments", "properties": {{ "endpointComputeType": "Managed", {properties} }} }}"#
    )
}

fn printed(more: &str) -> String {
    format!(
        r#"{{ "id": "{ID}", "name": "blue", "endpoint_name": "scoring", "provisioning_state": "Succeeded", "resourceGroup": "ml", {more} }}"#
    )
}

#[test]
fn models_in_files() {
    for (path, expected) in [
        ("./model", &["local"][..]),
        ("../../model-1/model/", &["local"]),
        ("azureml://datastores/workspaceblobstore/paths/m", &["workspace_storage"]),
        ("azureml://datastores/WorkspaceArtifactStore/paths/m", &["workspace_storage"]),
        ("azureml://datastores/lake/paths/m", &["other_datastore"]),
        ("azureml://datastores/${STORE}/paths/m", &["workspace_storage", "other_datastore"]),
        ("https://research.blob.core.windows.net/models/m", &["workspace_storage"]),
        ("https://lake.blob.core.windows.net/models/m", &["other_storage"]),
        ("wasbs://models@lake.blob.core.windows.net/m", &["other_storage"]),
        ("abfss://models@research.dfs.core.windows.net/m", &["workspace_storage"]),
        ("https://${ACCOUNT}.blob.core.windows.net/models/m", &["workspace_storage", "other_storage"]),
        ("azureml://registries/shared/models/m/versions/1", &["registry"]),
    ] {
        assert_eq!(
            values(&yaml(&format!("model:\n  path: {path}\n")), "deployment.model"),
            expected,
            "{path}"
        );
    }
    for (model, expected) in [
        ("model: azureml:churn:3\n", &["registered"][..]),
        ("model: azureml:churn@latest\n", &["registered"]),
        ("model: azureml://registries/azureml/models/m/versions/1\n", &["registry"]),
        ("", &["none"]),
    ] {
        assert_eq!(values(&yaml(model), "deployment.model"), expected, "{model}");
    }
    assert_eq!(values(&yaml("model: ${MODEL}\n"), "deployment.model").len(), 7, "it is filled in later");
}

#[test]
fn environments_and_images_in_files() {
    for (environment, kind, image) in [
        ("environment: azureml:inference:1\n", &["registered"][..], &["none"][..]),
        ("environment: azureml:AzureML-sklearn-1.5:1\n", &["curated"], &["none"]),
        (
            "environment: azureml://registries/azureml/environments/sklearn-1.5/labels/latest\n",
            &["curated"],
            &["none"],
        ),
        ("environment: azureml://registries/shared/environments/e/versions/1\n", &["registry"], &["none"]),
        (
            "environment:\n  image: mcr.microsoft.com/azureml/inference:1\n",
            &["image"],
            &["microsoft_registry"],
        ),
        ("environment:\n  image: research.azurecr.io/inference:1\n", &["image"], &["workspace_registry"]),
        ("environment:\n  image: partner.azurecr.io/inference:1\n", &["image"], &["azure_registry"]),
        (
            "environment:\n  image: ${ACR}.azurecr.io/inference:1\n",
            &["image"],
            &["workspace_registry", "azure_registry"],
        ),
        ("environment:\n  image: docker.io/tensorflow/serving:latest\n", &["image"], &["other"]),
        ("environment:\n  image: ubuntu:24.04\n", &["image"], &["other"]),
        ("environment:\n  image: mcr.microsoft.com/base:1\n  conda_file: env.yml\n", &["build"], &["none"]),
        ("environment:\n  build:\n    path: docker\n", &["build"], &["none"]),
        ("", &["none"], &["none"]),
    ] {
        let text = yaml(environment);
        assert_eq!(values(&text, "deployment.environment"), kind, "{environment}");
        assert_eq!(values(&text, "deployment.image"), image, "{environment}");
    }
}

#[test]
fn what_the_service_prints_is_read_too() {
    let model = "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/models/churn/versions/3";
    let environment = "azureml://registries/azureml/environments/sklearn-1.5/versions/10";
    for text in [
        arm(&format!(r#""model": "{model}", "environmentId": "{environment}""#)),
        printed(&format!(r#""model": "azureml:{model}", "environment": "{environment}""#)),
    ] {
        assert_eq!(values(&text, "deployment.model"), ["registered"], "{text}");
        assert_eq!(values(&text, "deployment.environment"), ["curated"], "{text}");
        assert_eq!(values(&text, "deployment.mlflow"), ["no", "own_code"], "{text}");
    }
    // What a state leaves out is not known.
    assert_eq!(values(&arm(r#""model": null"#), "deployment.model").len(), 7);
}

#[test]
fn the_mlflow_format_without_an_environment_and_a_script_is_deployed_without_code() {
    let model = "model:\n  path: ./model\n  type: mlflow_model\n";
    let code = "code_configuration:\n  code: src\n  scoring_script: score.py\n";
    for (text, expected) in [
        (model.to_string(), &["no_code"][..]),
        (format!("{model}environment: azureml:e:1\n"), &["own_code"]),
        (format!("{model}{code}"), &["own_code"]),
        ("model:\n  path: ./model\n".to_string(), &["no"]),
        ("model:\n  path: ./model\n  type: triton_model\n".to_string(), &["no"]),
        ("model: azureml:churn:3\n".to_string(), &["no", "no_code"]),
        (format!("model: azureml:churn:3\n{code}"), &["no", "own_code"]),
        (String::new(), &["no"]),
    ] {
        assert_eq!(values(&yaml(&text), "deployment.mlflow"), expected, "{text}");
    }
}
