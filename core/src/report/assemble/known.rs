//! What is known and what is not: facts by subject, open facts by how much they settle, and how every check ended.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Material, isolation, places, subject, works::context};
use crate::{
    facts::{Binding, Origin, SubjectId, readable},
    judgement::{
        context::Judged,
        space::{Fit, Variable},
        truth::Truth,
        verdict::Verdict,
    },
    order,
    report::{Check, Checks, KnownFact, OpenFact, OriginKind, Outcome, SubjectFacts},
    rulebook::{Fact, Role, Scope},
};

/// The facts of every subject.
pub fn subjects(material: &Material<'_>) -> Vec<SubjectFacts> {
    let all = material.model.subjects.iter().enumerate();
    all.filter(|(_, subject)| !matches!(subject.scope, Scope::OutboundRule | Scope::IpRule))
        .map(|(id, about)| SubjectFacts {
            subject: subject(material, id),
            facts: Fact::all()
                .filter(|fact| fact.entry().scope == about.scope && !fact.entry().internal)
                .filter_map(|fact| known(material, id, fact))
                .collect(),
        })
        .collect()
}

fn known(material: &Material<'_>, id: SubjectId, fact: Fact) -> Option<KnownFact> {
    let entry = fact.entry();
    let (values, origin, why, place) = match &entry.role {
        Role::Derived(rows) => {
            let context = context(material, id);
            let possible = rows.iter().filter(|(_, union)| context.possible(union));
            let values = possible.fold(0, |values, (value, _)| values | 1 << value);
            (values, OriginKind::Derived, "it follows from other facts".to_string(), None)
        }
        _ => {
            let binding = material.model.subjects.get(id)?.binding(fact)?;
            let place = binding.origin.place();
            (material.model.values(binding), kind(&binding.origin), why(material, binding), place)
        }
    };
    Some(KnownFact {
        fact: entry.name,
        title: entry.title,
        values: fact.value_names(values).collect(),
        domain: entry.values.to_vec(),
        origin,
        why,
        gating: entry.gating,
        location: place
            .map(|place| places::location(material.files, place.span, place.pointer.clone(), true, "")),
    })
}

/// The kind of an origin.
pub const fn kind(origin: &Origin) -> OriginKind {
    match origin {
        Origin::Stated { .. } | Origin::Override { .. } => OriginKind::Stated,
        Origin::Defaulted { .. } | Origin::Parameter { .. } => OriginKind::Defaulted,
        Origin::Derived { .. } => OriginKind::Derived,
        Origin::Constrained { .. } => OriginKind::Constrained,
        Origin::Unknown { .. } => OriginKind::Unknown,
        Origin::Assumed { .. } => OriginKind::Assumed,
    }
}

/// The origin of a binding in one sentence.
pub fn why(material: &Material<'_>, binding: &Binding) -> String {
    match &binding.origin {
        Origin::Stated { place, .. } => format!("written at {}", places::shown(material.files, place)),
        Origin::Override { given } => format!("given by `--set {given}`"),
        Origin::Parameter { parameter, place } => {
            format!(
                "the default of `{parameter}` at {}; another value may be given",
                places::shown(material.files, place)
            )
        }
        Origin::Defaulted { facts, .. } => format!("absent, so the default holds ({})", facts.join(", ")),
        Origin::Derived { why, facts: [], .. } => why.clone(),
        Origin::Derived { why, facts, .. } => format!("{why} ({})", facts.join(", ")),
        Origin::Constrained { why, .. } | Origin::Unknown { why, .. } => why.clone(),
        Origin::Assumed { given } => format!("assumed by `{given}`"),
    }
}

/// Facts that are not known, most decisive first: those that can change a verdict, then those of most open checks.
pub fn open(material: &Material<'_>, works: &Verdict, intended: Option<&Verdict>) -> Vec<OpenFact> {
    let mut decisive: Vec<Variable> = works.influences.clone();
    decisive.extend(intended.into_iter().flat_map(|verdict| verdict.influences.iter().copied()));
    decisive.extend(isolation::influences(material));
    let counts = open_checks(material);
    let mut listed: Vec<(u64, OpenFact)> = Vec::new();
    for (id, about) in material.model.subjects.iter().enumerate() {
        for fact in readable(about.scope) {
            let Some(binding) = about.binding(fact) else { continue };
            let values = material.model.values(binding);
            if values.count_ones() < 2 {
                continue;
            }
            let is_decisive = decisive.contains(&binding.variable);
            let checks = counts.get(binding.variable.0 as usize).copied().unwrap_or_default();
            if !is_decisive && checks == 0 {
                continue;
            }
            let open = OpenFact {
                fact: fact.name(),
                subject: subject(material, id),
                values: fact.value_names(values).collect(),
                why: why(material, binding),
                ask: fact.entry().ask,
                decisive: is_decisive,
            };
            let rank = u64::from(!is_decisive) << 32;
            listed.push((rank + u64::from(u32::MAX) - checks, open));
        }
    }
    order::by_number(&mut listed, |(number, _)| *number);
    listed.into_iter().map(|(_, open)| open).collect()
}

/// For each variable, how many checks could change with it.
fn open_checks(material: &Material<'_>) -> Vec<u64> {
    let domains = &material.model.domains;
    let mut counts = alloc::vec![0; domains.len()];
    for judged in material.checks.iter().filter(|judged| judged.violated == Truth::Sometimes) {
        let across = judged.cubes.iter().filter(|cube| cube.fit(domains) == Fit::Across);
        let mut named: Vec<Variable> = Vec::new();
        for (variable, _) in across.flat_map(|cube| &cube.0) {
            if !named.contains(variable) {
                named.push(*variable);
            }
        }
        for variable in named {
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
    for judged in material.checks {
        let outcome = outcome(judged);
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

const fn outcome(judged: &Judged) -> Outcome {
    match (judged.applies, judged.violated) {
        (_, Truth::Always) => Outcome::Violated,
        (Truth::Never, _) => Outcome::NotApplicable,
        (_, Truth::Sometimes) | (Truth::Sometimes, Truth::Never) => Outcome::Open,
        (Truth::Always, Truth::Never) => Outcome::Passed,
    }
}
