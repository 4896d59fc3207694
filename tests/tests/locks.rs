//! Locks beside a workspace: on it, on its resource group, or on something else.

use cofferdam_core::validate;
use cofferdam_tests::ask::{known, request};

fn is_locked(name: &str, text: &str) -> bool {
    let report = validate(&request(&[(name, text)], &[])).unwrap();
    known(&report, "workspace.locks", Some("research")).unwrap().values == ["set"]
}

const WORKSPACE: &str = "resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'research'
  location: 'westeurope'
  properties: {}
}
resource other 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'vnet'
}
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  properties: { level: 'CanNotDelete' }
}
";

#[test]
fn a_lock_is_on_its_scope() {
    for (scope, expected) in
        [("", true), ("scope: ws", true), ("scope: other", false), ("scope: resourceGroup('other')", false)]
    {
        let text = WORKSPACE.replace("name: 'keep'", &["name: 'keep'\n  ", scope].concat());
        assert_eq!(is_locked("main.bicep", &text), expected, "{scope}");
    }
    assert!(!is_locked("main.bicep", WORKSPACE.split_once("resource lock").unwrap().0));
}

#[test]
fn a_template_names_the_workspace_in_the_type_or_in_the_scope() {
    for (lock, expected) in [
        (
            r#""type": "Microsoft.MachineLearningServices/workspaces/providers/locks", "name": "research/Microsoft.Authorization/keep""#,
            true,
        ),
        (
            r#""type": "Microsoft.Authorization/locks", "name": "keep", "scope": "[resourceId('Microsoft.MachineLearningServices/workspaces', 'research')]""#,
            true,
        ),
        (
            r#""type": "Microsoft.Authorization/locks", "name": "keep", "scope": "Microsoft.Storage/storageAccounts/data""#,
            false,
        ),
        (r#""type": "Microsoft.Authorization/locks", "name": "keep""#, true),
    ] {
        let text = format!(
            r#"{{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [
  {{ "type": "Microsoft.MachineLearningServices/workspaces", "apiVersion": "2024-10-01", "name": "research", "location": "westeurope", "properties": {{}} }},
  {{ {lock}, "apiVersion": "2020-05-01", "properties": {{ "level": "ReadOnly" }} }} ] }}"#
        );
        assert_eq!(is_locked("main.json", &text), expected, "{lock}");
    }
}

#[test]
fn terraform_gives_the_id_of_the_workspace() {
    for (scope, expected) in
        [("azurerm_machine_learning_workspace.ws.id", true), ("azurerm_resource_group.rg.id", false)]
    {
        let text = format!(
            "resource \"azurerm_machine_learning_workspace\" \"ws\" {{\n  name = \"research\"\n}}\nresource \"azurerm_management_lock\" \"keep\" {{\n  name = \"keep\"\n  scope = {scope}\n  lock_level = \"CanNotDelete\"\n}}\n"
        );
        assert_eq!(is_locked("main.tf", &text), expected, "{scope}");
    }
}
