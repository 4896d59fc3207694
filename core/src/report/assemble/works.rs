//! The verdicts "will it work" and "is it as intended", for the whole and for each part.

use alloc::vec::Vec;

use super::{Material, isolation::Exposures, name, subject};
use crate::{
    facts::{Binding, Model, SubjectId},
    judgement::{
        context::Context,
        space::{Cube, Domains, Variable},
        truth::{Truth, lowest},
        verdict::{self, Verdict},
    },
    report::{Answer, Assumption, Cause, Intended, Part, Values, Witness, Works},
    rulebook::{ASSUMPTIONS, Fact, FactSet, Literal, Scope},
    text::{concat, joined},
};

/// A subject in its surroundings.
pub fn context<'m>(material: &Material<'m>, subject: SubjectId) -> Context<'m> {
    Context::new(material.model, subject)
}

/// Something that must not fail, as an answer.
pub const fn answer(fails: Truth) -> Answer {
    match fails {
        Truth::Never => Answer::Yes,
        Truth::Sometimes => Answer::Depends,
        Truth::Always => Answer::No,
    }
}

/// Will it work?
pub fn works(material: &Material<'_>, verdict: &Verdict) -> Works {
    let causes = match verdict.fails {
        Truth::Always => verdict::because(material.model, &material.parts, material.edition()),
        Truth::Never | Truth::Sometimes => Vec::new(),
    };
    let values = |domains: &Option<Domains>| domains.as_ref().map(|domains| witness(material.model, domains));
    Works {
        answer: answer(verdict.fails),
        depends_on: gating_facts(material.model, &verdict.influences),
        witness: Witness { yes: values(&verdict.passing), no: values(&verdict.failing) },
        because: causes
            .into_iter()
            .map(|(rule, id)| Cause { code: rule.code, rule: rule.id, subject: subject(material, id) })
            .collect(),
        assuming: assuming(material),
    }
}

/// Is it as intended?
pub fn intended(material: &Material<'_>, verdict: &Verdict) -> Intended {
    let names: Vec<&str> = material.intents.iter().map(|intent| intent.name).collect();
    Intended {
        intent: joined(&names, " and "),
        answer: answer(verdict.fails),
        depends_on: gating_facts(material.model, &verdict.influences),
    }
}

/// The answers for each endpoint and deployment alone.
pub fn parts(material: &Material<'_>, failing: &[Vec<Cube>], exposures: &Exposures) -> Vec<Part> {
    let part = |endpoint, deployment| part(material, failing, exposures, endpoint, deployment);
    let chains = material.chains().map(|chain| part(chain.endpoint, Some(chain.deployment)));
    let mut parts: Vec<Part> = chains.collect();
    let mut with_deployment = alloc::vec![false; material.model.subjects.len()];
    for endpoint in material.model.of(Scope::Deployment).filter_map(|(_, deployment)| deployment.parent) {
        if let Some(place) = with_deployment.get_mut(endpoint) {
            *place = true;
        }
    }
    let alone = material.model.of(Scope::Endpoint).filter(|(id, _)| with_deployment.get(*id) == Some(&false));
    parts.extend(alone.map(|(endpoint, _)| part(endpoint, None)));
    parts
}

/// An endpoint and one of its deployments, or none where none is described.
fn part(
    material: &Material<'_>,
    failing: &[Vec<Cube>],
    exposures: &Exposures,
    endpoint: SubjectId,
    deployment: Option<SubjectId>,
) -> Part {
    let workspace = material.model.owner(endpoint, Scope::Workspace);
    let subjects: Vec<SubjectId> = workspace.into_iter().chain([endpoint]).chain(deployment).collect();
    let intended = || verdict::chain_intended(material.model, material.intents, &subjects);
    Part {
        endpoint: name(material, endpoint),
        deployment: deployment.and_then(|id| name(material, id)),
        works: answer(verdict::chain_works(material.model, failing, &subjects)),
        inbound: exposures.get(endpoint),
        outbound: deployment.map(|id| exposures.get(id)).unwrap_or_default(),
        intended: (!material.intents.is_empty()).then(|| answer(intended())),
    }
}

/// The gating facts that read one of the variables, in the order of the rulebook.
pub fn gating_facts(model: &Model, variables: &[Variable]) -> Vec<&'static str> {
    if variables.is_empty() {
        return Vec::new();
    }
    let among = model.domains.among(variables);
    let reads = |binding: &&Binding| among.get(binding.variable.0 as usize) == Some(&true);
    let bindings = model.subjects.iter().flat_map(|subject| &subject.bindings);
    let reading = bindings.filter(|binding| binding.fact.entry().gating).filter(reads);
    let facts: FactSet = reading.map(|binding| binding.fact).collect();
    facts.iter().map(Fact::name).collect()
}

/// The gating facts of every subject in a completion.
fn witness(model: &Model, domains: &Domains) -> Values {
    let mut values = Vec::new();
    let several = Scope::ALL.map(|scope| model.of(scope).take(2).count() > 1);
    for subject in &model.subjects {
        let alone = several.get(subject.scope as usize) == Some(&false);
        for binding in subject.bindings.iter().filter(|binding| binding.fact.entry().gating) {
            let chosen = binding.image(1 << lowest(domains.get(binding.variable)));
            let Some(value) = binding.fact.value_names(chosen).next() else { continue };
            let fact = binding.fact.name();
            let key = match (&subject.name, alone) {
                (Some(name), false) => concat(&[fact, "@", name]).into(),
                _ => fact.into(),
            };
            values.push((key, value.into()));
        }
    }
    Values::of(values)
}

/// Whether a part of a condition can hold, with everything else that is taken for granted as it is taken.
fn as_granted(context: &Context<'_>, literal: Literal) -> bool {
    let item = ASSUMPTIONS.iter().find(|item| item.fact == literal.fact);
    let granted = item.map_or(0, |item| 1 << item.value);
    let values = context.values(literal.fact);
    let values = if values & granted == 0 { values } else { granted };
    values & literal.values != 0
}

/// What the answer takes for granted: facts that may have another value, where it would matter.
fn assuming(material: &Material<'_>) -> Vec<Assumption> {
    let mut listed: Vec<Assumption> = Vec::new();
    for item in ASSUMPTIONS {
        let fact = item.fact;
        if listed.iter().any(|other| other.fact == fact.name()) {
            continue;
        }
        let taken = 1 << item.value;
        let concerned = |id: SubjectId| {
            let context = context(material, id);
            context.values(fact) & !taken != 0
                && context.values(fact) & taken != 0
                && item.cubes.iter().any(|cube| cube.iter().all(|literal| as_granted(&context, literal)))
        };
        let deployments: Vec<SubjectId> =
            material.model.of(Scope::Deployment).map(|(id, _)| id).filter(|id| concerned(*id)).collect();
        if deployments.is_empty() {
            continue;
        }
        let unusual = |id: &SubjectId| context(material, *id).truth(item.unusual) == Truth::Always;
        listed.push(Assumption {
            fact: fact.name(),
            value: fact.value_names(taken).next().unwrap_or_default(),
            why: item.why.text(),
            unusual: !item.unusual.is_empty() && deployments.iter().any(unusual),
            check: fact.entry().ask,
        });
    }
    listed
}
