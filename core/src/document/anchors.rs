//! What `&name` named, for the `*name` that follows.

use alloc::vec::Vec;

use super::NodeId;
use crate::order::Index;

/// What an alias stands for.
#[derive(Debug, Clone, Copy)]
pub enum Anchored {
    /// Nothing that was read.
    Unknown,
    /// Something that is still being read: the alias is inside it.
    Open,
    /// A node that was read to its end.
    Closed {
        /// The node.
        node: NodeId,
        /// Aliases inside it, each counted with those inside its own target.
        expansions: usize,
        /// Levels of mappings and sequences, itself included; zero for a scalar.
        height: usize,
    },
}

/// The anchors of the open document.
#[derive(Debug, Default)]
pub struct Anchors {
    numbers: Index,
    named: Vec<Anchored>,
}

impl Anchors {
    /// Notes that a name stands for something that starts here. Returns the number of the anchor.
    pub fn start(&mut self, name: &str) -> usize {
        let number = self.named.len();
        self.numbers.add(&[name.as_bytes()], number);
        self.named.push(Anchored::Open);
        number
    }

    /// Notes what that is, once it was read.
    pub fn finish(&mut self, number: usize, anchored: Anchored) {
        if let Some(named) = self.named.get_mut(number) {
            *named = anchored;
        }
    }

    /// What a name stands for: of several things the last.
    pub fn get(&self, name: &str) -> Anchored {
        let last = self.numbers.get(&[name.as_bytes()]).last();
        last.and_then(|number| self.named.get(*number)).copied().unwrap_or(Anchored::Unknown)
    }
}
