//! The forms in which a configuration comes besides YAML and JSON. Each is read into the same tree: one document for
//! each object that the text speaks of, with the keys that a file or resource for it would have, and spans into the
//! text as it is written. What is not literal becomes an open value that says why.

pub mod arm;
mod bicep;
mod braces;
mod builder;
mod called;
mod detect;
pub mod evaluate;
mod feed;
mod nodes;
mod python;
mod shell;
mod terraform;

pub use builder::Builder;
pub use detect::syntax;

use alloc::vec::Vec;

use super::{Limits, Reading, Syntax, yaml};
use crate::text::FileId;

/// One of several files that are read together: its number, its name and what was understood of it.
pub type Source<'s> = (FileId, &'s str, Reading);

/// Reads once more what several files say together: those of a folder of Terraform's, and scripts with regard to the
/// files that their commands name. What such a file says is from then on
/// said with the commands; the numbers of these files.
#[must_use]
pub fn join<'t>(
    sources: &mut [Source<'_>],
    text_of: &dyn Fn(FileId) -> Option<&'t str>,
    limits: &Limits,
) -> Vec<FileId> {
    join_folders(sources, text_of, limits);
    join_modules(sources, text_of, limits);
    let mut used = Vec::new();
    let scripts = sources.iter().enumerate().filter(|(_, source)| source.2.tree.syntax == Syntax::Shell);
    let others = sources.len() > 1;
    let scripts: Vec<usize> = scripts.filter(|_| others).map(|(place, _)| place).collect();
    for place in scripts {
        let read = sources.get(place).and_then(|(file, ..)| {
            let (reading, taken) = shell::read(*file, text_of(*file)?, sources, limits);
            used.extend(taken.into_iter().filter_map(|other| sources.get(other)).map(|(file, ..)| *file));
            Some(reading)
        });
        if let (Some(reading), Some((.., own))) = (read, sources.get_mut(place)) {
            *own = reading;
        }
    }
    used
}

/// Reads Terraform's files once more, those of a folder together.
fn join_folders<'t>(
    sources: &mut [Source<'_>],
    text_of: &dyn Fn(FileId) -> Option<&'t str>,
    limits: &Limits,
) {
    let is = |source: &&Source<'_>| source.2.tree.syntax == Syntax::Terraform;
    let texts: Vec<(FileId, &str, &str)> =
        sources.iter().filter(is).filter_map(|(file, uri, _)| Some((*file, *uri, text_of(*file)?))).collect();
    if texts.len() < 2 {
        return;
    }
    for (file, reading) in terraform::read(&texts, limits) {
        if let Some(source) = sources.iter_mut().find(|(known, ..)| *known == file) {
            source.2 = reading;
        }
    }
}

/// Reads Bicep files once more that others call: modules, and templates with files of values.
fn join_modules<'t>(
    sources: &mut [Source<'_>],
    text_of: &dyn Fn(FileId) -> Option<&'t str>,
    limits: &Limits,
) {
    let texts: Vec<called::Named<'_>> =
        sources.iter().filter_map(|(file, uri, _)| Some((*uri, text_of(*file)?))).collect();
    for (file, uri, reading) in sources.iter_mut().filter(|source| source.2.tree.syntax == Syntax::Bicep) {
        if called::bicep(uri, &texts)
            && let Some(text) = text_of(*file)
        {
            *reading = bicep::read(*file, text, true, limits);
        }
    }
}

/// Reads a text of whatever form it has. Never fails, as [`yaml::read`].
///
/// `uri` helps where the text alone could be of several forms.
#[must_use]
pub fn read(file: FileId, uri: &str, text: &str, limits: &Limits) -> Reading {
    match syntax(uri, text) {
        Syntax::Yaml | Syntax::Json => yaml::read(file, text, limits),
        Syntax::Python => python::read(file, text, limits),
        Syntax::Notebook => python::notebook::read(file, text, limits),
        Syntax::Shell => shell::read(file, text, &[], limits).0,
        Syntax::Bicep => bicep::read(file, text, false, limits),
        Syntax::Terraform => {
            let readings = terraform::read(&[(file, uri, text)], limits);
            readings.into_iter().next().map(|(_, reading)| reading).unwrap_or_default()
        }
    }
}
