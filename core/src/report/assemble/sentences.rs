//! Messages: the rulebook's templates, filled with names and values.

use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Material;
use crate::{
    facts::{Binding, SubjectId, spoken},
    judgement::{
        context::{Context, Judged},
        truth::Truth,
    },
    order,
    report::{Sentence, sentence},
    rulebook::{Cube, Fact, Parameter, Scope, Union},
};

/// A message and its parameters.
pub struct Message {
    /// For people.
    pub text: Sentence,
    /// By name.
    pub params: BTreeMap<&'static str, String>,
}

/// The message of a finding. One that depends on open facts says on what.
pub fn message(material: &Material<'_>, judged: &Judged) -> Message {
    let context = Context::new(material.model, judged.subject);
    let mut params = BTreeMap::new();
    let mut fills = Vec::with_capacity(judged.rule.parameters.len());
    for parameter in judged.rule.parameters {
        let (name, param, shown) = match *parameter {
            Parameter::Name(scope) => {
                let owner = material.model.owner(judged.subject, scope);
                let name = owner.and_then(|id| super::name(material, id)).unwrap_or_default();
                (scope.name(), name, noun(material, owner, scope))
            }
            Parameter::Written(fact) => {
                let written = context.binding(fact).and_then(|binding| binding.origin.text());
                let written = written.unwrap_or_default().to_string();
                (fact.name(), written.clone(), written)
            }
            Parameter::Meant(fact) => {
                let rejection = context.binding(fact).and_then(|binding| binding.rejection.as_ref());
                let key = rejection.and_then(|rejection| rejection.key).unwrap_or_default().to_string();
                ("key", key.clone(), key)
            }
            Parameter::Value(fact) => {
                let value = values(&context, fact, judged);
                (fact.name(), value.clone(), value)
            }
        };
        params.insert(name, param);
        fills.push(shown);
    }
    let condition = (judged.violated != Truth::Always).then(|| condition(&context, judged.rule.violates));
    let text = sentence(judged.rule.message, condition.as_deref(), fills);
    params.extend(condition.map(|condition| ("condition", condition)));
    Message { text, params }
}

/// What a subject is called in a sentence.
pub fn noun(material: &Material<'_>, id: Option<SubjectId>, scope: Scope) -> String {
    let name = id.and_then(|id| super::name(material, id));
    name.map_or_else(|| format!("the {}", spoken(scope)), |name| format!("{} `{name}`", spoken(scope)))
}

/// The values of a fact with which the rule is violated, by the first way in which it can be.
fn values(context: &Context<'_>, fact: Fact, judged: &Judged) -> String {
    let narrowed = |binding: &Binding| {
        let domain = context.model.domains.get(binding.variable);
        let literals = judged.cubes.first().map(|cube| cube.0.as_slice()).unwrap_or_default();
        literals
            .iter()
            .filter(|(variable, _)| *variable == binding.variable)
            .fold(domain, |left, (_, bits)| left & bits)
    };
    let values = context.binding(fact).map_or(fact.full(), |binding| binding.image(narrowed(binding)));
    fact.value_names(values).collect::<Vec<_>>().join(" or ")
}

/// What has to be so for a union to hold, in open facts only: the shortest of its cubes.
pub fn condition(context: &Context<'_>, union: Union) -> String {
    let open = |cube: Cube| -> Option<Vec<String>> {
        let mut parts = Vec::new();
        for literal in cube.iter() {
            let possible = context.values(literal.fact);
            if possible & literal.values == 0 {
                return None;
            }
            if possible & !literal.values != 0 {
                let clauses: Vec<&str> = literal.fact.clauses(possible & literal.values).collect();
                // Whether a key is written has no clause; the message says it.
                if !clauses.is_empty() {
                    parts.push(either_clause(&clauses));
                }
            }
        }
        Some(parts)
    };
    let mut ways: Vec<String> = union.iter().filter_map(open).map(|parts| parts.join(" and ")).collect();
    order::by_number(&mut ways, |way| way.len() as u64);
    ways.dedup();
    ways.truncate(2);
    ways.join("; or if ")
}

/// Names in a sentence: `a`, `a or b`, `a, b or c`.
pub fn either(names: &[&str]) -> String {
    list(names, "or")
}

/// Names in a sentence: `a`, `a and b`, `a, b and c`.
#[cfg(any(feature = "sections", feature = "repairs"))]
pub fn all(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    list(&names, "and")
}

/// Clauses in a sentence, with what they have in common at their start said once: `the registry is Basic or Standard`.
pub fn either_clause(clauses: &[&str]) -> String {
    let Some((first, rest)) = clauses.split_first() else { return String::new() };
    let mut common = first.len();
    for clause in rest {
        let same = first.bytes().zip(clause.bytes()).take_while(|(one, other)| one == other).count();
        common = common.min(same);
    }
    // Whole words only, and not just an article.
    let start = first.get(..common).and_then(|start| start.rfind(' ')).map_or(0, |space| space + 1);
    let ends: Vec<&str> = clauses.iter().filter_map(|clause| clause.get(start..)).collect();
    match first.get(..start) {
        Some(start) if !rest.is_empty() && start.len() > "the ".len() => format!("{start}{}", either(&ends)),
        _ => either(clauses),
    }
}

/// Names in a sentence, with a word before the last.
pub fn list(names: &[&str], word: &str) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_string(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
