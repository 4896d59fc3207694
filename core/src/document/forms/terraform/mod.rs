//! Terraform: each resource as Resource Manager gets it, as far as literals, variables and locals tell. The files of a
//! folder belong together.

mod blocks;
mod names;
mod resource;
mod spelling;

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use super::{
    Builder,
    braces::{Lowering, Others, Scope},
};
use crate::{
    document::{Limits, Reading, Syntax},
    severity::Severity,
    text::FileId,
};
use blocks::File;
use names::{Given, Names};

/// A text with its file and its name.
pub type Text<'t> = (FileId, &'t str, &'t str);

/// Reads Terraform files.
pub fn read(texts: &[Text<'_>], limits: &Limits) -> Vec<(FileId, Reading)> {
    let files: Vec<(Text<'_>, File<'_>)> =
        texts.iter().map(|text| (*text, blocks::parse(text.0, text.2, limits.depth))).collect();
    let mut folders: BTreeMap<&str, Vec<&(Text<'_>, File<'_>)>> = BTreeMap::new();
    for file in &files {
        folders.entry(folder(file.0.1)).or_default().push(file);
    }
    let mut readings = Vec::new();
    for members in folders.values() {
        let (values, files): (Vec<_>, Vec<_>) = members.iter().partition(|file| is_values(file.0.1));
        let pairs = values.iter().flat_map(|file: &&&(Text<'_>, File<'_>)| &file.1.body.attributes);
        let given: Given<'_> = pairs.filter_map(|pair| Some((pair.key.word()?, &pair.value))).collect();
        let names = Names::of(files.iter().map(|file| &file.1), given);
        for file in files.iter().chain(&values) {
            readings.push((file.0.0, read_file(&file.0, &file.1, &names, limits)));
        }
    }
    readings
}

fn read_file<'e>(text: &Text<'e>, file: &'e File<'e>, names: &Names<'e>, limits: &Limits) -> Reading {
    let builder = Builder::new(text.0, Syntax::Terraform, limits);
    let mut lowering = Lowering::new(builder, text.2, String::from(folder(text.1)), Scope::new(names));
    lowering.tell_wrong("Terraform's language", &file.wrong, file.too_deep, limits.depth);
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
