//! Three-valued truth of a union of cubes over all completions, what it depends on, and witnesses.

use alloc::vec::Vec;

use crate::order;

use super::{
    search::Search,
    space::{Bits, Cube, Domains, Fit, Variable},
};

/// Whether a union of cubes holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// In no completion.
    Never,
    /// In some completions.
    Sometimes,
    /// In every completion.
    Always,
}

/// Whether the union holds.
pub fn truth(cubes: &[Cube], domains: &Domains) -> Truth {
    let mut most = 0_u64;
    for cube in cubes {
        match cube.fit(domains) {
            Fit::Inside => return Truth::Always,
            Fit::Across => most = most.saturating_add(share(cube, domains)),
            Fit::Outside => {}
        }
    }
    match most {
        0 => return Truth::Never,
        // Cubes that are too small together to be everything leave something out.
        most if most < ALL => return Truth::Sometimes,
        _ => {}
    }
    let local = Local::of(cubes, domains);
    let mut search = local.search();
    if search.avoid(&search.all()) { Truth::Sometimes } else { Truth::Always }
}

/// All completions, as a number of which `share` tells how many are in a cube.
const ALL: u64 = 1 << 32;

/// How many of the completions are in a cube, rounded up.
fn share(cube: &Cube, domains: &Domains) -> u64 {
    cube.0.iter().fold(ALL, |all, (variable, bits)| {
        let domain = domains.get(*variable);
        let of = |bits: Bits| u64::from(bits.count_ones());
        (all * of(domain & bits)).div_ceil(of(domain).max(1))
    })
}

/// A question by itself: only the variables that its cubes name, so that answering it costs nothing for the rest.
pub struct Local {
    variables: Vec<Variable>,
    cubes: Vec<Cube>,
    domains: Domains,
}

impl Local {
    /// A question about cubes.
    pub fn of(cubes: &[Cube], domains: &Domains) -> Self {
        let mut variables: Vec<Variable> =
            cubes.iter().flat_map(|cube| cube.0.iter()).map(|(variable, _)| *variable).collect();
        order::by_number(&mut variables, |variable| u64::from(variable.0));
        variables.dedup();
        let mut local = Domains::default();
        for variable in &variables {
            local.add(domains.get(*variable));
        }
        let place = |variable: &Variable| {
            let place = variables.binary_search(variable).unwrap_or_default();
            Variable(u32::try_from(place).unwrap_or_default())
        };
        let renamed = |cube: &Cube| Cube::of(cube.0.iter().map(|(variable, bits)| (place(variable), *bits)));
        let cubes = cubes.iter().map(renamed).collect();
        Self { variables, cubes, domains: local }
    }

    /// A search for its answer.
    pub fn search(&self) -> Search<'_> {
        Search::new(&self.cubes, self.domains.clone())
    }
}

/// The variables for which two completions that differ in that variable alone are answered differently.
pub fn influences(cubes: &[Cube], domains: &Domains) -> Vec<Variable> {
    let mut across = cubes.iter().filter(|cube| cube.fit(domains) != Fit::Outside);
    match (across.next(), across.next()) {
        (None, _) => return Vec::new(),
        (Some(cube), None) => {
            // With one cube alone, every variable that it does not leave free matters.
            let matters = |(variable, bits): &&(Variable, Bits)| domains.get(*variable) & !bits != 0;
            return cube.0.iter().filter(matters).map(|(variable, _)| *variable).collect();
        }
        _ => {}
    }
    let local = Local::of(cubes, domains);
    let mut search = local.search();
    let mut found = alloc::vec![false; local.variables.len()];
    search.influences(&search.all(), &mut found);
    local.variables.into_iter().zip(found).filter_map(|(variable, found)| found.then_some(variable)).collect()
}

/// Domains narrowed to completions outside the union, if there are any.
pub fn outside(cubes: &[Cube], domains: &Domains) -> Option<Domains> {
    let mut search = Search::new(cubes, domains.clone());
    search.avoid(&search.all()).then_some(search.domains)
}

/// Domains narrowed to completions inside the union, if there are any.
pub fn inside(cubes: &[Cube], domains: &Domains) -> Option<Domains> {
    let cube = cubes.iter().find(|cube| cube.fit(domains) != Fit::Outside)?;
    let mut narrowed = domains.clone();
    for &(variable, bits) in cube.0.iter() {
        narrowed.set(variable, domains.get(variable) & bits);
    }
    Some(narrowed)
}

/// The lowest value of a domain, as a number.
pub const fn lowest(domain: Bits) -> u32 {
    domain.trailing_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn a_variable_matters_only_where_no_other_cube_takes_over() {
        let mut domains = Domains::default();
        let first = domains.add(0b11);
        let second = domains.add(0b11);
        let cubes = vec![Cube::of(vec![(first, 0b01)]), Cube::of(vec![(first, 0b10), (second, 0b01)])];
        assert_eq!(influences(&cubes, &domains), [first, second]);
        let covered = vec![Cube::of(vec![(first, 0b01)]), Cube::of(vec![(first, 0b10)])];
        assert!(influences(&covered, &domains).is_empty());
    }
}
