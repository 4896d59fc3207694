//! `python.yaml`: what the Python package calls what is described here.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `python.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PythonFile {
    /// Citations.
    pub facts: Vec<String>,
    /// Classes.
    pub classes: Vec<Class>,
    /// Names that stand for values.
    pub words: Vec<Words>,
    /// Functions that read a file for the client, each with the class of what it describes.
    pub loads: BTreeMap<String, String>,
    /// Groups of operations of a client, each with the class that it is about.
    pub groups: BTreeMap<String, String>,
}

/// A class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// What an object of it is.
    pub is: String,
    /// The arguments of its constructor, in the order of the signature.
    pub takes: Vec<String>,
    /// Arguments without which the program stops.
    #[serde(default)]
    pub needs: Vec<String>,
    /// How many arguments need no keyword.
    #[serde(default)]
    pub by_position: usize,
    /// Arguments that a file writes below a key.
    #[serde(default)]
    pub within: BTreeMap<String, Vec<String>>,
    /// Keys that the class says by itself.
    #[serde(default)]
    pub sets: BTreeMap<String, String>,
    /// What becomes of an argument that it does not know: `refused` or `ignored`.
    #[serde(default)]
    pub unknown: Unknown,
}

/// What becomes of an argument that a class does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// The program stops.
    #[default]
    Refused,
    /// It is lost without a word.
    Ignored,
}

/// A class of which the members are values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Its name.
    pub name: String,
    /// The value of each member.
    pub members: BTreeMap<String, String>,
}
