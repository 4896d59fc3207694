//! What is not known: open facts by how much they settle, and how every check ended.

use alloc::{string::String, vec::Vec};

use super::{Material, isolation, places, subject};
use crate::{
    facts::{Binding, Origin, SubjectId, readable},
    judgement::{
        context::Judged,
        space::{Fit, Variable},
        truth::Truth,
        verdict::Verdict,
    },
    order,
    report::{Check, Checks, OpenFact, Outcome},
    rulebook::Values,
    text::joined,
    words::say,
};

/// The origin of a binding in one sentence.
pub fn why(material: &Material<'_>, binding: &Binding) -> String {
    match &binding.origin {
        Origin::Stated { place, .. } => say::written_at(&places::shown(material.files, place)),
        Origin::Override { given } => say::given_by_set(given),
        Origin::Parameter { parameter, place } => {
            say::default_of_parameter(parameter, &places::shown(material.files, place))
        }
        Origin::Defaulted { facts, .. } => say::defaulted(&joined(facts, ", ")),
        Origin::Derived { why, facts: [], .. } => why.text().into_owned(),
        Origin::Derived { why, facts, .. } => say::cited(&why.text(), &joined(facts, ", ")),
        Origin::Constrained { why, .. } | Origin::Unknown { why, .. } => why.text().into_owned(),
        Origin::Assumed { given } => say::assumed(given),
    }
}

/// Facts that are not known, most decisive first: those that can change a verdict, then those of most open checks.
pub fn open(material: &Material<'_>, works: &Verdict, intended: Option<&Verdict>) -> Vec<OpenFact> {
    let mut decisive: Vec<Variable> = works.influences.clone();
    decisive.extend(intended.into_iter().flat_map(|verdict| verdict.influences.iter().copied()));
    decisive.extend(isolation::influences(material));
    let decisive = material.model.domains.among(&decisive);
    let counts = open_checks(material);
    let mut listed = Vec::new();
    for (id, about) in material.model.subjects.iter().enumerate() {
        for fact in readable(about.scope) {
            let values = material.model.possible(id, fact);
            if values.count_ones() < 2 {
                continue;
            }
            let Some(binding) = material.model.binding(id, fact) else { continue };
            let place = binding.variable.0 as usize;
            let is_decisive = decisive.get(place) == Some(&true);
            let checks = counts.get(place).copied().unwrap_or_default();
            if !is_decisive && checks == 0 {
                continue;
            }
            let rank = u64::from(!is_decisive) << 32;
            listed.push((rank + u64::from(u32::MAX) - checks, id, binding, values));
        }
    }
    order::by_number(&mut listed, |(number, ..)| *number);
    let open = |(rank, id, binding, values): (u64, SubjectId, &Binding, Values)| OpenFact {
        fact: binding.fact.name(),
        subject: subject(material, id),
        values: binding.fact.value_names(values).collect(),
        why: why(material, binding),
        ask: binding.fact.entry().ask,
        decisive: rank <= u64::from(u32::MAX),
    };
    listed.into_iter().map(open).collect()
}

/// For each variable, how many checks could change with it.
fn open_checks(material: &Material<'_>) -> Vec<u64> {
    let domains = &material.model.domains;
    let mut counts = alloc::vec![0; domains.len()];
    let mut named: Vec<Variable> = Vec::new();
    for judged in material.checks.iter().filter(|judged| judged.violated == Truth::Sometimes) {
        let cubes = judged.cubes(material.model);
        let across = cubes.iter().filter(|cube| cube.fit(domains) == Fit::Across);
        named.clear();
        for (variable, _) in across.flat_map(|cube| cube.0.iter()) {
            if !named.contains(variable) {
                named.push(*variable);
            }
        }
        for variable in &named {
            if let Some(count) = counts.get_mut(variable.0 as usize) {
                *count += 1;
            }
        }
    }
    counts
}

/// How every check ended.
pub fn checks(material: &Material<'_>) -> Checks {
    let mut checks = Checks::default();
    let mut list = Vec::new();
    for judged in material.checks.iter().filter(|judged| !judged.again) {
        let outcome = outcome(material, judged);
        *match outcome {
            Outcome::Violated => &mut checks.violated,
            Outcome::Open => &mut checks.open,
            Outcome::Passed => &mut checks.passed,
            Outcome::NotApplicable => &mut checks.not_applicable,
        } += 1;
        if material.request.list_checks {
            list.push(Check {
                code: judged.rule.code,
                rule: judged.rule.id,
                subject: subject(material, judged.subject),
                outcome,
            });
        }
    }
    checks.list = material.request.list_checks.then_some(list);
    checks
}

fn outcome(material: &Material<'_>, judged: &Judged) -> Outcome {
    match (judged.applies(material.model), judged.violated) {
        (_, Truth::Always) => Outcome::Violated,
        (Truth::Never, _) => Outcome::NotApplicable,
        (_, Truth::Sometimes) | (Truth::Sometimes, Truth::Never) => Outcome::Open,
        (Truth::Always, Truth::Never) => Outcome::Passed,
    }
}
