//! Looks for completions that are in none of a union's cubes, exactly.
//!
//! Cubes that share no open variable are independent: such parts are answered one by one, and a part of many cubes is
//! split on the variable that most of them name, which leaves smaller parts. So a thousand workspaces, or a thousand
//! endpoints of one workspace, cost a thousand times what one does.

use alloc::vec::Vec;

use super::space::{Bits, Cube, Domains, Fit, Variable};

/// Up to so many cubes are split on as they come.
const FEW: usize = 8;

/// A search within domains, which it narrows and widens again.
pub struct Search<'c> {
    cubes: &'c [Cube],
    /// What the variables may be by now.
    pub domains: Domains,
    /// Former domains of what was narrowed, latest last.
    narrowed: Vec<(Variable, Bits)>,
    /// For every variable a note, which is zero between questions.
    notes: Vec<usize>,
    /// How many cubes were looked at.
    pub looks: usize,
}

impl<'c> Search<'c> {
    /// A search among cubes.
    pub const fn new(cubes: &'c [Cube], domains: Domains) -> Self {
        Self { cubes, domains, narrowed: Vec::new(), notes: Vec::new(), looks: 0 }
    }

    /// The places of all cubes.
    pub fn all(&self) -> Vec<usize> {
        (0..self.cubes.len()).collect()
    }

    /// Whether some completion is in none of the cubes. If so, the domains are narrowed to completions that are in
    /// none, else they are as before.
    pub fn avoid(&mut self, cubes: &[usize]) -> bool {
        let Some(across) = self.across(cubes) else { return false };
        if across.len() <= FEW {
            return self.leave(&across);
        }
        let before = self.mark();
        let left = self.parts(across).iter().all(|part| self.leave(part));
        if !left {
            self.widen(before);
        }
        left
    }

    /// The cubes in which some but not all completions are; nothing if one has them all.
    pub fn across(&mut self, cubes: &[usize]) -> Option<Vec<usize>> {
        let mut across = Vec::new();
        for &place in cubes {
            self.looks += 1;
            match self.cubes.get(place)?.fit(&self.domains) {
                Fit::Inside => return None,
                Fit::Across => across.push(place),
                Fit::Outside => {}
            }
        }
        Some(across)
    }

    /// Whether some completion is in none of the cubes of a part.
    fn leave(&mut self, part: &[usize]) -> bool {
        let Some((variable, halves)) = self.split(part) else { return true };
        let before = self.mark();
        for half in halves {
            self.narrow(variable, half);
            if self.avoid(part) {
                return true;
            }
            self.widen(before);
        }
        false
    }

    /// As `avoid`, without narrowing anything.
    pub fn can_avoid(&mut self, cubes: &[usize]) -> bool {
        let before = self.mark();
        let can = self.avoid(cubes);
        self.widen(before);
        can
    }

    /// Finds the variables for which two completions that differ in that variable alone are answered differently.
    pub fn influences(&mut self, cubes: &[usize], found: &mut [bool]) {
        let Some(across) = self.across(cubes) else { return };
        let parts = self.parts(across);
        // If a part covers everything, nothing of another one matters.
        if parts.len() > 1 && parts.iter().any(|part| !self.can_avoid(part)) {
            return;
        }
        for part in &parts {
            if part.len() <= FEW {
                self.ways_out(part, None, found);
            } else if let Some((variable, halves)) = self.split(part) {
                let before = self.mark();
                for half in halves {
                    self.narrow(variable, half);
                    self.influences(part, found);
                    self.widen(before);
                }
                self.ways_out(part, Some(variable), found);
            }
        }
    }

    /// Leaving a cube through a variable matters exactly if some completion that is just outside, through that variable,
    /// is in no other cube either.
    fn ways_out(&mut self, part: &[usize], only: Option<Variable>, found: &mut [bool]) {
        let cubes = self.cubes;
        let before = self.mark();
        for cube in part.iter().filter_map(|place| cubes.get(*place)) {
            for &(variable, bits) in &cube.0 {
                let outside = self.domains.get(variable) & !bits;
                let Some(known) = found.get_mut(variable.0 as usize) else { continue };
                if *known || outside == 0 || only.is_some_and(|only| only != variable) {
                    continue;
                }
                for &(other, bits) in &cube.0 {
                    self.narrow(other, self.domains.get(other) & bits);
                }
                self.narrow(variable, outside);
                *known = self.avoid(part);
                self.widen(before);
            }
        }
    }

