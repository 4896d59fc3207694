//! Entries of the tables of changes and of steps.

use std::error::Error;

use cofferdam_rulebook::{
    Rulebook, expand,
    transition::{Case, ChangeRow, EVIDENCE, LIVES, Property, Step, Way},
};

use crate::{
    emit::{cubes, entry},
    literal::{slice, text, texts, variant},
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub fn property(property: &Property) -> String {
    format!(
        "Property {{ name: {}, title: {}, scope: Scope::{}, client: {}, arm: {} }}",
        text(&property.name),
        text(&property.title),
        variant(property.name.split('.').next().unwrap_or_default()),
        texts(&property.client),
        texts(&property.arm),
    )
}

pub fn change(rulebook: &Rulebook, row: &ChangeRow) -> Result<String> {
    let life = row.life.as_deref().unwrap_or(LIVES[0]);
    let or_info = |name: &str| if name.is_empty() { "Info".into() } else { variant(name) };
    let kind = if row.kind.is_empty() { "InPlace".into() } else { variant(&row.kind) };
    Ok(format!(
        "Transition {{ id: {}, kind: ChangeKind::{kind}, severity: Severity::{}, when_open: Severity::{}, about: {}, unchanged_too: {}, life: Life::{}, when: {}, message: {}, facts: {} }}",
        text(&row.id),
        or_info(&row.severity),
        or_info(row.when_open.as_ref().unwrap_or(&row.severity)),
        text(&row.about),
        row.unchanged_too,
        variant(life),
        when(rulebook, row.scope(), &row.property, &row.cases, [&row.needs, &row.lacks])?,
        text(&row.message),
        texts(&row.facts),
    ))
}

pub fn way(way: &Way) -> String {
    format!("Way {{ id: {}, title: {}, facts: {} }}", text(&way.id), text(&way.title), texts(&way.facts))
}

pub fn step(rulebook: &Rulebook, step: &Step) -> Result<String> {
    let remedy = rulebook.remedies.remedies.iter().position(|remedy| remedy.id == step.remedy);
    let ways = |names: &Vec<String>| {
        let among = rulebook.transitions.ways.iter().enumerate().filter(|(_, way)| names.contains(&way.id));
        among.map(|(number, _)| 1 << number).sum::<u8>().to_string()
    };
    let takes = step.takes.iter().map(|name| Ok(format!("Fact({})", entry(rulebook, name)?.0)));
    Ok(format!(
        "StepRow {{ remedy: {}, ways: [{}, {}, {}], effect: Effect::{}, takes: {}, when: {} }}",
        remedy.unwrap_or_default(),
        ways(&step.kept),
        ways(&step.appears),
        ways(&step.disappears),
        variant(step.effect.as_deref().unwrap_or("none")).replace("None", "Nothing"),
        slice(takes.collect::<Result<Vec<_>>>()?),
        when(rulebook, &step.scope, &step.property, &step.cases, [&Vec::new(), &Vec::new()])?,
    ))
}

fn when(
    rulebook: &Rulebook,
    scope: &str,
    property: &str,
    cases: &[Case],
    [needs, lacks]: [&Vec<String>; 2],
) -> Result<String> {
    let bits = |names: &Vec<String>| {
        let among = EVIDENCE.iter().enumerate().filter(|(_, known)| names.iter().any(|name| name == *known));
        among.map(|(bit, _)| 1 << bit).sum::<u8>()
    };
    let registry = &rulebook.registry;
    let mut pairs = Vec::new();
    for case in cases {
        if case.changed {
            let (number, entry) = entry(rulebook, property)?;
            let full = entry.full();
            for value in (0..entry.values.len()).map(|bit| 1_u16 << bit) {
                let one = |mask: u16| cubes(&[expand::Cube::from([(number, mask)])]);
                pairs.push(format!("({}, {})", one(value), one(full & !value)));
            }
            continue;
        }
        let side = |condition| expand::conjunction(registry, condition).map(|union| cubes(&union));
        pairs.push(format!("({}, {})", side(&case.before)?, side(&case.after)?));
    }
    Ok(format!(
        "When {{ scope: Scope::{}, property: {}, cases: {}, needs: {}, lacks: {} }}",
        variant(scope),
        text(property),
        slice(pairs),
        bits(needs),
        bits(lacks),
    ))
}
