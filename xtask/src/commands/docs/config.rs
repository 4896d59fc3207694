//! The config file: its keys, what they take, and what a severity does not change.

use cofferdam_core::{
    config::{CLOUDS, KEYS, NAMES, SEVERITIES},
    request::Edition,
    rulebook::{Fact, INTENTS},
};

use super::{
    html::{Html, all, code, element, joined, link, plain, prose},
    page::{Page, heading},
};

const EXAMPLE: &str = "\
# yaml-language-server: $schema=https://unpkg.com/cofferdam/schema/config.schema.json
intent: [private-inbound, no-internet-egress]
workspace: infra/workspace.yml
assume:
  workspace.private_endpoint: current
severity:
  endpoint-access-written: off
ignore:
  - samples/**";

/// The page.
pub fn page() -> Page {
    let about = "Options that hold for a whole directory, in a file beside the configuration.";
    let rows = KEYS.iter().map(|(key, _, about)| {
        let words = words(key);
        let taken = if words.is_empty() {
            Html::text("")
        } else {
            all([Html::text(" One of "), joined(words.iter().map(|word| code(word)), ", "), Html::text(".")])
        };
        plain(
            "tr",
            all([element("th", &[("scope", "row")], code(key)), plain("td", all([prose(about), taken]))]),
        )
    });
    let content = all([
        heading("Config file", about),
        plain(
            "p",
            prose(&format!(
                "The command reads `{}` or `{}`: in a directory that is given, else in the working directory or the nearest \
             one above it, up to the root of the repository. `--config FILE` names another one, `--no-config` none, and \
             options of the command line win over it. A file that is named on the command line is judged even where \
             `ignore` leaves it out.",
                NAMES[0], NAMES[1]
            )),
        ),
        element("pre", &[("tabindex", "0")], code(EXAMPLE)),
        element("table", &[("class", "intents")], plain("tbody", rows.collect())),
        plain("h2", Html::text("What a severity changes, and what not")),
        plain(
            "p",
            prose(
                "How findings of a rule are listed, and with that whether a certain error alone makes the exit status 1. It does \
             not change whether the configuration works, how isolated it is or whether it is as intended: where it does \
             not work, the exit status stays 1 whatever the severity. The report names every severity, glob and config \
             file that was used in `about.options`.",
            ),
        ),
        plain(
            "p",
            all([
                Html::text("Names of rules: see "),
                link("rules/index.html", Html::text("Rules")),
                Html::text("; names and values of facts: see "),
                link("facts.html", Html::text("Facts")),
                Html::text(". The JSON Schema for editors is in the npm package: "),
                code("cofferdam/config.schema.json"),
                Html::text("."),
            ]),
        ),
    ]);
    Page::new("config.html", "Config file", content)
}

/// The words that a key takes, where they are few.
fn words(key: &str) -> Vec<&'static str> {
    match key {
        "intent" => INTENTS.iter().map(|intent| intent.name).collect(),
        "edition" => Edition::ALL.map(Edition::name).to_vec(),
        "cloud" => Fact::named(CLOUDS).map(|fact| fact.entry().values.to_vec()).unwrap_or_default(),
        "severity" => SEVERITIES.to_vec(),
        _ => Vec::new(),
    }
}
