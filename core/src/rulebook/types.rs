//! Shapes of the compiled tables.

pub use crate::{document::Family, report::Severity};
use crate::request::Edition;

/// A fact, by its place in [`super::FACTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact(pub u8);

/// Bits of values of a fact: bit `n` is the n-th value.
pub type Values = u16;

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// A workspace.
    Workspace,
    /// The container registry of a workspace.
    ContainerRegistry,
    /// An outbound rule of a workspace's managed network.
    OutboundRule,
    /// A managed online endpoint.
    Endpoint,
    /// A deployment of an endpoint.
    Deployment,
}

impl Scope {
    /// The name used in fact names and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::ContainerRegistry => "container_registry",
            Self::OutboundRule => "outbound_rule",
            Self::Endpoint => "endpoint",
            Self::Deployment => "deployment",
        }
    }

    /// The scope of that name.
    pub fn named(name: &str) -> Option<Self> {
        let all =
            [Self::Workspace, Self::ContainerRegistry, Self::OutboundRule, Self::Endpoint, Self::Deployment];
        all.into_iter().find(|scope| scope.name() == name)
    }
}

/// One part of a cube: the fact has one of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    /// A base fact.
    pub fact: Fact,
    /// Its values.
    pub values: Values,
}

/// A conjunction over base facts.
pub type Cube = &'static [Literal];

/// A disjunction of cubes; empty holds never, an empty cube holds always.
pub type Union = &'static [Cube];

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
    /// Where its value comes from.
    pub role: Role,
    /// Whether "will it work?" may depend on it.
    pub gating: bool,
    /// Whether it is left out of what people see and may assume.
    pub internal: bool,
    /// What holds when it is absent from a complete document.
    pub default: Option<FactDefault>,
    /// How each family of surface writes it.
    pub reads: &'static [Read],
    /// Value that "will it work?" takes for granted.
    pub assume: Option<u8>,
    /// Commands that answer it.
    pub ask: &'static [&'static str],
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
}

/// Which spellings of a value are taken.
#[derive(Debug)]
pub enum Spelling {
    /// The words in any casing, as text.
    AnyCasing,
    /// Exactly the spellings listed.
    Listed(&'static [(u8, &'static [&'static str])]),
    /// Casing, `_` and `-` ignored, a prefix up to a dot too.
    Loose,
    /// A network ACL.
    NetworkAcls,
    /// A list of private endpoint connections.
    PrivateEndpointConnections,
}

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decides {
    /// Whether it works.
    Works,
    /// How isolated it is, or looks.
    Isolation,
    /// Nothing; good advice.
    Advice,
    /// Whether a change is possible.
    Transition,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The requirement, in kebab-case.
    pub id: &'static str,
    /// Stable code.
    pub code: &'static str,
    /// The requirement.
    pub title: &'static str,
    /// Scope of its subjects.
    pub scope: Scope,
    /// Its severity.
    pub severity: Severity,
    /// What it decides.
    pub decides: Decides,
    /// When it applies.
    pub applies: Union,
    /// When it applies and is violated.
    pub violates: Union,
    /// Message with `{parameters}`.
    pub message: &'static str,
    /// Fact whose place is primary, then related ones.
    pub locate: &'static [Fact],
    /// Places in [`super::REMEDIES`].
    pub remedies: &'static [usize],
    /// Edit of the text.
    pub fix: Option<RuleFix>,
    /// Citations.
    pub facts: &'static [&'static str],
    /// Bits of editions.
    pub editions: u8,
}

/// An edit of the user's text.
#[derive(Debug)]
pub struct RuleFix {
    /// What it does.
    pub title: &'static str,
    /// Whether no exposure grows and no verdict gets worse.
    pub safe: bool,
    /// The edit.
    pub edit: FixEdit,
}

/// What an edit does.
#[derive(Debug)]
pub enum FixEdit {
    /// Writes a value.
    Set(Fact, u8),
    /// Deletes the key.
    Delete(Fact),
    /// Writes the spelling that the client takes for what was meant.
    Respell(Fact),
}

/// A way to mend a finding.
#[derive(Debug)]
pub struct Remedy {
    /// Its id.
    pub id: &'static str,
    /// What it does.
    pub title: &'static str,
    /// Azure CLI commands.
    pub cli: &'static [&'static str],
    /// Python SDK code.
    pub python: Option<&'static str>,
    /// Steps in the Studio or the portal.
    pub studio: &'static [&'static str],
}

/// One row of an exposure table.
#[derive(Debug)]
pub struct ExposureRow {
    /// When this is the row that matches.
    pub cubes: Union,
    /// The exposures then.
    pub exposures: &'static [&'static str],
    /// Why.
    pub because: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// Whether one kind of caller can call an endpoint.
