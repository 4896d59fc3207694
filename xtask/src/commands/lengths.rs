//! No source file is too long to read at one sitting.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::paths::{Project, extension, files_below};

const MOST_LINES: usize = 400;
const EXTENSIONS: [&str; 8] = ["rs", "js", "mjs", "cjs", "ts", "mts", "tsx", "css"];
const NOT_OURS: [&str; 3] = ["target", "node_modules", "dist"];
/// A generated file says so in its first lines.
const GENERATED: &str = "@generated";

/// Fails when a source written by hand has more than 400 lines.
pub fn check(project: &Project) -> Result<(), Error> {
    let ours = |path: &Path| !NOT_OURS.iter().any(|folder| path.ends_with(folder)) && path != project.target;
    let mut checked = 0_usize;
    let mut too_long = Vec::new();
    for path in files_below(&project.root, &ours)? {
        if !EXTENSIONS.contains(&extension(&path)) {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(Error::io("read", &path))?;
        checked += 1;
        if let Some(lines) = excess(&text) {
            too_long.push((path, lines));
        }
    }
    report(project, checked, &too_long)
}

/// The number of lines of a text, when it is written by hand and has too many.
fn excess(text: &str) -> Option<usize> {
    let generated = text.lines().take(5).any(|line| line.contains(GENERATED));
    let lines = text.lines().count();
    (!generated && lines > MOST_LINES).then_some(lines)
}

fn report(project: &Project, checked: usize, too_long: &[(PathBuf, usize)]) -> Result<(), Error> {
    for (path, lines) in too_long {
        println!("{}: {lines} lines", path.strip_prefix(&project.root).unwrap_or(path).display());
    }
    match too_long.len() {
        0 => {
            println!("{checked} source files, none above {MOST_LINES} lines");
            Ok(())
        }
        count => Err(Error::Check(format!(
            "{count} of {checked} source files have more than {MOST_LINES} lines; split them by what they do \
             (a generated file carries `{GENERATED}` in its first five lines)"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_of_hand_written_files() {
        assert_eq!(excess(&"x\n".repeat(400)), None);
        assert_eq!(excess(&"x\n".repeat(401)), Some(401));
        assert_eq!(excess(&format!("// @generated\n{}", "x\n".repeat(500))), None);
    }
}
