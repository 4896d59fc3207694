//! A value that is not written down gives the same answers in every form: whoever runs the text gives it, gives one of
//! some, or need not give it.

use crate::support::{
    configurations::{Files, RESOURCES},
    said::{Said, said},
};

/// A value may be anything, one of two, or has a default.
const KINDS: [&str; 3] = ["open", "one of two", "defaulted"];

/// What the isolation mode may be, of each kind, and the access.
const MODES: [&str; 3] = [
    "disabled allow_internet_outbound allow_only_approved_outbound",
    "allow_internet_outbound allow_only_approved_outbound",
    "allow_only_approved_outbound",
];
const ACCESSES: [&str; 3] = ["enabled disabled", "enabled disabled", "disabled"];

/// How a value of each kind is declared; nothing where the form can not.
type Declared = [Option<&'static str>; 3];

/// A form.
struct Form {
    name: &'static str,
    file: &'static str,
    /// The text, with `DECLARED`, `MODE` and `ACCESS` in place of what follows.
    text: &'static str,
    mode: Declared,
    /// Endpoint and deployment share it.
    access: Declared,
    /// How the two are used.
    used: [&'static str; 2],
}

/// Facts that no two families of forms know alike, whatever the values are: see `every_form`.
const BESIDE: [&str; 2] =
    ["workspace.allow_public_access_when_behind_vnet", "workspace.associated_resource_group"];

fn files(form: &Form, declared: &str) -> Files {
    let [(_, storage), (_, vault)] = RESOURCES;
    let mut text = form.text.to_string();
    for (word, value) in [
        ("DECLARED", declared),
        ("MODE", form.used[0]),
        ("ACCESS", form.used[1]),
        ("STORAGE", storage),
        ("VAULT", vault),
    ] {
        text = text.replace(word, value);
    }
    let names = [form.file, "endpoint.yml", "deployment.yml"];
    names.into_iter().zip(text.split("---\n").map(ToString::to_string)).collect()
}

#[test]
fn every_form_says_the_same_of_what_is_not_written_down() {
    for (mode, mode_is) in KINDS.iter().enumerate() {
        for (access, access_is) in KINDS.iter().enumerate() {
            let mut all: Vec<(&str, Said)> = Vec::new();
            for form in &FORMS {
                let (Some(one), Some(other)) = (form.mode[mode], form.access[access]) else { continue };
                let about = format!("mode {mode_is} and access {access_is} in {}", form.name);
                let mut said = said(&files(form, &format!("{one}\n{other}")), &about);
                said.retain(|key, _| !BESIDE.contains(&key.as_str()));
                all.push((form.name, said));
            }
            let (_, wanted) = all.pop().unwrap();
            assert_eq!(wanted["workspace.isolation_mode"], MODES[mode]);
            assert_eq!(wanted["endpoint.public_network_access"], ACCESSES[access]);
            for (name, own) in &all {
                let keys = own.keys().chain(wanted.keys()).filter(|key| own.get(*key) != wanted.get(*key));
                let differ: Vec<String> =
                    keys.map(|key| format!("{key}: {:?}, not {:?}", own.get(key), wanted.get(key))).collect();
                assert!(differ.is_empty(), "mode {mode_is}, access {access_is}, {name}: {differ:#?}");
            }
        }
    }
}

const FORMS: [Form; 8] = [
    Form {
        name: "YAML, as a shell writes it",
        file: "workspace.yml",
        text: YAML,
        mode: [Some(""), None, None],
        access: [Some(""), None, None],
        used: ["${mode}", "${access}"],
    },
    Form {
        name: "YAML, as a template writes it",
        file: "workspace.yml",
        text: YAML,
        mode: [Some(""), None, None],
        access: [Some(""), None, None],
        used: ["{{mode}}", "{{access}}"],
    },
    Form {
        name: "commands",
        file: "deploy.sh",
        text: "DECLARED
az ml workspace create -g ml -n research -l westeurope --public-network-access Disabled --managed-network MODE \\
  --set storage_account=STORAGE key_vault=VAULT
az ml online-endpoint create -g ml -w research -n scoring --auth-mode key --set public_network_access=ACCESS
az ml online-deployment create -g ml -w research -e scoring -n blue --set model=azureml:m:1 environment=azureml:e:1 \\
  instance_type=Standard_DS3_v2 egress_public_network_access=ACCESS
",
        mode: [
            Some("mode=$1"),
            Some("mode=AllowOnlyApprovedOutbound\nif [ -n \"$2\" ]; then mode=AllowInternetOutbound; fi"),
            Some("mode=${mode:-AllowOnlyApprovedOutbound}"),
        ],
        access: [
            Some("access=$3"),
            Some("access=disabled\ncase $4 in open) access=enabled;; esac"),
            Some("access=\"${3:-disabled}\""),
        ],
        used: ["\"$mode\"", "$access"],
    },
    Form {
        name: "Python",
        file: "deploy.py",
        text: "import os
from azure.ai.ml import MLClient
from azure.ai.ml.entities import *
DECLARED
client = MLClient(credential, subscription, group, \"research\")
workspace = Workspace(name=\"research\", location=\"westeurope\", public_network_access=\"Disabled\", storage_account=\"STORAGE\", key_vault=\"VAULT\")
workspace.managed_network = ManagedNetwork(isolation_mode=MODE)
client.workspaces.begin_create(workspace).result()
endpoint = ManagedOnlineEndpoint(name=\"scoring\", auth_mode=\"key\", public_network_access=ACCESS)
client.online_endpoints.begin_create_or_update(endpoint).result()
blue = ManagedOnlineDeployment(name=\"blue\", endpoint_name=\"scoring\", model=\"azureml:m:1\", environment=\"azureml:e:1\",
    instance_type=\"Standard_DS3_v2\", egress_public_network_access=ACCESS)
client.online_deployments.begin_create_or_update(blue).result()
",
        mode: [
            Some("mode = os.environ[\"mode\"]"),
            Some("mode = IsolationMode.ALLOW_INTERNET_OUTBOUND if internet() else IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND"),
            Some("mode = os.environ.get(\"mode\", \"AllowOnlyApprovedOutbound\")"),
        ],
        access: [
            Some("access = os.getenv(\"access\")"),
            Some("access = \"enabled\" if internet() else \"disabled\""),
            Some("access = os.getenv(\"access\", \"disabled\")"),
        ],
        used: ["mode", "access"],
    },
    Form {
        name: "ARM",
        file: "main.json",
        text: "{
  \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",
  \"contentVersion\": \"1.0.0.0\",
  \"parameters\": { DECLARED },
  \"resources\": [
    { \"type\": \"Microsoft.MachineLearningServices/workspaces\", \"apiVersion\": \"2024-10-01\", \"name\": \"research\", \"location\": \"westeurope\",
      \"properties\": { \"publicNetworkAccess\": \"Disabled\", \"storageAccount\": \"STORAGE\", \"keyVault\": \"VAULT\", \"managedNetwork\": { \"isolationMode\": \"MODE\" } } },
    { \"type\": \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints\", \"apiVersion\": \"2024-10-01\", \"name\": \"research/scoring\", \"location\": \"westeurope\",
      \"properties\": { \"authMode\": \"Key\", \"publicNetworkAccess\": \"ACCESS\" } },
    { \"type\": \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments\", \"apiVersion\": \"2024-10-01\", \"name\": \"research/scoring/blue\", \"location\": \"westeurope\",
      \"properties\": { \"endpointComputeType\": \"Managed\", \"model\": \"azureml:m:1\", \"environmentId\": \"azureml:e:1\", \"instanceType\": \"Standard_DS3_v2\", \"egressPublicNetworkAccess\": \"ACCESS\" } }
  ]
}
",
        mode: [
            Some("\"mode\": { \"type\": \"string\" }"),
            Some("\"mode\": { \"type\": \"string\", \"allowedValues\": [\"AllowInternetOutbound\", \"AllowOnlyApprovedOutbound\"] }"),
            Some("\"mode\": { \"type\": \"string\", \"defaultValue\": \"AllowOnlyApprovedOutbound\" }"),
        ],
        access: [
            Some(", \"access\": { \"type\": \"string\" }"),
            Some(", \"access\": { \"type\": \"string\", \"allowedValues\": [\"Enabled\", \"Disabled\"] }"),
            Some(", \"access\": { \"type\": \"string\", \"defaultValue\": \"Disabled\" }"),
        ],
        used: ["[parameters('mode')]", "[parameters('access')]"],
    },
    Form {
        name: "Bicep",
        file: "main.bicep",
        text: "DECLARED
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'research'
  location: 'westeurope'
  properties: {
    publicNetworkAccess: 'Disabled'
    storageAccount: 'STORAGE'
    keyVault: 'VAULT'
    managedNetwork: { isolationMode: MODE }
  }
  resource endpoint 'onlineEndpoints' = {
    name: 'scoring'
    location: 'westeurope'
    properties: { authMode: 'Key', publicNetworkAccess: ACCESS }
    resource blue 'deployments' = {
      name: 'blue'
      location: 'westeurope'
      properties: {
        endpointComputeType: 'Managed'
        model: 'azureml:m:1'
        environmentId: 'azureml:e:1'
        instanceType: 'Standard_DS3_v2'
        egressPublicNetworkAccess: ACCESS
      }
    }
  }
}
",
        mode: [
            Some("param mode string"),
            Some("@allowed(['AllowInternetOutbound', 'AllowOnlyApprovedOutbound'])\nparam mode string"),
            Some("param mode string = 'AllowOnlyApprovedOutbound'"),
        ],
        access: [
            Some("param access string"),
            Some("@allowed([\n  'Enabled'\n  'Disabled'\n])\nparam access string"),
            Some("param access string = 'Disabled'"),
        ],
        used: ["mode", "access"],
    },
    Form {
        name: "azapi",
        file: "main.tf",
        text: AZAPI,
        mode: VARIABLE_MODE,
        access: VARIABLE_ACCESS,
        used: ["var.mode", "var.access"],
    },
    Form {
        name: "azurerm",
        file: "main.tf",
        text: AZURERM,
        mode: VARIABLE_MODE,
        access: VARIABLE_ACCESS,
        used: ["var.mode", "var.access"],
    },
];

const YAML: &str = "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
name: research
location: westeurope
public_network_access: disabled
storage_account: STORAGE
key_vault: VAULT
managed_network:
  isolation_mode: MODE
---
name: scoring
auth_mode: key
public_network_access: ACCESS
---
name: blue
endpoint_name: scoring
model: azureml:m:1
environment: azureml:e:1
instance_type: Standard_DS3_v2
egress_public_network_access: ACCESS
";

const VARIABLE_MODE: [Option<&str>; 3] = [
    Some("variable \"mode\" {\n  type = string\n}"),
    Some(
        "variable \"mode\" {\n  validation {\n    condition     = contains([\"AllowInternetOutbound\", \"AllowOnlyApprovedOutbound\"], var.mode)\n    error_message = \"no\"\n  }\n}",
    ),
    Some("variable \"mode\" {\n  default = \"AllowOnlyApprovedOutbound\"\n}"),
];

const VARIABLE_ACCESS: [Option<&str>; 3] = [
    Some("variable \"access\" {}"),
    Some(
        "variable \"access\" {\n  validation {\n    condition     = var.access == \"Enabled\" || var.access == \"Disabled\"\n    error_message = \"no\"\n  }\n}",
    ),
    Some("variable \"access\" {\n  type    = string\n  default = \"Disabled\"\n}"),
];

const AZAPI: &str = "DECLARED
resource \"azapi_resource\" \"ws\" {
  type      = \"Microsoft.MachineLearningServices/workspaces@2024-10-01\"
  name      = \"research\"
  parent_id = azurerm_resource_group.rg.id
  location  = \"westeurope\"
  body = {
    properties = {
      publicNetworkAccess = \"Disabled\"
      storageAccount      = \"STORAGE\"
      keyVault            = \"VAULT\"
      managedNetwork      = { isolationMode = MODE }
    }
  }
}
resource \"azapi_resource\" \"endpoint\" {
  type      = \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01\"
  name      = \"scoring\"
  parent_id = azapi_resource.ws.id
  location  = \"westeurope\"
  body      = { properties = { authMode = \"Key\", publicNetworkAccess = ACCESS } }
}
resource \"azapi_resource\" \"blue\" {
  type      = \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-10-01\"
  name      = \"blue\"
  parent_id = azapi_resource.endpoint.id
  location  = \"westeurope\"
  body = jsonencode({ properties = {
    endpointComputeType       = \"Managed\"
    model                     = \"azureml:m:1\"
    environmentId             = \"azureml:e:1\"
    instanceType              = \"Standard_DS3_v2\"
    egressPublicNetworkAccess = ACCESS
  } })
}
";

const AZURERM: &str = "DECLARED
resource \"azurerm_machine_learning_workspace\" \"ws\" {
  name                          = \"research\"
  location                      = \"westeurope\"
  storage_account_id            = \"STORAGE\"
  key_vault_id                  = \"VAULT\"
  public_network_access_enabled = false
  managed_network {
    isolation_mode = MODE
  }
}
resource \"azapi_resource\" \"endpoint\" {
  type      = \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01\"
  name      = \"scoring\"
  parent_id = azurerm_machine_learning_workspace.ws.id
  location  = \"westeurope\"
  body      = { properties = { authMode = \"Key\", publicNetworkAccess = ACCESS } }
}
resource \"azapi_resource\" \"blue\" {
  type      = \"Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-10-01\"
  name      = \"blue\"
  parent_id = azapi_resource.endpoint.id
  location  = \"westeurope\"
  body = {
    properties = {
      endpointComputeType       = \"Managed\"
      model                     = \"azureml:m:1\"
      environmentId             = \"azureml:e:1\"
      instanceType              = \"Standard_DS3_v2\"
      egressPublicNetworkAccess = ACCESS
    }
  }
}
";
