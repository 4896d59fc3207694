//! How much of a hostile text is read.

/// Bounds of one file. A bound that is hit is an error problem, and its document counts as incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest text, in bytes. A longer one is not read at all.
    pub file_bytes: usize,
    /// Deepest nesting of mappings and sequences, also by way of aliases. What lies deeper is unreadable.
    pub depth: usize,
    /// How often aliases would be expanded by a reader that copies them.
    pub alias_expansions: usize,
    /// Most documents of one file. Later ones are not read.
    pub documents: usize,
    /// Most problems listed for one file. Errors are always listed.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 4 << 20, depth: 64, alias_expansions: 10_000, documents: 1_000, problems: 200 }
    }
}
