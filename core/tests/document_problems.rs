//! Broken and hostile texts: what is understood, and what is said about the rest.

#![cfg(test)]
#![expect(clippy::disallowed_types, reason = "a test guards against hanging with a clock")]

use std::borrow::Cow;
use std::time::{Duration, Instant};

use cofferdam_core::document::{Limits, NodeValue, Problem, ProblemKind, Reading, read};
use cofferdam_core::severity::Severity;
use cofferdam_core::text::FileId;

fn reading(text: &str) -> Reading {
    read(FileId(0), text, &Limits::default())
}

/// The code of a problem of what was read here.
fn code(problem: &Problem) -> &'static str {
    match problem.kind.code() {
        Cow::Borrowed(code) => code,
        Cow::Owned(_) => panic!("{problem:?} was not made here"),
    }
}

/// The codes of all problems with what each underlines.
fn problems(text: &str) -> Vec<(&'static str, String)> {
    reading(text)
        .problems
        .iter()
        .map(|problem| (code(problem), problem.span.slice(text).to_owned()))
        .collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    problems(text).into_iter().map(|(code, _)| code).collect()
}

fn value(reading: &Reading, path: &[&str]) -> Option<String> {
    let root = reading.tree.documents.first()?.root?;
    let entry = reading.tree.find(root, path)?;
    Some(reading.tree.text(entry.value)?.to_owned())
}

#[test]
fn what_stands_before_a_syntax_error_is_understood() {
    let reading = reading("a: 1\nb:\n  c: 2\n  d: \"open\ne: 3\n");
    assert_eq!(value(&reading, &["a"]).as_deref(), Some("1"));
    assert_eq!(value(&reading, &["b", "c"]).as_deref(), Some("2"));
    assert_eq!(reading.problems[0].kind.code(), "syntax-error");
    assert!(!reading.tree.documents[0].complete);
    let root = reading.tree.documents[0].root.expect("a document");
    let unread = reading.tree.find(root, &["b", "d"]).expect("the key is known");
    assert_eq!(reading.tree.node(unread.value).expect("a node").value, NodeValue::Unreadable);
}

#[test]
fn json_too_is_understood_up_to_the_error() {
    let reading = reading("{\"a\": 1, \"b\": {\"c\": 2, \"d\": ");
    assert_eq!(value(&reading, &["a"]).as_deref(), Some("1"));
    assert_eq!(value(&reading, &["b", "c"]).as_deref(), Some("2"));
    assert!(!reading.tree.documents[0].complete);
}

#[test]
fn a_tab_as_indentation_is_said_plainly() {
    assert_eq!(problems("a:\n\tb: 1\n"), [("tab-indentation", "\t".to_owned())]);
    assert_eq!(problems("a:\n  b: 1\n\tc: 2\n"), [("tab-indentation", "\t".to_owned())]);
    assert_eq!(problems("\ta: 1\n"), [("tab-indentation", "\t".to_owned())]);
    assert!(codes("a: 1 \t# tab before a comment\n").is_empty());
}

#[test]
fn a_repeated_key_is_told_with_both_places() {
    let text = "a: 1\nb: 2\n\"a\": 3\n";
    let reading = reading(text);
    let problem = &reading.problems[0];
    assert_eq!(problem.kind, ProblemKind::DuplicateKey { key: "a".into() });
    assert_eq!(problem.severity, Severity::Warning);
    assert_eq!(problem.span.slice(text), "\"a\"");
    assert_eq!(problem.related[0].0.start, 0);
    assert_eq!(value(&reading, &["a"]).as_deref(), Some("3"));
    assert!(reading.tree.documents[0].complete);
}

#[test]
fn repeated_keys_are_found_in_long_mappings_too() {
    let mut text: String = (0..100).map(|number| format!("k{number}: 1\n")).collect();
    text.push_str("k7: 2\nk3: 2\n");
    let found = problems(&text);
    assert_eq!(found, [("duplicate-key", "k7".to_owned()), ("duplicate-key", "k3".to_owned())]);
}

#[test]
fn keys_that_only_look_equal_are_not_repeated() {
    assert!(codes("1: a\n\"1\": b\n").is_empty());
    assert!(codes("x: &x {a: 1}\ny: &y {b: 1}\nz:\n  <<: *x\n  <<: *y\n").is_empty());
}

#[test]
fn a_merge_of_something_else_than_mappings_is_an_error() {
    assert_eq!(problems("<<: 1\n"), [("merge-not-mapping", "<<: 1".to_owned())]);
    assert_eq!(codes("a: {<<: [{b: 1}, 2]}\n"), ["merge-not-mapping"]);
    assert!(codes("a: {<<: [{b: 1}, {c: 2}]}\n").is_empty());
}

#[test]
fn lists_and_mappings_as_keys_are_told() {
    assert_eq!(problems("? [a]\n: 1\n"), [("non-scalar-key", "[a]".to_owned())]);
}

