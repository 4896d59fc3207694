//! What can go wrong, told so that the reader knows what to do next.

use std::path::PathBuf;

/// Any failure of a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line was not understood.
    #[error("{message}; see `{help}`")]
    Usage {
        /// What is wrong with it.
        message: String,
        /// Where its help is.
        help: &'static str,
    },
    /// Something that must be installed by hand is not there.
    #[error("{what} is missing: {remedy}")]
    Missing {
        /// What is not there.
        what: String,
        /// How to get it.
        remedy: String,
    },
    /// A program ran and reported a failure, which it has printed itself.
    #[error("`{command}` failed ({status}); its own output above says why")]
    Failed {
        /// The command line, as a person would type it.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
    },
    /// A program could not be run at all.
    #[error("cannot run `{command}`: {source}")]
    Start {
        /// The command line, as a person would type it.
        command: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file or folder could not be used.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was to be done.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file exists but does not hold what it must.
    #[error("{}: {message}", path.display())]
    Content {
        /// Which file.
        path: PathBuf,
        /// What is wrong and what to do.
        message: String,
    },
    /// A check of our own found something; the details are printed already.
    #[error("{0}")]
    Check(String),
}

impl Error {
    /// For `map_err` on an IO operation.
    pub fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}
