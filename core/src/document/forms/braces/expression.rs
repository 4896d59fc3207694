//! Expressions as they are written.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::{FileId, Span};

/// Most keys of an object in which one is looked for.
const MOST_KEYS: usize = 2_000;

/// Longest expression that is shown, in characters.
const LONGEST: usize = 200;

/// An expression, and where it is written.
#[derive(Clone, Debug)]
pub struct Expression<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Its first byte.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
    /// In which file.
    pub file: FileId,
    /// Its characters.
    pub written: &'t str,
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum Kind<'t> {
    /// A text without anything to fill in.
    Text(String),
    /// A text with things to fill in: its parts in order.
    Template(Vec<Expression<'t>>),
    /// A number.
    Number(&'t str),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`.
    Null,
    /// A name: of a parameter, a variable, a resource, a namespace.
    Name(&'t str),
    /// A property of something.
    Member(Box<Expression<'t>>, &'t str),
    /// An item of something.
    Index(Box<Expression<'t>>, Box<Expression<'t>>),
    /// A function, or the one that stands for an operator, with its arguments.
    Call(&'t str, Vec<Expression<'t>>),
    /// A list.
    List(Vec<Expression<'t>>),
    /// Keys with values; whether something else is mixed in, so that other keys may be there; resources within.
    Object {
        /// Keys with values.
        pairs: Vec<Pair<'t>>,
        /// Whether every key is written here.
        whole: bool,
        /// The resources declared within.
        resources: Vec<Resource<'t>>,
    },
    /// A list or an object made for each item of another one: the names it gives them, and what is made.
    Loop(Vec<&'t str>, Box<Expression<'t>>),
    /// A value that something behind it may replace.
    Perhaps,
    /// Something that is not understood.
    Other,
}

/// A resource as Bicep declares it.
#[derive(Clone, Debug)]
pub struct Resource<'t> {
    /// What the rest of the text calls it.
    pub symbol: &'t str,
    /// Its type with its version behind `@`.
    pub arm_type: Expression<'t>,
    /// Whether something else makes it.
    pub existing: bool,
    /// When it is made at all.
    pub condition: Option<Expression<'t>>,
    /// What it says: an object, or one for each item of a list.
    pub body: Expression<'t>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Pair<'t> {
    /// The key.
    pub key: Expression<'t>,
    /// Its value.
    pub value: Expression<'t>,
}

impl<'t> Expression<'t> {
    /// The text, if it is one without anything to fill in.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As it is written, on one line, a long one cut.
    pub fn shown(&self) -> String {
        let cut: String = self.written.chars().take(LONGEST).collect();
        let words: Vec<&str> = cut.split_ascii_whitespace().collect();
        words.join(" ")
    }

    /// Where it is written.
    pub fn span(&self) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, offset(self.start), offset(self.end.max(self.start)))
    }

    /// A key's text: as a text or as a name.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Name(name) => Some(name),
            _ => self.text(),
        }
    }

    /// The value of a key, if it is an object.
    pub fn get(&self, key: &str) -> Option<&Expression<'t>> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// A key and its value, if it is an object.
    pub fn pair(&self, key: &str) -> Option<&Pair<'t>> {
        match &self.kind {
            // Beyond the bound nothing is looked for: it would be done for each use.
            Kind::Object { pairs, .. } if pairs.len() <= MOST_KEYS => {
                pairs.iter().rev().find(|pair| pair.key.word() == Some(key))
            }
            _ => None,
        }
    }
}