#[test]
fn an_alias_without_anchor_is_told() {
    assert_eq!(problems("a: *none\n"), [("unknown-anchor", "*none".to_owned())]);
    // An anchor does not reach into the next document.
    assert_eq!(codes("a: &x 1\n---\nb: *x\n"), ["several-documents", "unknown-anchor"]);
}

#[test]
fn an_alias_inside_its_own_anchor_is_told() {
    let text = "a: &x\n  b: *x\n  c: 1\n";
    assert_eq!(problems(text), [("recursive-alias", "*x".to_owned())]);
    let reading = reading(text);
    assert!(!reading.tree.documents[0].complete);
    assert_eq!(value(&reading, &["a", "c"]).as_deref(), Some("1"));
}

/// A few lines that stand for 10 to the power of nine values.
fn laughs() -> String {
    let mut text = String::from("a0: &a0 [x]\n");
    for level in 1..10 {
        let before = format!("*a{}", level - 1);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", [before.as_str(); 10].join(", ")));
    }
    text
}

#[test]
fn a_billion_laughs_are_cut_short() {
    let text = laughs() + "name: still here\n";
    let reading = reading(&text);
    let codes: Vec<_> = reading.problems.iter().map(code).collect();
    assert_eq!(codes, ["too-many-aliases"]);
    assert_eq!(value(&reading, &["name"]).as_deref(), Some("still here"));
    assert!(!reading.tree.documents[0].complete);
}

#[test]
fn aliases_do_not_add_up_to_more_depth_than_is_allowed() {
    let deep = |inner: &str| format!("{}{inner}{}", "[".repeat(40), "]".repeat(40));
    let text = format!("a: &a {}\nb: &b {}\n", deep("1"), deep("*a"));
    assert_eq!(problems(&text), [("too-deep", "*a".to_owned())]);
}

#[test]
fn what_is_nested_too_deep_is_unreadable_and_the_rest_is_read() {
    let text = format!("a: {}1{}\nb: 2\n", "[".repeat(200), "]".repeat(200));
    let reading = reading(&text);
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].kind, ProblemKind::TooDeep { limit: 64 });
    assert_eq!(value(&reading, &["b"]).as_deref(), Some("2"));
    assert!(!reading.tree.documents[0].complete);
    let exactly = format!("{}1{}\n", "[".repeat(64), "]".repeat(64));
    assert!(codes(&exactly).is_empty());
}

/// Reads within a second; without optimisation, on a machine busy with other tests, within ten.
fn within_a_second(text: &str) -> Reading {
    let allowed = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
    let start = Instant::now();
    let reading = reading(text);
    assert!(start.elapsed() < allowed, "{:?}", start.elapsed());
    reading
}

#[test]
fn brackets_without_end_are_refused_at_once() {
    for opening in ["[", "{", "- ", "? ", "[{", "{\"a\":", "a: [", "!!x [", "[a: "] {
        let reading = within_a_second(&opening.repeat(100_000));
        let codes: Vec<_> = reading.problems.iter().map(code).collect();
        assert!(codes.contains(&"too-deep") || codes.contains(&"syntax-error"), "{opening}: {codes:?}");
        assert!(reading.tree.documents.iter().all(|document| !document.complete), "{opening}");
    }
    assert_eq!(codes(&"[".repeat(100_000)), ["too-deep"]);
    assert_eq!(codes(&"- ".repeat(100_000)), ["too-deep"]);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let text = "a: 1\n".repeat(1 << 20);
    let reading = within_a_second(&text);
    assert_eq!(reading.problems[0].kind.code(), "file-too-large");
    assert!(reading.tree.documents.is_empty());
}

#[test]
fn a_nul_is_not_text() {
    assert_eq!(problems("a: 1\0\n"), [("nul-character", "\0".to_owned())]);
    assert!(reading("a: 1\0\n").tree.documents.is_empty());
}

#[test]
fn several_documents_are_read_with_a_warning() {
    let text = "a: 1\n---\nb: 2\n";
    let reading = reading(text);
    assert_eq!(problems(text), [("several-documents", "b".to_owned())]);
    assert_eq!(reading.tree.documents.len(), 2);
    assert!(codes("---\na: 1\n...\n").is_empty());
}

#[test]
fn documents_beyond_the_limit_are_not_read() {
    let text = "---\na: 1\n".repeat(1_001);
    let reading = reading(&text);
    assert_eq!(reading.tree.documents.len(), 1_000);
    assert!(reading.problems.iter().any(|problem| problem.kind.code() == "too-many-documents"));
}

#[test]
fn an_empty_file_is_an_error() {
    for text in ["", " \n", "# only a comment\n", "\u{feff}", "---\n", "---\n...\n"] {
        assert_eq!(codes(text), ["empty-file"], "{text:?}");
    }
    assert!(codes("{}\n").is_empty());
}

#[test]
fn a_file_full_of_warnings_lists_a_bounded_number() {
    let text = "a: 1\n".repeat(10_000);
    let reading = within_a_second(&text);
    assert_eq!(reading.problems.len(), 201);
    assert!(
        reading.problems.iter().any(|problem| problem.kind == ProblemKind::MoreProblems { count: 9_799 })
    );
}
