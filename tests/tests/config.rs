//! The config file: what it says, what is said of a wrong one, and the schema that editors check it with.

use std::{env, fs, path::Path};

use cofferdam_core::{
    config::{self, CLOUDS, Config, ConfigFile, KEYS, SEVERITIES, Shape},
    facts::assumable,
    report::{Answer, Severity},
    request::{Edition, Request, RequestError},
    rulebook::{Fact, INTENTS, RULES},
    validate,
};
use cofferdam_tests::ask::request;
use serde_json::{Map, Value, json};

const SCHEMA: &str = "../bindings/npm/schema/config.schema.json";

fn read(text: &str) -> ConfigFile {
    config::read("cofferdam.yaml", text)
}

/// Line and column, counted from one, with the message.
fn complaints(text: &str) -> Vec<String> {
    let place = |problem: &cofferdam_core::report::Problem| {
        let start = problem.locations[0].range.start;
        format!("{}:{} {}", start.line + 1, start.character + 1, problem.message)
    };
    read(text).problems.iter().map(place).collect()
}

#[test]
fn every_key_becomes_an_option() {
    let text = "\
intent: [private-inbound, no-internet-egress]
edition: 2023-01
cloud: us_government
assume:
  workspace.private_endpoint: current
  workspace.v1_legacy_mode@research: false
set:
  egress_public_network_access: disabled
severity:
  endpoint-access-written: off
  CD205: warning
ignore: samples/**
workspace:
  - ../infra/workspace.yml
";
    let ConfigFile { config, problems } = read(text);
    assert_eq!(problems, []);
    let rule = RULES.iter().find(|rule| rule.code == "CD205").unwrap().id;
    let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        config,
        Config {
            intents: words(&["private-inbound", "no-internet-egress"]),
            edition: Some("2023-01"),
            assume: words(&[
                "workspace.cloud=us_government",
                "workspace.private_endpoint=current",
                "workspace.v1_legacy_mode@research=false",
            ]),
            set: words(&["egress_public_network_access=disabled"]),
            severity: vec!["endpoint-access-written=off".into(), format!("{rule}=warning")],
            ignore: words(&["samples/**"]),
            workspace: words(&["../infra/workspace.yml"]),
        }
    );
}

#[test]
fn one_word_does_for_a_list_and_an_empty_file_says_nothing() {
    assert_eq!(read("intent: private-inbound\n").config.intents, ["private-inbound"]);
    for empty in ["", "# nothing yet\n"] {
        assert_eq!(read(empty), ConfigFile::default(), "{empty:?}");
    }
}

#[test]
fn what_is_not_known_is_told_with_its_place_and_what_is_near() {
    assert_eq!(
        complaints("intents: private-inbound\n"),
        ["1:1 there is no key `intents`; it is probably `intent`"]
    );
    assert_eq!(
        complaints("intent:\n  - private-inbond\n"),
        ["2:5 there is no intent `private-inbond`; it is probably `private-inbound`"]
    );
    assert_eq!(complaints("edition: 1999\n"), ["1:10 there is no edition `1999`; there is current, 2023-01"]);
    assert_eq!(
        complaints("assume:\n  workspace.private_endpont: none\n"),
        ["2:3 there is no fact `workspace.private_endpont`; it is probably `workspace.private_endpoint`"]
    );
    assert_eq!(
        complaints("assume:\n  workspace.private_endpoint: old\n"),
        ["2:31 there is no workspace.private_endpoint `old`; there is none, before_2022_05_24, current"]
    );
    assert_eq!(
        complaints("cloud: germany\n"),
        ["1:8 there is no workspace.cloud `germany`; there is public, us_government, china"]
    );
    assert_eq!(
        complaints("severity:\n  endpoint-acces-written: off\n"),
        ["2:3 there is no rule `endpoint-acces-written`; it is probably `endpoint-access-written`"]
    );
    assert_eq!(
        complaints("severity:\n  CD204: fatal\n"),
        ["2:10 there is no severity `fatal`; there is off, info, warning, error"]
    );
}

#[test]
fn what_has_another_shape_is_told() {
    assert_eq!(
        complaints("- intent\n"),
        ["1:1 a config file is a mapping, such as `intent: private-inbound`"]
    );
    assert_eq!(complaints("edition: [current]\n"), ["1:1 `edition` wants one word"]);
    assert_eq!(complaints("intent: {a: b}\n"), ["1:1 `intent` wants a word or a list of words"]);
    assert_eq!(complaints("assume: [a=b]\n"), ["1:1 `assume` wants a mapping"]);
    assert_eq!(complaints("set:\n  a: [b]\n"), ["2:3 `a` wants one word"]);
    assert!(complaints("intent: [private-inbound\n")[0].contains("not valid YAML"));
    let problems = read("intent: private-inbound\nintent: no-internet-egress\n").problems;
    assert_eq!(problems[0].severity, Severity::Warning, "a key that is written twice");
}

const OPEN_ENDPOINT: (&str, &str) =
    ("endpoint.yml", "name: scoring\nauth_mode: key\npublic_network_access: no\n");

fn with_severity(severity: &[&str]) -> Request {
    let severity = severity.iter().map(ToString::to_string).collect();
    Request { severity, ..request(&[OPEN_ENDPOINT], &[]) }
}

#[test]
fn a_severity_changes_how_findings_are_listed_and_no_answer() {
    let usual = validate(&with_severity(&[])).unwrap();
    let of = |report: &cofferdam_core::report::Report| {
        report
            .findings
            .iter()
            .find(|found| found.rule == "endpoint-access-accepted")
            .map(|found| found.severity)
    };
    assert_eq!((usual.works.answer, of(&usual)), (Answer::No, Some(Severity::Error)));
    for (word, listed) in [("off", None), ("info", Some(Severity::Info)), ("error", Some(Severity::Error))] {
        let report = validate(&with_severity(&[&format!("endpoint-access-accepted={word}")])).unwrap();
        assert_eq!(of(&report), listed);
        assert_eq!(report.works, usual.works, "{word}");
        assert_eq!(report.checks, usual.checks, "{word}");
        let used = &report.about.options.severity[0];
        assert_eq!(
            (used.rule, used.code, used.usual),
            ("endpoint-access-accepted", "CD504", Severity::Error)
        );
        assert_eq!(used.severity, listed);
        let remark = report.problems.iter().any(|problem| problem.code == "severity-lowered");
        assert_eq!(remark, word != "error", "that it still decides is told");
    }
}

#[test]
fn the_last_of_several_severities_counts_and_wrong_ones_are_refused() {
    let report = validate(&with_severity(&["CD504=off", "endpoint-access-accepted=warning"])).unwrap();
    assert_eq!(report.about.options.severity.len(), 1);
    assert_eq!(report.about.options.severity[0].severity, Some(Severity::Warning));
    let refused = |text: &str| validate(&with_severity(&[text])).unwrap_err();
    assert!(matches!(refused("nothing=off"), RequestError::UnknownRule { .. }));
    assert!(matches!(refused("CD504=fatal"), RequestError::UnknownSeverity { .. }));
    assert!(matches!(refused("CD504"), RequestError::Malformed { .. }));
}

#[test]
fn what_was_left_out_and_where_options_came_from_is_in_the_audit_trail() {
    let asked = Request {
        ignored: vec!["samples/**".into()],
        config: Some("cofferdam.yaml".into()),
        ..request(&[OPEN_ENDPOINT], &[])
    };
    let options = validate(&asked).unwrap().about.options;
    assert_eq!(options.ignored, ["samples/**"]);
    assert_eq!(options.config.as_deref(), Some("cofferdam.yaml"));
}

/// What stands behind a key, for editors.
fn values(key: &str) -> Value {
    let texts = |texts: Vec<&str>| json!({ "enum": texts });
    match key {
        "intent" => texts(INTENTS.iter().map(|intent| intent.name).collect()),
        "edition" => texts(Edition::ALL.map(Edition::name).to_vec()),
        "cloud" => texts(Fact::named(CLOUDS).unwrap().entry().values.to_vec()),
        "severity" => texts(SEVERITIES.to_vec()),
        "set" => json!({ "type": ["string", "boolean", "number"] }),
        _ => json!({ "type": "string" }),
    }
}

/// A value as YAML reads it: `true` and `false` are no text.
fn assumed(fact: Fact) -> Value {
    let literal = |value: &&str| match *value {
        "true" => json!(true),
        "false" => json!(false),
        word => json!(word),
    };
    json!({ "enum": fact.entry().values.iter().map(literal).collect::<Vec<_>>(), "description": fact.entry().title })
}

fn schema() -> Value {
    let property = |(key, shape, about): &(&str, Shape, &str)| {
        let value = values(key);
        let mut schema = match (*shape, *key) {
            (Shape::Word, _) => value,
            (Shape::Words, _) => json!({ "anyOf": [value, { "type": "array", "items": value }] }),
            (Shape::Pairs, "assume") => {
                let own: Map<String, Value> =
                    assumable().map(|fact| (fact.name().to_string(), assumed(fact))).collect();
                json!({
                    "type": "object",
                    "properties": own,
                    "patternProperties": { "@": { "type": ["string", "boolean"] } },
                    "additionalProperties": false,
                })
            }
            (Shape::Pairs, "severity") => {
                let title = |rule: &cofferdam_core::rulebook::Rule| {
                    let name = json!({ "description": rule.code, "$ref": "#/$defs/severity" });
                    [
                        (rule.id.to_string(), name.clone()),
                        (
                            rule.code.to_string(),
                            json!({ "description": rule.id, "$ref": "#/$defs/severity" }),
                        ),
                    ]
                };
                let own: Map<String, Value> = RULES.iter().flat_map(title).collect();
                json!({ "type": "object", "properties": own, "additionalProperties": false })
            }
            (Shape::Pairs, _) => json!({ "type": "object", "additionalProperties": value }),
        };
        schema["description"] = json!(about);
        (key.to_string(), schema)
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Config",
        "description": "The config file of Cofferdam, `cofferdam.yaml`.",
        "type": "object",
        "properties": KEYS.iter().map(property).collect::<Map<String, Value>>(),
        "additionalProperties": false,
        "$defs": { "severity": values("severity") },
    })
}

#[test]
fn the_committed_schema_is_that_of_the_words() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if env::var_os("UPDATE").is_some() {
        fs::write(SCHEMA, &text).unwrap();
    }
    let committed = fs::read_to_string(Path::new(SCHEMA)).unwrap();
    assert!(committed == text, "{SCHEMA} is out of date; run this test with UPDATE=1");
}
