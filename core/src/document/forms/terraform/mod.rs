//! Terraform: each resource as Resource Manager gets it, as far as literals, variables and locals tell. The files of a
//! folder belong together.

mod blocks;
mod names;
mod resource;
mod spelling;

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use super::{
    Builder, Text,
    braces::{Lowering, Others, Scope},
    called,
};
use crate::{
    document::{Limits, Reading, Syntax},
    severity::Severity,
    text::FileId,
};
use blocks::File;
use names::{Given, Names};

const NOT_TAKEN: &str = "another folder or several files of values may give the variables of this folder other values, so their defaults are not taken";

/// Reads Terraform files.
pub fn read(texts: &[Text<'_>], limits: &Limits) -> Vec<(FileId, Reading)> {
    let files: Vec<(Text<'_>, File<'_>)> =
        texts.iter().map(|text| (*text, blocks::parse(text.0, text.2, limits.depth))).collect();
    let mut folders: BTreeMap<&str, Vec<&(Text<'_>, File<'_>)>> = BTreeMap::new();
    for file in &files {
        folders.entry(folder(file.0.1)).or_default().push(file);
    }
    let mut readings = Vec::new();
    let has_code = |members: &[&(Text<'_>, File<'_>)]| members.iter().any(|file| !is_values(file.0.1));
    let strays = folders.len() > 1 && folders.values().any(|members| !has_code(members));
    let others = |name: &str| -> Vec<Text<'_>> {
        texts.iter().filter(|text| folder(text.1) != name).copied().collect()
    };
    for (name, members) in &folders {
        let (values, files): (Vec<_>, Vec<_>) = members.iter().partition(|file| is_values(file.0.1));
        let pairs = values.iter().flat_map(|file: &&&(Text<'_>, File<'_>)| &file.1.body.attributes);
        let given: Given<'_> = pairs.filter_map(|pair| Some((pair.key.word()?, &pair.value))).collect();
        // Of several sets of values nobody says which one is used, nor for which folder a set elsewhere is.
        let sets = values.len() > 1;
        let called = sets || strays || called::terraform(name, &others(name));
        let given = if sets { Given::new() } else { given };
        let names = Names::of(files.iter().map(|file| &file.1), given, called);
        for file in files.iter().chain(&values) {
            readings.push((file.0.0, read_file(&file.0, &file.1, &names, called, limits)));
        }
    }
    readings
}

fn read_file<'e>(
    text: &Text<'e>,
    file: &'e File<'e>,
    names: &Names<'e>,
    called: bool,
    limits: &Limits,
) -> Reading {
    let builder = Builder::new(text.0, Syntax::Terraform, limits);
    let mut lowering = Lowering::new(builder, text.2, String::from(folder(text.1)), Scope::new(names));
    lowering.tell_wrong("Terraform's language", &file.wrong, file.too_deep, limits.depth);
    if called && let Some(first) = file.body.blocks.iter().find(|block| block.kind.word() == Some("resource"))
    {
        lowering.tell("defaults-not-taken", Severity::Info, first.kind.span(), NOT_TAKEN.into());
    }
    let (mut made, mut others) = (Vec::new(), Others::new());
    for block in &file.body.blocks {
        match block.kind.word() {
            Some("resource" | "data") => {
                let part = resource::read(names, block, &mut lowering);
                made.extend(part.and_then(|part| lowering.resource(part, &mut others)));
            }
            Some("module") => {
                let message = alloc::format!(
                    "what the module `{}` makes is written elsewhere and not known here",
                    block.label(0).unwrap_or("")
                );
                lowering.tell("module", Severity::Info, block.kind.span(), message);
            }
            _ => {}
        }
    }
    lowering.finished(made, &others, limits)
}

fn folder(uri: &str) -> &str {
    uri.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}

fn is_values(uri: &str) -> bool {
    uri.to_ascii_lowercase().ends_with(".tfvars")
}
