//! The browser of the end-to-end tests.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Finds Chromium or Chrome; installs Chromium where that is a matter of course.
pub fn ensure(project: &Project) -> Result<PathBuf, Error> {
    if let Some(chosen) = std::env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let chosen = PathBuf::from(chosen);
        return if chosen.is_file() { Ok(chosen) } else { Err(wrong_choice(&chosen)) };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if is_debian() && is_root(project) {
        install_on_debian(project)?;
    }
    find().ok_or_else(|| Error::Missing {
        what: "Chromium or Chrome, for the browser tests".into(),
        remedy: "install it (Debian: `apt install chromium`), or set CHROMIUM to the path of its program"
            .into(),
    })
}

fn wrong_choice(chosen: &Path) -> Error {
    Error::Missing {
        what: format!("the browser that CHROMIUM names, {}", chosen.display()),
        remedy: "set CHROMIUM to the path of a Chromium or Chrome program, or unset it".into(),
    }
}

fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let on_path = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    on_path.chain([PathBuf::from(MAC)]).find(|program| program.is_file())
}

fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}

fn is_root(project: &Project) -> bool {
    Program::new(project, "id").arg("-u").answer().as_deref() == Some("0")
}

fn install_on_debian(project: &Project) -> Result<(), Error> {
    let apt = |words: &str| {
        Program::new(project, "apt-get").words(words).env("DEBIAN_FRONTEND", "noninteractive").run()
    };
    apt("update -q")?;
    apt("install -y -q --no-install-recommends chromium")
}