    /// On which variable to split a part, and what it may be then: first what is outside a cube.
    fn split(&mut self, part: &[usize]) -> Option<(Variable, [Bits; 2])> {
        let wanted = if part.len() > FEW { self.most_named(part) } else { None };
        part.iter().find_map(|&place| {
            let mut open = open(self.cubes, &self.domains, place);
            let (variable, bits) =
                open.find(|(variable, _)| wanted.is_none_or(|wanted| wanted == *variable))?;
            let domain = self.domains.get(variable);
            Some((variable, [domain & !bits, domain & bits]))
        })
    }

    /// Cubes as they fall into parts that share no open variable.
    pub fn parts(&mut self, cubes: Vec<usize>) -> Vec<Vec<usize>> {
        if cubes.len() <= FEW {
            return alloc::vec![cubes];
        }
        self.notes.resize(self.domains.len(), 0);
        // For every cube one before it that it shares a variable with, or itself; the first of a part stands for it.
        let mut before: Vec<usize> = (0..cubes.len()).collect();
        for (number, &place) in cubes.iter().enumerate() {
            for (variable, _) in open(self.cubes, &self.domains, place) {
                let Some(note) = self.notes.get_mut(variable.0 as usize) else { continue };
                let other = core::mem::replace(note, number + 1).checked_sub(1).unwrap_or(number);
                let (one, other) = (first(&mut before, number), first(&mut before, other));
                if let Some(later) = before.get_mut(one.max(other)) {
                    *later = one.min(other);
                }
            }
        }
        self.forget(&cubes);
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut part_of: Vec<usize> = Vec::with_capacity(cubes.len());
        for (number, place) in cubes.into_iter().enumerate() {
            let part = part_of.get(first(&mut before, number)).copied().unwrap_or(parts.len());
            match parts.get_mut(part) {
                Some(part) => part.push(place),
                None => parts.push(alloc::vec![place]),
            }
            part_of.push(part);
        }
        parts
    }

    /// The variable that most cubes name, of several the first.
    fn most_named(&mut self, cubes: &[usize]) -> Option<Variable> {
        self.notes.resize(self.domains.len(), 0);
        let mut most = (0, None);
        for &place in cubes {
            for (variable, _) in open(self.cubes, &self.domains, place) {
                let Some(note) = self.notes.get_mut(variable.0 as usize) else { continue };
                *note += 1;
                if *note > most.0 {
                    most = (*note, Some(variable));
                }
            }
        }
        self.forget(cubes);
        most.1
    }

    fn forget(&mut self, cubes: &[usize]) {
        for place in cubes {
            for (variable, _) in self.cubes.get(*place).into_iter().flat_map(|cube| &cube.0) {
                if let Some(note) = self.notes.get_mut(variable.0 as usize) {
                    *note = 0;
                }
            }
        }
    }

    /// Narrows what a variable may be.
    fn narrow(&mut self, variable: Variable, domain: Bits) {
        let former = self.domains.set(variable, domain);
        self.narrowed.push((variable, former));
    }

    /// Where to widen to.
    const fn mark(&self) -> usize {
        self.narrowed.len()
    }

    /// Takes back what was narrowed since.
    fn widen(&mut self, mark: usize) {
        while self.narrowed.len() > mark {
            if let Some((variable, former)) = self.narrowed.pop() {
                self.domains.set(variable, former);
            }
        }
    }
}

/// The literals of a cube that leave something out.
fn open(cubes: &[Cube], domains: &Domains, place: usize) -> impl Iterator<Item = (Variable, Bits)> {
    let literals = cubes.get(place).into_iter().flat_map(|cube| &cube.0).copied();
    literals.filter(|(variable, bits)| domains.get(*variable) & !bits != 0)
}

