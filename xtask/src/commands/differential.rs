//! `cargo xtask differential`: whether we take and reject what the vendor's client takes and rejects.

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;
use crate::tools::python;

/// Asks the client about documents drawn from a grammar and lists those on which we disagree with it.
pub fn run(project: &Project) -> Result<(), Error> {
    let client = python::with_package(project, "azure-ai-ml", "1.35.2")?;
    Program::cargo(project)
        .words("test --quiet -p cofferdam-tests differential:: -- --ignored --nocapture")
        .env("COFFERDAM_CLIENT", client)
        .run()
}
