//! Who hands values to whom: files and folders call modules, and a file of values is for one of them. Whatever nobody
//! calls makes a world of its own: what it makes, and what the modules make that it calls.

use alloc::{collections::BTreeSet, string::String, vec::Vec};

use super::super::{path::name, sets};
use super::Expression;
use crate::document::forms::map::Map;

/// Values for parameters, by their names.
pub type Given<'e> = Map<&'e str, &'e Expression<'e>>;

/// An expression, and the number of the instance whose names it uses.
pub type Placed<'e> = (&'e Expression<'e>, usize);

/// Something that has parameters: a file of Bicep's, a folder of Terraform's.
#[derive(Default)]
pub struct Unit<'e> {
    /// Where it is, without `.` and `..`.
    pub path: String,
    /// How long its text is.
    pub size: usize,
    /// Its parameters.
    pub declared: Vec<&'e str>,
    /// The modules that it calls.
    pub calls: Vec<Call<'e>>,
}

/// A module that is called.
pub struct Call<'e> {
    /// What the caller calls it; empty where the caller is nothing but a file with values for it.
    pub symbol: &'e str,
    /// Where it is, if it is a file or a folder.
    pub path: Option<String>,
    /// What is given.
    pub given: Given<'e>,
    /// Whether nothing else is given.
    pub whole: bool,
}

/// A file with values for the parameters of a unit.
pub struct Set<'e> {
    /// Its name.
    pub uri: &'e str,
    /// Of which unit; nothing where that is not known.
    pub unit: Option<usize>,
    /// The values.
    pub given: Given<'e>,
}

/// A unit with values for its parameters.
pub struct Instance<'e> {
    /// Which unit.
    pub unit: usize,
    /// What is given.
    pub given: Map<&'e str, Placed<'e>>,
    /// Whether nothing else is given, so that defaults count.
    pub whole: bool,
    /// The instances that it calls, by what it calls them.
    pub calls: Map<&'e str, usize>,
    /// Who calls it, and as what.
    pub by: Option<(usize, &'e str)>,
}

/// What is made together.
pub struct World<'e> {
    /// What it is called, where others make the same.
    pub label: Option<String>,
    /// Those that call before those that are called.
    pub instances: Vec<Instance<'e>>,
    name: &'e str,
}

/// How much is read again because it is called again: bytes for each one that is given, and besides.
const GROWTH: (usize, usize) = (4, 1 << 18);

/// The worlds of these units and files of values.
pub fn worlds<'e>(units: &'e [Unit<'e>], sets: Vec<Set<'e>>) -> Vec<World<'e>> {
    let mut plan = Plan::of(units);
    let lost = sets.iter().any(|set| set.unit.is_none());
    for set in sets {
        if let Some(unit) = set.unit {
            plan.world(instance(unit, true, None), set.given, set.uri);
        }
    }
    // Of those that call each other in a circle nobody is the first.
    for first in [true, false] {
        for (number, unit) in units.iter().enumerate() {
            let later = first && plan.called.contains(&number);
            if !later && !plan.covered.contains(&number) {
                let whole = first && !lost && !plan.may_be_called(unit);
                plan.world(instance(number, whole, None), Given::new(), &unit.path);
            }
        }
    }
    label(&mut plan.worlds, units);
    plan.worlds
}

/// The units that no other one calls.
pub fn roots(units: &[Unit<'_>]) -> Vec<usize> {
    let called = Plan::of(units).called;
    (0..units.len()).filter(|number| !called.contains(number)).collect()
}

fn instance<'e>(unit: usize, whole: bool, by: Option<(usize, &'e str)>) -> Instance<'e> {
    Instance { unit, whole, by, given: Map::new(), calls: Map::new() }
}

struct Plan<'e> {
    units: &'e [Unit<'e>],
    by_path: Map<&'e str, usize>,
    called: BTreeSet<usize>,
    /// The last parts of paths that lead nowhere, in lower case.
    lost: BTreeSet<String>,
    covered: BTreeSet<usize>,
    left: usize,
    worlds: Vec<World<'e>>,
}

