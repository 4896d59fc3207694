//! Reads YAML and JSON.

use alloc::vec::Vec;

use super::prepare::Prepared;
use super::reader::Reader;
use super::{Limits, Problem, ProblemKind, Tree};
use crate::text::{FileId, Span};

/// A file, read as far as possible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What was understood.
    pub tree: Tree,
    /// What was not, and what may surprise.
    pub problems: Vec<Problem>,
}

/// Reads the whole `text` of `file`. Never fails: what could not be read is told by the problems.
#[must_use]
pub fn read(file: FileId, text: &str, limits: &Limits) -> Reading {
    if let Some(problem) = refused(file, text, limits) {
        return Reading { tree: Tree::default(), problems: alloc::vec![problem] };
    }
    let prepared = Prepared::new(text);
    let mut reader = Reader::new(file, &prepared, limits);
    let read = cofferdam_events::read(&prepared.text, prepared.dialect(), &mut |event, span| {
        reader.read(event, span)
    });
    if let Err(error) = read {
        reader.fail(error);
    }
    reader.finish()
}

/// The problem of a text that is not read at all.
pub fn refused(file: FileId, text: &str, limits: &Limits) -> Option<Problem> {
    let limit = limits.file_bytes.min(u32::MAX as usize);
    if text.len() > limit {
        let kind = ProblemKind::FileTooLarge { bytes: text.len(), limit };
        return Some(Problem::new(kind, Span::empty(file, 0)));
    }
    // A search for one byte is fast when it is done in the whole slice.
    let at = text.as_bytes().contains(&0).then(|| text.find('\0').unwrap_or(0))?;
    let at = u32::try_from(at).unwrap_or(0);
    Some(Problem::new(ProblemKind::Nul, Span::new(file, at, at + 1)))
}
