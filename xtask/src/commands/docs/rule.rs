//! The page of one rule.

use cofferdam_rulebook::{
    Rulebook,
    front_matter::{Fix, FrontMatter},
    model::Remedy,
    rule_file::RuleFile,
};

use super::{
    examples,
    html::{Html, all, classed, code, element, list, plain, prose},
    markdown,
    page::{Page, badge, citations, fact},
    sources, words,
};

/// The page.
pub fn page(rulebook: &Rulebook, rule: &RuleFile) -> Page {
    let front = &rule.front;
    let content = all([
        classed("p", "above", code(&front.code)),
        plain("h1", prose(&front.title)),
        badges(front),
        markdown::introduction(&rule.body),
        conditions(rulebook, front),
        examples::section(rulebook, rule),
        mending(rulebook, front),
        plain("h2", Html::text("Sources")),
        sources::entries(rulebook, &front.facts, "../"),
    ]);
    Page::new(&format!("rules/{}.html", front.id), &format!("{} {}", front.code, front.id), content)
}

fn badges(front: &FrontMatter) -> Html {
    let decides = format!("decides {}", words::decides(&front.decides));
    let mut badges = vec![
        badge(&front.severity, &front.severity),
        badge("neutral", &format!("judged per {}", words::spoken(&front.scope))),
        badge("neutral", if front.decides == "advice" { "advice, decides nothing" } else { &decides }),
    ];
    badges.extend(front.editions.iter().map(|edition| badge("neutral", &format!("edition {edition} only"))));
    let id = all([Html::text("Rule id "), code(&front.id)]);
    all([classed("p", "badges", super::html::joined(badges, " ")), classed("p", "about", id)])
}

fn conditions(rulebook: &Rulebook, front: &FrontMatter) -> Html {
    let located = front.locate.iter().map(|name| fact(name, "../"));
    all([
        plain("h2", Html::text("When")),
        plain("h3", Html::text("It applies when")),
        words::alternatives(rulebook, &front.when.applies),
        plain("h3", Html::text("It is then violated when")),
        words::alternatives(rulebook, &front.when.violated),
        plain("h3", Html::text("It says")),
        plain("blockquote", message(&front.message)),
        front
            .possible
            .iter()
            .map(|possible| plain("blockquote", message(&format!("if …: {possible}"))))
            .collect(),
        plain("h3", Html::text("It points at")),
        list(located),
    ])
}

/// A message with its parameters marked.
fn message(text: &str) -> Html {
    let pieces = text.split('{').enumerate().map(|(number, piece)| match piece.split_once('}') {
        Some((name, rest)) if number > 0 => all([plain("var", Html::text(name)), prose(rest)]),
        _ => prose(piece),
    });
    pieces.collect()
}

fn mending(rulebook: &Rulebook, front: &FrontMatter) -> Html {
    let known = front.remedies.iter();
    let remedies = known.filter_map(|id| rulebook.remedies.remedies.iter().find(|remedy| remedy.id == *id));
    let ways: Vec<Html> = front.fix.iter().map(edit).chain(remedies.map(remedy)).collect();
    if ways.is_empty() {
        return Html::default();
    }
    let about = "In commands, replace what is in capitals: `RG` the resource group, `WS` the workspace, \
                 `EP` the endpoint, `DEP` the deployment. In Python, `ml_client` is your `MLClient`.";
    all([plain("h2", Html::text("How to mend it")), plain("p", prose(about)), ways.into_iter().collect()])
}

fn edit(fix: &Fix) -> Html {
    let promise = match fix.applicability.as_str() {
        "safe" => "whatever is not known, it opens nothing and makes no answer worse",
        _ => "look at it before you apply it",
    };
    let line = all([badge("neutral", &fix.applicability), Html::text(" "), Html::text(promise)]);
    all([
        plain("h3", prose(&words::capital(&fix.title))),
        classed("p", "surface", Html::text("Edit of the text")),
        plain("p", line),
    ])
}

fn remedy(remedy: &Remedy) -> Html {
    let block = |name: &str, text: &str| {
        let text = element("pre", &[("tabindex", "0")], code(text.trim_end()));
        all([classed("p", "surface", Html::text(name)), text])
    };
    let steps = || {
        all([
            classed("p", "surface", Html::text("Studio or portal")),
            list(remedy.studio.iter().map(|step| prose(step))),
        ])
    };
    all([
        plain("h3", prose(&words::capital(&remedy.title))),
        if remedy.cli.is_empty() { Html::default() } else { block("Azure CLI", &remedy.cli.join("\n")) },
        remedy.python.iter().map(|text| block("Python SDK", text)).collect(),
        if remedy.studio.is_empty() { Html::default() } else { steps() },
        classed("p", "because", all([Html::text("Rests on "), citations(&remedy.facts, "../")])),
    ])
}
