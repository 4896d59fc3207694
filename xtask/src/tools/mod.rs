//! The tools a command needs: found, or fetched on first use.

pub mod cache;
pub mod cargo_tool;
pub mod chromium;
pub mod lock;
pub mod node;
pub mod python;
pub mod rust_target;

use std::path::PathBuf;

use crate::error::Error;
use crate::paths::Project;
use cargo_tool::CargoTool;

/// The Rust target of the npm module and the playground.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A target without an operating system: what builds for it does no IO.
pub const BARE_METAL: &str = "thumbv7em-none-eabi";

/// Readies what turns Rust into an optimised wasm module; returns the folders of its commands.
pub fn for_wasm(project: &Project) -> Result<Vec<PathBuf>, Error> {
    node::ensure(project)?;
    rust_target::ensure(project, WASM)?;
    let wasm_bindgen = CargoTool::wasm_bindgen(project)?.ensure(project)?;
    Ok([Some(project.node_bin()), wasm_bindgen].into_iter().flatten().collect())
}

/// Readies what builds the playground; returns the folders of its commands.
pub fn for_playground(project: &Project) -> Result<Vec<PathBuf>, Error> {
    let mut folders = for_wasm(project)?;
    folders.extend(CargoTool::trunk().ensure(project)?);
    Ok(folders)
}
