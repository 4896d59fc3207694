//! Problems: of reading, of recognising, between documents, and of editions.

use alloc::{string::String, vec::Vec};

use super::{Material, places, works::context};
use crate::{
    document::{self, DocumentKind},
    facts::{self, Found, ReadFile},
    judgement::truth::Truth,
    report::{Problem, Severity},
    request::Edition,
    rulebook::{DEPLOYMENT_OUTBOUND_REGIME, Scope, WORKSPACE_INBOUND},
    words::say,
};

/// Every problem, in the order of the stages.
pub fn problems(material: &Material<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for problem in material.reading.iter().filter(|problem| !is_printed(material, problem)) {
        problems.push(of_reading(material, problem));
    }
    for found in material.read.iter().flat_map(|read| &read.found) {
        of_recognising(material, found, &mut problems);
    }
    for read in material.read.iter().filter(|read| read.found.is_empty()) {
        problems.extend(of_nothing(material, read));
    }
    for problem in material.between {
        problems.push(between(material, problem));
    }
    of_edition(material, &mut problems);
    problems.extend(material.severities.remarks());
    problems
}

/// Whether the several documents of a file are states that the service printed, which no client takes anyway.
fn is_printed(material: &Material<'_>, problem: &document::Problem) -> bool {
    let found = material.read(problem.span.file).map(|read| read.found.as_slice()).unwrap_or_default();
    problem.kind.code() == "several-documents"
        && !found.is_empty()
        && found.iter().all(|found| found.recognition.purpose == document::Purpose::State)
}

fn of_reading(material: &Material<'_>, problem: &document::Problem) -> Problem {
    let primary = places::location(material.files, problem.span, String::new(), true, "");
    let mut locations = alloc::vec![primary];
    for (span, what) in &problem.related {
        locations.push(places::location(material.files, *span, String::new(), false, what));
    }
    Problem {
        code: problem.kind.code(),
        severity: problem.severity,
        message: problem.kind.message(),
        locations,
    }
}

/// A text that was read and describes nothing, such as an empty list.
fn of_nothing(material: &Material<'_>, read: &ReadFile) -> Option<Problem> {
    let document = read.tree.documents.iter().find(|document| document.root.is_some())?;
    Some(Problem {
        code: "nothing-described".into(),
        severity: Severity::Info,
        message: say::nothing_described().owned(),
        locations: alloc::vec![places::location(material.files, document.span, String::new(), true, "")],
    })
}

fn of_recognising(material: &Material<'_>, found: &Found, problems: &mut Vec<Problem>) {
    let recognition = &found.recognition;
    if recognition.purpose == document::Purpose::Part {
        // The command says what it is.
        return;
    }
    let mut tell = |code: &'static str, severity, message, span| {
        let place = places::location(material.files, span, found.pointer.clone(), true, "");
        problems.push(Problem { code: code.into(), severity, message, locations: alloc::vec![place] });
    };
    for note in &recognition.notes {
        tell(note.kind.code(), note.kind.severity(), note.kind.message(), note.span);
    }
    if let (Some((code, message)), true) = (not_judged(&recognition.kind), recognition.notes.is_empty()) {
        tell(code, Severity::Info, message, recognition.span);
    }
}

/// Why a document of this kind is not judged.
fn not_judged(kind: &DocumentKind) -> Option<(&'static str, String)> {
    Some(match kind {
        DocumentKind::Workspace
        | DocumentKind::Endpoint
        | DocumentKind::Deployment
        | DocumentKind::ContainerRegistry
        | DocumentKind::StorageAccount
        | DocumentKind::KeyVault
        // What they make is judged, and what was not understood is told where it stands.
        | DocumentKind::ArmTemplate
        | DocumentKind::ParameterFile => return None,
        DocumentKind::Batch => (
            "batch-out-of-scope",
            say::batch_endpoint().owned(),
        ),
        DocumentKind::KubernetesEndpoint | DocumentKind::KubernetesDeployment => (
            "kubernetes-out-of-scope",
            say::on_kubernetes().owned(),
        ),
        DocumentKind::OtherAzureMl(what) | DocumentKind::OtherAzure(what) => {
            ("other-document", say::other_document(what))
        }
        DocumentKind::Ambiguous => (
            "ambiguous-document",
            say::ambiguous_document().owned(),
        ),
        DocumentKind::Unrecognised => (
            "unrecognised-document",
            say::unrecognised_document().owned(),
        ),
    })
}

fn between(material: &Material<'_>, problem: &facts::Problem) -> Problem {
    let places = problem.places.iter().enumerate().map(|(number, (place, what))| {
        places::location(material.files, place.span, place.pointer.text(), number == 0, what)
    });
    Problem {
        code: problem.code.into(),
        severity: problem.severity,
        message: problem.message.clone(),
        locations: places.collect(),
    }
}

/// What the page of January 2023 did not know is judged by the current one.
fn of_edition(material: &Material<'_>, problems: &mut Vec<Problem>) {
    let holds = |scope: Scope, union| {
        material.model.of(scope).any(|(id, _)| context(material, id).truth(union) == Truth::Always)
    };
    if material.edition() == Edition::January2023 {
        let managed = holds(Scope::Deployment, super::derived_value(DEPLOYMENT_OUTBOUND_REGIME, "managed"));
        let selected = holds(Scope::Workspace, super::derived_value(WORKSPACE_INBOUND, "selected"));
        for (known, what) in
            [(!managed, say::managed_networks().text()), (!selected, say::selected_addresses().text())]
        {
            if !known {
                let message = say::edition_too_old(what);
                problems.push(Problem {
                    code: "newer-than-edition".into(),
                    severity: Severity::Info,
                    message,
                    locations: Vec::new(),
                });
            }
        }
    }
}
