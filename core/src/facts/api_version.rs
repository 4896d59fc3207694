//! Properties beside a version of the API that does not know them: it ignores or refuses them (F-OBS-22).

use alloc::{string::String, vec::Vec};

use super::{
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place},
    presumed::{SWITCHED, at},
    problem::Problem,
};
use crate::{
    document::Purpose,
    rulebook::{
        Fact, Family, Read, Scope, WORKSPACE_NETWORK_ACLS, WORKSPACE_PRIVATE_ENDPOINT,
        WORKSPACE_V1_LEGACY_MODE,
    },
    severity::Severity,
    words::say,
};

/// One problem for each such property.
pub fn problems(objects: &[Object<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for object in objects {
        let documents = object.files.iter().chain(&object.states);
        let documents: Vec<_> = documents.filter(|document| version(**document).is_some()).collect();
        if documents.is_empty() {
            continue;
        }
        for fact in object.scope.facts().iter() {
            for document in &documents {
                if let Some((read, version, place)) = unknown(fact, **document) {
                    problems.push(told(read, version).at(place, ""));
                }
            }
        }
        problems.extend(removed(object));
    }
    problems
}

/// The version of the API that a document names.
fn version<'f>(document: Describing<'f>) -> Option<&'f str> {
    document.text(&["apiVersion"]).filter(|text| text.starts_with("20"))
}

/// The property of a fact, where it is written for a version that does not know it.
fn unknown<'f>(fact: Fact, document: Describing<'f>) -> Option<(&'static Read, &'f str, Place)> {
    let read = fact.entry().read(Family::Arm)?;
    let version = version(document).filter(|version| !knows(read, version))?;
    document.find(read.path)?;
    Some((read, version, at(document, read.path)))
}

/// A version that does not know what a template or a request writes may ignore it: the default may hold as well.
pub fn doubt(fact: Fact, object: &Object<'_>, knowledge: &mut Knowledge) {
    if !matches!(knowledge.origin, Origin::Stated { .. } | Origin::Parameter { .. }) {
        return;
    }
    let unknown = object.files.iter().find_map(|file| unknown(fact, *file));
    let Some((read, version, place)) = unknown else { return };
    let key = read.path.last().copied().unwrap_or_default();
    let default = fact.entry().default.as_ref().map(|default| 1 << default.value);
    let why = say::version_may_ignore(version, key).into();
    knowledge.values = default.map_or(fact.full(), |default| knowledge.values | default);
    knowledge.origin = Origin::Constrained { why, place: Some(place) };
    knowledge.source = None;
}

/// Addresses for a version whose description no longer has them (F-SIP-14).
fn removed(object: &Object<'_>) -> Option<Problem> {
    const SINCE: &str = "2025-12-01";
    let read = WORKSPACE_NETWORK_ACLS.entry().read(Family::Arm)?;
    let of_workspace = object.files.iter().filter(|_| object.scope == Scope::Workspace);
    let mut late = of_workspace.filter(|file| version(**file).is_some_and(|version| version >= SINCE));
    let file = late.find(|file| file.find(read.path).is_some())?;
    let message = say::addresses_removed(SINCE);
    Some(Problem::info("addresses-removed-from-api", message).at(at(*file, read.path), ""))
}

/// A workspace that is created together with its private endpoint through a version of the API for which v1 legacy mode
/// may be the default (F-PLAT-02).
pub fn legacy_default(object: &Object<'_>, known: &[(Fact, Knowledge)]) -> Option<Problem> {
    let knowledge = |wanted: Fact| known.iter().find(|(fact, _)| *fact == wanted).map(|(_, known)| known);
    let none = WORKSPACE_PRIVATE_ENDPOINT.value_number("none").map_or(0, |value| 1 << value);
    let is_open = knowledge(WORKSPACE_V1_LEGACY_MODE)?.values.count_ones() > 1;
    let has_endpoint = knowledge(WORKSPACE_PRIVATE_ENDPOINT)?.values & none == 0;
    let file = object.creating().filter(|file| file.recognition.purpose == Purpose::Create)?;
    let version = version(*file).filter(|version| *version < SWITCHED && is_open && has_endpoint)?;
    let message = say::legacy_by_default(version, SWITCHED);
    let problem = Problem { severity: Severity::Warning, ..Problem::info("v1-legacy-by-default", message) };
    Some(problem.at(at(*file, &["apiVersion"]), ""))
}

fn knows(read: &Read, version: &str) -> bool {
    let (preview, stable) = read.since;
    let is_preview = version.ends_with("-preview");
    let since = |first: &str| !first.is_empty() && version >= first;
    (preview, stable) == ("", "") || since(stable) || (is_preview && since(preview))
}

fn told(read: &Read, version: &str) -> Problem {
    let key = read.path.last().copied().unwrap_or_default();
    let (preview, stable) = read.since;
    let first = match (preview, stable) {
        ("", stable) => String::from(stable),
        (preview, "") => say::preview_only(preview),
        (preview, stable) => say::preview_and_stable(preview, stable),
    };
    let message = say::version_too_old(version, key, &first);
    Problem { severity: Severity::Warning, ..Problem::info("api-version-too-old", message) }
}
