//! What `commands.yaml` says: commands of the Azure CLI, and what their flags say.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `commands.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandsFile {
    /// Flags of every command.
    pub common: Common,
    /// Commands that say something about networks.
    pub commands: Vec<Command>,
    /// Commands of the same extension that do not, or groups of them.
    pub silent: Vec<String>,
}

/// Flags of every command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// By their long names.
    pub flags: BTreeMap<String, Flag>,
}

/// A command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Its words.
    pub command: String,
    /// What it is about.
    pub of: String,
    /// `create`, `update`, `put`, `remove` or `delete`.
    pub does: String,
    /// The list of which `put` and `remove` concern an item.
    pub list: Option<String>,
    /// The key that tells the items of the list apart.
    pub by: Option<String>,
    /// What it says without a flag.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
    /// What it says of the item of the list without a flag.
    #[serde(default)]
    pub item: BTreeMap<String, String>,
    /// Keys that can not be changed once the thing exists.
    #[serde(default)]
    pub fixed: Vec<String>,
    /// Whether it provisions the managed network, which a deployment needs.
    #[serde(default)]
    pub provisions: bool,
    /// Whether it has more flags than are listed, none of which matters.
    #[serde(default)]
    pub rest: bool,
    /// Citations.
    pub facts: Vec<String>,
    /// Its flags by their long names.
    pub flags: BTreeMap<String, Flag>,
}

/// A flag.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Its short name.
    pub short: Option<String>,
    /// The key that it sets.
    pub key: Option<String>,
    /// What else it is for.
    pub is: Option<String>,
    /// How many words it takes: `one`, `none`, `maybe` or `many`.
    pub takes: Option<String>,
    /// Words that the key spells differently.
    #[serde(default)]
    pub says: BTreeMap<String, String>,
    /// The word without which the command is about something else.
    pub wants: Option<String>,
}
