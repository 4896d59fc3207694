//! The nodes of a tree.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use cofferdam_events::ScalarStyle;

use super::{Glance, Tree};
use crate::text::Span;

/// Names one node of a [`Tree`](super::Tree). An alias has the name of what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct NodeId(pub u32);

/// A value or a key, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Node {
    /// What it is.
    pub value: NodeValue,
    /// Exactly its own characters: quotes and brackets included, without blanks, comments, anchor or tag around it.
    /// An absent value is the empty place behind its key's colon.
    pub span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum NodeValue {
    /// One value.
    Scalar(Scalar),
    /// Keys with their values in written order, duplicates and `<<` included.
    Mapping(Mapping),
    /// Values in order.
    Sequence(Vec<NodeId>),
    /// Something is there that was not understood.
    Unreadable,
}

/// The entries of a mapping.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Mapping {
    /// In written order.
    pub entries: Vec<Entry>,
    /// What is known of their keys.
    pub keys: Glance,
}

impl Mapping {
    /// Of entries whose keys are in the tree.
    #[must_use]
    pub fn of(tree: &Tree, entries: Vec<Entry>) -> Self {
        let keys = Glance::of(tree, &entries);
        Self { entries, keys }
    }

    /// Adds an entry, or puts it in the place of one.
    pub fn put(&mut self, entry: Entry, instead: Option<Entry>) {
        self.keys = Glance::default();
        match self.entries.iter_mut().find(|known| Some(**known) == instead) {
            Some(known) => *known = entry,
            None => self.entries.push(entry),
        }
    }
}

/// A key with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Entry {
    /// The key; usually a scalar.
    pub key: NodeId,
    /// Its value. Through an alias it is written elsewhere: always before `span`.
    pub value: NodeId,
    /// From the first character of the key to the last of the value, as written here, anchors and tags included.
    pub span: Span,
}

/// A single value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Scalar {
    /// The value without quotes and escapes.
    pub text: String,
    /// How it is written.
    pub style: ScalarStyle,
    /// What the vendor's client takes it for.
    pub kind: ScalarKind,
    /// What is to be filled in later, if anything; the first one when there are several.
    pub placeholder: Option<Box<Placeholder>>,
    /// The parameter whose default the value is, as it is written where the value is used: somebody may still give
    /// another one.
    pub default_of: Option<Box<str>>,
    /// What decides the value, where it is not literal and the reader knows more than its text.
    pub decision: Option<Box<Decision>>,
}

/// What decides a value that is not literal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Decision {
    /// Its name: values that the same thing decides hang together. What stands behind a NUL character tells equal names
    /// of different templates apart.
    pub by: Box<str>,
    /// The value here for each value that it may have, in order; empty where these are not few.
    pub values: Vec<String>,
}

/// What YAML 1.1 takes a scalar for, as the vendor's client reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum ScalarKind {
    /// Nothing, `~` or `null`.
    Null,
    /// Bare `true`, `yes`, `on` and their opposites.
    Boolean(bool),
    /// A number without fraction, also octal, hexadecimal, binary and `80:90` to the base of 60.
    Integer,
    /// A number with a dot.
    Float,
    /// A bare date such as `2024-01-31`, with or without time.
    Timestamp,
    /// Text.
    String,
}

/// Something that is filled in before the value is used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub struct Placeholder {
    /// By whom.
    pub kind: PlaceholderKind,
    /// As written, such as `${NAME}`.
    pub text: String,
    /// The only values that it may have, where something says so, such as ARM's `allowedValues`; else empty.
    pub choices: Vec<String>,
}

/// Ways to write a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "exchange", derive(serde::Serialize, serde::Deserialize))]
pub enum PlaceholderKind {
    /// `{{ NAME }}`
    Mustache,
    /// `${NAME}`, or `$NAME` as the whole value.
    Shell,
    /// `$(NAME)`
    Pipeline,
    /// `<NAME>`
    Angle,
    /// `[parameters('name')]`
    ArmExpression,
    /// A variable, call or condition of a program, script or template, which shows its value when that runs.
    Expression,
}

impl Node {
    /// The scalar, if it is one.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The entries as written, if it is a mapping.
    #[must_use]
    pub fn mapping(&self) -> Option<&[Entry]> {
        match &self.value {
            NodeValue::Mapping(mapping) => Some(&mapping.entries),
            _ => None,
        }
    }

    /// The node as it is among others that come after so many, with every place as `place` has it.
    #[must_use]
    pub fn moved(&self, by: u32, place: &dyn Fn(Span) -> Span) -> Self {
        let id = |id: NodeId| NodeId(id.0.saturating_add(by));
        let value = match &self.value {
            NodeValue::Mapping(mapping) => {
                let copy = |entry: &Entry| Entry {
                    key: id(entry.key),
                    value: id(entry.value),
                    span: place(entry.span),
                };
                NodeValue::Mapping(Mapping {
                    entries: mapping.entries.iter().map(copy).collect(),
                    keys: mapping.keys,
                })
            }
            NodeValue::Sequence(items) => NodeValue::Sequence(items.iter().map(|item| id(*item)).collect()),
            other => other.clone(),
        };
        Self { value, span: place(self.span) }
    }

    /// The items, if it is a sequence.
    #[must_use]
    pub fn sequence(&self) -> Option<&[NodeId]> {
        match &self.value {
            NodeValue::Sequence(items) => Some(items),
            _ => None,
        }
    }
}

impl Placeholder {
    /// That may have any value.
    #[must_use]
    pub fn new(kind: PlaceholderKind, text: &str) -> Self {
        Self { kind, text: text.into(), choices: Vec::new() }
    }
}

impl Scalar {
    /// A bare word.
    #[must_use]
    pub const fn word(text: String) -> Self {
        Self {
            text,
            style: ScalarStyle::Plain,
            kind: ScalarKind::String,
            placeholder: None,
            default_of: None,
            decision: None,
        }
    }

    /// Whether it stands for a key to merge.
    #[must_use]
    pub fn is_merge_key(&self) -> bool {
        self.style == ScalarStyle::Plain && self.text == "<<"
    }
}
