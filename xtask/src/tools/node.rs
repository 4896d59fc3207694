//! Node, npm and the pinned npm packages.

use std::path::Path;
use std::time::SystemTime;

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// The oldest Node that works.
const OLDEST: u32 = 20;

/// Makes sure of Node, npm and the packages of package-lock.json.
pub fn ensure(project: &Project) -> Result<(), Error> {
    let version = Program::new(project, "node").arg("--version").answer();
    let major = version.as_deref().and_then(major);
    if major.is_none_or(|major| major < OLDEST) {
        let found = version.map_or_else(|| "none was found".into(), |version| format!("found {version}"));
        return Err(Error::Missing {
            what: format!("Node {OLDEST} or newer ({found})"),
            remedy: "install it from https://nodejs.org or with your package manager".into(),
        });
    }
    if Program::npm(project).arg("--version").answer().is_none() {
        return Err(Error::Missing {
            what: "npm".into(),
            remedy: "install it beside Node; on Debian it is the package `npm`".into(),
        });
    }
    if is_current(&project.root) {
        return Ok(());
    }
    // No package of ours needs its install script.
    Program::npm(project).words("ci --ignore-scripts --no-audit --no-fund").run()
}

/// Whether node_modules is at least as new as the lock file.
fn is_current(root: &Path) -> bool {
    let installed = changed(&root.join("node_modules/.package-lock.json"));
    let locked = changed(&root.join("package-lock.json"));
    matches!((installed, locked), (Some(installed), Some(locked)) if installed >= locked)
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// 20, of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("20"), None);
    }
}
