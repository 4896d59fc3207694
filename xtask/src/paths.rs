//! Where things are.

use std::path::{Path, PathBuf};

use crate::error::Error;

/// The repository that this tool was compiled in.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder with the top-level `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Project {
    /// Finds the repository, and the target folder as Cargo would.
    pub fn locate() -> Result<Self, Error> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().unwrap_or(here).to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => {
                std::path::absolute(&folder).map_err(Error::io("resolve CARGO_TARGET_DIR", folder))?
            }
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The npm package.
    pub fn npm_package(&self) -> PathBuf {
        self.root.join("bindings/npm")
    }

    /// What wasm-bindgen writes for the npm package.
    pub fn npm_wasm_folder(&self) -> PathBuf {
        self.npm_package().join("dist/wasm")
    }

    /// A module inside the npm package.
    pub fn npm_wasm(&self, name: &str) -> PathBuf {
        self.npm_wasm_folder().join(format!("{name}_bg.wasm"))
    }

    /// The built playground.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Commands of the pinned npm packages.
    pub fn node_bin(&self) -> PathBuf {
        self.root.join("node_modules/.bin")
    }
}

/// All files below a folder whose path passes `keep`, sorted; hidden files and folders are left out.
pub fn files_below(folder: &Path, keep: &impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    collect(folder, keep, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, keep: &impl Fn(&Path) -> bool, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder).map_err(Error::io("read folder", folder))? {
        let entry = entry.map_err(Error::io("read folder", folder))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(Error::io("look at", &path))?;
        if entry.file_name().to_string_lossy().starts_with('.') || !keep(&path) {
            continue;
        }
        if kind.is_dir() {
            collect(&path, keep, found)?;
        } else if kind.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

/// The extension of a file, or an empty text.
pub fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}
