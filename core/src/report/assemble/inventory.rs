//! What a configuration brings along and needs: the table of the rulebook on every subject.

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::{Material, collector, names::Names, scenarios, subject, works::context};
use crate::{
    judgement::truth::Truth,
    order::Index,
    report::{Inventory, InventoryItem, OpenFact},
    rulebook::{INVENTORY, InventoryRow},
};

/// Every item that is or may be there, and what answers the open facts.
pub fn inventory(material: &Material<'_>, open: &[OpenFact]) -> Inventory {
    // Most rows ask for the names around the same subjects.
    let names: Vec<OnceCell<Names>> = material.model.subjects.iter().map(|_| OnceCell::new()).collect();
    let rows = INVENTORY.iter().flat_map(|row| items(material, row, &names));
    let items = rows.chain(scenarios::items(material)).collect();
    Inventory { items, collector: collector::collector(material, open) }
}

/// One item for all subjects to which its text says the same.
fn items(
    material: &Material<'_>,
    row: &'static InventoryRow,
    names: &[OnceCell<Names>],
) -> Vec<InventoryItem> {
    let mut found: Vec<InventoryItem> = Vec::new();
    let mut places = Index::default();
    for (id, _) in material.model.of(row.scope) {
        let Some(names) = names.get(id) else { continue };
        let certain = match context(material, id).truth(row.cubes) {
            Truth::Never => continue,
            Truth::Sometimes => false,
            Truth::Always => !row.uncertain,
        };
        let names = names.get_or_init(|| Names::of(material, id));
        let text = names.fill(row.text);
        let most = usize::from(row.count);
        let least = if certain { most } else { 0 };
        let place = places.get(&[text.as_bytes()]).first().copied().unwrap_or_else(|| {
            places.add(&[text.as_bytes()], found.len());
            found.push(InventoryItem {
                id: row.id,
                kind: row.kind,
                text,
                least: 0,
                most: 0,
                cloud: names.cloud_in(row.text),
                subjects: Vec::new(),
                commands: row.commands.iter().map(|command| names.fill(command)).collect(),
                facts: row.facts.to_vec(),
            });
            found.len() - 1
        });
        let Some(item) = found.get_mut(place) else { continue };
        item.least = if row.shared { item.least.max(least) } else { item.least + least };
        item.most = if row.shared { most } else { item.most + most };
        item.subjects.push(subject(material, id));
    }
    found
}
