//! The facts of a report as questions to answer and as a table to read.

use cofferdam_core::report::{KnownFact, OpenFact, OriginKind, Report, Subject};

use super::words::lines;

/// A fact that no file states, to be chosen by the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Fact name.
    pub fact: &'static str,
    /// What the fact is called in sentences.
    pub title: &'static str,
    /// Scope and name of the subject.
    pub subject: Subject,
    /// Every value such a fact can have, and whether it is still possible here.
    pub values: Vec<(&'static str, bool)>,
    /// How the fact is known.
    pub why: String,
    /// Commands that answer it.
    pub ask: String,
    /// True when `works` may depend on it.
    pub gating: bool,
}

impl Question {
    /// Tells the questions of one report apart, and stays the same while the user answers.
    pub fn key(&self) -> String {
        let ruled_out: String =
            self.values.iter().filter(|(_, possible)| !possible).map(|(value, _)| *value).collect();
        format!("{} {ruled_out}", key(self.fact, &self.subject))
    }
}

/// Name of a fact with its subject.
fn key(fact: &str, subject: &Subject) -> String {
    subject.name.as_ref().map_or_else(|| fact.to_owned(), |name| format!("{fact}@{name}"))
}

/// The questions of a report, in the order in which it shows its facts, so that an answer never moves one.
pub fn questions(report: &Report) -> Vec<Question> {
    let known =
        report.subjects.iter().flat_map(|known| known.facts.iter().map(|fact| (&known.subject, fact)));
    known
        .filter(|(_, fact)| is_question(fact))
        .map(|(subject, fact)| question(report, subject, fact))
        .collect()
}

fn is_question(fact: &KnownFact) -> bool {
    matches!(fact.origin, OriginKind::Unknown | OriginKind::Constrained | OriginKind::Assumed)
        && fact.domain.len() > 1
}

fn question(report: &Report, subject: &Subject, known: &KnownFact) -> Question {
    let open = open_fact(report, subject, known.fact);
    let possible =
        |value: &&'static str| known.origin != OriginKind::Constrained || known.values.contains(value);
    Question {
        fact: known.fact,
        title: known.title,
        subject: subject.clone(),
        values: known.domain.iter().map(|value| (*value, possible(value))).collect(),
        why: open.map_or_else(|| known.why.clone(), |open| open.why.clone()),
        ask: open.map(|open| lines(open.ask)).unwrap_or_default(),
        gating: known.gating,
    }
}

fn open_fact<'a>(report: &'a Report, subject: &Subject, fact: &str) -> Option<&'a OpenFact> {
    report.open.iter().find(|open| open.fact == fact && &open.subject == subject)
}

/// How many open facts can still change a verdict.
pub fn decisive_count(report: &Report) -> usize {
    report.open.iter().filter(|open| open.decisive).count()
}

/// The subject as a heading.
pub fn subject_title(subject: &Subject) -> String {
    let scope = subject.scope.replace('_', " ");
    match &subject.name {
        Some(name) => format!("{scope} {name}"),
        None => format!("{scope}, in no file"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(name: Option<&str>) -> Subject {
        Subject { scope: "container_registry", name: name.map(Into::into) }
    }

    #[test]
    fn a_key_names_the_subject_only_where_there_is_one() {
        assert_eq!(key("a.b", &subject(Some("blue"))), "a.b@blue");
        assert_eq!(key("a.b", &subject(None)), "a.b");
    }

    #[test]
    fn a_subject_is_told_in_words() {
        assert_eq!(subject_title(&subject(Some("acr1"))), "container registry acr1");
        assert_eq!(subject_title(&subject(None)), "container registry, in no file");
    }
}
