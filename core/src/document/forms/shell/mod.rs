//! Commands of the Azure CLI in a shell script, or as they are pasted from a page. The script is gone through in the order
//! in which it runs: the state that each command leaves is what the next one starts from, and what is there at the end is
//! what is described. Files that commands name with `-f` are joined with them, flags winning as in the vendor's client.
//!
//! The reader is tolerant: it knows as much of the shell as scripts for the client use, and what it can not follow is an
//! open value or a remark.

mod call;
mod commands;
mod deletes;
mod lexer;
mod nested;
mod object;
mod run;
mod script;
mod settings;
mod state;
mod variables;
mod word;

use alloc::vec::Vec;
use core::ops::Range;

use super::{Builder, Reading, file::Files};
use crate::document::Limits;

/// Commands of a notebook, which run in a shell of their own.
pub struct Cell {
    /// Where they stand.
    pub lines: Range<usize>,
    /// Whether they surely run.
    pub certain: bool,
    /// Whether names in braces are filled in before the shell sees them.
    pub filled_in: bool,
}

/// Reads a script. Also returns the places of the files that its commands take.
pub fn read(builder: Builder, text: &str, files: Files<'_>, limits: &Limits) -> (Reading, Vec<usize>) {
    let all = Cell { lines: 0..text.len(), certain: true, filled_in: false };
    cells(builder, (text, text), &[all], files, limits)
}

/// Reads the commands of a notebook, whose text was taken out of the `original` one.
pub fn cells(
    builder: Builder,
    (text, original): (&str, &str),
    cells: &[Cell],
    files: Files<'_>,
    limits: &Limits,
) -> (Reading, Vec<usize>) {
    let mut run = run::Run::new(builder, text, original, files, limits);
    for cell in cells {
        let items = script::items(text, (cell.lines.start, cell.lines.end), limits.depth);
        run.all(&items, cell);
    }
    run.state.finish()
}
