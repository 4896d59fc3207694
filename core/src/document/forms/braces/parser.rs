//! Reads expressions. Every step takes at least one byte and none is taken twice, so it is linear in the text.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Expression, Kind, blank};
use crate::{
    document::source::{byte, skip_while},
    text::FileId,
};

/// The languages that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Bicep: texts in `'`, keys with `:`, items on lines of their own.
    Bicep,
    /// Terraform's language: texts in `"`, keys with `=`, comments with `#`.
    Terraform,
}

/// A place in a text, and what was found on the way there.
#[derive(Debug)]
pub struct Parser<'t> {
    /// The whole text.
    pub text: &'t str,
    /// The file that it is.
    pub file: FileId,
    /// The language.
    pub dialect: Dialect,
    /// The next byte.
    pub at: usize,
    /// The first thing that was not understood.
    pub wrong: Option<usize>,
    /// Where the nesting went beyond the bound.
    pub too_deep: Option<usize>,
    /// How deep it may still go.
    left: usize,
    /// Where the next thing starts behind some place: the same is asked often.
    ahead: (usize, usize),
    /// Whether line ends are blanks: within parentheses.
    pub(super) joined: bool,
}

/// Operators by how tightly they bind, the loosest first, with the function that does the same.
const OPERATORS: [&[(&str, &str)]; 7] = [
    &[("??", "coalesce")],
    &[("||", "or")],
    &[("&&", "and")],
    &[("==", "equals"), ("!=", "notEquals"), ("=~", "equalsIgnoringCase"), ("!~", "differsIgnoringCase")],
    &[("<=", "lessOrEquals"), (">=", "greaterOrEquals"), ("<", "less"), (">", "greater")],
    &[("+", "add"), ("-", "sub")],
    &[("*", "mul"), ("/", "div"), ("%", "mod")],
];
/// How many levels of them may start a line.
const ON_NEXT_LINE: usize = 4;

impl<'t> Parser<'t> {
    /// At the start of a text.
    pub fn new(file: FileId, text: &'t str, dialect: Dialect, depth: usize) -> Self {
        let at = text.len() - text.trim_start_matches('\u{feff}').len();
        Self {
            text,
            file,
            dialect,
            at,
            wrong: None,
            too_deep: None,
            left: depth,
            ahead: (usize::MAX, 0),
            joined: false,
        }
    }

    /// The next byte that is no blank.
    pub fn peek(&mut self) -> Option<u8> {
        let skip = if self.joined { blank::anywhere } else { blank::on_line };
        self.at = skip(self.text, self.at);
        byte(self.text, self.at)
    }

    /// Goes on to the next thing, on whatever line.
    pub fn next_thing(&mut self) -> Option<u8> {
        self.at = self.look_ahead();
        byte(self.text, self.at)
    }

    /// Where the next thing is, on whatever line.
    fn look_ahead(&mut self) -> usize {
        if self.ahead.0 != self.at {
            self.ahead = (self.at, blank::anywhere(self.text, self.at));
        }
        self.ahead.1
    }

    /// Takes these characters if they come next.
    pub fn take(&mut self, wanted: &str) -> bool {
        self.peek();
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Takes a word if it comes next and ends there.
    pub fn take_word(&mut self, wanted: &str) -> bool {
        let start = self.at;
        let found = self.name() == Some(wanted);
        if !found {
            self.at = start;
        }
        found
    }

    /// What is left.
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// A name, if one comes next.
    pub fn name(&mut self) -> Option<&'t str> {
        let first = self.peek()?;
        if !(first.is_ascii_alphabetic() || first == b'_') {
            return None;
        }
        let dash = self.dialect == Dialect::Terraform;
        let start = self.at;
        self.at = skip_while(self.text, start, |byte| {
            byte.is_ascii_alphanumeric() || byte == b'_' || (dash && byte == b'-')
        });
        self.text.get(start..self.at)
    }

