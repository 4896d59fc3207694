//! Several objects, overrides and assumptions: what belongs to what, and the whole as the worst of its parts.

use cofferdam_core::{
    report::{Answer, Report},
    request::{Request, RequestError},
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

const MANAGED: &str =
    "name: research\nlocation: w\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n";

fn ask(files: &[(&str, &str)], assume: &[&str], set: &[&str]) -> Result<Report, RequestError> {
    let set = set.iter().map(ToString::to_string).collect();
    validate(&Request { set, ..request(files, assume) })
}

fn judge(files: &[(&str, &str)], assume: &[&str]) -> Report {
    ask(files, assume, &[]).unwrap()
}

fn endpoint(name: &str, access: &str) -> String {
    format!("name: {name}\nauth_mode: key\npublic_network_access: {access}\n")
}

fn deployment(name: &str, endpoint: &str, egress: &str) -> String {
    format!(
        "name: {name}\nendpoint_name: {endpoint}\ninstance_type: Standard_DS3_v2\nmodel: azureml:m:1\negress_public_network_access: {egress}\n"
    )
}

fn named(texts: &[String]) -> Vec<(&'static str, &str)> {
    const NAMES: [&str; 8] = ["a.yml", "b.yml", "c.yml", "d.yml", "e.yml", "f.yml", "g.yml", "h.yml"];
    NAMES.into_iter().zip(texts.iter().map(String::as_str)).collect()
}

fn parts(report: &Report) -> Vec<(Option<&str>, Option<&str>, Answer)> {
    report
        .parts
        .iter()
        .map(|part| (part.endpoint.as_deref(), part.deployment.as_deref(), part.works))
        .collect()
}

fn values(report: &Report, fact: &str, name: Option<&str>) -> Vec<&'static str> {
    known(report, fact, name).unwrap_or_else(|| panic!("{fact} of {name:?}")).values.clone()
}

const NO_PRIVATE_ENDPOINT: [&str; 2] = ["workspace.private_endpoint=none", "workspace.v1_legacy_mode=false"];

#[test]
fn the_whole_is_the_worst_of_its_parts_and_each_part_is_told() {
    let texts = [
        MANAGED.to_string(),
        endpoint("open", "enabled"),
        endpoint("closed", "disabled"),
        deployment("blue", "open", "enabled"),
        deployment("blue", "closed", "enabled"),
        deployment("green", "OPEN", "disabled"),
    ];
    let report = judge(&named(&texts), &NO_PRIVATE_ENDPOINT);
    assert_eq!(report.works.answer, Answer::No);
    let mut told = parts(&report);
    told.sort_by_key(|(endpoint, deployment, _)| (*endpoint, *deployment));
    assert_eq!(
        told,
        [
            (Some("closed"), Some("blue"), Answer::No),
            (Some("open"), Some("blue"), Answer::Yes),
            (Some("open"), Some("green"), Answer::Yes)
        ]
    );
    assert_eq!(report.isolation.inbound.len(), 2, "{:?}", report.isolation.inbound);
    assert_eq!(report.matrix.len(), 3);
    assert_eq!(
        report.works.because.iter().map(|cause| cause.subject.name.as_deref()).collect::<Vec<_>>(),
        [Some("closed")]
    );
}

#[test]
fn an_endpoint_without_a_deployment_is_a_part_all_the_same() {
    let texts = [
        MANAGED.to_string(),
        endpoint("open", "enabled"),
        endpoint("closed", "disabled"),
        deployment("blue", "open", "enabled"),
    ];
    let report = judge(&named(&texts), &NO_PRIVATE_ENDPOINT);
    assert_eq!(report.works.answer, Answer::No);
    assert!(
        report.isolation.inbound.contains(&"nobody"),
        "the closed endpoint counts: {:?}",
        report.isolation.inbound
    );
    assert!(
        report.parts.iter().any(|part| part.endpoint.as_deref() == Some("closed")),
        "{:?}",
        parts(&report)
    );
}

