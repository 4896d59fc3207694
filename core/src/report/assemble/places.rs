//! Spans of the given text as places for the outside world.

use alloc::string::{String, ToString};

use sha2::{Digest as _, Sha256};

use super::Material;
use crate::{
    document::{DocumentKind, Purpose, Recognition},
    facts::{Origin, Place, SubjectId},
    report::{InputDigest, Location, Position, Range},
    text::{FileId, FileSet, SourceFile, Span, joined},
    words::say,
};

/// The range of a span.
pub fn range(files: &FileSet, span: Span) -> Range {
    let range = files.range(span);
    let position =
        |position: crate::text::Position| Position { line: position.line, character: position.character };
    Range { start: position(range.start), end: position(range.end) }
}

/// The name of a span's document.
pub fn uri(files: &FileSet, span: Span) -> String {
    files.get(span.file).map(|file| file.uri.clone()).unwrap_or_default()
}

/// A span as a location.
pub fn location(files: &FileSet, span: Span, pointer: String, primary: bool, message: &str) -> Location {
    Location { uri: uri(files, span), pointer, primary, range: range(files, span), message: message.into() }
}

/// Document, line and column for sentences, counted from one as people do.
pub fn shown(files: &FileSet, place: &Place) -> String {
    let start = range(files, place.span).start;
    let (line, character) = ((start.line + 1).to_string(), (start.character + 1).to_string());
    joined(&[uri(files, place.span), line, character], ":")
}

/// Where a subject is described: its name, or the mapping that describes it.
pub fn of_subject(material: &Material<'_>, id: SubjectId) -> Option<(Span, String)> {
    let described = material.model.subjects.get(id)?.described.first()?;
    let read = material.read(described.file)?;
    let name = read.tree.get(described.node, "name").and_then(|entry| read.tree.node(entry.value));
    let whole = read.tree.node(described.node);
    name.or(whole).map(|node| (node.span, described.pointer.clone()))
}

/// What a place contributes to a finding.
pub fn contribution(origin: &Origin) -> &'static str {
    match origin {
        Origin::Defaulted { .. } => say::absent_default_used().text(),
        Origin::Parameter { .. } => say::default_of_a_parameter().text(),
        Origin::Derived { .. } => say::follows_from_this().text(),
        Origin::Unknown { .. } => say::not_known().text(),
        Origin::Constrained { .. } => say::not_decided().text(),
        Origin::Stated { .. } | Origin::Override { .. } | Origin::Assumed { .. } => "",
    }
}

/// A text and its digest.
pub fn input(material: &Material<'_>, id: FileId, file: &SourceFile) -> InputDigest {
    let read = material.read(id);
    let found = read.into_iter().flat_map(|read| &read.found);
    let recognised = found.filter_map(|found| recognised(&found.recognition)).collect();
    InputDigest { uri: file.uri.clone(), sha256: digest(&file.text), recognised }
}

fn digest(text: &str) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' - 10 + half });
    let mut digest = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        digest.push(digit(byte >> 4));
        digest.push(digit(byte & 0xf));
    }
    digest
}

/// The name of a kind that is judged or known to be out of scope.
const fn recognised(found: &Recognition) -> Option<&'static str> {
    match &found.kind {
        DocumentKind::Workspace if matches!(found.purpose, Purpose::Update) => Some("workspace fragment"),
        DocumentKind::Workspace => Some("workspace"),
        DocumentKind::Endpoint => Some("endpoint"),
        DocumentKind::Deployment => Some("deployment"),
        DocumentKind::ContainerRegistry => Some("container registry"),
        DocumentKind::StorageAccount => Some("storage account"),
        DocumentKind::KeyVault => Some("key vault"),
        DocumentKind::KubernetesEndpoint => Some("Kubernetes endpoint"),
        DocumentKind::KubernetesDeployment => Some("Kubernetes deployment"),
        DocumentKind::Batch => Some("batch endpoint or deployment"),
        _ => None,
    }
}
