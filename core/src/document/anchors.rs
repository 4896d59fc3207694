//! What `&name` named, for the `*name` that follows.

use alloc::vec::Vec;

use super::NodeId;

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

/// The anchors of a file, by the number that the parser gives them: from one, through all documents.
#[derive(Debug, Default)]
pub struct Anchors {
    known: Vec<Anchored>,
    /// Anchors of earlier documents, which this one does not see.
    earlier: usize,
}

impl Anchors {
    /// Forgets what the documents so far named.
    pub fn start_document(&mut self) {
        self.earlier = self.known.len();
    }

    /// Notes what an anchor names. Number zero is no anchor.
    pub fn set(&mut self, number: usize, anchored: Anchored) {
        if number == 0 {
            return;
        }
        if self.known.len() <= number {
            self.known.resize(number + 1, Anchored::Unknown);
        }
        if let Some(known) = self.known.get_mut(number) {
            *known = anchored;
        }
    }

    /// What an anchor of this document names.
    pub fn get(&self, number: usize) -> Anchored {
        if number < self.earlier {
            return Anchored::Unknown;
        }
        self.known.get(number).copied().unwrap_or(Anchored::Unknown)
    }
}
