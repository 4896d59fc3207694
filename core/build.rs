//! Compiles the rulebook into plain static tables, so that the library carries neither YAML nor Markdown.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and the environment"
)]
#[path = "build/changes.rs"]
mod changes;
#[path = "build/commands.rs"]
mod commands;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/literal.rs"]
mod literal;
#[path = "build/outlook.rs"]
mod outlook;
#[path = "build/packed.rs"]
mod packed;
#[path = "build/python.rs"]
mod python;
#[path = "build/sentences.rs"]
mod sentences;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/terraform.rs"]
mod terraform;
#[path = "build/transitions.rs"]
mod transitions;

use std::{env, error::Error, fs, path::PathBuf};

fn main() {
    if let Err(error) = generate() {
        // Cargo shows it as the error of the build, each line in its own words.
        for line in error.to_string().lines() {
            println!("cargo::error={line}");
        }
    }
}

fn generate() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rulebook");
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("rulebook");
    let rulebook = cofferdam_rulebook::load(&folder)?;
    let target = PathBuf::from(env::var("OUT_DIR")?);
    // Before the tables, so that the words of reading are the first of all.
    let sentences = sentences::source(&rulebook)?;
    fs::write(target.join("rulebook.rs"), emit::source(&rulebook)?)?;
    fs::write(target.join("words.rs"), sentences + &literal::word_table(rulebook.sentences.of_reading()))?;
    fs::write(target.join("commands.rs"), commands::source(&rulebook.commands))?;
    fs::write(target.join("terraform.rs"), terraform::source(&rulebook.terraform))?;
    Ok(())
}
