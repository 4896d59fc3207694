//! Texts that mean harm or come out of accidents: each is answered quickly, without a panic, with a problem at a place
//! where one is due; and where a text was not read to its end, nothing that seems absent takes its default.

use crate::support::patience;

use cofferdam_core::{
    report::{Answer, OriginKind},
    request::Request,
    validate,
};
use cofferdam_tests::ask;
use patience::*;

#[test]
fn a_whole_file_takes_the_default() {
    let report = judge(ENDPOINT);
    assert_eq!(access(&report, "scoring"), DEFAULTED);
    assert_eq!(errors(&report), [""; 0]);
}

#[test]
fn what_is_empty_is_an_error_at_its_start() {
    let texts = [
        "",
        "\n",
        "   ",
        "\r\n\r\n",
        "# only\n# comments\n",
        "\u{feff}",
        "\u{feff}# a comment\n",
        "---\n",
        "---\n...\n",
    ];
    for text in texts {
        let report = judge(text);
        assert_eq!(errors(&report), ["empty-file"], "{text:?}");
        assert_eq!(problem(&report, "empty-file").locations.len(), 1, "{text:?}");
        assert_eq!(report.works.answer, Answer::Depends, "{text:?}");
    }
    println!("{} empty texts", texts.len());
}

/// Each breaks off somewhere behind the name; whatever the reader makes of the rest, it did not read it to its end.
fn broken() -> Vec<(&'static str, String, &'static str)> {
    let after = |rest: &str| format!("{ENDPOINT}{rest}");
    vec![
        ("tab indentation", after("tags:\n\tteam: a\n"), "tab-indentation"),
        ("unclosed quote", after("description: \"never ends\n"), "syntax-error"),
        ("unclosed brace", after("tags: {a: b\n"), "syntax-error"),
        ("unclosed bracket", after("tags: [a, b\n"), "syntax-error"),
        ("wrong indentation", after("tags:\n    a: b\n  c: d\n"), "syntax-error"),
        ("two colons", after("description: a: b: c\n"), "syntax-error"),
        ("unknown anchor", after("tags: *nobody\n"), "unknown-anchor"),
        ("recursive alias", after("tags: &t\n  again: *t\n"), "recursive-alias"),
        ("NUL", after("description: a\0b\n"), "nul-character"),
        ("merge of a word", after("<<: word\n"), "merge-not-mapping"),
        ("merge of a list of words", after("<<: [one, two]\n"), "merge-not-mapping"),
        (
            "200 levels deep",
            after(&format!("tags: {}1{}\n", "{a: ".repeat(200), "}".repeat(200))),
            "too-deep",
        ),
        ("200 lists deep", after(&format!("tags: {}1{}\n", "[".repeat(200), "]".repeat(200))), "too-deep"),
        ("200 levels of lines", after(&nested_lines(200)), "too-deep"),
        ("100,000 brackets", after(&format!("tags: {}", "[".repeat(100_000))), "too-deep"),
        ("100,000 braces", after(&format!("tags: {}", "{".repeat(100_000))), "too-deep"),
        ("100,000 braces and keys", after(&format!("tags: {}", "{a: ".repeat(100_000))), "too-deep"),
        ("100,000 dashes", after(&format!("tags:\n  {}a\n", "- ".repeat(100_000))), "too-deep"),
        ("100,000 question marks", after(&format!("tags:\n  {}a\n", "? ".repeat(100_000))), "too-deep"),
        ("billion laughs", format!("{}{ENDPOINT}", laughs(10)), "too-many-aliases"),
        ("billion laughs in braces", format!("{}{ENDPOINT}", laughs_in_braces(10)), "too-many-aliases"),
        ("a bad escape", after("description: \"\\q\"\n"), "syntax-error"),
        ("an unknown directive", format!("%YAML 9.9\n%YAML 9.9\n---\n{ENDPOINT}"), "syntax-error"),
    ]
}

fn nested_lines(depth: usize) -> String {
    (0..depth).map(|level| format!("{}a:\n", " ".repeat(level))).collect()
}

fn laughs(levels: usize) -> String {
    let mut text = String::from("x0: &x0 [lol, lol]\n");
    for level in 1..levels {
        let of = format!("*x{}", level - 1);
        text.push_str(&format!("x{level}: &x{level} [{}]\n", vec![of; 10].join(", ")));
    }
    text
}

fn laughs_in_braces(levels: usize) -> String {
    let mut text = String::from("x0: &x0 {k: lol}\n");
    for level in 1..levels {
        let pairs: Vec<String> = (0..10).map(|number| format!("k{number}: *x{}", level - 1)).collect();
        text.push_str(&format!("x{level}: &x{level} {{{}}}\n", pairs.join(", ")));
    }
    text
}