#[test]
fn several_endpoints_without_deployments_are_all_there_is() {
    let texts = [MANAGED.to_string(), endpoint("a", "disabled"), endpoint("b", "disabled")];
    let report = judge(&named(&texts), &NO_PRIVATE_ENDPOINT);
    assert_eq!(report.isolation.inbound, ["nobody"]);
    assert_eq!(parts(&report), [(Some("a"), None, Answer::No), (Some("b"), None, Answer::No)]);
    assert_eq!(problem_codes(&report), [""; 0], "nobody wrote a deployment that could name an endpoint");
}

#[test]
fn a_deployment_that_names_another_endpoint_belongs_to_the_only_one() {
    let texts = [endpoint("scoring", "disabled"), deployment("blue", "other", "enabled")];
    let report = judge(&named(&texts), &[]);
    assert_eq!(parts(&report).iter().map(|(endpoint, ..)| *endpoint).collect::<Vec<_>>(), [Some("scoring")]);
    let problem = report.problems.iter().find(|problem| problem.code == "endpoint-by-elimination").unwrap();
    let places: Vec<(&str, &str)> =
        problem.locations.iter().map(|at| (at.uri.as_str(), at.pointer.as_str())).collect();
    assert_eq!(places, [("b.yml", "/endpoint_name"), ("a.yml", "/name")]);
}

#[test]
fn a_deployment_that_names_none_of_several_stays_alone() {
    let texts = [endpoint("a", "disabled"), endpoint("b", "disabled"), deployment("blue", "c", "disabled")];
    let report =
        judge(&named(&texts), &["workspace.isolation_mode=disabled", "workspace.private_endpoint=current"]);
    assert!(problem_codes(&report).contains(&"endpoint-not-told"));
    let blue = report.parts.iter().find(|part| part.deployment.as_deref() == Some("blue")).unwrap();
    assert_eq!(blue.endpoint, None);
    assert!(blue.inbound.len() > 1, "its endpoint is not known: {:?}", blue.inbound);
    assert_eq!(blue.outbound, ["workspace_resources_only"]);
}

#[test]
fn one_deployment_name_below_two_endpoints_is_two_deployments() {
    let texts = [
        endpoint("a", "enabled"),
        endpoint("b", "enabled"),
        deployment("blue", "a", "enabled"),
        deployment("blue", "b", "disabled"),
    ];
    let report = judge(&named(&texts), &["workspace.isolation_mode=disabled"]);
    assert_eq!(report.parts.len(), 2);
    let outbound: Vec<_> = report.parts.iter().map(|part| part.outbound.clone()).collect();
    assert_eq!(outbound, [["internet"], ["workspace_resources_only"]]);
}

#[test]
fn of_several_workspaces_none_is_guessed() {
    let other = MANAGED.replace("research", "second").replace("allow_only_approved_outbound", "disabled");
    let texts = [
        MANAGED.to_string(),
        other,
        endpoint("scoring", "enabled"),
        deployment("blue", "scoring", "enabled"),
    ];
    let report = judge(&named(&texts), &[]);
    assert!(problem_codes(&report).contains(&"workspace-not-told"));
    assert_eq!(report.works.answer, Answer::Depends);
    assert!(report.isolation.outbound.contains(&"internet"), "{:?}", report.isolation.outbound);
}

#[test]
fn an_id_tells_the_workspace() {
    let id = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/Second/onlineEndpoints/scoring";
    let state = format!(
        r#"{{"id": "{id}", "name": "scoring", "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints", "properties": {{"authMode": "Key", "publicNetworkAccess": "Enabled"}}}}"#
    );
    let other = MANAGED
        .replace("research", "second")
        .replace("allow_only_approved_outbound", "allow_internet_outbound");
    let texts = [MANAGED.to_string(), other, state, deployment("blue", "scoring", "enabled")];
    let report = judge(&named(&texts), &[]);
    assert_eq!(report.parts.len(), 1);
    assert_eq!(report.parts[0].outbound, ["internet_via_managed_network"]);
}

