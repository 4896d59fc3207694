//! The rules that documents list for a workspace.

use alloc::{string::String, string::ToString, vec::Vec};

use super::super::{
    object::{Describing, Object},
    origin::Place,
    reading,
};
use crate::{
    document::{NodeId, Scalar, ScalarKind, extend_pointer},
    order::Index,
    rulebook::{Family, OUTBOUND_RULE_TYPE},
};

/// Values of `outbound_rule.type`.
pub const PRIVATE_ENDPOINT: u8 = 0;
/// A rule to a service tag.
pub const SERVICE_TAG: u8 = 1;
/// A rule to hosts.
pub const FQDN: u8 = 2;

/// One rule as one document writes it.
pub struct Rule<'f> {
    /// The document of the workspace.
    pub of: Describing<'f>,
    /// The rule.
    pub node: NodeId,
    /// Its key, where rules are a map.
    key: Option<NodeId>,
    /// JSON Pointer to it.
    pub pointer: String,
}

impl<'f> Rule<'f> {
    /// How it is spelled.
    pub const fn family(&self) -> Family {
        self.of.recognition.family
    }

    /// Its name.
    pub fn name(&self) -> Option<&'f Scalar> {
        let name = self.of.file.tree.scalar(self.name_node()?)?;
        (name.kind != ScalarKind::Null).then_some(name)
    }

    fn name_node(&self) -> Option<NodeId> {
        self.key.or_else(|| self.of.file.tree.get(self.node, "name").map(|entry| entry.value))
    }

    /// What is shown of it: its name, else the whole.
    pub fn anchor(&self) -> NodeId {
        self.name_node().unwrap_or(self.node)
    }

    /// Where a node is that stands at a path below the rule.
    pub fn place(&self, node: NodeId, path: &[&str]) -> Place {
        let mut pointer = self.pointer.clone();
        extend_pointer(&mut pointer, path);
        let span = self.of.file.tree.node(node).map(|node| node.span);
        Place { span: span.unwrap_or(self.of.recognition.span), pointer: pointer.into() }
    }

    /// The value of `outbound_rule.type`: in files for the client by the shape of the destination, else by `type` and,
    /// where that says nothing, by the shape.
    pub fn kind(&self) -> Option<u8> {
        match self.family() {
            Family::CliYaml => self.inferred(),
            _ => self
                .declared()
                .and_then(|text| reading::loose(OUTBOUND_RULE_TYPE, text))
                .or_else(|| self.inferred()),
        }
    }

    /// What `type` says.
    pub fn declared(&self) -> Option<&'f str> {
        let tree = &self.of.file.tree;
        tree.get(self.node, "type").and_then(|entry| tree.text(entry.value))
    }

    /// The kind by the shape of the destination.
    pub fn inferred(&self) -> Option<u8> {
        let tree = &self.of.file.tree;
        let destination = tree.get(self.node, "destination")?.value;
        let has = |keys: [&str; 2]| keys.iter().any(|key| tree.get(destination, key).is_some());
        match tree.scalar(destination) {
            Some(scalar) => (scalar.kind != ScalarKind::Null).then_some(FQDN),
            None if has(["service_resource_id", "serviceResourceId"]) => Some(PRIVATE_ENDPOINT),
            None if has(["service_tag", "serviceTag"]) => Some(SERVICE_TAG),
            None => None,
        }
    }

    /// Whether the user made it: all in files for the client, else what does not say otherwise.
    pub fn is_users(&self) -> bool {
        let tree = &self.of.file.tree;
        let category = tree.get(self.node, "category").and_then(|entry| tree.text(entry.value));
        matches!(self.family(), Family::CliYaml | Family::Sdk)
            || category.is_none_or(|text| reading::normal(text) == "userdefined")
    }
}

/// The rules of one document, below a node that lists them: a list, or a map by name.
pub fn below<'f>(of: Describing<'f>, path: &[&str], node: NodeId) -> Vec<Rule<'f>> {
    let tree = &of.file.tree;
    let pointer = |last: &str| {
        let mut pointer = of.pointer(path);
        extend_pointer(&mut pointer, &[last]);
        pointer
    };
    if tree.is_mapping(node) {
        let rule = |entry: &crate::document::Entry| {
            let name = tree.text(entry.key).unwrap_or_default();
            Rule { of, node: entry.value, key: Some(entry.key), pointer: pointer(name) }
        };
        return tree.entries(node).map(rule).collect();
    }
    let rule = |(place, node): (usize, &NodeId)| Rule {
        of,
        node: *node,
        key: None,
        pointer: pointer(&place.to_string()),
    };
    tree.items(node).iter().enumerate().map(rule).collect()
}

/// The rules of a workspace: those of its file, then those of its state that the file does not name.
pub fn all<'f>(object: &Object<'f>) -> Vec<Rule<'f>> {
    let of = |describing: &Describing<'f>| {
        let path = path(describing.recognition.family);
        let entry = describing.find(path);
        entry.map(|entry| below(*describing, path, entry.value)).unwrap_or_default()
    };
    let mut rules: Vec<Rule<'f>> =
        object.files.iter().map(of).find(|rules| !rules.is_empty()).unwrap_or_default();
    let mut names = Index::default();
    for name in rules.iter().filter_map(Rule::name) {
        names.add(&[name.text.to_ascii_lowercase().as_bytes()], 0);
    }
    let state = object.states.first().map(of).unwrap_or_default();
    rules.extend(state.into_iter().filter(|rule| {
        rule.name().is_none_or(|name| names.get(&[name.text.to_ascii_lowercase().as_bytes()]).is_empty())
    }));
    rules
}

/// Where a workspace lists its rules.
pub const fn path(family: Family) -> &'static [&'static str] {
    match family {
        Family::Arm => &["properties", "managedNetwork", "outboundRules"],
        Family::CliYaml | Family::CliJson | Family::Sdk => &["managed_network", "outbound_rules"],
    }
}
