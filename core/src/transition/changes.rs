//! Everything that changes, and what that means.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    contract::{Change, Note},
    joint::{Joint, both, property},
    properties::{self, Comparison},
    things::{Thing, ThingId},
    words,
};
use crate::{
    facts::{Binding, readable},
    judgement::{
        space::Cube,
        truth::{self, Truth},
    },
    order,
    report::{Severity, State, assemble::Material},
    rulebook::{ChangeKind, Life, ON_THE_WAY, PROPERTIES, TRANSITIONS, Transition, UNSPOKEN},
};

/// Every change of every thing.
pub fn changes(joint: &Joint<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, thing) in joint.things.iter().enumerate().filter(|(_, thing)| thing.real) {
        if let Some(change) = whole(joint, id, thing) {
            changes.push(change);
        }
        if thing.life != Life::Kept {
            continue;
        }
        for fact in
            readable(thing.scope).filter(|fact| !fact.entry().reads.is_empty() && !UNSPOKEN.contains(fact))
        {
            let of = |bindings: &'_ [Binding]| bindings.iter().find(|binding| binding.fact == fact).cloned();
            if let (Some(was), Some(will)) = (of(&thing.was), of(&thing.will)) {
                changes.extend(judged(joint, id, &was, &will));
            }
        }
        let of_scope = PROPERTIES.iter().filter(|property| property.scope == thing.scope);
        changes.extend(of_scope.filter_map(|property| compared(joint, id, thing, property)));
    }
    changes
}

/// A thing that comes, goes, or has to be made again.
fn whole(joint: &Joint<'_>, id: ThingId, thing: &Thing) -> Option<Change> {
    let notes = notes(joint, id, TRANSITIONS, |row| row.when.property.is_empty() && row.life == thing.life);
    if notes.is_empty() {
        return None;
    }
    let holds = notes.iter().any(|note| note.state == State::Holds);
    Some(Change {
        state: if holds { State::Holds } else { State::Depends },
        ..empty(joint, id, thing, None, "", notes)
    })
}

fn empty(
    joint: &Joint<'_>,
    id: ThingId,
    thing: &Thing,
    property: Option<&'static str>,
    title: &'static str,
    notes: Vec<Note>,
) -> Change {
    let life = match thing.life {
        Life::Kept => "kept",
        Life::Appears => "appears",
        Life::Disappears => "disappears",
    };
    Change {
        subject: words::subject(joint, id),
        life,
        property,
        title,
        before: Vec::new(),
        after: Vec::new(),
        state: State::Holds,
        notes,
        before_location: None,
        after_location: None,
    }
}

/// A fact that may change.
fn judged(joint: &Joint<'_>, id: ThingId, was: &Binding, will: &Binding) -> Option<Change> {
    let fact = was.fact;
    let entry = fact.entry();
    let changed = truth::truth(&changed(joint, was, will), &joint.domains);
    let notes = notes(joint, id, TRANSITIONS, |row| {
        row.when.property == entry.name && (changed != Truth::Never || row.unchanged_too)
    });
    if changed == Truth::Never && notes.is_empty() {
        return None;
    }
    let thing = joint.things.get(id)?;
    let names = |binding: &Binding| -> Vec<String> {
        let values = binding.image(joint.domains.get(binding.variable));
        fact.value_names(values).map(ToString::to_string).collect()
    };
    let place = |material: &Material<'_>, binding: &Binding| {
        binding.origin.place().map(|place| words::place(material, place))
    };
    let kept = thing.kept.contains(&fact);
    Some(Change {
        before: names(was),
        after: names(will),
        state: words::state(changed),
        before_location: place(joint.before, was),
        after_location: if kept { None } else { place(joint.after, will) },
        ..empty(joint, id, thing, Some(entry.name), entry.title, notes)
    })
}

