//! The words that the page puts on the report's fixed names. It decides nothing.

use cofferdam_core::{
    report::{Answer, ChangeWay, OriginKind, Reach, Severity},
    rulebook::{ChangeKind, Phrase},
};

/// The texts of phrases, one a line.
pub fn lines(phrases: &[Phrase]) -> String {
    phrases.iter().map(|phrase| phrase.text()).collect::<Vec<_>>().join("\n")
}

/// What a change of a repair takes.
pub const fn way(way: ChangeWay) -> &'static str {
    match way {
        ChangeWay::Planned => "before it is created",
        ChangeWay::InPlace => "in place",
        ChangeWay::NewDeployment => "with a new deployment",
        ChangeWay::NewEndpoints => "with new endpoints",
        ChangeWay::NewWorkspace => "with a new workspace",
    }
}

/// What a change of a plan is.
pub const fn change_kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::InPlace => "in place",
        ChangeKind::NewDeployment => "needs a new deployment",
        ChangeKind::NewEndpoint => "needs a new endpoint",
        ChangeKind::NewWorkspace => "needs a new workspace",
        ChangeKind::Impossible => "impossible",
        ChangeKind::Irreversible => "can not be undone",
        ChangeKind::TakesEffectLater => "takes effect later",
        ChangeKind::LosesSilently => "loses something silently",
        ChangeKind::Disputed => "the sources disagree",
        ChangeKind::Exposes => "open in between",
    }
}

/// The answer as a word.
pub const fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::Depends => "It depends",
        Answer::No => "No",
    }
}

/// The answer as the report spells it.
pub const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::Depends => "depends",
        Answer::No => "no",
    }
}

/// Whether traffic gets through, as a word.
pub const fn reach(answer: Reach) -> &'static str {
    match answer {
        Reach::Allowed => "Yes",
        Reach::Blocked => "No",
        Reach::Depends => "It depends",
        Reach::Disputed => "The sources disagree",
    }
}

/// Whether traffic gets through, as answers are coloured.
pub const fn reach_key(answer: Reach) -> &'static str {
    match answer {
        Reach::Allowed => "yes",
        Reach::Blocked => "no",
        Reach::Depends | Reach::Disputed => "depends",
    }
}

/// The severity as a word.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

/// The severity as the report spells it.
pub const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// How a fact is known, as a word.
pub const fn origin(origin: OriginKind) -> &'static str {
    match origin {
        OriginKind::Stated => "stated",
        OriginKind::Defaulted => "default",
        OriginKind::Derived => "derived",
        OriginKind::Constrained => "constrained",
        OriginKind::Unknown => "unknown",
        OriginKind::Assumed => "assumed",
    }
}

/// An exposure in words; a name that is not known here is shown as it is.
pub fn exposure(name: &'static str) -> &'static str {
    match name {
        "private" => "Private endpoint only",
        "selected_addresses" => "Selected addresses",
        "nobody" => "Nobody",
        "internet" => "The internet",
        "approved_only" => "Approved destinations only",
        "workspace_resources_only" => "Workspace resources only",
        "internet_via_managed_network" => "The internet, through the managed network",
        other => other,
    }
}

/// Every exposure that is still possible, in one phrase.
pub fn exposures(names: &[&'static str]) -> String {
    let mut phrase = String::new();
    for (place, name) in names.iter().enumerate() {
        let words = exposure(name);
        if place == 0 {
            phrase.push_str(words);
        } else {
            phrase.push_str(" or ");
            phrase.push_str(&lower_first(words));
        }
    }
    if phrase.is_empty() { "Nothing to judge".into() } else { phrase }
}

/// The text with its first letter in lower case.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The text with its first letter in upper case. A text that starts with what is set as code stays.
pub fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A value of a fact, readable: underscores become blanks.
pub fn value(name: &str) -> String {
    name.replace('_', " ")
}

/// `1 file`, `2 files`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The intents about inbound calls, with words.
pub const INBOUND_INTENTS: &[(&str, &str)] = &[
    ("private-inbound", "Private only"),
    ("selected-addresses-inbound", "Selected addresses at most"),
    ("public-inbound", "Public"),
];

/// The intents about outbound traffic, with words.
pub const OUTBOUND_INTENTS: &[(&str, &str)] = &[
    ("no-internet-egress", "No internet"),
    ("approved-egress-only", "Approved destinations only"),
    ("internet-egress", "Internet"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_exposures_read_as_one_phrase() {
        assert_eq!(exposures(&["private", "internet"]), "Private endpoint only or the internet");
        assert_eq!(exposures(&["nobody"]), "Nobody");
        assert_eq!(exposures(&[]), "Nothing to judge");
    }

    #[test]
    fn sentences_start_with_a_capital_letter() {
        assert_eq!(upper_first("öffnen"), "Öffnen");
        assert_eq!(upper_first("`az` works"), "`az` works");
        assert_eq!(upper_first(""), "");
    }

    #[test]
    fn an_unknown_name_is_shown_as_it_is() {
        assert_eq!(exposure("something_new"), "something_new");
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(1, "file", "files"), "1 file");
        assert_eq!(count(0, "file", "files"), "0 files");
    }
}
