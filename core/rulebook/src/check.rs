//! What has to hold between the files: everything named exists, everything known is cited, every rule is shown at work.

mod outlook;

use std::collections::BTreeSet;

use crate::{
    change::{Effort, REMOVED},
    citation::{self, Citation},
    condition::Alternatives,
    expand,
    load::Rulebook,
    rule_file::{Expectation, RuleFile},
    transition_check,
};

/// A set of facts is a number with this many bits.
const MOST_FACTS: usize = 128;

/// Something that does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Defect {
    /// The file or entry.
    pub place: String,
    /// What does not fit.
    pub message: String,
}

/// Everything that does not fit.
pub fn defects(rulebook: &Rulebook) -> Vec<Defect> {
    let mut defects = Vec::new();
    if rulebook.registry.entries.len() > MOST_FACTS {
        report(&mut defects, "facts/", format!("more than {MOST_FACTS} facts, bits of them included"));
    }
    clauses(rulebook, &mut defects);
    citations(rulebook, &mut defects);
    conditions(rulebook, &mut defects);
    changes(rulebook, &mut defects);
    defects.extend(transition_check::defects(rulebook));
    for rule in &rulebook.rules {
        shape(rulebook, rule, &mut defects);
        examples(rule, &mut defects);
    }
    unique(rulebook, &mut defects);
    outlook::names(rulebook, |place, message| report(&mut defects, place, message));
    defects
}

fn clauses(rulebook: &Rulebook, defects: &mut Vec<Defect>) {
    for entry in &rulebook.registry.entries {
        if entry.fact.clauses.len() != entry.fact.values.len() {
            report(defects, &entry.fact.name, "does not have one clause for each value".into());
        }
    }
}

fn report(defects: &mut Vec<Defect>, place: &str, message: String) {
    defects.push(Defect { place: place.to_string(), message });
}

fn citations(rulebook: &Rulebook, defects: &mut Vec<Defect>) {
    for Citation { place, facts, .. } in citation::all(rulebook) {
        if facts.is_empty() {
            report(defects, place, "cites nothing".into());
        }
        for fact in facts.iter().filter(|fact| !rulebook.sources.facts.contains_key(*fact)) {
            report(defects, place, format!("cites `{fact}`, which `sources/` does not know"));
        }
    }
    let used = citation::by_fact(rulebook);
    for (id, source) in &rulebook.sources.facts {
        for page in source.pages.iter().filter(|page| !rulebook.sources.pages.contains_key(*page)) {
            report(defects, id, format!("names the page `{page}`, which `sources/` does not know"));
        }
        if source.pages.is_empty() {
            report(defects, id, "names no page".into());
        }
        if !used.contains_key(id.as_str()) && source.undecided.is_none() {
            report(defects, id, "is cited by nothing, and does not say why no text decides it".into());
        }
    }
}

fn conditions(rulebook: &Rulebook, defects: &mut Vec<Defect>) {
    let registry = &rulebook.registry;
    let mut expand = |place: &str, alternatives: Alternatives| {
        if let Err(error) = expand::alternatives(registry, &alternatives) {
            report(defects, place, error.to_string());
        }
    };
    for rule in &rulebook.rules {
        expand(&rule.front.id, rule.front.when.applies.clone());
        expand(&rule.front.id, rule.front.when.violated.clone());
    }
    for row in rulebook.exposure.inbound.iter().chain(&rulebook.exposure.outbound) {
        expand(&row.because, Alternatives(vec![row.when.clone()]));
    }
    for (place, condition) in outlook::conditions(rulebook) {
        expand(place, Alternatives(vec![condition.clone()]));
    }
    for item in &rulebook.exposure.assumptions {
        expand(&item.why, Alternatives(vec![item.when.clone()]));
    }
    for row in &rulebook.matrix.rows {
        expand(&row.id, Alternatives(vec![row.when.clone()]));
    }
}

