//! What has to hold of the tables of reachability, inventory and symptoms.

use crate::{
    condition::Condition,
    load::Rulebook,
    outlook::{Item, RouteTable},
    sentence::parameters,
};

fn tables(rulebook: &Rulebook) -> impl Iterator<Item = &RouteTable> {
    rulebook.reachability.inbound.iter().chain(&rulebook.reachability.outbound)
}

fn place(table: &RouteTable) -> &str {
    table.places().next().map_or("reachability.yaml", String::as_str)
}

/// The condition of each row.
pub fn conditions(rulebook: &Rulebook) -> Vec<(&str, &Condition)> {
    let rows = tables(rulebook).flat_map(|table| table.rows.iter().map(|row| (place(table), &row.when)));
    let items = rulebook.inventory.items.iter().map(|item| (item.id.as_str(), &item.when));
    rows.chain(items).collect()
}

/// Everything named exists.
pub fn names(rulebook: &Rulebook, mut report: impl FnMut(&str, String)) {
    for table in tables(rulebook) {
        for name in table.places().filter(|name| !rulebook.reachability.places.contains_key(*name)) {
            report(name, "is no place of reachability.yaml".into());
        }
        if table.rows.last().is_none_or(|row| row.when != Condition::default()) {
            report(place(table), "has no last row without a condition".into());
        }
        for row in &table.rows {
            if !["allowed", "blocked", "depends", "disputed"].contains(&row.answer.as_str()) {
                report(place(table), format!("answers `{}`", row.answer));
            }
        }
    }
    let exceptions = rulebook.inventory.collector.iter().flat_map(|collect| &collect.except);
    for name in exceptions.filter(|name| rulebook.registry.number(name).is_none()) {
        report("collector", format!("excepts `{name}`, which `facts/` does not know"));
    }
    for item in &rulebook.inventory.items {
        for name in placeholders(item).filter(|name| !known(rulebook, name)) {
            report(&item.id, format!("has the placeholder `{name}`, which nothing fills"));
        }
    }
    for symptom in &rulebook.symptoms.symptoms {
        for cause in &symptom.causes {
            for name in cause.look.iter().filter(|name| rulebook.registry.number(name).is_none()) {
                report(&symptom.symptom, format!("looks at `{name}`, which `facts/` does not know"));
            }
            for id in cause.rules.iter().filter(|id| !rulebook.rules.iter().any(|rule| rule.front.id == **id))
            {
                report(&symptom.symptom, format!("names the rule `{id}`, which does not exist"));
            }
        }
    }
}

/// What documents fill in.
const FROM_DOCUMENTS: [&str; 6] =
    ["workspace", "endpoint", "region", "guid", "subscription", "resource_group"];

fn known(rulebook: &Rulebook, name: &str) -> bool {
    FROM_DOCUMENTS.contains(&name)
        || rulebook.inventory.clouds.iter().all(|cloud| cloud.names.contains_key(name))
}

/// Words in braces; what `az` takes in braces has a colon.
fn placeholders(item: &Item) -> impl Iterator<Item = &str> {
    let texts = item.commands.iter().chain([&item.text]);
    texts.flat_map(|text| parameters(text)).filter(|name| !name.contains(':'))
}
