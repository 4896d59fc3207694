//! From judgement to report: puts into words and places what the stages before have found. Decides nothing.

#[cfg(feature = "sections")]
mod collector;
mod findings;
mod fixes;
#[cfg(feature = "sections")]
mod inventory;
mod isolation;
mod known;
mod matrix;
#[cfg(feature = "sections")]
mod names;
mod places;
mod problems;
#[cfg(feature = "sections")]
mod reachability;
#[cfg(feature = "sections")]
mod reasons;
#[cfg(feature = "repairs")]
mod repairs;
#[cfg(feature = "repairs")]
mod rewriting;
#[cfg(feature = "sections")]
mod scenarios;
mod sentences;
mod severities;
#[cfg(feature = "sections")]
mod subjects;
#[cfg(feature = "sections")]
mod terms;
mod works;
mod writing;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
#[cfg(feature = "sections")]
use core::cell::OnceCell;

use self::sentences::Message;
use super::{About, InputDigest, OptionsUsed, Report, SCHEMA_VERSION};
use crate::{
    facts::{self, Model, ReadFile, SubjectId},
    judgement::{context::Judged, parts::Parts, truth::Truth, verdict},
    request::{Edition, Request, Section},
    rulebook::{self, Intent, KNOWLEDGE_AS_OF, NOT_PROMISED, RULEBOOK_VERSION, Role, Scope, Union},
    text::{FileId, FileSet},
};

pub use isolation::{Exposures, INBOUND_ORDER, OUTBOUND_ORDER, exposures};
pub use places::{location, shown};
pub use problems::problems;
#[cfg(feature = "repairs")]
pub use repairs::{Proposal, goal, proposals};
pub use sentences::either_clause;
pub use severities::Severities;
pub use works::{answer, gating_facts};

/// Everything that the report is assembled from.
pub struct Material<'m> {
    /// The question.
    pub request: &'m Request,
    /// The texts.
    pub files: &'m FileSet,
    /// The texts, read.
    pub read: &'m [ReadFile],
    /// Problems of reading.
    pub reading: &'m [crate::document::Problem],
    /// Problems between documents.
    pub between: &'m [facts::Problem],
    /// What is known.
    pub model: &'m Model,
    /// Severities that the caller gave rules.
    pub severities: &'m Severities,
    /// Stated intents.
    pub intents: &'m [&'static Intent],
    /// Which subjects can not be told apart.
    pub parts: Parts,
    /// Every rule on every subject.
    pub checks: &'m [Judged],
    /// The checks that are or may be violated.
    pub told: Vec<Told<'m>>,
}

/// A check that is or may be violated, and what it says.
pub struct Told<'m> {
    /// The check.
    pub judged: &'m Judged,
    /// What it says, once somebody asked who is not the only one.
    #[cfg(feature = "sections")]
    message: OnceCell<Message>,
}

impl Told<'_> {
    /// What it says.
    #[cfg(feature = "sections")]
    fn message(&self, material: &Material<'_>) -> &Message {
        self.message.get_or_init(|| sentences::message(material, self.judged))
    }

    /// What it says, for its finding.
    fn own_message(&self, material: &Material<'_>) -> Message {
        // The explanation says it too.
        #[cfg(feature = "sections")]
        if material.request.wants(Section::Explanation) {
            return self.message(material).clone();
        }
        sentences::message(material, self.judged)
    }
}

impl<'m> Material<'m> {
    /// The checks that have something to say.
    pub fn told(checks: &'m [Judged]) -> Vec<Told<'m>> {
        let violated = checks.iter().filter(|judged| judged.violated != Truth::Never);
        let told = |judged| Told {
            judged,
            #[cfg(feature = "sections")]
            message: OnceCell::new(),
        };
        violated.map(told).collect()
    }

    /// A text, read.
    fn read(&self, file: FileId) -> Option<&'m ReadFile> {
        self.read.get(usize::from(file.0))
    }

    /// For every subject the subjects of a scope that belong to it as their workspace.
    #[cfg(feature = "sections")]
    fn below_workspaces(&self, scope: Scope) -> Vec<Vec<SubjectId>> {
        let mut below = alloc::vec![Vec::new(); self.model.subjects.len()];
        for (id, _) in self.model.of(scope) {
            let workspace = self.model.owner(id, Scope::Workspace);
            if let Some(below) = workspace.and_then(|workspace| below.get_mut(workspace)) {
                below.push(id);
            }
        }
        below
    }

    const fn edition(&self) -> Edition {
        self.request.edition
    }

