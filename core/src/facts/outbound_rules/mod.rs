//! Outbound rules of a workspace's managed network, one subject each.
//!
//! In files for the client the kind follows from the shape of `destination` and the author is always the user; what the
//! service prints says both (F-RULE-03, F-RULE-08). Everything else that is judged of a rule is reduced here to a small
//! enumeration whose first value is the one without fault.

mod host;
mod listed;
mod network;
mod service_tag;
mod shape;
mod siblings;
mod target;

pub use network::{supplement, user_rules};

use alloc::vec::Vec;

use self::{listed::Rule, siblings::Siblings};
use super::{
    bind::Binder,
    knowledge::{self, Knowledge},
    model::{Described, Model, Subject},
    object::Object,
    origin::{Place, Text},
    reading::{self, Reading, normal},
};
use crate::{
    document::{Entry, Scalar, ScalarKind, Syntax},
    rulebook::{
        Fact, Family, OUTBOUND_RULE_APPROVER_ROLE, OUTBOUND_RULE_CATEGORY, OUTBOUND_RULE_COVERS,
        OUTBOUND_RULE_DECLARED_TYPE, OUTBOUND_RULE_DESTINATION, OUTBOUND_RULE_NAME,
        OUTBOUND_RULE_PORT_RANGES, OUTBOUND_RULE_PROTOCOL, OUTBOUND_RULE_SERVICE_TAG, OUTBOUND_RULE_SHAPE,
        OUTBOUND_RULE_SPARK_ENABLED, OUTBOUND_RULE_STATUS, OUTBOUND_RULE_TARGET, OUTBOUND_RULE_TYPE, Role,
        Scope, Spelling, WORKSPACE_MANAGED_NETWORK_KEYS, WORKSPACE_RULE_TO_ITSELF,
    },
    words::{Words, say},
};

