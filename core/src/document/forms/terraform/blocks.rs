//! Terraform's files: attributes and blocks.

use alloc::vec::Vec;

use super::super::braces::{Dialect, Expression, Kind, Pair, Parser};
use crate::{document::source::byte, text::FileId};

/// What stands in a file or in the braces of a block.
#[derive(Debug, Default)]
pub struct Body<'t> {
    /// In order.
    pub attributes: Vec<Pair<'t>>,
    /// In order.
    pub blocks: Vec<Block<'t>>,
}

/// A block.
#[derive(Debug)]
pub struct Block<'t> {
    /// Its first word.
    pub kind: Expression<'t>,
    /// The words behind it.
    pub labels: Vec<Expression<'t>>,
    /// What is in it.
    pub body: Body<'t>,
    /// Behind its brace.
    pub end: usize,
}

/// A file.
#[derive(Debug)]
pub struct File<'t> {
    /// What is in it.
    pub body: Body<'t>,
    /// Where something is not understood.
    pub wrong: Vec<usize>,
    /// Where the nesting goes beyond the bound.
    pub too_deep: Option<usize>,
}

/// Most places that are told.
const MOST_WRONG: usize = 20;

/// Reads a whole file.
pub fn parse(file: FileId, text: &str, depth: usize) -> File<'_> {
    let mut reader =
        Reader { parser: Parser::new(file, text, Dialect::Terraform, depth), wrong: Vec::new(), left: depth };
    let mut body = Body::default();
    while reader.parser.next_thing().is_some() {
        reader.body(&mut body);
        // A brace too many.
        if reader.parser.next_thing().is_some() {
            reader.parser.stumble();
            reader.parser.at += 1;
        }
    }
    reader.tell();
    File { body, wrong: reader.wrong, too_deep: reader.parser.too_deep }
}

struct Reader<'t> {
    parser: Parser<'t>,
    wrong: Vec<usize>,
    left: usize,
}

impl<'t> Reader<'t> {
    fn tell(&mut self) {
        if let Some(wrong) = self.parser.wrong.take().filter(|_| self.wrong.len() < MOST_WRONG) {
            self.wrong.push(wrong);
        }
    }

    /// Attributes and blocks up to a brace or the end.
    fn body(&mut self, body: &mut Body<'t>) {
        while !matches!(self.parser.next_thing(), None | Some(b'}')) {
            let before = self.parser.at;
            self.item(body);
            if self.parser.wrong.is_some() {
                self.tell();
                self.parser.skip_line();
            }
            if self.parser.at == before {
                self.parser.at += self.parser.rest().chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    fn item(&mut self, body: &mut Body<'t>) {
        let start = self.parser.at;
        let Some(word) = self.parser.name() else { return self.parser.stumble() };
        let kind = self.parser.done(start, Kind::Name(word));
        if self.parser.peek() == Some(b'=') && byte(self.parser.text, self.parser.at + 1) != Some(b'=') {
            self.parser.at += 1;
            let value = self.parser.expression();
            return body.attributes.push(Pair { key: kind, value });
        }
        let mut labels = Vec::new();
        while !matches!(self.parser.peek(), None | Some(b'{' | b'\n' | b'\r')) {
            let before = self.parser.at;
            labels.push(self.parser.label());
            if self.parser.at == before {
                break;
            }
        }
        if !self.parser.take("{") {
            return self.parser.stumble();
        }
        let Some(left) = self.left.checked_sub(1) else {
            self.parser.too_deep.get_or_insert(start);
            return self.parser.skip_line();
        };
        self.left = left;
        let mut inner = Body::default();
        self.body(&mut inner);
        self.left += 1;
        if !self.parser.take("}") {
            self.parser.stumble();
        }
        body.blocks.push(Block { kind, labels, body: inner, end: self.parser.at });
    }
}

impl<'t> Body<'t> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&Expression<'t>> {
        self.pair(name).map(|pair| &pair.value)
    }

    /// An attribute.
    pub fn pair(&self, name: &str) -> Option<&Pair<'t>> {
        self.attributes.iter().find(|pair| pair.key.word() == Some(name))
    }

    /// The first block of that kind.
    pub fn block(&self, kind: &str) -> Option<&Block<'t>> {
        self.all(kind).next()
    }

    /// The blocks of that kind.
    pub fn all(&self, kind: &str) -> impl Iterator<Item = &Block<'t>> {
        self.blocks.iter().filter(move |block| block.kind.word() == Some(kind))
    }

    /// Whether blocks of that kind are made for each item of a list.
    pub fn is_dynamic(&self, kind: &str) -> bool {
        self.all("dynamic").any(|block| block.label(0) == Some(kind))
    }
}

impl Block<'_> {
    /// A word behind the first.
    pub fn label(&self, number: usize) -> Option<&str> {
        self.labels.get(number)?.word()
    }
}
