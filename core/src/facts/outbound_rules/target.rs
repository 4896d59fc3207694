//! Targets of private endpoint rules: a resource and a sub-resource (F-RPE-01, F-RPE-02).

use super::{
    super::{arm_id, reading::Reading},
    Look,
    siblings::{Own, Siblings},
};
use crate::{
    document::{self, Scalar},
    rulebook::{AUTOMATIC, Family, TARGETS},
    words::say,
};

impl<'f> Look<'_, 'f> {
    fn below_destination(&self, keys: [&str; 2]) -> Option<&'f Scalar> {
        let tree = &self.rule.of.file.tree;
        let entry = keys.iter().find_map(|key| tree.find(self.rule.node, &["destination", key]))?;
        tree.scalar(entry.value).filter(|scalar| !scalar.text.is_empty())
    }

    /// The id, its ARM type in lower case, and the sub-resource; or what is to be said instead.
    fn target(&self) -> Result<(&'f Scalar, alloc::string::String, &'f str), Reading> {
        let sub_resource = self.below_destination(["subresource_target", "subresourceTarget"]);
        let (Some(id), Some(sub_resource)) = (self.scalar(), sub_resource) else {
            // Without the key the client rejects the rule for its shape already.
            let key = ["destination", "subresource_target"];
            let told = self.rule.family() == Family::CliYaml
                && self.rule.of.file.tree.find(self.rule.node, &key).is_none();
            return Err(if told { Reading::Absent } else { self.value("malformed", "") });
        };
        if let Some(open) = self.open(sub_resource) {
            return Err(open);
        }
        match document::type_of_id(&id.text) {
            Some(arm_type) => Ok((id, arm_type, &sub_resource.text)),
            None => Err(self.open(id).unwrap_or_else(|| self.value("malformed", &id.text))),
        }
    }

    fn has_hosts(&self) -> bool {
        let tree = &self.rule.of.file.tree;
        tree.get(self.rule.node, "fqdns").is_some_and(|entry| {
            !tree.items(entry.value).is_empty()
                || tree.text(entry.value).is_some_and(|text| text.contains(['$', '[']))
        })
    }
}

/// Whether the target is one that is supported.
pub fn target(look: &Look<'_, '_>, siblings: &Siblings) -> Reading {
    let (id, arm_type, sub_resource) = match look.target() {
        Ok(target) => target,
        Err(reading) => return reading,
    };
    let Some(known) = TARGETS.iter().find(|known| known.arm_type.eq_ignore_ascii_case(&arm_type)) else {
        return look.open(id).unwrap_or_else(|| look.value("unlisted", &arm_type));
    };
    let fits = known.sub_resources.split(' ').any(|listed| listed.eq_ignore_ascii_case(sub_resource));
    if !known.confirmed {
        let gateway = fits && arm_type.ends_with("/applicationgateways") && !look.has_hosts();
        return look.value(if gateway { "without_fqdns" } else { "unconfirmed" }, &arm_type);
    }
    if !fits {
        return look.value("wrong_sub_resource", sub_resource);
    }
    let there = arm_id::subscription(&id.text).filter(|_| id.placeholder.is_none());
    match (&siblings.subscription, there) {
        (Some(here), Some(there)) if *here == there => look.value("listed", &id.text),
        (Some(_), Some(_)) => look.value("other_subscription", &id.text),
        _ => look.either(&["listed", "other_subscription"], say::subscriptions_not_known()),
    }
}

/// Which role approves a connection to the target (F-IDN-03).
pub fn approver_role(look: &Look<'_, '_>) -> Reading {
    let Ok((id, arm_type, _)) = look.target() else { return Reading::Absent };
    let known = TARGETS.iter().find(|known| known.arm_type.eq_ignore_ascii_case(&arm_type));
    match known {
        Some(known) if known.custom_role => look.value("custom", &id.text),
        _ => Reading::Absent,
    }
}

/// What else reaches the target: the workspace's own resources, and earlier rules (F-RPE-10).
pub fn covers(look: &Look<'_, '_>, number: usize, siblings: &Siblings) -> Reading {
    let Ok((id, arm_type, sub_resource)) = look.target() else { return Reading::Absent };
    if siblings.repeats(look.rule, number) {
        return look.value("another_rule", &id.text);
    }
    for (own, item) in AUTOMATIC.iter().enumerate() {
        let fits = item.arm_type.eq_ignore_ascii_case(&arm_type)
            && item.sub_resources.split(' ').any(|listed| listed.eq_ignore_ascii_case(sub_resource));
        if !fits {
            continue;
        }
        let name = look.fact.entry().values.get(usize::from(item.covers)).copied().unwrap_or_default();
        return match siblings.is_own(own, &id.text, id.placeholder.is_some()) {
            Own::Yes => look.value(name, &id.text),
            Own::No => Reading::Absent,
            Own::Unknown => look.either(&["other", name], say::target_may_be_own()),
        };
    }
    Reading::Absent
}
