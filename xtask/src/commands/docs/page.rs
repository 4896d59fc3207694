//! What all pages share: head, navigation, footer.

use super::html::{Html, all, classed, code, element, joined, link, plain};

/// A page of the site.
#[derive(Debug)]
pub struct Page {
    /// Where it is, from the root of the site.
    pub path: String,
    /// The whole text.
    pub html: String,
}

/// The sheet with the looks of every page.
pub const STYLE: &str = include_str!("style.css");

const PLACES: [(&str, &str); 14] = [
    ("index.html", "Overview"),
    ("rules/index.html", "Rules"),
    ("matrix.html", "Matrix"),
    ("reachability.html", "Reachability"),
    ("inventory.html", "Inventory"),
    ("troubleshooting.html", "Troubleshooting"),
    ("facts.html", "Facts"),
    ("destinations.html", "Destinations"),
    ("sources.html", "Sources"),
    ("disagreements.html", "Disagreements"),
    ("coverage.html", "Coverage"),
    ("config.html", "Config file"),
    ("glossary.html", "Glossary"),
    ("api/cofferdam_core/index.html", "API"),
];
/// Nothing is loaded but the sheet.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

impl Page {
    /// A page with the customary surroundings. `up` leads from its folder to the root of the site.
    pub fn new(path: &str, title: &str, content: Html) -> Self {
        let up = "../".repeat(path.matches('/').count());
        let meta = |name: &str, content: &str| format!("<meta name=\"{name}\" content=\"{content}\">");
        let head = format!(
            "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{}{}\
             <link rel=\"stylesheet\" href=\"{up}style.css\">{}",
            meta("viewport", "width=device-width, initial-scale=1"),
            meta("color-scheme", "light dark"),
            plain("title", Html::text(&format!("{title} · Cofferdam"))).as_str(),
        );
        let body = all([
            element("a", &[("class", "skip"), ("href", "#content")], Html::text("To the content")),
            plain("header", navigation(path, &up)),
            element("main", &[("id", "content")], content),
            plain("footer", footer()),
        ]);
        let html = format!(
            "<!doctype html>\n<html lang=\"en\"><head>{head}</head><body>{}</body></html>\n",
            body.as_str()
        );
        Self { path: path.to_owned(), html }
    }
}

fn navigation(path: &str, up: &str) -> Html {
    let places = PLACES.iter().map(|(address, name)| {
        let address_here = format!("{up}{address}");
        let mut attributes = vec![("href", address_here.as_str())];
        if *address == path || (*address == "rules/index.html" && path.starts_with("rules/")) {
            attributes.push(("aria-current", "page"));
        }
        element("a", &attributes, Html::text(name))
    });
    let home = format!("{up}index.html");
    all([
        element("a", &[("class", "name"), ("href", &home)], Html::text("Cofferdam")),
        element("nav", &[("aria-label", "Site")], places.collect()),
    ])
}

fn footer() -> Html {
    plain(
        "p",
        super::html::prose(
            "Written by `cargo xtask docs` from the rulebook that the product is compiled from. Licence: MIT or Apache-2.0.",
        ),
    )
}

/// The title of a page and what it is about.
pub fn heading(title: &str, about: &str) -> Html {
    all([plain("h1", super::html::prose(title)), classed("p", "about", super::html::prose(about))])
}

/// A short mark.
pub fn badge(kind: &str, text: &str) -> Html {
    classed("span", &format!("badge {kind}"), Html::text(text))
}

/// Links to evidence. `up` leads to the root of the site.
pub fn citations(facts: &[String], up: &str) -> Html {
    let links = facts.iter().map(|id| link(&format!("{up}sources.html#{id}"), Html::text(id)));
    classed("span", "cites", joined(links, " "))
}

/// A link to a fact.
pub fn fact(name: &str, up: &str) -> Html {
    let base = name.trim_end_matches(".written").trim_end_matches(".accepted");
    link(&format!("{up}facts.html#{base}"), code(name))
}

/// A table cell that carries the head of its column, for narrow screens.
pub fn cell(head: &str, content: Html) -> Html {
    element("td", &[("data-head", head)], plain("div", content))
}

/// The head of a table.
pub fn table_head(names: &[&str]) -> Html {
    let cells = names.iter().map(|name| element("th", &[("scope", "col")], Html::text(name)));
    plain("thead", plain("tr", cells.collect()))
}
