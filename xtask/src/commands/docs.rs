//! `cargo xtask docs`: the documentation.

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// Writes the documentation of the core crate.
pub fn run(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("doc --no-deps -p cofferdam-core").run()?;
    println!("\nThe core crate: {}", project.target.join("doc/cofferdam_core/index.html").display());
    Ok(())
}

/// Documents every native crate and accepts no warning.
pub fn check(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("doc --no-deps").env("RUSTDOCFLAGS", "-D warnings").run()
}
