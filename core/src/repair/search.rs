//! The search: every set of changes of a workspace, and for each the cheapest ways of what is below it.

use alloc::{vec, vec::Vec};

use super::{
    Goal, MOST, Repair, Step,
    cubes::{Choice, Slot},
    options::Choosable,
    part::{Group, Tree},
};
use crate::{
    facts::{Model, SubjectId},
    judgement::parts::Parts,
    order,
    rulebook::{ANEW, Anew, CHANGES, Change, Scope},
};

/// So many ways of a part are kept; a few more than are told, because some contain others in the end.
const KEPT: usize = 2 * MOST;

/// Changes that a part takes, and their cost.
#[derive(Clone, Debug, Default)]
struct Way {
    cost: u32,
    picks: Vec<Pick>,
}

/// One change of one part.
#[derive(Clone, Copy, Debug)]
struct Pick {
    slot: Slot,
    chosen: Choosable,
    /// Whether the subjects exist at that time.
    exists: bool,
}

/// A change of one fact of a part.
type Selected = (Slot, Choosable);

/// What is called for every selection.
type Call<'c> = &'c mut dyn FnMut(&[Selected]);

impl Way {
    fn contains(&self, other: &Self) -> bool {
        let has = |pick: &Pick| {
            self.picks.iter().any(|own| own.slot == pick.slot && own.chosen.value == pick.chosen.value)
        };
        other.picks.iter().all(has)
    }

    fn with(&self, other: &Self) -> Self {
        let picks = self.picks.iter().chain(&other.picks).copied().collect();
        Self { cost: self.cost.saturating_add(other.cost), picks }
    }
}

/// The cheapest ways, none of which contains another.
fn cheapest(mut ways: Vec<Way>) -> Vec<Way> {
    order::by_number(&mut ways, |way| u64::from(way.cost) << 32 | way.picks.len() as u64);
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        if kept.len() < KEPT && !kept.iter().any(|cheaper| way.contains(cheaper)) {
            kept.push(way);
        }
    }
    kept
}

/// Every way of one list together with one of the other.
fn together(left: &[Way], right: &[Way]) -> Vec<Way> {
    cheapest(left.iter().flat_map(|one| right.iter().map(|other| one.with(other))).collect())
}

fn anew_cost(scope: Scope) -> u32 {
    ANEW.iter().find(|(of, _)| *of == scope).map_or(0, |(_, cost)| u32::from(*cost))
}

struct Search<'s> {
    model: &'s Model,
    tree: &'s Tree,
}

/// The cheapest sets of changes that reach the goal, at most [`MOST`]; the empty one if it is reached already.
pub fn search(model: &Model, parts: &Parts, goal: Goal<'_>) -> Vec<Repair> {
    let tree = Tree::of(model, parts, goal);
    let search = Search { model, tree: &tree };
    let mut all = vec![Way::default()];
    for root in tree.roots.iter().filter_map(|root| tree.groups.get(*root)) {
        all = together(&all, &search.root(root));
    }
    all.truncate(MOST);
    all.into_iter().map(|way| search.repair(&way)).collect()
}

/// Whether the goal is reached once the steps are made.
pub fn reaches(model: &Model, parts: &Parts, goal: Goal<'_>, steps: &[&Step]) -> bool {
    let tree = Tree::of(model, parts, goal);
    let mut choice: Choice = vec![None; tree.places.len()];
    for step in steps {
        for slot in step.subjects.iter().filter_map(|subject| tree.slot(*subject, step.fact())) {
            let covers = tree
                .places
                .get(slot)
                .is_some_and(|place| place.subjects.iter().all(|subject| step.subjects.contains(subject)));
            if let Some(value) = choice.get_mut(slot).filter(|_| covers) {
                *value = Some(step.change.to);
            }
        }
    }
    tree.groups.iter().flat_map(|group| &group.failing).all(|failing| failing.is_missed(model, &choice))
}

