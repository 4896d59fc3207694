//! ARM templates, also of any size.

#![expect(clippy::panic, reason = "only tests ask")]

use std::fmt::Write as _;

use cofferdam_core::{
    report::{KnownFact, OriginKind, Report},
    validate,
};

use crate::ask::{known, request};

/// The type of workspaces.
pub const WORKSPACE: &str = "Microsoft.MachineLearningServices/workspaces";
/// The type of endpoints.
pub const ENDPOINT: &str = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
/// The type of deployments.
pub const DEPLOYMENT: &str = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments";

/// A template of resources, with other parts before them.
#[must_use]
pub fn template(parts: &str, resources: &[String]) -> String {
    format!(
        r#"{{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0", {parts} "resources": [{}] }}"#,
        resources.join(",\n")
    )
}

/// A resource of a template.
#[must_use]
pub fn resource(kind: &str, name: &str, more: &str, properties: &str) -> String {
    format!(
        r#"{{ "type": "{kind}", "apiVersion": "2024-04-01", "name": "{name}", "location": "westeurope", {more} "properties": {{ {properties} }} }}"#
    )
}

/// Judges texts.
///
/// # Panics
/// When the question can not be asked.
#[must_use]
pub fn judge(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap_or_else(|error| panic!("{error}"))
}

/// Judges a template.
#[must_use]
pub fn judged(parts: &str, resources: &[String]) -> Report {
    judge(&[("main.json", &template(parts, resources))], &[])
}

/// What is known of a fact.
///
/// # Panics
/// When nothing is.
#[must_use]
pub fn fact<'r>(report: &'r Report, fact: &str, name: &str) -> &'r KnownFact {
    known(report, fact, Some(name)).unwrap_or_else(|| {
        let names: Vec<_> = report.subjects.iter().map(|known| &known.subject).collect();
        panic!("{fact} of {name} among {names:?}")
    })
}

/// The values that a fact may have, and how that is known.
#[must_use]
pub fn says(report: &Report, wanted: &str, name: &str) -> (Vec<&'static str>, OriginKind) {
    let known = fact(report, wanted, name);
    (known.values.clone(), known.origin)
}

/// A deployment within a template.
#[must_use]
pub fn nested(name: &str, scope: &str, parameters: &str, inner: &str) -> String {
    format!(
        r#"{{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "{name}",
  "properties": {{ "mode": "Incremental", "expressionEvaluationOptions": {{ "scope": "{scope}" }},
    "parameters": {{ {parameters} }}, "template": {inner} }} }}"#
    )
}

/// A private endpoint.
#[must_use]
pub fn private_endpoint(more: &str, connections: &str, group: &str, id: &str) -> String {
    resource(
        "Microsoft.Network/privateEndpoints",
        "pe",
        more,
        &format!(
            r#""{connections}": [ {{ "name": "c", "properties": {{ "groupIds": ["{group}"], "privateLinkServiceId": "{id}" }} }} ]"#
        ),
    )
}

/// A template of about so many bytes: a workspace, and endpoints with three deployments each, of five kilobytes.
#[must_use]
pub fn large(bytes: usize) -> String {
    let mut text = String::from(
        r#"{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "workspace": { "type": "string" },
    "private": { "type": "bool" },
    "team": { "type": "string", "defaultValue": "research" }
  },
  "variables": { "prefix": "[toLower(concat(parameters('team'), '-'))]" },
  "resources": [
    {
      "type": "Microsoft.MachineLearningServices/workspaces",
      "apiVersion": "2024-04-01",
      "name": "[parameters('workspace')]",
      "location": "westeurope",
      "properties": { "managedNetwork": { "isolationMode": "AllowOnlyApprovedOutbound" } }
    }"#,
    );
    let mut number = 0;
    while text.len() + 5_000 < bytes {
        let endpoint = number / 4;
        if number % 4 == 0 {
            write(&mut text, "", &format!("/e{endpoint}"), "publicNetworkAccess");
        } else {
            write(&mut text, "/deployments", &format!("/e{endpoint}/d{number}"), "egressPublicNetworkAccess");
        }
        number += 1;
    }
    text.push_str("\n  ]\n}\n");
    text
}

fn write(text: &mut String, kind: &str, name: &str, access: &str) {
    let _ = write!(
        text,
        r#",
    {{
      "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints{kind}",
      "apiVersion": "2024-04-01",
      "name": "[concat(parameters('workspace'), '{name}')]",
      "location": "westeurope",
      "properties": {{
        "{access}": "[if(parameters('private'), 'Disabled', 'Enabled')]",
        "environmentVariables": {{"#
    );
    for variable in 0..50 {
        let _ = write!(
            text,
            "{}\n          \"VARIABLE_{variable}\": \"[concat(variables('prefix'), 'value-{variable}-of{name}')]\"",
            if variable > 0 { "," } else { "" }
        );
    }
    text.push_str("\n        }\n      }\n    }");
}
