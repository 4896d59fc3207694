//! From objects to the model: subjects, what belongs to what, and for every fact a variable.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{
    api_version,
    assets::Names,
    associated,
    assumptions::{self, Assumption},
    bind::Binder,
    elsewhere, file, hub, ip_rules,
    knowledge::{self, Knowledge},
    link,
    model::{Described, Model, Subject},
    object::{self, Object, ReadFile},
    origin::Place,
    outbound_rules,
    overrides::{self, Overrides},
    presumed,
    private_endpoint::Surroundings,
    problem::Problem,
    unsaid::{Unsaid, undescribed},
};
use crate::{
    document::{Purpose, Syntax},
    request::{Request, RequestError},
    rulebook::{
        DEPLOYMENT_EGRESS_PUBLIC_NETWORK_ACCESS, Fact, Family, READABLE, Scope, WORKSPACE_ISOLATION_MODE,
        WORKSPACE_PRIVATE_ENDPOINT,
    },
    words::say,
};

/// Builds the model.
///
/// # Errors
/// When an assumption or override can not be understood or contradicts what is written.
pub fn build(
    files: &[ReadFile],
    request: &Request,
    show: &dyn Fn(&Place) -> String,
) -> Result<(Model, Vec<Problem>), RequestError> {
    let assumptions = assumptions::parse(&request.assume)?;
    let objects = object::objects(files);
    let overrides = overrides::parse(&request.set, &scopes(&objects))?;
    let mut problems = Vec::new();
    for given in &overrides.ignored {
        let message = say::override_not_judged(given);
        problems.push(Problem::info("override-not-judged", message));
    }
    problems.extend(api_version::problems(&objects));
    let mut builder =
        Builder { objects: &objects, overrides, known: Vec::new(), problems, names: Names::of(&objects) };
    // Who may have made a private endpoint depends on the other facts, assumed ones included (F-INW-13).
    let (of_private_endpoints, of_others): (Vec<_>, Vec<_>) =
        assumptions.iter().partition(|assumption| assumption.fact == WORKSPACE_PRIVATE_ENDPOINT);
    builder.learn();
    builder.inherit();
    builder.assume(&of_others, show)?;
    builder.learn_private_endpoints();
    builder.assume(&of_private_endpoints, show)?;
    builder.inherit();
    let (mut model, problems) = builder.model(&assumptions);
    elsewhere::point(&mut model, files);
    Ok((model, problems))
}

struct Builder<'o, 'f> {
    objects: &'o [Object<'f>],
    overrides: Overrides,
    /// Per object, what is known of the facts of its scope.
    known: Vec<Vec<(Fact, Knowledge)>>,
    problems: Vec<Problem>,
    names: Names,
}

