//! Facts that hang together: one text that several properties read, conflicting documents, values that are declared and
//! not honoured, updates, and what the service prints of private endpoints.

use cofferdam_core::{
    report::{Answer, OriginKind, Outcome, Report, Severity},
    request::{Edition, Request},
    validate,
};
use cofferdam_tests::ask::{citing, known, problem_codes, request};

const REGISTRY: [&str; 2] =
    ["container_registry.sku=premium", "container_registry.public_network_access=enabled"];
const WORKSPACE: &str = "name: research\nlocation: westeurope\nimage_build_compute: cpu\n";

fn judge(files: &[(&str, &str)], assume: &[&str]) -> Report {
    let assume: Vec<&str> = assume.iter().copied().chain(REGISTRY).collect();
    validate(&request(files, &assume)).unwrap_or_else(|error| panic!("{error}"))
}

fn endpoint(access: &str) -> String {
    format!("name: scoring\nauth_mode: key\npublic_network_access: {access}\n")
}

fn deployment(egress: &str) -> String {
    format!(
        "name: blue\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\nmodel: azureml:m:1\negress_public_network_access: {egress}\n"
    )
}

fn values(report: &Report, fact: &str, name: Option<&str>) -> Vec<&'static str> {
    known(report, fact, name).unwrap_or_else(|| panic!("{fact} of {name:?}")).values.clone()
}

/// In an open workspace with a current private endpoint and no managed network, a closed pair and an open pair both
/// work, and so do the mixed ones; without a private endpoint only the open pair does.
fn pair(access: &str, egress: &str) -> Report {
    judge(
        &[("endpoint.yml", &endpoint(access)), ("deployment.yml", &deployment(egress))],
        &[
            "workspace.isolation_mode=disabled",
            "workspace.v1_legacy_mode=false",
            "workspace.network_acls=all",
        ],
    )
}

#[test]
fn one_text_in_two_flags_is_one_unknown() {
    for token in ["${ACCESS}", "$(ACCESS)", "{{ACCESS}}", "${ACCESS}-suffix"] {
        let report = pair(token, token);
        assert_eq!(report.matrix[0].rows.len(), 2, "{token}: {:?}", report.matrix[0].rows);
        assert!(report.matrix[0].rows.contains(&"secure-inbound-secure-outbound"));
        assert!(report.matrix[0].rows.contains(&"public-inbound-public-outbound"));
    }
}

#[test]
fn two_texts_are_two_unknowns() {
    for (access, egress) in [("${A}", "${B}"), ("<PLACEHOLDER>", "<PLACEHOLDER>"), ("{{A}}", "${A}")] {
        let report = pair(access, egress);
        assert_eq!(report.matrix[0].rows.len(), 4, "{access} {egress}: {:?}", report.matrix[0].rows);
    }
}

#[test]
fn one_unknown_decides_where_the_product_of_two_would_not() {
    // Closed to public networks and open outbound never go together: the flag of the workspace is that of the deployment.
    let fragment = "image_build_compute: cpu\npublic_network_access: ${ACCESS}\n";
    let assume = [
        "workspace.isolation_mode=disabled",
        "workspace.v1_legacy_mode=false",
        "workspace.network_acls=all",
        "workspace.private_endpoint=current",
    ];
    let answer = |egress: &str| {
        let files = [
            ("workspace.yml", fragment),
            ("endpoint.yml", &endpoint("disabled")),
            ("deployment.yml", &deployment(egress)),
        ];
        judge(&files, &assume).works
    };
    assert_eq!(answer("${ACCESS}").answer, Answer::Yes);
    assert_eq!(answer("${OTHER}").answer, Answer::Depends);
    assert!(answer("${ACCESS}").depends_on.is_empty());
}

#[test]
fn a_text_for_a_mode_and_a_flag_can_only_be_what_both_take() {
    let fragment = "managed_network:\n  isolation_mode: ${X}\n";
    let report = judge(
        &[
            ("workspace.yml", fragment),
            ("endpoint.yml", &endpoint("${X}")),
            ("deployment.yml", &deployment("disabled")),
        ],
        &[],
    );
    assert_eq!(values(&report, "endpoint.public_network_access", Some("scoring")), ["disabled"]);
    assert_eq!(report.isolation.outbound, ["workspace_resources_only"]);
    assert_eq!(report.matrix[0].rows, ["secure-inbound-secure-outbound"]);
}

