//! Reduces what a deployment is made of to where that comes from: model, environment and image (F-LEG-06, F-LEG-07,
//! F-LEG-08, F-IMG-06), and what of the workspace matters for building images (F-IMG-01, F-IMG-03).

use alloc::{string::String, vec::Vec};

use super::{
    arm_id, associated,
    object::{Describing, Object},
    origin::{Place, Text},
    reading::{Reading, normal},
};
use crate::{
    document::{NodeId, Tree},
    rulebook::{Fact, Family, Scope, Spelling, Texts, Values},
    text::{Parts, joined},
    words::say,
};

/// Names of the resources of the workspace, in lower case, where the documents say them.
#[derive(Debug, Default)]
pub struct Names {
    storage: Option<String>,
    registry: Option<String>,
}

impl Names {
    /// Those of the only workspace that is described.
    pub fn of(objects: &[Object<'_>]) -> Self {
        let mut workspaces = objects.iter().filter(|object| object.scope == Scope::Workspace);
        let (Some(workspace), None) = (workspaces.next(), workspaces.next()) else { return Self::default() };
        let name = |scope| associated::named(workspace, scope).map(arm_id::name).map(str::to_ascii_lowercase);
        Self { storage: name(Scope::StorageAccount), registry: name(Scope::ContainerRegistry) }
    }
}

/// Reads a fact from what is written at `node`.
pub fn read(
    fact: Fact,
    spelling: &Spelling,
    describing: Describing<'_>,
    node: NodeId,
    place: Place,
    names: &Names,
) -> Reading {
    let tree = &describing.file.tree;
    if tree.scalar(node).is_some_and(|scalar| matches!(scalar.text.as_str(), "" | "null" | "~")) {
        return Reading::Absent;
    }
    let known: &[&str] = match spelling {
        Spelling::Presence
            if tree.node(node).is_some_and(|node| node.sequence().is_some_and(<[_]>::is_empty)) =>
        {
            &["none"]
        }
        Spelling::Presence => &["set"],
        Spelling::ModelPlace(datastores) => model(tree, node, fact, datastores, names),
        Spelling::Mlflow => mlflow(tree, node, describing),
        Spelling::EnvironmentKind(curated) => environment(tree, node, curated),
        Spelling::ImagePlace(hosts) => image(tree, node, fact, hosts, names),
        Spelling::FqdnRules(hosts) => fqdn_rules(tree, node, hosts),
        Spelling::DnsZones(zones) => dns_zones(tree, node, zones),
        _ => &[],
    };
    let values: Values =
        known.iter().filter_map(|name| fact.value_number(name)).fold(0, |values, value| values | 1 << value);
    match (known, tree.text(node)) {
        ([], text) => {
            let why = text.map_or(say::not_understood().owned(), say::not_understood_or_later);
            Reading::Open { why, place, source: None }
        }
        ([only], text) => fact.value_number(only).map_or(Reading::Absent, |value| Reading::Value {
            value,
            place,
            text: text.map_or(Text::Known(only), Text::written),
        }),
        (several, _) => Reading::Derived {
            values,
            why: say::written_leaves(&joined(several, " or ")),
            place: Some(place),
            source: None,
        },
    }
}

fn is_filled_in_later(text: &str) -> bool {
    text.contains(['{', '$', '<', '['])
}

/// The text of a key below a mapping.
fn below<'t>(tree: &'t Tree, node: NodeId, key: &str) -> Option<&'t str> {
    tree.get(node, key).and_then(|entry| tree.text(entry.value)).filter(|text| !matches!(*text, "" | "null"))
}

/// Whether there is something at a path, be it a word or more.
fn is_written(tree: &Tree, node: NodeId, path: &[&str]) -> bool {
    let value = tree.find(node, path).map(|entry| entry.value);
    value.is_some_and(|value| tree.text(value).is_none_or(|text| !matches!(text, "" | "null")))
}

fn model(tree: &Tree, node: NodeId, fact: Fact, datastores: Texts, names: &Names) -> &'static [&'static str] {
    let inline = below(tree, node, "path");
    let Some(text) = inline.or_else(|| tree.text(node)) else { return &["registered"] };
    let text = text.to_ascii_lowercase();
    if text.starts_with("azureml://registries/") {
        return &["registry"];
    }
    if let Some((_, rest)) = text.around("/datastores/") {
        let name = rest.split('/').next().unwrap_or(rest);
        return match listed(fact, datastores, |known| name == known) {
            _ if is_filled_in_later(name) => &["workspace_storage", "other_datastore"],
            Some(_) => &["workspace_storage"],
            None => &["other_datastore"],
        };
    }
    if text.starts_with("azureml:") || text.starts_with("/subscriptions/") {
        return &["registered"];
    }
    match text.around("://") {
        Some((_, rest)) => storage(rest, names),
        None if inline.is_none() || text.starts_with(['{', '$', '<', '[']) => &[],
        None => &["local"],
    }
}

/// The account of a storage address, behind its scheme: `account.blob...` or `container@account.dfs...`.
fn storage(address: &str, names: &Names) -> &'static [&'static str] {
    let host = address.split('/').next().unwrap_or(address);
    let host = host.split_once('@').map_or(host, |(_, host)| host);
    let mut labels = host.split('.');
    let (Some(account), Some("blob" | "dfs" | "file")) = (labels.next(), labels.next()) else { return &[] };
    match &names.storage {
        Some(own) if own == account => &["workspace_storage"],
        Some(_) if !is_filled_in_later(account) => &["other_storage"],
        _ => &["workspace_storage", "other_storage"],
    }
}

