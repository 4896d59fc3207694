//! Outbound rules of a workspace's managed network, one subject each.
//!
//! In files for the client the kind follows from the shape of `destination` and the author is always the user; what the
//! service prints says both (F-RULE-03, F-RULE-08).

use alloc::{string::ToString, vec::Vec};

use super::{
    bind::Binder,
    model::{Described, Model, Subject},
    object::{Describing, Object},
    reading,
};
use crate::{
    document::{NodeId, Syntax, Tree},
    rulebook::{Family, OUTBOUND_RULE_CATEGORY, OUTBOUND_RULE_TYPE, Scope},
};

/// Adds the rules of every workspace. A file's rules stand for those of the state beside it.
pub fn add(model: &mut Model, binder: &mut Binder, objects: &[Object<'_>]) {
    for (workspace, object) in
        objects.iter().enumerate().filter(|(_, object)| object.scope == Scope::Workspace)
    {
        let file = object.files.iter().find(|file| !rules(**file).is_empty());
        let Some(describing) = file.or_else(|| object.states.first()).copied() else { continue };
        for rule in rules(describing) {
            let tree = &describing.file.tree;
            let Some(kind) = kind(tree, &rule, describing.recognition.family) else { continue };
            let name =
                rule.name.or_else(|| tree.get(rule.node, "name").and_then(|entry| tree.text(entry.value)));
            model.subjects.push(Subject {
                scope: Scope::OutboundRule,
                name: name.map(ToString::to_string),
                parent: Some(workspace),
                associated: Vec::new(),
                described: alloc::vec![Described {
                    file: describing.file.file,
                    node: rule.node,
                    pointer: describing.pointer(&[]),
                    editable: false,
                    json: tree.syntax == Syntax::Json,
                }],
                bindings: Vec::new(),
            });
            let id = model.subjects.len() - 1;
            binder.constant(id, OUTBOUND_RULE_TYPE, kind);
            binder.constant(id, OUTBOUND_RULE_CATEGORY, category(tree, &rule, describing.recognition.family));
        }
    }
}

struct Rule<'t> {
    name: Option<&'t str>,
    node: NodeId,
}

fn rules(describing: Describing<'_>) -> Vec<Rule<'_>> {
    let tree = &describing.file.tree;
    let path: &[&str] = match describing.recognition.family {
        Family::Arm => &["properties", "managedNetwork", "outboundRules"],
        Family::CliYaml | Family::CliJson => &["managed_network", "outbound_rules"],
    };
    let Some(entry) = tree.find(describing.node, path) else { return Vec::new() };
    if describing.recognition.family == Family::Arm {
        let named = tree.entries(entry.value);
        return named.map(|entry| Rule { name: tree.text(entry.key), node: entry.value }).collect();
    }
    tree.items(entry.value).iter().map(|node| Rule { name: None, node: *node }).collect()
}

fn kind(tree: &Tree, rule: &Rule<'_>, family: Family) -> Option<&'static str> {
    if family != Family::CliYaml {
        let text = tree.get(rule.node, "type").and_then(|entry| tree.text(entry.value))?;
        let value = reading::loose(OUTBOUND_RULE_TYPE, text)?;
        return OUTBOUND_RULE_TYPE.entry().values.get(usize::from(value)).copied();
    }
    let destination = tree.get(rule.node, "destination")?.value;
    if tree.scalar(destination).is_some() {
        Some("fqdn")
    } else if tree.get(destination, "service_resource_id").is_some() {
        Some("private_endpoint")
    } else if tree.get(destination, "service_tag").is_some() {
        Some("service_tag")
    } else {
        None
    }
}

fn category(tree: &Tree, rule: &Rule<'_>, family: Family) -> &'static str {
    let text = tree.get(rule.node, "category").and_then(|entry| tree.text(entry.value));
    match text {
        Some(text) if family != Family::CliYaml && reading::normal(text) != "userdefined" => "service",
        _ => "user_defined",
    }
}
