//! The space of completions: independent variables with domains, and cubes within it.
//!
//! A completion picks one value for each variable. A rule is a union of cubes; everything that is asked of it (does it
//! hold, can it hold, on what does it depend) is asked of the union, exactly, by splitting only on variables of cubes
//! that are neither missed nor certain.

use alloc::vec::Vec;

/// A variable, by its place among the domains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub u32);

/// Bits of values of a variable.
pub type Bits = u16;

/// The values that each variable may have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domains(Vec<Bits>);

impl Domains {
    /// Adds a variable.
    pub fn add(&mut self, domain: Bits) -> Variable {
        self.0.push(domain);
        Variable(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// The values that the variable may have.
    pub fn get(&self, variable: Variable) -> Bits {
        self.0.get(variable.0 as usize).copied().unwrap_or_default()
    }

    /// Changes the domain and returns the former one.
    pub fn set(&mut self, variable: Variable, domain: Bits) -> Bits {
        self.0.get_mut(variable.0 as usize).map_or(0, |place| core::mem::replace(place, domain))
    }

    /// How many variables there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no variable.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A conjunction: each variable named has one of the values.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cube(pub Vec<(Variable, Bits)>);

/// How a cube lies to the domains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// No completion is within the cube.
    Outside,
    /// Some are.
    Across,
    /// All are.
    Inside,
}

impl Cube {
    /// How the cube lies to the domains.
    pub fn fit(&self, domains: &Domains) -> Fit {
        let mut fit = Fit::Inside;
        for &(variable, bits) in &self.0 {
            let domain = domains.get(variable);
            if domain & bits == 0 {
                return Fit::Outside;
            }
            if domain & !bits != 0 {
                fit = Fit::Across;
            }
        }
        fit
    }
}

/// Whether some completion is in none of the cubes. If so, the domains are narrowed to completions that are in none,
/// else they are as before. Counts the splits.
pub fn avoid(cubes: &[Cube], domains: &mut Domains, splits: &mut usize) -> bool {
    let mut across = None;
    for cube in cubes {
        match cube.fit(domains) {
            Fit::Inside => return false,
            Fit::Across => across = across.or(Some(cube)),
            Fit::Outside => {}
        }
    }
    let Some(cube) = across else { return true };
    let mut former = Vec::with_capacity(cube.0.len());
    for &(variable, bits) in &cube.0 {
        let domain = domains.get(variable);
        let outside = domain & !bits;
        if outside != 0 {
            *splits += 1;
            domains.set(variable, outside);
            if avoid(cubes, domains, splits) {
                return true;
            }
        }
        // From here on, only completions that are inside the cube as far as this variable goes.
        domains.set(variable, domain & bits);
        former.push((variable, domain));
    }
    for (variable, domain) in former {
        domains.set(variable, domain);
    }
    false
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
        let (mut domains, first, second) = two_booleans();
        let cubes = vec![
            Cube(vec![(first, 0b01)]),
            Cube(vec![(first, 0b10), (second, 0b01)]),
            Cube(vec![(first, 0b10), (second, 0b10)]),
        ];
        let before = domains.clone();
        assert!(!avoid(&cubes, &mut domains, &mut 0));
        assert_eq!(domains, before, "nothing is narrowed when there is no way out");
    }

    #[test]
    fn what_is_left_is_outside_every_cube() {
        let (mut domains, first, second) = two_booleans();
        let cubes = vec![Cube(vec![(first, 0b01)]), Cube(vec![(second, 0b10)])];
        assert!(avoid(&cubes, &mut domains, &mut 0));
        assert!(cubes.iter().all(|cube| cube.fit(&domains) == Fit::Outside));
    }

    #[test]
    fn cubes_that_are_missed_or_certain_need_no_split() {
        let (mut domains, first, _) = two_booleans();
        let mut splits = 0;
        assert!(avoid(&[Cube(vec![(first, 0b100)])], &mut domains, &mut splits));
        assert!(!avoid(&[Cube(vec![])], &mut domains, &mut splits));
        assert_eq!(splits, 0);
    }
}
