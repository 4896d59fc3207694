//! Plans in words: messages, conditions, and where things are written.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    contract::Dependence,
    joint::{Joint, Outcome, property},
    things::ThingId,
};
use crate::{
    facts::{Place, spoken},
    judgement::{
        context::Context,
        space::Variable,
        truth::{self, Truth},
    },
    order,
    report::{
        self, Location, State, Subject,
        assemble::{Material, either_clause, location},
    },
    rulebook::{Cube, Scope, When},
};

/// What is certain is a state, and so is what depends.
pub const fn state(truth: Truth) -> State {
    match truth {
        Truth::Always => State::Holds,
        Truth::Sometimes | Truth::Never => State::Depends,
    }
}

/// A thing as the subject of a statement.
pub fn subject(joint: &Joint<'_>, id: ThingId) -> Subject {
    Subject {
        scope: joint.things.get(id).map_or("", |thing| thing.scope.name()),
        name: name(joint, id).map(ToString::to_string),
    }
}

/// The name of a thing: as it is meant to be, else as it is.
pub fn name<'j>(joint: &'j Joint<'_>, id: ThingId) -> Option<&'j str> {
    let thing = joint.things.get(id)?;
    let after = thing.after.and_then(|id| joint.after.model.subjects.get(id));
    let before = thing.before.and_then(|id| joint.before.model.subjects.get(id));
    [after, before].into_iter().flatten().find_map(|subject| subject.name.as_deref())
}

/// What a thing, or what it belongs to, is called in a sentence.
pub fn noun(joint: &Joint<'_>, id: ThingId, scope: Scope) -> String {
    let mut current = Some(id);
    while let Some(id) = current {
        let Some(thing) = joint.things.get(id) else { break };
        if thing.scope == scope {
            let name = name(joint, id);
            return name.map_or_else(
                || format!("the {}", spoken(scope)),
                |name| format!("{} `{name}`", spoken(scope)),
            );
        }
        current = thing.parent;
    }
    format!("the {}", spoken(scope))
}

/// A message and its parameters, with what it depends on in front.
pub fn message(
    joint: &Joint<'_>,
    id: ThingId,
    template: &'static str,
    condition: String,
) -> (String, report::Values) {
    let mut params = Vec::new();
    let mut text = String::with_capacity(template.len() + 64);
    if !condition.is_empty() {
        text.push_str(&condition);
        text.push_str(": ");
        params.push(("condition".into(), condition.into()));
    }
    let mut rest = template;
    while let Some((before, opened)) = rest.split_once('{') {
        let Some((parameter, after)) = opened.split_once('}') else { break };
        text.push_str(before);
        rest = after;
        if let Some(scope) = Scope::named(parameter) {
            let noun = noun(joint, id, scope);
            text.push_str(&noun);
            params.push((scope.name().into(), noun.into()));
        }
    }
    text.push_str(rest);
    (text, report::Values::of(params))
}

/// What has to be so for a condition to hold, in open facts only; empty where it holds anyway.
pub fn condition(joint: &Joint<'_>, id: ThingId, when: &When, outcome: &Outcome) -> String {
    if outcome.truth == Truth::Always {
        return String::new();
    }
    let mut ways: Vec<String> = Vec::new();
    for (before, after) in when.cases {
        for old in before.iter() {
            for new in after.iter() {
                let sides = [(&joint.was, old, "so far"), (&joint.will, new, "afterwards")];
                let parts: Option<Vec<Vec<String>>> = sides
                    .into_iter()
                    .map(|(scene, cube, word)| match joint.context(scene, id) {
                        Some(context) => open(&context, cube, word),
                        None => Some(Vec::new()),
                    })
                    .collect();
                ways.extend(parts.map(|parts| parts.concat().join(" and ")));
            }
        }
    }
    if let Some(property) = property(when.property) {
        ways.push(format!("the {} is another one so far", property.title));
    }
    order::by_number(&mut ways, |way| way.len() as u64);
    ways.dedup();
    ways.retain(|way| !way.is_empty());
    ways.truncate(2);
    if ways.is_empty() { "it may be so".to_string() } else { format!("if {}", ways.join("; or if ")) }
}

/// The parts of a cube that are open; nothing where the cube can not be hit.
fn open(context: &Context<'_>, cube: Cube, word: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    for literal in cube.iter() {
        let possible = context.values(literal.fact);
        if possible & literal.values == 0 {
            return None;
        }
        if possible & !literal.values != 0 {
            let clauses: Vec<&str> = literal.fact.clauses(possible & literal.values).collect();
            parts.push(format!("{word} {}", either_clause(&clauses)));
        }
    }
    Some(parts)
}

/// What can still change how a condition ends.
pub fn depends_on(joint: &Joint<'_>, when: &When, outcome: &Outcome) -> Vec<Dependence> {
    let mut found: Vec<Dependence> = Vec::new();
    if outcome.truth != Truth::Sometimes {
        return found;
    }
    let influences = truth::influences(&outcome.cubes, &joint.domains);
    for (side, scene) in [("before", &joint.was), ("after", &joint.will)] {
        let bindings = scene.model.subjects.iter().flat_map(|subject| &subject.bindings);
        for binding in bindings.filter(|binding| influences.contains(&binding.variable)) {
            let fact = binding.fact.name();
            let public = !binding.fact.entry().internal;
            // What is kept is a fact of before.
            let known = found.iter().any(|known| known.fact == fact && known.side == side)
                || (side == "after" && is_kept(joint, binding.variable));
            if public && !known {
                found.push(Dependence { side, fact });
            }
        }
    }
    if let (Some(property), true) = (property(when.property), found.is_empty()) {
        found.push(Dependence { side: "before", fact: property.name });
    }
    found
}

fn is_kept(joint: &Joint<'_>, variable: Variable) -> bool {
    joint.things.iter().flat_map(|thing| &thing.was).any(|binding| binding.variable == variable)
}

/// A place in the documents of one side.
pub fn place(material: &Material<'_>, place: &Place) -> Location {
    location(material.files, place.span, place.pointer.text(), true, "")
}