/// The first of those that a number is joined with; the way there gets shorter.
fn first(before: &mut [usize], number: usize) -> usize {
    let mut number = number;
    while let Some(&next) = before.get(number)
        && next != number
    {
        let further = before.get(next).copied().unwrap_or(next);
        if let Some(place) = before.get_mut(number) {
            *place = further;
        }
        number = further;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn two_booleans() -> (Domains, Variable, Variable) {
        let mut domains = Domains::default();
        let first = domains.add(0b11);
        let second = domains.add(0b11);
        (domains, first, second)
    }

    #[test]
    fn a_union_that_covers_everything_can_not_be_avoided() {
        let (domains, first, second) = two_booleans();
        let cubes = vec![
            Cube(vec![(first, 0b01)]),
            Cube(vec![(first, 0b10), (second, 0b01)]),
            Cube(vec![(first, 0b10), (second, 0b10)]),
        ];
        let mut search = Search::new(&cubes, domains.clone());
        assert!(!search.avoid(&search.all()));
        assert_eq!(search.domains, domains, "nothing is narrowed when there is no way out");
    }

    #[test]
    fn what_is_left_is_outside_every_cube() {
        let (domains, first, second) = two_booleans();
        let cubes = vec![Cube(vec![(first, 0b01)]), Cube(vec![(second, 0b10)])];
        let mut search = Search::new(&cubes, domains);
        assert!(search.avoid(&search.all()));
        assert!(cubes.iter().all(|cube| cube.fit(&search.domains) == Fit::Outside));
    }

    #[test]
    fn cubes_that_are_missed_or_certain_need_one_look() {
        let (domains, first, _) = two_booleans();
        for (cube, avoided) in [(vec![(first, 0b100)], true), (vec![], false)] {
            let cubes = [Cube(cube)];
            let mut search = Search::new(&cubes, domains.clone());
            assert_eq!(search.avoid(&search.all()), avoided);
            assert_eq!(search.looks, 1);
        }
    }

    /// Workspaces with a mode each, whose endpoints fail with one of the modes if they are open.
    fn workspaces(count: usize, endpoints: usize) -> (Domains, Vec<Cube>) {
        let mut domains = Domains::default();
        let mut cubes = Vec::new();
        for _ in 0..count {
            let (mode, access) = (domains.add(0b111), domains.add(0b11));
            cubes.push(Cube(vec![(mode, 0b001), (access, 0b01)]));
            for _ in 0..endpoints {
                let open = domains.add(0b11);
                cubes.push(Cube(vec![(open, 0b01), (mode, 0b010)]));
                cubes.push(Cube(vec![(open, 0b10), (access, 0b10), (mode, 0b110)]));
            }
        }
        (domains, cubes)
    }

    fn looks(count: usize, endpoints: usize, covered: bool) -> usize {
        let (mut domains, mut cubes) = workspaces(count, endpoints);
        if covered {
            let (first, second) = (domains.add(0b11), domains.add(0b11));
            cubes.push(Cube(vec![(first, 0b01)]));
            cubes.push(Cube(vec![(first, 0b10), (second, 0b01)]));
            cubes.push(Cube(vec![(first, 0b10), (second, 0b10)]));
        }
        let mut search = Search::new(&cubes, domains.clone());
        let all = search.all();
        assert_eq!(search.can_avoid(&all), !covered);
        let mut found = vec![false; domains.len()];
        search.influences(&all, &mut found);
        assert!(found.iter().all(|found| *found != covered));
        search.looks
    }

    #[test]
    fn ten_times_as_much_costs_ten_times_as_many_looks() {
        for covered in [false, true] {
            for (more, fewer) in [((1000, 1), (100, 1)), ((1, 1000), (1, 100)), ((100, 20), (10, 20))] {
                let (more, fewer) = (looks(more.0, more.1, covered), looks(fewer.0, fewer.1, covered));
                assert!(more <= fewer * 11, "{more} looks instead of {fewer}");
            }
        }
    }

    #[test]
    fn many_cubes_are_answered_as_few_are() {
        // Every union of twelve cubes out of these over three variables of three values, against every completion.
        let mut domains = Domains::default();
        let variables = [domains.add(0b111), domains.add(0b111), domains.add(0b111)];
        let mut random = 1_u32;
        let mut next = |below: u32| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 16) % below
        };
        for _ in 0..2000 {
            let cubes: Vec<Cube> = (0..12)
                .map(|_| Cube(variables.iter().map(|variable| (*variable, 1 + next(7) as Bits)).collect()))
                .collect();
            let holds = |point: [Bits; 3]| {
                cubes.iter().any(|cube| cube.0.iter().zip(point).all(|((_, bits), value)| bits & value != 0))
            };
            let values = [0b001, 0b010, 0b100];
            let points: Vec<[Bits; 3]> =
                (0..27).map(|n| [values[n % 3], values[n / 3 % 3], values[n / 9]]).collect();
            let mut search = Search::new(&cubes, domains.clone());
            let all = search.all();
            assert_eq!(search.can_avoid(&all), points.iter().any(|point| !holds(*point)));
            let mut found = [false; 3];
            search.influences(&all, &mut found);
            let matters = |variable: usize| {
                points.iter().any(|point| {
                    let mut other = *point;
                    values.iter().any(|value| {
                        other[variable] = *value;
                        holds(other) != holds(*point)
                    })
                })
            };
            assert_eq!(found, [matters(0), matters(1), matters(2)]);
        }
    }
}
