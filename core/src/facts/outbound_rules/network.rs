//! What the rules of a managed network are together.

use alloc::vec::Vec;

use super::{
    super::{
        bind::MOST_FAULTS,
        knowledge::Knowledge,
        object::{Describing, Object},
        origin::{Origin, Place, Text},
        reading::{self, Reading, Rejection},
    },
    listed::{self, Rule},
};
use crate::{
    document::{NodeId, ScalarKind},
    rulebook::{
        Fact, Family, OUTBOUND_RULE_COVERS, Values, WORKSPACE_MANAGED_NETWORK_KEYS, WORKSPACE_OUTBOUND_RULES,
    },
    words::say,
};

/// Keys of a managed network. What the service adds to what it prints is ignored and does no harm.
const KEYS: &str = "isolation_mode outbound_rules firewall_sku network_id status";

const NONE: Values = 0b001;
const WITHOUT_FQDN: Values = 0b010;
const WITH_FQDN: Values = 0b100;

/// Which rules of a user a document lists.
pub fn user_rules(of: Describing<'_>, path: &'static [&'static str], node: NodeId, place: Place) -> Reading {
    let strict = matches!(of.recognition.family, Family::CliYaml | Family::Sdk);
    let tree = &of.file.tree;
    if let Some(placeholder) = tree.scalar(node).and_then(|scalar| scalar.placeholder.as_ref()) {
        let why = say::filled_in_later(&placeholder.text);
        return Reading::Open { why, place, source: None };
    }
    let is_none = tree.scalar(node).is_some_and(|scalar| scalar.kind == ScalarKind::Null);
    if strict && !is_none && !tree.is_sequence(node) {
        let why = say::wants_list_of_rules().owned();
        return Reading::Rejected(Rejection { place, why, meant: None, key: None });
    }
    let rules = listed::below(of, path, node);
    let users: Vec<&Rule<'_>> = rules.iter().filter(|rule| rule.is_users()).collect();
    let fqdn = users.iter().find(|rule| rule.kind() == Some(listed::FQDN));
    let place = fqdn.map_or(place, |rule| rule.place(rule.anchor(), &[]));
    let values = match fqdn {
        Some(_) => WITH_FQDN,
        None if users.iter().any(|rule| rule.kind().is_none()) => WITHOUT_FQDN | WITH_FQDN,
        None if users.is_empty() => NONE,
        None => WITHOUT_FQDN,
    };
    one_of(values, place)
}

fn one_of(values: Values, place: Place) -> Reading {
    match u8::try_from(values.trailing_zeros()) {
        Ok(value) if values.is_power_of_two() => Reading::Value { value, place, text: Text::Known("") },
        _ => {
            // Others add theirs (F-RULE-05).
            let why = say::more_rules_may_be_there().owned();
            Reading::Derived { values, why, place: Some(place), source: None }
        }
    }
}

/// A file adds its rules to those that are there already (F-RULE-05): what counts is the greater of both.
pub fn supplement(fact: Fact, object: &Object<'_>, knowledge: &mut Knowledge) {
    if fact != WORKSPACE_OUTBOUND_RULES {
        return;
    }
    let stated = matches!(knowledge.origin, Origin::Stated { .. } | Origin::Constrained { .. });
    let adds = !object.files.is_empty() && (object.fragment || !object.states.is_empty());
    if !stated || !adds {
        return;
    }
    let there = object.states.iter().find_map(|state| {
        let path = listed::path(state.recognition.family);
        let entry = state.find(path)?;
        let place = state.place(state.recognition.span, path);
        Some(user_rules(*state, path, entry.value, place).values())
    });
    let there = there.unwrap_or(NONE | WITHOUT_FQDN | WITH_FQDN);
    let bits = [NONE, WITHOUT_FQDN, WITH_FQDN];
    let of = |values: Values| bits.into_iter().filter(move |bit| values & bit != 0);
    let together = of(knowledge.values).flat_map(|one| of(there).map(move |other| one.max(other)));
    let values = together.fold(0, |all, bit| all | bit);
    if values != knowledge.values {
        let why = say::rules_added().into();
        knowledge.origin = Origin::Constrained { why, place: knowledge.origin.place().cloned() };
        knowledge.values = values;
    }
}

/// What is known of whether a rule of a user leads to the workspace itself.
pub fn to_itself(object: &Object<'_>, present: bool) -> Knowledge {
    let lists =
        |describing: &Describing<'_>| describing.find(listed::path(describing.recognition.family)).is_some();
    let complete = object.states.iter().any(lists) || (object.states.is_empty() && !object.fragment);
    let (values, why) = match (present, complete) {
        (true, _) => (0b10, say::rule_to_itself()),
        (false, true) => (0b01, say::no_rule_to_itself()),
        (false, false) => (0b11, say::more_rules_may_be_there()),
    };
    Knowledge::derived(values, why, None, &["F-SIP-05"])
}

/// Whether a file has keys below `managed_network` that the client ignores without a word (F-OBS-04).
pub fn keys(object: &Object<'_>) -> Vec<Reading> {
    object.files.iter().flat_map(|file| keys_of(*file)).take(MOST_FAULTS + 1).collect()
}

fn keys_of(of: Describing<'_>) -> Vec<Reading> {
    let tree = &of.file.tree;
    let network = of.find(&["managed_network"]);
    let strange = network.into_iter().flat_map(|network| tree.entries(network.value)).filter_map(|entry| {
        let key = tree.text(entry.key)?;
        // One that resembles a known key is told where that key is read.
        let known = KEYS.split(' ').any(|known| known == key || reading::is_near(key, known));
        if known {
            return None;
        }
        let span = tree.node(entry.key).map_or(of.recognition.span, |node| node.span);
        let place = Place { span, pointer: of.pointer(&["managed_network", key]).into() };
        let value = WORKSPACE_MANAGED_NETWORK_KEYS.value_number("unknown").unwrap_or_default();
        Some(Reading::Value { value, place, text: Text::written(key) })
    });
    strange.take(MOST_FAULTS + 1).collect()
}

/// Whether a rule leads to the workspace itself, as far as the documents tell.
pub fn leads_to_workspace(known: &[(Fact, Knowledge)]) -> bool {
    let itself = OUTBOUND_RULE_COVERS.value_number("own_workspace").map_or(0, |value| 1 << value);
    known.iter().any(|(fact, knowledge)| *fact == OUTBOUND_RULE_COVERS && knowledge.values == itself)
}