#[test]
fn an_assumption_fills_every_subject_that_does_not_state_the_fact() {
    let plain = |name: &str| format!("name: {name}\nauth_mode: key\n");
    let texts = [plain("a"), plain("b"), endpoint("c", "enabled"), deployment("blue", "a", "enabled")];
    let report = judge(&named(&texts), &["endpoint.public_network_access=disabled"]);
    assert_eq!(values(&report, "endpoint.public_network_access", Some("a")), ["disabled"]);
    assert_eq!(values(&report, "endpoint.public_network_access", Some("b")), ["disabled"]);
    assert_eq!(
        values(&report, "endpoint.public_network_access", Some("c")),
        ["enabled"],
        "what is stated stays"
    );
    let report = judge(&named(&texts), &["endpoint.public_network_access@B=disabled"]);
    assert_eq!(values(&report, "endpoint.public_network_access", Some("a")), ["enabled"]);
    assert_eq!(values(&report, "endpoint.public_network_access", Some("b")), ["disabled"]);
}

#[test]
fn what_can_not_be_assumed_is_refused_by_name() {
    let text = endpoint("scoring", "enabled");
    let files = [("endpoint.yml", text.as_str())];
    let cases = [
        ("endpoint.public_network_access=disabled", "contradiction", "endpoint.yml:3:24"),
        ("endpoint.public_network_access@scoring=disabled", "contradiction", "enabled"),
        ("endpoint.public_network_access@nobody=disabled", "unknown-subject", "scoring"),
        ("workspace.isolation_mode=maybe", "unknown-value", "allow_internet_outbound"),
        ("workspace.isolation=disabled", "unknown-fact", "workspace.isolation_mode"),
        ("deployment.outbound_regime=open", "derived-fact", "workspace.isolation_mode"),
        ("workspace.inbound=all", "derived-fact", "workspace.network_acls"),
        ("workspace.operation=create", "unknown-fact", "workspace.isolation_mode"),
        ("endpoint.public_network_access.written=yes", "unknown-fact", "endpoint.public_network_access"),
        ("nothing", "malformed", "FACT=VALUE"),
        ("", "malformed", "FACT=VALUE"),
        ("=", "unknown-fact", "workspace.isolation_mode"),
    ];
    for (given, code, says) in cases {
        let error = ask(&files, &[given], &[]).map(|report| report.works.answer).unwrap_err();
        assert_eq!(error.code(), code, "{given}: {error}");
        assert!(error.to_string().contains(says), "{given}: {error} does not say {says}");
    }
    println!("{} refused assumptions", cases.len());
}

#[test]
fn two_assumptions_that_contradict_each_other_are_refused_naming_both() {
    for pair in [
        ["workspace.isolation_mode=disabled", "workspace.isolation_mode=allow_internet_outbound"],
        ["workspace.private_endpoint=none", "workspace.private_endpoint=current"],
    ] {
        let error = ask(&[], &pair, &[]).map(|report| report.works.answer);
        let said = error.as_ref().map_or_else(ToString::to_string, |answer| format!("{answer:?}"));
        assert!(error.is_err() && pair.iter().all(|one| said.contains(one)), "{pair:?}: {said}");
    }
    assert!(
        ask(&[], &["workspace.isolation_mode=disabled", "workspace.isolation_mode=disabled"], &[]).is_ok()
    );
    let text = "name: a\nauth_mode: key\n";
    let narrower = ["endpoint.public_network_access=disabled", "endpoint.public_network_access@a=enabled"];
    assert!(ask(&[("a.yml", text)], &narrower, &[]).is_err(), "the second changes what the first said");
}

#[test]
fn an_assumption_that_says_what_is_written_changes_nothing() {
    let text = endpoint("scoring", "disabled");
    let files = [("endpoint.yml", text.as_str())];
    let with = judge(&files, &["endpoint.public_network_access=disabled"]);
    let without = judge(&files, &[]);
    assert_eq!(
        (with.works, with.isolation, with.findings),
        (without.works, without.isolation, without.findings)
    );
}

