//! A node's span is exactly its own characters.

#![cfg(test)]

use cofferdam_core::document::{Limits, NodeValue, Reading, Tree, read};
use cofferdam_core::text::FileId;

fn reading(text: &str) -> Reading {
    let reading = read(FileId(0), text, &Limits::default());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading
}

/// What is underlined for the value at a path.
fn underlined<'text>(text: &'text str, path: &[&str]) -> &'text str {
    let tree = reading(text).tree;
    let root = tree.documents[0].root.expect("a document");
    let entry = tree.find(root, path).expect("the path");
    tree.node(entry.value).expect("the value").span.slice(text)
}

fn text_at(text: &str, path: &[&str]) -> String {
    let tree = reading(text).tree;
    let entry = tree.find(tree.documents[0].root.expect("a document"), path).expect("the path");
    tree.text(entry.value).expect("a scalar").to_owned()
}

/// Every node's own characters, in the order in which they were read.
fn all_underlined(text: &str) -> Vec<&str> {
    let Tree { nodes, .. } = reading(text).tree;
    nodes.iter().map(|node| node.span.slice(text)).collect()
}

#[test]
fn a_plain_value_ends_before_blanks_and_comment() {
    assert_eq!(underlined("a: enabled  # why\nb: 1\n", &["a"]), "enabled");
    assert_eq!(underlined("a: two words \n", &["a"]), "two words");
}

#[test]
fn a_quoted_value_keeps_its_quotes_and_leaves_the_comment() {
    assert_eq!(underlined("a: 'enabled'   # why\n", &["a"]), "'enabled'");
    assert_eq!(underlined("a: \"it # is\" # 'why'\n", &["a"]), "\"it # is\"");
    assert_eq!(underlined("a: 'it''s # so' # it's\n", &["a"]), "'it''s # so'");
    assert_eq!(underlined("a: \"say \\\"#\\\" \\\\\" # \"x\"\n", &["a"]), "\"say \\\"#\\\" \\\\\"");
    assert_eq!(underlined("a: ''  # none\n", &["a"]), "''");
}

#[test]
fn brackets_end_a_list_or_mapping_in_flow_style() {
    assert_eq!(underlined("a: [ 1, 2 ]   # two\nb: 1\n", &["a"]), "[ 1, 2 ]");
    assert_eq!(underlined("a: { b: [1] , c: 2 } # ]}\n", &["a"]), "{ b: [1] , c: 2 }");
    assert_eq!(underlined("a: { b: [1] , c: 2 } # ]}\n", &["a", "b"]), "[1]");
}

#[test]
fn a_block_ends_with_its_last_value() {
    let text = "a:\n  b: 1\n  c: 'x' # last\n\n# behind\nd: 2\n";
    assert_eq!(underlined(text, &["a"]), "b: 1\n  c: 'x'");
    assert_eq!(underlined("a:\n- 1\n- 2 # two\nb: 3\n", &["a"]), "- 1\n- 2");
    assert_eq!(underlined("a:\n  - x: 1\n    y:\nb: 3\n", &["a"]), "- x: 1\n    y:");
}

#[test]
fn an_absent_value_is_the_place_behind_its_colon() {
    let text = "a:   # nothing\nb: 1\n";
    let tree = reading(text).tree;
    let entry = tree.find(tree.documents[0].root.expect("a document"), &["a"]).expect("a");
    let span = tree.node(entry.value).expect("a value").span;
    assert_eq!((span.start, span.end), (2, 2));
    assert_eq!(entry.span.slice(text), "a:");
    assert_eq!(all_underlined("{a: , b}"), ["{a: , b}", "a", "", "b", ""]);
    assert_eq!(all_underlined("- # none\n-\n- 1\n"), ["- # none\n-\n- 1", "", "", "1"]);
}

#[test]
fn the_place_of_an_absent_item_is_behind_its_dash() {
    let nodes = reading("- # none\n-\n- 1\n").tree.nodes;
    let starts: Vec<u32> = nodes.iter().map(|node| node.span.start).collect();
    assert_eq!(starts, [0, 1, 10, 13]);
}

#[test]
fn block_scalars_start_with_their_header() {
    assert_eq!(underlined("a: |  # text\n  x\n  y\n\nb: 1\n", &["a"]), "|  # text\n  x\n  y");
    assert_eq!(underlined("a: !!str >-\n  x # y\n# c\n", &["a"]), ">-\n  x # y");
    assert_eq!(all_underlined("- |\n x\n- >\n y\n"), ["- |\n x\n- >\n y", "|\n x", ">\n y"]);
}

