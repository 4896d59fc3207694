//! The texts of a question, read together.

use alloc::vec::Vec;

#[cfg(feature = "forms")]
use super::forms;
use super::{Limits, Problem, ProblemKind, Reading, arm, detect, yaml};
use crate::{
    severity::Severity,
    text::{FileId, Span},
    words::say,
};

/// What the addresses of the schemas of templates have in common.
const TEMPLATE: &[u8] = b"/deploymentTemplate.json";
/// Where it stands: within so many bytes, usually.
const START: usize = 500;

/// One of several texts: its number, its name and its characters.
pub type Text<'t> = (FileId, &'t str, &'t str);

/// A text, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Which.
    pub file: FileId,
    /// What was understood of it.
    pub reading: Reading,
    /// Whether a command of another text takes it: what it says is said there.
    pub taken: bool,
}

/// Reads texts; one that is handed in reads more forms than a build without them could.
pub type Reader<'r> = &'r dyn Fn(&[Text<'_>], &Limits) -> Vec<Read>;

/// Reads texts of every form that this build knows, in their order.
#[must_use]
pub fn read_all(texts: &[Text<'_>], limits: &Limits) -> Vec<Read> {
    #[cfg(feature = "forms")]
    let read = forms::read_all(texts, limits);
    #[cfg(not(feature = "forms"))]
    let read = read_objects(texts, limits).0;
    read
}

/// Whether a look at the texts shows that one of them needs more than [`read_objects`]: that saves reading them twice.
/// Where it does not, one still may.
#[must_use]
pub fn need_readers(texts: &[Text<'_>]) -> bool {
    texts.iter().any(|(_, uri, text)| {
        let start = text.as_bytes().get(..START.min(text.len())).unwrap_or_default();
        !detect::syntax(uri, text).has_objects() || start.windows(TEMPLATE.len()).any(|part| part == TEMPLATE)
    })
}

/// Reads YAML and JSON. Of a text that has another form or is a template only that is told; whether there is one, is
/// told too.
#[must_use]
pub fn read_objects(texts: &[Text<'_>], limits: &Limits) -> (Vec<Read>, bool) {
    let mut others = false;
    let mut all = Vec::new();
    for (file, uri, text) in texts {
        let form = detect::syntax(uri, text);
        let (mut reading, other);
        if form.has_objects() {
            reading = yaml::read(*file, text, limits);
            let mut roots = reading.tree.documents.iter().filter_map(|document| document.root);
            let found = roots.find_map(|root| arm::template(&reading.tree, root));
            other = found.map(|found| (found.span, say::template_or_parameters().text()));
        } else {
            reading = Reading::default();
            reading.tree.syntax = form;
            other = Some((Span::empty(*file, 0), form.name()));
        }
        if let Some((span, name)) = other {
            others = true;
            let message = say::form_not_read(name);
            let kind =
                ProblemKind::Form { code: "form-not-read".into(), message, severity: Severity::Warning };
            reading.problems.push(Problem::new(kind, span));
        }
        all.push(Read { file: *file, reading, taken: false });
    }
    (all, others)
}
