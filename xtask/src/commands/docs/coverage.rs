//! What becomes of every fact of the evidence: what uses it, or why no text decides it and what is told instead.

use cofferdam_rulebook::{
    Rulebook,
    citation::{self, Use},
    model::Source,
};

use super::{
    html::{Html, all, classed, element, joined, link, plain, prose},
    page::{Page, heading},
};

/// One row for each fact.
pub fn page(rulebook: &Rulebook) -> Page {
    let uses = citation::by_fact(rulebook);
    let facts = &rulebook.sources.facts;
    let undecided = facts.iter().filter(|(id, _)| !uses.contains_key(id.as_str())).count();
    let about = format!(
        "{} facts were read in the vendor's pages, in its client and in its interface descriptions. {} are used by rules, \
         defaults, the matrix, remedies and tables; for {undecided} no text gives an answer, and the row says what the \
         report tells instead.",
        facts.len(),
        facts.len() - undecided,
    );
    let none = Vec::new();
    let rows =
        facts.iter().map(|(id, source)| row(rulebook, id, source, uses.get(id.as_str()).unwrap_or(&none)));
    let titles = ["Fact", "What it says", "What becomes of it"];
    let head: Html =
        titles.iter().map(|title| element("th", &[("scope", "col")], Html::text(title))).collect();
    let table = plain("table", all([plain("thead", plain("tr", head)), plain("tbody", rows.collect())]));
    let content =
        all([heading("Coverage", &about), element("div", &[("class", "scroll"), ("tabindex", "0")], table)]);
    Page::new("coverage.html", "Coverage", content)
}

fn row(rulebook: &Rulebook, id: &str, source: &Source, uses: &[(Use, &str)]) -> Html {
    let name = link(&format!("sources.html#{id}"), Html::text(id));
    let becomes: Vec<Html> = match &source.undecided {
        Some(undecided) => {
            let (intro, used) = match uses {
                [] => ("Not decided from text: ", None),
                _ => ("In part not decided from text: ", Some(joined(used(rulebook, uses), ", "))),
            };
            let why = plain("p", all([Html::text(intro), prose(&undecided.why)]));
            used.into_iter().chain([why, classed("p", "about", prose(&undecided.told))]).collect()
        }
        None => vec![joined(used(rulebook, uses), ", ")],
    };
    let cells = [plain("td", prose(&source.says)), plain("td", all(becomes))];
    plain("tr", all([element("th", &[("scope", "row"), ("class", "id")], name), all(cells)]))
}

/// Rules by their code, everything else by its kind, once.
fn used(rulebook: &Rulebook, uses: &[(Use, &str)]) -> Vec<Html> {
    let mut pieces = Vec::new();
    let mut told: Vec<Use> = Vec::new();
    for (kind, place) in uses {
        let rule = rulebook.rules.iter().find(|rule| *kind == Use::Rule && rule.front.id == *place);
        if let Some(rule) = rule {
            pieces.push(link(&format!("rules/{}.html", rule.front.id), Html::text(&rule.front.code)));
        } else if !told.contains(kind) {
            told.push(*kind);
            pieces.push(Html::text(kind.name()));
        }
    }
    pieces
}
