//! Which keys a mapping has, at a glance. Most of the keys that are looked for are not there.

use super::{Entry, Tree};

/// Up to so many keys are compared each with each.
const FEW: usize = 24;

/// Tells of most keys that they are not there, and never that of one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Glance {
    bits: u64,
    is_plain: bool,
}

impl Default for Glance {
    /// Where nobody looked, everything may be there.
    fn default() -> Self {
        Self { bits: u64::MAX, is_plain: false }
    }
}

impl Glance {
    /// A look at the entries of a mapping.
    #[must_use]
    pub fn of(tree: &Tree, entries: &[Entry]) -> Self {
        let mut glance = Self { bits: 0, is_plain: true };
        let mut equal = false;
        for entry in entries {
            match tree.scalar(entry.key) {
                Some(key) if !key.is_merge_key() => {
                    let bit = bit(&key.text);
                    equal |= glance.bits & bit != 0;
                    glance.bits |= bit;
                }
                Some(_) => return Self::default(),
                None => glance.is_plain = false,
            }
        }
        glance.is_plain &= !equal || are_different(tree, entries);
        glance
    }

    /// Whether the mapping may have a key.
    #[must_use]
    pub fn may_have(self, key: &str) -> bool {
        self.bits & bit(key) != 0
    }

    /// Whether the mapping may have one of some keys.
    #[must_use]
    pub fn may_have_one(self, keys: &Keys) -> bool {
        self.bits & keys.bits != 0
    }

    /// Whether every key is known to be a scalar that is written once and merges nothing.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self.is_plain
    }
}

/// Keys that are looked for together: nearly always none of them is there.
#[derive(Debug)]
pub struct Keys {
    /// Their names.
    pub names: &'static [&'static str],
    bits: u64,
}

impl Keys {
    /// Keys of these names.
    pub const fn of(names: &'static [&'static str]) -> Self {
        let mut bits = 0;
        let mut rest = names;
        while let [name, others @ ..] = rest {
            bits |= bit(name);
            rest = others;
        }
        Self { names, bits }
    }
}

/// Whether few keys are known to be scalars of which none is there twice.
fn are_different(tree: &Tree, entries: &[Entry]) -> bool {
    let mut before = entries;
    entries.len() <= FEW
        && entries.iter().rev().all(|entry| {
            before = before.split_last().map(|(_, before)| before).unwrap_or_default();
            let own = tree.text(entry.key);
            own.is_some() && !before.iter().any(|other| tree.text(other.key) == own)
        })
}

/// One of the bits, by what tells keys apart best for the least: their ends and their length.
const fn bit(key: &str) -> u64 {
    let (first, last) = match key.as_bytes() {
        [first, .., last] => (*first, *last),
        [only] => (*only, *only),
        [] => (0, 0),
    };
    let mixed = first as u32 * 7 + last as u32 * 3 + key.len() as u32 * 5;
    1 << (mixed % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read};
    use super::*;
    use crate::text::FileId;

    fn glance(text: &str) -> Glance {
        let tree = read(FileId(0), text, &Limits::default()).tree;
        let root = tree.documents[0].root.unwrap();
        Glance::of(&tree, tree.node(root).unwrap().mapping().unwrap())
    }

    #[test]
    fn keys_that_are_there_may_be_there() {
        let glance = glance("own: 1\nother: 2\n");
        assert!(glance.may_have("own") && glance.may_have("other") && glance.is_plain());
        assert!(!glance.may_have("public_network_access"));
    }

    #[test]
    fn what_is_merged_may_have_any_key() {
        let glance = glance("<<: {merged: 1}\nown: 1\n");
        assert!(glance.may_have("own") && glance.may_have("merged") && !glance.is_plain());
    }

    #[test]
    fn a_key_that_is_repeated_or_no_scalar_is_not_plain() {
        assert!(!glance("a: 1\na: 2\n").is_plain());
        assert!(!glance("? [a]\n: 1\n").is_plain());
    }
}
