//! Sorting, written once: every sort of another type adds kilobytes of its own to the module that people download.
//! For the same reason sets and maps are filled one by one: collecting into one sorts.

use alloc::{collections::BTreeMap, vec::Vec};

/// Sorts by a number, stably.
pub fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut keys: Vec<(u64, usize)> = items.iter().map(&number).zip(0..).collect();
    if keys.is_sorted() {
        return;
    }
    keys.sort_unstable();
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, place)| unsorted.get_mut(place).and_then(Option::take)));
}

/// Numbers by name, for every kind of name: each other kind of map would be compiled once more.
#[derive(Clone, Debug, Default)]
pub struct Index(BTreeMap<Vec<u8>, Vec<usize>>);

impl Index {
    /// Adds a number to those of a name, which consists of parts of which none but the last has a zero byte. Tells
    /// whether it is the first.
    pub fn add(&mut self, name: &[&[u8]], number: usize) -> bool {
        let numbers = self.0.entry(name.join(&0)).or_default();
        numbers.push(number);
        numbers.len() == 1
    }

    /// The numbers of a name, in the order in which they were added.
    pub fn get(&self, name: &[&[u8]]) -> &[usize] {
        self.0.get(&name.join(&0)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The numbers of every name, in the order of the names.
    pub fn groups(&self) -> impl Iterator<Item = &[usize]> {
        self.0.values().map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn equal_numbers_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        by_number(&mut items, |(number, _)| *number);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
