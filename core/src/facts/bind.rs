//! Binds facts to variables. A fact, whether its key is written and whether the client takes it read one variable
//! between them; open values that come from the same text read one variable wherever they stand.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    knowledge::Knowledge,
    model::{Binding, Model, SubjectId, Table},
    object::Object,
    origin::Origin,
    problem::Problem,
};
use crate::{
    judgement::space::{Bits, Domains, Variable},
    rulebook::{Fact, Role, WORKSPACE_NETWORK_ACLS, WORKSPACE_NETWORK_ACLS_DECLARED, WORKSPACE_OPERATION},
    severity::Severity,
};

const NOTHING: u8 = u8::MAX;

/// Collects what has to be bound.
#[derive(Debug, Default)]
pub struct Binder {
    own: Vec<(SubjectId, Fact, Knowledge, bool)>,
    constants: Vec<(SubjectId, Fact, u8)>,
}

impl Binder {
    /// Takes what is known of an object.
    pub fn object(&mut self, id: SubjectId, object: Option<&Object<'_>>, known: Vec<(Fact, Knowledge)>) {
        let created = object.is_some_and(|object| object.states.is_empty() && !object.fragment);
        let is_workspace = known.iter().any(|(fact, _)| *fact == WORKSPACE_NETWORK_ACLS);
        self.own.extend(known.into_iter().map(|(fact, knowledge)| (id, fact, knowledge, created)));
        if is_workspace {
            let updated = object.is_some_and(|object| !object.files.is_empty());
            let operation = if created {
                "create"
            } else if updated {
                "update"
            } else {
                "existing"
            };
            self.constant(id, WORKSPACE_OPERATION, operation);
        }
    }

    /// Takes a fact that has one value whatever else is not known.
    pub fn constant(&mut self, id: SubjectId, fact: Fact, value: &str) {
        if let Some(value) = fact.value_number(value) {
            self.constants.push((id, fact, value));
        }
    }

    /// Makes the variables.
    pub fn finish(self, model: &mut Model, problems: &mut Vec<Problem>) {
        let sources = self.sources(&mut model.domains, problems);
        for (id, fact, value) in self.constants {
            let variable = model.domains.add(1);
            let origin =
                Origin::Derived { why: "it follows from the documents".to_string(), place: None, facts: &[] };
            push(model, id, Binding { fact, variable, table: constant(value), origin, rejection: None });
        }
        for (id, fact, knowledge, created) in self.own {
            let shared =
                knowledge.source.as_ref().and_then(|text| sources.iter().find(|source| source.text == *text));
            let (variable, table) = match shared {
                Some(source) => (source.variable, source.table(fact)),
                None => (model.domains.add(domain(fact, &knowledge)), table(fact)),
            };
            for binding in bindings(fact, variable, table, knowledge, created) {
                push(model, id, binding);
            }
        }
        model.settle();
    }

    /// One variable per text that is filled in later: its values are those that every fact that reads it takes.
    fn sources(&self, domains: &mut Domains, problems: &mut Vec<Problem>) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for (_, fact, knowledge, _) in &self.own {
            let Some(text) = &knowledge.source else { continue };
            // Of an assumption, only the value that was assumed.
            let takes: Vec<&'static str> = fact.value_names(knowledge.values).collect();
            match sources.iter_mut().find(|source| source.text == *text) {
                Some(known) => known.names.retain(|name| takes.contains(name)),
                None => {
                    let (text, variable) = (text.clone(), domains.add(0));
                    sources.push(Source { text, variable, names: takes });
                }
            }
        }
        for source in &sources {
            domains.set(source.variable, low_bits(source.names.len()));
        }
        let (possible, impossible): (Vec<_>, Vec<_>) =
            sources.into_iter().partition(|source| !source.names.is_empty());
        problems.extend(impossible.iter().map(|source| self.no_common_value(&source.text)));
        possible
    }

    fn no_common_value(&self, text: &str) -> Problem {
        let message = format!(
            "`{text}` is used for properties that have no value in common: no value of it is right for all of them"
        );
        let mut problem = Problem { severity: Severity::Error, ..Problem::info("no-common-value", message) };
        for (_, _, knowledge, _) in &self.own {
            let reads = knowledge.source.as_deref() == Some(text);
            if let Some(place) = knowledge.origin.place().filter(|_| reads) {
                problem = problem.at(place.clone(), "");
            }
        }
        problem
    }
}

