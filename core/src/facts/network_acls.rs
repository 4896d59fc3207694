//! Reduces a network ACL to who is admitted: `all` networks or `selected` addresses (F-INW-03, F-SIP-01).

use alloc::{
    format,
    string::{String, ToString},
};

use super::{
    origin::Place,
    reading::{self, Reading, Rejection, normal},
};
use crate::{
    document::{Node, NodeId, NodeValue, ScalarKind, Tree},
    rulebook::{Family, WORKSPACE_NETWORK_ACLS},
};

/// Reads the ACL at a node.
pub fn read(tree: &Tree, node: NodeId, family: Family, place: Place) -> Reading {
    let (action_key, rules_key) = match family {
        Family::Arm => ("defaultAction", "ipRules"),
        Family::CliYaml | Family::CliJson | Family::Sdk => ("default_action", "ip_rules"),
    };
    let strict = family == Family::CliYaml;
    let reject = |why: &str, place: &Place| {
        Reading::Rejected(Rejection { place: place.clone(), why: why.to_string(), meant: None, key: None })
    };
    let open = |why: &str| Reading::Open { why: why.to_string(), place: place.clone(), source: None };
    if !tree.is_mapping(node) {
        return if strict {
            reject("`network_acls` is a mapping", &place)
        } else {
            open("the list of rules is not given")
        };
    }
    if let Some((why, place)) = strange(tree, node, rules_key, &place).filter(|_| strict) {
        return reject(&why, &place);
    }
    let action = tree.get(node, action_key);
    if action.is_none()
        && family == Family::Sdk
        && let Some(value) = WORKSPACE_NETWORK_ACLS.value_number("all")
    {
        // The class allows by default.
        return Reading::Value { value, place, text: "Allow".to_string() };
    }
    let Some(action) = action else {
        return if strict {
            reject("`default_action` is required", &place)
        } else {
            open("there is no default action")
        };
    };
    let at_action = Place {
        span: tree.node(action.value).map_or(place.span, |node| node.span),
        pointer: format!("{}/{action_key}", place.pointer.text()).into(),
    };
    let Some(scalar) = tree.scalar(action.value) else {
        return if strict {
            reject("`default_action` is a word", &at_action)
        } else {
            open("the default action is not a word")
        };
    };
    if let Some(placeholder) = &scalar.placeholder {
        let why = format!("`{}` is filled in later", placeholder.text);
        return Reading::Open { why, place: at_action, source: None };
    }
    let denies = match scalar.text.as_str() {
        "Deny" => true,
        "Allow" => false,
        other if strict => {
            return reject(&format!("the client takes exactly `Deny` or `Allow`, not `{other}`"), &at_action);
        }
        other => match normal(other.rsplit('.').next().unwrap_or(other)).as_str() {
            "deny" => true,
            "allow" => false,
            _ => return open("the default action is not one that is known"),
        },
    };
    if strict && denies && !has_rules(tree, node, rules_key) {
        return reject("with `Deny`, the client wants at least one rule in `ip_rules`", &at_action);
    }
    let value = WORKSPACE_NETWORK_ACLS.value_number(if denies { "selected" } else { "all" });
    let text = scalar.text.clone();
    value.map_or_else(
        || open("it is not understood"),
        |value| Reading::Value { value, place: place.clone(), text },
    )
}

fn has_rules(tree: &Tree, node: NodeId, key: &str) -> bool {
    let rules = tree.get(node, key).and_then(|entry| tree.node(entry.value));
    matches!(rules, Some(Node { value: NodeValue::Sequence(items), .. }) if !items.is_empty())
}

/// What the client does not know: another key than the two, or a rule that is not a mapping with `value` alone
/// (F-OBS-14).
fn strange(tree: &Tree, acl: NodeId, rules_key: &str, place: &Place) -> Option<(String, Place)> {
    let at = |node: NodeId, pointer: String| Place {
        span: tree.node(node).map_or(place.span, |node| node.span),
        pointer: pointer.into(),
    };
    let other = |mapping: NodeId, known: &[&str]| {
        tree.entries(mapping).find_map(|entry| {
            Some((entry.key, tree.text(entry.key)?)).filter(|(_, key)| !known.contains(key))
        })
    };
    if let Some((node, key)) = other(acl, &["default_action", rules_key]) {
        let pointer = format!("{}/{key}", place.pointer.text());
        return Some((format!("the client does not know the key `{key}` here"), at(node, pointer)));
    }
    let list = tree.get(acl, rules_key)?;
    let is_none = tree.scalar(list.value).is_some_and(|scalar| scalar.kind == ScalarKind::Null);
    if !is_none && !tree.is_sequence(list.value) {
        let why = format!("`{rules_key}` is a list");
        return Some((why, at(list.key, format!("{}/{rules_key}", place.pointer.text()))));
    }
    let rules = tree.items(list.value);
    rules.iter().enumerate().find_map(|(number, rule)| {
        let pointer = format!("{}/{rules_key}/{number}", place.pointer.text());
        let value = tree.get(*rule, "value").and_then(|entry| tree.scalar(entry.value));
        if value.is_none_or(|value| value.placeholder.is_none() && !reading::is_text(value)) {
            return Some(("a rule is a mapping with `value`, which is text".to_string(), at(*rule, pointer)));
        }
        let (node, key) = other(*rule, &["value"])?;
        let why = format!("the client does not know the key `{key}` in a rule");
        Some((why, at(node, format!("{pointer}/{key}"))))
    })
}
