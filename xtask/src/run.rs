//! Running other programs.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Error;
use crate::paths::Project;

/// A program to run from the root of the repository.
#[derive(Debug)]
pub struct Program {
    command: Command,
}

impl Program {
    /// A program by its name on PATH, or by its path.
    pub fn new(project: &Project, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(&project.root).env("CARGO_TARGET_DIR", &project.target);
        Self { command }
    }

    /// The Cargo that started this tool.
    pub fn cargo(project: &Project) -> Self {
        Self::new(project, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// npm, under the name it has on this system.
    pub fn npm(project: &Project) -> Self {
        Self::new(project, if cfg!(windows) { "npm.cmd" } else { "npm" })
    }

    /// Adds one argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments, as they stand between blanks.
    pub fn words(mut self, line: &str) -> Self {
        self.command.args(line.split_whitespace());
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Unsets an environment variable.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Lets the program find commands in these folders before those on PATH.
    pub fn path_first(self, folders: &[PathBuf]) -> Result<Self, Error> {
        let path = joined_path(folders, std::env::var_os("PATH").as_deref())?;
        Ok(self.env("PATH", path))
    }

    /// Shows the command, runs it with its output on ours, and wants it to succeed.
    pub fn run(mut self) -> Result<(), Error> {
        println!("$ {}", self.line());
        let status = self.command.status().map_err(|source| self.start_error(source))?;
        if status.success() { Ok(()) } else { Err(Error::Failed { command: self.line(), status }) }
    }

    /// What the program prints on standard output, or nothing when it is missing or fails.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Becomes the program, so that whoever ends this process ends the program.
    #[cfg(unix)]
    pub fn become_it(mut self) -> Result<(), Error> {
        use std::os::unix::process::CommandExt;
        println!("$ {}", self.line());
        let source = self.command.exec();
        Err(self.start_error(source))
    }

    /// Runs the program to its end.
    #[cfg(not(unix))]
    pub fn become_it(self) -> Result<(), Error> {
        self.run()
    }

    fn start_error(&self, source: std::io::Error) -> Error {
        Error::Start { command: self.line(), source }
    }

    /// The command line as a person would type it.
    fn line(&self) -> String {
        let program = Path::new(self.command.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
        self.command.get_args().fold(name, |line, argument| line + " " + &argument.to_string_lossy())
    }
}

fn joined_path(folders: &[PathBuf], path: Option<&OsStr>) -> Result<OsString, Error> {
    let rest = path.map(std::env::split_paths).into_iter().flatten();
    std::env::join_paths(folders.iter().cloned().chain(rest)).map_err(|source| {
        Error::Check(format!("a folder on PATH has a name that PATH cannot hold ({source}); rename it"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_command_as_typed() {
        let project = Project::locate().unwrap();
        assert_eq!(
            Program::new(&project, "/usr/bin/node").words("--test  a.mjs").line(),
            "node --test a.mjs"
        );
    }

    #[test]
    fn puts_folders_before_path() {
        let path = joined_path(&["/a".into(), "/b".into()], Some(OsStr::new("/c"))).unwrap();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        assert_eq!(folders, ["/a", "/b", "/c"].map(PathBuf::from));
    }
}
