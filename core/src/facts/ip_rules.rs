//! Addresses of a workspace's network ACL, one subject each. The client does not look at them (F-OBS-16); the service
//! takes public IPv4 addresses and ranges only (F-SIP-06), and 200 of them (F-SIP-01).

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    bind::Binder,
    knowledge::Knowledge,
    model::{Described, Model, Subject},
    object::{Describing, Object},
    origin::{Origin, Place, Text},
    presumed::{Presumed, at},
};
use crate::{
    document::{NodeId, Syntax},
    rulebook::{ADDRESS_RANGES, Family, IP_RULE_ADDRESS, Scope},
    text::{concat, ipv4},
    words::say,
};

/// How many a workspace may have (F-SIP-01).
const MOST: usize = 200;

/// Where a document writes the ACL, and the rules within it.
const fn paths(family: Family) -> (&'static [&'static str], &'static str) {
    match family {
        Family::Arm => (&["properties", "networkAcls"], "ipRules"),
        Family::CliYaml | Family::CliJson | Family::Sdk => (&["network_acls"], "ip_rules"),
    }
}

/// The document whose ACL counts, a file's before that of the state beside it, and its rules.
fn listed<'f>(object: &Object<'f>) -> Option<(Describing<'f>, &'f [NodeId])> {
    object.files.iter().chain(&object.states).find_map(|describing| {
        let tree = &describing.file.tree;
        let (path, key) = paths(describing.recognition.family);
        let acl = describing.find(path)?.value;
        let rules = tree.get(acl, key).map(|entry| tree.items(entry.value)).unwrap_or_default();
        tree.is_mapping(acl).then_some((*describing, rules))
    })
}

/// Adds the addresses of every workspace.
pub fn add(model: &mut Model, binder: &mut Binder, objects: &[Object<'_>]) {
    let workspaces = objects.iter().enumerate().filter(|(_, object)| object.scope == Scope::Workspace);
    for (workspace, object) in workspaces {
        let Some((describing, rules)) = listed(object) else { continue };
        let tree = &describing.file.tree;
        let (path, key) = paths(describing.recognition.family);
        for (number, rule) in rules.iter().enumerate() {
            let Some(node) = tree.get(*rule, "value").map(|entry| entry.value) else { continue };
            let Some(scalar) = tree.scalar(node) else { continue };
            let pointer = concat(&[&describing.pointer(path), "/", key, "/", &number.to_string(), "/value"]);
            model.subjects.push(Subject {
                scope: Scope::IpRule,
                name: Some(scalar.text.clone()),
                parent: Some(workspace),
                associated: Vec::new(),
                described: alloc::vec![Described {
                    file: describing.file.file,
                    node,
                    pointer: pointer.clone(),
                    editable: false,
                    exists: false,
                    json: tree.syntax == Syntax::Json,
                }],
                bindings: Vec::new(),
            });
            let id = model.subjects.len() - 1;
            let span = tree.node(node).map_or(describing.recognition.span, |node| node.span);
            let place = Place { span, pointer: pointer.into() };
            let known = match &scalar.placeholder {
                Some(placeholder) => {
                    let why = say::filled_in_later(&placeholder.text).into();
                    let origin = Origin::Unknown { why, place: Some(place) };
                    Knowledge { origin, ..Knowledge::unknown(IP_RULE_ADDRESS, String::new()) }
                }
                None => {
                    let values =
                        IP_RULE_ADDRESS.value_number(class(&scalar.text)).map_or(0, |value| 1 << value);
                    let origin = Origin::Stated { place, text: Text::written(&scalar.text) };
                    Knowledge { origin, ..Knowledge::derived(values, String::new(), None, &[]) }
                }
            };
            binder.object(id, None, alloc::vec![(IP_RULE_ADDRESS, known)]);
        }
    }
}

/// Which address rules a workspace has, where its documents tell.
pub fn presence(object: &Object<'_>) -> Option<Presumed> {
    let (value, why, place) = match listed(object) {
        Some((describing, rules)) => {
            let place = at(describing, paths(describing.recognition.family).0);
            let value = match rules.len() {
                0 => "none",
                count if count > MOST => "too_many",
                _ if describing.is_state() => "present",
                _ => "given",
            };
            (value, say::acl_tells(), place)
        }
        None => {
            let document =
                object.states.first().or_else(|| object.files.first().filter(|_| !object.fragment))?;
            document.complete().then_some(())?;
            ("none", say::no_network_acl(), at(*document, &["name"]))
        }
    };
    Some((value, why, place, &["F-SIP-01"]))
}

/// What an address or a range is: the value of `ip_rule.address`.
fn class(text: &str) -> &'static str {
    let text = text.trim();
    if text.matches(':').count() > 1 {
        return "ipv6";
    }
    let (address, prefix) = text.split_once('/').unwrap_or((text, "32"));
    let digits = prefix.len() < 3 && prefix.bytes().all(|byte| byte.is_ascii_digit());
    let prefix: Option<u32> = prefix.parse().ok().filter(|prefix| digits && *prefix <= 32);
    let (Some(address), Some(prefix)) = (ipv4(address), prefix) else { return "malformed" };
    if prefix == 0 {
        return "everything";
    }
    let mut class = "public";
    for range in ADDRESS_RANGES {
        let shorter = range.prefix.min(prefix);
        if (address ^ range.network) >> (32 - shorter) != 0 {
            continue;
        }
        // A range that merely contains one that is named is not what the page speaks of.
        if range.named && prefix >= range.prefix {
            return "private";
        }
        class = "reserved";
    }
    class
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn addresses_are_told_apart() {
        for (text, expected) in [
            ("16.17.18.19", "public"),
            ("16.17.18.0/24", "public"),
            ("16.17.18.19/32", "public"),
            ("16.17.18.18/31", "public"),
            ("172.15.255.255", "public"),
            ("172.32.0.0/16", "public"),
            ("11.0.0.0/8", "public"),
            ("10.0.0.0/8", "private"),
            ("10.1.2.3", "private"),
            ("172.16.0.0", "private"),
            ("172.31.255.255", "private"),
            ("192.168.1.0/24", "private"),
            ("100.64.0.1", "reserved"),
            ("127.0.0.1", "reserved"),
            ("169.254.169.254", "reserved"),
            ("224.0.0.1", "reserved"),
            ("255.255.255.255", "reserved"),
            ("8.0.0.0/5", "reserved"),
            ("0.0.0.0", "reserved"),
            ("0.0.0.0/0", "everything"),
            ("16.0.0.0/0", "everything"),
            ("2001:db8::1", "ipv6"),
            ("::/0", "ipv6"),
            ("16.17.18", "malformed"),
            ("16.17.18.256", "malformed"),
            ("16.17.18.0/33", "malformed"),
            ("16.17.18.0/", "malformed"),
            ("16.17.18.0/+8", "malformed"),
            ("16.17.18.19:443", "malformed"),
            ("16.17.18.1-16.17.18.9", "malformed"),
            ("office", "malformed"),
            ("", "malformed"),
        ] {
            assert_eq!(class(text), expected, "{text}");
        }
    }
}
