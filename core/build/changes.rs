//! Entries of the table of changes.

use std::error::Error;

use cofferdam_rulebook::{
    Rulebook,
    change::{Change, Effort, REMOVED},
};

use crate::{
    emit::{entry, value_number},
    literal::{option, slice, text, texts, variant},
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub fn change(rulebook: &Rulebook, change: &Change) -> Result<String> {
    let (number, fact) = entry(rulebook, &change.fact)?;
    let from = fact.mask(&change.from)?;
    let to = match change.to.as_str() {
        REMOVED => fact.values.len(),
        value => value_number(fact, value)?,
    };
    let effort = |given: &Option<Effort>| option(given.as_ref().map(|given| effort(rulebook, given)));
    Ok(format!(
        "Change {{ fact: Fact({number}), from: {from}, to: {to}, title: {}, widens: {}, irreversible: {}, planned: {}, existing: {}, facts: {} }}",
        text(&change.title),
        change.widens,
        change.irreversible,
        effort(&change.planned),
        effort(&change.existing),
        texts(&change.facts),
    ))
}

fn effort(rulebook: &Rulebook, effort: &Effort) -> String {
    let remedies = effort.remedies.iter().filter_map(|id| {
        rulebook.remedies.remedies.iter().position(|remedy| remedy.id == *id).map(|number| number.to_string())
    });
    format!(
        "Effort {{ cost: {}, anew: Anew::{}, remedies: {} }}",
        effort.cost,
        variant(effort.anew.as_deref().unwrap_or("nothing")),
        slice(remedies)
    )
}

/// What it costs to create things anew, by scope.
pub fn anew(rulebook: &Rulebook) -> String {
    let costs = rulebook.changes.anew.iter();
    slice(costs.map(|(scope, cost)| format!("(Scope::{}, {cost})", variant(scope))))
}