struct Source {
    text: String,
    variable: Variable,
    names: Vec<&'static str>,
}

impl Source {
    fn table(&self, fact: Fact) -> Table {
        let mut table = [NOTHING; 8];
        for (place, name) in table.iter_mut().zip(&self.names) {
            *place = fact.value_number(name).unwrap_or(NOTHING);
        }
        table
    }
}

const fn low_bits(count: usize) -> Bits {
    (1 << count) - 1
}

fn push(model: &mut Model, id: SubjectId, binding: Binding) {
    if let Some(subject) = model.subjects.get_mut(id) {
        subject.bindings.push(binding);
    }
}

/// The variable's values: those of the fact, then "not written".
fn domain(fact: Fact, knowledge: &Knowledge) -> Bits {
    let absent = if knowledge.absent { 1 << fact.entry().values.len() } else { 0 };
    knowledge.values | absent
}

/// A value reads as itself, "not written" as the default.
fn table(fact: Fact) -> Table {
    let entry = fact.entry();
    let mut table = [NOTHING; 8];
    for (value, place) in (0..).zip(table.iter_mut().take(entry.values.len())) {
        *place = value;
    }
    if let (Some(default), Some(place)) = (&entry.default, table.get_mut(entry.values.len())) {
        *place = default.value;
    }
    table
}

const fn constant(value: u8) -> Table {
    [value; 8]
}

const YES: u8 = 0;
const NO: u8 = 1;

fn bindings(
    fact: Fact,
    variable: Variable,
    table: Table,
    knowledge: Knowledge,
    created: bool,
) -> Vec<Binding> {
    let mut bindings = Vec::new();
    let with =
        |fact: Fact, table: Table, origin: Origin| Binding { fact, variable, table, origin, rejection: None };
    for other in fact.companions() {
        match other.entry().role {
            Role::Written(base) if base == fact => {
                let table = match knowledge.written {
                    Some(true) => constant(YES),
                    Some(false) => constant(NO),
                    None => written_unless_absent(fact),
                };
                bindings.push(with(other, table, knowledge.origin.clone()));
            }
            Role::Accepted(base) if base == fact => {
                let value = if knowledge.rejection.is_some() { NO } else { YES };
                bindings.push(with(other, constant(value), knowledge.origin.clone()));
            }
            _ => {}
        }
    }
    let mut effective = Binding { rejection: knowledge.rejection, ..with(fact, table, knowledge.origin) };
    if fact == WORKSPACE_NETWORK_ACLS {
        bindings.push(with(WORKSPACE_NETWORK_ACLS_DECLARED, table, effective.origin.clone()));
        drop_on_create(&mut effective, created);
    }
    bindings.push(effective);
    bindings
}

/// The client drops the ACL of a new workspace (F-SIP-07), unless the user assumes otherwise.
fn drop_on_create(effective: &mut Binding, created: bool) {
    let place = match &effective.origin {
        Origin::Stated { place, .. } => Some(place.clone()),
        Origin::Unknown { place: Some(place), .. } => Some(place.clone()),
        Origin::Override { .. } => None,
        _ => return,
    };
    if !created {
        return;
    }
    let everyone = WORKSPACE_NETWORK_ACLS.value_number("all").unwrap_or_default();
    effective.table = constant(everyone);
    effective.origin = Origin::Derived {
        why: "the client drops the address rules of a workspace that it creates".to_string(),
        place,
        facts: &["F-SIP-07"],
    };
}

fn written_unless_absent(fact: Fact) -> Table {
    let mut table = constant(YES);
    if let Some(place) = table.get_mut(fact.entry().values.len()) {
        *place = NO;
    }
    table
}