fn scopes(objects: &[Object<'_>]) -> Vec<Scope> {
    objects.iter().filter(|object| !object.files.is_empty()).map(|object| object.scope).collect()
}

/// Base facts of a scope that documents may state.
pub fn readable(scope: Scope) -> impl Iterator<Item = Fact> {
    scope.facts().and(READABLE).iter()
}

impl Builder<'_, '_> {
    fn learn(&mut self) {
        // Private endpoint connections look at more of what is around them, and are read later.
        let nothing = Surroundings {
            workspace_created: None,
            subscriptions: &[],
            service_connections: true,
            names: &self.names,
        };
        let overrides = &self.overrides.known;
        for object in self.objects {
            let unsaid = Unsaid::by(object);
            let mut known = Vec::with_capacity(object.scope.facts().len());
            for fact in readable(object.scope).filter(|fact| *fact != WORKSPACE_PRIVATE_ENDPOINT) {
                let mut knowledge =
                    knowledge::of(fact, object, &unsaid, overrides, &nothing, &mut self.problems);
                api_version::doubt(fact, object, &mut knowledge);
                presumed::fill(fact, object, self.objects, &mut knowledge);
                outbound_rules::supplement(fact, object, &mut knowledge);
                known.push((fact, knowledge));
            }
            file::learn(object, &self.overrides.ignored, &mut known);
            known.extend(presumed::opened_before(object));
            self.known.push(known);
        }
    }

    fn inherit(&mut self) {
        hub::inherit(self.objects, &mut self.known, &mut self.problems);
    }

    fn learn_private_endpoints(&mut self) {
        let subscriptions = object::subscriptions(self.objects);
        let service_connections = self.service_connections();
        for (object, known) in
            self.objects.iter().zip(&mut self.known).filter(|(o, _)| o.scope == Scope::Workspace)
        {
            let created = object.states.iter().find_map(|state| {
                state
                    .text(&["properties", "creationTime"])
                    .or_else(|| state.text(&["systemData", "createdAt"]))
            });
            let around = Surroundings {
                workspace_created: created,
                subscriptions: &subscriptions,
                service_connections,
                names: &self.names,
            };
            let fact = WORKSPACE_PRIVATE_ENDPOINT;
            let overrides = &self.overrides.known;
            let unsaid = Unsaid::by(object);
            let knowledge = knowledge::of(fact, object, &unsaid, overrides, &around, &mut self.problems);
            known.push((fact, knowledge));
            self.problems.extend(api_version::legacy_default(object, known));
        }
    }

    /// Whether some deployment may have a managed or a legacy network (F-INW-13).
    fn service_connections(&self) -> bool {
        let may = |fact: Fact, harmless: &str| {
            let harmless: u16 = fact.value_number(harmless).map_or(0, |value| 1 << value);
            let mut stated = false;
            for (_, knowledge) in self.known.iter().flatten().filter(|(known, _)| *known == fact) {
                stated = true;
                if knowledge.values & !harmless != 0 {
                    return true;
                }
            }
            !stated
        };
        may(WORKSPACE_ISOLATION_MODE, "disabled") || may(DEPLOYMENT_EGRESS_PUBLIC_NETWORK_ACCESS, "enabled")
    }

    fn assume(&mut self, given: &[&Assumption], show: &dyn Fn(&Place) -> String) -> Result<(), RequestError> {
        for assumption in given {
            let scope = assumption.fact.entry().scope;
            let candidates: Vec<usize> = (0..self.objects.len())
                .filter(|&id| self.objects.get(id).is_some_and(|object| object.scope == scope))
                .filter(|&id| self.objects.get(id).is_some_and(|object| named(object, assumption)))
                .collect();
            if candidates.is_empty() && assumption.subject.is_some() {
                return Err(self.no_such_subject(assumption, scope));
            }
            let mut refused = None;
            let mut used = candidates.is_empty();
            for id in candidates {
                let known = self.known.get_mut(id).and_then(|known| {
                    known
                        .iter_mut()
                        .find(|(fact, _)| *fact == assumption.fact)
                        .map(|(_, knowledge)| knowledge)
                });
                match known.map(|knowledge| knowledge::assume(knowledge, assumption, show)) {
                    Some(Ok(())) => used = true,
                    Some(Err(error)) => refused = Some(error),
                    None => {}
                }
            }
            // Without a subject it fills where nothing is stated; it is refused where there was nothing to fill.
            match refused {
                Some(error) if !used || assumption.subject.is_some() => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    fn no_such_subject(&self, assumption: &Assumption, scope: Scope) -> RequestError {
        let names =
            self.objects.iter().filter(|object| object.scope == scope).filter_map(|object| object.name);
        let names: Vec<String> = names.map(ToString::to_string).collect();
        RequestError::UnknownSubject {
            scope: knowledge::spoken(scope).to_string(),
            given: assumption.subject.clone().unwrap_or_default(),
            choices: if names.is_empty() { alloc::vec!["none".to_string()] } else { names },
        }
    }

    fn model(mut self, assumptions: &[Assumption]) -> (Model, Vec<Problem>) {
        let mut model = Model::default();
        // Nobody describes some resources.
        let mut binder = Binder::of(self.objects.len() + Scope::ASSOCIATED.len() + 1);
        for (object, known) in self.objects.iter().zip(core::mem::take(&mut self.known)) {
            model.subjects.push(subject(object));
            binder.object(model.subjects.len() - 1, Some(object), known);
        }
        let described = model.subjects.len();
        link::complete(&mut model, self.objects, &mut self.problems);
        object::tell_apart(self.objects, &mut model.subjects);
        let mut along = Vec::new();
        for id in described..model.subjects.len() {
            let Some(subject) = model.subjects.get(id) else { continue };
            let scope = subject.scope;
            let workspace = subject.parent.and_then(|parent| self.objects.get(parent));
            let is_made_along = workspace
                .is_some_and(|object| associated::is_made_along(object, scope, &self.overrides.ignored));
            if is_made_along && !associated::is_assumed(scope, assumptions) {
                along.push(id);
                binder.object(id, None, associated::made_along(scope));
            } else {
                binder.object(id, None, nameless(scope, assumptions));
            }
        }
        associated::bind(&model, &mut binder, &along);
        outbound_rules::add(&mut model, &mut binder, self.objects);
        ip_rules::add(&mut model, &mut binder, self.objects);
        binder.finish(&mut model, &mut self.problems);
        (model, self.problems)
    }
}

fn named(object: &Object<'_>, assumption: &Assumption) -> bool {
    let Some(wanted) = &assumption.subject else { return true };
    let is = |name: &str| name.eq_ignore_ascii_case(wanted);
    object.name.is_some_and(is) || object.name_in_set().is_some_and(|name| is(&name))
}

/// What is known of a subject that no document describes: what is assumed.
fn nameless(scope: Scope, given: &[Assumption]) -> Vec<(Fact, Knowledge)> {
    let nobody = |fact| Knowledge::unknown(fact, undescribed(scope));
    readable(scope)
        .map(|fact| {
            let mut knowledge = nobody(fact);
            for assumption in given.iter().filter(|item| item.fact == fact && item.subject.is_none()) {
                // Nothing is stated here, so it is never refused.
                let _ = knowledge::assume(&mut knowledge, assumption, |_| String::new());
            }
            (fact, knowledge)
        })
        .collect()
}

fn subject(object: &Object<'_>) -> Subject {
    let describes = |editable: bool| {
        move |describing: &object::Describing<'_>| Described {
            file: describing.file.file,
            node: describing.node,
            pointer: describing.pointer(&[]),
            editable: editable && describing.is_text(),
            exists: describing.recognition.purpose != Purpose::Create,
            json: describing.file.tree.syntax == Syntax::Json,
        }
    };
    let files = object.files.iter().map(|file| describes(file.recognition.family == Family::CliYaml)(file));
    Subject {
        scope: object.scope,
        name: object.name.map(ToString::to_string),
        parent: None,
        associated: Vec::new(),
        described: files.chain(object.states.iter().map(describes(false))).collect(),
        bindings: Vec::new(),
    }
}
