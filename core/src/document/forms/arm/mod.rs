//! ARM templates. What a template makes becomes documents of its tree, one for each resource that is judged, with
//! expressions replaced by what they come to as far as literals, parameter files and defaults tell.

mod expression;
mod join;
mod resources;
mod scope;
mod values;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use self::join::{Elsewhere, Set};
use self::resources::Walk;
use self::scope::Names;
use self::values::Writer;
use super::super::{DocumentKind, Limits, NodeId, Problem, ProblemKind, Reading, arm};
use super::called::{self, Called};
use super::feed::{self, Feeding};
use super::nodes::Nodes;
use super::sets::Declaring;
use super::{Source, Text};
use crate::document::forms::map::Map;
use crate::severity::Severity;

/// Reads the templates among the texts, each with the parameter files that belong to it. Returns the parameter files
/// that belong to no template, or to some of the `others` too, which they name by their numbers.
pub fn expand(
    texts: &mut [Source<'_>],
    others: &[Declaring],
    (all, deployments): (&[Text<'_>], &Called<'_>),
    limits: &Limits,
) -> Vec<Elsewhere> {
    let (joined, elsewhere) = join::join(texts, others);
    for (template, root, sets) in joined {
        let Some((file, uri, reading)) = texts.get_mut(template) else { continue };
        let (file, mut sets) = (*file, sets);
        let mut called = Called::default();
        if sets.is_empty() {
            sets.push(Set::default());
            called = deployments.of(uri);
            called.all |= called::template(uri, all);
        }
        for (number, set) in sets.iter().enumerate() {
            instance(reading, root, (set, &called), format!("{}.{number}", file.0), limits);
        }
        for document in &mut reading.tree.documents {
            if document.pointer.is_none() {
                document.pointer = Some("".into());
            }
        }
    }
    elsewhere
}

/// Whether a document is a template or a file of parameters.
fn kind(reading: &Reading, root: NodeId) -> Option<DocumentKind> {
    arm::template(&reading.tree, root).map(|found| found.kind)
}

/// Reads a template with one set of parameters.
fn instance(
    reading: &mut Reading,
    root: NodeId,
    (set, called): (&Set, &Called<'_>),
    key: String,
    limits: &Limits,
) {
    let span = reading.tree.node(root).map(|node| node.span);
    let given: Map<_, _> =
        set.values.iter().map(|value| (value.name.clone(), (value.copied(&mut reading.tree), 0))).collect();
    let mut writer = Writer::new(Names::new(&mut reading.tree), key);
    let scope = writer.names.declare(root, &given, called);
    let mut walk =
        Walk { write: &mut writer, problems: &mut reading.problems, made: Vec::new(), others: Map::new() };
    walk.template(root, scope, "", 0);
    let others = core::mem::take(&mut walk.others);
    let made = core::mem::take(&mut walk.made);
    let nodes = Nodes { tree: writer.names.tree };
    let feeding = Feeding { nodes, problems: &mut reading.problems };
    let documents = feeding.documents(made, set.label.as_deref());
    let exhausted = writer.exhausted || writer.names.is_exhausted();
    feed::add(reading, documents, limits.documents);
    if !set.is_later {
        reading.problems.extend(feed::not_read(&others));
    }
    if let (Some(span), true) = (span, exhausted) {
        let message =
            "the expressions of the template come to more than is followed; some values count as not known"
                .into();
        let kind =
            ProblemKind::Form { code: "template-too-large".into(), severity: Severity::Error, message };
        reading.problems.push(Problem::new(kind, span));
        for document in &mut reading.tree.documents {
            document.complete = false;
        }
    }
}
