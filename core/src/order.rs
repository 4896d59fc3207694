//! Sorting, written once: every sort of another type adds kilobytes of its own to the module that people download.
//! For the same reason sets and maps are filled one by one: collecting into one sorts.

use alloc::vec::Vec;

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
