//! Bicep: what its resources say, and what they leave open.

use cofferdam_core::{
    report::{Answer, Report},
    validate,
};
use cofferdam_tests::ask::{problem_codes, request};

use crate::support::shown::{fact, place};

fn report(text: &str) -> Report {
    validate(&request(&[("main.bicep", text)], &[])).unwrap()
}

const WHOLE: &str = r"
@description('Where')
param location string = resourceGroup().location

resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: 'research'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    publicNetworkAccess: 'Disabled' // nobody from outside
    managedNetwork: {
      isolationMode: 'AllowOnlyApprovedOutbound'
    }
  }
}

resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {
  parent: ws
  name: '${ws.name}-scoring'
  location: location
  properties: {
    authMode: 'Key'
    publicNetworkAccess: 'Disabled'
  }

  resource blue 'deployments' = {
    name: 'blue'
    location: location
    properties: {
      endpointComputeType: 'Managed'
      instanceType: 'Standard_DS3_v2'
      egressPublicNetworkAccess: 'Disabled'
    }
  }
}
";

#[test]
fn resources_say_what_their_literals_say() {
    let report = report(WHOLE);
    assert_eq!(problem_codes(&report), [""; 0]);
    let shown = |name, of| fact(&report, Some(name), of);
    assert_eq!(shown("research", "workspace.public_network_access"), "disabled (stated)");
    assert_eq!(shown("research", "workspace.isolation_mode"), "allow_only_approved_outbound (stated)");
    assert_eq!(shown("research-scoring", "endpoint.public_network_access"), "disabled (stated)");
    assert_eq!(shown("blue", "deployment.egress_public_network_access"), "disabled (stated)");
}

#[test]
fn places_are_those_of_the_text() {
    let report = report(WHOLE);
    let shown = |name, of| place(&report, &[("main.bicep", WHOLE)], Some(name), of);
    assert_eq!(shown("research", "workspace.public_network_access"), "'Disabled'");
    assert_eq!(shown("research", "workspace.isolation_mode"), "'AllowOnlyApprovedOutbound'");
}

const ONE_PARAMETER: &str = r"
@allowed([
  'Enabled'
  'Disabled'
])
param access string

resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' existing = {
  name: 'research'
}
resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {
  parent: ws
  name: 'scoring'
  location: 'westeurope'
  properties: { authMode: 'Key', publicNetworkAccess: access }
}
resource blue 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2024-10-01' = {
  parent: endpoint
  name: 'blue'
  location: 'westeurope'
  properties: { endpointComputeType: 'Managed', egressPublicNetworkAccess: access }
}
";

#[test]
fn a_parameter_without_default_is_not_known_and_the_same_everywhere() {
    let report = report(ONE_PARAMETER);
    let shown = fact(&report, Some("scoring"), "endpoint.public_network_access");
    assert_eq!(shown, "enabled or disabled (constrained)");
    let assumed =
        validate(&request(&[("main.bicep", ONE_PARAMETER)], &["endpoint.public_network_access=disabled"]))
            .unwrap();
    let shown = fact(&assumed, Some("blue"), "deployment.egress_public_network_access");
    assert_eq!(shown, "disabled (constrained)");
}

#[test]
fn an_existing_resource_has_no_defaults() {
    let report = report(ONE_PARAMETER);
    for of in ["workspace.public_network_access", "workspace.isolation_mode"] {
        assert!(fact(&report, Some("research"), of).ends_with("(unknown)"), "{of}");
    }
    assert_eq!(report.works.answer, Answer::Depends);
}

fn endpoint(before: &str, value: &str) -> Report {
    report(&format!(
        "{before}
resource endpoint 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {{
  name: 'research/scoring'
  location: 'westeurope'
  properties: {{
    authMode: 'Key'
    publicNetworkAccess: {value}
  }}
}}
"
    ))
}

#[test]
fn values_are_followed_to_where_they_are_written() {
    for (before, value, expected) in [
        ("param access string = 'Disabled'", "access", "disabled (defaulted)"),
        ("param open bool = false", "open ? 'Enabled' : 'Disabled'", "disabled (defaulted)"),
        ("param open bool", "open ? 'Enabled' : 'Disabled'", "enabled or disabled (constrained)"),
        (
            "param open bool",
            "open\n      ? 'Enabled'\n      : 'Disabled'",
            "enabled or disabled (constrained)",
        ),
        ("param access 'Disabled' | 'Off'", "access", "disabled (constrained)"),
        (
            "type access = 'Enabled' | 'Disabled'\nparam given access",
            "given",
            "enabled or disabled (constrained)",
        ),
        ("param access string", "access", "enabled or disabled (unknown)"),
        ("var access = 'Disabled'", "access", "disabled (stated)"),
        ("var all = {\n  endpoint: { access: 'Disabled' }\n}", "all.endpoint.access", "disabled (stated)"),
        ("var all = ['Enabled', 'Disabled']", "all[1]", "disabled (stated)"),
        ("param all object = { access: 'Disabled' }", "all.access", "disabled (defaulted)"),
        ("param env string", "env == 'dev' ? 'Enabled' : 'Disabled'", "enabled or disabled (constrained)"),
        ("var env = 'prod'", "env == 'dev' ? 'Enabled' : 'Disabled'", "disabled (stated)"),
        (
            "var env = 'prod'",
            "contains(env, 'p') ? 'Enabled' : 'Disabled'",
            "enabled or disabled (constrained)",
        ),
        ("", "'''Disabled'''", "disabled (stated)"),
        ("", "'Dis${'abled'}'", "disabled (stated)"),
        ("var a = b\nvar b = a", "a", "enabled or disabled (unknown)"),
        ("", "null", "enabled (defaulted)"),
    ] {
        let report = endpoint(before, value);
        let shown = fact(&report, Some("scoring"), "endpoint.public_network_access");
        assert_eq!(shown, expected, "{before} {value}");
    }
}

