//! What belongs to what: deployments to endpoints, endpoints and associated resources to workspaces. A scope that no
//! document describes is one subject without a name.

use alloc::{string::String, vec::Vec};

use super::{
    associated,
    model::{Model, Subject, SubjectId},
    object::{Describing, Object},
    origin::Place,
    problem::Problem,
};
use crate::{
    order::{self, Index},
    rulebook::Scope,
    words::say,
};

/// Adds the subjects without a name and links everything. Subjects are in the order of the objects. What one template
/// describes with different sets of parameters is linked within each set only.
pub fn complete(model: &mut Model, objects: &[Object<'_>], problems: &mut Vec<Problem>) {
    let (mut sets, mut in_set, mut without) = (Vec::new(), Index::default(), Vec::new());
    for (id, object) in objects.iter().enumerate() {
        match object.set {
            None => without.push(id),
            Some(set) if in_set.add(&[set.as_bytes()], id) => sets.push(Some(set)),
            Some(_) => {}
        }
    }
    // What has no set goes by itself, unless all that is described belongs to some set.
    if sets.is_empty() || !without.is_empty() {
        sets.push(None);
    }
    let several = sets.len() > 1;
    let mut hubs = Index::default();
    for hub in objects.iter().filter_map(|object| object.hub) {
        hubs.add(&[hub.to_ascii_lowercase().as_bytes()], 0);
    }
    for set in sets {
        let near = match set {
            None => (0..objects.len()).collect(),
            Some(set) => {
                let mut near = [in_set.get(&[set.as_bytes()]), &without].concat();
                order::by_number(&mut near, |id| *id as u64);
                near
            }
        };
        let mut linker = Linker { model, objects, problems, hubs: &hubs, set, near, unknown: None };
        linker.complete(several);
    }
}

struct Linker<'l, 'f> {
    model: &'l mut Model,
    objects: &'l [Object<'f>],
    problems: &'l mut Vec<Problem>,
    /// The hubs of others, by name in lower case.
    hubs: &'l Index,
    /// The set of parameters that is linked.
    set: Option<&'l str>,
    /// The subjects described with it or with none; without a set all that are described.
    near: Vec<SubjectId>,
    /// The workspace of whatever can not be linked.
    unknown: Option<SubjectId>,
}

impl Linker<'_, '_> {
    /// `several` sets: what has none is linked by itself and adds nothing that is not needed.
    fn complete(&mut self, several: bool) {
        let rest = several && self.set.is_none();
        if rest && self.own(Scope::Endpoint).is_empty() && self.own(Scope::Deployment).is_empty() {
            let workspaces = self.own(Scope::Workspace);
            self.associate(&workspaces);
            return;
        }
        let workspaces = self.ensure(Scope::Workspace);
        let own: Vec<SubjectId> = if several {
            workspaces.iter().copied().filter(|id| self.is_own(*id)).collect()
        } else {
            workspaces.clone()
        };
        self.associate(&own);
        let endpoints = self.ensure(Scope::Endpoint);
        let own: Vec<SubjectId> = endpoints.iter().copied().filter(|id| self.is_own(*id)).collect();
        let homes = self.homes(&workspaces);
        let named = Named::of(self.objects, |object| object.name, &workspaces);
        for id in &own {
            self.link_to_workspace(*id, &workspaces, &named, &homes);
        }
        let deployments = self.own(Scope::Deployment);
        if deployments.is_empty() {
            // Each endpoint will have one some day.
            for endpoint in own {
                self.nameless(Scope::Deployment, Some(endpoint));
            }
            return;
        }
        let named = Named::of(self.objects, |object| object.name, &endpoints);
        for id in deployments {
            self.link_to_endpoint(id, &endpoints, &named, &workspaces);
        }
    }

    /// Whether a subject is described with the set; what nobody describes belongs to the set for which it was made.
    fn is_own(&self, id: SubjectId) -> bool {
        self.objects.get(id).is_none_or(|object| object.set == self.set)
    }

    /// Subjects of a scope, by the set of parameters.
    fn near(&self, scope: Scope, set: impl Fn(Option<&str>) -> bool) -> Vec<SubjectId> {
        let is = |object: &Object<'_>| object.scope == scope && set(object.set);
        self.near.iter().copied().filter(|id| self.objects.get(*id).is_some_and(is)).collect()
    }