#[test]
fn an_assumption_about_one_reader_of_a_text_is_not_forgotten_by_the_other() {
    let files = [("endpoint.yml", endpoint("${A}")), ("deployment.yml", deployment("${A}"))];
    let files = [(files[0].0, files[0].1.as_str()), (files[1].0, files[1].1.as_str())];
    let report =
        judge(&files, &["workspace.isolation_mode=disabled", "endpoint.public_network_access=disabled"]);
    assert_eq!(
        report.matrix[0].rows,
        ["secure-inbound-secure-outbound"],
        "the text is the same, so its value is"
    );
}

#[test]
fn a_new_workspace_drops_its_addresses_and_is_told_so() {
    let acl = "network_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.0/24\n";
    let files = [
        ("workspace.yml", format!("{WORKSPACE}{acl}")),
        ("endpoint.yml", endpoint("enabled")),
        ("deployment.yml", deployment("enabled")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(uri, text)| (*uri, text.as_str())).collect();
    let report = judge(&files, &[]);
    assert_eq!(values(&report, "workspace.network_acls", Some("research")), ["all"]);
    assert_eq!(report.isolation.inbound, ["internet"], "nobody is kept out by what is dropped");
    assert!(
        citing(&report, "F-SIP-04").any(|finding| finding.severity == Severity::Error),
        "what is declared is judged"
    );
    // On a workspace that exists the same file is an update, and the addresses hold.
    let state = format!(
        r#"{{"id": "/subscriptions/{SUBSCRIPTION}/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research", "name": "research", "location": "westeurope", "public_network_access": "Enabled", "managed_network": {{"isolation_mode": "disabled"}}, "resourceGroup": "ml"}}"#
    );
    let mut update = files.clone();
    update.push(("state.json", &state));
    let report = judge(&update, &[]);
    assert_eq!(values(&report, "workspace.network_acls", Some("research")), ["selected"]);
    assert_eq!(report.isolation.inbound, ["selected_addresses"]);
}

#[test]
fn a_file_beside_a_state_is_an_update_of_it() {
    let state = r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/Research", "name": "Research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {"publicNetworkAccess": "Disabled", "managedNetwork": {"isolationMode": "AllowInternetOutbound"}}}"#;
    for order in [[0, 1], [1, 0]] {
        let all = [
            ("state.json", state),
            (
                "update.yml",
                "name: research\nlocation: w\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n",
            ),
        ];
        let report = judge(&order.map(|place| all[place]), &[]);
        let name = report
            .subjects
            .iter()
            .find(|known| known.subject.scope == "workspace")
            .unwrap()
            .subject
            .name
            .clone();
        assert!(name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case("research")));
        let of = |fact| values(&report, fact, name.as_deref());
        assert_eq!(of("workspace.isolation_mode"), ["allow_only_approved_outbound"], "the file's key wins");
        assert_eq!(of("workspace.public_network_access"), ["disabled"], "what it leaves out stays as it is");
        assert_eq!(report.subjects.iter().filter(|known| known.subject.scope == "workspace").count(), 1);
    }
}

#[test]
fn a_fragment_says_nothing_of_what_it_leaves_out() {
    let report =
        judge(&[("fragment.yml", "managed_network:\n  isolation_mode: allow_only_approved_outbound\n")], &[]);
    assert_eq!(values(&report, "workspace.public_network_access", None).len(), 2);
    assert_eq!(values(&report, "workspace.isolation_mode", None), ["allow_only_approved_outbound"]);
    assert_eq!(report.isolation.outbound, ["approved_only"]);
}

#[test]
fn conflicting_documents_are_both_judged() {
    let open = format!("{WORKSPACE}public_network_access: enabled\n");
    let closed = format!("{WORKSPACE}public_network_access: disabled\n");
    let [endpoint, deployment] = [endpoint("disabled"), deployment("enabled")];
    let files = [
        ("a.yml", open.as_str()),
        ("b.yml", &closed),
        ("endpoint.yml", &endpoint),
        ("deployment.yml", &deployment),
    ];
    let report = judge(&files, &["workspace.private_endpoint=current"]);
    assert_eq!(report.works.answer, Answer::Depends, "open works (F-MTX-02), closed does not");
    assert_eq!(report.works.depends_on, ["workspace.public_network_access"]);
    let problem = report.problems.iter().find(|problem| problem.code == "conflicting-documents").unwrap();
    assert_eq!(problem.locations.len(), 2, "both places are named");
}

