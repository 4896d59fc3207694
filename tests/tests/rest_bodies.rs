//! Bodies of requests to the REST API, and what it answers: told apart by what only the service writes.

use cofferdam_core::{
    report::{OriginKind, Report},
    validate,
};
use cofferdam_tests::ask::{problem_codes, request};

fn judge(text: &str) -> Report {
    validate(&request(&[("body.json", text)], &[])).unwrap()
}

fn of(report: &Report, fact: &str) -> (Vec<&'static str>, OriginKind) {
    let facts = report.subjects.iter().flat_map(|known| &known.facts);
    let known = facts.into_iter().find(|known| known.fact == fact).unwrap();
    (known.values.clone(), known.origin)
}

const EGRESS: &str = "deployment.egress_public_network_access";

#[test]
fn a_body_with_a_region_creates_and_one_without_changes() {
    let create = r#"{ "location": "westeurope", "properties": { "endpointComputeType": "Managed" } }"#;
    let update = r#"{ "properties": { "endpointComputeType": "Managed" } }"#;
    let wrapped = format!(r#"{{ "parameters": {{ "api-version": "2024-04-01", "body": {create} }} }}"#);
    assert_eq!(of(&judge(create), EGRESS), (vec!["enabled"], OriginKind::Defaulted));
    assert_eq!(of(&judge(&wrapped), EGRESS), (vec!["enabled"], OriginKind::Defaulted));
    assert_eq!(of(&judge(update), EGRESS).1, OriginKind::Unknown);
}

#[test]
fn what_the_service_wrote_is_what_is_there() {
    for service in [
        r#""id": "/subscriptions/1/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/ws","#,
        r#""systemData": {},"#,
        r#""etag": "x","#,
    ] {
        let text = format!(
            r#"{{ {service} "location": "westeurope", "properties": {{ "managedNetwork": {{ "isolationMode": "Disabled" }}, "v1LegacyMode": false }} }}"#
        );
        let report = judge(&text);
        assert_eq!(of(&report, "workspace.public_network_access").1, OriginKind::Unknown, "{service}");
        assert_eq!(of(&report, "workspace.isolation_mode"), (vec!["disabled"], OriginKind::Stated));
    }
}

#[test]
fn a_body_keeps_the_addresses_of_a_new_workspace() {
    let text = r#"{ "location": "westeurope", "properties": { "storageAccount": "", "publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": "Deny", "ipRules": [ { "value": "16.17.18.0/24" } ] } } }"#;
    assert_eq!(of(&judge(text), "workspace.network_acls"), (vec!["selected"], OriginKind::Stated));
}

#[test]
fn comments_and_commas_at_the_end_do_no_harm() {
    let text = "{ // a body\n \"location\": \"westeurope\", /* all of it */ \"properties\": { \"authMode\": \"Key\", }, }";
    let report = judge(text);
    assert_eq!(of(&report, "endpoint.public_network_access"), (vec!["enabled"], OriginKind::Defaulted));
    assert_eq!(problem_codes(&report), [""; 0]);
}
