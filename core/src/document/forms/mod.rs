//! The forms in which a configuration comes besides YAML and JSON. Each is read into the same tree: one document for
//! each object that the text speaks of, with the keys that a file or resource for it would have, and spans into the
//! text as it is written. What is not literal becomes an open value that says why.

mod arm;
mod bicep;
mod braces;
mod builder;
mod called;
mod evaluate;
mod feed;
mod file;
mod map;
mod nodes;
mod path;
mod python;
mod sets;
mod shell;
mod terraform;

use builder::Builder;
use file::Files;

use alloc::vec::Vec;

use super::{Limits, Read, Reading, Syntax, Text, Tree, syntax, yaml};
use crate::text::FileId;
use map::Map;

/// A text that was read: its number, its name and what was understood of it.
type Source<'s> = (FileId, &'s str, Reading);

/// Reads a text of whatever form it has, on its own. Never fails, as [`yaml::read`].
///
/// `uri` helps where the text alone could be of several forms.
#[must_use]
pub fn read(file: FileId, uri: &str, text: &str, limits: &Limits) -> Reading {
    let read = read_all(&[(file, uri, text)], limits).into_iter().next();
    read.map(|read| read.reading).unwrap_or_default()
}

/// Reads texts of whatever forms they have, each with regard to the others: templates with their parameters, the files
/// of a folder of Terraform's, modules of Bicep, and scripts with the files that their commands name.
#[must_use]
pub fn read_all(texts: &[Text<'_>], limits: &Limits) -> Vec<Read> {
    let mut sources: Vec<Source<'_>> =
        texts.iter().map(|(file, uri, text)| (*file, *uri, alone(*file, uri, text, limits))).collect();
    if sources.iter().all(|source| stands_alone(&source.2)) {
        return all_read(sources, &[]);
    }
    let modules =
        bicep::Files::of(of(texts, &sources, Syntax::Bicep).map(|(_, text)| text).collect(), limits);
    let (numbers, declaring): (Vec<usize>, Vec<_>) = modules.templates().into_iter().unzip();
    let deployments = called::deployments(texts);
    let values = arm::expand(&mut sources, &declaring, (texts, &deployments), limits).into_iter().filter_map(
        |(text, found)| {
            let found = found.iter().filter_map(|place| numbers.get(*place).copied()).collect();
            Some(bicep::Values::of(*texts.get(text)?, found, limits.depth))
        },
    );
    let values: Vec<bicep::Values<'_>> = values.collect();
    put(&mut sources, modules.read(&values, &deployments, limits));
    let files: Vec<Text<'_>> = of(texts, &sources, Syntax::Terraform).map(|(_, text)| text).collect();
    put(&mut sources, terraform::read(&files, &called::applications(texts), limits));
    let taken = read_scripts(texts, &mut sources, limits);
    all_read(sources, &taken)
}

/// Whether what a text says does not hang on other texts, nor theirs on it: nearly every file for the client.
fn stands_alone(reading: &Reading) -> bool {
    let tree = &reading.tree;
    let mut roots = tree.documents.iter().filter_map(|document| document.root);
    tree.syntax.has_objects() && !roots.any(|root| super::arm::template(tree, root).is_some())
}

fn all_read(sources: Vec<Source<'_>>, taken: &[FileId]) -> Vec<Read> {
    let all = sources.into_iter();
    all.map(|(file, _, reading)| Read { file, reading, taken: taken.contains(&file) }).collect()
}

/// Reads a text whose form does not look at others; of the others only their form is told.
fn alone(file: FileId, uri: &str, text: &str, limits: &Limits) -> Reading {
    let form = syntax(uri, text);
    if matches!(form, Syntax::Yaml | Syntax::Json) {
        return yaml::read(file, text, limits);
    }
    if let Some(problem) = yaml::refused(file, text, limits) {
        return Reading { problems: alloc::vec![problem], ..Reading::default() };
    }
    Reading { tree: Tree { syntax: form, ..Tree::default() }, ..Reading::default() }
}

/// The texts of a form, each with its place.
fn of<'a, 't>(
    texts: &'a [Text<'t>],
    sources: &'a [Source<'_>],
    form: Syntax,
) -> impl Iterator<Item = (usize, Text<'t>)> + 'a {
    let is = move |(_, (_, source)): &(usize, (_, &Source<'_>))| source.2.tree.syntax == form;
    texts.iter().zip(sources).enumerate().filter(is).map(|(place, (text, _))| (place, *text))
}

/// Puts what was read of texts in their places.
fn put(sources: &mut [Source<'_>], mut readings: Map<FileId, Reading>) {
    for (file, _, reading) in sources {
        if let Some(read) = readings.remove(file) {
            *reading = read;
        }
    }
}

/// Reads scripts, programs and notebooks; returns the files that they take.
fn read_scripts(texts: &[Text<'_>], sources: &mut [Source<'_>], limits: &Limits) -> Vec<FileId> {
    let forms = [Syntax::Shell, Syntax::Python, Syntax::Notebook];
    let scripts: Vec<_> =
        forms.iter().flat_map(|form| of(texts, sources, *form).map(|found| (*form, found))).collect();
    let mut used = Vec::new();
    for (form, (place, (file, _, text))) in scripts {
        let builder = Builder::new(file, form, limits);
        let files = Files::new(sources, limits);
        let (reading, taken) = match form {
            Syntax::Shell => shell::read(builder, text, files, limits),
            Syntax::Python => python::read(builder, text, files, limits),
            _ => python::notebook::read(builder, text, files, limits),
        };
        used.extend(taken.into_iter().filter_map(|other| sources.get(other)).map(|(file, ..)| *file));
        if let Some(source) = sources.get_mut(place) {
            source.2 = reading;
        }
    }
    used
}
