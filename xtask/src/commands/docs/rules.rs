//! The table of all rules.

use cofferdam_rulebook::{Rulebook, rule_file::RuleFile};

use super::{
    html::{Html, all, code, element, link, plain, prose},
    page::{Page, badge, cell, citations, heading, table_head},
    words,
};

const COLUMNS: [&str; 6] = ["Code", "Requirement", "Scope", "Severity", "Decides", "Facts"];

/// The table.
pub fn page(rulebook: &Rulebook) -> Page {
    let about = format!(
        "{} rules. Each names a requirement, and every check of it ends as violated, open, passed or not applicable. \
         A rule that is an error and decides whether it works can turn that answer into a no; all others leave it alone.",
        rulebook.rules.len()
    );
    let mut themes: Vec<&str> = Vec::new();
    for rule in &rulebook.rules {
        if !themes.contains(&rule.theme.as_str()) {
            themes.push(&rule.theme);
        }
    }
    let bodies = themes.iter().map(|theme| body(rulebook, theme));
    let table = element("table", &[("class", "cards")], all([table_head(&COLUMNS), bodies.collect()]));
    Page::new("rules/index.html", "Rules", all([heading("Rules", &about), table]))
}

fn body(rulebook: &Rulebook, theme: &str) -> Html {
    let span = COLUMNS.len().to_string();
    let title = words::capital(&words::spoken(theme));
    let attributes = [("colspan", span.as_str()), ("scope", "rowgroup")];
    let head = element("tr", &[("class", "theme")], element("th", &attributes, Html::text(&title)));
    let rules = rulebook.rules.iter().filter(|rule| rule.theme == theme);
    plain("tbody", all([head, rules.map(row).collect()]))
}

fn row(rule: &RuleFile) -> Html {
    let front = &rule.front;
    let requirement = link(&format!("{}.html", front.id), prose(&front.title));
    let [code_, title, scope, severity, decides, facts] = COLUMNS;
    plain(
        "tr",
        all([
            cell(code_, code(&front.code)),
            cell(title, requirement),
            cell(scope, Html::text(&words::spoken(&front.scope))),
            cell(severity, badge(&front.severity, &front.severity)),
            cell(decides, Html::text(&front.decides)),
            cell(facts, citations(&front.facts, "../")),
        ]),
    )
}