impl<'e> Plan<'e> {
    fn of(units: &'e [Unit<'e>]) -> Self {
        let size: usize = units.iter().map(|unit| unit.size).sum();
        let mut plan = Self {
            units,
            by_path: units.iter().enumerate().map(|(number, unit)| (&*unit.path, number)).collect(),
            called: BTreeSet::new(),
            lost: BTreeSet::new(),
            covered: BTreeSet::new(),
            left: size * GROWTH.0 + GROWTH.1,
            worlds: Vec::new(),
        };
        for (number, unit) in units.iter().enumerate() {
            for path in unit.calls.iter().filter_map(|call| call.path.as_deref()) {
                match plan.by_path.get(path) {
                    Some(target) => {
                        plan.called.extend(Some(*target).filter(|target| *target != number));
                    }
                    None => {
                        plan.lost.insert(name(path).to_ascii_lowercase());
                    }
                }
            }
        }
        plan
    }

    /// Whether a path that leads nowhere may mean a unit, as far as their last parts tell. Above all known folders it
    /// may mean any.
    fn may_be_called(&self, unit: &Unit<'_>) -> bool {
        self.lost.contains("..") || self.lost.contains(&name(&unit.path).to_ascii_lowercase())
    }

    /// Adds what a unit makes with these values.
    fn world(&mut self, mut first: Instance<'e>, given: Given<'e>, name: &'e str) {
        first.given = given.into_iter().map(|(name, value)| (name, (value, 0))).collect();
        let mut instances = Vec::from([first]);
        let mut number = 0;
        while let Some(instance) = instances.get(number) {
            let unit = instance.unit;
            self.covered.insert(unit);
            let units = self.units;
            for call in units.get(unit).map_or(&[][..], |unit| &unit.calls) {
                let Some(made) = self.call(call, number, &instances) else { continue };
                let place = instances.len();
                instances.push(made);
                if let Some(caller) = instances.get_mut(number) {
                    caller.calls.insert(call.symbol, place);
                }
            }
            number += 1;
        }
        self.worlds.push(World { label: None, instances, name });
    }

    fn call(&mut self, call: &Call<'e>, by: usize, instances: &[Instance<'e>]) -> Option<Instance<'e>> {
        let unit = *self.by_path.get(call.path.as_deref()?)?;
        let mut above = Some(by);
        while let Some(instance) = above.and_then(|number| instances.get(number)) {
            if instance.unit == unit {
                return None;
            }
            above = instance.by.map(|(by, _)| by);
        }
        // What is called for the first time is free.
        if !self.covered.insert(unit) {
            let size = self.units.get(unit)?.size + 100;
            self.left = self.left.checked_sub(size)?;
        }
        let mut made = instance(unit, call.whole, Some((by, call.symbol)));
        made.given = call.given.iter().map(|(name, value)| (*name, (*value, by))).collect();
        Some(made)
    }
}

/// Gives names to worlds in which the same unit is.
fn label(worlds: &mut [World<'_>], units: &[Unit<'_>]) {
    let mut users: Map<usize, BTreeSet<usize>> = Map::new();
    for (number, world) in worlds.iter().enumerate() {
        for instance in &world.instances {
            users.update(instance.unit, |users| _ = users.insert(number));
        }
    }
    let mut shared = users.iter().filter(|(_, users)| users.len() > 1).peekable();
    let Some(own) = shared.peek().and_then(|(unit, _)| units.get(**unit)) else { return };
    let mut alike = BTreeSet::new();
    shared.for_each(|(_, users)| users.iter().for_each(|user| _ = alike.insert(*user)));
    let names: Vec<&str> = alike.iter().filter_map(|number| Some(worlds.get(*number)?.name)).collect();
    for (number, label) in alike.iter().zip(sets::labels(&own.path, &names)) {
        if let Some(world) = worlds.get_mut(*number) {
            world.label = Some(label);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{borrow::ToOwned, string::ToString};

    use super::*;

    fn unit<'e>(path: &str, calls: &[&'e str]) -> Unit<'e> {
        let call = |path: &&'e str| Call {
            symbol: path,
            path: Some((*path).to_owned()),
            given: Given::new(),
            whole: true,
        };
        Unit {
            path: path.to_string(),
            size: 10,
            declared: Vec::new(),
            calls: calls.iter().map(call).collect(),
        }
    }

    fn shown(units: &[Unit<'_>]) -> Vec<String> {
        let units_of = |world: &World<'_>| {
            let parts: Vec<String> = world
                .instances
                .iter()
                .map(|instance| {
                    let doubt = if instance.whole { "" } else { "?" };
                    [&units[instance.unit].path, doubt].concat()
                })
                .collect();
            [world.label.as_deref().unwrap_or(""), ":", &parts.join(",")].concat()
        };
        worlds(units, Vec::new()).iter().map(units_of).collect()
    }

    #[test]
    fn each_caller_makes_what_its_modules_make() {
        assert_eq!(
            shown(&[unit("main", &["ws", "ep"]), unit("ws", &[]), unit("ep", &["ws"])]),
            [":main,ws,ep,ws"]
        );
        assert_eq!(
            shown(&[unit("a/one", &["ws"]), unit("a/two", &["ws"]), unit("ws", &[])]),
            ["one:a/one,ws", "two:a/two,ws"]
        );
    }

    #[test]
    fn circles_and_paths_that_lead_nowhere_leave_defaults_open() {
        assert_eq!(shown(&[unit("a", &["b"]), unit("b", &["a"])]), [":a?,b"]);
        assert_eq!(shown(&[unit("main", &["x/ws"]), unit("ws", &[])]), [":main", ":ws?"]);
    }

    #[test]
    fn what_is_called_many_times_over_is_bounded() {
        let names: Vec<String> = (0..30).map(|number| number.to_string()).collect();
        let units: Vec<Unit<'_>> =
            names.iter().zip(names.iter().skip(1)).map(|(path, next)| unit(path, &[next, next])).collect();
        let count: usize = worlds(&units, Vec::new()).iter().map(|world| world.instances.len()).sum();
        assert!(count < 10_000, "{count}");
    }
}
