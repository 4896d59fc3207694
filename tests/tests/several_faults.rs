//! The client tells everything that is wrong with a file at once; so does a report, each thing at its own place.

use cofferdam_core::{
    report::{Applicability, Outcome, Report},
    validate,
};
use cofferdam_tests::ask::{problem_codes, request};

const ENDPOINT: &str = "\
name: scoring
auth_mode: key
vnet: mine
trafic: {}
description: [a]
subnet: theirs
location: {}
egress_public_network_access: disabled
hub_id: x
";

fn judged(name: &str, text: &str) -> Report {
    validate(&request(&[(name, text)], &[])).unwrap()
}

/// Code, line and pointer of each finding whose code begins so.
fn told<'r>(report: &'r Report, codes: &[&str]) -> Vec<(&'r str, u32, &'r str)> {
    let findings = report.findings.iter().filter(|finding| codes.contains(&finding.code));
    let place = |finding: &'r cofferdam_core::report::Finding| {
        let place = finding.locations.first().unwrap();
        (finding.code, place.range.start.line, place.pointer.as_str())
    };
    let mut places: Vec<_> = findings.map(place).collect();
    places.sort_by_key(|(_, line, _)| *line);
    places
}

#[test]
fn every_strange_key_and_value_of_a_file_is_told() {
    let report = judged("endpoint.yml", ENDPOINT);
    assert_eq!(
        told(&report, &["CD510", "CD517", "CD521", "CD524"]),
        [
            ("CD510", 2, "/vnet"),
            ("CD524", 3, "/trafic"),
            ("CD517", 4, "/description"),
            ("CD510", 5, "/subnet"),
            ("CD517", 6, "/location"),
            ("CD521", 7, "/egress_public_network_access"),
            ("CD521", 8, "/hub_id"),
        ]
    );
}

#[test]
fn each_has_words_and_edits_of_its_own() {
    let report = judged("endpoint.yml", "name: scoring\nauth_mode: key\ntrafic: {}\ndescriptoin: x\n");
    let findings: Vec<_> = report.findings.iter().filter(|finding| finding.code == "CD524").collect();
    let [traffic, description] = findings.as_slice() else { panic!("{findings:?}") };
    assert!(traffic.message.contains("`trafic`") && traffic.message.contains("`traffic`"));
    assert!(description.message.contains("`descriptoin`") && description.message.contains("`description`"));
    for (finding, line, text) in [(traffic, 2, "traffic"), (description, 3, "description")] {
        let fix = finding.fixes.iter().find(|fix| fix.applicability == Applicability::Unsafe).unwrap();
        let edits: Vec<_> =
            fix.edits.iter().map(|edit| (edit.range.start.line, edit.new_text.as_str())).collect();
        assert_eq!(edits, [(line, text)]);
    }
}

/// A check is a rule on a subject, however often the subject breaks it.
#[test]
fn a_rule_that_is_broken_twice_is_one_check() {
    let report = judged("endpoint.yml", ENDPOINT);
    let list = report.checks.list.as_ref().unwrap();
    for code in ["CD510", "CD517", "CD521", "CD524"] {
        let ended: Vec<Outcome> =
            list.iter().filter(|check| check.code == code).map(|check| check.outcome).collect();
        assert_eq!(ended, [Outcome::Violated], "{code}");
    }
}

#[test]
fn every_strange_key_of_a_managed_network_is_told() {
    let text = "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: disabled\n  rules: []\n  other: 1\n";
    let report = judged("workspace.yml", text);
    let expected = [("CD210", 4, "/managed_network/rules"), ("CD210", 5, "/managed_network/other")];
    assert_eq!(told(&report, &["CD210"]), expected);
}

#[test]
fn every_fault_of_an_outbound_rule_is_told() {
    let text = "\
name: research
location: westeurope
managed_network:
  isolation_mode: allow_only_approved_outbound
  outbound_rules:
  - name: packages
    typ: fqdn
    note: a
    remark: b
    destination: pypi.org
  - name: storage
    type: private_endpoint
    destination:
      service_resource_id: 1
      subresource_target: blob
      spark_enabled: true
      extra: 1
      more: 2
";
    let report = judged("workspace.yml", text);
    let told = told(&report, &["CD408", "CD409", "CD410"]);
    let places: Vec<(&str, u32)> = told.into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(
        places,
        [("CD409", 6), ("CD408", 7), ("CD408", 8), ("CD410", 13), ("CD410", 16), ("CD410", 17),]
    );
}

#[test]
fn of_very_many_the_first_are_listed_and_that_there_are_more_is_told() {
    let keys: String = (0..300).map(|number| format!("vnet{number}: x\n")).collect();
    let report = judged("endpoint.yml", &format!("name: scoring\nauth_mode: key\n{keys}"));
    assert_eq!(told(&report, &["CD510"]).len(), 200);
    assert_eq!(problem_codes(&report), ["more-problems"]);
}

#[test]
fn every_file_of_an_object_is_looked_through() {
    let files = [
        ("a/endpoint.yml", "name: scoring\nauth_mode: key\n"),
        ("b/endpoint.yml", "name: scoring\nauth_mode: key\nvnet: mine\n"),
        ("c/endpoint.yml", "name: scoring\nauth_mode: key\nsubnet: mine\nlocation: {}\n"),
    ];
    let report = validate(&request(&files, &[])).unwrap();
    let expected = [("CD510", 2, "/vnet"), ("CD510", 2, "/subnet"), ("CD517", 3, "/location")];
    assert_eq!(told(&report, &["CD510", "CD517"]), expected);
}

#[test]
fn a_file_of_nothing_but_strange_keys_is_judged_in_time() {
    let keys: String = (0..100_000).map(|number| format!("vnet{number}: x\n")).collect();
    let start = std::time::Instant::now();
    judged("endpoint.yml", &format!("name: scoring\nauth_mode: key\n{keys}"));
    let taken = start.elapsed();
    println!("100,000 strange keys: {taken:?}");
    assert!(taken < crate::support::patience::PATIENCE, "{taken:?}");
}
