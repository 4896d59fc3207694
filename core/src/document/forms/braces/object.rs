//! Single values, lists, objects and loops.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::{Dialect, Expression, Kind, Pair, Parser, Resource};
use crate::document::source::{byte, skip_while};

impl<'t> Parser<'t> {
    /// A value without operators behind it.
    pub(super) fn primary(&mut self) -> Expression<'t> {
        let next = self.peek();
        let start = self.at;
        let kind = match next {
            _ if self.starts_text() => return self.string(),
            Some(b'(') => self.parentheses(),
            Some(b'[') => self.list(),
            Some(b'{') => self.object(),
            Some(digit) if digit.is_ascii_digit() => self.number(),
            _ => match self.name() {
                Some(name) => self.named(name),
                None => {
                    self.stumble();
                    Kind::Other
                }
            },
        };
        self.done(start, kind)
    }

    fn number(&mut self) -> Kind<'t> {
        let start = self.at;
        self.at = skip_while(self.text, start, |byte| byte.is_ascii_digit());
        let fraction = byte(self.text, self.at + 1).is_some_and(|next| next.is_ascii_digit());
        if fraction && byte(self.text, self.at) == Some(b'.') {
            self.at = skip_while(self.text, self.at + 1, |byte| byte.is_ascii_digit());
        }
        self.text.get(start..self.at).map_or(Kind::Other, Kind::Number)
    }

    fn named(&mut self, name: &'t str) -> Kind<'t> {
        match name {
            "true" => return Kind::Boolean(true),
            "false" => return Kind::Boolean(false),
            "null" => return Kind::Null,
            _ => {}
        }
        if byte(self.text, self.at) == Some(b'(') {
            let arguments = self.arguments();
            return match self.dialect {
                Dialect::Bicep => Kind::Call(name, arguments),
                Dialect::Terraform => terraform(name).map_or(Kind::Other, |name| Kind::Call(name, arguments)),
            };
        }
        if self.arrow() { Kind::Other } else { Kind::Name(name) }
    }

    /// What a function without a name makes of its argument, if that is what comes.
    fn arrow(&mut self) -> bool {
        let found = self.dialect == Dialect::Bicep && self.take("=>");
        if found {
            self.expression();
        }
        found
    }

    fn parentheses(&mut self) -> Kind<'t> {
        let mut inside = self.arguments();
        if self.arrow() || inside.len() != 1 {
            return Kind::Other;
        }
        inside.pop().map_or(Kind::Other, |only| only.kind)
    }

    fn list(&mut self) -> Kind<'t> {
        self.at += 1;
        let outer = core::mem::replace(&mut self.joined, false);
        self.next_thing();
        let kind = if self.take_word("for") { self.each(b']') } else { Kind::List(self.items()) };
        if self.next_thing() == Some(b']') {
            self.at += 1;
        } else {
            self.stumble();
        }
        self.joined = outer;
        kind
    }

    fn items(&mut self) -> Vec<Expression<'t>> {
        let mut items = Vec::new();
        while !matches!(self.next_thing(), None | Some(b']' | b'}' | b')')) {
            let before = self.at;
            // Another list's items, which are not known one by one.
            let spread = self.take("...");
            let item = self.expression();
            items.push(if spread { self.done(before, Kind::Other) } else { item });
            self.separator(before);
        }
        items
    }

    /// Passes what is between two items; over what is not understood, at least one character.
    fn separator(&mut self, before: usize) {
        let next = self.peek();
        if matches!(next, Some(b',')) {
            self.at += 1;
        } else if !matches!(next, None | Some(b'\n' | b'\r' | b']' | b'}' | b')')) {
            self.stumble();
            self.skip_line();
        }
        if self.at == before {
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
        }
    }

    fn object(&mut self) -> Kind<'t> {
        self.at += 1;
        let outer = core::mem::replace(&mut self.joined, false);
        self.next_thing();
        let kind = if self.take_word("for") { self.each(b'}') } else { self.members() };
        if self.next_thing() == Some(b'}') {
            self.at += 1;
        } else {
            self.stumble();
        }
        self.joined = outer;
        kind
    }

    fn members(&mut self) -> Kind<'t> {
        let (mut pairs, mut whole, mut resources) = (Vec::new(), true, Vec::new());
        while !matches!(self.next_thing(), None | Some(b']' | b'}' | b')')) {
            let before = self.at;
            match self.rest().as_bytes() {
                [b'.', b'.', b'.', ..] => {
                    self.at += 3;
                    let spread = self.expression();
                    replaced(&mut pairs, &spread);
                    whole = false;
                }
                [b'@', ..] => self.decorator(),
                _ => {
                    if let Some(resource) = self.resource() {
                        resources.push(resource);
                    } else if let Some(pair) = self.pair() {
                        // A key that is filled in may be any.
                        if pair.key.word().is_none() {
                            replaced(&mut pairs, &pair.key);
                            whole = false;
                        }
                        pairs.push(pair);
                    } else {
                        whole = false;
                        self.stumble();
                        self.skip_line();
                    }
                }
            }
            self.separator(before);
        }
        Kind::Object { pairs, whole, resources }
    }

    fn pair(&mut self) -> Option<Pair<'t>> {
        let start = self.at;
        let key = match self.name() {
            // The name of a provider, which no resource has.
            Some(_) if byte(self.text, self.at) == Some(b'.') => {
                self.at = skip_while(self.text, self.at, |byte| {
                    byte == b'.' || byte == b'_' || byte.is_ascii_alphanumeric()
                });
                self.done(start, Kind::Other)
            }
            Some(name) => self.done(start, Kind::Name(name)),
            None if self.starts_text() => self.string(),
            None if self.peek() == Some(b'(') => {
                self.parentheses();
                self.done(start, Kind::Other)
            }
            None => return None,
        };
        let behind = self.peek();
        let is_sign = behind == Some(b':') || (behind == Some(b'=') && self.dialect == Dialect::Terraform);
        if !is_sign {
            return None;
        }
        self.at += 1;
        self.next_thing();
        Some(Pair { key, value: self.expression() })
    }

    /// A word behind that of a block.
    pub fn label(&mut self) -> Expression<'t> {
        self.primary()
    }

    /// Passes `@name(..)`.
    pub fn decorator(&mut self) {
        self.at += 1;
        self.expression();
    }

    /// A resource, if one is declared here.
    pub fn resource(&mut self) -> Option<Resource<'t>> {
        let start = self.at;
        let found = self.declared_resource();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn declared_resource(&mut self) -> Option<Resource<'t>> {
        if self.dialect != Dialect::Bicep || !self.take_word("resource") {
            return None;
        }
        let symbol = self.name()?;
        self.peek();
        if !self.starts_text() {
            return None;
        }
        let arm_type = self.string();
        let existing = self.take_word("existing");
        if !self.take("=") {
            return None;
        }
        self.next_thing();
        let (condition, body) = self.conditioned();
        Some(Resource { symbol, arm_type, existing, condition, body })
    }

    /// `if (..)` with what it is about, or that alone.
    pub fn conditioned(&mut self) -> (Option<Expression<'t>>, Expression<'t>) {
        if !self.take_word("if") {
            return (None, self.expression());
        }
        self.peek();
        let condition = self.primary();
        self.next_thing();
        (Some(condition), self.expression())
    }

    /// `for item in list: ...`, `for (item, number) in list: ...`, `for key, value in map : key => value`.
    fn each(&mut self, close: u8) -> Kind<'t> {
        let mut names = Vec::new();
        while !matches!(self.next_thing(), None | Some(b'\n' | b'\r')) {
            match self.name() {
                Some("in") => break,
                Some(name) => names.push(name),
                None if matches!(self.peek(), Some(b'(' | b')' | b',')) => self.at += 1,
                None => break,
            }
        }
        self.expression();
        self.next_thing();
        if !self.take(":") {
            self.stumble();
        }
        self.next_thing();
        let (_, mut body) = self.conditioned();
        let stop = |byte: Option<u8>| byte.is_none() || byte == Some(close);
        // What else a loop of Terraform's has: a value behind the key, a condition.
        if !stop(self.next_thing()) {
            let start = self.at;
            while !stop(self.next_thing()) {
                let before = self.at;
                self.at += self.rest().bytes().take_while(|byte| matches!(byte, b'=' | b'>' | b'.')).count();
                self.take_word("if");
                self.next_thing();
                self.expression();
                if self.at == before {
                    break;
                }
            }
            body = self.done(start, Kind::Other);
        }
        Kind::Loop(names, Box::new(body))
    }
}

/// What comes behind keys may be these keys again, and then it counts.
fn replaced<'t>(pairs: &mut [Pair<'t>], by: &Expression<'t>) {
    for pair in pairs {
        pair.value.kind = Kind::Perhaps;
        pair.value.written = by.written;
    }
}

/// The function that does what Terraform's does. Others of the same name do something else.
fn terraform(function: &str) -> Option<&'static str> {
    const FUNCTIONS: [(&str, &str); 7] = [
        ("lower", "toLower"),
        ("upper", "toUpper"),
        ("tostring", "string"),
        ("tobool", "bool"),
        ("format", "printf"),
        ("contains", "contains"),
        ("jsonencode", "jsonencode"),
    ];
    FUNCTIONS.iter().find(|(own, _)| *own == function).map(|(_, known)| *known)
}
