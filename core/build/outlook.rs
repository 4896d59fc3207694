//! Entries of the tables of reachability and inventory.

use std::error::Error;

use cofferdam_rulebook::{
    Rulebook,
    destinations::Scenario,
    expand,
    outlook::{Cloud, Collect, Item, RouteTable},
};

use crate::{
    emit::cubes,
    literal::{option, phrase, slice, text, texts, variant},
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub fn route(rulebook: &Rulebook, table: &RouteTable) -> Result<String> {
    let matches = expand::first_match(&rulebook.registry, table.rows.iter().map(|row| &row.when))?;
    let rows = table.rows.iter().zip(&matches).map(|(it, union)| {
        let own = expand::conjunction(&rulebook.registry, &it.when)?;
        Ok(format!(
            "RouteRow {{ cubes: {}, when: {}, answer: {}, path: {}, facts: {} }}",
            cubes(union),
            cubes(&own),
            text(&it.answer),
            phrase(&it.path),
            texts(&it.facts)
        ))
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    Ok(format!("RouteTable {{ places: {}, rows: {} }}", texts(table.places()), slice(rows)))
}

pub fn item(rulebook: &Rulebook, item: &Item) -> Result<String> {
    let union = expand::conjunction(&rulebook.registry, &item.when)?;
    Ok(format!(
        "InventoryRow {{ id: {}, scope: Scope::{}, count: {}, shared: {}, uncertain: {}, cubes: {}, kind: {}, text: {}, facts: {}, commands: {} }}",
        text(&item.id),
        variant(&item.scope),
        item.count,
        item.shared,
        item.uncertain,
        cubes(&union),
        text(&item.kind),
        text(&item.text),
        texts(&item.facts),
        texts(&item.commands)
    ))
}

pub fn scenario(scenario: &Scenario) -> String {
    format!(
        "Scenario {{ title: {}, hosts: {}, facts: {} }}",
        text(&scenario.title),
        text(&scenario.hosts.join(" ")),
        texts(&scenario.facts)
    )
}

pub fn cloud(cloud: &Cloud) -> String {
    let names = cloud.names.iter().map(|(key, name)| format!("({}, {})", text(key), text(name)));
    format!(
        "Cloud {{ name: {}, hosts: {}, names: {} }}",
        text(&cloud.name),
        texts(&cloud.hosts),
        slice(names)
    )
}

pub fn collect(collect: &Collect) -> String {
    let optional = |value: &Option<String>| option(value.as_deref().map(text));
    format!(
        "Collect {{ scope: Scope::{}, path: {}, from: {}, except: {} }}",
        variant(&collect.scope),
        optional(&collect.path),
        optional(&collect.from),
        texts(&collect.except)
    )
}
