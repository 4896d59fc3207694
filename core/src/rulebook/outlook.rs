//! Tables of what follows from a configuration: rows with conditions that give text.

use super::facts::{Scope, Union};

/// A row of any table: when it applies, what it says, and what it rests on.
#[derive(Debug)]
pub struct Row {
    /// When it applies: of a decision table, where no row above does.
    pub cubes: Union,
    /// What it asks for itself.
    pub when: Union,
    /// What it says in one word: an answer, or the kind of an item.
    pub word: &'static str,
    /// What it says, with `{placeholders}`.
    pub text: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// A decision table of one or several places that are alike; exactly one row applies to a completion.
#[derive(Debug)]
pub struct RouteTable {
    /// The places, by id.
    pub places: &'static [&'static str],
    /// The rows; their word is the answer.
    pub rows: &'static [Row],
}

/// One item of the inventory.
#[derive(Debug)]
pub struct InventoryRow {
    /// Its id.
    pub id: &'static str,
    /// For whose subjects it counts.
    pub scope: Scope,
    /// How many for each.
    pub count: u8,
    /// One for all subjects together.
    pub shared: bool,
    /// Whether something that no fact says may make it superfluous.
    pub uncertain: bool,
    /// The row; its word is the kind.
    pub row: Row,
    /// Commands that make or check it, with `{placeholders}`.
    pub commands: &'static [&'static str],
}

/// The names of one cloud.
#[derive(Debug)]
pub struct Cloud {
    /// Its name.
    pub name: &'static str,
    /// How its hosts end.
    pub hosts: &'static [&'static str],
    /// What fills placeholders.
    pub names: &'static [(&'static str, &'static str)],
}

/// What is read to answer the facts of one scope.
#[derive(Debug)]
pub struct Collect {
    /// The scope.
    pub scope: Scope,
    /// Below the id of the workspace.
    pub path: Option<&'static str>,
    /// Where the workspace names the resource.
    pub from: Option<&'static str>,
    /// Names of facts that it may leave open.
    pub except: &'static [&'static str],
}
