//! Binds facts to variables. A fact, whether its key is written and whether the client takes it read one variable
//! between them; open values that come from the same text read one variable wherever they stand.

use alloc::vec::Vec;

use super::{
    knowledge::Knowledge,
    model::{Binding, Model, Subject, SubjectId, Table},
    object::Object,
    origin::Origin,
    problem::Problem,
    reading::{NOTHING, Source},
};
use crate::{
    judgement::space::{Bits, Domains, Variable},
    order::Index,
    rulebook::{
        Fact, Family, Role, Values, WORKSPACE_NETWORK_ACLS, WORKSPACE_NETWORK_ACLS_DECLARED,
        WORKSPACE_OPERATION,
    },
    severity::Severity,
    words::say,
};

/// Of one fact of one subject no more faults are told than these.
pub const MOST_FAULTS: usize = 200;

/// Collects what has to be bound.
#[derive(Debug)]
pub struct Binder {
    own: Vec<Own>,
    constants: Vec<(SubjectId, Fact, u8)>,
}

/// What is known of the facts of a subject.
#[derive(Debug)]
struct Own {
    id: SubjectId,
    known: Vec<(Fact, Knowledge)>,
    /// Whether its addresses are dropped.
    drops: bool,
}

impl Binder {
    /// For so many subjects.
    pub fn of(count: usize) -> Self {
        Self { own: Vec::with_capacity(count), constants: Vec::with_capacity(count) }
    }

