//! What the client makes of a rule's keys (F-OBS-04, F-RULE-03, F-RULE-08, F-RPE-01).

use alloc::vec::Vec;

use super::{
    super::{
        bind::MOST_FAULTS,
        reading::{self, Reading, normal},
        typed,
    },
    Look, listed,
};
use crate::{
    document::{Entry, ScalarKind},
    rulebook::{Family, OUTBOUND_RULE_TYPE},
};

/// Keys of a rule. What the service adds to a rule that it prints is ignored and does no harm.
const RULE: &str = "name type category destination fqdns status parent_rule_names error_information";
/// Keys within `destination`, by kind.
const DESTINATION: [&str; 3] = [
    "service_resource_id subresource_target spark_enabled",
    "service_tag protocol port_ranges address_prefixes",
    "",
];

/// Whether the kind that is declared is the one of the destination.
pub fn declared(look: &Look<'_, '_>) -> Reading {
    let inferred = look.rule.inferred();
    let required = look.rule.family() == Family::Arm;
    let Some(entry) = look.entry else {
        return if required { look.value("missing", "") } else { Reading::Absent };
    };
    let Some(scalar) =
        look.rule.of.file.tree.scalar(entry.value).filter(|scalar| scalar.kind != ScalarKind::Null)
    else {
        return look.value("missing", "");
    };
    if let Some(open) = look.open(scalar) {
        return open;
    }
    let same = inferred.is_none() || inferred == reading::loose(OUTBOUND_RULE_TYPE, &scalar.text);
    look.value(if same { "agrees" } else { "differs" }, &scalar.text)
}

/// What the client does not take of the keys of a rule in a file, or ignores.
pub fn faults(look: &Look<'_, '_>) -> Vec<Reading> {
    let rule = look.rule;
    if !matches!(rule.family(), Family::CliYaml | Family::Sdk) {
        return Vec::new();
    }
    let tree = &rule.of.file.tree;
    if tree.scalar(rule.node).is_some_and(|scalar| scalar.placeholder.is_some()) {
        // It is filled in later as a whole.
        return Vec::new();
    }
    let named = tree.is_mapping(rule.node) && rule.name().is_some();
    let kind = match rule.family() {
        // A class says its kind, and its reader which arguments it wants.
        Family::Sdk => rule.kind(),
        _ => rule.inferred(),
    };
    let (Some(kind), true) = (kind, named) else {
        let what = if named { "destination" } else { "name" };
        return alloc::vec![look.value_at("refused", what, rule.place(rule.anchor(), &[]))];
    };
    let mut faults = Vec::new();
    let at = |entry: &Entry, name: &str, path: &[&str]| {
        look.value_at(name, tree.text(entry.key).unwrap_or_default(), rule.place(entry.key, path))
    };
    let foreign = |entry: &Entry, known: &str| {
        tree.text(entry.key).is_some_and(|key| !known.split(' ').any(|known| known == key))
    };
    let within = DESTINATION.get(usize::from(kind)).copied().unwrap_or_default();
    if let Some(destination) = tree.get(rule.node, "destination").filter(|_| kind != listed::FQDN) {
        for entry in
            tree.entries(destination.value).filter(|entry| foreign(entry, within)).take(MOST_FAULTS + 1)
        {
            let path = ["destination", tree.text(entry.key).unwrap_or_default()];
            faults.push(at(entry, "refused", &path));
        }
    }
    for key in wrong_texts(look, kind) {
        let node = tree.find(rule.node, key).map_or(rule.anchor(), |entry| entry.key);
        let name = key.last().copied().unwrap_or_default();
        faults.push(look.value_at("refused", name, rule.place(node, key)));
    }
    for entry in tree.entries(rule.node).filter(|entry| foreign(entry, RULE)).take(MOST_FAULTS + 1) {
        let key = tree.text(entry.key).unwrap_or_default();
        let is_misspelt = RULE.split(' ').any(|known| reading::is_near(key, known));
        faults.push(at(entry, if is_misspelt { "key_misspelt" } else { "key_ignored" }, &[key]));
    }
    if let Some(entry) = tree.get(rule.node, "category")
        && tree.text(entry.value).is_some_and(|text| normal(text) != "userdefined")
    {
        faults.push(at(entry, "category_ignored", &["category"]));
    }
    faults
}

/// The paths to what the client wants as text and is something else, or is not there. Ports that are no text are told
/// where ports are read.
fn wrong_texts(look: &Look<'_, '_>, kind: u8) -> Vec<&'static [&'static str]> {
    const PATHS: [(u8, &[&str]); 10] = [
        (listed::FQDN, &["destination"]),
        (listed::PRIVATE_ENDPOINT, &["destination", "service_resource_id"]),
        (listed::PRIVATE_ENDPOINT, &["destination", "subresource_target"]),
        (listed::SERVICE_TAG, &["destination", "service_tag"]),
        (listed::SERVICE_TAG, &["destination", "protocol"]),
        (listed::SERVICE_TAG, &["destination", "port_ranges"]),
        (listed::SERVICE_TAG, &["destination", "address_prefixes"]),
        (listed::PRIVATE_ENDPOINT, &["fqdns"]),
        (u8::MAX, &["name"]),
        (u8::MAX, &["type"]),
    ];
    let (tree, rule) = (&look.rule.of.file.tree, look.rule.node);
    let is_text = |node| tree.scalar(node).is_some_and(reading::is_text);
    let is_wrong = |path: &[&str]| match (path.last().copied(), tree.find(rule, path)) {
        (Some("address_prefixes" | "fqdns"), None) => false,
        (Some("address_prefixes" | "fqdns"), Some(entry)) => {
            !tree.is_sequence(entry.value) || !tree.items(entry.value).iter().all(|item| is_text(*item))
        }
        // What it says does not matter.
        (Some("type"), None) => false,
        (Some("type"), Some(entry)) => {
            tree.scalar(entry.value).is_some_and(|scalar| scalar.kind == ScalarKind::Null)
        }
        (Some("port_ranges"), Some(entry)) => {
            tree.scalar(entry.value).is_none_or(|scalar| scalar.kind == ScalarKind::Null)
        }
        (_, entry) => !entry.is_some_and(|entry| is_text(entry.value)),
    };
    let wrong = PATHS.iter().filter(|(of, path)| (*of == kind || *of == u8::MAX) && is_wrong(path));
    wrong.map(|(_, path)| *path).collect()
}

/// Whether serverless Spark uses the rule; files for the client have to say it.
pub fn spark(look: &Look<'_, '_>) -> Reading {
    if look.rule.family() != Family::CliYaml {
        return Reading::Absent;
    }
    let Some(scalar) = look.scalar() else {
        // The command does without.
        return if look.rule.of.is_command() { Reading::Absent } else { look.value("missing", "") };
    };
    if let Some(open) = look.open(scalar) {
        return open;
    }
    let state = match typed::boolean(scalar) {
        Some(true) => "true",
        Some(false) => "false",
        None => "missing",
    };
    look.value(state, &scalar.text)
}
