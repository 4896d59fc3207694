//! What fills the placeholders of texts and commands: names from the documents, and those of the cloud.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{Material, works::context};
use crate::{
    facts::{SubjectId, arm_id},
    judgement::context::Context,
    rulebook::{CLOUDS, Cloud, Scope, WORKSPACE_CLOUD},
};

/// What fills placeholders for one subject.
pub struct Names {
    said: Vec<(&'static str, Option<String>, &'static str)>,
    cloud: Option<&'static Cloud>,
}

impl Material<'_> {
    /// The word at a path of what describes a subject; nothing where it is filled in later.
    pub fn said(&self, id: SubjectId, path: &[&str]) -> Option<&str> {
        let described = &self.model.subjects.get(id)?.described;
        described.iter().find_map(|place| {
            let tree = &self.read(place.file)?.tree;
            let scalar = tree.scalar(tree.find(place.node, path)?.value)?;
            (scalar.placeholder.is_none() && !scalar.text.is_empty()).then_some(scalar.text.as_str())
        })
    }
}

/// Whether a word can stand in a command without doing anything there.
fn is_plain(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.()".contains(letter))
        && !word.starts_with('-')
}

impl Names {
    /// The names around a subject.
    pub fn of(material: &Material<'_>, id: SubjectId) -> Self {
        let workspace = material.model.owner(id, Scope::Workspace);
        let endpoint = material.model.owner(id, Scope::Endpoint);
        let near = [workspace, endpoint, Some(id)];
        let find = |paths: &[&[&str]]| {
            let near = near.into_iter().flatten();
            near.flat_map(|id| paths.iter().map(move |path| (id, *path)))
                .find_map(|(id, path)| material.said(id, path))
        };
        let plain = |word: Option<&str>| word.filter(|word| is_plain(word)).map(ToString::to_string);
        let named =
            |id: Option<SubjectId>| plain(id.and_then(|id| material.model.subjects.get(id)?.name.as_deref()));
        let from_id = |segment: &str| find(&[&["id"]]).and_then(|id| arm_id::segment(id, segment));
        let region = find(&[&["location"]])
            .map(|region| region.replace(' ', "").to_ascii_lowercase())
            .filter(|region| is_plain(region));
        let group = find(&[&["resource_group"], &["resourceGroup"]]).or_else(|| from_id("resourceGroups"));
        let guid = workspace.and_then(|id| material.said(id, &["properties", "workspaceId"]));
        let address = find(&[
            &["properties", "scoringUri"],
            &["scoring_uri"],
            &["properties", "discoveryUrl"],
            &["discovery_url"],
        ]);
        Self {
            cloud: cloud(&context(material, id), address),
            said: alloc::vec![
                ("workspace", named(workspace).or_else(|| plain(from_id("workspaces"))), "WS"),
                ("endpoint", named(endpoint), "EP"),
                ("region", region, "REGION"),
                ("guid", plain(guid), "WORKSPACE_GUID"),
                ("subscription", plain(from_id("subscriptions")), "SUBSCRIPTION"),
                ("resource_group", plain(group), "RG"),
            ],
        }
    }

    /// The text with its placeholders filled in.
    pub fn fill(&self, text: &'static str) -> String {
        let mut filled = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some((before, name, after)) = next_parameter(rest) {
            filled.push_str(before);
            match self.value(name) {
                Some(value) => filled.push_str(value),
                // Braces of the text's own.
                None => filled.extend(["{", name, "}"]),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn value(&self, name: &str) -> Option<&str> {
        let said = self.said.iter().find(|(key, ..)| *key == name);
        let said = said.map(|(_, value, absent)| value.as_deref().unwrap_or(absent));
        said.or_else(|| of_cloud(self.cloud?, name))
    }

    /// The cloud, for a text that holds a name of it.
    pub fn cloud_in(&self, text: &'static str) -> Option<&'static str> {
        let cloud = self.cloud?;
        let words = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        words.into_iter().any(|(name, _)| of_cloud(cloud, name).is_some()).then_some(cloud.name)
    }
}

fn of_cloud(cloud: &'static Cloud, name: &str) -> Option<&'static str> {
    cloud.names.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
}

/// The cloud that the region tells or, where there is none, a host; else the first.
fn cloud(context: &Context<'_>, address: Option<&str>) -> Option<&'static Cloud> {
    let host = address.and_then(|address| address.split_once("://")).map(|(_, rest)| rest);
    let host = host.and_then(|rest| rest.split(['/', ':']).next());
    let told = context.values(WORKSPACE_CLOUD);
    let of_region =
        |cloud: &&Cloud| told == 1 << WORKSPACE_CLOUD.value_number(cloud.name).unwrap_or_default();
    let of_host = |cloud: &&Cloud| host.is_some_and(|host| cloud.hosts.iter().any(|end| host.ends_with(end)));
    CLOUDS.iter().find(of_region).or_else(|| CLOUDS.iter().find(of_host)).or_else(|| CLOUDS.first())
}

/// What stands before the next `{parameter}`, its name, and what stands behind it.
fn next_parameter(text: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (before, opened) = text.split_once('{')?;
    let (name, after) = opened.split_once('}')?;
    Some((before, name, after))
}
