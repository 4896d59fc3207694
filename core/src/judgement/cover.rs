//! Why a union covers everything: a smallest selection of what it is made of that does, too.

use alloc::vec::Vec;

use super::{
    search::Search,
    space::{Cube, Domains},
    truth::Local,
};

/// Up to so many groups every selection is tried: single ones, pairs and so on. Of more, one after the other is dropped
/// instead, which gives a selection without a superfluous member.
const LIMIT: usize = 14;

/// A smallest selection of groups that covers every completion together; empty if all of them together do not.
pub fn smallest_cover(groups: &[Vec<Cube>], domains: &Domains) -> Vec<usize> {
    let cubes: Vec<Cube> = groups.iter().flatten().cloned().collect();
    let owners: Vec<usize> =
        groups.iter().zip(0..).flat_map(|(group, number)| group.iter().map(move |_| number)).collect();
    let local = Local::of(&cubes, domains);
    let mut search = local.search();
    // What covers everything together is within one of the parts that share nothing.
    let parts = search.across(&search.all()).map(|across| search.parts(across));
    let mut smallest: Vec<usize> = Vec::new();
    for part in parts.unwrap_or_else(|| alloc::vec![search.all()]) {
        let mut groups = Groups { search: &mut search, owners: &owners, part: &part };
        let mut all: Vec<usize> = part.iter().filter_map(|place| owners.get(*place).copied()).collect();
        all.dedup();
        if groups.cover(&all) {
            let selected = if all.len() <= LIMIT { groups.every(&all) } else { groups.fewer(all) };
            if smallest.is_empty() || selected.len() < smallest.len() {
                smallest = selected;
            }
        }
    }
    smallest
}

/// Groups of the cubes of a part.
struct Groups<'g, 'c> {
    search: &'g mut Search<'c>,
    /// For every cube its group.
    owners: &'g [usize],
    part: &'g [usize],
}

impl Groups<'_, '_> {
    /// Whether chosen groups, in their order, cover everything.
    fn cover(&mut self, chosen: &[usize]) -> bool {
        let is_chosen = |place: &&usize| {
            self.owners.get(**place).is_some_and(|owner| chosen.binary_search(owner).is_ok())
        };
        let cubes: Vec<usize> = self.part.iter().filter(is_chosen).copied().collect();
        !self.search.can_avoid(&cubes)
    }

    /// The first of the smallest selections.
    fn every(&mut self, all: &[usize]) -> Vec<usize> {
        for size in 1..=all.len() {
            for selection in
                (1..1_u32 << all.len()).filter(|selection| selection.count_ones() as usize == size)
            {
                let is_selected = |(_, number): &(&usize, u32)| selection & (1 << number) != 0;
                let chosen: Vec<usize> =
                    all.iter().zip(0..).filter(is_selected).map(|(group, _)| *group).collect();
                if self.cover(&chosen) {
                    return chosen;
                }
            }
        }
        Vec::new()
    }

    /// What is left when one after the other is dropped that is not needed; many at once, as long as none of them is.
    fn fewer(&mut self, all: Vec<usize>) -> Vec<usize> {
        let mut chosen = all;
        let (mut kept, mut step) = (0, chosen.len());
        while kept < chosen.len() {
            let mut fewer = chosen.clone();
            fewer.drain(kept..(kept + step).min(chosen.len()));
            if self.cover(&fewer) {
                chosen = fewer;
            } else if step > 1 {
                step /= 2;
            } else {
                kept += 1;
                step = chosen.len() - kept;
            }
            step = step.max(1);
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn the_smallest_cover_is_found() {
        let mut domains = Domains::default();
        let mode = domains.add(0b111);
        let group = |bits| vec![Cube::of(vec![(mode, bits)])];
        let groups = vec![group(0b001), group(0b010), group(0b110), group(0b100)];
        assert_eq!(smallest_cover(&groups, &domains), [0, 2]);
    }

    #[test]
    fn of_many_groups_those_that_are_needed_are_left() {
        let mut domains = Domains::default();
        let mode = domains.add(0b111);
        let mut groups: Vec<Vec<Cube>> =
            (0..200).map(|_| vec![Cube::of(vec![(mode, 0b001), (domains.add(0b11), 0b01)])]).collect();
        for (place, bits) in [(31, 0b010), (77, 0b001), (150, 0b100)] {
            groups[place] = vec![Cube::of(vec![(mode, bits)])];
        }
        assert_eq!(smallest_cover(&groups, &domains), [31, 77, 150]);
        groups[77] = vec![];
        assert!(smallest_cover(&groups, &domains).is_empty());
    }
}
