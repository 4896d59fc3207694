//! What surrounds the rules of a workspace: the other rules, and the resources that the workspace names.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    super::{arm_id, object::Object},
    listed::Rule,
};
use crate::{
    document::Scalar,
    order::Index,
    rulebook::{AUTOMATIC, Automatic, Family},
    text::concat,
};

/// Whether a rule's target is a resource of the workspace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The documents do not tell.
    Unknown,
}

/// The other rules and the resources of a workspace.
pub struct Siblings {
    /// By name in lower case, and by target: the rules, by number.
    rules: Index,
    /// Exact names, by number.
    names: Vec<String>,
    /// For each of `AUTOMATIC`, the id that the workspace names; none where it surely has no such resource yet.
    own: Vec<Option<String>>,
    /// The workspace's name.
    name: Option<String>,
    /// The workspace's subscription.
    pub subscription: Option<String>,
}

/// Names of rules, and their targets.
const NAME: &[u8] = b"name";
const TARGET: &[u8] = b"target";

/// Stands for an id that is not known.
const NOT_KNOWN: &str = "";

impl Siblings {
    /// The surroundings of the rules of a workspace.
    pub fn of(object: &Object<'_>, rules: &[Rule<'_>]) -> Self {
        let mut known = Self {
            rules: Index::default(),
            names: rules
                .iter()
                .map(|rule| rule.name().map(|name| name.text.clone()).unwrap_or_default())
                .collect(),
            own: AUTOMATIC.iter().map(|item| own(object, item)).collect(),
            name: object.name.map(ToString::to_string),
            subscription: object.id.and_then(arm_id::subscription).map(str::to_ascii_lowercase),
        };
        for (number, rule) in rules.iter().enumerate() {
            if let Some(name) = rule.name() {
                known.rules.add(&[NAME, name.text.to_ascii_lowercase().as_bytes()], number);
            }
            if let Some(target) = target_key(rule) {
                known.rules.add(&[TARGET, target.as_bytes()], number);
            }
        }
        known
    }

    /// What an equal name does to a rule: in a list the last one wins without a word.
    pub fn namesake(&self, rule: &Rule<'_>, name: &Scalar, number: usize) -> Option<&'static str> {
        let same = self.rules.get(&[NAME, name.text.to_ascii_lowercase().as_bytes()]);
        let exact = |other: &&usize| self.names.get(**other) == Some(&name.text);
        if same.iter().rev().find(exact).is_some_and(|last| *last > number)
            && rule.family() == Family::CliYaml
        {
            return Some("overridden");
        }
        (same.first() != Some(&number) && same.iter().any(|other| !exact(&other)))
            .then_some("differs_in_casing")
    }

    /// Whether an earlier rule of a user has the same target.
    pub fn repeats(&self, rule: &Rule<'_>, number: usize) -> bool {
        let same = |target: String| self.rules.get(&[TARGET, target.as_bytes()]).first();
        target_key(rule).and_then(same).is_some_and(|first| *first < number)
    }

    /// Whether an id is that of one of the workspace's resources, the `number`th of `AUTOMATIC`.
    pub fn is_own(&self, number: usize, id: &str, open: bool) -> Own {
        let Some(named) = self.own.get(number).and_then(Option::as_deref) else { return Own::No };
        if named.eq_ignore_ascii_case(id) {
            return if open { Own::Unknown } else { Own::Yes };
        }
        if named != NOT_KNOWN {
            return if open || has_placeholder(named) { Own::Unknown } else { Own::No };
        }
        // The workspace itself is known by its name, too.
        match self.name.as_deref().filter(|_| AUTOMATIC.get(number).is_some_and(|item| item.named.is_empty()))
        {
            Some(name) if open || has_placeholder(name) => Own::Unknown,
            Some(name) if arm_id::name(id).eq_ignore_ascii_case(name) => Own::Yes,
            Some(_) => Own::No,
            None => Own::Unknown,
        }
    }
}

/// Something within the text is filled in later.
fn has_placeholder(text: &str) -> bool {
    text.contains(['<', '$', '{', '['])
}

/// Resource and sub-resource of a private endpoint rule that a user made, where nothing in them is filled in later.
fn target_key(rule: &Rule<'_>) -> Option<String> {
    let tree = &rule.of.file.tree;
    let text = |keys: [&str; 2]| {
        let entry = keys.iter().find_map(|key| tree.find(rule.node, &["destination", key]))?;
        tree.scalar(entry.value)
            .filter(|scalar| scalar.placeholder.is_none())
            .map(|scalar| scalar.text.as_str())
    };
    let id = text(["service_resource_id", "serviceResourceId"])?;
    let sub_resource = text(["subresource_target", "subresourceTarget"])?;
    rule.is_users().then(|| concat(&[id, " ", sub_resource]).to_ascii_lowercase())
}

/// The id of one of the workspace's resources.
fn own(object: &Object<'_>, item: &Automatic) -> Option<String> {
    let [client, arm] = item.named else { return Some(object.id.unwrap_or_default().to_string()) };
    let named = object.files.iter().chain(&object.states).find_map(|describing| {
        match describing.recognition.family {
            Family::Arm => describing.text(&["properties", arm]),
            Family::CliYaml | Family::CliJson | Family::Sdk => describing.text(&[client]),
        }
    });
    let made_along = object.states.is_empty() && !object.fragment && !object.files.is_empty();
    match named {
        Some(id) => Some(id.to_string()),
        None => (!made_along).then(|| NOT_KNOWN.to_string()),
    }
}
