//! The problems of a file, a bounded number of them.

use super::super::{Problem, ProblemKind};
use super::Reader;
use crate::severity::Severity;

impl Reader<'_> {
    /// Reports what leaves part of the document unread; a bound only once, for it is hit again and again.
    pub(super) fn tell_bound(&mut self, kind: ProblemKind, start: usize, end: usize) {
        self.complete = false;
        let bound = match kind {
            ProblemKind::TooDeep { .. } => 1,
            ProblemKind::TooManyAliases { .. } => 2,
            _ => 0,
        };
        if self.bounds_told & bound == 0 {
            self.bounds_told |= bound;
            self.report(Problem::new(kind, self.span(start, end)));
        }
    }

    /// What is an error leaves something unread or not understood: then an absent key may not be absent.
    pub(super) fn report(&mut self, problem: Problem) {
        self.complete &= problem.severity != Severity::Error;
        let count = match problem.severity {
            Severity::Info => self.counts.get_mut(0),
            Severity::Warning => self.counts.get_mut(1),
            Severity::Error => self.counts.get_mut(2),
        };
        let Some(count) = count else { return };
        *count += 1;
        if *count <= self.limits.problems {
            self.reading.problems.push(problem);
        } else {
            self.unlisted += 1;
        }
    }
}