fn changes(rulebook: &Rulebook, defects: &mut Vec<Defect>) {
    for change in &rulebook.changes.changes {
        let mut wrong =
            |message: String| report(defects, &format!("changes.yaml, {}", change.title), message);
        let Some(entry) =
            rulebook.registry.number(&change.fact).and_then(|number| rulebook.registry.entries.get(number))
        else {
            wrong(format!("changes the fact `{}`, which `facts/` does not know", change.fact));
            continue;
        };
        let to = Some(&change.to).filter(|to| *to != REMOVED);
        for value in change.from.iter().chain(to).filter(|value| !entry.values.contains(value)) {
            wrong(format!("names the value `{value}`, which `{}` does not have", change.fact));
        }
        for effort in change.planned.iter().chain(&change.existing) {
            effort_defects(rulebook, effort, &mut wrong);
        }
    }
}

fn effort_defects(rulebook: &Rulebook, effort: &Effort, wrong: &mut impl FnMut(String)) {
    let known = |id: &&String| rulebook.remedies.remedies.iter().any(|remedy| remedy.id == **id);
    for id in effort.remedies.iter().filter(|id| !known(id)) {
        wrong(format!("names the remedy `{id}`, which remedies.yaml does not know"));
    }
    if effort.cost == 0 || effort.remedies.is_empty() {
        wrong("costs nothing, or has no steps".into());
    }
    let anew = effort.anew.as_deref();
    if anew.is_some_and(|anew| !["deployment", "endpoints", "workspace"].contains(&anew)) {
        wrong(format!("creates `{}` anew", anew.unwrap_or_default()));
    }
}

fn shape(rulebook: &Rulebook, rule: &RuleFile, defects: &mut Vec<Defect>) {
    let front = &rule.front;
    let mut one_of = |what: &str, value: &str, allowed: &[&str]| {
        if !allowed.contains(&value) {
            report(defects, &front.id, format!("{what} `{value}` is none of {}", allowed.join(", ")));
        }
    };
    one_of("severity", &front.severity, &["error", "warning", "info"]);
    one_of("decides", &front.decides, &["works", "isolation", "advice", "transition"]);
    one_of("scope", &front.scope, &["workspace", "endpoint", "deployment", "outbound_rule", "ip_rule"]);
    for edition in &front.editions {
        one_of("edition", edition, &["current", "2023-01"]);
    }
    for name in front.locate.iter().filter(|name| rulebook.registry.number(name).is_none()) {
        report(defects, &front.id, format!("locates the fact `{name}`, which `facts/` does not know"));
    }
    let known = |id: &String| rulebook.remedies.remedies.iter().any(|remedy| remedy.id == *id);
    for id in front.remedies.iter().filter(|id| !known(id)) {
        report(defects, &front.id, format!("names the remedy `{id}`, which remedies.yaml does not know"));
    }
    if front.id != rule.stem {
        report(defects, &front.id, format!("stands in a file named `{}.md`", rule.stem));
    }
    if front.decides == "works" && front.severity != "error" {
        report(defects, &front.id, "decides `works` and is not an error".into());
    }
    if front.severity != "info" && front.remedies.is_empty() && front.fix.is_none() {
        report(defects, &front.id, "offers neither a remedy nor a fix".into());
    }
}

fn examples(rule: &RuleFile, defects: &mut Vec<Defect>) {
    let shows = |kind| rule.examples.iter().any(|example| example.expectation == kind);
    if !shows(Expectation::Violated) {
        report(defects, &rule.front.id, "has no example that violates it".into());
    }
    if !shows(Expectation::Satisfied) && !shows(Expectation::NotApplicable) {
        report(defects, &rule.front.id, "has no example that does not violate it".into());
    }
}

fn unique(rulebook: &Rulebook, defects: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for rule in &rulebook.rules {
        for key in [&rule.front.id, &rule.front.code] {
            if !seen.insert(key) {
                report(defects, key, "is used by two rules".into());
            }
        }
    }
}
