//! Whose private endpoint it is depends on what else is known.

use cofferdam_core::{
    request::{InputDocument, Request},
    validate,
};
use cofferdam_tests::ask::{known, request};

#[test]
fn an_assumed_secured_deployment_makes_a_foreign_connection_one_that_may_be_the_services() {
    let workspace = r#"{
  "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research",
  "name": "research",
  "type": "Microsoft.MachineLearningServices/workspaces",
  "properties": {
    "creationTime": "2024-02-01T08:00:00Z",
    "managedNetwork": { "isolationMode": "Disabled" },
    "privateEndpointConnections": [{ "properties": {
      "privateEndpoint": { "id": "/subscriptions/99999999-9999-9999-9999-999999999999/resourceGroups/x/providers/Microsoft.Network/privateEndpoints/y" },
      "privateLinkServiceConnectionState": { "status": "Approved" } } }]
  }
}"#;
    let deployment =
        "name: blue\nendpoint_name: scoring\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n";
    let values = |assume: &[&str]| {
        let documents = [("workspace.json", workspace), ("deployment.yml", deployment)];
        let request = Request {
            documents: documents
                .map(|(uri, text)| InputDocument { uri: uri.into(), text: text.into() })
                .into(),
            assume: assume.iter().map(ToString::to_string).collect(),
            ..Request::default()
        };
        let report = validate(&request).unwrap();
        let facts =
            report.subjects.into_iter().find(|known| known.subject.scope == "workspace").unwrap().facts;
        facts.into_iter().find(|fact| fact.fact == "workspace.private_endpoint").unwrap().values
    };
    assert_eq!(values(&[]), ["current"], "with public outbound the service makes no connection");
    assert_eq!(values(&["deployment.egress_public_network_access=disabled"]), ["none", "current"]);
}

#[test]
fn only_a_date_tells_the_age_of_a_private_endpoint() {
    let private_endpoint = |workspace: &str, connection: &str| {
        let text = format!(
            r#"{{ "name": "research", "type": "Microsoft.MachineLearningServices/workspaces",
  "id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research",
  "properties": {{
    "creationTime": {workspace},
    "managedNetwork": {{ "isolationMode": "Disabled" }},
    "privateEndpointConnections": [{{ "systemData": {{ "createdAt": {connection} }}, "properties": {{
      "privateEndpoint": {{ "id": "/subscriptions/1/resourceGroups/x/providers/Microsoft.Network/privateEndpoints/y" }},
      "privateLinkServiceConnectionState": {{ "status": "Approved" }} }} }}] }} }}"#
        );
        let report = validate(&request(&[("workspace.json", &text)], &[])).unwrap();
        known(&report, "workspace.private_endpoint", Some("research")).unwrap().values.clone()
    };
    let (old, new) = (r#""2022-05-23T23:59:59Z""#, r#""2022-05-24T00:00:00Z""#);
    assert_eq!(private_endpoint(old, old), ["before_2022_05_24"]);
    assert_eq!(private_endpoint(old, new), ["current"], "that day counts as current");
    assert_eq!(private_endpoint(new, "null"), ["current"], "no older than its workspace");
    for nothing in ["null", r#""unknown""#, r#""<DATE>""#] {
        assert_eq!(private_endpoint(nothing, old), ["before_2022_05_24"], "{nothing}");
        assert_eq!(private_endpoint(nothing, nothing), ["before_2022_05_24", "current"], "{nothing}");
    }
}
