//! Which ways of working the FQDN rules of a workspace go for. What a workspace is for is in no document, so a scenario of
//! which no rule names a host is not spoken of, and a missing host is none that has to be there.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Material, sentences, subject, works::context};
use crate::{
    facts::SubjectId,
    report::InventoryItem,
    rulebook::{OUTBOUND_RULE_TYPE, SCENARIOS, Scenario, Scope, WORKSPACE_ISOLATION_MODE},
};

/// One item for each scenario of which rules cover some host, where only approved outbound is or may be allowed.
pub fn items(material: &Material<'_>) -> Vec<InventoryItem> {
    let approved = WORKSPACE_ISOLATION_MODE.value_number("allow_only_approved_outbound").unwrap_or_default();
    let rules = material.below_workspaces(Scope::OutboundRule);
    let mut items = Vec::new();
    for (id, _) in material.model.of(Scope::Workspace) {
        let modes = context(material, id).values(WORKSPACE_ISOLATION_MODE);
        if modes & (1 << approved) == 0 {
            continue;
        }
        let (hosts, open) = hosts(material, rules.get(id).map(Vec::as_slice).unwrap_or_default());
        let certain = modes.count_ones() == 1;
        items.extend(SCENARIOS.iter().filter_map(|scenario| {
            let text = text(scenario, &hosts, open)?;
            Some(InventoryItem {
                id: "scenario-hosts",
                kind: "check",
                text,
                least: usize::from(certain),
                most: 1,
                cloud: None,
                subjects: alloc::vec![subject(material, id)],
                commands: Vec::new(),
                facts: scenario.facts.to_vec(),
            })
        }));
    }
    items
}

/// The hosts of the FQDN rules among some in lower case, and whether some show themselves later.
fn hosts(material: &Material<'_>, rules: &[SubjectId]) -> (Vec<String>, bool) {
    let fqdn = OUTBOUND_RULE_TYPE.value_number("fqdn").unwrap_or_default();
    let mut hosts = Vec::new();
    let mut open = false;
    for &id in rules {
        if context(material, id).values(OUTBOUND_RULE_TYPE) & (1 << fqdn) == 0 {
            continue;
        }
        let said = material.said(id, &["destination"]);
        match said.or_else(|| material.said(id, &["properties", "destination"])) {
            Some(list) => hosts.extend(list.split(',').map(|host| host.trim().to_ascii_lowercase())),
            None => open = true,
        }
    }
    (hosts, open)
}

/// How far the hosts go for a scenario; nothing where they do not at all.
fn text(scenario: &Scenario, rules: &[String], open: bool) -> Option<String> {
    let covered = |host: &str| rules.iter().any(|rule| covers(rule, host));
    let missing: Vec<String> =
        scenario.hosts.split(' ').filter(|host| !covered(host)).map(|host| format!("`{host}`")).collect();
    if missing.len() == scenario.hosts.split(' ').count() {
        return None;
    }
    let title = scenario.title;
    if missing.is_empty() {
        return Some(format!("the FQDN rules name every host that is commonly needed for: {title}"));
    }
    let unless = if open { ", unless one of the hosts that are filled in later is" } else { "" };
    let missing = sentences::all(&missing).to_string();
    Some(format!(
        "the FQDN rules name some of the hosts that are commonly needed for: {title}. Not among them{unless}: {missing}; add those that your deployments use"
    ))
}

/// Whether a rule lets a host through: it names the host, or everything below a name above it.
fn covers(rule: &str, host: &str) -> bool {
    let below = rule.strip_prefix('*').filter(|suffix| suffix.is_empty() || suffix.starts_with('.'));
    rule == host
        || below.is_some_and(|suffix| host.trim_start_matches('*').ends_with(suffix) && host != suffix)
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_wildcard_covers_what_is_below_it() {
        for (rule, host, expected) in [
            ("pypi.org", "pypi.org", true),
            ("*.anaconda.com", "*.anaconda.com", true),
            ("*.anaconda.com", "anaconda.com", false),
            ("*.anaconda.com", "repo.anaconda.com", true),
            ("*.com", "*.anaconda.com", true),
            ("repo.anaconda.com", "*.anaconda.com", false),
            ("*.conda.com", "x.anaconda.com", false),
            ("*", "pypi.org", true),
        ] {
            assert_eq!(covers(rule, host), expected, "{rule} {host}");
        }
    }
}