    /// Subjects that are described with the set.
    fn own(&self, scope: Scope) -> Vec<SubjectId> {
        self.near(scope, |set| set == self.set)
    }

    /// Subjects to which those of the set may belong: its own and those without a set, of which there is at least one.
    fn ensure(&mut self, scope: Scope) -> Vec<SubjectId> {
        let ids = self.near(scope, |_| true);
        if ids.is_empty() { alloc::vec![self.nameless(scope, None)] } else { ids }
    }

    fn nameless(&mut self, scope: Scope, parent: Option<SubjectId>) -> SubjectId {
        self.model.subjects.push(Subject {
            scope,
            name: None,
            parent,
            associated: Vec::new(),
            described: Vec::new(),
            bindings: Vec::new(),
        });
        self.model.subjects.len() - 1
    }

    fn set_parent(&mut self, id: SubjectId, parent: SubjectId) {
        if let Some(subject) = self.model.subjects.get_mut(id) {
            subject.parent = Some(parent);
        }
    }

    /// Each workspace has one resource of each kind: the one that it names, the only one described, or one that nobody
    /// describes.
    fn associate(&mut self, workspaces: &[SubjectId]) {
        for scope in Scope::ASSOCIATED {
            let described = self.described(scope);
            let by_id = Named::of(self.objects, |object| object.id, &described);
            for workspace in workspaces {
                let object = self.objects.get(*workspace);
                let wanted = object.and_then(|object| associated::named(object, scope));
                let matching = wanted.and_then(|wanted| by_id.first(wanted));
                let only = match (wanted, described.as_slice()) {
                    (None, [one]) if workspaces.len() == 1 => Some(*one),
                    _ => None,
                };
                let resource = matching.or(only).unwrap_or_else(|| self.nameless(scope, None));
                self.belongs(resource, *workspace);
            }
        }
    }

    /// Described subjects that those of the set may use.
    fn described(&self, scope: Scope) -> Vec<SubjectId> {
        self.near(scope, |set| set.is_none() || set == self.set)
    }

    fn belongs(&mut self, resource: SubjectId, workspace: SubjectId) {
        self.set_parent(resource, workspace);
        if let Some(subject) = self.model.subjects.get_mut(workspace) {
            subject.associated.push(resource);
        }
    }

    /// The workspaces that an endpoint is probably in: not the hubs of others.
    fn homes(&self, workspaces: &[SubjectId]) -> Vec<SubjectId> {
        let is_hub = |id: &SubjectId| {
            let name = self.model.subjects.get(*id).and_then(|subject| subject.name.as_deref());
            name.is_some_and(|name| !self.hubs.get(&[name.to_ascii_lowercase().as_bytes()]).is_empty())
        };
        workspaces.iter().copied().filter(|id| !is_hub(id)).collect()
    }

    fn link_to_workspace(
        &mut self,
        id: SubjectId,
        workspaces: &[SubjectId],
        named: &Named<'_>,
        homes: &[SubjectId],
    ) {
        let wanted = self.objects.get(id).and_then(|object| object.workspace);
        let named = wanted.and_then(|wanted| named.first(wanted));
        let parent = match (named, workspaces, homes) {
            (Some(named), ..) => named,
            (None, [one], _) => *one,
            (None, _, [one]) => {
                let name =
                    |id: SubjectId| self.model.subjects.get(id).and_then(|subject| subject.name.as_deref());
                let (endpoint, project) = (name(id).unwrap_or_default(), name(*one).unwrap_or_default());
                let message = say::project_by_elimination(endpoint, project);
                self.report("project-by-elimination", message, id);
                *one
            }
            _ => {
                let name =
                    self.model.subjects.get(id).and_then(|subject| subject.name.clone()).unwrap_or_default();
                let message = say::endpoint_without_workspace(&name);
                self.report("workspace-not-told", message, id);
                self.unknown_workspace()
            }
        };
        self.set_parent(id, parent);
    }