    /// Takes what is known of an object.
    pub fn object(&mut self, id: SubjectId, object: Option<&Object<'_>>, known: Vec<(Fact, Knowledge)>) {
        let created = object.is_some_and(|object| object.states.is_empty() && !object.fragment);
        // Addresses that are set once the workspace is there are not dropped.
        let later =
            object.is_some_and(|object| object.files.iter().any(|file| file.history().addresses_later));
        let is_workspace = known.iter().any(|(fact, _)| *fact == WORKSPACE_NETWORK_ACLS);
        // The client drops the addresses of a new workspace; a template or a request sends them.
        let by_client = object
            .and_then(Object::creating)
            .is_some_and(|file| !matches!(file.recognition.family, Family::Arm));
        let drops = created && by_client && !later;
        self.own.push(Own { id, known, drops });
        if is_workspace {
            let updated = object.is_some_and(|object| !object.files.is_empty());
            let operation = if created && !later {
                "create"
            } else if created {
                "changed"
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
    pub fn finish(mut self, model: &mut Model, problems: &mut Vec<Problem>) {
        let known = self.own.iter().map(|own| own.known.len()).sum::<usize>();
        model.domains.reserve(known + self.constants.len());
        let mut sources = self.sources(&mut model.domains, problems).into_iter();
        for (id, fact, value) in self.constants {
            let variable = model.domains.add(1);
            let origin = Origin::Derived { why: say::by_document().into(), place: None, facts: &[] };
            if let Some(bindings) = bindings(&mut model.subjects, id) {
                push(bindings, fact, variable, constant(value), origin);
            }
        }
        let mut unlisted = false;
        for Own { id, known, drops } in self.own {
            let Some(bindings) = bindings(&mut model.subjects, id) else { continue };
            let mut before = (None, 0);
            for (fact, knowledge) in known {
                // Several of one fact stand behind each other.
                before = (Some(fact), if before.0 == Some(fact) { before.1 + 1 } else { 1 });
                if before.1 > MOST_FAULTS {
                    unlisted = true;
                    continue;
                }
                let shared = knowledge.source.as_ref().and_then(|source| Some((sources.next()??, source)));
                let (variable, table) = match shared {
                    Some((shared, source)) => (shared.variable, shared.table(fact, source)),
                    None => (model.domains.add(domain(fact, &knowledge)), table(fact)),
                };
                bind(bindings, fact, variable, table, knowledge, drops);
            }
        }
        if unlisted {
            let message = say::more_faults().owned();
            problems.push(Problem::info("more-problems", message));
        }
        model.settle();
    }

    /// One variable per thing that decides values: its own values are those that every fact that reads it takes. For
    /// each reader, in order, its variable; nothing where there is none.
    fn sources(&mut self, domains: &mut Domains, problems: &mut Vec<Problem>) -> Vec<Option<Shared>> {
        let mut readers: Vec<&mut (Fact, Knowledge)> = Vec::new();
        let mut index = Index::default();
        for own in &mut self.own {
            for reader in &mut own.known {
                if let Some(source) = &reader.1.source {
                    index.add(&[source.name.as_bytes()], readers.len());
                    readers.push(reader);
                }
            }
        }
        let mut sources: Vec<Option<Shared>> = alloc::vec![None; readers.len()];
        for group in index.groups() {
            follow(&mut readers, group);
            let mut shared: Option<Shared> = None;
            for place in group {
                let Some((fact, knowledge)) = readers.get(*place).map(|reader| &**reader) else { continue };
                let Some(source) = &knowledge.source else { continue };
                match &mut shared {
                    Some(shared) => shared.narrow(*fact, source, knowledge.values),
                    None => shared = Some(Shared::of(*fact, source, knowledge.values)),
                }
            }
            let mut possible = shared.filter(|shared| shared.bits != 0);
            match &mut possible {
                Some(shared) => shared.variable = domains.add(shared.bits),
                None => problems.push(no_common_value(&readers, group)),
            }
            for reader in group {
                if let Some(place) = sources.get_mut(*reader) {
                    place.clone_from(&possible);
                }
            }
        }
        sources
    }
}

/// A default of a parameter gives way where another value of the same parameter is assumed.
fn follow(readers: &mut [&mut (Fact, Knowledge)], group: &[usize]) {
    let assumed = group.iter().find_map(|place| match &readers.get(*place)?.1.origin {
        Origin::Assumed { given } => Some(given.clone()),
        _ => None,
    });
    let Some(given) = assumed else { return };
    for place in group {
        if let Some((fact, knowledge)) = readers.get_mut(*place).map(|reader| &mut **reader)
            && matches!(knowledge.origin, Origin::Parameter { .. })
        {
            knowledge.values = fact.full();
            knowledge.origin = Origin::Assumed { given: given.clone() };
        }
    }
}

fn no_common_value(readers: &[&mut (Fact, Knowledge)], group: &[usize]) -> Problem {
    let known = || group.iter().filter_map(|place| Some(&readers.get(*place)?.1));
    let source = known().next().and_then(|knowledge| knowledge.source.as_ref());
    let name = source.and_then(|source| source.name.split('\0').next()).unwrap_or_default();
    let message = say::no_common_value(name);
    let mut problem = Problem { severity: Severity::Error, ..Problem::info("no-common-value", message) };
    for place in known().filter_map(|knowledge| knowledge.origin.place()) {
        problem = problem.at(place.clone(), "");
    }
    problem
}

/// The variable of something that decides values.
#[derive(Clone)]
struct Shared {
    variable: Variable,
    /// Which of its values it may have.
    bits: Bits,
    /// The names of its values, where they are told by names; else they are told by their place.
    names: Vec<&'static str>,
}

impl Shared {
    /// As one fact reads it.
    fn of(fact: Fact, source: &Source, values: Values) -> Self {
        let names: Vec<&'static str> =
            if source.values.is_empty() { fact.value_names(values).collect() } else { Vec::new() };
        let mut shared = Self { variable: Variable(0), bits: low_bits(names.len()), names };
        if !source.values.is_empty() {
            shared.bits = low_bits(source.values.len().min(MOST));
            shared.narrow(fact, source, values);
        }
        shared
    }

    /// Leaves only what another fact takes, too.
    fn narrow(&mut self, fact: Fact, source: &Source, values: Values) {
        let table = self.table(fact, source);
        for (bit, value) in table.iter().enumerate() {
            if *value == NOTHING || values & (1 << value) == 0 {
                self.bits &= !(1 << bit);
            }
        }
    }

    fn table(&self, fact: Fact, source: &Source) -> Table {
        let mut table = [NOTHING; MOST];
        if source.values.is_empty() {
            for (place, name) in table.iter_mut().zip(&self.names) {
                *place = fact.value_number(name).unwrap_or(NOTHING);
            }
        } else {
            for (place, value) in table.iter_mut().zip(&source.values) {
                *place = *value;
            }
        }
        table
    }
}

/// Most values of something that decides others, those of a table.
const MOST: usize = 8;

const fn low_bits(count: usize) -> Bits {
    (1 << count) - 1
}

/// The bindings of a subject, with room for all of them.
fn bindings(subjects: &mut [Subject], id: SubjectId) -> Option<&mut Vec<Binding>> {
    let subject = subjects.get_mut(id)?;
    if subject.bindings.capacity() == 0 {
        // Some facts have companions.
        subject.bindings.reserve(subject.scope.facts().len());
    }
    Some(&mut subject.bindings)
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

/// Binds what is not rejected.
fn push(bindings: &mut Vec<Binding>, fact: Fact, variable: Variable, table: Table, origin: Origin) {
    bindings.push(Binding { fact, variable, table, origin, rejection: None });
}

fn bind(
    bindings: &mut Vec<Binding>,
    fact: Fact,
    variable: Variable,
    table: Table,
    knowledge: Knowledge,
    created: bool,
) {
    for other in fact.companions() {
        let table = match other.entry().role {
            Role::Written(_) => match knowledge.written {
                Some(true) => constant(YES),
                Some(false) => constant(NO),
                None => written_unless_absent(fact),
            },
            _ => constant(if knowledge.rejection.is_some() { NO } else { YES }),
        };
        push(bindings, other, variable, table, knowledge.origin.clone());
    }
    let (mut table, mut origin) = (table, knowledge.origin);
    if fact == WORKSPACE_NETWORK_ACLS {
        push(bindings, WORKSPACE_NETWORK_ACLS_DECLARED, variable, table, origin.clone());
        if created {
            drop_on_create(&mut table, &mut origin);
        }
    }
    bindings.push(Binding { fact, variable, table, origin, rejection: knowledge.rejection });
}

/// The client drops the ACL of a new workspace (F-SIP-07), unless the user assumes otherwise.
fn drop_on_create(table: &mut Table, origin: &mut Origin) {
    let place = match origin {
        Origin::Stated { place, .. } => Some(place.clone()),
        Origin::Unknown { place: Some(place), .. } => Some(place.clone()),
        Origin::Override { .. } => None,
        _ => return,
    };
    *table = constant(WORKSPACE_NETWORK_ACLS.value_number("all").unwrap_or_default());
    *origin = Origin::Derived { why: say::addresses_dropped().into(), place, facts: &["F-SIP-07"] };
}

fn written_unless_absent(fact: Fact) -> Table {
    let mut table = constant(YES);
    if let Some(place) = table.get_mut(fact.entry().values.len()) {
        *place = NO;
    }
    table
}
