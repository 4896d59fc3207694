//! The steps of `cargo xtask test`, those that fail soonest first.

use std::path::PathBuf;

use super::{docs, lengths, npm, playground, sizes};
use crate::error::Error;
use crate::paths::{Project, files_below};
use crate::run::Program;
use crate::tools::{self, cargo_tool::CargoTool, chromium, node, rust_target};

/// One thing to check.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// What it checks.
    pub about: &'static str,
    /// How.
    pub run: fn(&Project) -> Result<(), Error>,
}

/// The only step that must be asked for.
pub const DENY: &str = "deny";

/// All steps, in order.
pub const STEPS: [Step; 12] = [
    Step { name: "fmt", about: "Rust sources are formatted", run: fmt },
    Step { name: "lengths", about: "no source file has more than 400 lines", run: lengths::check },
    Step { name: "bare-metal", about: "the core builds where there is no operating system", run: bare_metal },
    Step { name: "clippy", about: "lints, native crates", run: clippy },
    Step { name: "test", about: "Rust tests, native crates", run: rust_tests },
    Step { name: "clippy-wasm", about: "lints, crates that run in a browser", run: clippy_wasm },
    Step { name: "doc", about: "documentation builds without a warning", run: docs::check },
    Step { name: "npm", about: "the npm package builds and passes its tests in Node", run: npm::test },
    Step { name: "playground", about: "the playground builds into dist/", run: playground::build },
    Step { name: "sizes", about: "what users download stays below its limits", run: sizes::check },
    Step { name: "browser", about: "end-to-end tests in Chromium", run: browser },
    Step { name: DENY, about: "licences and sources of dependencies (only with --deny)", run: deny },
];

fn fmt(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("fmt --all --check").run()
}

fn bare_metal(project: &Project) -> Result<(), Error> {
    rust_target::ensure(project, tools::BARE_METAL)?;
    Program::cargo(project).words("build -p cofferdam-core --target").arg(tools::BARE_METAL).run()
}

fn clippy(project: &Project) -> Result<(), Error> {
    Program::cargo(project).words("clippy --all-targets -- -D warnings").run()
}

fn clippy_wasm(project: &Project) -> Result<(), Error> {
    rust_target::ensure(project, tools::WASM)?;
    // One at a time: the module has no standard library, the playground has one.
    for package in ["cofferdam-wasm", "cofferdam-web"] {
        Program::cargo(project)
            .words("clippy -p")
            .arg(package)
            .arg("--target")
            .arg(tools::WASM)
            .words("-- -D warnings")
            .run()?;
    }
    Ok(())
}

fn rust_tests(project: &Project) -> Result<(), Error> {
    Program::cargo(project).arg("test").run()?;
    // Of what is built for the browser, and is no default member therefore, what needs no page.
    Program::cargo(project).words("test -p cofferdam-wasm").run()?;
    Program::cargo(project).words("test -p cofferdam-web").run()
}

/// Names every test file, as versions of Node disagree on what a folder means.
fn browser(project: &Project) -> Result<(), Error> {
    node::ensure(project)?;
    let chromium = chromium::ensure(project)?;
    let files = browser_tests(project)?;
    let node = Program::new(project, "node").arg("--test").env("CHROMIUM", chromium);
    files.iter().fold(node, Program::arg).run()
}

fn browser_tests(project: &Project) -> Result<Vec<PathBuf>, Error> {
    let folder = project.root.join("tests/e2e");
    let mut files = files_below(&folder, &|path| !path.ends_with("node_modules"))?;
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    if files.is_empty() {
        let message = "holds no file that ends in `.test.mjs`, so nothing would be tested".into();
        return Err(Error::Content { path: folder, message });
    }
    Ok(files)
}

fn deny(project: &Project) -> Result<(), Error> {
    let folder = CargoTool::cargo_deny().ensure(project)?;
    Program::cargo(project).path_first(folder.as_slice())?.words("deny check licenses bans sources").run()
}
