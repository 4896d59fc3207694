//! The terms that the report uses.

use cofferdam_rulebook::Rulebook;

use super::{
    html::{Html, all, classed, element, plain, prose},
    page::{Page, citations, heading},
};

/// The page.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = "The words that explanations use, for somebody who joined the team last week.";
    let terms = rulebook.glossary.terms.iter().map(|term| {
        all([
            element("dt", &[("id", &term.term.replace(' ', "-"))], Html::text(&term.term)),
            plain(
                "dd",
                all([
                    plain("p", prose(term.means.trim_end())),
                    classed("p", "about", citations(&term.facts, "")),
                ]),
            ),
        ])
    });
    let content = all([heading("Glossary", about), classed("dl", "sources", terms.collect())]);
    Page::new("glossary.html", "Glossary", content)
}
