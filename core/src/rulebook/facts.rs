//! Facts: scopes, values, cubes, and where a value comes from.

pub use crate::{document::Family, severity::Severity};

use super::{
    cubes::{Cube, Union},
    phrase::Phrases,
};

/// A fact, by its place in [`super::FACTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact(pub(super) u8);

/// Bits of values of a fact: bit `n` is the n-th value.
pub type Values = u16;

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// A workspace.
    Workspace,
    /// The container registry of a workspace.
    ContainerRegistry,
    /// The default storage account of a workspace.
    StorageAccount,
    /// The key vault of a workspace.
    KeyVault,
    /// An outbound rule of a workspace's managed network.
    OutboundRule,
    /// An address of a workspace's network ACL.
    IpRule,
    /// A managed online endpoint.
    Endpoint,
    /// A deployment of an endpoint.
    Deployment,
}

impl Scope {
    /// Resources that a workspace is associated with: one of each.
    pub const ASSOCIATED: [Self; 3] = [Self::ContainerRegistry, Self::StorageAccount, Self::KeyVault];

    /// Every scope.
    pub const ALL: [Self; 8] = [
        Self::Workspace,
        Self::ContainerRegistry,
        Self::StorageAccount,
        Self::KeyVault,
        Self::OutboundRule,
        Self::IpRule,
        Self::Endpoint,
        Self::Deployment,
    ];

    /// The name used in fact names and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::ContainerRegistry => "container_registry",
            Self::StorageAccount => "storage_account",
            Self::KeyVault => "key_vault",
            Self::OutboundRule => "outbound_rule",
            Self::IpRule => "ip_rule",
            Self::Endpoint => "endpoint",
            Self::Deployment => "deployment",
        }
    }

    /// Its facts.
    pub fn facts(self) -> FactSet {
        super::OF_SCOPES.iter().find(|(scope, _)| *scope == self).map(|(_, facts)| *facts).unwrap_or_default()
    }

    /// The scope of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// One fact.
#[derive(Debug)]
pub struct FactEntry {
    /// `scope.property`.
    pub name: &'static str,
    /// What it is called in sentences.
    pub title: &'static str,
    /// Whose fact it is.
    pub scope: Scope,
    /// Its values.
    pub values: &'static [&'static str],
    /// For each value, what it means as a clause of a sentence.
    pub clauses: &'static [&'static str],
    /// Sets of values that have a clause of their own.
    pub together: &'static [(Values, &'static str)],
    /// Where its value comes from.
    pub role: Role,
    /// Whether "will it work?" may depend on it.
    pub gating: bool,
    /// Whether it is left out of what people see and may assume.
    pub internal: bool,
    /// Whether a project has it from its hub.
    pub inherited: bool,
    /// What holds when it is absent from a complete document.
    pub default: Option<FactDefault>,
    /// How each family of surface writes it.
    pub reads: &'static [Read],
    /// Value that "will it work?" takes for granted.
    pub assume: Option<u8>,
    /// Commands that answer it.
    pub ask: Phrases,
}

impl FactEntry {
    /// How a family writes it. The Python SDK has the keys and values of a file for the client, unless the rulebook
    /// says otherwise.
    pub fn read(&self, family: Family) -> Option<&'static Read> {
        let own = |family| self.reads.iter().find(|read| read.family == family);
        own(family).or_else(|| if family == Family::Sdk { own(Family::CliYaml) } else { None })
    }
}

/// Where the value of a fact comes from.
#[derive(Debug)]
pub enum Role {
    /// Documents state it.
    Base,
    /// Whether the key of that fact stands in the text.
    Written(Fact),
    /// Whether the vendor's client takes the value of that fact.
    Accepted(Fact),
    /// It follows from base facts: for each value, when it holds.
    Derived(&'static [(u8, Union)]),
}

/// A default.
#[derive(Debug)]
pub struct FactDefault {
    /// The value.
    pub value: u8,
    /// Citations.
    pub facts: &'static [&'static str],
    /// Families to whose documents it applies; all that write the fact, when empty.
    pub families: &'static [Family],
    /// Families besides the client's files in which an object that is created takes it.
    pub creates: &'static [Family],
}

/// How one family of surface writes a fact.
#[derive(Debug)]
pub struct Read {
    /// The family.
    pub family: Family,
    /// Keys from the root of the object.
    pub path: &'static [&'static str],
    /// Which spellings are taken.
    pub spelling: Spelling,
    /// Other names of the key, of previews, of pages and of other tools.
    pub also: &'static [&'static str],
    /// Dates of the first preview and the first stable version of the API that know the key, where older ones do not
    /// (F-OBS-22); empty where there is none.
    pub since: (&'static str, &'static str),
}

