//! `cargo xtask build`: everything that is published.

use super::{npm, playground, sizes};
use crate::error::Error;
use crate::paths::Project;

/// Builds the npm package and the playground, then prints how big they are.
pub fn run(project: &Project) -> Result<(), Error> {
    npm::build(project)?;
    playground::build(project)?;
    println!();
    sizes::check(project)?;
    println!("\nThe npm package is in {}", project.npm_package().display());
    println!("The playground is in {}", project.dist().display());
    Ok(())
}
