//! What changes mean, and the steps of the ways from one configuration to another.

use serde::Serialize;

use super::{
    cubes::Union,
    facts::{Fact, Scope},
};
use crate::severity::Severity;

/// What a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// It can be made where it is.
    InPlace,
    /// It needs another deployment.
    NewDeployment,
    /// It needs an endpoint that is created again.
    NewEndpoint,
    /// It needs another workspace.
    NewWorkspace,
    /// It can not be made at all.
    Impossible,
    /// Nothing undoes it.
    Irreversible,
    /// It shows only after some time.
    TakesEffectLater,
    /// It, or something with it, is lost without a word.
    LosesSilently,
    /// Sources disagree whether it can be made.
    Disputed,
    /// Something is open in between.
    Exposes,
}

/// What becomes of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is there before and after.
    Kept,
    /// It is there only afterwards.
    Appears,
    /// It is there only before.
    Disappears,
}

/// What the documents can show of a subject, as bits; see the head of `transitions.yaml`.
pub mod evidence {
    /// A file for the client describes it as it is meant to be.
    pub const CLIENT: u8 = 1;
    /// A document of Resource Manager does.
    pub const RESOURCE_MANAGER: u8 = 2;
    /// That document writes the property.
    pub const WRITTEN: u8 = 4;
    /// A state shows the subject.
    pub const PROVEN: u8 = 8;
    /// A state shows an endpoint, deployment or compute of the workspace.
    pub const OCCUPIED: u8 = 16;
    /// A subject under another name takes its place.
    pub const REPLACED: u8 = 32;
}

/// A condition on a subject as it is and as it is meant to be.
#[derive(Debug)]
pub struct When {
    /// The scope of the subject.
    pub scope: Scope,
    /// The fact or property that changes; empty for the subject as a whole.
    pub property: &'static str,
    /// Alternatives: before and after; always, when empty.
    pub cases: &'static [(Union, Union)],
    /// Evidence that has to be there.
    pub needs: u8,
    /// Evidence that must not be there.
    pub lacks: u8,
}

/// What a change means, or what happens on the way.
#[derive(Debug)]
pub struct Transition {
    /// Stable key of the message.
    pub id: &'static str,
    /// What the change is.
    pub kind: ChangeKind,
    /// How grave it is.
    pub severity: Severity,
    /// How grave it is where it only depends.
    pub when_open: Severity,
    /// What it is about, on the way.
    pub about: &'static str,
    /// Whether it is said of a property that stays the same, too.
    pub unchanged_too: bool,
    /// What becomes of the subject.
    pub life: Life,
    /// When it holds.
    pub when: When,
    /// Message with `{parameters}`.
    pub message: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// A property that is compared as it is written.
#[derive(Debug)]
pub struct Property {
    /// `scope.property`.
    pub name: &'static str,
    /// What it is called in sentences.
    pub title: &'static str,
    /// Whose property it is.
    pub scope: Scope,
    /// Keys to it in files for the client and in what it prints.
    pub client: &'static [&'static str],
    /// Keys to it in documents of Resource Manager.
    pub arm: &'static [&'static str],
}

/// A way from one configuration to another.
#[derive(Debug)]
pub struct Way {
    /// Its id.
    pub id: &'static str,
    /// What it does.
    pub title: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// What a step does to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing that is judged.
    Nothing,
    /// Facts get their new values.
    Take,
    /// It is created as it is meant to be.
    Create,
    /// It is created so, and the former one goes.
    Replace,
    /// The former one goes.
    Retire,
}

/// A step of some of the ways.
#[derive(Debug)]
pub struct StepRow {
    /// Place in [`super::REMEDIES`]: how it is done.
    pub remedy: usize,
    /// Bits of the ways in which a subject takes it that is kept, appears, disappears.
    pub ways: [u8; 3],
    /// What it does.
    pub effect: Effect,
    /// Facts that get their new values.
    pub takes: &'static [Fact],
    /// For which subjects.
    pub when: When,
}
