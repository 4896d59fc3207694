//! Three-valued truth of a union of cubes over all completions, what it depends on, and witnesses.

use alloc::vec::Vec;

use crate::order;

use super::space::{Bits, Cube, Domains, Fit, Variable, avoid};

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
    let mut across = 0;
    for cube in cubes {
        match cube.fit(domains) {
            Fit::Inside => return Truth::Always,
            Fit::Across => across += 1,
            Fit::Outside => {}
        }
    }
    // One cube that is not everything leaves something out.
    match across {
        0 => return Truth::Never,
        1 => return Truth::Sometimes,
        _ => {}
    }
    let mut local = Local::of(cubes, domains);
    if avoid(&local.cubes, &mut local.domains, &mut 0) { Truth::Sometimes } else { Truth::Always }
}

/// A question by itself: only the variables that its cubes name, so that answering it costs nothing for the rest.
struct Local {
    variables: Vec<Variable>,
    cubes: Vec<Cube>,
    domains: Domains,
}

impl Local {
    fn of(cubes: &[Cube], domains: &Domains) -> Self {
        let open = cubes.iter().filter(|cube| cube.fit(domains) != Fit::Outside);
        let mut variables: Vec<Variable> =
            open.clone().flat_map(|cube| &cube.0).map(|(variable, _)| *variable).collect();
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
        let renamed =
            |cube: &Cube| Cube(cube.0.iter().map(|(variable, bits)| (place(variable), *bits)).collect());
        let cubes = open.map(renamed).collect();
        Self { variables, cubes, domains: local }
    }
}

/// The variables for which two completions that differ in that variable alone are answered differently.
///
/// Leaving a cube through one variable matters exactly if some completion that is just outside, through that variable,
/// is in no other cube either.
pub fn influences(cubes: &[Cube], domains: &Domains) -> Vec<Variable> {
    if let [cube] = cubes {
        // With one cube alone, every variable that it does not leave free matters, if it can be hit at all.
        let hit = cube.fit(domains) == Fit::Across;
        let matters = |(variable, bits): &&(Variable, Bits)| hit && domains.get(*variable) & !bits != 0;
        return cube.0.iter().filter(matters).map(|(variable, _)| *variable).collect();
    }
    let Local { variables, cubes, domains } = Local::of(cubes, domains);
    let mut found = Vec::new();
    for cube in cubes.iter().filter(|cube| cube.fit(&domains) == Fit::Across) {
        for &(variable, bits) in &cube.0 {
            let outside = domains.get(variable) & !bits;
            if outside == 0 || found.contains(&variable) {
                continue;
            }
            let mut trial = domains.clone();
            for &(other, bits) in &cube.0 {
                trial.set(other, domains.get(other) & bits);
            }
            trial.set(variable, outside);
            if avoid(&cubes, &mut trial, &mut 0) {
                found.push(variable);
            }
        }
    }
    found.into_iter().filter_map(|local| variables.get(local.0 as usize).copied()).collect()
}

/// Domains narrowed to completions outside the union, if there are any.
pub fn outside(cubes: &[Cube], domains: &Domains) -> Option<Domains> {
    let mut narrowed = domains.clone();
    avoid(cubes, &mut narrowed, &mut 0).then_some(narrowed)
}

/// Domains narrowed to completions inside the union, if there are any.
pub fn inside(cubes: &[Cube], domains: &Domains) -> Option<Domains> {
    let cube = cubes.iter().find(|cube| cube.fit(domains) != Fit::Outside)?;
    let mut narrowed = domains.clone();
    for &(variable, bits) in &cube.0 {
        narrowed.set(variable, domains.get(variable) & bits);
    }
    Some(narrowed)
}

/// The lowest value of a domain, as a number.
pub const fn lowest(domain: Bits) -> u32 {
    domain.trailing_zeros()
}

/// A smallest selection of groups that covers every completion together; empty if all of them together do not.
///
/// Tries single groups, pairs and so on; above `LIMIT` groups it drops one after the other instead, which gives a
/// selection without a superfluous member.
pub fn smallest_cover(groups: &[Vec<Cube>], domains: &Domains) -> Vec<usize> {
    const LIMIT: usize = 14;
    let covers = |chosen: &[usize]| {
        let union: Vec<Cube> =
            chosen.iter().filter_map(|&number| groups.get(number)).flatten().cloned().collect();
        truth(&union, domains) == Truth::Always
    };
    let mut chosen: Vec<usize> = (0..groups.len()).collect();
    if !covers(&chosen) {
        return Vec::new();
    }
    if groups.len() <= LIMIT {
        let all = 1..1_u32 << groups.len();
        let of_size =
            |size: usize| all.clone().filter(move |selection| selection.count_ones() as usize == size);
        let members =
            |selection: u32| (0..groups.len()).filter(|number| selection & (1 << number) != 0).collect();
        let mut selections = (1..=groups.len()).flat_map(of_size).map(members);
        return selections.find(|members: &Vec<usize>| covers(members)).unwrap_or_default();
    }
    let mut position = 0;
    while position < chosen.len() {
        let mut fewer = chosen.clone();
        fewer.remove(position);
        if covers(&fewer) {
            chosen = fewer;
        } else {
            position += 1;
        }
    }
    chosen
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
        let cubes = vec![Cube(vec![(first, 0b01)]), Cube(vec![(first, 0b10), (second, 0b01)])];
        assert_eq!(influences(&cubes, &domains), [first, second]);
        let covered = vec![Cube(vec![(first, 0b01)]), Cube(vec![(first, 0b10)])];
        assert!(influences(&covered, &domains).is_empty());
    }

    #[test]
    fn the_smallest_cover_is_found() {
        let mut domains = Domains::default();
        let mode = domains.add(0b111);
        let group = |bits| vec![Cube(vec![(mode, bits)])];
        let groups = vec![group(0b001), group(0b010), group(0b110), group(0b100)];
        assert_eq!(smallest_cover(&groups, &domains), [0, 2]);
    }
}
