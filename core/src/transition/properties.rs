//! Properties that are compared as they are written: ids, regions, tiers, traffic.

use alloc::string::String;

use super::{joint::Joint, things::Thing};
use crate::{
    document::{Family, NodeId, Tree},
    facts::{Described, Place, Pointer, Subject, SubjectId},
    report::assemble::Material,
    rulebook::Property,
};

/// How a property compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It stays.
    Same,
    /// It changes.
    Different,
    /// It is said, and what it was is not; or it is filled in later.
    Open,
}

/// A property as a document writes it.
pub struct Written {
    /// Its text; of a list or mapping, all of it.
    pub text: String,
    /// Whether part of it is filled in later.
    pub open: bool,
    /// Where.
    pub place: Place,
}

/// The family of each document that describes a subject.
pub fn families<'s>(material: &'s Material<'_>, subject: &'s Subject) -> impl Iterator<Item = Family> + 's {
    subject.described.iter().filter_map(|described| family(material, described))
}

fn family(material: &Material<'_>, described: &Described) -> Option<Family> {
    let read = material.read.get(usize::from(described.file.0))?;
    let found = read.found.iter().find(|found| found.recognition.node == described.node)?;
    Some(found.recognition.family)
}

/// A property of a subject, as the first document that says it writes it.
pub fn written(material: &Material<'_>, id: Option<SubjectId>, property: &Property) -> Option<Written> {
    let subject = material.model.subjects.get(id?)?;
    subject.described.iter().find_map(|described| {
        let path = match family(material, described)? {
            Family::Arm => property.arm,
            Family::CliYaml | Family::CliJson | Family::Sdk => property.client,
        };
        let tree = &material.read.get(usize::from(described.file.0))?.tree;
        let entry = tree.find(described.node, path)?;
        let mut written = Written {
            text: String::new(),
            open: false,
            place: Place {
                span: tree.node(entry.value)?.span,
                pointer: Pointer::below(&described.pointer, path),
            },
        };
        spell(tree, entry.value, &mut written);
        (!written.text.is_empty() && written.text != "null").then_some(written)
    })
}

/// Writes a node out, whatever its layout.
fn spell(tree: &Tree, node: NodeId, written: &mut Written) {
    if let Some(scalar) = tree.scalar(node) {
        written.open |= scalar.placeholder.is_some();
        written.text.push_str(&scalar.text);
        return;
    }
    for item in tree.items(node) {
        spell(tree, *item, written);
        written.text.push(';');
    }
    for entry in tree.entries(node) {
        spell(tree, entry.key, written);
        written.text.push('=');
        spell(tree, entry.value, written);
        written.text.push(' ');
    }
}

/// Whether a property changes. What the documents after do not say stays as it is.
pub fn compare(joint: &Joint<'_>, thing: &Thing, property: &Property) -> Comparison {
    let Some(new) = written(joint.after, thing.after, property) else { return Comparison::Same };
    match written(joint.before, thing.before, property) {
        Some(old) if old.text.eq_ignore_ascii_case(&new.text) => Comparison::Same,
        Some(old) if !old.open && !new.open => Comparison::Different,
        _ => Comparison::Open,
    }
}
