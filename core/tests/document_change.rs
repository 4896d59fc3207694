//! Edits of the text: every byte that is not about the change stays.

#![cfg(test)]

use cofferdam_core::document::change::{Value, delete_key, insert_key, set_scalar};
use cofferdam_core::document::{Limits, NodeId, Tree, read};
use cofferdam_core::text::{FileId, TextEdit, apply};

fn tree(text: &str) -> Tree {
    read(FileId(0), text, &Limits::default()).tree
}

/// The value at a path; the document itself for none.
fn at(tree: &Tree, path: &[&str]) -> NodeId {
    let root = tree.documents[0].root.expect("a document");
    if path.is_empty() { root } else { tree.find(root, path).expect("the path").value }
}

fn applied(text: &str, edits: Option<Vec<TextEdit>>) -> Option<String> {
    let changed = apply(text, &edits?).expect("edits that fit");
    let reading = read(FileId(0), &changed, &Limits::default());
    assert!(reading.tree.documents[0].complete, "{changed}\n{:?}", reading.problems);
    Some(changed)
}

fn set(text: &str, path: &[&str], value: Value<'_>) -> Option<String> {
    let tree = tree(text);
    let changed = applied(text, set_scalar(&tree, text, at(&tree, path), value));
    if let (Some(changed), Value::Text(wanted)) = (&changed, value) {
        let read = self::tree(changed);
        assert_eq!(read.text(at(&read, path)), Some(wanted));
    }
    changed
}

fn insert(text: &str, path: &[&str], key: &str, value: Value<'_>) -> Option<String> {
    let tree = tree(text);
    let changed = applied(text, insert_key(&tree, text, at(&tree, path), key, value))?;
    let read = self::tree(&changed);
    assert!(read.get(at(&read, path), key).is_some(), "{changed}");
    Some(changed)
}

fn delete(text: &str, path: &[&str], key: &str) -> Option<String> {
    let tree = tree(text);
    let changed = applied(text, delete_key(&tree, text, at(&tree, path), key))?;
    let read = self::tree(&changed);
    let before: Vec<_> = tree.entries(at(&tree, path)).filter_map(|entry| tree.text(entry.key)).collect();
    let after: Vec<_> = read.entries(at(&read, path)).filter_map(|entry| read.text(entry.key)).collect();
    let kept: Vec<_> = before.into_iter().filter(|other| *other != key).collect();
    assert_eq!(after, kept, "{changed}");
    Some(changed)
}

fn text(text: &str) -> Value<'_> {
    Value::Text(text)
}

#[test]
fn a_set_value_keeps_quotes_and_comments() {
    let old = "a: enabled # one\nb: 'enabled'   # two 'x'\nc: \"enabled\"# no comment";
    let old = old.trim_end_matches("# no comment");
    assert_eq!(set(old, &["a"], text("disabled")).unwrap(), old.replacen("enabled", "disabled", 1));
    assert_eq!(set(old, &["b"], text("disabled")).unwrap(), old.replace("'enabled'", "'disabled'"));
    assert_eq!(set(old, &["c"], text("disabled")).unwrap(), old.replace("\"enabled\"", "\"disabled\""));
}

#[test]
fn a_set_value_gets_quotes_where_it_needs_them() {
    assert_eq!(set("a: 1\n", &["a"], text("443")).unwrap(), "a: \"443\"\n");
    assert_eq!(set("a: 1\n", &["a"], text("yes")).unwrap(), "a: \"yes\"\n");
    assert_eq!(set("a: 1\n", &["a"], text("x: y # z")).unwrap(), "a: \"x: y # z\"\n");
    assert_eq!(set("a: 'x'\n", &["a"], text("it's")).unwrap(), "a: 'it''s'\n");
    assert_eq!(set("a: 'x'\n", &["a"], text("b\nc\"")).unwrap(), "a: \"b\\nc\\\"\"\n");
    assert_eq!(set("a: 'x'\n", &["a"], Value::Literal("true")).unwrap(), "a: true\n");
    assert_eq!(set("{\"a\": null}", &["a"], text("x")).unwrap(), "{\"a\": \"x\"}");
}

#[test]
fn an_absent_value_is_written_behind_its_colon() {
    assert_eq!(set("a: # why\nb: 1\n", &["a"], text("x")).unwrap(), "a: x # why\nb: 1\n");
    assert_eq!(set("a:\nb: 1\n", &["a"], text("x")).unwrap(), "a: x\nb: 1\n");
    assert_eq!(set("{a, b: 1}", &["a"], text("x")), None);
}

