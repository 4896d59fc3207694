//! The supported-configuration matrix, in both editions.

use cofferdam_rulebook::{
    Rulebook,
    model::{MatrixCell, MatrixRow},
};

use super::{
    html::{Html, all, classed, code, element, link, plain, prose},
    page::{Page, badge, citations, heading},
    words,
};

const EDITIONS: [(&str, &str); 2] =
    [("current", "The current edition"), ("2023-01", "The edition of January 2023")];
const INBOUND: &str = "workspace.inbound";
const PRIVATE_ENDPOINT: &str = "workspace.private_endpoint";

/// The page.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = "Which combinations of inbound and outbound are supported, by who may reach the workspace and by its \
                 private endpoint. Supposes v1 legacy mode off, a Premium registry and, where there is a managed \
                 network, that it is provisioned. A test compares every square with the rules.";
    let tables = EDITIONS.iter().map(|(edition, title)| overview(rulebook, edition, title));
    let rows = rulebook.matrix.rows.iter().map(|row| details(rulebook, row));
    let content = all([
        heading("Supported configurations", about),
        legend(),
        tables.collect(),
        plain("h2", Html::text("Every row and why")),
        rows.collect(),
    ]);
    Page::new("matrix.html", "Matrix", content)
}

fn legend() -> Html {
    let items = ["supported", "warning", "unsupported"].map(|status| {
        let mark = element("span", &[("aria-hidden", "true")], mark(status));
        plain("span", all([mark, Html::text(" "), Html::text(status)]))
    });
    classed("p", "legend", items.into_iter().collect())
}

/// A square: a sign for those who see no colours, and the word for those who see nothing.
fn mark(status: &str) -> Html {
    let (kind, sign) = match status {
        "supported" => ("yes", "✓"),
        "warning" => ("depends", "!"),
        _ => ("no", "✕"),
    };
    element(
        "span",
        &[("class", &format!("mark {kind}")), ("role", "img"), ("aria-label", status)],
        Html::text(sign),
    )
}

fn values<'r>(rulebook: &'r Rulebook, fact: &str) -> &'r [String] {
    let entry = rulebook.registry.number(fact).and_then(|number| rulebook.registry.entries.get(number));
    entry.map_or(&[], |entry| entry.values.as_slice())
}

fn in_edition(editions: &[String], row: &MatrixRow, edition: &str) -> bool {
    let own = if editions.is_empty() { &row.editions } else { editions };
    own.iter().any(|known| known == edition)
}

fn overview(rulebook: &Rulebook, edition: &str, title: &str) -> Html {
    let inbound = values(rulebook, INBOUND);
    let endpoints = values(rulebook, PRIVATE_ENDPOINT);
    let span = endpoints.len().to_string();
    let groups = inbound.iter().map(|value| {
        let said = Html::text(&words::capital(&short(value)));
        element("th", &[("colspan", &span), ("scope", "colgroup")], said)
    });
    let columns = inbound
        .iter()
        .flat_map(|_| endpoints)
        .map(|value| element("th", &[("scope", "col")], Html::text(&endpoint(value))));
    let head = all([
        plain("tr", all([plain("td", Html::text("Workspace is")), groups.collect()])),
        plain("tr", all([plain("td", Html::text("Private endpoint is")), columns.collect()])),
    ]);
    let rows = rulebook.matrix.rows.iter().filter(|row| in_edition(&[], row, edition));
    let body = rows.map(|row| overview_row(rulebook, row, edition));
    let table =
        element("table", &[("class", "grid")], all([plain("thead", head), plain("tbody", body.collect())]));
    let scroll = [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)];
    all([plain("h2", Html::text(title)), element("div", &scroll, table)])
}

fn overview_row(rulebook: &Rulebook, row: &MatrixRow, edition: &str) -> Html {
    let name = link(&format!("#{}", row.id), Html::text(&row.title));
    let squares = values(rulebook, INBOUND).iter().flat_map(|inbound| {
        values(rulebook, PRIVATE_ENDPOINT).iter().map(move |endpoint| (inbound, endpoint))
    });
    let squares = squares.map(|(inbound, endpoint)| {
        let here = |cell: &&MatrixCell| {
            cell.workspace_inbound.contains(inbound)
                && cell.private_endpoint.contains(endpoint)
                && in_edition(&cell.editions, row, edition)
        };
        plain("td", row.cells.iter().find(here).map_or_else(Html::default, |cell| mark(&cell.status)))
    });
    plain("tr", all([element("th", &[("scope", "row")], name), squares.collect()]))
}

fn details(rulebook: &Rulebook, row: &MatrixRow) -> Html {
    let when = words::capital(&words::one_line(rulebook, &row.when));
    let conditions = EDITIONS.iter().filter_map(|(edition, _)| {
        let column = row.condition.get(*edition).filter(|column| *column != "none")?;
        Some(format!(
            "Edition {edition} prints the condition that the workspace allows public access under {column}."
        ))
    });
    let cells = row.cells.iter().map(|cell| square(cell, row));
    element(
        "section",
        &[("class", "row")],
        all([
            element("h3", &[("id", &row.id)], Html::text(&row.title)),
            plain("p", all([Html::text(&format!("{when}. ")), citations(&row.facts, "")])),
            plain("p", Html::text(&conditions.collect::<Vec<_>>().join(" "))),
            classed("p", "about", code(&row.id)),
            classed("ul", "squares", cells.collect()),
        ]),
    )
}

fn square(cell: &MatrixCell, row: &MatrixRow) -> Html {
    let inbound: Vec<String> = cell.workspace_inbound.iter().map(|value| short(value)).collect();
    let endpoints: Vec<String> = cell.private_endpoint.iter().map(|value| endpoint(value)).collect();
    let only_some = !cell.editions.is_empty() && cell.editions.len() < row.editions.len();
    let edition = if only_some {
        badge("neutral", &format!("edition {}", cell.editions.join(", ")))
    } else {
        Html::default()
    };
    let where_ = format!("Workspace {}; private endpoint {}", inbound.join(" or "), endpoints.join(" or "));
    plain(
        "li",
        all([
            mark(&cell.status),
            plain(
                "div",
                all([
                    plain("p", all([plain("strong", Html::text(&where_)), Html::text(" "), edition])),
                    plain("p", all([prose(&cell.reason), Html::text(" "), citations(&cell.facts, "")])),
                ]),
            ),
        ]),
    )
}

fn short(inbound: &str) -> String {
    match inbound {
        "disabled" => "closed".into(),
        "selected" => "open to selected addresses".into(),
        "all" => "open to all networks".into(),
        other => words::spoken(other),
    }
}

fn endpoint(value: &str) -> String {
    match value {
        "before_2022_05_24" => "before 24 May 2022".into(),
        other => words::spoken(other),
    }
}
