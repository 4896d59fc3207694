//! The text of a program and its tokens.

use alloc::vec::Vec;
use core::ops::Range;

use super::token::{self, Kind, Token};

/// A run of tokens.
pub type Run = Range<usize>;

/// A program.
pub struct Code<'t> {
    /// The program.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Where strings and brackets start that do not end.
    pub torn: Vec<usize>,
}

impl<'t> Code<'t> {
    /// The tokens of a program.
    pub fn new(text: &'t str) -> Self {
        let (tokens, torn) = token::tokens(text);
        Self { text, tokens, torn }
    }

    /// A token.
    pub fn token(&self, number: usize) -> Option<&Token> {
        self.tokens.get(number)
    }

    /// What a token says.
    pub fn word(&self, number: usize) -> &'t str {
        let token = self.token(number);
        token.and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// Whether a token is a name or keyword.
    pub fn is_name(&self, number: usize) -> bool {
        self.token(number).is_some_and(|token| token.kind == Kind::Name)
    }

    /// Whether a token is a certain operator.
    pub fn is(&self, number: usize, operator: &str) -> bool {
        self.token(number).is_some_and(|token| token.kind == Kind::Operator) && self.word(number) == operator
    }

    /// What closes the bracket.
    pub fn partner(&self, number: usize) -> Option<usize> {
        self.token(number)?.partner.filter(|partner| *partner > number)
    }

    /// The token behind this one, or behind the brackets that it opens.
    pub fn skip(&self, number: usize) -> usize {
        self.partner(number).unwrap_or(number) + 1
    }

    /// The first token of a run, outside of brackets, for which something holds.
    pub fn find(&self, run: &Run, holds: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = run.start;
        while at < run.end {
            if holds(at) {
                return Some(at);
            }
            at = self.skip(at);
        }
        None
    }

    /// The parts of a run between operators outside of brackets.
    pub fn split(&self, run: &Run, operator: &str) -> Vec<Run> {
        let mut parts = Vec::new();
        let mut from = run.start;
        while let Some(at) = self.find(&(from..run.end), |at| self.is(at, operator)) {
            parts.push(self.trimmed(from..at));
            from = at + 1;
        }
        parts.push(self.trimmed(from..run.end));
        parts
    }

    /// A run without line ends around it.
    pub fn trimmed(&self, run: Run) -> Run {
        let is_end = |at: usize| self.token(at).is_some_and(|token| token.kind == Kind::Newline);
        let (mut start, mut end) = (run.start, run.end);
        while start < end && is_end(start) {
            start += 1;
        }
        while start < end && is_end(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// From where to where in the program a run stands.
    pub fn extent(&self, run: &Run) -> Range<usize> {
        let start = self.token(run.start).map_or(self.text.len(), |token| token.start);
        let last = run.end.checked_sub(1).filter(|last| *last >= run.start);
        start..last.and_then(|last| self.token(last)).map_or(start, |token| token.end).max(start)
    }

    /// What a run says, as it is written.
    pub fn written(&self, run: &Run) -> &'t str {
        self.text.get(self.extent(run)).unwrap_or_default()
    }
}
