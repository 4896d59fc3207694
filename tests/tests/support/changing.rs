//! What changes of the gating facts cost, by brute force: every assignment that reaches a goal, with nothing of the
//! engine but the table of changes.

use std::path::Path;

use cofferdam_rulebook::change::{Change, ChangesFile};
use cofferdam_tests::oracle::{self, Intent, Point};

/// For each gating fact its values.
pub fn values(fact: &str) -> Vec<&'static str> {
    let mut values: Vec<&str> = Point::all().iter().map(|point| point.value(fact)).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Sets of points as bits.
type Points = [u64; 5];

fn set(points: &[Point], is: impl Fn(&Point) -> bool) -> Points {
    let mut bits = [0; 5];
    for (number, _) in points.iter().enumerate().filter(|(_, point)| is(point)) {
        bits[number / 64] |= 1 << (number % 64);
    }
    bits
}

/// Whether workspace, endpoint and deployment exist.
#[derive(Clone, Copy, Debug, Default)]
pub struct Existing {
    pub workspace: bool,
    pub endpoint: bool,
    pub deployment: bool,
}

/// One set of changes: for each fact the value that it gets.
pub type Changes = Vec<(&'static str, &'static str)>;

/// The gating space and the table of changes.
pub struct Space {
    changes: ChangesFile,
    has: Vec<(&'static str, Vec<(&'static str, Points)>)>,
    points: Vec<Point>,
}

impl Space {
    pub fn new() -> Self {
        let points = Point::all();
        let has = Point::FACTS.map(|fact| {
            let of = |value| (value, set(&points, |point| point.value(fact) == value));
            (fact, values(fact).into_iter().map(of).collect())
        });
        let changes = cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap().changes;
        Self { changes, has: has.to_vec(), points }
    }

    /// The points at which it works and every intent is met.
    pub fn goal(&self, intents: &[Intent]) -> Points {
        set(&self.points, |point| {
            oracle::works(point, oracle::Edition::Current)
                && intents.iter().all(|intent| oracle::meets(*intent, point))
        })
    }

    /// The costs of the five cheapest sets of changes after which every completion of `known` is within the goal, none
    /// containing another. A fact that is not known has several values.
    pub fn cheapest(&self, known: &[Vec<&'static str>], goal: Points, existing: Existing) -> Vec<u32> {
        let mut all: Vec<Changes> = Vec::new();
        self.each(known, goal, 0, [u64::MAX; 5], &mut Vec::new(), &mut |changes| all.push(changes.clone()));
        all.sort_by_key(Vec::len);
        let mut kept: Vec<Changes> = Vec::new();
        for changes in all {
            if !kept.iter().any(|known| known.iter().all(|change| changes.contains(change))) {
                kept.push(changes);
            }
        }
        let mut costs: Vec<u32> =
            kept.iter().filter_map(|changes| self.cost(known, changes, existing)).collect();
        costs.sort_unstable();
        costs.truncate(5);
        costs
    }

    fn each(
        &self,
        known: &[Vec<&'static str>],
        goal: Points,
        number: usize,
        left: Points,
        chosen: &mut Changes,
        call: &mut dyn FnMut(&Changes),
    ) {
        let Some((fact, values)) = self.has.get(number) else {
            let all = self.points.len();
            let within = (0..5).all(|word| {
                let real = if (word + 1) * 64 <= all { u64::MAX } else { (1 << (all % 64)) - 1 };
                left[word] & real & !goal[word] == 0
            });
            if within {
                call(chosen);
            }
            return;
        };
        let narrowed = |bits: Points| std::array::from_fn(|word| left[word] & bits[word]);
        let kept = values.iter().filter(|(value, _)| known[number].contains(value));
        let kept =
            kept.fold([0; 5], |sum: Points, (_, bits)| std::array::from_fn(|word| sum[word] | bits[word]));
        self.each(known, goal, number + 1, narrowed(kept), chosen, call);
        for (value, bits) in values.iter().filter(|(value, _)| known[number] != [*value]) {
            chosen.push((fact, value));
            self.each(known, goal, number + 1, narrowed(*bits), chosen, call);
            chosen.pop();
        }
    }

    /// What a set of changes costs; nothing where one of them is impossible.
    pub fn cost(&self, known: &[Vec<&'static str>], changes: &Changes, existing: Existing) -> Option<u32> {
        let exists = |fact: &str| match fact.split('.').next().unwrap() {
            "endpoint" => existing.endpoint,
            "deployment" => existing.deployment,
            _ => existing.workspace,
        };
        let from = |fact: &str| &known[Point::FACTS.iter().position(|known| *known == fact).unwrap()];
        let worst = |fact: &str, to: &str, exists: bool| -> Option<(u32, Option<&str>)> {
            let rows: Option<Vec<_>> = from(fact)
                .iter()
                .filter(|value| **value != to)
                .map(|value| {
                    let leads = |change: &&Change| {
                        change.fact == fact && change.to == to && change.from.iter().any(|from| from == value)
                    };
                    let row = self.changes.changes.iter().find(leads)?;
                    let effort = if exists { row.existing.as_ref()? } else { row.planned.as_ref()? };
                    Some((u32::from(effort.cost), effort.anew.as_deref()))
                })
                .collect();
            rows?.into_iter().max_by_key(|(cost, _)| *cost)
        };
        let anew = |wanted: &str| {
            changes.iter().any(|(fact, to)| {
                worst(fact, to, exists(fact)).is_some_and(|(_, anew)| exists(fact) && anew == Some(wanted))
            })
        };
        let price = |what: &str| u32::from(self.changes.anew[what]);
        let (new_workspace, new_endpoints) = (anew("workspace"), anew("endpoints"));
        let mut sum = if new_workspace { price("workspace") } else { 0 };
        if new_workspace || new_endpoints {
            sum += if existing.endpoint { price("endpoint") } else { 0 };
            sum += if existing.deployment { price("deployment") } else { 0 };
        }
        for (fact, to) in changes {
            let own = worst(fact, to, exists(fact))?;
            let of_workspace = fact.starts_with("workspace.");
            let reborn = if of_workspace {
                new_workspace && own.1 != Some("workspace")
            } else {
                new_workspace || new_endpoints
            };
            let (cost, anew) = worst(fact, to, exists(fact) && !reborn)?;
            sum += cost + u32::from(from(fact).len() > 1);
            if anew == Some("deployment") {
                sum += price("deployment");
            }
        }
        Some(sum)
    }
}