#[test]
fn values_of_several_lines_are_replaced_as_a_whole() {
    assert_eq!(set("a: |\n  x\n  y\n\nb: 1\n", &["a"], text("z")).unwrap(), "a: z\n\nb: 1\n");
    assert_eq!(set("a: x\n  y # c\nb: 1\n", &["a"], text("z")).unwrap(), "a: z # c\nb: 1\n");
}

#[test]
fn a_mapping_is_no_scalar() {
    assert_eq!(set("a: {b: 1}\n", &["a"], text("z")), None);
}

#[test]
fn a_new_key_follows_the_last_entry_of_one_line() {
    let old = "# head\nname: a # 'the' name\ntags:\n  x: y\n# tail\n";
    let new = "# head\nname: a # 'the' name\nkey: value\ntags:\n  x: y\n# tail\n";
    assert_eq!(insert(old, &[], "key", text("value")).unwrap(), new);
    let nested = "# head\nname: a # 'the' name\ntags:\n  x: y\n  key: value\n# tail\n";
    assert_eq!(insert(old, &["tags"], "key", text("value")).unwrap(), nested);
}

#[test]
fn a_new_key_precedes_entries_of_several_lines_when_there_are_no_others() {
    assert_eq!(insert("a:\n  b: 1\n", &[], "key", text("v")).unwrap(), "key: v\na:\n  b: 1\n");
    assert_eq!(insert("- a:\n    b: 1\n", &[], "key", text("v")), None);
    let tree = tree("- a:\n    b: 1\n");
    let item = tree.items(at(&tree, &[]))[0];
    let edits = insert_key(&tree, "- a:\n    b: 1\n", item, "key", text("v"));
    assert_eq!(applied("- a:\n    b: 1\n", edits).unwrap(), "- key: v\n  a:\n    b: 1\n");
}

#[test]
fn a_new_key_keeps_line_ends_and_a_missing_last_one() {
    assert_eq!(
        insert("a: 1\r\nb:\r\n  c: 1\r\n", &[], "key", text("v")).unwrap(),
        "a: 1\r\nkey: v\r\nb:\r\n  c: 1\r\n"
    );
    assert_eq!(insert("a: 1\r\nb: 2", &[], "key", text("v")).unwrap(), "a: 1\r\nb: 2\r\nkey: v");
    assert_eq!(insert("a: 1", &[], "key", text("v")).unwrap(), "a: 1\nkey: v");
    assert_eq!(insert("\u{feff}a: 1", &[], "key", text("v")).unwrap(), "\u{feff}a: 1\nkey: v");
}

#[test]
fn a_new_key_of_a_list_item_is_indented_below_the_first() {
    let old = "rules:\n  - name: x # one\n  - name: y\n";
    let tree = tree(old);
    let item = tree.items(at(&tree, &["rules"]))[0];
    let edits = insert_key(&tree, old, item, "type", text("fqdn"));
    assert_eq!(applied(old, edits).unwrap(), "rules:\n  - name: x # one\n    type: fqdn\n  - name: y\n");
}

#[test]
fn a_new_mapping_is_written_in_the_style_around_it() {
    let mode = [("isolation_mode", text("disabled")), ("outbound_rules", Value::Literal("[]"))];
    let value = Value::Mapping(&mode);
    assert_eq!(
        insert("name: a\n", &[], "managed_network", value).unwrap(),
        "name: a\nmanaged_network:\n  isolation_mode: disabled\n  outbound_rules: []\n"
    );
    assert_eq!(
        insert("{name: a}\n", &[], "managed_network", value).unwrap(),
        "{name: a, managed_network: {isolation_mode: disabled, outbound_rules: []}}\n"
    );
}

#[test]
fn a_new_key_between_braces() {
    assert_eq!(insert("a: { b: 1 } # c\n", &["a"], "key", text("v")).unwrap(), "a: { b: 1, key: v } # c\n");
    assert_eq!(insert("a: {}\n", &["a"], "key", text("v")).unwrap(), "a: {key: v}\n");
    assert_eq!(insert("{\"a\": 1}", &[], "key", text("v")).unwrap(), "{\"a\": 1, \"key\": \"v\"}");
    assert_eq!(insert("{}", &[], "key", text("v")).unwrap(), "{\"key\": \"v\"}");
    assert_eq!(
        insert("{\r\n  \"a\": 1,\r\n  \"b\": {\"c\": 2}\r\n}\r\n", &[], "key", Value::Literal("true"))
            .unwrap(),
        "{\r\n  \"a\": 1,\r\n  \"b\": {\"c\": 2},\r\n  \"key\": true\r\n}\r\n"
    );
}

