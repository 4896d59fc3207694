//! What goes wrong, and what may be behind it.

use cofferdam_rulebook::{
    Rulebook,
    outlook::{Cause, Symptom},
};

use super::{
    html::{Html, all, classed, element, joined, link, list, plain, prose},
    outlook::commands,
    page::{Page, citations, fact, heading},
};

/// The page.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = "What people see when something does not work, what may be behind it in terms of the configuration, \
                 the facts to look at and the rules that find it beforehand.";
    let sections = rulebook.symptoms.symptoms.iter().map(|symptom| section(rulebook, symptom));
    Page::new(
        "troubleshooting.html",
        "Troubleshooting",
        all([heading("Troubleshooting", about), sections.collect()]),
    )
}

fn section(rulebook: &Rulebook, symptom: &Symptom) -> Html {
    let causes = symptom.causes.iter().map(|item| cause(rulebook, item));
    element(
        "section",
        &[("class", "fact")],
        all([
            plain("h2", prose(&symptom.symptom)),
            list(causes),
            commands(&symptom.commands),
            classed("p", "about", citations(&symptom.facts, "")),
        ]),
    )
}

fn cause(rulebook: &Rulebook, cause: &Cause) -> Html {
    let facts = cause.look.iter().map(|name| fact(name, ""));
    let rules = rulebook.rules.iter().filter(|rule| cause.rules.contains(&rule.front.id));
    let rules =
        rules.map(|rule| link(&format!("rules/{}.html", rule.front.id), Html::text(&rule.front.code)));
    let pointers: Vec<Html> = facts.chain(rules).collect();
    let pointers = if pointers.is_empty() {
        Html::default()
    } else {
        all([Html::text(" ("), joined(pointers, ", "), Html::text(")")])
    };
    all([prose(&cause.text), pointers])
}
