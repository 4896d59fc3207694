//! Tools that Cargo compiles: at one exact version, once per user.

use std::path::{Path, PathBuf};

use super::{cache, lock};
use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// A crate with a command.
#[derive(Debug)]
pub struct CargoTool {
    package: &'static str,
    command: &'static str,
    version: String,
    /// Whether its own lock file is followed.
    locked: bool,
}

impl CargoTool {
    /// The generator of JavaScript around a module; refuses modules of any other version of its crate.
    pub fn wasm_bindgen(project: &Project) -> Result<Self, Error> {
        let version = lock::version(project, "wasm-bindgen")?;
        // Its published lock file names crates that were withdrawn since.
        Ok(Self { package: "wasm-bindgen-cli", command: "wasm-bindgen", version, locked: false })
    }

    /// The builder and server of the playground. 0.22 wants a newer Rust than ours.
    pub fn trunk() -> Self {
        Self { package: "trunk", command: "trunk", version: "0.21.14".into(), locked: true }
    }

    /// The checker of licences and sources.
    pub fn cargo_deny() -> Self {
        Self { package: "cargo-deny", command: "cargo-deny", version: "0.20.2".into(), locked: true }
    }

    /// The driver of libFuzzer.
    pub fn cargo_fuzz() -> Self {
        Self { package: "cargo-fuzz", command: "cargo-fuzz", version: "0.13.2".into(), locked: true }
    }

    /// Makes sure of the tool; returns the folder it is in, or nothing when PATH leads to it already.
    pub fn ensure(&self, project: &Project) -> Result<Option<PathBuf>, Error> {
        if self.is_this(Program::new(project, self.command)) {
            return Ok(None);
        }
        let root = cache::folder_of(self.package, &self.version)?;
        let bin = root.join("bin");
        if !self.is_this(Program::new(project, bin.join(self.command))) {
            self.install(project, &root)?;
        }
        Ok(Some(bin))
    }

    fn is_this(&self, program: Program) -> bool {
        program.arg("--version").answer().is_some_and(|answer| says_version(&answer, &self.version))
    }

    fn install(&self, project: &Project, root: &Path) -> Result<(), Error> {
        println!("Compiling {} {} once, into {} (a few minutes)", self.package, self.version, root.display());
        let scratch = std::env::temp_dir().join(format!("cofferdam-{}-{}", self.package, std::process::id()));
        let installed = Program::cargo(project)
            .words("install --force --root")
            .arg(root)
            .words(if self.locked { "--locked" } else { "" })
            .arg(format!("{}@{}", self.package, self.version))
            .env("CARGO_TARGET_DIR", &scratch)
            // Their own speed matters less than the wait: a quarter of the time with these.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .run();
        if scratch.exists() {
            std::fs::remove_dir_all(&scratch).map_err(Error::io("remove", &scratch))?;
        }
        installed
    }
}

/// Whether an answer such as `trunk 0.21.14` or `trunk 0.21.14 (1a2b3c)` names the version.
fn says_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_whole_versions() {
        assert!(says_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(says_version("wasm-bindgen 0.2.130 (abcdef)", "0.2.130"));
        assert!(!says_version("wasm-bindgen 0.2.130", "0.2.13"));
        assert!(!says_version("", "0.2.130"));
    }
}