#[derive(Debug)]
pub struct CallerTable {
    /// The kind of caller.
    pub from: &'static str,
    /// The rows.
    pub rows: &'static [CallerRow],
}

/// One row of a table of callers.
#[derive(Debug)]
pub struct CallerRow {
    /// When this is the row that matches.
    pub cubes: Union,
    /// `yes`, `no` or `disputed`.
    pub answer: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// Which way traffic goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To an endpoint.
    Inbound,
    /// From a deployment.
    Outbound,
}

/// A named intent.
#[derive(Debug)]
pub struct Intent {
    /// Its name.
    pub name: &'static str,
    /// The direction that it speaks of.
    pub direction: Direction,
    /// Exposures that meet it.
    pub allows: &'static [&'static str],
}

/// Something that "will it work?" takes for granted where nothing is stated.
#[derive(Debug)]
pub struct Assumption {
    /// The fact.
    pub fact: Fact,
    /// The value taken for granted.
    pub value: u8,
    /// For which configurations.
    pub cubes: Union,
    /// For which of them the value is the less usual one.
    pub unusual: Union,
    /// Why it matters.
    pub why: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// One row of the matrix.
#[derive(Debug)]
pub struct MatrixRow {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Bits of the editions that know it.
    pub editions: u8,
    /// Which configurations are in it.
    pub cubes: Union,
    /// Citations.
    pub facts: &'static [&'static str],
    /// Per edition, in which column its table prints that the workspace has to allow public access.
    pub condition: &'static [(&'static str, &'static str)],
    /// Its cells.
    pub cells: &'static [MatrixCell],
}

/// One cell of a row.
#[derive(Debug)]
pub struct MatrixCell {
    /// Which configurations are in it.
    pub cubes: Union,
    /// Values of `workspace.inbound`.
    pub workspace_inbound: &'static [&'static str],
    /// Values of `workspace.private_endpoint`.
    pub private_endpoint: &'static [&'static str],
    /// Bits of editions.
    pub editions: u8,
    /// `supported`, `warning` or `unsupported`.
    pub status: &'static str,
    /// Why.
    pub reason: &'static str,
    /// Citations.
    pub facts: &'static [&'static str],
}

/// What one fact of the evidence says.
#[derive(Debug)]
pub struct Source {
    /// Its id.
    pub fact: &'static str,
    /// The statement.
    pub says: &'static str,
    /// Who says so.
    pub pages: &'static [Page],
}

/// A page that was read.
#[derive(Debug)]
pub struct Page {
    /// Title.
    pub title: &'static str,
    /// The date it carries, or the version that was run.
    pub date: &'static str,
    /// Address.
    pub url: &'static str,
}

impl Fact {
    /// The entry of the fact.
    pub fn entry(self) -> &'static FactEntry {
        // Every `Fact` comes from the generated tables, whose numbers all exist.
        super::FACTS.get(usize::from(self.0)).unwrap_or(&super::FACTS[0])
    }

    /// The name of the fact.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Every fact.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(super::FACTS.len())
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
        self.entry().values.iter().enumerate().filter(move |(bit, _)| values & (1 << bit) != 0).map(|(_, name)| *name)
    }

    /// What the values in the bits mean, as clauses of a sentence.
    pub fn clauses(self, values: Values) -> impl Iterator<Item = &'static str> {
        self.entry().clauses.iter().enumerate().filter(move |(bit, _)| values & (1 << bit) != 0).map(|(_, clause)| *clause)
    }

    /// The number of a value.
    pub fn value_number(self, name: &str) -> Option<u8> {
        self.entry().values.iter().position(|value| *value == name).and_then(|bit| u8::try_from(bit).ok())
    }
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(u64);

impl FactSet {
    /// The set of one fact.
    pub const fn of(fact: Fact) -> Self {
        Self(1 << fact.0)
    }

    /// The facts that cubes name.
    pub fn named_in(cubes: &[Cube]) -> Self {
        cubes.iter().flat_map(|cube| cube.iter()).map(|literal| literal.fact).collect()
    }

    /// The facts, in the order of the rulebook.
    pub fn iter(self) -> impl Iterator<Item = Fact> {
        Fact::all().filter(move |fact| self.0 & (1 << fact.0) != 0)
    }
}

impl FromIterator<Fact> for FactSet {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        Self(facts.into_iter().fold(0, |bits, fact| bits | 1 << fact.0))
    }
}

/// Whether an edition is among the bits.
pub const fn in_edition(editions: u8, edition: Edition) -> bool {
    let bit = match edition {
        Edition::Current => 1,
        Edition::January2023 => 2,
    };
    editions & bit != 0
}
