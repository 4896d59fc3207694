//! Properties beside a version of the API that does not know them: it ignores or refuses them (F-OBS-22).

use alloc::{format, string::String, vec::Vec};

use super::{object::Object, presumed::at, problem::Problem};
use crate::{
    rulebook::{Fact, Family, Read},
    severity::Severity,
};

/// One problem for each such property.
pub fn problems(objects: &[Object<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for object in objects {
        for state in &object.states {
            let Some(version) = state.text(&["apiVersion"]).filter(|text| text.starts_with("20")) else {
                continue;
            };
            for fact in Fact::all().filter(|fact| fact.entry().scope == object.scope) {
                let read = fact.entry().reads.iter().find(|read| read.family == Family::Arm);
                let Some(read) = read.filter(|read| !knows(read, version)) else { continue };
                if state.file.tree.find(state.node, read.path).is_some() {
                    problems.push(told(read, version).at(at(*state, read.path), ""));
                }
            }
        }
    }
    problems
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
        (preview, "") => format!("{preview}-preview, and no stable one"),
        (preview, stable) => format!("{preview}-preview and {stable}"),
    };
    let message = format!(
        "the API version {version} does not know `{key}` and ignores or refuses it; the first to know it: {first}"
    );
    Problem { severity: Severity::Warning, ..Problem::info("api-version-too-old", message) }
}
