//! The facts: what can be judged, how each surface writes it, what holds when it is absent.

use cofferdam_rulebook::{
    Rulebook,
    model::Read,
    registry::{Entry, Kind},
};

use super::{
    html::{Html, all, classed, code, element, joined, plain},
    page::{Page, badge, citations, heading},
    words,
};

/// The page.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = "Everything that is judged is a small enumeration. What a file does not say is unknown, unless the \
                 document is complete and the vendor's default is known: then the default is cited. Only the facts \
                 marked `gating` can change the answer to whether it works.";
    let entries = rulebook.registry.entries.iter();
    let shown = entries.filter(|entry| matches!(entry.kind, Kind::Base | Kind::Derived(_)));
    let sections = shown.map(|entry| section(rulebook, entry));
    Page::new("facts.html", "Facts", all([heading("Facts", about), sections.collect()]))
}

fn section(rulebook: &Rulebook, entry: &Entry) -> Html {
    let fact = &entry.fact;
    let marks = [(fact.gating, "gating"), (fact.internal, "internal: can not be assumed")];
    let mut badges: Vec<Html> =
        marks.iter().filter(|(is, _)| *is).map(|(_, word)| badge("info", word)).collect();
    badges.extend((!fact.derived.is_empty()).then(|| badge("neutral", "follows from other facts")));
    let title = element("h2", &[("id", &entry.name)], code(&entry.name));
    element(
        "section",
        &[("class", "fact")],
        all([
            title,
            plain("p", Html::text(&format!("{}.", words::capital(&fact.title)))),
            if badges.is_empty() { Html::default() } else { classed("p", "badges", joined(badges, " ")) },
            values(entry),
            derived(rulebook, entry),
            classed(
                "dl",
                "pairs",
                all([spellings(entry), bits(entry), default(entry), assumed(rulebook, entry), ask(entry)]),
            ),
        ]),
    )
}

fn values(entry: &Entry) -> Html {
    let pairs = entry.values.iter().zip(&entry.fact.clauses);
    let items =
        pairs.map(|(value, clause)| plain("li", all([code(value), Html::text(": "), Html::text(clause)])));
    classed("ul", "values", items.collect())
}

fn derived(rulebook: &Rulebook, entry: &Entry) -> Html {
    let Kind::Derived(rows) = &entry.kind else { return Html::default() };
    let items = rows.iter().map(|row| {
        let when = words::one_line(rulebook, &row.when);
        plain(
            "li",
            all([
                code(&row.value),
                Html::text(if when == "otherwise" { " " } else { " when " }),
                Html::text(&when),
            ]),
        )
    });
    let because = all([Html::text("Rests on "), citations(&entry.fact.facts, "")]);
    all([
        plain("p", Html::text("The first line that holds gives the value:")),
        plain("ol", items.collect()),
        classed("p", "because", because),
    ])
}

fn pair(name: &str, content: Html) -> Html {
    all([plain("dt", Html::text(name)), plain("dd", content)])
}

fn spellings(entry: &Entry) -> Html {
    let surfaces = entry.fact.read.iter().map(|(family, read)| pair(surface(family), spelling(read)));
    surfaces.collect()
}

fn surface(family: &str) -> &str {
    match family {
        "cli_yaml" => "Azure CLI YAML",
        "cli_json" => "JSON that the CLI prints",
        "arm" => "Resource Manager JSON",
        other => other,
    }
}

fn spelling(read: &Read) -> Html {
    let how = match read.spelling.as_str() {
        "any_casing" => " in any casing",
        "listed" => " exactly as listed",
        "loose" => ", ignoring casing, `_` and `-`",
        _ => ", reduced to the values above",
    };
    let listed = read
        .accepts
        .values()
        .map(|spellings| plain("li", joined(spellings.iter().map(|spelling| code(spelling)), " ")));
    let listed = if read.accepts.is_empty() { Html::default() } else { plain("ul", listed.collect()) };
    all([code(&read.path.join(".")), super::html::prose(how), listed])
}

fn bits(entry: &Entry) -> Html {
    let fact = &entry.fact;
    let kinds = [
        (fact.written, "written", "the key stands in the text"),
        (fact.accepted, "accepted", "the client takes the value"),
    ];
    let said = kinds.iter().filter(|(is, ..)| *is).map(|(_, suffix, meaning)| {
        all([code(&format!("{}.{suffix}", entry.name)), Html::text(&format!(" {meaning}"))])
    });
    let said: Vec<Html> = said.collect();
    if said.is_empty() { Html::default() } else { pair("Rules may also ask", joined(said, "; ")) }
}

fn default(entry: &Entry) -> Html {
    let Some(default) = &entry.fact.default else { return Html::default() };
    let families: Vec<&str> = default.families.iter().map(|family| surface(family)).collect();
    let only =
        if families.is_empty() { String::new() } else { format!(" (in {} only)", families.join(", ")) };
    pair(
        "Absent means",
        all([code(&default.value), Html::text(&format!("{only} ")), citations(&default.facts, "")]),
    )
}

fn assumed(rulebook: &Rulebook, entry: &Entry) -> Html {
    let taken = rulebook.exposure.assumptions.iter().filter(|item| item.fact == entry.name);
    let items = taken.map(|item| {
        let when = format!(" when {}, because {} ", words::one_line(rulebook, &item.when), item.why);
        plain("p", all([code(&item.value), Html::text(&when), citations(&item.facts, "")]))
    });
    let items: Vec<Html> = items.collect();
    if items.is_empty() {
        Html::default()
    } else {
        pair("Taken for granted if unknown", items.into_iter().collect())
    }
}

fn ask(entry: &Entry) -> Html {
    if entry.fact.ask.is_empty() {
        return Html::default();
    }
    let commands = element("pre", &[("tabindex", "0")], code(&entry.fact.ask.join("\n")));
    pair("How to find out", commands)
}
