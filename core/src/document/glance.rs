//! Which keys a mapping may have. Most of the keys that are looked for are not there.

use super::{NodeId, Tree};

/// Tells of most keys that they are not there, and never that of one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance(u64);

impl Glance {
    /// A look at a mapping, with what it merges.
    #[must_use]
    pub fn of(tree: &Tree, mapping: NodeId) -> Self {
        let keys = tree.entries(mapping).filter_map(|entry| tree.text(entry.key));
        Self(keys.fold(0, |all, key| all | bit(key)))
    }

    /// Whether the mapping may have a key.
    #[must_use]
    pub fn may_have(self, key: &str) -> bool {
        self.0 & bit(key) != 0
    }
}

/// One of the bits, by what tells keys apart best for the least: their ends and their length.
fn bit(key: &str) -> u64 {
    let end = |byte: Option<&u8>| byte.copied().map_or(0, u32::from);
    let bytes = key.as_bytes();
    let mixed = end(bytes.first()) * 7 + end(bytes.last()) * 3 + (key.len() as u32) * 5;
    1 << (mixed % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read};
    use super::*;
    use crate::text::FileId;

    #[test]
    fn keys_that_are_there_may_be_there() {
        let text = "base: &base {merged: 1}\nuse: {own: 1, <<: *base}\n";
        let tree = read(FileId(0), text, &Limits::default()).tree;
        let root = tree.documents[0].root.unwrap();
        let glance = Glance::of(&tree, tree.get(root, "use").unwrap().value);
        assert!(glance.may_have("own") && glance.may_have("merged"));
        assert!(!glance.may_have("public_network_access"));
    }
}
