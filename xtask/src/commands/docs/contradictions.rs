//! Where the sources disagree: what each side says, and which reading is followed.

use cofferdam_rulebook::{
    Rulebook,
    contradiction::{Contradiction, Side},
};

use super::{
    html::{Html, all, code, element, joined, link, list, plain, prose},
    page::{Page, citations, heading},
};

/// Every disagreement that was found.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = "Where pages, samples and the observed client say different things. A finding never decides such a question silently: it follows the reading given here.";
    let items = rulebook.contradictions.contradictions.iter().map(|item| entry(rulebook, item));
    let content = all([heading("Disagreements", about)].into_iter().chain(items));
    Page::new("disagreements.html", "Disagreements", content)
}

fn entry(rulebook: &Rulebook, item: &Contradiction) -> Html {
    let title = element("h2", &[("id", &item.id)], Html::text(&format!("{} {}", item.id, item.about)));
    let told = item.told.iter().filter_map(|id| rulebook.rules.iter().find(|rule| rule.front.id == *id));
    let told = told.map(|rule| link(&format!("rules/{}.html", rule.front.id), code(&rule.front.code)));
    all([
        title,
        list(item.sides.iter().map(|side| said(rulebook, side))),
        plain("p", all([Html::text("Followed: "), prose(&item.followed)])),
        plain("p", all([citations(&item.facts, ""), Html::text(" "), joined(told, " ")])),
    ])
}

fn said(rulebook: &Rulebook, side: &Side) -> Html {
    let pages = side.pages.iter().filter_map(|key| rulebook.sources.pages.get(key));
    let pages = pages
        .map(|page| all([link(&page.url, Html::text(&page.title)), Html::text(&format!(", {}", page.date))]));
    let pages: Vec<Html> = pages.collect();
    let between = if pages.is_empty() { "" } else { ": " };
    all([prose(&side.says), Html::text(between), joined(pages, "; ")])
}
