//! Tables of what follows from a configuration: rows with conditions, and what they say.

use super::{cubes::Union, facts::Scope, phrase::Phrase};

/// A decision table of one or several places that are alike; exactly one row applies to a completion.
#[derive(Debug)]
pub struct RouteTable {
    /// The places, by id.
    pub places: &'static [&'static str],
    /// The rows.
    pub rows: &'static [RouteRow],
}

/// A row of a decision table.
#[derive(Debug)]
pub struct RouteRow {
    /// When it applies: where it holds and no row above does.
    pub cubes: Union,
    /// What it asks for itself.
    pub when: Union,
    /// `allowed`, `blocked`, `depends` or `disputed`.
    pub answer: &'static str,
    /// How the traffic goes, or what stops it.
    pub path: Phrase,
    /// Citations.
    pub facts: &'static [&'static str],
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
    /// When it counts.
    pub cubes: Union,
    /// What kind of item it is.
    pub kind: &'static str,
    /// What it is, with `{placeholders}`.
    pub text: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
    /// Commands that make or check it, with `{placeholders}`.
    pub commands: &'static [&'static str],
}

/// What a way of working commonly needs where only approved outbound is allowed.
#[derive(Debug)]
pub struct Scenario {
    /// What it is.
    pub title: &'static str,
    /// Its hosts, with blanks between.
    pub hosts: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
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
