//! Values that a program makes. Lists and objects are held once, however many names they have, as Python does.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::super::super::Purpose;
use super::statement::BlockId;
use crate::rulebook::PythonClass;

/// The number of a value.
pub type ValueId = usize;

/// A value, and where it is made.
pub struct Held {
    /// The value.
    pub value: Value,
    /// Where, in the program.
    pub extent: Range<usize>,
    /// In which block.
    pub block: BlockId,
}

/// A value.
#[derive(Clone)]
pub enum Value {
    /// Text; where it is the default of something that may be given from outside, what that is.
    Text(String, Option<String>),
    /// A number as written.
    Number(String),
    /// A truth value.
    Boolean(bool),
    /// None.
    Nothing,
    /// Something that shows its value when the program runs.
    Open(Open),
    /// A list.
    List(Vec<ValueId>),
    /// An object of a class, or a dictionary.
    Object(Object),
    /// A client, and its workspace.
    Client(Option<ValueId>),
}

/// Something that shows its value when the program runs.
#[derive(Clone)]
pub struct Open {
    /// Equal keys have equal values.
    pub key: String,
    /// What is written.
    pub shown: String,
    /// The only values that it may have; none where nothing says so.
    pub choices: Vec<String>,
}

/// An object of a class, or a dictionary.
#[derive(Clone, Default)]
pub struct Object {
    /// The class; none for a dictionary.
    pub class: Option<&'static PythonClass>,
    /// Where the class is named.
    pub named: Range<usize>,
    /// Keys with their values in order; of a key that is there several times the last one counts.
    pub entries: Vec<Entry>,
    /// Whether there may be more keys.
    pub incomplete: bool,
    /// Whether it comes from the service.
    pub fetched: bool,
    /// What is done with it.
    pub sent: Option<Purpose>,
    /// Whether it stays on the machine of the user.
    pub local: bool,
    /// The client that sends it.
    pub client: Option<ValueId>,
    /// Whether a file describes it.
    pub is_loaded: bool,
    /// The path of that file.
    pub file: Option<ValueId>,
    /// Whether any of its keys may be given another value.
    pub is_overridden: bool,
}

/// A key with its value.
#[derive(Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where it is written, in the program.
    pub extent: Range<usize>,
    /// Its value.
    pub value: ValueId,
}

/// How many keys of an object are looked through: what somebody writes by hand has far fewer.
const LOOKED_AT: usize = 500;

impl Object {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<ValueId> {
        let last = self.entries.iter().rev().take(LOOKED_AT);
        last.into_iter().find(|entry| entry.key == key).map(|entry| entry.value)
    }
}
