//! Tokens of a Python text, and which brackets belong together.

use alloc::vec::Vec;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Name,
    /// A number.
    Number,
    /// A string with its prefix and quotes.
    Text,
    /// An operator or bracket.
    Operator,
    /// The end of a line.
    Newline,
}

/// A token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Of a bracket, the number of the one that belongs to it.
    pub partner: Option<usize>,
}

/// The tokens of a text, and where strings and brackets start that do not end.
pub fn tokens(text: &str) -> (Vec<Token>, Vec<usize>) {
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: 0, tokens: Vec::new(), torn: Vec::new() };
    while lexer.at < lexer.bytes.len() {
        lexer.next();
    }
    lexer.pair_brackets();
    (lexer.tokens, lexer.torn)
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    torn: Vec<usize>,
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

impl Lexer<'_> {
    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn skip(&mut self, which: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !which(*byte)).unwrap_or(rest.len());
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.tokens.push(Token { kind, start, end: self.at, partner: None });
    }

    fn next(&mut self) {
        let start = self.at;
        match self.byte(0) {
            b'\n' => {
                self.at += 1;
                self.push(Kind::Newline, start);
            }
            b'#' => self.skip(|byte| byte != b'\n'),
            b'\\' if self.byte(1) == b'\r' => self.at += 3,
            // Not into a character of several bytes.
            b'\\' => self.at += 1 + usize::from(self.byte(1).is_ascii()),
            b'"' | b'\'' => self.text(start),
            byte if byte.is_ascii_digit() => {
                self.skip(|byte| is_name(byte) || byte == b'.');
                self.push(Kind::Number, start);
            }
            byte if is_name(byte) => {
                self.skip(is_name);
                let prefix = self.text.get(start..self.at).unwrap_or_default();
                let is_prefix = prefix.len() <= 2 && prefix.bytes().all(|byte| b"rRbBuUfF".contains(&byte));
                if is_prefix && matches!(self.byte(0), b'"' | b'\'') {
                    self.text(start);
                } else {
                    self.push(Kind::Name, start);
                }
            }
            byte if byte.is_ascii_whitespace() || byte == 0x0b => self.at += 1,
            _ => self.operator(start),
        }
        self.at = self.at.min(self.bytes.len());
    }

    fn text(&mut self, start: usize) {
        let quote = self.byte(0);
        let triple = self.byte(1) == quote && self.byte(2) == quote;
        self.at += if triple { 3 } else { 1 };
        loop {
            match self.byte(0) {
                _ if self.at >= self.bytes.len() => break self.torn.push(start),
                b'\\' => self.at += 2,
                b'\n' if !triple => break self.torn.push(start),
                byte if byte == quote && !triple => break self.at += 1,
                byte if byte == quote && self.byte(1) == quote && self.byte(2) == quote => {
                    break self.at += 3;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.bytes.len());
        self.push(Kind::Text, start);
    }

    fn operator(&mut self, start: usize) {
        let (first, second) = (self.byte(0), self.byte(1));
        let doubled = matches!(first, b'*' | b'/' | b'<' | b'>') && first == second;
        self.at += 1 + usize::from(doubled);
        let takes_equals = b"=!<>+-*/%&|^@:".contains(&first);
        let arrow = first == b'-' && second == b'>';
        self.at += usize::from(arrow || (takes_equals && self.byte(0) == b'='));
        self.push(Kind::Operator, start);
    }

    fn pair_brackets(&mut self) {
        let mut open: Vec<(usize, u8)> = Vec::new();
        for number in 0..self.tokens.len() {
            let Some(token) = self.tokens.get(number).copied() else { continue };
            let byte = self.bytes.get(token.start).copied().unwrap_or_default();
            let closes = match byte {
                _ if token.kind != Kind::Operator => continue,
                b'(' | b'[' | b'{' => {
                    open.push((number, byte));
                    continue;
                }
                b')' => b'(',
                b']' => b'[',
                b'}' => b'{',
                _ => continue,
            };
            let Some((partner, _)) = open.pop_if(|(_, bracket)| *bracket == closes) else { continue };
            for (one, other) in [(number, partner), (partner, number)] {
                if let Some(token) = self.tokens.get_mut(one) {
                    token.partner = Some(other);
                }
            }
        }
        let starts = open.iter().filter_map(|(number, _)| self.tokens.get(*number));
        self.torn.extend(starts.map(|token| token.start));
    }
}
