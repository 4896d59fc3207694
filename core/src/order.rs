//! Sorting, written once: every sort of another type adds kilobytes of its own to the module that people download.
//! For the same reason sets and maps are filled one by one: collecting into one sorts.

use alloc::{
    collections::{BTreeMap, btree_map::Entry},
    vec::Vec,
};

/// Sorts by a number, stably.
pub fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    if items.is_sorted_by_key(&number) {
        return;
    }
    let mut keys: Vec<(u64, usize)> = items.iter().map(&number).zip(0..).collect();
    sort(&mut keys);
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, place)| unsorted.get_mut(place).and_then(Option::take)));
}

/// Merges pairs of longer and longer runs.
fn sort(keys: &mut Vec<(u64, usize)>) {
    let mut merged = Vec::with_capacity(keys.len());
    let mut run = 1;
    while run < keys.len() {
        for pair in keys.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((one, later)), Some((other, beyond))) = (left.split_first(), right.split_first())
            {
                if one <= other {
                    merged.push(*one);
                    left = later;
                } else {
                    merged.push(*other);
                    right = beyond;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        core::mem::swap(keys, &mut merged);
        merged.clear();
        run *= 2;
    }
}

/// Numbers by name, for every kind of name: each other kind of map would be compiled once more.
#[derive(Clone, Debug, Default)]
pub struct Index(BTreeMap<Vec<u8>, Numbers>);

/// Numbers of one name: nearly every name has one.
#[derive(Clone, Debug, Default)]
struct Numbers {
    first: usize,
    /// All of them, where they are several.
    all: Vec<usize>,
}

impl Numbers {
    fn as_slice(&self) -> &[usize] {
        if self.all.is_empty() { core::slice::from_ref(&self.first) } else { &self.all }
    }
}

impl Index {
    /// Adds a number to those of a name, which consists of parts of which none but the last has a zero byte. Tells
    /// whether it is the first.
    pub fn add(&mut self, name: &[&[u8]], number: usize) -> bool {
        match self.0.entry(name.join(&0)) {
            Entry::Vacant(place) => {
                place.insert(Numbers { first: number, all: Vec::new() });
                true
            }
            Entry::Occupied(mut known) => {
                let Numbers { first, all } = known.get_mut();
                if all.is_empty() {
                    all.push(*first);
                }
                all.push(number);
                false
            }
        }
    }

    /// The numbers of a name, in the order in which they were added.
    pub fn get(&self, name: &[&[u8]]) -> &[usize] {
        let found = match name {
            _ if self.0.is_empty() => None,
            [whole] => self.0.get(*whole),
            parts => self.0.get(&parts.join(&0)),
        };
        found.map(Numbers::as_slice).unwrap_or_default()
    }

    /// The numbers of every name, in the order of the names.
    pub fn groups(&self) -> impl Iterator<Item = &[usize]> {
        self.0.values().map(Numbers::as_slice)
    }
}

/// Names that were there already: few are compared each with each, more are sorted.
#[derive(Debug, Default)]
pub struct Seen<'n> {
    few: Vec<&'n str>,
    more: Index,
}

impl<'n> Seen<'n> {
    const FEW: usize = 16;

    /// Whether the name is new.
    pub fn add(&mut self, name: &'n str) -> bool {
        if self.few.contains(&name) {
            return false;
        }
        if self.few.len() < Self::FEW {
            self.few.push(name);
            return true;
        }
        self.more.add(&[name.as_bytes()], 0)
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

    #[test]
    fn any_number_of_items_is_sorted() {
        for count in 0..70_u64 {
            let mut items: Vec<u64> = (0..count).map(|place| place * 37 % 23).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            by_number(&mut items, |number| *number);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn few_and_many_names_are_seen() {
        let names: Vec<_> = (0..40).map(|number| alloc::format!("name {number}")).collect();
        let mut seen = Seen::default();
        assert!(names.iter().all(|name| seen.add(name)));
        assert!(!names.iter().any(|name| seen.add(name)));
    }
}
