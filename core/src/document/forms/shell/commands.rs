//! Commands of the Azure CLI, and what their flags say: the tables that `core/rulebook/commands.yaml` becomes.

include!(concat!(env!("OUT_DIR"), "/commands.rs"));

/// What a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A workspace.
    Workspace,
    /// A managed online endpoint.
    Endpoint,
    /// A deployment of an endpoint.
    Deployment,
    /// A container registry.
    ContainerRegistry,
    /// A storage account.
    StorageAccount,
    /// A key vault.
    KeyVault,
}

/// A command.
#[derive(Debug)]
pub struct Command {
    /// Its words, the first one `az`.
    pub words: &'static [&'static str],
    /// What it is about.
    pub thing: Thing,
    /// What it does.
    pub does: Does,
    /// The list of which it concerns an item; empty if none.
    pub list: &'static str,
    /// The key that tells the items of the list apart; empty if none.
    pub by: &'static str,
    /// Keys that it sets without a flag, each with its value.
    pub with: &'static [(&'static str, &'static str)],
    /// Keys that it sets without a flag in the item of the list, each with its value.
    pub item: &'static [(&'static str, &'static str)],
    /// Keys that can not be changed once the thing exists.
    pub fixed: &'static [&'static str],
    /// Whether it provisions the managed network.
    pub provisions: bool,
    /// Whether flags that are not listed do not matter.
    pub rest: bool,
    /// Its flags.
    pub flags: &'static [Flag],
}

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Creates something: what is absent takes its default.
    Create,
    /// Changes something: what is absent stays.
    Update,
    /// Adds or replaces an item of a list.
    Put,
    /// Takes an item out of a list.
    Remove,
    /// Removes something.
    Delete,
}

/// A flag.
#[derive(Debug)]
pub struct Flag {
    /// Its long name, without `--`.
    pub long: &'static str,
    /// Its short name, without `-`; empty if none.
    pub short: &'static str,
    /// What it is for.
    pub usage: FlagUse,
    /// The key that it sets, or the word that it wants; else empty.
    pub key: &'static str,
    /// How many words it takes.
    pub takes: Takes,
    /// Words that the key spells differently.
    pub says: &'static [(&'static str, &'static str)],
}

/// What a flag is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagUse {
    /// Nothing that matters here.
    Ignored,
    /// Sets a key.
    Key,
    /// The name of what the command is about.
    Name,
    /// The name of its workspace.
    Workspace,
    /// The name of its endpoint.
    Endpoint,
    /// A file that says more.
    File,
    /// `KEY=VALUE` pairs.
    Set,
    /// A list and what is added to it.
    Add,
    /// A key to be taken out.
    Remove,
    /// Addresses that the workspace admits.
    Addresses,
    /// It all stays on the machine of the user.
    Local,
    /// The id of the resource that a private endpoint leads to.
    Resource,
    /// A word without which the command is about something else.
    Wants,
}

/// How many words a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// None.
    None,
    /// One or none, which means yes.
    Maybe,
    /// As many as there are.
    Many,
}