    /// The workspace of whatever can not be linked; the same one for all.
    fn unknown_workspace(&mut self) -> SubjectId {
        if let Some(known) = self.unknown {
            return known;
        }
        let workspace = self.nameless(Scope::Workspace, None);
        self.unknown = Some(workspace);
        for scope in Scope::ASSOCIATED {
            let resource = self.nameless(scope, None);
            self.belongs(resource, workspace);
        }
        workspace
    }

    fn link_to_endpoint(
        &mut self,
        id: SubjectId,
        endpoints: &[SubjectId],
        named: &Named<'_>,
        workspaces: &[SubjectId],
    ) {
        let wanted = self.objects.get(id).and_then(|object| object.endpoint);
        let named = wanted.and_then(|wanted| named.first(wanted));
        let parent = match (named, endpoints) {
            (Some(named), _) => named,
            (None, [only]) => {
                self.tell_elimination(id, *only, wanted);
                *only
            }
            (None, _) => {
                let message = say::deployment_without_endpoint(wanted.unwrap_or_default());
                self.report("endpoint-not-told", message, id);
                let endpoint = self.nameless(Scope::Endpoint, None);
                let workspace = match workspaces {
                    [one] => *one,
                    _ => self.unknown_workspace(),
                };
                self.set_parent(endpoint, workspace);
                endpoint
            }
        };
        self.set_parent(id, parent);
    }

    /// Says that a deployment was given to the only endpoint although it names another one.
    fn tell_elimination(&mut self, id: SubjectId, endpoint: SubjectId, wanted: Option<&str>) {
        let Some(wanted) = wanted else { return };
        let (Some(deployment), Some(object)) = (self.objects.get(id), self.objects.get(endpoint)) else {
            return;
        };
        let (Some(name), Some(there)) = (object.name, first(object)) else { return };
        let message = say::endpoint_by_elimination(wanted, name);
        let mut problem = Problem::info("endpoint-by-elimination", message);
        if let Some(here) = first(deployment) {
            problem = problem.at(place(here, &["endpoint_name"]), say::endpoint_not_described().text());
        }
        self.problems.push(problem.at(place(there, &["name"]), say::only_endpoint().text()));
    }

    fn report(&mut self, code: &'static str, message: String, id: SubjectId) {
        let problem = Problem::info(code, message);
        let place = self.objects.get(id).and_then(first).map(|describing| place(describing, &["name"]));
        self.problems.push(match place {
            Some(place) => problem.at(place, ""),
            None => problem,
        });
    }
}

/// What an object is called: its name or its id.
type Name = for<'o> fn(&Object<'o>) -> Option<&'o str>;

/// Some subjects by what their objects are called, casing aside. Of few each is looked at.
struct Named<'i> {
    objects: &'i [Object<'i>],
    name: Name,
    few: &'i [SubjectId],
    more: Index,
}

impl<'i> Named<'i> {
    const FEW: usize = 8;

    fn of(objects: &'i [Object<'i>], name: Name, among: &'i [SubjectId]) -> Self {
        let mut more = Index::default();
        let (few, rest) = if among.len() > Self::FEW { (&[][..], among) } else { (among, &[][..]) };
        for id in rest {
            if let Some(name) = objects.get(*id).and_then(name) {
                more.add(&[name.to_ascii_lowercase().as_bytes()], *id);
            }
        }
        Self { objects, name, few, more }
    }

    /// The first one that is called so.
    fn first(&self, wanted: &str) -> Option<SubjectId> {
        let called = |id: &SubjectId| self.objects.get(*id).and_then(self.name);
        let is = |id: &&SubjectId| called(id).is_some_and(|name| name.eq_ignore_ascii_case(wanted));
        let indexed = || self.more.get(&[wanted.to_ascii_lowercase().as_bytes()]).first();
        if self.few.is_empty() { indexed() } else { self.few.iter().find(is) }.copied()
    }
}

fn first<'f>(object: &Object<'f>) -> Option<Describing<'f>> {
    object.files.first().or(object.states.first()).copied()
}

/// The place of a key's value, or of the whole document.
fn place(describing: Describing<'_>, key: &'static [&'static str; 1]) -> Place {
    let tree = &describing.file.tree;
    let span = describing.find(key).and_then(|entry| tree.node(entry.value)).map(|node| node.span);
    match span {
        Some(span) => describing.place(span, key),
        None => describing.place(describing.recognition.span, &[]),
    }
}
