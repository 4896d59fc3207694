//! Building the playground with Trunk.

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;
use crate::tools;

/// Builds the playground as it is published, into `dist/`.
pub fn build(project: &Project) -> Result<(), Error> {
    trunk(project, "build")?.arg("--release").run()
}

/// Trunk with its tools at hand and its settings in Trunk.toml.
pub fn trunk(project: &Project, command: &str) -> Result<Program, Error> {
    let folders = tools::for_playground(project)?;
    let trunk = Program::new(project, "trunk").path_first(&folders)?.arg(command);
    // Trunk stops at the customary NO_COLOR=1: it wants `true` or `false`.
    Ok(match std::env::var_os("NO_COLOR") {
        Some(_) => trunk.without_env("NO_COLOR").env("TRUNK_COLOR", "never"),
        None => trunk,
    })
}