/// Adds the rules of every workspace. A rule of a file stands for the one of that name in the state beside it.
pub fn add(model: &mut Model, binder: &mut Binder, objects: &[Object<'_>]) {
    for (workspace, object) in
        objects.iter().enumerate().filter(|(_, object)| object.scope == Scope::Workspace)
    {
        let rules = listed::all(object);
        let itself = !rules.is_empty() && add_rules(model, binder, object, workspace, &rules);
        let mut own = Vec::with_capacity(2);
        learn(WORKSPACE_MANAGED_NETWORK_KEYS, network::keys(object), &mut own);
        own.push((WORKSPACE_RULE_TO_ITSELF, network::to_itself(object, itself)));
        binder.object(workspace, None, own);
    }
}

/// Tells whether one leads to the workspace itself.
fn add_rules(
    model: &mut Model,
    binder: &mut Binder,
    object: &Object<'_>,
    workspace: usize,
    rules: &[Rule<'_>],
) -> bool {
    let siblings = Siblings::of(object, rules);
    let mut itself = false;
    for (number, rule) in rules.iter().enumerate() {
        model.subjects.push(subject(workspace, rule));
        let mut known = Vec::with_capacity(Scope::OutboundRule.facts().len());
        for fact in facts() {
            if fact == OUTBOUND_RULE_SHAPE {
                let look = look(fact, rule);
                learn(fact, shape::faults(&look), &mut known);
            } else {
                learn(fact, [read(fact, rule, number, &siblings)], &mut known);
            }
        }
        itself |= network::leads_to_workspace(&known);
        binder.object(model.subjects.len() - 1, None, known);
    }
    itself
}

fn facts() -> impl Iterator<Item = Fact> {
    Scope::OutboundRule.facts().iter().filter(|fact| matches!(fact.entry().role, Role::Base))
}

fn subject(workspace: usize, rule: &Rule<'_>) -> Subject {
    Subject {
        scope: Scope::OutboundRule,
        name: rule.name().map(|name| name.text.clone()),
        parent: Some(workspace),
        associated: Vec::new(),
        described: alloc::vec![Described {
            file: rule.of.file.file,
            node: rule.node,
            pointer: rule.pointer.clone(),
            editable: rule.family() == Family::CliYaml && rule.of.is_text(),
            exists: rule.of.is_state(),
            json: rule.of.file.tree.syntax == Syntax::Json,
        }],
        bindings: Vec::new(),
    }
}

/// Adds what is known of a fact: each fault that was found. What is not written, or what a rule of its kind does not
/// have, is without fault.
fn learn(fact: Fact, readings: impl IntoIterator<Item = Reading>, known: &mut Vec<(Fact, Knowledge)>) {
    let before = known.len();
    let said = readings.into_iter().filter(|reading| !matches!(reading, Reading::Absent));
    known.extend(said.map(|reading| (fact, knowledge::said(fact, reading))));
    if known.len() == before {
        known.push((fact, Knowledge::derived(1, say::not_written(), None, &[])));
    }
}

fn look<'l, 'f>(fact: Fact, rule: &'l Rule<'f>) -> Look<'l, 'f> {
    let path = fact.entry().read(rule.family()).map_or(&[][..], |read| read.path);
    Look { fact, rule, path, entry: rule.of.file.tree.find(rule.node, path) }
}

fn read(fact: Fact, rule: &Rule<'_>, number: usize, siblings: &Siblings) -> Reading {
    let look = look(fact, rule);
    let kind = rule.kind();
    match fact {
        OUTBOUND_RULE_TYPE => look.kind(kind),
        OUTBOUND_RULE_CATEGORY => look.category(),
        OUTBOUND_RULE_NAME => look.name(number, siblings),
        OUTBOUND_RULE_DECLARED_TYPE => shape::declared(&look),
        OUTBOUND_RULE_STATUS => look.status(),
        OUTBOUND_RULE_TARGET if kind == Some(listed::PRIVATE_ENDPOINT) => target::target(&look, siblings),
        OUTBOUND_RULE_APPROVER_ROLE if kind == Some(listed::PRIVATE_ENDPOINT) => target::approver_role(&look),
        OUTBOUND_RULE_COVERS if kind == Some(listed::PRIVATE_ENDPOINT) => {
            target::covers(&look, number, siblings)
        }
        OUTBOUND_RULE_SPARK_ENABLED if kind == Some(listed::PRIVATE_ENDPOINT) => shape::spark(&look),
        OUTBOUND_RULE_SERVICE_TAG if kind == Some(listed::SERVICE_TAG) => service_tag::tag(&look),
        OUTBOUND_RULE_PROTOCOL if kind == Some(listed::SERVICE_TAG) => service_tag::protocol(&look),
        OUTBOUND_RULE_PORT_RANGES if kind == Some(listed::SERVICE_TAG) => service_tag::ports(&look),
        OUTBOUND_RULE_DESTINATION if kind == Some(listed::FQDN) => host::destination(&look),
        _ => Reading::Absent,
    }
}

/// One fact of one rule, and what is written where the fact is read.
struct Look<'l, 'f> {
    fact: Fact,
    rule: &'l Rule<'f>,
    path: &'static [&'static str],
    entry: Option<&'f Entry>,
}

impl<'f> Look<'_, 'f> {
    /// The scalar that is written, unless it is null.
    fn scalar(&self) -> Option<&'f Scalar> {
        let scalar = self.rule.of.file.tree.scalar(self.entry?.value)?;
        (scalar.kind != ScalarKind::Null).then_some(scalar)
    }

    /// Where it is written; where it is not, the nearest place above.
    fn place(&self) -> Place {
        let tree = &self.rule.of.file.tree;
        let mut path = self.path;
        loop {
            if let Some(entry) = tree.find(self.rule.node, path) {
                let shown = if tree.scalar(entry.value).is_some_and(|scalar| !scalar.text.is_empty()) {
                    entry.value
                } else {
                    entry.key
                };
                return self.rule.place(shown, path);
            }
            match path.split_last() {
                Some((_, above)) => path = above,
                None => return self.rule.place(self.rule.anchor(), &[]),
            }
        }
    }

    /// A value by its name.
    fn value(&self, name: &str, text: &str) -> Reading {
        self.value_at(name, text, self.place())
    }

    fn value_at(&self, name: &str, text: &str, place: Place) -> Reading {
        let value = self.fact.value_number(name).unwrap_or_default();
        Reading::Value { value, place, text: Text::written(text) }
    }

    /// One of several values.
    fn either(&self, names: &[&str], why: Words) -> Reading {
        let bit = |name: &&str| self.fact.value_number(name).map_or(0, |value| 1 << value);
        let values = names.iter().map(bit).sum();
        Reading::Derived { values, why: why.owned(), place: Some(self.place()), source: None }
    }

    /// What is filled in later, if the scalar is such.
    fn open(&self, scalar: &Scalar) -> Option<Reading> {
        let placeholder = scalar.placeholder.as_ref()?;
        let why = say::filled_in_later(&placeholder.text);
        Some(Reading::Open { why, place: self.place(), source: None })
    }

    fn kind(&self, kind: Option<u8>) -> Reading {
        match kind {
            Some(value) => Reading::Value { value, place: self.place(), text: Text::Known("") },
            None => {
                let why = say::destination_not_known().owned();
                Reading::Open { why, place: self.place(), source: None }
            }
        }
    }

    fn category(&self) -> Reading {
        match self.scalar() {
            Some(scalar) if normal(&scalar.text) != "userdefined" => self.value("service", &scalar.text),
            _ => Reading::Absent,
        }
    }

    fn status(&self) -> Reading {
        let Some(scalar) = self.scalar() else { return Reading::Absent };
        reading::scalar(self.fact, &Spelling::Loose, scalar, self.place())
    }

    /// Whether the service takes the name, and no other rule has it (F-RULE-02).
    fn name(&self, number: usize, siblings: &Siblings) -> Reading {
        let Some(name) = self.rule.name() else { return Reading::Absent };
        let place = self.rule.place(self.rule.anchor(), self.path);
        let state = match siblings.namesake(self.rule, name, number) {
            _ if name.placeholder.is_some() => {
                let why = say::filled_in_later(&name.text);
                return Reading::Open { why, place, source: None };
            }
            Some(state) => state,
            None if is_name(&name.text) => "unique",
            None => "malformed",
        };
        self.value_at(state, &name.text, place)
    }
}

/// The pattern of names: 3 to 33 letters, digits, `_` and `-`, the first a letter or digit.
fn is_name(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (3..=33).contains(&name.len())
        && name.bytes().all(inner)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
}
