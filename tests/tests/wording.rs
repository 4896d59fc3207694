//! Sentences that people read: conditions say each thing once, explanations name who and what.

use cofferdam_core::{
    report::{Finding, Report, State},
    request::{InputDocument, Request},
    validate,
};

const CLOSED: &str = "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: research\nlocation: westeurope\npublic_network_access: disabled\n";
const OPEN: &str = "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: research\nlocation: westeurope\npublic_network_access: enabled\n";
const ENDPOINT: &str = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";
const BLUE: &str = "name: blue\nendpoint_name: scoring\nmodel: azureml:m:1\ninstance_type: x\negress_public_network_access: enabled\n";

fn report(texts: &[&str], assume: &[&str], intents: &[&str]) -> Report {
    let document = |(place, text): (usize, &&str)| InputDocument {
        uri: format!("{place}.yml"),
        text: (*text).to_string(),
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect();
    let documents = texts.iter().enumerate().map(document).collect();
    validate(&Request { documents, assume: words(assume), intents: words(intents), ..Request::default() })
        .unwrap()
}

fn finding(report: &Report, code: &str) -> Finding {
    let mut found = report.findings.iter().filter(|finding| finding.code == code);
    found.next().unwrap_or_else(|| panic!("no {code}")).clone()
}

fn condition(report: &Report, code: &str) -> String {
    finding(report, code).params["condition"].to_string()
}

#[test]
fn several_values_have_one_clause_and_each_thing_is_named_once() {
    let found = finding(&report(&[OPEN, ENDPOINT, BLUE], &[], &[]), "CD006");
    assert_eq!(
        found.params["condition"],
        "the workspace has a private endpoint, and the container registry is Basic or Standard and open to public networks"
    );
    // What the condition says is not said again.
    assert!(found.message.ends_with(": the documentation asks for a Premium container registry in workspace `research`, so that it can be reached through a private endpoint"));
}

#[test]
fn ways_that_together_leave_a_fact_open_do_not_name_it() {
    // The storage account's own access counts in an open and in a closed workspace, by two rows of a table.
    let silent = report(&[ENDPOINT, BLUE], &["workspace.isolation_mode=disabled"], &[]);
    assert_eq!(condition(&silent, "CD256"), "the storage account is closed to public networks");
}

#[test]
fn a_way_that_another_one_covers_is_left_out() {
    let approved =
        "name: research\nlocation: x\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n";
    assert_eq!(
        condition(&report(&[approved], &[], &[]), "CD005"),
        "the container registry is Basic or Standard"
    );
}

#[test]
fn what_only_a_missing_key_decides_is_possible_without_an_if() {
    let rules = "managed_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n    - name: pypi\n      type: fqdn\n      destination: pypi.org\n";
    let found = finding(&report(&[rules], &[], &[]), "CD703");
    assert_eq!((found.state, &*found.params["condition"]), (State::Depends, ""));
    assert!(found.message.starts_with("possibly: the FQDN rules"), "{}", found.message);
}

#[test]
fn a_name_that_is_not_known_is_not_shown_as_nothing() {
    let rules = format!(
        "{OPEN}managed_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n    - name: f\n      type: service_tag\n      destination:\n        service_tag: ${{TAG}}\n        protocol: TCP\n        port_ranges: '443'\n"
    );
    let all = report(&[&rules], &[], &[]);
    let messages: Vec<&str> = all.findings.iter().map(|finding| &*finding.message).collect();
    assert!(messages.iter().any(|message| message.contains(": what is written there ")), "{messages:#?}");
    assert!(!messages.iter().any(|message| message.contains("``")), "{messages:#?}");
}

#[test]
fn exposures_name_the_subject_and_a_list_keeps_its_articles() {
    let all = report(&[CLOSED, ENDPOINT], &[], &[]);
    assert_eq!(
        all.explanation.summary[1],
        "Inbound, not settled yet: the endpoint can be called by nobody, or only from networks with a private endpoint to the workspace."
    );
    assert_eq!(
        all.explanation.outbound.text,
        "the deployment reaches the workspace, its blob storage and its registry only, or the internet"
    );
    let first = &all.explanation.inbound.because[0];
    assert!(first.text.starts_with("endpoint `scoring` can be called by nobody, if "), "{}", first.text);
}

#[test]
fn an_intent_that_is_not_met_is_named() {
    let all = report(&[OPEN, ENDPOINT, BLUE], &[], &["private-inbound", "no-internet-egress"]);
    let last = all.explanation.summary.last().unwrap();
    assert_eq!(last, "It is not as intended: `no-internet-egress` is not met.");
    let why = all.explanation.intended.unwrap().because;
    assert!(
        why[0]
            .text
            .starts_with("`private-inbound` is met: it means that the endpoint can be called only from")
    );
    assert!(why[1].text.starts_with("`no-internet-egress` is not met: it means that the deployment reaches"));
}

#[test]
fn of_many_open_facts_the_first_are_named_and_the_others_counted() {
    let first = &report(&[ENDPOINT], &[], &[]).explanation.summary[0];
    assert!(first.ends_with("the addresses that the workspace admits and 3 other open facts."), "{first}");
}

#[test]
fn documents_of_something_else_are_said_to_be_that() {
    let batch = "name: hello\nendpoint_name: nightly\ntype: pipeline\njob_definition: azureml:job\n";
    let summary = |files: &[&str], assume: &[&str]| report(files, assume, &[]).explanation.summary;
    let said = "Whether it works can not be said: none of the documents describes a workspace, a managed online endpoint or a deployment of one.";
    assert_eq!(summary(&[batch], &[])[0], said);
    assert_ne!(summary(&[batch, ENDPOINT], &[])[0], said);
    assert_ne!(summary(&[], &[])[0], said);
}

/// A small module is handed them as lines, and fills in what stands in braces.
#[test]
fn words_are_single_lines_with_braces_in_pairs() {
    for words in cofferdam_core::words::WORDS {
        assert!(!words.contains(['\n', '\r']), "{words:?}");
        let mut open = false;
        for sign in words.chars().filter(|sign| matches!(sign, '{' | '}')) {
            assert_eq!(sign == '}', open, "{words:?}");
            open = !open;
        }
        assert!(!open, "{words:?}");
    }
}