#[test]
fn anchors_and_tags_are_not_part_of_the_value_but_of_the_entry() {
    let text = "a: &x  !!str  true # c\nb: &y {c: 1} # d\ne: &z\n  f: 1\ng: &n\n";
    assert_eq!(underlined(text, &["a"]), "true");
    assert_eq!(underlined(text, &["b"]), "{c: 1}");
    assert_eq!(underlined(text, &["e"]), "f: 1");
    assert_eq!(underlined(text, &["g"]), "");
    let tree = reading(text).tree;
    let root = tree.documents[0].root.expect("a document");
    let entries: Vec<_> = tree.entries(root).map(|entry| entry.span.slice(text)).collect();
    assert_eq!(entries, ["a: &x  !!str  true", "b: &y {c: 1}", "e: &z\n  f: 1", "g: &n"]);
}

#[test]
fn an_alias_names_the_node_of_its_anchor_and_its_entry_is_where_it_is_written() {
    let text = "a: &x [1]\nb: *x # c\n";
    let tree = reading(text).tree;
    let root = tree.documents[0].root.expect("a document");
    let (a, b) = (tree.get(root, "a").expect("a"), tree.get(root, "b").expect("b"));
    assert_eq!(a.value, b.value);
    assert_eq!(b.span.slice(text), "b: *x");
}

#[test]
fn keys_have_spans_too() {
    let text = "'a b' : 1\n\"c\":  2\n? d\n: 3\n";
    let tree = reading(text).tree;
    let root = tree.documents[0].root.expect("a document");
    let keys: Vec<_> =
        tree.entries(root).map(|entry| tree.node(entry.key).expect("a key").span.slice(text)).collect();
    assert_eq!(keys, ["'a b'", "\"c\"", "d"]);
}

#[test]
fn characters_of_several_bytes_shift_nothing() {
    let text = "a: \"\u{1f600} \u{e9}\" # \u{1f600}\nb: \u{1f600}x # \u{e9}\n\u{e9}: {c: \u{1f600}}\n";
    assert_eq!(underlined(text, &["a"]), "\"\u{1f600} \u{e9}\"");
    assert_eq!(underlined(text, &["b"]), "\u{1f600}x");
    assert_eq!(underlined(text, &["\u{e9}", "c"]), "\u{1f600}");
}

#[test]
fn line_ends_of_windows_shift_nothing() {
    let text = "a: 'x' # c\r\nb:\r\n  c: y\r\n  d: |\r\n    t\r\n";
    assert_eq!(underlined(text, &["a"]), "'x'");
    assert_eq!(underlined(text, &["b", "c"]), "y");
    assert_eq!(underlined(text, &["b", "d"]), "|\r\n    t");
    assert_eq!(text_at(text, &["b", "d"]), "t\n");
}

#[test]
fn a_byte_order_mark_counts() {
    let text = "\u{feff}a: x\nb: 'y' # \u{e9}\n";
    assert_eq!(underlined(text, &["a"]), "x");
    assert_eq!(underlined(text, &["b"]), "'y'");
    assert_eq!(underlined("\u{feff}{\"a\": \"x\"}", &["a"]), "\"x\"");
}

#[test]
fn json_is_read_with_tabs_comments_and_escapes_in_two_halves() {
    let text = "{\n\t\"a\":\t\"x\\ty\", // note \u{e9}\n\t/* more\n*/ \"b\": [\n\t\t1\n\t],\n\t\"c\": \"\\ud83d\\ude00 \\\\ud83d\",\n\t\"u\": \"http://x\"\n}\n";
    assert_eq!(underlined(text, &["a"]), "\"x\\ty\"");
    assert_eq!(text_at(text, &["a"]), "x\ty");
    assert_eq!(underlined(text, &["b"]), "[\n\t\t1\n\t]");
    assert_eq!(underlined(text, &["c"]), "\"\\ud83d\\ude00 \\\\ud83d\"");
    assert_eq!(text_at(text, &["c"]), "\u{1f600} \\ud83d");
    assert_eq!(text_at(text, &["u"]), "http://x");
}

#[test]
fn the_document_spans_its_content() {
    let text = "# head\n---\na: 1\nb: 'x' # c\n...\n";
    let document = reading(text).tree.documents[0].clone();
    assert_eq!(document.span.slice(text), "a: 1\nb: 'x'");
    assert!(document.complete);
}

#[test]
fn every_span_fits_into_its_parent() {
    let text = "a: &x {b: [1, {c: }], 'd': }\ne:\n- - f\n  - *x\n-\ng: |+\n  t\n\n";
    let tree = reading(text).tree;
    for node in &tree.nodes {
        let NodeValue::Mapping(entries) = &node.value else { continue };
        for entry in &entries.entries {
            assert!(
                node.span.contains(entry.span),
                "{:?} in {:?}",
                entry.span.slice(text),
                node.span.slice(text)
            );
        }
    }
}
