//! The verdicts over everything that is described: will it work, and is it as intended.

use alloc::vec::Vec;

use super::{
    context::{Context, Judged, judge},
    cover,
    parts::{Parts, gather},
    space::{Cube, Domains, Variable},
    truth::{self, Truth},
};
use crate::{
    facts::{Model, SubjectId},
    request::Edition,
    rulebook::{self, Decides, Direction, FactSet, Intent, Rule, Scope, in_edition},
};

/// An answer over all completions, with what it depends on and a witness each way.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Whether it fails: always, sometimes, never.
    pub fails: Truth,
    /// Variables that can still change the answer.
    pub influences: Vec<Variable>,
    /// A completion in which it does not fail.
    pub passing: Option<Domains>,
    /// A completion in which it fails.
    pub failing: Option<Domains>,
}

/// The verdict of a union of failing cubes.
fn verdict(model: &Model, parts: &Parts, cubes: &[Cube]) -> Verdict {
    let fails = truth::truth(cubes, &model.domains);
    let spread = |narrowed: Domains| parts.spread(model, &narrowed);
    Verdict {
        fails,
        influences: if fails == Truth::Sometimes {
            truth::influences(cubes, &model.domains)
        } else {
            Vec::new()
        },
        passing: truth::outside(cubes, &model.domains).map(spread),
        failing: truth::inside(cubes, &model.domains).map(spread),
    }
}

/// Rules that decide whether it works, for subjects of a scope.
fn deciding(scope: Scope, edition: Edition) -> impl Iterator<Item = &'static Rule> {
    let rules = Rule::of(scope).iter().copied();
    rules.filter(move |rule| rule.decides == Decides::Works && in_edition(rule.editions, edition))
}

/// Every deciding rule on every subject of its scope.
#[cfg(feature = "plans")]
pub fn all_deciding(model: &Model, edition: Edition) -> impl Iterator<Item = (SubjectId, &'static Rule)> {
    let subjects = model.subjects.iter().enumerate();
    subjects.flat_map(move |(id, about)| deciding(about.scope, edition).map(move |rule| (id, rule)))
}

/// The deciding rules that are or may be violated, of what was judged.
pub fn violated(checks: &[Judged]) -> impl Iterator<Item = (SubjectId, &'static Rule)> {
    let violated = |judged: &&Judged| {
        judged.rule.decides == Decides::Works && judged.violated != Truth::Never && !judged.again
    };
    checks.iter().filter(violated).map(|judged| (judged.subject, judged.rule))
}

/// For every subject the cubes in which it makes it fail, of rules that may be violated.
pub fn failing(model: &Model, rules: impl Iterator<Item = (SubjectId, &'static Rule)>) -> Vec<Vec<Cube>> {
    let mut failing = alloc::vec![Vec::new(); model.subjects.len()];
    for (subject, rule) in rules {
        if let Some(failing) = failing.get_mut(subject) {
            failing.extend(Context::new(model, subject).gating_cubes(rule.violates));
        }
    }
    failing
}

/// Will it work?
pub fn works(model: &Model, parts: &Parts, failing: &[Vec<Cube>]) -> Verdict {
    let failing = |subject: SubjectId| failing.get(subject).cloned().unwrap_or_default();
    verdict(model, parts, &gather(model, parts, failing))
}

/// Will one chain of subjects work by itself: a deployment, its endpoint, its workspace?
pub fn chain_works(model: &Model, failing: &[Vec<Cube>], chain: &[SubjectId]) -> Truth {
    let cubes: Vec<Cube> =
        chain.iter().filter_map(|subject| failing.get(*subject)).flatten().cloned().collect();
    truth::truth(&cubes, &model.domains)
}

/// Why it fails always: every rule that fails by itself, else the smallest group of which one fails in every completion.
pub fn because(model: &Model, parts: &Parts, edition: Edition) -> Vec<(&'static Rule, SubjectId)> {
    let mut rules = Vec::new();
    let mut groups = Vec::new();
    for (id, subject) in model.subjects.iter().enumerate().filter(|(id, _)| parts.represents(model, *id)) {
        for rule in deciding(subject.scope, edition) {
            let cubes = Context::new(model, id).gating_cubes(rule.violates);
            if !cubes.is_empty() {
                rules.push((rule, id));
                groups.push(cubes);
            }
        }
    }
    let by_itself = |number: &usize| {
        groups.get(*number).is_some_and(|cubes| truth::truth(cubes, &model.domains) == Truth::Always)
    };
    let mut chosen: Vec<usize> = (0..groups.len()).filter(by_itself).collect();
    if chosen.is_empty() {
        chosen = cover::smallest_cover(&groups, &model.domains);
    }
    chosen.into_iter().filter_map(|number| rules.get(number).copied()).collect()
}

/// The cubes in which one subject misses an intent.
fn missing(model: &Model, intents: &[&Intent], subject: SubjectId) -> Vec<Cube> {
    let context = Context::new(model, subject);
    let (rows, direction) = match model.subjects.get(subject).map(|subject| subject.scope) {
        Some(Scope::Endpoint) => (rulebook::INBOUND, Direction::Inbound),
        Some(Scope::Deployment) => (rulebook::OUTBOUND, Direction::Outbound),
        _ => return Vec::new(),
    };
    let misses = |intent: &&Intent, exposures: &[&str]| {
        intent.direction == direction && !exposures.iter().all(|exposure| intent.allows.contains(exposure))
    };
    rows.iter()
        .filter(|row| intents.iter().any(|intent| misses(intent, row.exposures)))
        .flat_map(|row| context.cubes(row.cubes))
        .collect()
}

/// Is it as intended?
pub fn intended(model: &Model, parts: &Parts, intents: &[&Intent]) -> Verdict {
    verdict(model, parts, &gather(model, parts, |subject| missing(model, intents, subject)))
}

/// Is one chain of subjects as intended?
pub fn chain_intended(model: &Model, intents: &[&Intent], chain: &[SubjectId]) -> Truth {
    let cubes: Vec<Cube> = chain.iter().flat_map(|&subject| missing(model, intents, subject)).collect();
    truth::truth(&cubes, &model.domains)
}

/// Every rule of the edition on every subject of its scope. A rule that several things violate, such as keys of a file,
/// stands there for each of them.
pub fn checks(model: &Model, edition: Edition) -> Vec<Judged> {
    let mut judged = Vec::with_capacity(rulebook::RULES.len());
    for (subject, about) in model.subjects.iter().enumerate() {
        let context = Context::new(model, subject);
        let further = model.further(subject);
        for rule in Rule::of(about.scope).iter().filter(|rule| in_edition(rule.editions, edition)) {
            let first = judged.len();
            judged.push(judge(context, rule));
            for (_, place) in further.iter().filter(|(_, place)| names(context, *place, rule)) {
                let other = judge(Context { instead: Some(*place), ..context }, rule);
                match judged.get_mut(first).filter(|first| first.violated != Truth::Always) {
                    _ if other.violated != Truth::Always => {}
                    Some(first) => *first = other,
                    None => judged.push(Judged { again: true, ..other }),
                }
            }
        }
    }
    judged
}

/// Whether a rule names the fact of a binding of the subject itself.
fn names(context: Context<'_>, place: usize, rule: &Rule) -> bool {
    let subject = context.model.subjects.get(context.subject);
    let binding = subject.and_then(|subject| subject.bindings.get(place));
    binding.is_some_and(|binding| FactSet::named_in(rule.violates).has(binding.fact))
}
