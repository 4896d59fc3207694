//! Expands conditions into cubes over base facts: a cube gives, for some base facts, the values that they may have.
//!
//! Derived facts are decision tables with "first match wins", so a condition on one becomes a union of cubes that rule
//! out the rows above. Everything that judges works on cubes alone.

use std::collections::BTreeMap;

use crate::{
    condition::{Alternatives, Condition},
    model::DerivedRow,
    registry::{Kind, Registry},
};

/// For some base facts, by number, the bits of the values that they may have.
pub type Cube = BTreeMap<usize, u16>;

/// A condition that names something that does not exist.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ExpandError {
    /// No such fact.
    #[error("there is no fact `{0}`")]
    UnknownFact(String),
    /// No such value.
    #[error("fact `{fact}` has no value `{value}`")]
    UnknownValue {
        /// The fact.
        fact: String,
        /// The value.
        value: String,
    },
}

/// The union of cubes in which one of the alternatives holds; one empty cube (everything) when there are none.
///
/// # Errors
/// When a fact or value does not exist.
pub fn alternatives(registry: &Registry, alternatives: &Alternatives) -> Result<Vec<Cube>, ExpandError> {
    if alternatives.0.is_empty() {
        return Ok(vec![Cube::new()]);
    }
    let mut union = Vec::new();
    for condition in &alternatives.0 {
        union.extend(conjunction(registry, condition)?);
    }
    Ok(simplified(registry, union))
}

/// The union of cubes in which every part of the condition holds.
///
/// # Errors
/// When a fact or value does not exist.
pub fn conjunction(registry: &Registry, condition: &Condition) -> Result<Vec<Cube>, ExpandError> {
    let mut product = vec![Cube::new()];
    for (name, values) in &condition.0 {
        let number = registry.number(name).ok_or_else(|| ExpandError::UnknownFact(name.clone()))?;
        let Some(entry) = registry.entries.get(number) else { continue };
        let mask = entry
            .mask(values)
            .map_err(|value| ExpandError::UnknownValue { fact: name.clone(), value: value.to_string() })?;
        product = intersection(&product, &literal(registry, number, mask)?);
    }
    Ok(simplified(registry, product))
}

/// For each row of a "first match wins" table, the cubes in which that row is the one that matches.
///
/// # Errors
/// When a fact or value does not exist.
pub fn first_match<'c>(
    registry: &Registry,
    conditions: impl Iterator<Item = &'c Condition>,
) -> Result<Vec<Vec<Cube>>, ExpandError> {
    let mut remaining = vec![Cube::new()];
    let mut rows = Vec::new();
    for condition in conditions {
        let matches = conjunction(registry, condition)?;
        rows.push(simplified(registry, intersection(&remaining, &matches)));
        for cube in &matches {
            remaining = intersection(&remaining, &complement(registry, cube));
        }
    }
    Ok(rows)
}

/// Every combination of a cube of one union and a cube of the other that is not empty.
pub fn intersection(left: &[Cube], right: &[Cube]) -> Vec<Cube> {
    left.iter().flat_map(|a| right.iter().filter_map(|b| both(a, b))).collect()
}

fn both(left: &Cube, right: &Cube) -> Option<Cube> {
    let mut result = left.clone();
    for (&fact, &mask) in right {
        let entry = result.entry(fact).or_insert(u16::MAX);
        *entry &= mask;
        if *entry == 0 {
            return None;
        }
    }
    Some(result)
}

fn literal(registry: &Registry, number: usize, mask: u16) -> Result<Vec<Cube>, ExpandError> {
    match registry.entries.get(number).map(|entry| (&entry.kind, entry)) {
        Some((Kind::Derived(rows), entry)) => {
            let matches = first_match(registry, rows.iter().map(|row: &DerivedRow| &row.when))?;
            let chosen = rows.iter().zip(matches).filter(|(row, _)| {
                entry
                    .values
                    .iter()
                    .position(|value| *value == row.value)
                    .is_some_and(|bit| mask & (1 << bit) != 0)
            });
            Ok(chosen.flat_map(|(_, cubes)| cubes).collect())
        }
        _ => Ok(vec![Cube::from([(number, mask)])]),
    }
}

/// Disjoint cubes that together are everything outside the given one.
fn complement(registry: &Registry, cube: &Cube) -> Vec<Cube> {
    let mut inside = Cube::new();
    let mut result = Vec::new();
    for (&fact, &mask) in cube {
        let full = registry.entries.get(fact).map_or(0, crate::registry::Entry::full);
        let outside = full & !mask;
        if outside != 0 {
            let mut part = inside.clone();
            part.insert(fact, outside);
            result.push(part);
        }
        inside.insert(fact, mask);
    }
    result
}

/// Without parts that say nothing, and without cubes that lie within another.
fn simplified(registry: &Registry, cubes: Vec<Cube>) -> Vec<Cube> {
    let mut kept: Vec<Cube> = Vec::new();
    for mut cube in cubes {
        cube.retain(|&fact, mask| {
            registry.entries.get(fact).is_none_or(|entry| *mask & entry.full() != entry.full())
        });
        if kept.iter().any(|other| within(&cube, other)) {
            continue;
        }
        kept.retain(|other| !within(other, &cube));
        kept.push(cube);
    }
    kept
}

fn within(inner: &Cube, outer: &Cube) -> bool {
    outer.iter().all(|(fact, mask)| inner.get(fact).is_some_and(|inner| inner & !mask == 0))
}