    /// Remembers that something is not understood here.
    pub fn stumble(&mut self) {
        self.wrong.get_or_insert(self.at);
    }

    /// Goes to the end of the line, or of the brackets that are opened before it.
    pub fn skip_line(&mut self) {
        let mut open = 0_usize;
        while let Some(next) = byte(self.text, self.at) {
            match next {
                b'\n' if open == 0 => return,
                b'{' | b'[' | b'(' => open += 1,
                b'}' | b']' | b')' => match open.checked_sub(1) {
                    Some(less) => open = less,
                    None => return,
                },
                _ => {}
            }
            self.step();
        }
    }

    /// Passes brackets with all that is in them.
    pub fn skip_brackets(&mut self) {
        let mut open = 0_usize;
        while let Some(next) = byte(self.text, self.at) {
            match next {
                b'{' | b'[' | b'(' => open += 1,
                b'}' | b']' | b')' => open = open.saturating_sub(1),
                _ => {}
            }
            self.step();
            if open == 0 {
                return;
            }
        }
    }

    /// Passes one character, a whole text or a comment.
    pub fn step(&mut self) {
        let after = blank::on_line(self.text, self.at);
        if after > self.at {
            self.at = after;
        } else if self.starts_text() {
            self.skip_text();
        } else {
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
        }
    }