impl Search<'_> {
    /// The ways of a workspace with everything in it.
    fn root(&self, group: &Group) -> Vec<Way> {
        let mut found: Vec<Way> = Vec::new();
        let mut tried: Vec<(Way, bool)> = Vec::new();
        self.own(group, &mut |picks| tried.push(self.of_workspace(group, picks)));
        order::by_number(&mut tried, |(way, _)| u64::from(way.cost));
        for (own, reborn) in tried {
            if found.len() == KEPT && found.last().is_some_and(|worst| worst.cost < own.cost) {
                break;
            }
            let ways = self.below(group, own, reborn);
            if !ways.is_empty() {
                found.extend(ways);
                found = cheapest(found);
            }
        }
        found
    }

    /// Calls for every selection of changes of the part's own facts, the empty one too.
    fn own(&self, group: &Group, call: Call<'_>) {
        let mut chosen = Vec::new();
        self.own_from(&group.slots, &mut chosen, call);
    }

    fn own_from(&self, slots: &[Slot], chosen: &mut Vec<Selected>, call: Call<'_>) {
        let Some((slot, rest)) = slots.split_first() else { return call(chosen) };
        self.own_from(rest, chosen, call);
        for option in self.tree.places.get(*slot).into_iter().flat_map(|place| &place.options) {
            chosen.push((*slot, *option));
            self.own_from(rest, chosen, call);
            chosen.pop();
        }
    }

    /// Changes of a workspace: what they cost by themselves, and whether everything in it is created anew.
    fn of_workspace(&self, group: &Group, chosen: &[Selected]) -> (Way, bool) {
        let anew = |option: &Choosable| option.effort(group.exists).map(|(_, effort)| effort.anew);
        let new_workspace = chosen.iter().any(|(_, option)| anew(option) == Some(Anew::Workspace));
        let reborn = new_workspace || chosen.iter().any(|(_, option)| anew(option) == Some(Anew::Endpoints));
        let mut way = Way::default();
        for &(slot, option) in chosen {
            let exists = group.exists && (!new_workspace || anew(&option) == Some(Anew::Workspace));
            self.pick(&mut way, slot, option, exists, 1);
        }
        if new_workspace {
            way.cost = way.cost.saturating_add(anew_cost(Scope::Workspace));
        }
        if reborn {
            for part in self.existing_below(group) {
                let count = u32::try_from(part.members.len()).unwrap_or(u32::MAX);
                way.cost = way.cost.saturating_add(anew_cost(part.scope).saturating_mul(count));
            }
        }
        (way, reborn)
    }

    fn pick(&self, way: &mut Way, slot: Slot, chosen: Choosable, exists: bool, count: u32) {
        // What is impossible costs more than anything that is kept.
        let cost = chosen.cost(exists).unwrap_or(u32::MAX);
        way.cost = way.cost.saturating_add(cost.saturating_mul(count));
        way.picks.push(Pick { slot, chosen, exists });
    }

    /// The existing parts below a part, of every depth.
    fn existing_below(&self, group: &Group) -> Vec<&Group> {
        let mut found = Vec::new();
        for child in group.below.iter().filter_map(|child| self.tree.groups.get(*child)) {
            if child.exists && matches!(child.scope, Scope::Endpoint | Scope::Deployment) {
                found.push(child);
            }
            found.extend(self.existing_below(child));
        }
        found
    }

    /// With these changes of the part made, the cheapest ways of everything below it; none where it fails by itself.
    fn below(&self, group: &Group, own: Way, reborn: bool) -> Vec<Way> {
        if own.cost == u32::MAX {
            return Vec::new();
        }
        let mut choice: Choice = vec![None; self.tree.places.len()];
        self.continued(group, &own, reborn, &mut choice)
    }

    fn continued(&self, group: &Group, own: &Way, reborn: bool, choice: &mut Choice) -> Vec<Way> {
        for pick in &own.picks {
            set(choice, pick.slot, Some(pick.chosen.value));
        }
        let mut ways = Vec::new();
        if group.failing.iter().all(|failing| failing.is_missed(self.model, choice)) {
            ways.push(own.clone());
            for child in group.below.iter().filter_map(|child| self.tree.groups.get(*child)) {
                ways =
                    if ways.is_empty() { ways } else { together(&ways, &self.part(child, reborn, choice)) };
            }
        }
        for pick in &own.picks {
            set(choice, pick.slot, None);
        }
        ways
    }

    /// The ways of an endpoint with its deployments, or of a deployment, once everything above it is settled.
    fn part(&self, group: &Group, reborn: bool, choice: &mut Choice) -> Vec<Way> {
        let exists = group.exists && !reborn;
        let count = u32::try_from(group.members.len()).unwrap_or(u32::MAX);
        let mut tried = Vec::new();
        self.own(group, &mut |chosen| {
            let mut way = Way::default();
            for &(slot, option) in chosen {
                self.pick(&mut way, slot, option, exists, count);
                if option.effort(exists).is_some_and(|(_, effort)| effort.anew == Anew::Deployment) {
                    way.cost = way.cost.saturating_add(anew_cost(group.scope).saturating_mul(count));
                }
            }
            tried.push(way);
        });
        let possible = tried.into_iter().filter(|way| way.cost < u32::MAX);
        cheapest(possible.flat_map(|way| self.continued(group, &way, reborn, choice)).collect())
    }

    fn repair(&self, way: &Way) -> Repair {
        let row = |change: &Change| CHANGES.iter().position(|other| core::ptr::eq(other, change));
        let mut steps: Vec<Step> = way.picks.iter().filter_map(|pick| self.step(pick)).collect();
        // What exists is changed first, in the order of the rows; then what is planned is created, parents first.
        order::by_number(&mut steps, |step| {
            let made = if step.exists { 0 } else { 1 + step.fact().entry().scope as u64 };
            made << 16 | row(step.change).unwrap_or_default() as u64
        });
        let mut anew: Vec<SubjectId> = Vec::new();
        for step in &steps {
            let more: Vec<SubjectId> = match step.effort.anew {
                Anew::Nothing => Vec::new(),
                Anew::Deployment => step.subjects.clone(),
                Anew::Endpoints => self.everything_in(&step.subjects),
                Anew::Workspace => {
                    step.subjects.iter().copied().chain(self.everything_in(&step.subjects)).collect()
                }
            };
            anew.extend(more);
        }
        anew.dedup();
        Repair { cost: way.cost, steps, anew }
    }

    /// The existing endpoints and deployments of workspaces.
    fn everything_in(&self, workspaces: &[SubjectId]) -> Vec<SubjectId> {
        let roots = self.tree.roots.iter().filter_map(|root| self.tree.groups.get(*root));
        let of = roots.filter(|root| root.members.iter().any(|member| workspaces.contains(member)));
        of.flat_map(|root| self.existing_below(root)).flat_map(|part| part.members.iter().copied()).collect()
    }

    fn step(&self, pick: &Pick) -> Option<Step> {
        let place = self.tree.places.get(pick.slot)?;
        let (change, effort) = pick.chosen.effort(pick.exists)?;
        let (exists, unknown) = (pick.exists, pick.chosen.unknown);
        Some(Step { change, effort, subjects: place.subjects.clone(), exists, unknown })
    }
}

fn set(choice: &mut Choice, slot: Slot, value: Option<u8>) {
    if let Some(place) = choice.get_mut(slot) {
        *place = value;
    }
}
