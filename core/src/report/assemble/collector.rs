//! Scripts that read what is open: one reading of Resource Manager for each scope with an open fact.

use alloc::{string::String, vec::Vec};

use super::{Material, names::Names};
use crate::{
    facts::SubjectId,
    order::Index,
    report::{Collector, OpenFact},
    rulebook::{COLLECTOR, Collect, Scope},
};

const WORKSPACE: &str = "https://{arm}/subscriptions/{subscription}/resourceGroups/{resource_group}/providers/Microsoft.MachineLearningServices/workspaces/{workspace}";
const VERSION: &str = "?api-version=2023-10-01";

/// The scripts; nothing when they would answer nothing.
pub fn collector(material: &Material<'_>, open: &[OpenFact]) -> Option<Collector> {
    let (answered, remaining): (Vec<&OpenFact>, Vec<&OpenFact>) =
        open.iter().partition(|fact| COLLECTOR.iter().any(|collect| of(collect, fact)));
    let mut found = Collector {
        bash: String::from("get() { echo ---; az rest --method get --url \"$1\"; }\n"),
        powershell: String::from("function get($url) { '---'; az rest --method get --url $url }\n"),
        answers: facts(&answered),
        remaining: facts(&remaining),
    };
    let needed = |collect: &&Collect| answered.iter().any(|fact| of(collect, fact));
    let needed: Vec<&Collect> = COLLECTOR.iter().filter(needed).collect();
    let endpoints = material.below_workspaces(Scope::Endpoint);
    for (workspace, _) in material.model.of(Scope::Workspace) {
        let names = Names::of(material, workspace);
        let id = names.fill(WORKSPACE);
        let mut lines: Vec<(String, String)> = Vec::new();
        let endpoints = endpoints.get(workspace).map_or(&[][..], Vec::as_slice);
        for collect in &needed {
            let subjects = if collect.scope == Scope::Deployment { endpoints } else { &[workspace] };
            readings(material, subjects, collect, &mut lines);
        }
        if lines.is_empty() {
            continue;
        }
        found.bash.extend(["ws='", &id, "'\n"]);
        found.powershell.extend(["$ws = '", &id, "'\n"]);
        for (bash, powershell) in &lines {
            found.bash.extend([bash, "\n"]);
            found.powershell.extend([powershell, "\n"]);
        }
    }
    (!answered.is_empty()).then_some(found)
}

/// Whether what is read states the fact.
fn of(collect: &Collect, open: &OpenFact) -> bool {
    collect.scope.name() == open.subject.scope && !collect.except.contains(&open.fact)
}

fn facts(open: &[&OpenFact]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for fact in open {
        if !names.contains(&fact.fact) {
            names.push(fact.fact);
        }
    }
    names
}

/// The same line for both shells, which differ in how the answer of one command is given to another.
fn readings(
    material: &Material<'_>,
    subjects: &[SubjectId],
    collect: &Collect,
    lines: &mut Vec<(String, String)>,
) {
    if let Some(from) = collect.from {
        let show = "az resource show --ids ";
        let ask = ["az rest --method get --url \"${ws}", VERSION, "\" --query ", from, " -o tsv"].concat();
        lines.push((
            ["echo ---; ", show, "\"$(", &ask, ")\""].concat(),
            ["'---'; ", show, "(", &ask, ")"].concat(),
        ));
    }
    let Some(path) = collect.path else { return };
    let mut known = Index::default();
    for (line, _) in &*lines {
        known.add(&[line.as_bytes()], 0);
    }
    for id in subjects {
        let line = ["get \"${ws}", &Names::of(material, *id).fill(path), "\""].concat();
        if known.add(&[line.as_bytes()], 0) {
            lines.push((line.clone(), line));
        }
    }
}
