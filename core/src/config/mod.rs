//! The config file `cofferdam.yaml`: its text in, options and problems out. Who finds it and what wins over it is not
//! decided here.

mod near;
mod read;
mod words;

use alloc::{string::String, vec::Vec};
use serde::Serialize;

use crate::report::Problem;

pub use read::read;
pub use words::{CLOUDS, KEYS, SEVERITIES, Shape};

/// Names under which a config file is found.
pub const NAMES: [&str; 2] = ["cofferdam.yaml", "cofferdam.yml"];

/// What a config file says, in the form in which requests take it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Config {
    /// Stated intents.
    pub intents: Vec<String>,
    /// Edition of the documentation to follow; `null` where nothing is said.
    pub edition: Option<&'static str>,
    /// Assumptions, `FACT=VALUE` or `FACT@SUBJECT=VALUE`; the cloud is one of them.
    pub assume: Vec<String>,
    /// Overrides, `KEY=VALUE` or `SCOPE.KEY=VALUE`.
    pub set: Vec<String>,
    /// Severities, `RULE=SEVERITY`.
    pub severity: Vec<String>,
    /// Paths that are left out: globs, relative to the config file.
    pub ignore: Vec<String>,
    /// Where the workspace is described: paths, relative to the config file.
    pub workspace: Vec<String>,
}

/// A config file, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConfigFile {
    /// What it says, as far as it was understood.
    pub config: Config,
    /// What was not understood, each with its place.
    pub problems: Vec<Problem>,
}
