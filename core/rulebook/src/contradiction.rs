//! `contradictions.yaml`: where the sources disagree, and which reading is followed.

use serde::Deserialize;

use crate::{check::Defect, load::Rulebook};

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContradictionsFile {
    /// By number.
    pub contradictions: Vec<Contradiction>,
}

/// One disagreement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// `C-` and two digits.
    pub id: String,
    /// What the sources disagree on.
    pub about: String,
    /// What each side says; two at least.
    pub sides: Vec<Side>,
    /// The reading that is followed, and why.
    pub followed: String,
    /// The facts that it concerns.
    pub facts: Vec<String>,
    /// The rules whose message or page tells a user of it.
    #[serde(default)]
    pub told: Vec<String>,
}

/// What one side says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The statement, in our words.
    pub says: String,
    /// Keys of pages; none where the page is named in the words alone.
    pub pages: Vec<String>,
}

/// Everything that does not fit.
pub fn defects(rulebook: &Rulebook) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (number, item) in (1..).zip(&rulebook.contradictions.contradictions) {
        let mut report = |message: String| defects.push(Defect { place: item.id.clone(), message });
        if item.id != format!("C-{number:02}") {
            report(format!("is not C-{number:02}"));
        }
        if item.sides.len() < 2 {
            report("has fewer than two sides".into());
        }
        for fact in item.facts.iter().filter(|fact| !rulebook.sources.facts.contains_key(*fact)) {
            report(format!("cites `{fact}`, which `sources/` does not know"));
        }
        let pages = item.sides.iter().flat_map(|side| &side.pages);
        for page in pages.filter(|page| !rulebook.sources.pages.contains_key(*page)) {
            report(format!("names the page `{page}`, which `sources/` does not know"));
        }
        for rule in item.told.iter().filter(|id| !rulebook.rules.iter().any(|rule| rule.front.id == **id)) {
            report(format!("names the rule `{rule}`, which does not exist"));
        }
    }
    defects
}
