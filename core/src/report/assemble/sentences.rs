//! Messages: the rulebook's templates, filled with names and values.

use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::Material;
use crate::{
    facts::{SubjectId, spoken},
    judgement::{
        context::{Context, Judged},
        space::Domains,
        truth::{self, Truth},
    },
    rulebook::{Cube, Fact, Scope},
};

/// A message and its parameters.
pub struct Message {
    /// For people.
    pub text: String,
    /// By name.
    pub params: BTreeMap<&'static str, String>,
}

const SCOPES: [Scope; 5] =
    [Scope::Workspace, Scope::Endpoint, Scope::Deployment, Scope::OutboundRule, Scope::ContainerRegistry];

/// The message of a finding. One that depends on open facts says on what.
pub fn message(material: &Material<'_>, judged: &Judged) -> Message {
    let narrowed = truth::inside(&judged.cubes, &material.model.domains);
    let domains = narrowed.as_ref().unwrap_or(&material.model.domains);
    let context = Context { model: material.model, subject: judged.subject };
    let mut text = judged.rule.message.to_string();
    let mut params = BTreeMap::new();
    for scope in SCOPES {
        let parameter = format!("{{{}}}", scope.name());
        if text.contains(&parameter) {
            let owner = material.model.owner(judged.subject, scope);
            text = text.replace(&parameter, &noun(material, owner, scope));
            params.insert(scope.name(), owner.and_then(|id| super::name(material, id)).unwrap_or_default());
        }
    }
    for fact in Fact::all() {
        let parameter = format!("{{{}}}", fact.name());
        if text.contains(&parameter) {
            let value = values(&context, fact, domains);
            text = text.replace(&parameter, &value);
            params.insert(fact.name(), value);
        }
    }
    if judged.violated != Truth::Always {
        let condition = condition(&context, judged);
        text = format!("if {condition}: {text}");
        params.insert("condition", condition);
    }
    Message { text, params }
}

/// What a subject is called in a sentence.
pub fn noun(material: &Material<'_>, id: Option<SubjectId>, scope: Scope) -> String {
    let name = id.and_then(|id| super::name(material, id));
    name.map_or_else(|| format!("the {}", spoken(scope)), |name| format!("{} `{name}`", spoken(scope)))
}

fn values(context: &Context<'_>, fact: Fact, domains: &Domains) -> String {
    let values = context.binding(fact).map_or(fact.full(), |binding| binding.image(domains.get(binding.variable)));
    fact.value_names(values).collect::<Vec<_>>().join(" or ")
}

/// What has to be so for the rule to be violated, in open facts only: the shortest of its cubes.
fn condition(context: &Context<'_>, judged: &Judged) -> String {
    let open = |cube: &Cube| -> Option<Vec<String>> {
        let mut parts = Vec::new();
        for literal in *cube {
            let possible = context.values(literal.fact);
            if possible & literal.values == 0 {
                return None;
            }
            if possible & !literal.values != 0 {
                let clauses: Vec<&str> = literal.fact.clauses(possible & literal.values).collect();
                parts.push(either(&clauses));
            }
        }
        Some(parts)
    };
    let mut ways: Vec<String> = judged.rule.violates.iter().filter_map(open).map(|parts| parts.join(" and ")).collect();
    ways.sort_by_key(String::len);
    ways.dedup();
    ways.truncate(2);
    ways.join(", or if ")
}

/// Names in a sentence: `a`, `a or b`, `a, b or c`.
pub fn either(names: &[impl AsRef<str>]) -> String {
    list(names, "or")
}

/// Names in a sentence: `a`, `a and b`, `a, b and c`.
pub fn all(names: &[impl AsRef<str>]) -> String {
    list(names, "and")
}

fn list(names: &[impl AsRef<str>], word: &str) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_string(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
