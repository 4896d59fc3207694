//! The facts by name and number: what is written in `facts/`, and the bits that some facts bring along.

use crate::model::{DerivedRow, Fact};

/// What kind of fact it is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Stated by documents.
    Base,
    /// Whether the key of another fact stands in the text.
    Written(usize),
    /// Whether the vendor's client takes the value of another fact.
    Accepted(usize),
    /// Computed.
    Derived(Vec<DerivedRow>),
}

/// A fact and its number.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `scope.property`, or that and `.written` or `.accepted`.
    pub name: String,
    /// What kind of fact it is.
    pub kind: Kind,
    /// The fact of `facts/` that it comes from.
    pub fact: Fact,
    /// Its values.
    pub values: Vec<String>,
}

impl Entry {
    /// The scope: what stands before the first dot.
    pub fn scope(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }

    /// Bits of the given values; `None` names the first value that does not exist.
    ///
    /// # Errors
    /// The value that does not exist.
    pub fn mask<'v>(&self, values: &'v [String]) -> Result<u16, &'v str> {
        values.iter().try_fold(0, |mask, value| {
            let position = self.values.iter().position(|known| known == value);
            position.map(|bit| mask | 1 << bit).ok_or(value.as_str())
        })
    }

    /// Bits of all values.
    pub fn full(&self) -> u16 {
        (1 << self.values.len()) - 1
    }
}

/// Every fact, numbered.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// The facts; the position is the number.
    pub entries: Vec<Entry>,
}

impl Registry {
    /// Numbers the facts of the file and the bits that they bring along.
    pub fn new(facts: &[Fact]) -> Self {
        let mut entries = Vec::new();
        for fact in facts {
            let base = entries.len();
            let kind = if fact.derived.is_empty() { Kind::Base } else { Kind::Derived(fact.derived.clone()) };
            entries.push(Entry {
                name: fact.name.clone(),
                kind,
                fact: fact.clone(),
                values: fact.values.clone(),
            });
            let bit = |suffix: &str, kind| Entry {
                name: format!("{}.{suffix}", fact.name),
                kind,
                fact: fact.clone(),
                values: vec!["yes".into(), "no".into()],
            };
            if fact.written {
                entries.push(bit("written", Kind::Written(base)));
            }
            if fact.accepted {
                entries.push(bit("accepted", Kind::Accepted(base)));
            }
        }
        Self { entries }
    }

    /// The number of a fact.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.name == name)
    }
}
