//! Several workspaces in one directory, and projects that have the network of their hub.

use cofferdam_core::{
    report::{Answer, Report, Severity},
    request::RequestError,
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

const ID: &str = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces";

fn hub(network: &str) -> String {
    format!("name: shared\nkind: hub\nlocation: westeurope\n{network}")
}

fn project(network: &str) -> String {
    format!("name: churn\nkind: project\nhub_id: {ID}/shared\n{network}")
}

const APPROVED: &str = "managed_network:\n  isolation_mode: allow_only_approved_outbound\n";
const CLOSED: &str = "public_network_access: disabled\n";
const ENDPOINT: (&str, &str) =
    ("endpoint.yml", "name: scoring\nauth_mode: key\npublic_network_access: disabled\n");

fn judged(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap()
}

fn mode(report: &Report, workspace: &str) -> Vec<&'static str> {
    known(report, "workspace.isolation_mode", Some(workspace)).unwrap().values.clone()
}

#[test]
fn a_project_has_the_network_of_its_hub() {
    let (hub, project) = (hub(&format!("{APPROVED}{CLOSED}")), project(""));
    let report = judged(&[("hub.yml", &hub), ("project.yml", &project), ENDPOINT], &[]);
    assert_eq!(mode(&report, "churn"), ["allow_only_approved_outbound"]);
    let access = known(&report, "workspace.public_network_access", Some("churn")).unwrap();
    assert_eq!(access.values, ["disabled"]);
    assert_eq!(access.location.as_ref().map(|place| place.uri.as_str()), Some("hub.yml"));
    assert_eq!(report.isolation.outbound, ["approved_only"]);
    assert!(problem_codes(&report).contains(&"project-by-elimination"));
}

#[test]
fn what_a_hub_leaves_to_its_default_is_the_default_of_the_project() {
    let (hub, project) = (hub(""), project(""));
    let report = judged(&[("hub.yml", &hub), ("project.yml", &project)], &[]);
    assert_eq!(mode(&report, "churn"), ["disabled"]);
}

#[test]
fn without_its_hub_the_network_of_a_project_is_not_known() {
    let project = project("");
    let report = judged(&[("project.yml", &project), ENDPOINT], &[]);
    assert_eq!(mode(&report, "churn").len(), 3);
    assert_eq!(report.works.answer, Answer::Depends);
    assert!(report.works.depends_on.contains(&"workspace.public_network_access"));
}

#[test]
fn a_project_that_differs_from_its_hub_is_judged_both_ways_and_told() {
    let (hub, project) = (hub(APPROVED), project("managed_network:\n  isolation_mode: disabled\n"));
    let report = judged(&[("hub.yml", &hub), ("project.yml", &project)], &[]);
    assert_eq!(mode(&report, "churn"), ["disabled", "allow_only_approved_outbound"]);
    let told = report.problems.iter().find(|problem| problem.code == "project-differs-from-hub").unwrap();
    assert_eq!(told.severity, Severity::Warning);
    let uris: Vec<&str> = told.locations.iter().map(|place| place.uri.as_str()).collect();
    assert_eq!(uris, ["project.yml", "hub.yml"]);
}

#[test]
fn an_assumption_about_the_hub_holds_for_its_project_and_none_may_contradict_it() {
    let (open, project) = (hub(""), project(""));
    let assumed = "workspace.private_endpoint@shared=current";
    let report = judged(&[("hub.yml", &open), ("project.yml", &project)], &[assumed]);
    assert_eq!(known(&report, "workspace.private_endpoint", Some("churn")).unwrap().values, ["current"]);
    let closed = hub(CLOSED);
    let against = request(
        &[("hub.yml", &closed), ("project.yml", &project)],
        &["workspace.public_network_access@churn=enabled"],
    );
    assert!(matches!(validate(&against), Err(RequestError::Contradiction { .. })));
}

#[test]
fn endpoints_of_several_workspaces_are_each_judged_with_their_own() {
    let state = |name: &str, access: &str| {
        format!(
            r#"{{"id": "{ID}/{name}", "name": "{name}", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {{"publicNetworkAccess": "{access}"}}}}"#
        )
    };
    let endpoint = |name: &str, workspace: &str| {
        format!(
            r#"{{"id": "{ID}/{workspace}/onlineEndpoints/{name}", "name": "{name}", "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "properties": {{"authMode": "Key", "publicNetworkAccess": "Disabled"}}}}"#
        )
    };
    let (one, two) = (state("one", "Enabled"), state("two", "Disabled"));
    let (a, b) = (endpoint("a", "one"), endpoint("b", "two"));
    let report = judged(&[("1.json", &one), ("2.json", &two), ("a.json", &a), ("b.json", &b)], &[]);
    assert!(!problem_codes(&report).contains(&"workspace-not-told"));
    let endpoints: Vec<_> =
        report.subjects.iter().filter(|known| known.subject.scope == "endpoint").collect();
    assert_eq!(endpoints.len(), 2);
}
