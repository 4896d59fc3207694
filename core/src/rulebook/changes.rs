//! What can be changed, and what it takes.

use super::facts::{Fact, Values};

/// A change of one fact, from some of its values to another one.
#[derive(Debug)]
pub struct Change {
    /// The fact.
    pub fact: Fact,
    /// The values from which it leads.
    pub from: Values,
    /// The value to which it leads; one behind the last value where the subject itself goes.
    pub to: u8,
    /// What it does, as an imperative.
    pub title: &'static str,
    /// Whether something becomes open that was closed.
    pub widens: bool,
    /// Whether nothing undoes it.
    pub irreversible: bool,
    /// What it takes while the subject does not exist; nothing where it is impossible then.
    pub planned: Option<Effort>,
    /// What it takes once the subject exists; nothing where it is impossible then.
    pub existing: Option<Effort>,
    /// Citations.
    pub facts: &'static [&'static str],
}

impl Change {
    /// Whether the subject itself goes.
    pub fn removes(&self) -> bool {
        usize::from(self.to) >= self.fact.entry().values.len()
    }
}

/// What a change takes.
#[derive(Debug)]
pub struct Effort {
    /// Its cost, which has no unit: it ranks.
    pub cost: u16,
    /// What has to be created anew.
    pub anew: Anew,
    /// Places in [`super::REMEDIES`]: the steps.
    pub remedies: &'static [usize],
}

/// What has to be created anew for a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew {
    /// Nothing: the change is made in place.
    Nothing,
    /// The deployment.
    Deployment,
    /// Every endpoint of the workspace, with its deployments.
    Endpoints,
    /// The workspace, with everything in it.
    Workspace,
}
