//! Rules and the ways to mend what they find.

use alloc::{boxed::Box, vec::Vec};

use once_cell::race::OnceBox;

use super::{
    RULES,
    cubes::Union,
    facts::{Fact, Scope},
    phrase::{Citations, Phrase, Phrases},
};
use crate::{request::Edition, severity::Severity, words::Words};

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

impl Decides {
    /// Everything that can be decided.
    pub const ALL: [Self; 4] = [Self::Works, Self::Isolation, Self::Advice, Self::Transition];
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The requirement, in kebab-case.
    pub id: &'static str,
    /// Stable code.
    pub code: &'static str,
    /// The requirement.
    pub title: Phrase,
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
    pub message: Words,
    /// What fills the parameters, in their order.
    pub parameters: &'static [Parameter],
    /// Message for where it depends, behind the condition, with what fills its parameters; where it is another one.
    pub possible: Option<(Words, &'static [Parameter])>,
    /// Fact whose place is primary, then related ones.
    pub locate: &'static [Fact],
    /// Places in [`super::REMEDIES`].
    pub remedies: &'static [usize],
    /// Edit of the text.
    pub fix: Option<RuleFix>,
    /// Citations.
    pub facts: Citations,
    /// Bits of editions.
    pub editions: u8,
}

impl Rule {
    /// The rules for subjects of a scope, in their order.
    pub fn of(scope: Scope) -> &'static [&'static Self] {
        static BY_SCOPE: OnceBox<Vec<Vec<&Rule>>> = OnceBox::new();
        let all = BY_SCOPE.get_or_init(|| {
            let of = |scope: &Scope| RULES.iter().filter(|rule| rule.scope == *scope).collect();
            Box::new(Scope::ALL.iter().map(of).collect())
        });
        all.get(scope as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What fills a parameter of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// What the subject of a scope is called.
    Name(Scope),
    /// The values of a fact.
    Value(Fact),
    /// The characters that state a fact.
    Written(Fact),
    /// The key that was probably meant where the one of a fact is not known.
    Meant(Fact),
}

/// An edit of the user's text.
#[derive(Debug)]
pub struct RuleFix {
    /// What it does.
    pub title: Words,
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
    /// Puts what is written into quotes.
    Quote(Fact),
    /// Removes the subject from its list.
    Remove,
}

/// A way to mend a finding.
#[derive(Debug)]
pub struct Remedy {
    /// Its id.
    #[cfg(feature = "plans")]
    pub id: &'static str,
    /// What it does.
    pub title: Words,
    /// Azure CLI commands.
    pub cli: Phrases,
    /// Python SDK code.
    pub python: Option<Phrase>,
    /// Steps in the Studio or the portal.
    pub studio: Phrases,
}

/// Whether an edition is among the bits.
pub const fn in_edition(editions: u8, edition: Edition) -> bool {
    let bit = match edition {
        Edition::Current => 1,
        Edition::January2023 => 2,
    };
    editions & bit != 0
}