    /// Deployments with their endpoints and workspaces, in the order of the documents.
    fn chains(&self) -> impl Iterator<Item = Chain> {
        self.model
            .of(Scope::Deployment)
            .filter_map(|(deployment, subject)| Some(Chain { endpoint: subject.parent?, deployment }))
    }
}

/// A deployment and its endpoint.
#[derive(Clone, Copy)]
struct Chain {
    endpoint: SubjectId,
    deployment: SubjectId,
}

/// Assembles the report.
pub fn report(material: &Material<'_>) -> Report {
    let edition = material.edition();
    let failing = verdict::failing(material.model, verdict::violated(material.checks));
    let works_verdict = verdict::works(material.model, &material.parts, &failing);
    let works = works::works(material, &works_verdict);
    let exposures = Exposures::of(material.model);
    let isolation = isolation::isolation(material.model, &exposures);
    let intended_verdict = (!material.intents.is_empty())
        .then(|| verdict::intended(material.model, &material.parts, material.intents));
    let intended = intended_verdict.as_ref().map(|verdict| works::intended(material, verdict));
    let findings = findings::findings(material);
    let matrix = matrix::places(material);
    let open = || known::open(material, &works_verdict, intended_verdict.as_ref());
    #[cfg(feature = "sections")]
    let inventory = section(material, Section::Inventory, || inventory::inventory(material, &open()));
    #[cfg(feature = "sections")]
    let explanation = section(material, Section::Explanation, || {
        reasons::explanation(material, &works, &isolation, intended.as_ref(), &matrix)
    });
    Report {
        schema_version: SCHEMA_VERSION,
        rulebook_version: RULEBOOK_VERSION,
        edition: edition.name(),
        works,
        isolation,
        intended,
        findings,
        matrix,
        parts: works::parts(material, &failing, &exposures),
        about: section(material, Section::About, || about(material)),
        open: section(material, Section::Open, open),
        checks: section(material, Section::Checks, || known::checks(material)),
        #[cfg(feature = "sections")]
        explanation,
        #[cfg(feature = "sections")]
        subjects: section(material, Section::Subjects, || subjects::subjects(material)),
        #[cfg(feature = "repairs")]
        repair_goal: None,
        #[cfg(feature = "repairs")]
        repairs: Vec::new(),
        #[cfg(feature = "sections")]
        reachability: section(material, Section::Reachability, || reachability::reachability(material)),
        #[cfg(feature = "sections")]
        inventory,
        problems: problems(material),
    }
}

/// A section, or nothing where it is not wanted. Verdicts alone are asked for with all that they have.
fn section<T: Default>(material: &Material<'_>, section: Section, make: impl FnOnce() -> T) -> T {
    if !cfg!(feature = "sections") || material.request.wants(section) { make() } else { T::default() }
}

fn about(material: &Material<'_>) -> About {
    About {
        inputs: inputs(material),
        options: options_used(material),
        knowledge_as_of: KNOWLEDGE_AS_OF,
        not_promised: NOT_PROMISED,
    }
}

/// The texts that were judged.
pub fn inputs(material: &Material<'_>) -> Vec<InputDigest> {
    material.files.iter().map(|(id, file)| places::input(material, id, file)).collect()
}

/// The options that they were judged with.
pub fn options_used(material: &Material<'_>) -> OptionsUsed {
    OptionsUsed {
        intents: material.request.intents.clone(),
        assume: material.request.assume.clone(),
        set: material.request.set.clone(),
        severity: material.severities.used(),
        ignored: material.request.ignored.clone(),
        config: material.request.config.clone(),
    }
}

/// When a derived fact has a value.
fn derived_value(fact: rulebook::Fact, value: &str) -> Union {
    let number = fact.value_number(value);
    match &fact.entry().role {
        Role::Derived(rows) => {
            rows.iter().find(|(value, _)| Some(*value) == number).map_or(Union::NEVER, |(_, union)| *union)
        }
        _ => Union::NEVER,
    }
}

/// A subject in a report.
fn subject(material: &Material<'_>, id: SubjectId) -> super::Subject {
    let subject = material.model.subjects.get(id);
    super::Subject {
        scope: subject.map_or("", |subject| subject.scope.name()),
        name: subject.and_then(|subject| subject.name.as_ref()).map(ToString::to_string),
    }
}

fn name(material: &Material<'_>, id: SubjectId) -> Option<String> {
    called(material, id).map(ToString::to_string)
}

fn called<'m>(material: &Material<'m>, id: SubjectId) -> Option<&'m str> {
    material.model.subjects.get(id)?.name.as_deref()
}