/// The cubes in which a fact has another value afterwards.
pub fn changed(joint: &Joint<'_>, was: &Binding, will: &Binding) -> Vec<Cube> {
    if was.variable == will.variable && was.table == will.table {
        return Vec::new();
    }
    let full = was.fact.full();
    let values = (0..16).map(|bit| 1_u16 << bit).filter(|value| full & value != 0);
    let cube = |binding: &Binding, values| Cube::of([(binding.variable, binding.preimage(values))]);
    values
        .filter_map(|value| {
            // A cube of one literal may already be impossible.
            let old = both(&Cube::default(), &cube(was, value), &joint.domains)?;
            both(&old, &cube(will, full & !value), &joint.domains)
        })
        .collect()
}

/// A property that is compared as it is written.
fn compared(
    joint: &Joint<'_>,
    id: ThingId,
    thing: &Thing,
    property: &'static crate::rulebook::Property,
) -> Option<Change> {
    let state = match properties::compare(joint, thing, property) {
        Comparison::Same => return None,
        Comparison::Different => State::Holds,
        Comparison::Open => State::Depends,
    };
    let notes = notes(joint, id, TRANSITIONS, |row| row.when.property == property.name);
    if notes.is_empty() && state == State::Depends {
        return None;
    }
    let old = properties::written(joint.before, thing.before, property);
    let new = properties::written(joint.after, thing.after, property);
    Some(Change {
        state,
        before_location: old.as_ref().map(|old| words::place(joint.before, &old.place)),
        after_location: new.as_ref().map(|new| words::place(joint.after, &new.place)),
        before: old.map(|old| old.text).into_iter().collect(),
        after: new.map(|new| new.text).into_iter().collect(),
        ..empty(joint, id, thing, Some(property.name), property.title, notes)
    })
}

/// What happens on the way.
pub fn on_the_way(joint: &Joint<'_>) -> Vec<Note> {
    let real = joint.things.iter().enumerate().filter(|(_, thing)| thing.real);
    real.flat_map(|(id, thing)| notes(joint, id, ON_THE_WAY, |row| row.life == thing.life)).collect()
}

/// The notes of a thing from the rows that are asked for, gravest first.
fn notes(
    joint: &Joint<'_>,
    id: ThingId,
    rows: &'static [Transition],
    asked: impl Fn(&Transition) -> bool,
) -> Vec<Note> {
    let mut notes: Vec<Note> =
        rows.iter().filter(|row| asked(row)).filter_map(|row| note(joint, id, row)).collect();
    order::by_number(&mut notes, |note| match note.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    });
    notes
}

fn note(joint: &Joint<'_>, id: ThingId, row: &'static Transition) -> Option<Note> {
    let outcome = joint.judge(id, &row.when);
    if outcome.truth == Truth::Never {
        return None;
    }
    let condition = words::condition(joint, id, &row.when, &outcome);
    let (message, params) = words::message(joint, id, row.message, condition);
    let open = outcome.truth != Truth::Always;
    Some(Note {
        message_id: row.id,
        kind: row.about.is_empty().then_some(row.kind),
        about: row.about,
        subject: words::subject(joint, id),
        severity: if open { row.when_open } else { row.severity },
        state: words::state(outcome.truth),
        depends_on: words::depends_on(joint, &row.when, &outcome),
        message,
        params,
        facts: row.facts,
    })
}

/// The cubes in which some change of a thing is of a kind.
pub fn of_kind(joint: &Joint<'_>, id: ThingId, kind: ChangeKind) -> Vec<Cube> {
    let Some(thing) = joint.things.get(id).filter(|thing| thing.real) else { return Vec::new() };
    let rows = TRANSITIONS
        .iter()
        .filter(|row| row.kind == kind && row.life == thing.life && row.when.scope == thing.scope);
    rows.flat_map(|row| {
        let outcome = joint.judge(id, &row.when);
        // A property whose former text is not known leaves it open whatever the facts are.
        let open = property(row.when.property).is_some() && outcome.truth == Truth::Sometimes;
        if open { Vec::new() } else { outcome.cubes }
    })
    .collect()
}

/// Whether some change is of a kind that only hangs on a property whose former text is not known.
pub fn may_be_of_kind(joint: &Joint<'_>, id: ThingId, kind: ChangeKind) -> bool {
    let rows = TRANSITIONS.iter().filter(|row| row.kind == kind && property(row.when.property).is_some());
    rows.into_iter().any(|row| joint.judge(id, &row.when).truth == Truth::Sometimes)
}
