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
        if cubes.len() <= FEW {
            return self.avoid_few(cubes);
        }
        let Some(across) = self.across(cubes) else { return false };
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

    /// As `avoid`, one cube after the other.
    fn avoid_few(&mut self, cubes: &[usize]) -> bool {
        let mut across = None;
        for &place in cubes {
            self.looks += 1;
            match self.cubes.get(place).map(|cube| cube.fit(&self.domains)) {
                Some(Fit::Inside) => return false,
                Some(Fit::Across) => across = across.or(Some(place)),
                Some(Fit::Outside) | None => {}
            }
        }
        let first = across.and_then(|place| open(self.cubes, &self.domains, place).next());
        let Some((variable, bits)) = first else { return true };
        let (before, domain) = (self.mark(), self.domains.get(variable));
        for half in [domain & !bits, domain & bits] {
            self.narrow(variable, half);
            if self.avoid_few(cubes) {
                return true;
            }
            self.widen(before);
        }
        false
    }

    /// Whether some completion is in none of the cubes of a part.
    fn leave(&mut self, part: &[usize]) -> bool {
        if part.len() <= FEW {
            return self.avoid_few(part);
        }
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
            for &(variable, bits) in cube.0.iter() {
                let outside = self.domains.get(variable) & !bits;
                let Some(known) = found.get_mut(variable.0 as usize) else { continue };
                if *known || outside == 0 || only.is_some_and(|only| only != variable) {
                    continue;
                }
                for &(other, bits) in cube.0.iter() {
                    self.narrow(other, self.domains.get(other) & bits);
                }
                self.narrow(variable, outside);
                *known = self.avoid(part);
                self.widen(before);
            }
        }
    }

    /// On which variable to split a part, and what it may be then: first what is outside the first cube that names it.
    fn split(&mut self, part: &[usize]) -> Option<(Variable, [Bits; 2])> {
        let wanted = self.most_named(part)?;
        let mut named = part.iter().flat_map(|&place| open(self.cubes, &self.domains, place));
        let (variable, bits) = named.find(|(variable, _)| *variable == wanted)?;
        let domain = self.domains.get(variable);
        Some((variable, [domain & !bits, domain & bits]))
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
            for (variable, _) in self.cubes.get(*place).into_iter().flat_map(|cube| cube.0.iter()) {
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
    let literals = cubes.get(place).into_iter().flat_map(|cube| cube.0.iter()).copied();
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
mod tests;
