//! Node, npm and the pinned npm packages.

use std::path::Path;
use std::time::SystemTime;

use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// The oldest Node that works, major and minor.
const OLDEST: (u32, u32) = (20, 12);

/// Makes sure of Node, npm and the packages of package-lock.json.
pub fn ensure(project: &Project) -> Result<(), Error> {
    let version = Program::new(project, "node").arg("--version").answer();
    let number = version.as_deref().and_then(number);
    if number.is_none_or(|number| number < OLDEST) {
        let found = version.map_or_else(|| "none was found".into(), |version| format!("found {version}"));
        return Err(Error::Missing {
            what: format!("Node {}.{} or newer ({found})", OLDEST.0, OLDEST.1),
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

/// 20 and 12, of `v20.12.2`.
fn number(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.').map_while(|part| part.parse().ok());
    Some((parts.next()?, parts.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version() {
        assert_eq!(number("v20.12.2"), Some((20, 12)));
        assert_eq!(number("v9.0.0"), Some((9, 0)));
        assert_eq!(number("20"), None);
    }
}