#[test]
fn what_breaks_off_is_said_where_it_breaks_off() {
    let texts = broken();
    let mut wrong = Vec::new();
    for (what, text, code) in &texts {
        let report = judge(text);
        if !errors(&report).contains(code) {
            wrong.push(format!("{what}: {:?} instead of {code}", ask::problem_codes(&report)));
            continue;
        }
        let place = &problem(&report, code).locations[0];
        if !place.primary {
            wrong.push(format!("{what}: the place is not primary"));
        }
    }
    println!("{} broken texts", texts.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_default_is_used_where_a_text_was_not_read_to_its_end() {
    let texts = broken();
    let mut wrong = Vec::new();
    let mut recognised = 0;
    for (what, text, _) in &texts {
        let report = judge(text);
        // Where even the name is lost there is no subject, and so no default either.
        let Some(found) = access(&report, "scoring") else { continue };
        recognised += 1;
        if Some(found) != UNKNOWN {
            wrong.push(format!("{what}: {found:?}"));
        }
    }
    println!("{} broken texts, of which {recognised} are recognised all the same", texts.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(recognised > 10);
}

#[test]
fn no_default_is_used_for_any_fact_of_any_scope_in_a_broken_file() {
    let heads = [
        "name: research\nlocation: westeurope\ndescription: x\nstorage_account: /subscriptions/1/x\n",
        ENDPOINT,
        "name: blue\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\nmodel: azureml:m:1\n",
    ];
    let tails = ["tags: [a\n", "tags:\n\ta: b\n", "tags: *none\n", "x: \"\n"];
    for head in heads {
        for tail in tails {
            let report = judge(&format!("{head}{tail}"));
            assert!(!errors(&report).is_empty(), "{head}{tail}");
            let facts = report.subjects.iter().flat_map(|subject| &subject.facts);
            let defaulted: Vec<&str> =
                facts.filter(|fact| fact.origin == OriginKind::Defaulted).map(|fact| fact.fact).collect();
            assert_eq!(defaulted, [""; 0], "{head}{tail}");
        }
    }
    println!("{} broken files", heads.len() * tails.len());
}

#[test]
fn what_is_stated_before_the_break_still_counts() {
    let report = judge("name: scoring\nauth_mode: key\npublic_network_access: disabled\ntags: [a\n");
    let known = ask::known(&report, "endpoint.public_network_access", Some("scoring")).unwrap();
    assert_eq!((known.origin, known.values.as_slice()), (OriginKind::Stated, &["disabled"][..]));
}

#[test]
fn a_bound_is_named_and_its_file_counts_as_not_read() {
    let large = format!("{ENDPOINT}description: {}\n", "x".repeat(5 * 1024 * 1024));
    let report = judge(&large);
    assert_eq!(errors(&report), ["file-too-large"]);
    assert!(problem(&report, "file-too-large").message.contains("4194304"), "the bound is named");
    assert_ne!(access(&report, "scoring"), DEFAULTED);
    assert_eq!(report.about.inputs[0].sha256.len(), 64);
}

#[test]
fn a_thousand_and_one_documents_hit_the_bound_and_a_thousand_do_not() {
    let many = |count: usize| -> String {
        (0..count).map(|number| format!("---\nname: scoring{number}\nauth_mode: key\n")).collect()
    };
    let report = judge(&many(1_001));
    assert!(errors(&report).contains(&"too-many-documents"), "{:?}", errors(&report));
    assert!(problem(&report, "too-many-documents").message.contains("1000"));
    let few = judge(&many(20));
    assert!(errors(&few).is_empty(), "{:?}", errors(&few));
    assert_eq!(few.parts.len(), 20);
}

#[test]
fn every_bound_of_a_request_is_obeyed() {
    let text = format!(
        "{ENDPOINT}tags: {{a: {{b: {{c: d}}}}}}\nx: &x y\nz: [*x, *x, *x]\n---\nname: other\nauth_mode: key\n"
    );
    let with = |set: fn(&mut Request)| {
        let mut request = ask::request(&[("endpoint.yml", &text)], &[]);
        set(&mut request);
        errors(&validate(&request).unwrap())
    };
    assert_eq!(with(|_| {}), [""; 0]);
    assert_eq!(with(|request| request.bounds.file_bytes = 10), ["file-too-large"]);
    assert_eq!(with(|request| request.bounds.depth = 2), ["too-deep"]);
    assert_eq!(with(|request| request.bounds.documents = 1), ["too-many-documents"]);
    assert_eq!(with(|request| request.bounds.alias_expansions = 2), ["too-many-aliases"]);
    for zero in [
        |request: &mut Request| request.bounds.file_bytes = 0,
        |request: &mut Request| request.bounds.depth = 0,
        |request: &mut Request| request.bounds.documents = 0,
        |request: &mut Request| request.bounds.alias_expansions = 0,
    ] {
        assert!(!with(zero).is_empty(), "a bound of nothing lets nothing through");
    }
}

#[test]
fn one_bad_file_does_not_spoil_the_others() {
    let bad = [
        String::new(),
        "\0".into(),
        "[".repeat(100_000),
        "a: b: c".into(),
        "x".repeat(5 * 1024 * 1024),
        laughs(10),
    ];
    for text in &bad {
        let report = judge_files(&[("bad", text), ("endpoint.yml", ENDPOINT)]);
        assert_eq!(access(&report, "scoring"), DEFAULTED);
        assert_eq!(report.about.inputs.len(), 2);
        assert!(!errors(&report).is_empty());
    }
    println!("{} bad files beside a good one", bad.len());
}