#[test]
fn an_override_acts_like_the_clients_flag() {
    let (plain, closed) = ("name: scoring\nauth_mode: key\n", endpoint("scoring", "disabled"));
    for text in [plain, &closed] {
        for set in [
            "public_network_access=enabled",
            "public_network_access=Enabled",
            "endpoint.public_network_access=enabled",
            "public_network_access=\"enabled\"",
        ] {
            let report = ask(&[("endpoint.yml", text)], &[], &[set]).unwrap();
            assert_eq!(
                values(&report, "endpoint.public_network_access", Some("scoring")),
                ["enabled"],
                "{set}"
            );
        }
    }
    let report = ask(
        &[("endpoint.yml", plain)],
        &[],
        &["public_network_access=enabled", "public_network_access=disabled"],
    )
    .unwrap();
    assert_eq!(
        values(&report, "endpoint.public_network_access", Some("scoring")),
        ["disabled"],
        "the last one wins"
    );
    // Parents are made.
    let report = ask(
        &[("w.yml", "name: research\nlocation: w\nimage_build_compute: c\n")],
        &[],
        &["managed_network.isolation_mode=allow_internet_outbound"],
    )
    .unwrap();
    assert_eq!(values(&report, "workspace.isolation_mode", Some("research")), ["allow_internet_outbound"]);
}

#[test]
fn an_override_that_the_client_rejects_is_an_error() {
    for value in ["false", "no", "open", ""] {
        let set = format!("public_network_access={value}");
        let report = ask(&[("endpoint.yml", "name: scoring\nauth_mode: key\n")], &[], &[&set]).unwrap();
        assert_eq!(report.works.answer, Answer::No, "{set}");
        assert!(report.findings.iter().any(|finding| finding.rule == "endpoint-access-accepted"), "{set}");
        assert!(
            report.findings.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.edits.is_empty()),
            "{set} is not in the text"
        );
    }
}

#[test]
fn an_override_that_fits_two_kinds_of_document_must_say_which() {
    let text = endpoint("scoring", "enabled");
    let files = [("w.yml", MANAGED), ("endpoint.yml", text.as_str())];
    let error =
        ask(&files, &[], &["public_network_access=disabled"]).map(|report| report.works.answer).unwrap_err();
    assert_eq!(error.code(), "ambiguous-override");
    for choice in ["workspace.public_network_access=disabled", "endpoint.public_network_access=disabled"] {
        assert!(error.to_string().contains(choice), "{error}");
    }
    let report = ask(&files, &[], &["endpoint.public_network_access=disabled"]).unwrap();
    assert_eq!(values(&report, "endpoint.public_network_access", Some("scoring")), ["disabled"]);
    assert_eq!(values(&report, "workspace.public_network_access", Some("research")), ["enabled"]);
    assert_eq!(
        ask(&files, &[], &["nothing"]).map(|report| report.works.answer).unwrap_err().code(),
        "malformed"
    );
    let report = ask(&files, &[], &["description=x"]).unwrap();
    assert_eq!(problem_codes(&report), ["override-not-judged"]);
}

#[test]
fn an_assumption_against_an_override_names_the_override() {
    let files = [("endpoint.yml", "name: scoring\nauth_mode: key\n")];
    let error = ask(&files, &["endpoint.public_network_access=enabled"], &["public_network_access=disabled"]);
    let error = error.map(|report| report.works.answer).unwrap_err();
    assert_eq!(error.code(), "contradiction");
    assert!(error.to_string().contains("--set public_network_access=disabled"), "{error}");
}

#[test]
fn an_override_is_no_edit_of_a_state() {
    let state = r#"{"id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research", "name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {"publicNetworkAccess": "Enabled"}}"#;
    let report = ask(&[("state.json", state)], &[], &["public_network_access=disabled"]).unwrap();
    assert_eq!(values(&report, "workspace.public_network_access", Some("research")), ["enabled"]);
    assert_eq!(problem_codes(&report), ["override-not-judged"]);
}

#[test]
fn a_condition_in_words_has_no_gap() {
    let report = judge(&[("workspace.yml", MANAGED)], &[]);
    let depending: Vec<&str> = report
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .filter(|text| text.starts_with("if "))
        .collect();
    assert!(!depending.is_empty());
    for message in depending {
        assert!(!message.contains("and :") && !message.starts_with("if :"), "{message}");
    }
}
