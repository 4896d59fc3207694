//! Python with a package of PyPI at one exact version, in an environment of its own, once per user.

use std::path::PathBuf;

use super::cache;
use crate::error::Error;
use crate::paths::Project;
use crate::run::Program;

/// The interpreter of an environment that has the package; makes it on first use.
pub fn with_package(project: &Project, package: &str, version: &str) -> Result<PathBuf, Error> {
    let root = cache::folder_of(package, version)?;
    let python = root.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = format!("import importlib.metadata as m; print(m.version('{package}'))");
    let has_it = || {
        Program::new(project, &python).arg("-c").arg(&wanted).answer().is_some_and(|it| it.trim() == version)
    };
    if has_it() {
        return Ok(python);
    }
    let Some(system) = ["python3", "python"].into_iter().find(|name| is_python(project, name)) else {
        return Err(Error::Missing {
            what: "Python 3.9 or newer".into(),
            remedy: "install it from https://python.org or with your package manager".into(),
        });
    };
    println!("Installing {package} {version} once, into {}", root.display());
    Program::new(project, system).words("-m venv --clear").arg(&root).run()?;
    Program::new(project, &python)
        .words("-m pip install --quiet --disable-pip-version-check")
        .arg(format!("{package}=={version}"))
        .run()?;
    Ok(python)
}

fn is_python(project: &Project, name: &str) -> bool {
    let recent = "import sys, venv, ensurepip; print(sys.version_info >= (3, 9))";
    Program::new(project, name).arg("-c").arg(recent).answer().is_some_and(|answer| answer.trim() == "True")
}
