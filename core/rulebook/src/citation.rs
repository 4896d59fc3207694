//! Who cites the evidence: every place of the rulebook that rests on a fact, in one list.

use std::collections::BTreeMap;

use crate::{load::Rulebook, registry::Kind};

/// What a fact of the evidence is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// A rule checks it.
    Rule,
    /// It is what holds when a key is absent.
    Default,
    /// A judged fact follows from others by it.
    Derivation,
    /// A row or cell of the matrix rests on it.
    Matrix,
    /// An exposure rests on it.
    Exposure,
    /// It is taken for granted, and the answer says so.
    Assumption,
    /// A remedy is it, or rests on it.
    Remedy,
    /// It says what a repair may change, and at what cost.
    Repair,
    /// It says what a change of a configuration does.
    Transition,
    /// It says who can reach whom.
    Reachability,
    /// It is among what is created, needed or to be checked.
    Inventory,
    /// It explains a symptom.
    Symptom,
    /// A command says it.
    Command,
    /// It is a side of a disagreement between sources, which is shown with both sides.
    Disagreement,
    /// It is behind a term that the report explains.
    Term,
    /// It is a table of values that rules look up.
    Values,
}

impl Use {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Default => "default",
            Self::Derivation => "derivation",
            Self::Matrix => "matrix",
            Self::Exposure => "exposure",
            Self::Assumption => "assumption",
            Self::Remedy => "remedy",
            Self::Repair => "repair",
            Self::Transition => "transition",
            Self::Reachability => "reachability",
            Self::Inventory => "inventory",
            Self::Symptom => "symptom",
            Self::Command => "command",
            Self::Disagreement => "disagreement",
            Self::Term => "glossary",
            Self::Values => "table of values",
        }
    }
}

/// One place that cites facts.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'r> {
    /// What for.
    pub kind: Use,
    /// The place: a rule's id, a fact's name, the words of a row.
    pub place: &'r str,
    /// The facts.
    pub facts: &'r [String],
}

/// Every place that cites facts.
#[must_use]
pub fn all(rulebook: &Rulebook) -> Vec<Citation<'_>> {
    let mut all = of_facts(rulebook);
    let mut add = |kind: Use, place, facts| all.push(Citation { kind, place, facts });
    for rule in &rulebook.rules {
        add(Use::Rule, rule.front.id.as_str(), rule.front.facts.as_slice());
    }
    for remedy in &rulebook.remedies.remedies {
        add(Use::Remedy, &remedy.id, &remedy.facts);
    }
    for row in rulebook.exposure.inbound.iter().chain(&rulebook.exposure.outbound) {
        add(Use::Exposure, &row.because, &row.facts);
    }
    for item in &rulebook.exposure.assumptions {
        add(Use::Assumption, &item.why, &item.facts);
    }
    for row in &rulebook.matrix.rows {
        add(Use::Matrix, &row.id, &row.facts);
        for cell in &row.cells {
            add(Use::Matrix, &row.id, &cell.facts);
        }
    }
    for change in &rulebook.changes.changes {
        add(Use::Repair, &change.title, &change.facts);
    }
    for (place, facts) in rulebook.transitions.cited() {
        add(Use::Transition, place, facts);
    }
    for command in &rulebook.commands.commands {
        add(Use::Command, &command.command, &command.facts);
    }
    // One without facts is about a page as a whole.
    for item in rulebook.contradictions.contradictions.iter().filter(|item| !item.facts.is_empty()) {
        add(Use::Disagreement, &item.about, &item.facts);
    }
    for term in &rulebook.glossary.terms {
        add(Use::Term, &term.term, &term.facts);
    }
    all.extend(of_tables(rulebook));
    all.extend(of_outlook(rulebook));
    all
}

/// For every fact that is cited, by what.
#[must_use]
pub fn by_fact(rulebook: &Rulebook) -> BTreeMap<&str, Vec<(Use, &str)>> {
    let mut uses: BTreeMap<&str, Vec<(Use, &str)>> = BTreeMap::new();
    for citation in all(rulebook) {
        for fact in citation.facts {
            let known = uses.entry(fact).or_default();
            if !known.contains(&(citation.kind, citation.place)) {
                known.push((citation.kind, citation.place));
            }
        }
    }
    uses
}

fn of_facts(rulebook: &Rulebook) -> Vec<Citation<'_>> {
    let mut all = Vec::new();
    for entry in rulebook.registry.entries.iter().filter(|entry| entry.name == entry.fact.name) {
        let mut add = |kind, facts| all.push(Citation { kind, place: &entry.name, facts });
        if let Some(default) = &entry.fact.default {
            add(Use::Default, default.facts.as_slice());
        }
        if matches!(entry.kind, Kind::Derived(_)) || !entry.fact.facts.is_empty() {
            add(Use::Derivation, &entry.fact.facts);
        }
    }
    all
}

fn of_tables(rulebook: &Rulebook) -> Vec<Citation<'_>> {
    let known = &rulebook.destinations;
    let cite = |place, facts| Citation { kind: Use::Values, place, facts };
    let tables = [&known.target_facts, &known.automatic_facts, &known.tag_facts, &known.host_facts];
    let mut all: Vec<Citation<'_>> =
        tables.into_iter().map(|facts| cite("outbound-rules.yaml", facts)).collect();
    all.push(cite("address-ranges.yaml", &rulebook.addresses.facts));
    all.push(cite("python.yaml", &rulebook.python.facts));
    let spelled = &rulebook.terraform.resources;
    all.extend(spelled.iter().map(|resource| cite(&resource.name, &resource.facts)));
    all.extend(known.scenarios.iter().map(|scenario| cite(&scenario.id, &scenario.facts)));
    all
}

fn of_outlook(rulebook: &Rulebook) -> Vec<Citation<'_>> {
    let routes = rulebook.reachability.inbound.iter().chain(&rulebook.reachability.outbound);
    let mut all: Vec<Citation<'_>> = routes
        .flat_map(|table| {
            let place = table.places().next().map_or("reachability.yaml", String::as_str);
            table.rows.iter().map(move |row| Citation { kind: Use::Reachability, place, facts: &row.facts })
        })
        .collect();
    let inventory = &rulebook.inventory;
    let cite = |place, facts| Citation { kind: Use::Inventory, place, facts };
    all.extend(inventory.items.iter().map(|item| cite(&item.id, &item.facts)));
    all.push(cite("clouds", &inventory.cloud_facts));
    all.push(cite("collector", &inventory.collector_facts));
    let symptoms = &rulebook.symptoms.symptoms;
    all.extend(symptoms.iter().map(|item| Citation {
        kind: Use::Symptom,
        place: &item.symptom,
        facts: &item.facts,
    }));
    all
}