#[test]
fn a_key_that_is_there_is_not_inserted() {
    assert_eq!(insert("a: 1\n", &[], "a", text("v")), None);
}

#[test]
fn a_deleted_key_takes_its_line_along() {
    assert_eq!(delete("a: 1\nb: 2\nc: 3\n", &[], "b").unwrap(), "a: 1\nc: 3\n");
    assert_eq!(delete("a: 1\r\nb: 2\r\n", &[], "a").unwrap(), "b: 2\r\n");
    assert_eq!(delete("a: 1\nb: 2", &[], "b").unwrap(), "a: 1");
    assert_eq!(delete("a: 1\nb:\n  c: 2\n  d: 3\n\ne: 4\n", &[], "b").unwrap(), "a: 1\n\ne: 4\n");
    assert_eq!(delete("x:\n  a: 1\n  b:\n", &["x"], "b").unwrap(), "x:\n  a: 1\n");
    assert_eq!(delete("a: |\n  x\n  y\nb: 1\n", &[], "a").unwrap(), "b: 1\n");
}

#[test]
fn the_comment_behind_a_deleted_value_stays() {
    assert_eq!(
        delete("x:\n  a: 'v' # why 'so'\n  b: 1\n", &["x"], "a").unwrap(),
        "x:\n  # why 'so'\n  b: 1\n"
    );
    assert_eq!(delete("x: 1\ny: [1, 2] # two", &[], "y").unwrap(), "x: 1\n# two");
}

#[test]
fn the_first_key_of_a_list_item_leaves_its_dash() {
    let old = "- a: 1\n  b: 2\n- c: 3\n";
    let tree = tree(old);
    let item = tree.items(at(&tree, &[]))[0];
    assert_eq!(applied(old, delete_key(&tree, old, item, "a")).unwrap(), "- b: 2\n- c: 3\n");
    assert_eq!(applied(old, delete_key(&tree, old, item, "b")).unwrap(), "- a: 1\n- c: 3\n");
    let commented = "- a: 1 # why\n  b: 2\n";
    let tree = self::tree(commented);
    let item = tree.items(at(&tree, &[]))[0];
    assert_eq!(delete_key(&tree, commented, item, "a"), None);
}

#[test]
fn a_deleted_key_between_braces_takes_one_comma_along() {
    assert_eq!(delete("a: {b: 1, c: 2, d: 3} # e\n", &["a"], "b").unwrap(), "a: {c: 2, d: 3} # e\n");
    assert_eq!(delete("a: {b: 1, c: 2, d: 3} # e\n", &["a"], "c").unwrap(), "a: {b: 1, d: 3} # e\n");
    assert_eq!(delete("a: {b: 1, c: 2, d: 3} # e\n", &["a"], "d").unwrap(), "a: {b: 1, c: 2} # e\n");
    assert_eq!(delete("{\n  \"a\": 1,\n  \"b\": 2\n}\n", &[], "b").unwrap(), "{\n  \"a\": 1\n}\n");
    assert_eq!(delete("{\n  \"a\": 1,\n  \"b\": 2\n}\n", &[], "a").unwrap(), "{\n  \"b\": 2\n}\n");
}

#[test]
fn a_key_written_twice_is_deleted_twice() {
    assert_eq!(delete("a: 1\nb: 2\na: 3\n", &[], "a").unwrap(), "b: 2\n");
}

#[test]
fn what_cannot_be_deleted_alone_is_left() {
    assert_eq!(delete("a: 1\n", &[], "a"), None, "the only key");
    assert_eq!(delete("a: 1\n", &[], "b"), None, "not there");
    assert_eq!(delete("x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n", &["y"], "a"), None, "merged");
    assert_eq!(delete("x: &x {a: 1}\ny: *x\n", &[], "y"), None, "an alias");
    assert_eq!(delete("x: &x {a: 1}\ny: *x\n", &[], "x"), None, "an alias needs it");
}

#[test]
fn unusual_ways_to_write_a_mapping_are_left_alone() {
    assert_eq!(insert("? a\n: 1\n", &[], "key", text("v")), None);
    assert_eq!(delete("? a\n: 1\nb: 2\n", &[], "a"), None);
    let old = "x: [1,\n  a: b]\n";
    let tree = tree(old);
    let pair = tree.items(at(&tree, &["x"]))[1];
    assert_eq!(insert_key(&tree, old, pair, "key", text("v")), None);
}
