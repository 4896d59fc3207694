//! Rust's standard library for another target.

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// Makes sure that crates can be built for a target.
pub fn ensure(project: &Project, target: &str) -> Result<(), Error> {
    if is_installed(project, target) {
        return Ok(());
    }
    if Program::new(project, "rustup").arg("--version").answer().is_none() {
        return Err(Error::Missing {
            what: format!("the Rust target {target}"),
            remedy: "install Rust with rustup (https://rustup.rs), or add this target in the way your Rust was installed"
                .into(),
        });
    }
    Program::new(project, "rustup").words("target add").arg(target).run()
}

/// Asks the compiler itself, so that a Rust without rustup will do.
fn is_installed(project: &Project, target: &str) -> bool {
    let folder = Program::new(project, "rustc").words("--print target-libdir --target").arg(target).answer();
    folder.is_some_and(|folder| std::path::Path::new(&folder).is_dir())
}
