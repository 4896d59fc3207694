//! What belongs to what: deployments to endpoints, endpoints and associated resources to workspaces. A scope that no
//! document describes is one subject without a name.

use alloc::{format, string::String, vec::Vec};

use super::{
    associated, hub,
    model::{Model, Subject, SubjectId},
    object::{Describing, Object},
    origin::Place,
    problem::Problem,
};
use crate::rulebook::Scope;

/// Adds the subjects without a name and links everything. Subjects are in the order of the objects. What one template
/// describes with different sets of parameters is linked within each set only.
pub fn complete(model: &mut Model, objects: &[Object<'_>], problems: &mut Vec<Problem>) {
    let mut sets: Vec<Option<&str>> = Vec::new();
    for object in objects.iter().filter(|object| object.set.is_some()) {
        if !sets.contains(&object.set) {
            sets.push(object.set);
        }
    }
    // What has no set goes by itself, unless all that is described belongs to some set.
    if sets.is_empty() || objects.iter().any(|object| object.set.is_none()) {
        sets.push(None);
    }
    let several = sets.len() > 1;
    for set in sets {
        let mut linker = Linker { model, objects, problems, set, unknown: None };
        linker.complete(several);
    }
}

struct Linker<'l, 'f> {
    model: &'l mut Model,
    objects: &'l [Object<'f>],
    problems: &'l mut Vec<Problem>,
    /// The set of parameters that is linked.
    set: Option<&'l str>,
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
        for id in &own {
            self.link_to_workspace(*id, &workspaces, &homes);
        }
        let deployments = self.own(Scope::Deployment);
        if deployments.is_empty() {
            // Each endpoint will have one some day.
            for endpoint in own {
                self.nameless(Scope::Deployment, Some(endpoint));
            }
            return;
        }
        for id in deployments {
            self.link_to_endpoint(id, &endpoints, &workspaces);
        }
    }

    /// Whether a subject is described with the set; what nobody describes belongs to the set for which it was made.
    fn is_own(&self, id: SubjectId) -> bool {
        self.objects.get(id).is_none_or(|object| object.set == self.set)
    }

    /// Subjects that are described with the set.
    fn own(&self, scope: Scope) -> Vec<SubjectId> {
        let described = self.objects.iter().enumerate();
        described
            .filter(|(_, object)| object.scope == scope && object.set == self.set)
            .map(|(id, _)| id)
            .collect()
    }

    /// Subjects to which those of the set may belong: its own and those without a set, of which there is at least one.
    fn ensure(&mut self, scope: Scope) -> Vec<SubjectId> {
        let described = self.objects.iter().enumerate().filter(|(_, object)| object.scope == scope);
        let near = |set: Option<&str>| self.set.is_none() || set.is_none() || set == self.set;
        let ids: Vec<SubjectId> =
            described.filter(|(_, object)| near(object.set)).map(|(id, _)| id).collect();
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
            for workspace in workspaces {
                let object = self.objects.get(*workspace);
                let wanted = object.and_then(|object| associated::named(object, scope));
                let matching = wanted.and_then(|wanted| {
                    let is = |id: &&SubjectId| {
                        self.object_id(**id).is_some_and(|id| id.eq_ignore_ascii_case(wanted))
                    };
                    described.iter().find(is).copied()
                });
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
        let near = |set: Option<&str>| set.is_none() || set == self.set;
        let of_scope = self.objects.iter().enumerate().filter(|(_, object)| object.scope == scope);
        of_scope.filter(|(_, object)| near(object.set)).map(|(id, _)| id).collect()
    }

    fn belongs(&mut self, resource: SubjectId, workspace: SubjectId) {
        self.set_parent(resource, workspace);
        if let Some(subject) = self.model.subjects.get_mut(workspace) {
            subject.associated.push(resource);
        }
    }

    fn object_id(&self, id: SubjectId) -> Option<&str> {
        self.objects.get(id).and_then(|object| object.id.as_deref())
    }

    /// The workspaces that an endpoint is probably in: not the hubs of others.
    fn homes(&self, workspaces: &[SubjectId]) -> Vec<SubjectId> {
        let is_hub = |id: &SubjectId| {
            let name = self.model.subjects.get(*id).and_then(|subject| subject.name.as_deref());
            let mut hubs = self.objects.iter().filter_map(hub::hub_of);
            name.is_some_and(|name| hubs.any(|hub| hub.eq_ignore_ascii_case(name)))
        };
        workspaces.iter().copied().filter(|id| !is_hub(id)).collect()
    }

    fn link_to_workspace(&mut self, id: SubjectId, workspaces: &[SubjectId], homes: &[SubjectId]) {
        let wanted = self.objects.get(id).and_then(|object| object.workspace.as_deref());
        let named = wanted.and_then(|wanted| self.find(workspaces, wanted));
        let parent = match (named, workspaces, homes) {
            (Some(named), ..) => named,
            (None, [one], _) => *one,
            (None, _, [one]) => {
                let name =
                    |id: SubjectId| self.model.subjects.get(id).and_then(|subject| subject.name.as_deref());
                let (endpoint, project) = (name(id).unwrap_or_default(), name(*one).unwrap_or_default());
                let message = format!(
                    "nothing says which workspace endpoint `{endpoint}` is in; it is taken to be in `{project}`, not in the hub"
                );
                self.report("project-by-elimination", message, id);
                *one
            }
            _ => {
                let name =
                    self.model.subjects.get(id).and_then(|subject| subject.name.clone()).unwrap_or_default();
                let message = format!(
                    "several workspaces are described and nothing says which one endpoint `{name}` is in; its workspace counts as not known"
                );
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

    fn find(&self, among: &[SubjectId], name: &str) -> Option<SubjectId> {
        let is = |id: &&SubjectId| {
            let subject = self.model.subjects.get(**id).and_then(|subject| subject.name.as_ref());
            subject.is_some_and(|own| own.eq_ignore_ascii_case(name))
        };
        among.iter().find(is).copied()
    }

    fn link_to_endpoint(&mut self, id: SubjectId, endpoints: &[SubjectId], workspaces: &[SubjectId]) {
        let wanted: Option<String> = self.objects.get(id).and_then(|object| object.endpoint.clone());
        let named = wanted.as_deref().and_then(|wanted| self.find(endpoints, wanted));
        let parent = match (named, endpoints) {
            (Some(named), _) => named,
            (None, [only]) => {
                self.tell_elimination(id, *only, wanted.as_deref());
                *only
            }
            (None, _) => {
                let name = wanted.unwrap_or_default();
                let message = format!(
                    "no endpoint is named `{name}`, and several are described; the deployment's endpoint counts as not known"
                );
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
        let (Some(name), Some(there)) = (object.name.as_deref(), first(object)) else { return };
        let message = format!(
            "the deployment names endpoint `{wanted}`, and the only endpoint described is `{name}`; they are judged together"
        );
        let mut problem = Problem::info("endpoint-by-elimination", message);
        if let Some(here) = first(deployment) {
            problem = problem.at(place(here, "endpoint_name"), "this endpoint is not described");
        }
        self.problems.push(problem.at(place(there, "name"), "the only endpoint"));
    }

    fn report(&mut self, code: &'static str, message: String, id: SubjectId) {
        let problem = Problem::info(code, message);
        let place = self.objects.get(id).and_then(first).map(|describing| place(describing, "name"));
        self.problems.push(match place {
            Some(place) => problem.at(place, ""),
            None => problem,
        });
    }
}

fn first<'f>(object: &Object<'f>) -> Option<Describing<'f>> {
    object.files.first().or(object.states.first()).copied()
}

/// The place of a key's value, or of the whole document.
fn place(describing: Describing<'_>, key: &str) -> Place {
    let tree = &describing.file.tree;
    let span = tree.get(describing.node, key).and_then(|entry| tree.node(entry.value)).map(|node| node.span);
    match span {
        Some(span) => Place { span, pointer: describing.pointer(&[key]) },
        None => Place { span: describing.recognition.span, pointer: describing.pointer(&[]) },
    }
}
