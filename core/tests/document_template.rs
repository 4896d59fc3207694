//! Placeholders that are filled in before the client reads the file.

#![cfg(test)]

use cofferdam_core::document::{Limits, PlaceholderKind, ProblemKind, Reading, Scalar, read};
use cofferdam_core::severity::Severity;
use cofferdam_core::text::FileId;

fn reading(text: &str) -> Reading {
    read(FileId(0), text, &Limits::default())
}

fn scalar(text: &str, path: &[&str]) -> Scalar {
    let tree = reading(text).tree;
    let entry = tree.find(tree.documents[0].root.expect("a document"), path).expect("the path");
    tree.scalar(entry.value).expect("a scalar").clone()
}

fn placeholder(text: &str, path: &[&str]) -> Option<(PlaceholderKind, String)> {
    scalar(text, path).placeholder.map(|found| (found.kind, found.text))
}

#[test]
fn a_value_keeps_the_text_of_its_placeholders() {
    let text = "name: {{NAME}}\nid: \"/x\\t{{ a.b }}/{{NAME}}\" # {{c}}\nlist: [{{d}}-1, {{e}}]\nblock: |\n  x {{f}}\n";
    assert_eq!(scalar(text, &["name"]).text, "{{NAME}}");
    assert_eq!(scalar(text, &["id"]).text, "/x\t{{ a.b }}/{{NAME}}");
    assert_eq!(scalar(text, &["block"]).text, "x {{f}}\n");
    assert_eq!(placeholder(text, &["id"]), Some((PlaceholderKind::Mustache, "{{ a.b }}".into())));
    let tree = reading(text).tree;
    let list = tree.find(tree.documents[0].root.expect("a document"), &["list"]).expect("list").value;
    let items: Vec<_> = tree.items(list).iter().map(|item| tree.text(*item).expect("a scalar")).collect();
    assert_eq!(items, ["{{d}}-1", "{{e}}"]);
    assert_eq!(tree.node(list).expect("list").span.slice(text), "[{{d}}-1, {{e}}]");
}

#[test]
fn one_info_names_the_placeholders_of_a_file() {
    let text = "name: {{NAME}}\nkey: ${KEY}\nagain: {{NAME}}\nid: <ID>\n";
    let reading = reading(text);
    let names = ["{{NAME}}", "${KEY}", "<ID>"].map(str::to_owned).to_vec();
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].kind, ProblemKind::TemplatePlaceholder { names });
    assert_eq!(reading.problems[0].severity, Severity::Info);
    assert_eq!(reading.problems[0].span.slice(text), "{{NAME}}");
    assert!(reading.tree.documents[0].complete);
}

#[test]
fn a_placeholder_in_a_comment_is_nothing() {
    assert!(reading("name: a # {{NAME}} <X>\n").problems.is_empty());
}

#[test]
fn with_a_placeholder_as_key_no_key_is_surely_absent() {
    for text in ["{{KEY}}: 1\nname: a\n", "a:\n  ${KEY}: 1\n"] {
        let reading = reading(text);
        assert!(!reading.tree.documents[0].complete, "{text}");
        assert!(reading.problems.iter().any(|problem| problem.kind.code() == "templated-key"), "{text}");
    }
}

#[test]
fn the_key_that_names_a_schema_is_no_variable() {
    let reading = reading("$schema: https://example.org/x.json\n");
    assert!(reading.problems.is_empty());
    assert!(reading.tree.documents[0].complete);
}

#[test]
fn expressions_are_placeholders_in_json_and_go_without_saying() {
    let text = "{\"a\": \"[parameters('x')]\", \"b\": \"[[x]\", \"c\": \"x\"}";
    assert_eq!(placeholder(text, &["a"]), Some((PlaceholderKind::ArmExpression, "[parameters('x')]".into())));
    assert_eq!(placeholder(text, &["b"]), None);
    assert!(reading(text).problems.is_empty());
    assert_eq!(placeholder("a: \"[x]\"\n", &["a"]), None);
}

#[test]
fn nested_flow_mappings_are_not_taken_for_placeholders() {
    let tree = reading("a: {b: {c: 1}}\nd: {\"e\":{\"f\":{}}}\n").tree;
    let root = tree.documents[0].root.expect("a document");
    assert!(tree.find(root, &["a", "b", "c"]).is_some());
    assert!(tree.find(root, &["d", "e", "f"]).is_some());
}
