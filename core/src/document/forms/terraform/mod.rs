//! Terraform: each resource as Resource Manager gets it, as far as literals, variables and locals tell. The files of a
//! folder belong together, and so do the folders that it calls and the files of values for it.

mod blocks;
mod names;
mod resource;
mod spelling;

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Text,
    braces::{
        Expression, Pair,
        calls::{self, Call, Given, Set, Unit},
        opened,
        worlds::{self, Project},
    },
    called::Called,
    path,
    sets::{self, Declaring},
};
use crate::document::forms::map::Map;
use crate::{
    document::{Limits, Problem, Reading, Syntax},
    text::FileId,
};
use blocks::{Block, File};
use names::Names;

/// What of a block that calls a module is no value for it.
const OWN: [&str; 6] = ["source", "version", "count", "for_each", "providers", "depends_on"];

type Read<'t> = (Text<'t>, File<'t>);

/// The files of a folder.
#[derive(Default)]
struct Folder<'f> {
    code: Vec<&'f Read<'f>>,
    /// In the order in which Terraform takes them by itself.
    values: Vec<&'f Read<'f>>,
}

/// Reads Terraform files.
pub fn read(texts: &[Text<'_>], called: &Called<'_>, limits: &Limits) -> Map<FileId, Reading> {
    let files: Vec<Read<'_>> =
        texts.iter().map(|text| (*text, blocks::parse(text.0, text.2, limits.depth))).collect();
    let mut readings: Map<FileId, Reading> = Map::new();
    let mut folders: Map<String, Folder<'_>> = Map::new();
    let mut named: Vec<&Read<'_>> = Vec::new();
    for file in &files {
        let ((id, uri, text), parsed) = file;
        let wrong = ("Terraform's language", parsed.wrong.as_slice(), parsed.too_deep);
        readings.insert(*id, opened((*id, text), Syntax::Terraform, wrong, limits));
        let folder = || path::resolved("", path::folder(uri));
        match values(uri) {
            None => folders.update(folder(), |folder| folder.code.push(file)),
            Some(true) => folders.update(folder(), |folder| {
                let at = folder.values.partition_point(|other| rank(other) <= rank(file));
                folder.values.insert(at, file);
            }),
            Some(false) => named.push(file),
        }
    }
    // Values without a folder are for another one.
    let mut folders: Vec<(String, Folder<'_>)> = folders.into_entries();
    folders.retain(|(_, folder)| {
        let is_folder = !folder.code.is_empty();
        named.extend(folder.values.iter().filter(|_| !is_folder));
        is_folder
    });
    let units: Vec<Unit<'_>> = folders.iter().map(unit).collect();
    let sets = sets(&folders, &units, &named, &mut readings);
    let code = |unit: usize| folders.get(unit).map_or(&[][..], |(_, folder)| &folder.code);
    let project = Project {
        names: &|own| {
            let called = if own.by.is_none() { called.clone() } else { Called::default() };
            Box::new(Names::of(code(own.unit).iter().map(|(_, file)| file).collect(), own, called))
        },
        files: &|unit| {
            let is_readable = |file: &File<'_>| file.wrong.is_empty() && file.too_deep.is_none();
            code(unit).iter().map(|(text, file)| (text.0, is_readable(file))).collect()
        },
    };
    worlds::read(calls::worlds(&units, sets), &project, &mut readings, limits);
    readings
}

/// Where a file of values comes in the order in which Terraform takes them.
fn rank<'r>(((_, uri, _), _): &Read<'r>) -> (bool, &'r str) {
    (!is_first(uri), uri)
}

/// Whether a file of values is one that Terraform takes by itself; nothing of other files.
fn values(uri: &str) -> Option<bool> {
    let name = path::name(uri);
    name.ends_with(".tfvars").then(|| is_first(uri) || name.ends_with(".auto.tfvars"))
}

/// Whether a file of values is taken before all others.
fn is_first(uri: &str) -> bool {
    path::name(uri) == "terraform.tfvars"
}

/// What a folder has to do with others.
fn unit<'e>((path, folder): &'e (String, Folder<'e>)) -> Unit<'e> {
    let mut unit = Unit { path: path.clone(), ..Unit::default() };
    for (text, file) in &folder.code {
        unit.size += text.2.len();
        for block in &file.body.blocks {
            match (block.kind.word(), block.label(0)) {
                (Some("variable"), Some(name)) => unit.declared.push(name),
                (Some("module"), Some(symbol)) => unit.calls.push(call(path, symbol, block)),
                _ => {}
            }
        }
    }
    unit
}

fn call<'e>(folder: &str, symbol: &'e str, block: &'e Block<'e>) -> Call<'e> {
    // What is no path is the name of something in a registry.
    let source = block.body.get("source").and_then(Expression::text);
    let path = source.filter(|path| path.starts_with('.')).map(|path| path::resolved(folder, path));
    let given = given(&block.body.attributes).filter(|(name, _)| !OWN.contains(name));
    Call { symbol, path, given: given.collect(), whole: true }
}

fn given<'e>(pairs: &'e [Pair<'e>]) -> impl Iterator<Item = (&'e str, &'e Expression<'e>)> {
    pairs.iter().filter_map(|pair| Some((pair.key.word()?, &pair.value)))
}

/// The sets of values that are for folders: of the files that are named when Terraform is run each makes one, on top of
/// those that are taken by themselves.
fn sets<'e>(
    folders: &'e [(String, Folder<'e>)],
    units: &[Unit<'e>],
    named: &[&'e Read<'e>],
    readings: &mut Map<FileId, Reading>,
) -> Vec<Set<'e>> {
    let roots = calls::roots(units);
    let declaring: Vec<Declaring> = roots
        .iter()
        .filter_map(|root| units.get(*root))
        .map(|unit| (unit.path.clone(), unit.declared.iter().map(ToString::to_string).collect()))
        .collect();
    let always = |unit: usize| -> Given<'e> {
        let values = folders.get(unit).map_or(&[][..], |(_, folder)| &folder.values);
        values.iter().flat_map(|(_, file)| given(&file.body.attributes)).collect()
    };
    let mut sets: Vec<Set<'_>> = Vec::new();
    for ((file, uri, _), parsed) in named {
        let own: Given<'_> = given(&parsed.body.attributes).collect();
        let beside = path::resolved("", path::folder(uri));
        let unit =
            roots.iter().copied().find(|root| units.get(*root).is_some_and(|unit| unit.path == beside));
        let unit = unit.or_else(|| {
            let names: Vec<String> = own.keys().map(ToString::to_string).collect();
            roots.get(*sets::belongs(&declaring, uri, &names).first()?).copied()
        });
        if let (None, Some(reading), Some(first)) =
            (unit, readings.get_mut(file), parsed.body.attributes.first())
        {
            reading.problems.push(Problem::new(sets::alone(), first.key.span()));
        }
        let mut given = unit.map(always).unwrap_or_default();
        given.extend(own);
        sets.push(Set { uri, unit, given });
    }
    for root in roots {
        let given = always(root);
        if !given.is_empty() && sets.iter().all(|set| set.unit != Some(root)) {
            let uri = folders.get(root).map_or("", |(path, _)| path);
            sets.push(Set { uri, unit: Some(root), given });
        }
    }
    sets
}