    /// An expression. What is not understood is [`Kind::Other`], and the place stays where it is.
    pub fn expression(&mut self) -> Expression<'t> {
        self.peek();
        let start = self.at;
        let Some(left) = self.left.checked_sub(1) else {
            self.too_deep.get_or_insert(start);
            self.skip_line();
            return self.done(start, Kind::Other);
        };
        self.left = left;
        let found = self.conditional(start);
        self.left += 1;
        found
    }

    /// An expression within parentheses, where line ends are blanks.
    pub(super) fn within(&mut self) -> Expression<'t> {
        let outer = core::mem::replace(&mut self.joined, true);
        let found = self.expression();
        self.peek();
        self.joined = outer;
        found
    }

    /// What was read from `start` up to here.
    pub fn done(&self, start: usize, kind: Kind<'t>) -> Expression<'t> {
        let written = self.text.get(start..self.at).unwrap_or("").trim_end();
        Expression { kind, start, end: start + written.len(), file: self.file, written }
    }

    fn conditional(&mut self, start: usize) -> Expression<'t> {
        let condition = self.binary(0, start);
        if !self.takes_next("?") {
            return condition;
        }
        self.next_thing();
        let yes = self.expression();
        if !self.takes_next(":") {
            self.stumble();
            return self.done(start, Kind::Other);
        }
        self.next_thing();
        let no = self.expression();
        self.done(start, Kind::Call("if", Vec::from([condition, yes, no])))
    }

    /// Takes something that may stand on the next line.
    fn takes_next(&mut self, wanted: &str) -> bool {
        let after = self.look_ahead();
        let found = self.text.get(after..).is_some_and(|rest| rest.starts_with(wanted));
        if found {
            self.at = after + wanted.len();
        }
        found
    }

    /// Operators that bind at least as tightly as those of a level.
    fn binary(&mut self, level: usize, start: usize) -> Expression<'t> {
        let mut found = self.unary(start);
        let mut count = 0;
        while let Some((own, function)) = self.operator(level) {
            self.next_thing();
            let second = self.binary(own + 1, self.at);
            count += 1;
            // A chain without end would nest without end.
            let whole = self.left > count;
            let kind = if whole { Kind::Call(function, Vec::from([found, second])) } else { Kind::Other };
            found = self.done(start, kind);
        }
        found
    }

    fn operator(&mut self, level: usize) -> Option<(usize, &'static str)> {
        self.peek();
        let ahead = self.look_ahead();
        for (own, operators) in OPERATORS.iter().enumerate().skip(level) {
            let at = if own < ON_NEXT_LINE { ahead } else { self.at };
            let rest = self.text.get(at..)?;
            if let Some((sign, function)) = operators.iter().find(|(sign, _)| rest.starts_with(sign)) {
                self.at = at + sign.len();
                return Some((own, function));
            }
        }
        None
    }

    fn unary(&mut self, start: usize) -> Expression<'t> {
        let mut signs = Vec::new();
        while let Some(sign @ (b'!' | b'-')) = self.peek() {
            signs.push((self.at, sign));
            self.at += 1;
        }
        let many = signs.len() > self.left;
        let mut found = self.postfix(start);
        for (at, sign) in signs.into_iter().rev() {
            let kind = match (sign, &found.kind) {
                _ if many => Kind::Other,
                (b'-', Kind::Number(_)) => self.text.get(at..found.end).map_or(Kind::Other, Kind::Number),
                (b'-', _) => Kind::Other,
                _ => Kind::Call("not", Vec::from([found])),
            };
            found = self.done(at, kind);
        }
        found
    }

    fn postfix(&mut self, start: usize) -> Expression<'t> {
        let start = self.at.max(start);
        let mut found = self.primary();
        let mut count = 0;
        loop {
            let kind = match (byte(self.text, self.at), byte(self.text, self.at + 1)) {
                (Some(b'.'), Some(b'.')) => return found,
                (Some(b'.'), _) => self.member(1, found),
                (Some(b':'), Some(b':')) => self.member(2, found),
                (Some(b'['), _) => self.index(found),
                // Bicep's assurance that something is not null.
                (Some(b'!'), next)
                    if self.dialect == Dialect::Bicep && !matches!(next, Some(b'=' | b'~')) =>
                {
                    self.at += 1;
                    continue;
                }
                _ => return found,
            };
            count += 1;
            found = self.done(start, if self.left > count { kind } else { Kind::Other });
        }
    }

    fn member(&mut self, sign: usize, of: Expression<'t>) -> Kind<'t> {
        self.at += sign;
        if byte(self.text, self.at) == Some(b'?') {
            self.at += 1;
        }
        let start = self.at;
        self.at = skip_while(self.text, start, |byte| byte.is_ascii_digit() || byte == b'*');
        if self.at > start {
            return Kind::Other;
        }
        let Some(name) = self.name() else {
            self.stumble();
            return Kind::Other;
        };
        if byte(self.text, self.at) != Some(b'(') {
            return Kind::Member(Box::new(of), name);
        }
        let arguments = self.arguments();
        match of.kind {
            Kind::Name("az" | "sys") => Kind::Call(name, arguments),
            _ => Kind::Other,
        }
    }

    fn index(&mut self, of: Expression<'t>) -> Kind<'t> {
        self.at += 1;
        if matches!(byte(self.text, self.at), Some(b'?' | b'^')) {
            self.at += 1;
        }
        if byte(self.text, self.at) == Some(b'*') {
            self.at += 1;
            self.take("]");
            return Kind::Other;
        }
        let index = self.within();
        if !self.take("]") {
            self.stumble();
        }
        match index.text() {
            Some(_) => Kind::Index(Box::new(of), Box::new(index)),
            None if matches!(index.kind, Kind::Number(_)) => Kind::Index(Box::new(of), Box::new(index)),
            None => Kind::Other,
        }
    }

    pub(super) fn arguments(&mut self) -> Vec<Expression<'t>> {
        self.at += 1;
        let mut arguments = Vec::new();
        let outer = core::mem::replace(&mut self.joined, true);
        while !matches!(self.peek(), None | Some(b')')) {
            let before = self.at;
            arguments.push(self.expression());
            let goes_on = self.take(",") || self.take("...");
            if !goes_on && self.peek() != Some(b')') {
                self.stumble();
                self.skip_line();
            }
            if self.at == before {
                break;
            }
        }
        self.take(")");
        self.joined = outer;
        arguments
    }
}
