//! `cargo xtask fuzz`: what no reader may do, whatever it is given.

use std::path::PathBuf;

use crate::cli::FuzzOptions;
use crate::error::Error;
use crate::paths::{Project, files_below};
use crate::run::Program;
use crate::tools::cargo_tool::CargoTool;

const FOLDER: &str = "tests/fuzz";
/// A text that takes longer is a hang, in seconds.
const PATIENCE: u32 = 10;

/// Feeds each reader for the time that was asked for.
pub fn run(project: &Project, options: &FuzzOptions) -> Result<(), Error> {
    let bin = CargoTool::cargo_fuzz().ensure(project)?;
    let folders: Vec<PathBuf> = bin.into_iter().collect();
    let known = readers(project)?;
    let wanted = if options.readers.is_empty() { &known } else { &options.readers };
    for reader in wanted {
        if !known.contains(reader) {
            let message = format!("there is no reader `{reader}`; there are {}", known.join(", "));
            return Err(Error::Usage { message, help: "cargo xtask fuzz --help" });
        }
        feed(project, &folders, reader, options.seconds)?;
    }
    Ok(())
}

/// A file of `tests/fuzz/src` each, beside the library.
fn readers(project: &Project) -> Result<Vec<String>, Error> {
    let files = files_below(&project.root.join(FOLDER).join("src"), &|_| true)?;
    let names = files.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let mut names: Vec<String> = names.filter(|name| name != "lib").collect();
    names.sort();
    Ok(names)
}

fn feed(project: &Project, folders: &[PathBuf], reader: &str, seconds: u32) -> Result<(), Error> {
    let grown = project.target.join("fuzz").join(reader);
    std::fs::create_dir_all(&grown).map_err(Error::io("create", &grown))?;
    // Without a sanitizer it needs no nightly compiler; there is no unsafe code to watch.
    Program::cargo(project)
        .words("fuzz run --fuzz-dir")
        .arg(FOLDER)
        .words("--sanitizer none --release")
        .arg(reader)
        .arg(&grown)
        .arg(format!("{FOLDER}/seeds/{reader}"))
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={PATIENCE}"))
        .words("-max_len=16384 -print_final_stats=1")
        .arg(format!("-artifact_prefix={}-", grown.display()))
        .env("CARGO_TARGET_DIR", project.target.join("fuzz-build"))
        .path_first(folders)?
        .run()
}
