//! The evidence: what each fact says, and which pages say so.

use cofferdam_rulebook::{Rulebook, model::Source};

use super::{
    html::{Html, all, classed, element, link, list, plain, prose},
    page::{Page, heading},
};

/// Every fact of the catalogue that something rests on, and every page that was read.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = format!(
        "What rules, defaults, remedies and matrix rest on, in our words, with the pages that say so. Read up to {}.",
        rulebook.exposure.knowledge_as_of
    );
    let ids: Vec<String> = rulebook.sources.facts.keys().cloned().collect();
    let pages =
        rulebook.sources.pages.values().map(|page| {
            all([link(&page.url, Html::text(&page.title)), Html::text(&format!(", {}", page.date))])
        });
    let content = all([
        heading("Sources", &about),
        plain("h2", Html::text("Statements")),
        entries(rulebook, &ids, ""),
        plain("h2", Html::text("Pages")),
        plain("p", Html::text("With the date that the page carries, or the version that was run.")),
        list(pages),
    ]);
    Page::new("sources.html", "Sources", content)
}

/// Some of the facts, with their pages.
pub fn entries(rulebook: &Rulebook, ids: &[String], up: &str) -> Html {
    let known = ids.iter().filter_map(|id| rulebook.sources.facts.get(id).map(|source| (id, source)));
    let here = up.is_empty();
    classed("dl", "sources", known.map(|(id, source)| entry(rulebook, id, source, here)).collect())
}

fn entry(rulebook: &Rulebook, id: &str, source: &Source, here: bool) -> Html {
    let pages =
        source.pages.iter().filter_map(|key| rulebook.sources.pages.get(key)).map(|page| {
            all([link(&page.url, Html::text(&page.title)), Html::text(&format!(", {}", page.date))])
        });
    let name = if here {
        element("dt", &[("id", id)], Html::text(id))
    } else {
        plain("dt", link(&format!("../sources.html#{id}"), Html::text(id)))
    };
    all([name, plain("dd", all([plain("p", prose(&source.says)), list(pages)]))])
}
