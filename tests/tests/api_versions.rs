//! Properties beside a version of the API that does not know them (F-OBS-22).

use cofferdam_core::{report::Severity, validate};
use cofferdam_tests::ask::request;

fn warnings(kind: &str, version: &str, properties: &str) -> Vec<String> {
    let text = format!(
        r#"{{ "type": "Microsoft.MachineLearningServices/{kind}", "apiVersion": "{version}", "name": "n", "properties": {properties} }}"#
    );
    let report = validate(&request(&[("resource.json", &text)], &[])).unwrap();
    let told = report.problems.into_iter().filter(|problem| problem.code == "api-version-too-old");
    told.map(|problem| {
        assert_eq!(problem.severity, Severity::Warning);
        problem.locations[0].pointer.clone()
    })
    .collect()
}

#[test]
fn the_first_versions_that_know_a_property_and_those_before_them() {
    const DEPLOYMENT: &str = "workspaces/onlineEndpoints/deployments";
    const EGRESS: &str = r#"{ "endpointComputeType": "Managed", "egressPublicNetworkAccess": "Disabled" }"#;
    const NETWORK: &str = r#"{ "managedNetwork": { "isolationMode": "AllowInternetOutbound" } }"#;
    const ADDRESSES: &str = r#"{ "networkAcls": { "defaultAction": "Deny", "ipRules": [] } }"#;
    for (kind, properties, knows, does_not) in [
        (
            DEPLOYMENT,
            EGRESS,
            &["2022-02-01-preview", "2022-10-01", "2023-04-01-preview", "2025-06-01"][..],
            // The stable version in between the two does not know it.
            &["2021-10-01", "2022-05-01", "2021-03-01-preview"][..],
        ),
        ("workspaces", NETWORK, &["2023-04-01-preview", "2023-10-01"], &["2023-04-01", "2023-02-01-preview"]),
        (
            "workspaces",
            ADDRESSES,
            &["2024-10-01-preview", "2025-01-01-preview"],
            &["2024-10-01", "2026-05-01"],
        ),
        ("workspaces", r#"{ "v1LegacyMode": false }"#, &["2022-05-01"], &["2021-07-01"]),
        (
            "workspaces",
            r#"{ "publicNetworkAccess": "Disabled", "keyVault": "" }"#,
            &["2021-07-01"],
            &["2020-08-01"],
        ),
    ] {
        for version in knows {
            assert_eq!(warnings(kind, version, properties), [""; 0], "{version} {properties}");
        }
        for version in does_not {
            assert_eq!(warnings(kind, version, properties).len(), 1, "{version} {properties}");
        }
    }
}

#[test]
fn the_warning_points_at_the_property() {
    let text = r#"{ "endpointComputeType": "Managed", "egressPublicNetworkAccess": "Disabled" }"#;
    let places = warnings("workspaces/onlineEndpoints/deployments", "2022-05-01", text);
    assert_eq!(places, ["/properties/egressPublicNetworkAccess"]);
}
