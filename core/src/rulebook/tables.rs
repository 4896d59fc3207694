//! Exposures, intents, assumptions, the matrix and the evidence.

use crate::words::Words;

use super::{
    cubes::Union,
    facts::Fact,
    phrase::{Citations, Phrase},
};

/// One row of an exposure table.
#[derive(Debug)]
pub struct ExposureRow {
    /// When this is the row that matches.
    pub cubes: Union,
    /// The exposures then.
    pub exposures: &'static [&'static str],
    /// Why.
    #[cfg(feature = "sections")]
    pub because: &'static str,
    /// Citations.
    pub facts: Citations,
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
    pub why: Words,
    /// Citations.
    pub facts: Citations,
}

/// One row of the matrix.
#[derive(Debug)]
pub struct MatrixRow {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    #[cfg(feature = "sections")]
    pub title: &'static str,
    /// Bits of the editions that know it.
    pub editions: u8,
    /// Which configurations are in it.
    pub cubes: Union,
    /// Citations.
    pub facts: Citations,
    /// Per edition, in which column its table prints that the workspace has to allow public access.
    #[cfg(feature = "phrases")]
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
    #[cfg(feature = "phrases")]
    pub workspace_inbound: &'static [&'static str],
    /// Values of `workspace.private_endpoint`.
    #[cfg(feature = "phrases")]
    pub private_endpoint: &'static [&'static str],
    /// Bits of editions.
    pub editions: u8,
    /// `supported`, `warning` or `unsupported`.
    pub status: &'static str,
    /// Why.
    pub reason: Words,
    /// Citations.
    pub facts: Citations,
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

/// A kind of target of private endpoint rules.
#[derive(Debug)]
pub struct Target {
    /// The ARM type.
    pub arm_type: &'static str,
    /// Its sub-resources, blanks between.
    pub sub_resources: &'static str,
    /// Whether the sources confirm it for the managed network; if not, any sub-resource is taken.
    pub confirmed: bool,
    /// Whether the built-in role of approvers does not cover the service.
    pub custom_role: bool,
}

/// A resource of the workspace to which the service makes private endpoint rules by itself.
#[derive(Debug)]
pub struct Automatic {
    /// The value of `outbound_rule.covers` for rules to it.
    pub covers: u8,
    /// Keys under which a workspace names it, in files for the client and in ARM; none for the workspace itself.
    pub named: &'static [&'static str],
    /// The ARM type.
    pub arm_type: &'static str,
    /// Sub-resources that get a rule, blanks between.
    pub sub_resources: &'static str,
}

/// A range of IPv4 addresses that is not public.
#[derive(Debug)]
pub struct AddressRange {
    /// Its first address.
    pub network: u32,
    /// Length of its prefix in bits.
    pub prefix: u32,
    /// Whether the vendor's page names it as refused (F-SIP-06).
    pub named: bool,
}

/// A term that the report uses.
#[derive(Debug)]
pub struct Term {
    /// The term.
    pub term: &'static str,
    /// What to look for in a text, in lower case.
    pub words: &'static [&'static str],
    /// What it means.
    pub means: Phrase,
}
