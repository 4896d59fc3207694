//! Versions as Cargo.lock pins them.

use crate::error::Error;
use crate::paths::Project;

/// The locked version of a crate.
pub fn version(project: &Project, package: &str) -> Result<String, Error> {
    let path = project.root.join("Cargo.lock");
    let text = std::fs::read_to_string(&path).map_err(Error::io("read", &path))?;
    find(&text, package).map(str::to_owned).ok_or_else(|| Error::Content {
        path,
        message: format!("does not name `{package}`; run `cargo generate-lockfile --offline` and look again"),
    })
}

/// The version of a package in the text of a Cargo.lock.
fn find<'a>(text: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = text.lines();
    lines.find(|line| quoted(line, "name") == Some(package))?;
    lines.take_while(|line| *line != "[[package]]").find_map(|line| quoted(line, "version"))
}

/// The text in a line `key = "text"`.
pub fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.trim().strip_prefix(key)?.trim_start().strip_prefix('=')?.trim();
    value.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "cfg-if",
]

[[package]]
name = "odd"

[[package]]
name = "zlib"
version = "3.0.0"
"#;

    #[test]
    fn finds_the_exact_package() {
        assert_eq!(find(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(find(LOCK, "wasm-bindgen-macro"), Some("0.2.1"));
        assert_eq!(find(LOCK, "wasm"), None);
        assert_eq!(find(LOCK, "odd"), None);
    }

    /// Trunk stops, or on other settings downloads, when its wasm-bindgen is not that of the lock file.
    #[test]
    fn trunk_wants_the_locked_wasm_bindgen() {
        let project = Project::locate().unwrap();
        let settings = std::fs::read_to_string(project.root.join("Trunk.toml")).unwrap();
        let wanted = settings.lines().find_map(|line| quoted(line, "wasm_bindgen"));
        assert_eq!(wanted, Some(version(&project, "wasm-bindgen").unwrap().as_str()));
    }

    /// Trunk takes wasm-opt from the npm package `binaryen`.
    #[test]
    fn trunk_wants_the_pinned_binaryen() {
        let project = Project::locate().unwrap();
        let settings = std::fs::read_to_string(project.root.join("Trunk.toml")).unwrap();
        let wanted = settings.lines().find_map(|line| quoted(line, "wasm_opt")).unwrap();
        let major = wanted.strip_prefix("version_").unwrap();
        let package = std::fs::read_to_string(project.root.join("package.json")).unwrap();
        assert!(
            package.contains(&format!("\"binaryen\": \"{major}.")),
            "package.json and Trunk.toml disagree"
        );
    }
}