const FED: &str = r"
param prefix string
resource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {
  name: '${prefix}-ws'
  location: 'westeurope'
  properties: {
    storageAccount: storage.id
    publicNetworkAccess: 'Disabled'
    managedNetwork: { isolationMode: 'AllowOnlyApprovedOutbound' }
  }
}
resource rule 'Microsoft.MachineLearningServices/workspaces/outboundRules@2024-10-01' = {
  parent: ws
  name: 'pypi'
  properties: { type: 'FQDN', category: 'UserDefined', destination: 'pypi.org' }
}
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'files'
  location: 'westeurope'
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  properties: { publicNetworkAccess: 'Disabled' }
}
resource link 'Microsoft.Network/privateEndpoints@2024-01-01' = {
  name: 'ws-link'
  location: 'westeurope'
  properties: {
    privateLinkServiceConnections: [
      {
        name: 'ws'
        properties: {
          privateLinkServiceId: ws.id
          groupIds: ['amlworkspace']
        }
      }
    ]
  }
}
";

#[test]
fn other_resources_feed_their_workspace() {
    let report = report(FED);
    let shown = |name, of| fact(&report, Some(name), of);
    assert_eq!(shown("${prefix}-ws", "workspace.private_endpoint"), "current (stated)");
    assert_eq!(shown("${prefix}-ws", "workspace.fqdn_rules"), "python (stated)");
    assert_eq!(shown("files", "storage_account.public_network_access"), "disabled (stated)");
}

#[test]
fn equal_names_in_two_files_are_two_things() {
    let endpoint = |name: &str| {
        format!(
            "param access string\nresource e 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {{\n  name: 'research/{name}'\n  location: 'westeurope'\n  properties: {{ authMode: 'Key', publicNetworkAccess: access }}\n}}\n"
        )
    };
    let (one, other) = (endpoint("one"), endpoint("other"));
    let files = [("one.bicep", one.as_str()), ("other.bicep", other.as_str())];
    let report = validate(&request(&files, &["endpoint.public_network_access@one=disabled"])).unwrap();
    let shown = fact(&report, Some("other"), "endpoint.public_network_access");
    assert_eq!(shown, "enabled or disabled (unknown)");
}

#[test]
fn an_object_that_is_not_known_hides_no_default() {
    for managed in ["any ? { isolationMode: 'AllowInternetOutbound' } : null", "network", "union(a, b)"] {
        let report = report(&format!(
            "param any bool\nparam network object\nresource ws 'Microsoft.MachineLearningServices/workspaces@2024-10-01' = {{\n  name: 'research'\n  location: 'westeurope'\n  properties: {{\n    managedNetwork: {managed}\n  }}\n}}\n"
        ));
        let shown = fact(&report, Some("research"), "workspace.isolation_mode");
        assert_eq!(
            shown, "disabled or allow_internet_outbound or allow_only_approved_outbound (unknown)",
            "{managed}"
        );
    }
}

#[test]
fn what_is_made_under_a_condition_or_in_a_loop_is_said_to_be() {
    for (before, body, code) in [
        ("param yes bool", "if (yes) {", "template-condition"),
        ("param yes bool = false", "if (yes) {", "made-on-a-condition"),
        ("param all array", "[for one in all: {", "made-in-a-loop"),
    ] {
        let end = if body.starts_with('[') { "}]" } else { "}" };
        let report = report(&format!(
            "{before}\nresource ep 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {body}\n  name: 'research/scoring'\n  location: 'westeurope'\n  properties: {{ authMode: 'Key' }}\n{end}\n"
        ));
        assert!(problem_codes(&report).contains(&code), "{before}: {:?}", problem_codes(&report));
    }
}

#[test]
fn what_is_not_understood_is_said_and_takes_no_default() {
    let report = report(
        "resource ep 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01' = {\n  name: 'research/scoring'\n  location: 'westeurope'\n  properties: {\n    authMode: 'Key'\n    %%% nonsense\n  }\n}\n",
    );
    assert!(problem_codes(&report).contains(&"not-understood"));
    let shown = fact(&report, Some("scoring"), "endpoint.public_network_access");
    assert_eq!(shown, "enabled or disabled (unknown)");
}
