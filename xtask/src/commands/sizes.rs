//! What users download stays small.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};

use crate::error::Error;
use crate::paths::{Project, extension, files_below};

/// Bytes of the npm package's modules, compressed.
const MODULES: [(&str, u64); 3] = [("cofferdam", 255_000), ("verdicts", 150_000), ("readers", 182_000)];
/// Those that lie in the package for Node.
const FAST: [&str; 2] = ["cofferdam_fast", "readers_fast"];
/// Bytes of the playground's first load, compressed.
const PLAYGROUND_LIMIT: u64 = 700_000;
/// What the page loads; source maps and the like are left out.
const LOADED: [&str; 7] = ["html", "js", "mjs", "css", "wasm", "svg", "woff2"];

/// The size of a download.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
}

/// Prints the sizes of what was built; fails when one is above its limit.
pub fn check(project: &Project) -> Result<(), Error> {
    println!("{:<44} {:>12} {:>12} {:>12}", "bytes", "raw", "gzip -9", "limit");
    let mut modules = Vec::new();
    for (name, limit) in MODULES {
        let module = total(project, &[project.npm_wasm(name)], "npm")?;
        row(&format!("npm module `{name}`"), module, Some(limit));
        modules.push((name, module, limit));
    }
    for name in ["phrases.js", "words.js"] {
        row(
            &format!("  {name} beside it"),
            total(project, &[project.npm_wasm_folder().join(name)], "npm")?,
            None,
        );
    }
    for name in FAST {
        row(
            &format!("  `{name}` of Node, not downloaded"),
            total(project, &[project.npm_wasm(name)], "npm")?,
            None,
        );
    }
    let page = playground_files(project)?;
    for path in &page {
        row(&format!("  {}", named(project, path)), measure(path)?, None);
    }
    let playground = total(project, &page, "playground")?;
    row("playground, all it loads", playground, Some(PLAYGROUND_LIMIT));
    for (name, module, limit) in modules {
        within(&format!("the npm module `{name}`"), module, limit)?;
    }
    within("the first load of the playground", playground, PLAYGROUND_LIMIT)
}

fn playground_files(project: &Project) -> Result<Vec<PathBuf>, Error> {
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        return Err(not_built(&dist, "playground"));
    }
    let mut files = files_below(&dist, &|_| true)?;
    files.retain(|path| LOADED.contains(&extension(path)));
    Ok(files)
}

fn total(project: &Project, files: &[PathBuf], step: &str) -> Result<Size, Error> {
    let mut total = Size::default();
    for path in files {
        if !path.is_file() {
            return Err(not_built(&project.root.join(path), step));
        }
        let size = measure(path)?;
        total = Size { raw: total.raw + size.raw, gzip: total.gzip + size.gzip };
    }
    Ok(total)
}

fn measure(path: &Path) -> Result<Size, Error> {
    let bytes = std::fs::read(path).map_err(Error::io("read", path))?;
    size_of(&bytes).map_err(Error::io("compress", path))
}

fn size_of(bytes: &[u8]) -> std::io::Result<Size> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(Size { raw: bytes.len() as u64, gzip: encoder.finish()?.len() as u64 })
}

fn within(what: &str, size: Size, limit: u64) -> Result<(), Error> {
    if size.gzip <= limit {
        return Ok(());
    }
    Err(Error::Check(format!(
        "{what} has {} bytes compressed, {} above its limit of {}; find what grew (`git log` and the table above) \
         and make it smaller",
        Thousands(size.gzip),
        Thousands(size.gzip - limit),
        Thousands(limit)
    )))
}

fn not_built(path: &Path, step: &str) -> Error {
    Error::Missing {
        what: path.display().to_string(),
        remedy: format!("build it first with `cargo xtask test --only {step}` or `cargo xtask build`"),
    }
}

fn row(name: &str, size: Size, limit: Option<u64>) {
    let limit = limit.map_or_else(String::new, |limit| Thousands(limit).to_string());
    println!(
        "{name:<44} {:>12} {:>12} {limit:>12}",
        Thousands(size.raw).to_string(),
        Thousands(size.gzip).to_string()
    );
}

fn named(project: &Project, path: &Path) -> String {
    path.strip_prefix(project.dist()).unwrap_or(path).display().to_string()
}

/// A number with a comma between thousands.
struct Thousands(u64);

impl fmt::Display for Thousands {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 1000 {
            return write!(formatter, "{}", self.0);
        }
        write!(formatter, "{},{:03}", Self(self.0 / 1000), self.0 % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_thousands() {
        assert_eq!(Thousands(7).to_string(), "7");
        assert_eq!(Thousands(150_000).to_string(), "150,000");
        assert_eq!(Thousands(1_002_003).to_string(), "1,002,003");
    }

    #[test]
    fn compares_the_compressed_size() {
        let size = size_of(&[b'a'; 10_000]).unwrap();
        assert_eq!(size.raw, 10_000);
        assert!(size.gzip < 100);
        assert!(within("it", size, 100).is_ok());
        let message = within("it", Size { raw: 1, gzip: 150_001 }, 150_000).unwrap_err().to_string();
        assert!(message.contains("it has 150,001 bytes compressed, 1 above its limit of 150,000"));
    }
}
