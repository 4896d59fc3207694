//! Service tag rules: the tag, the protocol, the ports (F-RST-01 to F-RST-05).

use super::{super::reading::Reading, Look};
use crate::{
    document::{ScalarKind, ScalarStyle},
    rulebook::{Family, TAGS_AUTOMATIC, TAGS_BROAD, TAGS_KNOWN},
};

/// What a rule to the tag means.
pub fn tag(look: &Look<'_, '_>) -> Reading {
    let tree = &look.rule.of.file.tree;
    let prefixes = ["address_prefixes", "addressPrefixes"]
        .iter()
        .find_map(|key| tree.find(look.rule.node, &["destination", key]))
        .is_some_and(|entry| !tree.items(entry.value).is_empty());
    let Some(scalar) = look.scalar().filter(|scalar| !scalar.text.is_empty()) else {
        let enough = prefixes && look.rule.family() != Family::CliYaml;
        return if enough { Reading::Absent } else { look.value("missing", "") };
    };
    if prefixes {
        return look.value("ignored", &scalar.text);
    }
    if let Some(open) = look.open(scalar) {
        return open;
    }
    look.value(kind(&scalar.text), &scalar.text)
}

fn kind(tag: &str) -> &'static str {
    let lists = [(TAGS_AUTOMATIC, "automatic"), (TAGS_BROAD, "broad"), (TAGS_KNOWN, "known")];
    let listed = |tag: &str| {
        let has = |words: &str| words.split(' ').any(|known| known.eq_ignore_ascii_case(tag));
        lists.iter().find(|(words, _)| has(words)).map(|(_, kind)| *kind)
    };
    // Behind the last dot may be a region.
    listed(tag).or_else(|| listed(tag.rsplit_once('.')?.0)).unwrap_or("unknown")
}

/// Whether the protocol is one.
pub fn protocol(look: &Look<'_, '_>) -> Reading {
    let Some(scalar) = look.scalar() else { return look.value("unknown", "") };
    let known = ["TCP", "UDP", "ICMP", "*"].iter().any(|known| known.eq_ignore_ascii_case(&scalar.text));
    look.open(scalar).unwrap_or_else(|| look.value(if known { "known" } else { "unknown" }, &scalar.text))
}

/// Whether the ports are text, and ports.
pub fn ports(look: &Look<'_, '_>) -> Reading {
    let Some(scalar) = look.scalar() else { return look.value("malformed", "") };
    if let Some(open) = look.open(scalar) {
        return open;
    }
    let bare = scalar.style == ScalarStyle::Plain && scalar.kind != ScalarKind::String;
    let state = if bare && look.rule.family() == Family::CliYaml {
        "not_text"
    } else if scalar.text.split(',').all(is_range) {
        "ports"
    } else {
        "malformed"
    };
    look.value(state, &scalar.text)
}

fn is_range(part: &str) -> bool {
    let port = |text: &str| text.trim().parse::<u16>().ok().filter(|_| !text.contains('+'));
    match part.trim().split_once('-') {
        _ if part.trim() == "*" => true,
        Some((from, to)) => port(from).zip(port(to)).is_some_and(|(from, to)| from <= to),
        None => port(part).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_with_and_without_a_region() {
        for (tag, expected) in [
            ("DataFactory", "known"),
            ("AzureContainerRegistry.westeurope", "known"),
            ("AzureFrontDoor.Backend", "known"),
            ("AzureFrontDoor.Frontend", "broad"),
            ("AzureFrontDoor.FirstParty", "automatic"),
            ("Storage.westeurope", "broad"),
            ("batchnodemanagement.westeurope", "automatic"),
            ("AzureFrontDoor", "unknown"),
            ("Pypi", "unknown"),
        ] {
            assert_eq!(kind(tag), expected, "{tag}");
        }
    }

    #[test]
    fn ports_are_numbers_ranges_or_any() {
        for part in ["80", " 8080", "1024-65535", "*", "0"] {
            assert!(is_range(part), "{part}");
        }
        for part in ["", "65536", "90-80", "https", "80-", "+80", "80:90"] {
            assert!(!is_range(part), "{part}");
        }
    }
}
