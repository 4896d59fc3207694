//! `cargo xtask mutate`: how well the tests hold the rulebook.

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// Flips every value of every condition of a rule and lists those that no test notices.
pub fn run(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("test --quiet -p cofferdam-tests mutants -- --nocapture").run()
}
