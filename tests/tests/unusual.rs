//! Texts that are unusual and yet mean something: read as they are, told where they are not understood.

use crate::support::patience;

use cofferdam_core::report::{Answer, Severity};
use cofferdam_tests::{ask, edits::offset};
use patience::*;

#[test]
fn unusual_but_valid_texts_are_read_as_they_are() {
    let texts = [
        ("byte order mark", format!("\u{feff}{ENDPOINT}")),
        ("CRLF", ENDPOINT.replace('\n', "\r\n")),
        ("CR alone", ENDPOINT.replace('\n', "\r")),
        ("no line end", ENDPOINT.trim_end().to_string()),
        ("markers", format!("---\n{ENDPOINT}...\n")),
        ("a directive", format!("%YAML 1.2\n---\n{ENDPOINT}")),
        ("JSON", r#"{"name": "scoring", "auth_mode": "key"}"#.to_string()),
        ("quoted keys", "\"name\": 'scoring'\n'auth_mode': \"key\"\n".to_string()),
        ("tags", "name: !!str scoring\nauth_mode: !!str key\n".to_string()),
        ("a key with a question mark", "? name\n: scoring\n? auth_mode\n: key\n".to_string()),
        ("a very long line", format!("{ENDPOINT}description: {}\n", "word ".repeat(200_000))),
        ("a very long key", format!("{ENDPOINT}tags:\n  {}: x\n", "k".repeat(1_000))),
        ("anchors within the bound", format!("{ENDPOINT}tags: &t {{a: b}}\nmore: {{x: *t, y: *t}}\n")),
        ("merged", "base: &base {name: scoring}\nauth_mode: key\n<<: *base\n".to_string()),
        ("merged twice", "a: &a {name: scoring}\nb: &b {auth_mode: key}\n<<: [*a, *b]\n".to_string()),
        ("block scalars", format!("{ENDPOINT}description: |\n  public_network_access: disabled\n  ---\n")),
        ("comments with odd characters", format!("# \u{1f6a2}\u{202e}\u{0301}\n{ENDPOINT}")),
        (
            "10,000 keys",
            format!("{ENDPOINT}tags:\n{}", (0..10_000).map(|n| format!("  k{n}: v\n")).collect::<String>()),
        ),
    ];
    let mut wrong = Vec::new();
    for (what, text) in &texts {
        let report = judge(text);
        if access(&report, "scoring") != DEFAULTED || !errors(&report).is_empty() {
            wrong.push(format!("{what}: {:?} {:?}", access(&report, "scoring"), ask::problem_codes(&report)));
        }
    }
    println!("{} unusual texts", texts.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_key_written_twice_is_a_warning_and_the_last_one_counts() {
    let yaml =
        "name: scoring\nauth_mode: key\npublic_network_access: disabled\npublic_network_access: enabled\n";
    let json = r#"{"name": "scoring", "auth_mode": "key", "public_network_access": "disabled", "public_network_access": "enabled"}"#;
    for text in [yaml, json] {
        let report = judge(text);
        assert_eq!(problem(&report, "duplicate-key").severity, Severity::Warning);
        let known = ask::known(&report, "endpoint.public_network_access", Some("scoring")).unwrap();
        assert_eq!(known.values, ["enabled"], "{text}");
        let place = known.location.as_ref().unwrap();
        let at = offset(text, place.range.start).unwrap();
        let last = text[at..].trim_start_matches('"');
        assert!(last.starts_with("enabled"), "the place is that of the value that counts: {last}");
    }
}

#[test]
fn a_placeholder_is_an_info_and_unknown() {
    let texts = [
        "name: scoring\nauth_mode: key\npublic_network_access: {{ACCESS}}\n",
        "name: scoring\nauth_mode: key\npublic_network_access: \"{{ACCESS}}\"\n",
        "name: scoring\nauth_mode: key\npublic_network_access: ${ACCESS}\n",
        "name: scoring\nauth_mode: key\npublic_network_access: $(ACCESS)\n",
        "name: scoring\nauth_mode: key\npublic_network_access: <ACCESS>\n",
    ];
    for text in texts {
        let report = judge(text);
        assert_eq!(problem(&report, "template-placeholder").severity, Severity::Info, "{text}");
        assert_eq!(access(&report, "scoring"), UNKNOWN, "{text}");
        assert_eq!(errors(&report), [""; 0], "{text}");
        assert!(report.findings.iter().all(|finding| finding.severity != Severity::Error), "{text}");
    }
    println!("{} spellings of a placeholder", texts.len());
}

#[test]
fn a_placeholder_for_a_key_or_a_line_leaves_nothing_to_default() {
    for text in [
        "name: scoring\nauth_mode: key\n{{KEY}}: disabled\n",
        "name: scoring\nauth_mode: key\n${KEY}: disabled\n",
        "name: scoring\nauth_mode: key\n{{EVERYTHING_ELSE}}\n",
    ] {
        let report = judge(text);
        assert_ne!(access(&report, "scoring"), DEFAULTED, "{text}");
    }
}

#[test]
fn documents_that_are_no_mappings_are_told_and_not_judged() {
    let scalars = ["word\n", "42\n", "null\n", "~\n", "true\n", "\"text\"\n", "|\n  text\n"];
    let lists = ["- a\n- b\n", "[]\n", "{}\n", "[1, 2, 3]", "[[]]", "- - - a\n"];
    let mut silent = Vec::new();
    for text in scalars.iter().chain(&lists) {
        let report = judge(text);
        if !report.problems.iter().any(|problem| !problem.locations.is_empty()) {
            silent.push(text);
        }
        assert!(report.subjects.iter().all(|known| known.subject.name.is_none()), "{text:?}");
    }
    println!("{} documents", scalars.len() + lists.len());
    assert!(silent.is_empty(), "nothing is said of {silent:?}");
}

#[test]
fn values_of_the_wrong_shape_are_errors_and_unknown() {
    let shapes = [
        "[enabled]",
        "{a: b}",
        "null",
        "~",
        "",
        "true",
        "1",
        "\"\"",
        "'disabled '",
        "enabled disabled",
        "|\n  enabled",
    ];
    for shape in shapes {
        let report = judge(&format!("{ENDPOINT}public_network_access: {shape}\n"));
        assert_eq!(access(&report, "scoring"), UNKNOWN, "{shape:?}");
        let refused: Vec<&str> =
            report.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.rule).collect();
        assert_eq!(refused, ["endpoint-access-accepted"], "{shape:?}");
        assert_eq!(report.works.answer, Answer::No, "{shape:?}: the client rejects it");
    }
    println!("{} wrong values", shapes.len());
}

#[test]
fn names_and_uris_are_taken_as_they_are() {
    for uri in ["", "a b", "file:///c%3A/x.yml", "../../etc/passwd", "\u{1f6a2}", "x\ny"] {
        let report = judge_files(&[(
            uri,
            "name: \"scoring\\u0000\\n`x`\"\nauth_mode: key\npublic_network_access: no\n",
        )]);
        assert_eq!(report.about.inputs[0].uri, uri);
        assert!(
            report.findings.iter().flat_map(|finding| &finding.locations).all(|at| at.uri == uri),
            "{uri:?}"
        );
    }
}

#[test]
fn the_same_uri_twice_is_two_documents() {
    let report = judge_files(&[("same.yml", ENDPOINT), ("same.yml", "name: other\nauth_mode: key\n")]);
    assert_eq!(report.parts.len(), 2);
}