#[test]
fn what_two_documents_say_does_not_depend_on_their_order() {
    let says = [
        "public_network_access: enabled\n",
        "public_network_access: disabled\n",
        "public_network_access: ${A}\n",
        "public_network_access: no\n",
        "publicNetworkAccess: disabled\n",
        "public_network_access: <FILL-IN>\n",
        "",
    ];
    let mut wrong = Vec::new();
    for (number, first) in says.iter().enumerate() {
        for second in &says[number + 1..] {
            let texts = [first, second].map(|line| format!("{WORKSPACE}{line}"));
            let one = judge(&[("a.yml", &texts[0]), ("b.yml", &texts[1])], &[]);
            let other = judge(&[("b.yml", &texts[1]), ("a.yml", &texts[0])], &[]);
            let told = |report: &Report| {
                let known = values(report, "workspace.public_network_access", Some("research"));
                let mut rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule).collect();
                rules.sort_unstable();
                (known, report.works.answer, rules, report.isolation.inbound.clone())
            };
            if told(&one) != told(&other) {
                wrong.push(format!("{first:?} and {second:?}: {:?} but {:?}", told(&one), told(&other)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const SUBSCRIPTION: &str = "11111111-1111-1111-1111-111111111111";

fn state(connections: Option<&str>, mode: &str) -> String {
    let list =
        connections.map(|list| format!(", \"privateEndpointConnections\": [{list}]")).unwrap_or_default();
    format!(
        r#"{{"id": "/subscriptions/{SUBSCRIPTION}/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research", "name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {{"publicNetworkAccess": "Disabled", "managedNetwork": {{"isolationMode": "{mode}"}}{list}}}}}"#
    )
}

fn connection(status: &str, subscription: &str, day: &str, description: &str) -> String {
    let day = if day.is_empty() {
        String::new()
    } else {
        format!(", \"systemData\": {{\"createdAt\": \"{day}T08:00:00Z\"}}")
    };
    format!(
        r#"{{"properties": {{"privateEndpoint": {{"id": "/subscriptions/{subscription}/resourceGroups/ml/providers/Microsoft.Network/privateEndpoints/pe"}}, "privateLinkServiceConnectionState": {{"status": "{status}", "description": "{description}"}}}}{day}}}"#
    )
}

#[test]
fn private_endpoint_connections_are_counted_as_clients_can_use_them() {
    const FOREIGN: &str = "99999999-9999-9999-9999-999999999999";
    const SERVICE: &str = "Egress for Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
    let old = connection("Approved", SUBSCRIPTION, "2022-05-23", "");
    let new = connection("Approved", SUBSCRIPTION, "2022-05-24", "");
    let cases: [(&str, Option<String>, &str, &[&str]); 12] = [
        ("not listed", None, "Disabled", &["none", "before_2022_05_24", "current"]),
        ("none", Some(String::new()), "Disabled", &["none"]),
        ("pending", Some(connection("Pending", SUBSCRIPTION, "2024-01-01", "")), "Disabled", &["none"]),
        ("rejected", Some(connection("Rejected", SUBSCRIPTION, "2024-01-01", "")), "Disabled", &["none"]),
        ("old", Some(old.clone()), "Disabled", &["before_2022_05_24"]),
        ("current", Some(new.clone()), "Disabled", &["current"]),
        ("old and current", Some(format!("{old}, {new}")), "Disabled", &["current"]),
        (
            "no date",
            Some(connection("Approved", SUBSCRIPTION, "", "")),
            "Disabled",
            &["before_2022_05_24", "current"],
        ),
        (
            "made by the service",
            Some(connection("Approved", FOREIGN, "2024-01-01", SERVICE)),
            "AllowInternetOutbound",
            &["none"],
        ),
        (
            "foreign, managed network",
            Some(connection("Approved", FOREIGN, "2024-01-01", "")),
            "AllowInternetOutbound",
            &["none", "current"],
        ),
        (
            "foreign and old of our own",
            Some(format!("{}, {old}", connection("Approved", FOREIGN, "2024-01-01", ""))),
            "AllowInternetOutbound",
            &["before_2022_05_24", "current"],
        ),
        (
            "foreign and current of our own",
            Some(format!("{}, {new}", connection("Approved", FOREIGN, "2021-01-01", ""))),
            "AllowInternetOutbound",
            &["current"],
        ),
    ];
    for (what, list, mode, expected) in &cases {
        let report = judge(
            &[("workspace.json", &state(list.as_deref(), mode)), ("deployment.yml", &deployment("enabled"))],
            &[],
        );
        assert_eq!(values(&report, "workspace.private_endpoint", Some("research")), *expected, "{what}");
    }
    println!("{} lists of connections", cases.len());
}

#[test]
fn what_az_shows_says_nothing_of_private_endpoints() {
    let shown = format!(
        r#"{{"id": "/subscriptions/{SUBSCRIPTION}/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research", "name": "research", "location": "westeurope", "public_network_access": "Disabled", "managed_network": {{"isolation_mode": "allow_internet_outbound", "status": {{"status": "Active"}}}}, "resourceGroup": "ml", "tags": {{"createdByToolkit": "sdk-v2-1.12"}}}}"#
    );
    let report = judge(&[("show.json", &shown)], &[]);
    let of = |fact| values(&report, fact, Some("research"));
    assert_eq!(of("workspace.private_endpoint").len(), 3);
    assert_eq!(of("workspace.public_network_access"), ["disabled"]);
    assert_eq!(of("workspace.isolation_mode"), ["allow_internet_outbound"]);
    assert_eq!(of("workspace.managed_network_status"), ["active"]);
    assert_eq!(of("workspace.v1_legacy_mode"), ["false"], "a v2 client made it (F-PLAT-02)");
    let without = judge(&[("show.json", &shown.replace("sdk-v2-1.12", "other"))], &[]);
    assert_eq!(values(&without, "workspace.v1_legacy_mode", Some("research")).len(), 2);
    assert_eq!(problem_codes(&report), [""; 0]);
}

#[test]
fn what_az_shows_of_a_registry_is_the_registry_of_the_only_workspace() {
    let shown = format!(
        r#"{{"id": "/subscriptions/{SUBSCRIPTION}/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/acr", "name": "acr", "type": "Microsoft.ContainerRegistry/registries", "sku": {{"name": "Basic", "tier": "Basic"}}, "publicNetworkAccess": "Enabled"}}"#
    );
    let [endpoint, deployment] = [endpoint("disabled"), deployment("disabled")];
    let files = [("acr.json", shown.as_str()), ("endpoint.yml", &endpoint), ("deployment.yml", &deployment)];
    let report = validate(&request(&files, &["workspace.isolation_mode=disabled"])).unwrap();
    assert_eq!(values(&report, "container_registry.sku", Some("acr")), ["basic"]);
    assert!(
        citing(&report, "F-PLAT-09").any(|finding| finding.severity == Severity::Error),
        "legacy outbound needs Premium"
    );
    let refused = validate(&request(&files, &["container_registry.sku=premium"]));
    assert_eq!(refused.unwrap_err().code(), "contradiction");
}

#[test]
fn the_page_of_january_2023_judges_the_registry_harder() {
    let files = [(
        "acr.json",
        r#"{"id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.ContainerRegistry/registries/acr", "name": "acr", "type": "Microsoft.ContainerRegistry/registries", "sku": {"name": "Standard"}, "publicNetworkAccess": "Enabled"}"#,
    )];
    let assume = [
        "workspace.private_endpoint=current",
        "workspace.isolation_mode=disabled",
        "deployment.egress_public_network_access=enabled",
    ];
    let of = |edition| {
        let report = validate(&Request { edition, ..request(&files, &assume) }).unwrap();
        assert_eq!(report.edition, edition.name());
        citing(&report, "F-PLAT-09").map(|finding| finding.severity).min()
    };
    assert_eq!(of(Edition::January2023), Some(Severity::Error));
    assert_eq!(of(Edition::Current), Some(Severity::Warning));
}

#[test]
fn the_page_of_january_2023_says_that_it_knows_no_managed_network() {
    let text = format!("{WORKSPACE}managed_network:\n  isolation_mode: allow_internet_outbound\n");
    let of = |edition| {
        problem_codes(&validate(&Request { edition, ..request(&[("workspace.yml", &text)], &[]) }).unwrap())
    };
    assert_eq!(of(Edition::January2023), ["newer-than-edition"]);
    assert_eq!(of(Edition::Current), [""; 0]);
}

#[test]
fn a_default_is_told_from_what_is_written() {
    let report = judge(&[("workspace.yml", WORKSPACE)], &[]);
    let known = known(&report, "workspace.public_network_access", Some("research")).unwrap();
    assert_eq!((known.origin, known.values.as_slice()), (OriginKind::Defaulted, &["enabled"][..]));
    let written =
        report.checks.list.iter().flatten().find(|check| check.rule == "workspace-access-written").unwrap();
    assert_eq!(written.outcome, Outcome::Violated);
}
