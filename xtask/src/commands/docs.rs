//! `cargo xtask docs`: the documentation, as a static site.

mod config;
mod contradictions;
mod coverage;
mod destinations;
mod examples;
mod facts;
mod glossary;
mod home;
mod html;
mod markdown;
mod matrix;
mod outlook;
mod page;
mod rule;
mod rules;
mod site;
mod sources;
mod symptoms;
mod words;

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// Writes the site into `target/site`: the rulebook in pages, and what Rust documents of the core.
pub fn run(project: &Project) -> Result<(), Error> {
    let folder = project.root.join("core/rulebook");
    let rulebook = cofferdam_rulebook::load(&folder)
        .map_err(|error| Error::Content { path: folder, message: error.to_string() })?;
    Program::cargo(project).words("doc --no-deps -p cofferdam-core -p cofferdam-rulebook").run()?;
    let to = project.target.join("site");
    if to.exists() {
        std::fs::remove_dir_all(&to).map_err(Error::io("remove", &to))?;
    }
    let pages = site::pages(&rulebook);
    site::write(&to, &pages)?;
    site::copy(&project.target.join("doc"), &to.join("api"))?;
    println!("\n{} pages; start with {}", pages.len(), to.join("index.html").display());
    Ok(())
}

/// Documents every native crate and accepts no warning.
pub fn check(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("doc --no-deps").env("RUSTDOCFLAGS", "-D warnings").run()
}
