//! Findings: rules that are violated, or may be where somebody said enough to ask.

use alloc::vec::Vec;

use super::{Material, Told, fixes, places, sentences::Message, subject};
use crate::{
    judgement::{
        context::Judged,
        space::Variable,
        truth::{self, Truth},
    },
    order,
    report::{Finding, Location, Severity, State},
    rulebook::{Cube, Fact, FactSet, Rule, Scope},
    text::concat,
};

/// The findings, most severe first.
pub fn findings(material: &Material<'_>) -> Vec<Finding> {
    let mut listed: Vec<&Told<'_>> =
        material.told.iter().filter(|told| is_listed(material, told.judged)).collect();
    // Codes are five characters: as one number they are in the same order.
    let code = |rule: &Rule| rule.code.bytes().fold(0, |code, byte| code << 8 | u64::from(byte));
    order::by_number(&mut listed, |told| {
        let holds = told.judged.violated == Truth::Always;
        let severity = material.severities.of(told.judged.rule).map_or(0, |severity| severity as u64);
        severity << 62 | u64::from(!holds) << 61 | code(told.judged.rule)
    });
    listed.into_iter().map(|told| finding(material, told)).collect()
}

/// What holds is listed; what depends is listed if it is grave and some fact that makes it apply was said.
fn is_listed(material: &Material<'_>, judged: &Judged) -> bool {
    let Some(severity) = material.severities.of(judged.rule) else { return false };
    match judged.violated {
        Truth::Never => false,
        Truth::Always => true,
        Truth::Sometimes => severity != Severity::Info && said(material, judged),
    }
}

fn said(material: &Material<'_>, judged: &Judged) -> bool {
    // An outbound rule is there because somebody wrote it.
    if judged.rule.scope == Scope::OutboundRule {
        return true;
    }
    let context = judged.context(material.model);
    // Alternatives that are ruled out say nothing.
    let possible = judged.rule.applies.iter().filter(|cube| context.hits(*cube));
    let named = possible.flat_map(Cube::iter).map(|literal| literal.fact);
    let mut known = named.filter(|fact| !fact.entry().internal).filter_map(|fact| context.binding(fact));
    known.any(|binding| binding.origin.is_said())
}

fn finding(material: &Material<'_>, told: &Told<'_>) -> Finding {
    let judged = told.judged;
    let rule = judged.rule;
    let Message { text, params } = told.own_message(material);
    let holds = judged.violated == Truth::Always;
    let influences = if holds {
        Vec::new()
    } else {
        truth::influences(&judged.cubes(material.model), &material.model.domains)
    };
    Finding {
        code: rule.code,
        rule: rule.id,
        title: rule.title,
        severity: material.severities.of(rule).unwrap_or(rule.severity),
        state: if holds { State::Holds } else { State::Depends },
        depends_on: facts_named(material, judged, &influences),
        message: text,
        message_id: if holds { rule.id.into() } else { concat(&[rule.id, ".depends"]).into() },
        params,
        subject: subject(material, judged.subject),
        facts: rule.facts,
        locations: locations(material, judged, rule),
        fixes: fixes::fixes(material, judged),
    }
}

/// The facts named by the rule that read one of the variables.
fn facts_named(material: &Material<'_>, judged: &Judged, variables: &[Variable]) -> Vec<&'static str> {
    let context = judged.context(material.model);
    let reads =
        |fact: &Fact| context.binding(*fact).is_some_and(|binding| variables.contains(&binding.variable));
    if variables.is_empty() {
        return Vec::new();
    }
    let named = FactSet::named_in(judged.rule.violates);
    named.iter().filter(|fact| !fact.entry().internal).filter(reads).map(Fact::name).collect()
}

/// The places of the facts that the rule points at; where none is written, the subject itself.
fn locations(material: &Material<'_>, judged: &Judged, rule: &Rule) -> Vec<Location> {
    let context = judged.context(material.model);
    let mut locations: Vec<Location> = Vec::with_capacity(rule.locate.len().max(1));
    for fact in rule.locate {
        let Some(binding) = context.binding(*fact) else { continue };
        let Some(place) = binding.origin.place() else { continue };
        let rejected = binding.rejection.as_ref().map(|rejection| rejection.why.as_str());
        let message = rejected.unwrap_or_else(|| places::contribution(&binding.origin));
        let location =
            places::location(material.files, place.span, place.pointer.text(), locations.is_empty(), message);
        if !locations.iter().any(|known| known.uri == location.uri && known.range == location.range) {
            locations.push(location);
        }
    }
    if locations.is_empty() {
        let here = places::of_subject(material, judged.subject);
        locations
            .extend(here.map(|(span, pointer)| places::location(material.files, span, pointer, true, "")));
    }
    locations
}
