//! Who can reach whom, and what a configuration brings along and needs: the tables as they are judged.

use cofferdam_rulebook::{
    Rulebook,
    condition::Condition,
    outlook::{Item, RouteTable},
};

use super::{
    html::{Html, all, classed, code, element, list, plain, prose},
    page::{Page, badge, cell, citations, heading, table_head},
    words,
};

/// Who can reach whom.
pub fn reachability(rulebook: &Rulebook) -> Page {
    let about = "For each source and destination a table of which the first matching row holds, from the settings \
                 alone. Where facts are not known, every row that can still match is told.";
    let tables =
        |tables: &[RouteTable]| -> Html { tables.iter().map(|table| route(rulebook, table)).collect() };
    let content = all([
        heading("Who can reach whom", about),
        plain("h2", Html::text("Who can call an endpoint")),
        tables(&rulebook.reachability.inbound),
        plain("h2", Html::text("What a deployment can reach")),
        tables(&rulebook.reachability.outbound),
    ]);
    Page::new("reachability.html", "Who can reach whom", content)
}

fn route(rulebook: &Rulebook, table: &RouteTable) -> Html {
    let names = table.places().filter_map(|place| rulebook.reachability.places.get(place));
    let names: Vec<&str> = names.map(String::as_str).collect();
    let kinds = ["allowed", "blocked"].map(|answer| (answer, if answer == "allowed" { "yes" } else { "no" }));
    let rows = table.rows.iter().map(|row| {
        let kind = kinds.iter().find(|(answer, _)| *answer == row.answer).map_or("depends", |(_, kind)| kind);
        let answer = badge(kind, &row.answer);
        plain(
            "tr",
            all([
                cell("When", Html::text(&condition(rulebook, &row.when))),
                cell("Answer", answer),
                cell("Path", all([prose(&row.path), Html::text(" "), citations(&row.facts, "")])),
            ]),
        )
    });
    let head = table_head(&["When", "Answer", "Path, or what stops it"]);
    all([
        plain("h3", Html::text(&words::capital(&names.join("; ")))),
        element("table", &[("class", "cards")], all([head, plain("tbody", rows.collect())])),
    ])
}

fn condition(rulebook: &Rulebook, condition: &Condition) -> String {
    words::capital(&words::one_line(rulebook, condition))
}

/// What a configuration brings along and needs.
pub fn inventory(rulebook: &Rulebook) -> Page {
    let about = "What the service creates, which names have to resolve, and which roles, steps and checks no file \
                 shows. Words in braces are filled in from the documents or from the names of the cloud.";
    let mut kinds: Vec<&str> = Vec::new();
    for item in &rulebook.inventory.items {
        if !kinds.contains(&item.kind.as_str()) {
            kinds.push(&item.kind);
        }
    }
    let sections = kinds.iter().map(|kind| {
        let items = rulebook.inventory.items.iter().filter(|item| item.kind == *kind);
        all([
            plain("h2", Html::text(&words::capital(&words::spoken(kind)))),
            items.map(|item| entry(rulebook, item)).collect(),
        ])
    });
    let content = all([
        heading("What comes along and what is needed", about),
        sections.collect(),
        plain("h2", Html::text("Names by cloud")),
        clouds(rulebook),
    ]);
    Page::new("inventory.html", "Inventory", content)
}

fn entry(rulebook: &Rulebook, item: &Item) -> Html {
    let marks = [
        (item.count > 1, format!("{} for each {}", item.count, words::spoken(&item.scope))),
        (item.shared, "one for all".to_owned()),
        (item.uncertain, "may not be needed".to_owned()),
    ];
    let badges: Html = marks.iter().filter(|(is, _)| *is).map(|(_, word)| badge("neutral", word)).collect();
    let when = if item.when == Condition::default() {
        "Always".to_owned()
    } else {
        format!("When {}", words::one_line(rulebook, &item.when))
    };
    element(
        "section",
        &[("class", "fact")],
        all([
            plain("p", all([prose(&item.text), Html::text(" "), badges, Html::text(" ")])),
            classed("p", "about", all([Html::text(&format!("{when}. ")), citations(&item.facts, "")])),
            commands(&item.commands),
        ]),
    )
}

/// Commands to copy, as they stand.
pub fn commands(commands: &[String]) -> Html {
    if commands.is_empty() {
        return Html::default();
    }
    element("pre", &[("tabindex", "0")], code(&commands.join("\n")))
}

fn clouds(rulebook: &Rulebook) -> Html {
    let inventory = &rulebook.inventory;
    let items = inventory.clouds.iter().map(|cloud| {
        let names: Vec<&str> = cloud.names.values().map(String::as_str).collect();
        all([
            plain("strong", Html::text(&words::spoken(&cloud.name))),
            Html::text(": "),
            code(&names.join(", ")),
        ])
    });
    all([list(items), plain("p", citations(&inventory.cloud_facts, ""))])
}
