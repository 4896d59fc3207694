//! The supported configurations as people write them: in files, with flags written or left out.

use cofferdam_core::{
    report::{Answer, Report, Severity, State},
    validate,
};
use cofferdam_tests::ask::{citing, request};

const MODES: [&str; 3] = ["disabled", "allow_internet_outbound", "allow_only_approved_outbound"];
/// As written, or left out: enabled by default.
const FLAGS: [Option<&str>; 3] = [None, Some("enabled"), Some("disabled")];
const STATED: [&str; 3] = [
    "workspace.private_endpoint=current",
    "container_registry.sku=premium",
    "workspace.managed_network_status=active",
];

fn line(key: &str, value: Option<&str>) -> String {
    value.map(|value| format!("{key}: {value}\n")).unwrap_or_default()
}

fn files(workspace: Option<&str>, mode: &str, endpoint: Option<&str>, egress: Option<&str>) -> [String; 3] {
    [
        format!(
            "name: research\nlocation: westeurope\n{}managed_network:\n  isolation_mode: {mode}\n",
            line("public_network_access", workspace)
        ),
        format!("name: scoring\nauth_mode: key\n{}", line("public_network_access", endpoint)),
        format!(
            "name: blue\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\n{}",
            line("egress_public_network_access", egress)
        ),
    ]
}

fn judge(files: &[String], assume: &[&str]) -> Report {
    let names = ["workspace.yml", "endpoint.yml", "deployment.yml", "other.yml"];
    let files: Vec<(&str, &str)> = names.into_iter().zip(files.iter().map(String::as_str)).collect();
    validate(&request(&files, assume)).unwrap()
}

fn holds(report: &Report, fact: &str, severity: Severity) -> bool {
    citing(report, fact).any(|finding| finding.severity == severity && finding.state == State::Holds)
}

/// F-MTX-02, F-MTX-04, F-MTX-06, F-MTX-07: a closed workspace fails exactly where egress is enabled, written or by
/// default, and there is no managed network. The endpoint's flag has nothing to do with it.
#[test]
fn an_open_workspace_is_needed_exactly_where_egress_is_enabled_without_a_managed_network() {
    let mut points = 0;
    for workspace in FLAGS {
        for mode in MODES {
            for endpoint in FLAGS {
                for egress in FLAGS {
                    let report = judge(&files(workspace, mode, endpoint, egress), &STATED);
                    let fails =
                        workspace == Some("disabled") && mode == "disabled" && egress != Some("disabled");
                    let expected = if fails { Answer::No } else { Answer::Yes };
                    let point = format!("{workspace:?} {mode} {endpoint:?} {egress:?}");
                    assert_eq!(report.works.answer, expected, "{point}");
                    for fact in ["F-MTX-02", "F-MTX-04"] {
                        assert_eq!(holds(&report, fact, Severity::Error), fails, "{fact} {point}");
                    }
                    let flag = egress.is_some() && mode != "disabled";
                    assert_eq!(citing(&report, "F-MNET-03").count() > 0, flag, "{point}");
                    points += 1;
                }
            }
        }
    }
    println!("{points} configurations");
}

/// F-MTX-08: nothing written is the fourth row; deployments of one endpoint have rows of their own.
#[test]
fn each_deployment_has_its_own_row() {
    let [workspace, endpoint, blue] = files(None, "disabled", None, None);
    let green = blue.replace("blue", "green") + "egress_public_network_access: disabled\n";
    let report = judge(&[workspace, endpoint, blue, green], &STATED);
    let rows: Vec<_> =
        report.matrix.iter().map(|place| (place.deployment.as_deref(), place.rows.clone())).collect();
    assert_eq!(
        rows,
        [
            (Some("blue"), vec!["public-inbound-public-outbound"]),
            (Some("green"), vec!["public-inbound-secure-outbound"])
        ]
    );
}

/// F-LEG-13: one open deployment is enough to miss an outbound intent.
#[test]
fn an_endpoint_with_one_open_deployment_misses_an_outbound_intent() {
    let [workspace, endpoint, blue] = files(None, "disabled", None, Some("disabled"));
    let green = blue.replace("blue", "green").replace("access: disabled", "access: enabled");
    for (files, expected) in [
        (vec![workspace.clone(), endpoint.clone(), blue.clone()], Answer::Yes),
        (vec![workspace, endpoint, blue, green], Answer::No),
    ] {
        let names = ["workspace.yml", "endpoint.yml", "deployment.yml", "other.yml"];
        let named: Vec<(&str, &str)> = names.into_iter().zip(files.iter().map(String::as_str)).collect();
        let mut request = request(&named, &STATED);
        request.intents = vec!["no-internet-egress".into()];
        assert_eq!(validate(&request).unwrap().intended.unwrap().answer, expected);
    }
}

/// The last columns of table 29.1: what has to be so besides the gating facts.
#[test]
fn what_the_table_of_outbound_asks_for_besides() {
    let closed = [
        "container_registry.public_network_access=disabled",
        "storage_account.public_network_access=disabled",
    ];
    let storage = "storage_account: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/research\n";
    for resource in closed {
        let [workspace, endpoint, deployment] = files(Some("enabled"), "disabled", None, None);
        let open = judge(&[workspace + storage, endpoint, deployment], &[&STATED[..], &[resource]].concat());
        assert_eq!(open.works.answer, Answer::No, "{resource}");
        assert!(holds(&open, "F-LEG-09", Severity::Error), "{resource}");
        let [workspace, endpoint, deployment] = files(Some("enabled"), "disabled", None, Some("disabled"));
        let secured =
            judge(&[workspace + storage, endpoint, deployment], &[&STATED[..], &[resource]].concat());
        assert_eq!(secured.works.answer, Answer::Yes, "{resource}");
    }
    let inactive = [&STATED[..2], &["workspace.managed_network_status=inactive"]].concat();
    for egress in FLAGS {
        let report = judge(&files(None, "allow_internet_outbound", None, egress), &inactive);
        assert_eq!(report.works.answer, Answer::No);
        assert!(holds(&report, "F-PRV-01", Severity::Error));
    }
}

/// Table 29.5: three private endpoints for each secured deployment, and two more with assets of a registry.
#[test]
fn private_endpoints_of_secured_deployments_are_counted() {
    let registry = "azureml://registries/shared";
    let assets = [
        (String::from("model: azureml:churn:3\n"), 3),
        (format!("model: {registry}/models/churn/versions/3\n"), 5),
        (format!("environment: {registry}/environments/inference/versions/1\n"), 5),
        (
            format!(
                "model: {registry}/models/churn/versions/3\nenvironment: {registry}/environments/inference/versions/1\n"
            ),
            5,
        ),
    ];
    for (egress, factor) in [(Some("disabled"), 1), (Some("enabled"), 0), (None, 0)] {
        for (first, of_first) in &assets {
            for (second, of_second) in &assets {
                let [workspace, endpoint, deployment] = files(None, "disabled", None, egress);
                let blue = deployment.clone() + first;
                let green = deployment.replace("blue", "green") + second;
                let report = judge(&[workspace, endpoint, blue, green], &STATED);
                let of_deployments = report.inventory.items.iter().filter(|item| {
                    [
                        "deployment-private-endpoints",
                        "registry-model-private-endpoints",
                        "registry-environment-private-endpoints",
                    ]
                    .contains(&item.id)
                });
                let sum = of_deployments.map(|item| item.least).sum::<usize>();
                assert_eq!(sum, factor * (of_first + of_second), "{egress:?} {first}{second}");
            }
        }
    }
}
