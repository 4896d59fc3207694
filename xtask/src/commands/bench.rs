//! `cargo xtask bench`: how fast validation is.

use super::npm;
use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// Measures the core natively, then the npm package in Node.
pub fn run(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("bench -p cofferdam-tests --bench validation").run()?;
    npm::build(project)?;
    Program::new(project, "node").arg(project.npm_package().join("bench/node.mjs")).run()
}