/// Whether the model is in the MLflow format, and whether it is deployed without code (F-LEG-08).
fn mlflow(tree: &Tree, node: NodeId, describing: Describing<'_>) -> &'static [&'static str] {
    let keys: [&[&str]; 2] = match describing.recognition.family {
        Family::Arm => [&["properties", "environmentId"], &["properties", "codeConfiguration"]],
        Family::CliYaml | Family::CliJson | Family::Sdk => [&["environment"], &["code_configuration"]],
    };
    let own_code = keys.iter().any(|path| is_written(tree, describing.node, path));
    let is = match (below(tree, node, "path"), below(tree, node, "type")) {
        (Some(_), Some(kind)) if is_filled_in_later(kind) => None,
        (Some(_), kind) => Some(kind.is_some_and(|kind| normal(kind) == "mlflowmodel")),
        (None, _) => None,
    };
    match (is, own_code) {
        (Some(false), _) => &["no"],
        (Some(true), true) => &["own_code"],
        (Some(true), false) => &["no_code"],
        (None, true) => &["no", "own_code"],
        (None, false) => &["no", "no_code"],
    }
}

fn environment(tree: &Tree, node: NodeId, curated: Texts) -> &'static [&'static str] {
    if tree.is_mapping(node) {
        let has = |key: &str| is_written(tree, node, &[key]);
        return match (has("build") || has("conda_file"), has("image")) {
            (true, _) => &["build"],
            (false, true) => &["image"],
            (false, false) => &[],
        };
    }
    let text = tree.text(node).unwrap_or_default().to_ascii_lowercase();
    let is_curated = curated.iter().flat_map(|(_, parts)| parts.iter()).any(|part| text.has(part));
    if is_curated {
        &["curated"]
    } else if text.starts_with("azureml://registries/") {
        &["registry"]
    } else if text.starts_with("azureml:") || text.starts_with("/subscriptions/") {
        &["registered"]
    } else {
        &[]
    }
}

/// Where the image lies that the deployment names and nobody builds.
fn image(tree: &Tree, node: NodeId, fact: Fact, hosts: Texts, names: &Names) -> &'static [&'static str] {
    match environment(tree, node, &[]) {
        ["image"] => {}
        [] => return &[],
        _ => return &["none"],
    }
    let text = below(tree, node, "image").unwrap_or_default().to_ascii_lowercase();
    let host = text.split('/').next().unwrap_or_default();
    let found = listed(fact, hosts, |end| host == end || (end.starts_with('.') && host.ends_with(end)));
    match found {
        Some("azure_registry") => {
            let name = host.split('.').next().unwrap_or(host);
            match &names.registry {
                Some(own) if own == name => &["workspace_registry"],
                // A registry may have a suffix behind its name in the name of its host.
                Some(own) if !name.starts_with(own.as_str()) && !is_filled_in_later(name) => {
                    &["azure_registry"]
                }
                _ => &["workspace_registry", "azure_registry"],
            }
        }
        Some(_) => &["microsoft_registry"],
        None if is_filled_in_later(host) => &[],
        None => &["other"],
    }
}

/// Which hosts the FQDN rules among the outbound rules allow: a destination that is a text is one or several hosts.
fn fqdn_rules(tree: &Tree, node: NodeId, python: Texts) -> &'static [&'static str] {
    let items = tree.items(node).iter().copied();
    let rules: Vec<NodeId> = items.chain(tree.entries(node).map(|entry| entry.value)).collect();
    if rules.is_empty() && tree.text(node).is_some() {
        return &[];
    }
    let destinations: Vec<&str> = rules.iter().filter_map(|rule| below(tree, *rule, "destination")).collect();
    let mut hosts = destinations.iter().flat_map(|text| text.split(',')).map(str::trim);
    let is_python = |host: &str| {
        let ends = python.iter().flat_map(|(_, ends)| ends.iter());
        let is_below =
            |end: &str| host.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        ends.into_iter().any(|end| matches!(host, "*" | "*.*") || is_below(end))
    };
    if hosts.any(is_python) {
        &["python"]
    } else if destinations.iter().any(|text| is_filled_in_later(text)) {
        &["others", "python"]
    } else if destinations.is_empty() {
        &["none"]
    } else {
        &["others"]
    }
}

/// Which zones a zone group has, by their ids (F-DNS-07).
fn dns_zones(tree: &Tree, node: NodeId, known: Texts) -> &'static [&'static str] {
    let id = |item: &NodeId| {
        let written =
            tree.find(*item, &["properties", "privateDnsZoneId"]).map_or(*item, |entry| entry.value);
        tree.text(written).map(arm_id::name).unwrap_or_default()
    };
    let names: Vec<&str> = tree.items(node).iter().map(id).collect();
    let has = |value: u8| {
        let zones = known.iter().find(|(of, _)| *of == value).map_or(&[][..], |(_, zones)| zones);
        names.iter().any(|name| zones.iter().any(|zone| zone.eq_ignore_ascii_case(name)))
    };
    // A zone is named like a host; anything else shows itself later, and may be any zone.
    let is_open = tree.node(node).is_none_or(|list| list.sequence().is_none())
        || names.iter().any(|name| name.contains(['{', '$', '<', '(']) || !name.contains('.'));
    match (has(0), has(1), is_open) {
        (true, true, _) => &["complete"],
        (false, true, false) => &["no_notebooks"],
        (false, true, true) => &["complete", "no_notebooks"],
        (_, false, false) => &["no_api"],
        (_, false, true) => &[],
    }
}

/// The value for which some text is listed that fits.
fn listed(fact: Fact, texts: Texts, fits: impl Fn(&str) -> bool) -> Option<&'static str> {
    let (value, _) = texts.iter().find(|(_, texts)| texts.iter().any(|text| fits(text)))?;
    fact.entry().values.get(usize::from(*value)).copied()
}
