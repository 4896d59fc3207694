//! The examples of a rule, which are its tests.

use cofferdam_rulebook::{
    Rulebook,
    registry::Kind,
    rule_file::{Example, Expectation, RuleFile},
};

use super::{
    html::{Html, all, classed, code, element, plain},
    page::badge,
};

/// Every example; the first is open.
pub fn section(rulebook: &Rulebook, rule: &RuleFile) -> Html {
    let looked_at = looked_at(rulebook, rule);
    let examples = rule.examples.iter().enumerate().map(|(number, item)| {
        let open = [("open", "")];
        let attributes: &[_] = if number == 0 { &open } else { &[] };
        element("details", attributes, example(item, &looked_at))
    });
    let about = "Each one runs as a test. Lines that the rule looks at are marked.";
    all([plain("h2", Html::text("Examples")), plain("p", Html::text(about)), examples.collect()])
}

fn example(example: &Example, looked_at: &[(String, String)]) -> Html {
    let (kind, word) = match example.expectation {
        Expectation::Violated => ("no", "violated"),
        Expectation::Open => ("depends", "open"),
        Expectation::Satisfied => ("yes", "satisfied"),
        Expectation::NotApplicable => ("neutral", "not applicable"),
    };
    let title = example.title.split_once(": ").map_or(example.title.as_str(), |(_, title)| title);
    let summary = plain("summary", all([badge(kind, word), Html::text(" "), Html::text(title)]));
    let files = example.documents.iter().map(|(name, text)| document(name, text, looked_at));
    let assumed = example.assume.iter().map(|line| option("--assume", line));
    let edition = example.edition.iter().map(|edition| option("--edition", edition));
    all([summary, files.collect(), assumed.chain(edition).collect()])
}

fn option(name: &str, value: &str) -> Html {
    classed("p", "option", all([Html::text("with "), code(&format!("{name} {value}"))]))
}

fn document(name: &str, text: &str, looked_at: &[(String, String)]) -> Html {
    let lines = text.lines().map(|line| {
        let marked = looked_at.iter().any(|(scope, key)| describes(name, scope) && has_key(line, key));
        let class = match (marked, line.trim_start().starts_with('#')) {
            (true, _) => "line marked",
            (false, true) => "line comment",
            _ => "line",
        };
        classed("span", class, Html::text(&format!("{line}\n")))
    });
    let caption = plain("figcaption", Html::text(name));
    plain("figure", all([caption, element("pre", &[("tabindex", "0")], plain("code", lines.collect()))]))
}

/// Scopes and keys of the facts that the rule names, derived ones followed to what they read.
fn looked_at(rulebook: &Rulebook, rule: &RuleFile) -> Vec<(String, String)> {
    let conditions = rule.front.when.applies.0.iter().chain(&rule.front.when.violated.0);
    let mut names: Vec<String> = conditions.flat_map(|condition| condition.0.keys().cloned()).collect();
    names.extend(rule.front.locate.iter().cloned());
    let mut found = Vec::new();
    let mut seen = Vec::new();
    while let Some(name) = names.pop() {
        if seen.contains(&name) {
            continue;
        }
        let number = rulebook.registry.number(&name);
        seen.push(name);
        let Some(entry) = number.and_then(|number| rulebook.registry.entries.get(number)) else { continue };
        if let Kind::Derived(rows) = &entry.kind {
            names.extend(rows.iter().flat_map(|row| row.when.0.keys().cloned()));
        }
        // `sku.name` is told by `sku`: every file has some `name`.
        let telling = |path: &[String]| path.iter().rfind(|key| *key != "name").cloned();
        let keys = entry.fact.read.values().filter_map(|read| telling(&read.path));
        found.extend(keys.map(|key| (entry.scope().to_owned(), key)));
    }
    found
}

/// Whether a file of an example describes something of that scope; the examples' file names say so.
fn describes(file: &str, scope: &str) -> bool {
    file.contains(scope.rsplit('_').next().unwrap_or(scope))
}

fn has_key(line: &str, key: &str) -> bool {
    let trimmed = line.trim_start().trim_start_matches("- ").trim_start_matches(['{', ' ']);
    let yaml = trimmed.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    yaml || line.contains(&format!("\"{key}\":"))
}