/// Texts by the value that they stand for.
pub type Texts = &'static [(u8, &'static [&'static str])];

/// Which spellings of a value are taken.
#[derive(Debug)]
pub enum Spelling {
    /// The words in any casing, as text.
    AnyCasing,
    /// Exactly the spellings listed.
    Listed(Texts),
    /// Casing, `_` and `-` ignored, a prefix up to a dot too.
    Loose,
    /// A region: the value of which it starts with a listed word, else the first value.
    Region(Texts),
    /// A network ACL.
    NetworkAcls,
    /// A list of private endpoint connections.
    PrivateEndpointConnections,
    /// Whether anything is there.
    Presence,
    /// A model; names of datastores.
    ModelPlace(Texts),
    /// A model, by its format.
    Mlflow,
    /// An environment; parts of references.
    EnvironmentKind(Texts),
    /// The image of an environment; ends of host names.
    ImagePlace(Texts),
    /// A list of outbound rules; ends of host names.
    FqdnRules(Texts),
    /// The zones of a zone group; names of zones.
    DnsZones(Texts),
    /// The keys of a file; those that the client knows.
    Keys(Texts),
    /// The values of a file's keys; which keys take what.
    Types(Texts),
    /// A name.
    Name,
    /// Shares of traffic.
    Traffic,
    /// Something of one outbound rule or of a managed network as a whole.
    OutboundRule,
    /// The outbound rules of a workspace together.
    OutboundRules,
}

impl Fact {
    /// The entry of the fact.
    #[expect(
        clippy::indexing_slicing,
        reason = "only the generated tables make facts, and number them by place"
    )]
    pub fn entry(self) -> &'static FactEntry {
        &super::FACTS[usize::from(self.0)]
    }

    /// Its place in [`super::FACTS`].
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// The name of the fact.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Every fact.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(super::FACTS.len())
    }

    /// Of a base fact, those that tell whether it is written and accepted: they stand right behind it.
    pub fn companions(self) -> impl Iterator<Item = Self> {
        let is = |fact: &Self| super::COMPANIONS.has(*fact);
        (1..3).map_while(move |behind| self.0.checked_add(behind).map(Self).filter(is))
    }

    /// The fact of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|fact| fact.name() == name)
    }

    /// Bits of all values.
    pub fn full(self) -> Values {
        (1 << self.entry().values.len()) - 1
    }

    /// The names of the values in the bits.
    pub fn value_names(self, values: Values) -> impl Iterator<Item = &'static str> {
        self.entry()
            .values
            .iter()
            .enumerate()
            .filter(move |(bit, _)| values & (1 << bit) != 0)
            .map(|(_, name)| *name)
    }

    /// What the values in the bits mean, as clauses of a sentence.
    pub fn clauses(self, values: Values) -> impl Iterator<Item = &'static str> {
        let entry = self.entry();
        let together = entry.together.iter().find(|(all, _)| *all == values).map(|(_, clause)| *clause);
        let each = if together.is_some() { 0 } else { values };
        let single = entry.clauses.iter().enumerate().filter(move |(bit, _)| each & (1 << bit) != 0);
        together.into_iter().chain(single.map(|(_, clause)| *clause))
    }

    /// The name of a value.
    pub fn value(self, number: u8) -> &'static str {
        self.entry().values.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The number of a value.
    pub fn value_number(self, name: &str) -> Option<u8> {
        self.entry().values.iter().position(|value| *value == name).and_then(|bit| u8::try_from(bit).ok())
    }
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(pub(super) u128);

impl FactSet {
    /// The set of one fact.
    pub const fn of(fact: Fact) -> Self {
        Self(1 << fact.0)
    }

    /// The facts that a union names.
    pub fn named_in(union: Union) -> Self {
        union.iter().flat_map(Cube::iter).map(|literal| literal.fact).collect()
    }

    /// Whether a fact is in it.
    pub const fn has(self, fact: Fact) -> bool {
        self.0 & Self::of(fact).0 != 0
    }

    /// The facts that are in both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// How many facts are in it.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether no fact is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The facts, in the order of the rulebook.
    pub const fn iter(self) -> Facts {
        Facts(self.0)
    }
}

/// The facts of a set.
#[derive(Clone, Copy, Debug)]
pub struct Facts(u128);

impl Iterator for Facts {
    type Item = Fact;

    fn next(&mut self) -> Option<Fact> {
        let fact = u8::try_from(self.0.trailing_zeros()).ok().filter(|_| self.0 != 0)?;
        self.0 &= self.0 - 1;
        Some(Fact(fact))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.0.count_ones() as usize;
        (count, Some(count))
    }
}

impl FromIterator<Fact> for FactSet {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        Self(facts.into_iter().fold(0, |bits, fact| bits | 1 << fact.0))
    }
}
