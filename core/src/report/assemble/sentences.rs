//! Messages: the rulebook's templates, filled with names and values.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};

use super::Material;
use crate::{
    facts::{Binding, spoken},
    judgement::{
        context::{Context, Judged},
        truth::Truth,
    },
    order, report,
    rulebook::{Cube, Fact, Parameter, Scope, Union, Values},
    text::{Parts, concat, joined},
    words::say,
};

/// A message and its parameters.
#[derive(Clone)]
pub struct Message {
    /// For people.
    pub text: String,
    /// By name.
    pub params: report::Values,
}

/// The message of a finding. One that depends on open facts says on what.
pub fn message(material: &Material<'_>, judged: &Judged) -> Message {
    let context = judged.context(material.model);
    let certain = judged.violated == Truth::Always;
    let rule = judged.rule;
    let possible = if certain { None } else { rule.possible };
    let (words, parameters) = possible.unwrap_or((rule.message, rule.parameters));
    let mut params: Vec<(Cow<'static, str>, Cow<'static, str>)> = Vec::with_capacity(parameters.len() + 1);
    let condition = (!certain).then(|| condition(&context, rule.violates));
    let mut fill = |text: &mut String, number: usize| {
        let Some(parameter) = parameters.get(number) else { return };
        let (name, param): (&'static str, Cow<'static, str>) = match *parameter {
            Parameter::Name(scope) => {
                let owner = material.model.owner(judged.subject, scope);
                let name = owner.and_then(|id| super::called(material, id));
                add_noun(text, name, scope);
                (scope.name(), name.unwrap_or_default().to_string().into())
            }
            Parameter::Written(fact) => {
                let written = context.binding(fact).and_then(|binding| binding.origin.text());
                let written = written.unwrap_or_default();
                // What is not known word for word, such as what a variable stands for, is no name to show.
                if written.is_empty() {
                    text.push_str(say::what_is_written().text());
                } else {
                    text.extend(["`", written, "`"]);
                }
                (fact.name(), written.to_string().into())
            }
            Parameter::Meant(fact) => {
                let rejection = context.binding(fact).and_then(|binding| binding.rejection.as_ref());
                let key = rejection.and_then(|rejection| rejection.key).unwrap_or_default();
                text.push_str(key);
                ("key", key.into())
            }
            Parameter::Value(fact) => {
                let value = values(&context, fact, rule.violates);
                text.push_str(&value);
                (fact.name(), value)
            }
        };
        params.push((name.into(), param));
    };
    let mut text = match condition.as_deref() {
        None => String::new(),
        Some("") => say::possibly().owned(),
        Some(condition) => say::if_so(condition),
    };
    words.write(&mut text, &mut fill);
    params.extend(condition.map(|condition| ("condition".into(), condition)));
    Message { text, params: report::Values::of(params) }
}

/// What a subject is called in a sentence.
#[cfg(feature = "sections")]
pub fn noun(name: Option<&str>, scope: Scope) -> String {
    let mut text = String::new();
    add_noun(&mut text, name, scope);
    text
}

fn add_noun(text: &mut String, name: Option<&str>, scope: Scope) {
    match name {
        None => text.extend(["the ", spoken(scope)]),
        Some(name) => text.extend([spoken(scope), " `", name, "`"]),
    }
}

