//! Repairs in words and edits.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Material, places, rewriting, sentences, subject};
use crate::{
    facts::{Origin, SubjectId},
    repair::{Outcome, Repair, Step},
    report::{self, ChangeWay, GoalState, RepairChange, RepairGoal, RepairStep, TextFix},
    request::Goal,
    rulebook::{Anew, CHANGES, Change, FactEntry, Phrases, REMEDIES, Remedy},
    text::TextEdit,
};

/// A repair, and what is needed to prove it: its edits, and what they leave to the service.
pub struct Proposal {
    /// The repair in words.
    pub repair: report::Repair,
    /// Its edits.
    pub edits: Vec<TextEdit>,
    /// Changes of which no edit speaks.
    pub left: Vec<Step>,
}

impl Proposal {
    /// The repair without its edits, where they can not be trusted.
    #[must_use]
    pub fn without_edits(mut self) -> report::Repair {
        self.repair.edits.clear();
        for change in &mut self.repair.changes {
            change.edited = false;
        }
        self.repair
    }
}

/// How far the goal is away.
pub const fn goal(goal: Goal, outcome: &Outcome) -> RepairGoal {
    let state = match outcome {
        Outcome::Met => GoalState::Met,
        Outcome::Repairs(_) => GoalState::Reachable,
        Outcome::OutOfReach => GoalState::OutOfReach,
        Outcome::Contradiction => GoalState::Contradiction,
    };
    RepairGoal { goal: goal.name(), state }
}

/// The repairs.
pub fn proposals(material: &Material<'_>, outcome: &Outcome) -> Vec<Proposal> {
    match outcome {
        Outcome::Repairs(repairs) => repairs.iter().map(|repair| proposal(material, repair)).collect(),
        _ => Vec::new(),
    }
}

fn proposal(material: &Material<'_>, repair: &Repair) -> Proposal {
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut left: Vec<Step> = Vec::new();
    let mut changes = Vec::new();
    for step in &repair.steps {
        let mut unwritten = Vec::new();
        for &id in &step.subjects {
            match rewriting::write(material, id, step.fact(), step.change.to, step.exists) {
                Some(more) => edits.extend(more),
                None => unwritten.push(id),
            }
        }
        changes.push(change(material, step, unwritten.is_empty()));
        if !unwritten.is_empty() {
            left.push(Step { subjects: unwritten, ..step.clone() });
        }
    }
    let titles: Vec<String> = repair.steps.iter().map(|step| title(material, step)).collect();
    let text_fix = |edit: &TextEdit| TextFix {
        uri: places::uri(material.files, edit.span),
        range: places::range(material.files, edit.span),
        new_text: edit.new_text.clone(),
    };
    let repair = report::Repair {
        title: sentences::all(&titles),
        cost: repair.cost,
        widens: changes.iter().any(|change| change.widens),
        irreversible: changes.iter().any(|change| change.irreversible),
        anew: repair.anew.iter().map(|id| subject(material, *id)).collect(),
        edits: edits.iter().map(text_fix).collect(),
        steps: steps(material, repair),
        gives_up: given_up(material, repair),
        changes,
    };
    Proposal { repair, edits, left }
}

fn change(material: &Material<'_>, step: &Step, edited: bool) -> RepairChange {
    let fact = step.fact();
    let first = step.subjects.first().and_then(|id| material.model.subjects.get(*id));
    let binding = first.and_then(|subject| subject.binding(fact));
    let from = binding.map_or(fact.full(), |binding| material.model.values(binding));
    RepairChange {
        title: imperative(step),
        fact: fact.name(),
        subjects: step.subjects.iter().map(|id| subject(material, *id)).collect(),
        from: fact.value_names(from).collect(),
        to: fact.entry().values.get(usize::from(step.change.to)).copied().unwrap_or("removed"),
        way: way(step),
        widens: step.change.widens,
        irreversible: step.change.irreversible,
        unknown: step.unknown,
        edited,
        facts: step.change.facts.to_vec(),
    }
}

