//! Reduces a network ACL to who is admitted: `all` networks or `selected` addresses (F-INW-03, F-SIP-01).

use alloc::string::{String, ToString};

use super::{
    origin::{Place, Text},
    reading::{self, Reading, Rejection, normal},
};
use crate::{
    document::{Node, NodeId, NodeValue, ScalarKind, Tree},
    rulebook::{Family, WORKSPACE_NETWORK_ACLS},
    text::concat,
    words::{Words, say},
};

/// Reads the ACL at a node.
pub fn read(tree: &Tree, node: NodeId, family: Family, place: Place) -> Reading {
    let (action_key, rules_key) = match family {
        Family::Arm => ("defaultAction", "ipRules"),
        Family::CliYaml | Family::CliJson | Family::Sdk => ("default_action", "ip_rules"),
    };
    let strict = family == Family::CliYaml;
    let reject = |why: String, place: &Place| {
        Reading::Rejected(Rejection { place: place.clone(), why, meant: None, key: None })
    };
    let open = |why: Words| Reading::Open { why: why.owned(), place: place.clone(), source: None };
    if !tree.is_mapping(node) {
        return if strict {
            reject(say::acl_is_mapping().owned(), &place)
        } else {
            open(say::rules_not_given())
        };
    }
    if let Some((why, place)) = strange(tree, node, rules_key, &place).filter(|_| strict) {
        return reject(why, &place);
    }
    let action = tree.get(node, action_key);
    if action.is_none()
        && family == Family::Sdk
        && let Some(value) = WORKSPACE_NETWORK_ACLS.value_number("all")
    {
        // The class allows by default.
        return Reading::Value { value, place, text: Text::Known("Allow") };
    }
    let Some(action) = action else {
        return if strict { reject(say::action_required().owned(), &place) } else { open(say::no_action()) };
    };
    let at_action = Place {
        span: tree.node(action.value).map_or(place.span, |node| node.span),
        pointer: concat(&[&place.pointer.text(), "/", action_key]).into(),
    };
    let Some(scalar) = tree.scalar(action.value) else {
        return if strict {
            reject(say::action_is_word().owned(), &at_action)
        } else {
            open(say::action_not_word())
        };
    };
    if let Some(placeholder) = &scalar.placeholder {
        let why = say::filled_in_later(&placeholder.text);
        return Reading::Open { why, place: at_action, source: None };
    }
    let denies = match scalar.text.as_str() {
        "Deny" => true,
        "Allow" => false,
        other if strict => {
            return reject(say::deny_or_allow(other), &at_action);
        }
        other => match normal(other.rsplit('.').next().unwrap_or(other)).as_str() {
            "deny" => true,
            "allow" => false,
            _ => return open(say::action_not_known()),
        },
    };
    if strict && denies && !has_rules(tree, node, rules_key) {
        return reject(say::deny_without_rules().owned(), &at_action);
    }
    let value = WORKSPACE_NETWORK_ACLS.value_number(if denies { "selected" } else { "all" });
    let text = Text::written(&scalar.text);
    value.map_or_else(
        || open(say::not_understood()),
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
        let pointer = concat(&[&place.pointer.text(), "/", key]);
        return Some((say::acl_key_not_known(key), at(node, pointer)));
    }
    let list = tree.get(acl, rules_key)?;
    let is_none = tree.scalar(list.value).is_some_and(|scalar| scalar.kind == ScalarKind::Null);
    if !is_none && !tree.is_sequence(list.value) {
        let why = say::is_list(rules_key);
        return Some((why, at(list.key, concat(&[&place.pointer.text(), "/", rules_key]))));
    }
    let rules = tree.items(list.value);
    rules.iter().enumerate().find_map(|(number, rule)| {
        let pointer = concat(&[&place.pointer.text(), "/", rules_key, "/", &number.to_string()]);
        let value = tree.get(*rule, "value").and_then(|entry| tree.scalar(entry.value));
        if value.is_none_or(|value| value.placeholder.is_none() && !reading::is_text(value)) {
            return Some((say::rule_is_mapping().owned(), at(*rule, pointer)));
        }
        let (node, key) = other(*rule, &["value"])?;
        let why = say::rule_key_not_known(key);
        Some((why, at(node, concat(&[&pointer, "/", key]))))
    })
}
