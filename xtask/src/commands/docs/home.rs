//! The first page.

use cofferdam_rulebook::Rulebook;

use super::{
    html::{Html, all, classed, code, element, link, list, plain, prose},
    page::{Page, heading},
    words,
};

/// The page.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = "Which network configurations of an Azure Machine Learning managed online endpoint work, and which do \
                 not? Cofferdam answers from the text of your files alone, without Azure and without a network, and \
                 shows why.";
    let content = all([
        heading("Cofferdam", about),
        answers(),
        plain("h2", Html::text("What is here")),
        places(rulebook),
        plain("h2", Html::text("Ask it")),
        plain("p", Html::text("In the repository, with Rust and Node installed:")),
        element(
            "pre",
            &[("tabindex", "0")],
            code(
                "cargo xtask play\ncargo xtask build\nnode bindings/npm/bin/cofferdam.js check endpoint.yml deployment.yml",
            ),
        ),
        plain(
            "p",
            Html::text(
                "The first opens a page to paste files into; the others build the command and ask it.",
            ),
        ),
        plain("h2", Html::text("Intents")),
        plain(
            "p",
            prose(
                "What may be meant, with `--intent`; each is met when every exposure that is still possible is among those listed.",
            ),
        ),
        intents(rulebook),
        plain("h2", Html::text("What an answer does not say")),
        list([&rulebook.exposure.not_promised, &rulebook.exposure.control_plane].map(|text| prose(text))),
        classed(
            "p",
            "about",
            Html::text(&format!(
                "Rulebook {}, sources read up to {}.",
                rulebook.exposure.rulebook_version, rulebook.exposure.knowledge_as_of
            )),
        ),
    ]);
    Page::new("index.html", "Network isolation of managed online endpoints", content)
}

fn answers() -> Html {
    let three = [
        (
            "Will it work?",
            "Yes, no, or depends on facts that it names: what a file does not say is unknown, neither fine nor wrong.",
        ),
        ("How isolated is it?", "Every exposure still possible, inbound and outbound apart."),
        ("Is it as intended?", "Against what you say you mean; without that, no claim."),
    ];
    let cards = three.iter().map(|(question, answer)| {
        classed("li", "card", all([plain("strong", Html::text(question)), plain("p", Html::text(answer))]))
    });
    classed("ul", "cards-row", cards.collect())
}

fn places(rulebook: &Rulebook) -> Html {
    let rules =
        format!("{} rules, each with its reason, examples, remedies and sources", rulebook.rules.len());
    let places = [
        ("rules/index.html", "Rules", rules.as_str()),
        (
            "matrix.html",
            "Matrix",
            "every combination and whether it is supported, in both editions of the vendor's table",
        ),
        (
            "reachability.html",
            "Reachability",
            "who can call an endpoint, what a deployment can reach, by which path and what stops it",
        ),
        (
            "inventory.html",
            "Inventory",
            "what the service creates, and which names, roles and steps are needed",
        ),
        ("troubleshooting.html", "Troubleshooting", "what goes wrong, and what may be behind it"),
        ("facts.html", "Facts", "what is read, from which keys, and what holds when a key is absent"),
        (
            "destinations.html",
            "Destinations",
            "what a managed network reaches by itself, what its rules may name, what each scenario needs",
        ),
        ("sources.html", "Sources", "the statements that everything rests on, with the pages that make them"),
        ("coverage.html", "Coverage", "what becomes of every statement"),
        ("config.html", "Config file", "options that hold for a whole directory"),
        ("glossary.html", "Glossary", "the words that explanations use"),
        ("api/cofferdam_core/index.html", "API", "the core crate, as Rust documents it"),
    ];
    list(places.iter().map(|(address, name, about)| {
        all([link(address, Html::text(name)), Html::text(&format!(": {about}"))])
    }))
}

fn intents(rulebook: &Rulebook) -> Html {
    let rows = rulebook.exposure.intents.iter().map(|intent| {
        let allowed: Vec<String> = intent.allows.iter().map(|name| words::spoken(name)).collect();
        let direction = words::capital(&intent.direction);
        plain(
            "tr",
            all([
                element("th", &[("scope", "row")], code(&intent.name)),
                plain("td", Html::text(&format!("{direction}: {}", allowed.join(" or ")))),
            ]),
        )
    });
    element("table", &[("class", "intents")], plain("tbody", rows.collect()))
}