/// The values of a fact with which a union holds, by the first way in which it can.
fn values(context: &Context<'_>, fact: Fact, union: Union) -> Cow<'static, str> {
    let narrowed = |binding: &Binding| {
        let domain = context.model.domains.get(binding.variable);
        let cubes = context.cubes(union);
        let literals = cubes.first().map(|cube| &*cube.0).unwrap_or_default();
        literals
            .iter()
            .filter(|(variable, _)| *variable == binding.variable)
            .fold(domain, |left, (_, bits)| left & bits)
    };
    let values = context.binding(fact).map_or(fact.full(), |binding| binding.image(narrowed(binding)));
    let only = values.is_power_of_two().then(|| fact.value_names(values).next()).flatten();
    only.map_or_else(|| joined(&fact.value_names(values).collect::<Vec<_>>(), " or ").into(), Cow::Borrowed)
}

/// What has to be so for a union to hold, in open facts only: the shortest of its ways.
pub fn condition(context: &Context<'_>, union: Union) -> Cow<'static, str> {
    let mut ways = open_ways(context, union);
    simplify(context, &mut ways);
    let mut ways: Vec<Cow<'static, str>> = ways.iter().map(|way| way_words(way)).collect();
    order::by_number(&mut ways, |way| way.len() as u64);
    ways.truncate(2);
    match ways.pop() {
        Some(only) if ways.is_empty() => only,
        last => {
            ways.extend(last);
            joined(&ways, "; or if ").into()
        }
    }
}

/// Open facts, each with the values that it has to have.
type OpenWay = Vec<(Fact, Values)>;

/// The cubes that can still hold, in open facts only.
fn open_ways(context: &Context<'_>, union: Union) -> Vec<OpenWay> {
    let open = |cube: Cube| -> Option<OpenWay> {
        let mut way = OpenWay::new();
        for literal in cube.iter() {
            let possible = context.values(literal.fact);
            let left = possible & literal.values;
            if left == 0 {
                return None;
            }
            // Whether a key is written has no clause; the message says it.
            if left != possible && literal.fact.clauses(left).next().is_some() {
                way.push((literal.fact, left));
            }
        }
        Some(way)
    };
    union.iter().filter_map(open).collect()
}

/// Puts ways together that differ in one fact, and leaves out those that another one covers: two ways for an open and
/// for a closed workspace become one that does not name the workspace.
fn simplify(context: &Context<'_>, ways: &mut Vec<OpenWay>) {
    while let Some((one, other, merged)) = mergeable(context, ways) {
        ways.swap_remove(one.max(other));
        if let Some(way) = ways.get_mut(one.min(other)) {
            *way = merged;
        }
    }
}

/// Two ways that one can stand for, and that one.
fn mergeable(context: &Context<'_>, ways: &[OpenWay]) -> Option<(usize, usize, OpenWay)> {
    let narrower = |one: &OpenWay, other: &OpenWay| {
        other.iter().all(|(fact, wide)| one.iter().any(|(own, bits)| own == fact && bits & !wide == 0))
    };
    for (one, way) in ways.iter().enumerate() {
        for (other, beside) in ways.iter().enumerate().filter(|(other, _)| *other != one) {
            if narrower(way, beside) {
                return Some((one, other, beside.clone()));
            }
            let differing: Vec<usize> = (0..way.len()).filter(|at| way.get(*at) != beside.get(*at)).collect();
            let (&[at], true) = (differing.as_slice(), way.len() == beside.len()) else { continue };
            let (Some((fact, bits)), Some((own, more))) = (way.get(at), beside.get(at)) else { continue };
            if fact == own {
                let mut merged = way.clone();
                merged.retain(|(named, _)| named != fact);
                if (bits | more) != context.values(*fact) {
                    merged.insert(at, (*fact, bits | more));
                }
                return Some((one, other, merged));
            }
        }
    }
    None
}

/// A way in words. What several clauses say of one thing stands together: `the registry is Basic and open`.
fn way_words(way: &[(Fact, Values)]) -> Cow<'static, str> {
    if let [(fact, values)] = way {
        return clause(*fact, *values);
    }
    let mut things: Vec<Cow<'static, str>> = Vec::with_capacity(way.len());
    let mut before = Cow::Borrowed("");
    for (fact, values) in way {
        let clause = clause(*fact, *values);
        let start = shared_start(&before, &clause);
        // `has no A and no B`, not `has no A and B`.
        let start = clause
            .get(..start)
            .and_then(|start| start.place_of(" has "))
            .map_or(start, |has| has + " has ".len());
        match (things.last_mut(), clause.get(start..)) {
            (Some(thing), Some(rest)) if start > 0 && !rest.has(" or the ") => {
                thing.to_mut().extend([" and ", rest])
            }
            _ => things.push(clause.clone()),
        }
        before = clause;
    }
    let several = things.iter().any(|thing| thing.has(" or ") || thing.has(" and "));
    let things: Vec<&str> = things.iter().map(|thing| &**thing).collect();
    list(&things, if several { ", and " } else { " and " }).into()
}

/// What it means that a fact has one of some values.
fn clause(fact: Fact, values: Values) -> Cow<'static, str> {
    let clauses: Vec<&'static str> = fact.clauses(values).collect();
    match clauses.as_slice() {
        [only] => Cow::Borrowed(only),
        several => either_clause(several).into(),
    }
}

/// Names in a sentence: `a`, `a and b`, `a, b and c`.
#[cfg(any(feature = "sections", feature = "repairs"))]
pub fn all(names: &[impl AsRef<str>]) -> String {
    list(&names.iter().map(AsRef::as_ref).collect::<Vec<_>>(), " and ")
}

/// Clauses in a sentence, with what they have in common at their start said once: `the registry is Basic or Standard`.
pub fn either_clause(clauses: &[&str]) -> String {
    joined_clauses(clauses, " or ")
}

/// The same for long clauses, which need a comma before the last one.
#[cfg(feature = "sections")]
pub fn one_clause_of(clauses: &[&str]) -> String {
    joined_clauses(clauses, ", or ")
}

fn joined_clauses(clauses: &[&str], word: &str) -> String {
    let Some((first, rest)) = clauses.split_first() else { return String::new() };
    let start = rest.iter().map(|clause| shared_start(first, clause)).min().unwrap_or_default();
    let ends: Vec<&str> = clauses.iter().filter_map(|clause| clause.get(start..)).collect();
    match first.get(..start) {
        Some(start) if !start.is_empty() => concat(&[start, &list(&ends, word)]),
        _ => list(clauses, word),
    }
}

/// How long the words are that two clauses start with; nothing where it is just an article.
fn shared_start(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let start = one.get(..same).and_then(|start| start.rfind(' ')).map_or(0, |space| space + 1);
    let start = if one.get(..start).is_some_and(|start| start.ends_with(" the ")) {
        start - "the ".len()
    } else {
        start
    };
    if start > "the ".len() { start } else { 0 }
}

/// Names in a sentence, with a word before the last.
fn list(names: &[&str], word: &str) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_string(),
        Some((last, rest)) => concat(&[&joined(rest, ", "), word, last]),
    }
}
