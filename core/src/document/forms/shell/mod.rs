//! Commands of the Azure CLI in a shell script, or as they are pasted from a page. The script is gone through in the order
//! in which it runs: the state that each command leaves is what the next one starts from, and what is there at the end is
//! what is described. Files that commands name with `-f` are joined with them, flags winning as in the vendor's client.
//!
//! The reader is tolerant: it knows as much of the shell as scripts for the client use, and what it can not follow is an
//! open value or a remark.

mod call;
mod commands;
mod copy;
mod file;
mod lexer;
mod object;
mod run;
mod script;
mod settings;
mod state;
mod word;

use alloc::vec::Vec;

use super::{Reading, Source};
use crate::{document::Limits, text::FileId};

/// Reads a script; `inputs` are the other files, of which those that a command takes are told by their places and
/// documents.
pub fn read(file: FileId, text: &str, inputs: &[Source<'_>], limits: &Limits) -> (Reading, Vec<usize>) {
    let items = script::items(text, limits.depth);
    let mut run = run::Run::new(file, text, inputs, limits);
    run.all(&items);
    run.state.finish()
}
