//! What was read, as bytes: what reads and what judges may be modules that are loaded apart.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Problem, ProblemKind, Read, Reading, Tree};
use crate::{
    severity::Severity,
    text::{FileId, Span},
};

/// A text, read, as it crosses: of its problems what is said of them.
#[derive(Serialize, Deserialize)]
struct Crossing {
    file: FileId,
    taken: bool,
    tree: Tree,
    problems: Vec<Said>,
}

/// A problem, in words.
#[derive(Serialize, Deserialize)]
struct Said {
    code: String,
    message: String,
    severity: Severity,
    span: Span,
    related: Vec<(Span, String)>,
}

/// What was read, as bytes; nothing where it can not be written down, which is a defect.
#[must_use]
pub fn write(read: Vec<Read>) -> Option<Vec<u8>> {
    let crossing: Vec<Crossing> = read.into_iter().map(out).collect();
    postcard::to_allocvec(&crossing).ok()
}

/// What the bytes say; nothing where they are none that [`write()`] made.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<Read>> {
    let crossing: Vec<Crossing> = postcard::from_bytes(bytes).ok()?;
    Some(crossing.into_iter().map(back).collect())
}

fn out(read: Read) -> Crossing {
    let problems = read.reading.problems.into_iter();
    Crossing {
        file: read.file,
        taken: read.taken,
        tree: read.reading.tree,
        problems: problems.map(said).collect(),
    }
}

fn said(problem: Problem) -> Said {
    Said {
        code: problem.kind.code().into(),
        message: problem.kind.message(),
        severity: problem.severity,
        span: problem.span,
        related: problem.related,
    }
}

fn back(crossing: Crossing) -> Read {
    let problems = crossing.problems.into_iter().map(meant).collect();
    Read { file: crossing.file, taken: crossing.taken, reading: Reading { tree: crossing.tree, problems } }
}

fn meant(said: Said) -> Problem {
    let kind = ProblemKind::Form { code: said.code.into(), message: said.message, severity: said.severity };
    Problem { kind, severity: said.severity, span: said.span, related: said.related }
}