const fn way(step: &Step) -> ChangeWay {
    match (step.exists, step.effort.anew) {
        (false, _) => ChangeWay::Planned,
        (true, Anew::Nothing) => ChangeWay::InPlace,
        (true, Anew::Deployment) => ChangeWay::NewDeployment,
        (true, Anew::Endpoints) => ChangeWay::NewEndpoints,
        (true, Anew::Workspace) => ChangeWay::NewWorkspace,
    }
}

/// What a change does; with names where its scope has several subjects.
fn title(material: &Material<'_>, step: &Step) -> String {
    let change = imperative(step);
    let alone = material.model.of(step.fact().entry().scope).count() == step.subjects.len();
    let name = |id: &SubjectId| super::name(material, *id).map(|name| format!("`{name}`"));
    let names: Vec<String> = step.subjects.iter().filter_map(name).collect();
    if alone || names.is_empty() { change } else { format!("{change}: {}", sentences::all(&names)) }
}

/// What a change does. Where the present value is not known, it may be the wanted one.
fn imperative(step: &Step) -> String {
    let wanted = step.fact().clauses(1 << step.change.to).next().filter(|_| step.unknown);
    wanted.map_or_else(|| step.change.title.to_string(), |clause| format!("make sure that {clause}"))
}

/// What to do on the service, each remedy once. What is not known is found out first, and what it may be says what to do.
fn steps(material: &Material<'_>, repair: &Repair) -> Vec<RepairStep> {
    let mut steps = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    let mut tell = |condition: Option<&str>, remedies: &[usize]| {
        for number in remedies {
            let Some(remedy) = REMEDIES.get(*number).filter(|_| !told.contains(number)) else { continue };
            told.push(*number);
            let title = match condition {
                Some(condition) => format!("if {condition}: {}", remedy.title.text()),
                None => remedy.title.owned(),
            };
            let Remedy { cli, python, studio, .. } = *remedy;
            steps.push(RepairStep { title, cli, python, studio });
        }
    };
    for step in &repair.steps {
        if !step.unknown {
            tell(None, step.effort.remedies);
            continue;
        }
        let fact = step.fact();
        for change in ways_to(material, step) {
            let effort = if step.exists { &change.existing } else { &change.planned };
            let from: Vec<&str> = fact.clauses(change.from).collect();
            let remedies = effort.as_ref().map_or(&[] as &[usize], |effort| effort.remedies);
            tell(Some(&sentences::either_clause(&from)), remedies);
        }
    }
    let unknown = repair.steps.iter().filter(|step| step.unknown).map(|step| step.fact().entry());
    let ask = |entry: &FactEntry| RepairStep {
        title: format!("find out: {}", entry.title),
        cli: entry.ask,
        python: None,
        studio: Phrases::default(),
    };
    unknown.map(ask).chain(steps).collect()
}

/// The changes that lead to the wanted value from one that is possible now.
fn ways_to(material: &Material<'_>, step: &Step) -> impl Iterator<Item = &'static Change> {
    let (fact, to) = (step.fact(), step.change.to);
    let first = step.subjects.first().and_then(|id| material.model.subjects.get(*id));
    let possible = first
        .and_then(|subject| subject.binding(fact))
        .map_or(fact.full(), |binding| material.model.values(binding));
    CHANGES.iter().filter(move |change| {
        change.fact == fact && change.to == to && change.from & possible & !(1 << to) != 0
    })
}

/// Assumptions that speak of a fact that is changed.
fn given_up(material: &Material<'_>, repair: &Repair) -> Vec<String> {
    let mut given_up: Vec<String> = Vec::new();
    for step in &repair.steps {
        for subject in step.subjects.iter().filter_map(|id| material.model.subjects.get(*id)) {
            let origin = subject.binding(step.fact()).map(|binding| &binding.origin);
            if let Some(Origin::Assumed { given }) = origin
                && !given_up.contains(given)
            {
                given_up.push(given.clone());
            }
        }
    }
    given_up
}
