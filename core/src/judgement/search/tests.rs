//! The search against what is right, and its cost.

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
        Cube::of(vec![(first, 0b01)]),
        Cube::of(vec![(first, 0b10), (second, 0b01)]),
        Cube::of(vec![(first, 0b10), (second, 0b10)]),
    ];
    let mut search = Search::new(&cubes, domains.clone());
    assert!(!search.avoid(&search.all()));
    assert_eq!(search.domains, domains, "nothing is narrowed when there is no way out");
}

#[test]
fn what_is_left_is_outside_every_cube() {
    let (domains, first, second) = two_booleans();
    let cubes = vec![Cube::of(vec![(first, 0b01)]), Cube::of(vec![(second, 0b10)])];
    let mut search = Search::new(&cubes, domains);
    assert!(search.avoid(&search.all()));
    assert!(cubes.iter().all(|cube| cube.fit(&search.domains) == Fit::Outside));
}

#[test]
fn cubes_that_are_missed_or_certain_need_one_look() {
    let (domains, first, _) = two_booleans();
    for (cube, avoided) in [(vec![(first, 0b100)], true), (vec![], false)] {
        let cubes = [Cube::of(cube)];
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
        cubes.push(Cube::of(vec![(mode, 0b001), (access, 0b01)]));
        for _ in 0..endpoints {
            let open = domains.add(0b11);
            cubes.push(Cube::of(vec![(open, 0b01), (mode, 0b010)]));
            cubes.push(Cube::of(vec![(open, 0b10), (access, 0b10), (mode, 0b110)]));
        }
    }
    (domains, cubes)
}

fn looks(count: usize, endpoints: usize, covered: bool) -> usize {
    let (mut domains, mut cubes) = workspaces(count, endpoints);
    if covered {
        let (first, second) = (domains.add(0b11), domains.add(0b11));
        cubes.push(Cube::of(vec![(first, 0b01)]));
        cubes.push(Cube::of(vec![(first, 0b10), (second, 0b01)]));
        cubes.push(Cube::of(vec![(first, 0b10), (second, 0b10)]));
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
            .map(|_| Cube::of(variables.iter().map(|variable| (*variable, 1 + next(7) as Bits))))
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
