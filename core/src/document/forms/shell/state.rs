//! What the commands of a script leave behind, object by object.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    super::{
        Builder, Reading,
        file::{Copied, Files},
    },
    call::Call,
    commands::{Does, FlagUse, Thing},
    deletes::is_gone,
    object::{self, Object},
    run::{Certainty, remark},
    variables::Variables,
    word::Word,
};
use crate::document::{
    Declaration, DocumentKind, Family, History, Limits, NodeId, NodeValue, Problem, ProblemKind, Purpose,
    Scalar, recognise_object,
};

/// The objects so far.
pub struct State<'r> {
    pub(super) builder: Builder,
    pub(super) text: &'r str,
    pub(super) limits: &'r Limits,
    pub(super) objects: Vec<Object>,
    /// Files that commands may name.
    pub(super) files: Files<'r>,
    told: usize,
    told_codes: Vec<&'static str>,
    /// Names of the workspaces that have deployments already; nothing where that is not said.
    pub(super) deployed: Vec<Option<String>>,
}

impl<'r> State<'r> {
    /// Nothing yet.
    pub fn new(builder: Builder, text: &'r str, files: Files<'r>, limits: &'r Limits) -> Self {
        Self {
            builder,
            text,
            limits,
            objects: Vec::new(),
            files,
            told: 0,
            told_codes: Vec::new(),
            deployed: Vec::new(),
        }
    }

    /// Says something about a place.
    pub fn tell(&mut self, code: &'static str, span: (usize, usize), message: String) {
        self.told += 1;
        if self.told <= self.limits.problems {
            let problem = remark(code, message, &self.builder, span);
            self.builder.problem(problem);
        }
    }

    /// Says something the first time only.
    pub fn tell_once(&mut self, code: &'static str, span: (usize, usize), message: impl FnOnce() -> String) {
        if !self.told_codes.contains(&code) {
            self.told_codes.push(code);
            self.tell(code, span, message());
        }
    }

    /// What the file at a path says, with the variables that the shell fills in where the script writes it itself.
    fn copy(&mut self, path: &Word, variables: &mut Variables) -> Copied {
        let text = self.text;
        let copied = match self.files.copy(&mut self.builder, &path.text, text) {
            Ok(copied) => copied,
            Err((code, message)) => {
                self.tell(code, (path.start, path.end), message);
                return Copied::default();
            }
        };
        for id in copied.own.clone().map(NodeId) {
            let scalar = self.builder.tree().scalar(id).filter(|scalar| scalar.text.contains('$'));
            let Some((text, style)) = scalar.map(|scalar| (scalar.text.clone(), scalar.style)) else {
                continue;
            };
            let filled = Scalar { style, ..object::scalar(&variables.one(&text, 0, text.len())) };
            if let Some(value) = self.builder.value_mut(id) {
                *value = NodeValue::Scalar(filled);
            }
        }
        copied
    }

    /// Does what a command does.
    pub fn call(
        &mut self,
        call: &Call,
        certainty: Certainty<'_>,
        workspace: Option<&Word>,
        variables: &mut Variables,
    ) {
        self.remarks(call, certainty);
        if call.has(FlagUse::Local) || !self.is_meant(call) {
            return;
        }
        if call.command.does == Does::Delete {
            return self.delete(call, certainty);
        }
        let file = call.value(FlagUse::File).map(|path| self.copy(path, variables));
        let Some(place) = self.place(call, file.as_ref(), workspace) else { return };
        self.begin(call, place, file, certainty);
        self.settings(call, place, certainty, variables);
        self.deploys(call, workspace);
        self.exposure(call, place, certainty);
    }

    fn remarks(&mut self, call: &Call, certainty: Certainty<'_>) {
        for flag in &call.unknown {
            let message = format!(
                "`{}` is no flag of this command that is known here; what it says was not read",
                flag.text
            );
            self.tell("script-unknown-flag", (flag.start, flag.end), message);
        }
        if let Some(more) = &call.more {
            let message = format!(
                "`{}` may stand for more flags; what the command leaves out counts as not known",
                more.text
            );
            self.tell("script-more-flags", (more.start, more.end), message);
        }
        if call.has(FlagUse::Local) {
            let message = "with `--local` everything stays on your machine; no network is involved, and it is not judged";
            self.tell("script-local", call.span, message.to_string());
        } else if !certainty.certain {
            let message = "this command may not run, or more than once; what it sets counts as one of the possibilities";
            self.tell("script-may-not-run", call.span, message.to_string());
        }
    }

    /// Whether the command is about what it is listed for: a private endpoint may lead to anything.
    fn is_meant(&self, call: &Call) -> bool {
        let mut wanting = call.command.flags.iter().filter(|flag| flag.usage == FlagUse::Wants).peekable();
        wanting.peek().is_none()
            || call.given.iter().filter(|given| given.flag.usage == FlagUse::Wants).any(|given| {
                given.values.iter().any(|value| value.open || value.text.eq_ignore_ascii_case(given.flag.key))
            })
    }

    /// The object that a command speaks of, made if it is new.
    fn place(&mut self, call: &Call, file: Option<&Copied>, default: Option<&Word>) -> Option<usize> {
        let thing = call.command.thing;
        let resource = call.value(FlagUse::Resource).and_then(named_in_id);
        let name_flag = call.value(FlagUse::Name);
        // A workspace may also be the default one.
        let by_default =
            default.filter(|_| thing == Thing::Workspace && name_flag.is_none() && file.is_none());
        let name = name_flag.or(by_default).cloned().or(resource);
        let said = |builder: &Builder, key: &str| {
            let entry = builder.tree().get(file?.root?, key)?;
            Some((entry.value, builder.tree().text(entry.value)?.to_string()))
        };
        let own = name
            .as_ref()
            .map(|name| name.text.clone())
            .or_else(|| said(&self.builder, "name").map(|(_, name)| name));
        let endpoint_flag = call.value(FlagUse::Endpoint).cloned();
        let in_file = if thing == Thing::Deployment { said(&self.builder, "endpoint_name") } else { None };
        let endpoint = endpoint_flag
            .as_ref()
            .map(|word| word.text.clone())
            .or(in_file.as_ref().map(|(_, text)| text.clone()));
        let known = self.find(thing, own.as_deref(), endpoint.as_deref());
        let span = self.builder.span(call.span.0, call.span.1);
        let workspace = call.value(FlagUse::Workspace).or(default).filter(|_| thing != Thing::Workspace);
        let workspace = workspace.map(|word| object::node(&mut self.builder, word));
        if let Some(known) = known.filter(|_| call.command.does == Does::Create) {
            self.revive(known);
        }
        let place = match known {
            Some(known) => known,
            None if self.objects.len() > self.limits.documents => return None,
            None => {
                let client = self.builder.mapping(Vec::new(), span);
                self.objects.push(Object {
                    thing,
                    name: own,
                    endpoint,
                    belongs: [None, in_file.map(|(node, _)| node)],
                    client,
                    resource: None,
                    created: false,
                    complete: true,
                    span,
                    opened: None,
                    addresses_later: false,
                    deleted: None,
                    settings: 0,
                });
                self.objects.len() - 1
            }
        };
        if let Some(endpoint) = &endpoint_flag {
            let node = object::node(&mut self.builder, endpoint);
            if let Some(object) = self.objects.get_mut(place) {
                object.belongs[1] = Some(node);
            }
        }
        let object = self.objects.get_mut(place)?;
        object.belongs[0] = workspace.or(object.belongs[0]);
        if let (Some(name), None) = (&name, known) {
            let node = object::node(&mut self.builder, name);
            self.builder.put(object.client, "name", span, node);
        }
        Some(place)
    }

    /// Whether a deployment of the workspace is made already.
    pub fn is_deployed(&self, place: usize) -> bool {
        let own = self.objects.get(place).and_then(|object| object.name.as_deref());
        self.deployed.iter().any(|other| match (other.as_deref(), own) {
            (Some(other), Some(own)) => other.eq_ignore_ascii_case(own),
            _ => true,
        })
    }

    pub fn find(&self, thing: Thing, name: Option<&str>, endpoint: Option<&str>) -> Option<usize> {
        let equal = |left: Option<&str>, right: Option<&str>| match (left, right) {
            (Some(left), Some(right)) => left.eq_ignore_ascii_case(right),
            _ => true,
        };
        let mut of_kind = self.objects.iter().enumerate().filter(|(_, object)| object.thing == thing);
        let found = of_kind.find(|(_, object)| {
            object.name.is_some() == name.is_some()
                && equal(object.name.as_deref(), name)
                && equal(object.endpoint.as_deref(), endpoint)
        });
        let only = || {
            let mut all = self.objects.iter().enumerate().filter(|(_, object)| object.thing == thing);
            all.next().filter(|_| name.is_none() && all.next().is_none())
        };
        found.or_else(only).map(|(place, _)| place)
    }

    /// Takes over what the file says.
    fn begin(&mut self, call: &Call, place: usize, file: Option<Copied>, certainty: Certainty<'_>) {
        let Some(object) = self.objects.get_mut(place) else { return };
        let creates = call.command.does == Does::Create;
        let anew = creates && certainty.certain && (!object.created || object.thing != Thing::Workspace);
        let root = file.as_ref().and_then(|file| file.root);
        let understood = call.more.is_none() && file.as_ref().is_none_or(|file| file.complete);
        if !anew {
            object.complete &= understood;
            // What is made again has nothing of what was there, but for a workspace.
            if creates && object.created && object.thing != Thing::Workspace {
                let told = format!("what is left where this command runs {}", certainty.told);
                self.spoil(place, call.span, &told);
            }
            let Some(object) = self.objects.get_mut(place) else { return };
            if let Some(root) = root {
                object::overlay(&mut self.builder, object.client, root, certainty, call.span);
            }
            return;
        }
        let name = self.builder.tree().get(object.client, "name").copied();
        object.client = match root {
            Some(root) if self.builder.tree().is_mapping(root) => root,
            _ => self.builder.mapping(Vec::new(), object.span),
        };
        if let Some(name) = name {
            let span = self.builder.span_of(name.key);
            self.builder.put(object.client, "name", span, name.value);
        }
        object.created = true;
        object.settings = 0;
        object.complete = understood;
    }

    /// Says that a deployment is made, for which the managed network has to be provisioned.
    fn deploys(&mut self, call: &Call, default: Option<&Word>) {
        if call.command.thing == Thing::Deployment && call.command.does == Does::Create {
            let workspace = call.value(FlagUse::Workspace).or(default).map(|word| word.text.clone());
            self.deployed.push(workspace);
        }
    }

    /// Keeps in mind that an endpoint is open to public networks for a while.
    fn exposure(&mut self, call: &Call, place: usize, certainty: Certainty<'_>) {
        let Some(object) = self.objects.get_mut(place).filter(|object| object.thing == Thing::Endpoint)
        else {
            return;
        };
        let tree = self.builder.tree();
        let said =
            tree.get(object.client, "public_network_access").and_then(|entry| tree.scalar(entry.value));
        let is_open = match said {
            Some(said) => said.placeholder.is_none() && said.text.eq_ignore_ascii_case("enabled"),
            None => object.created && object.complete,
        };
        if is_open && certainty.certain && object.opened.is_none() {
            object.opened = Some(self.builder.span(call.span.0, call.span.1));
        }
    }

    /// Everything as documents, and the places of the inputs that commands took.
    pub fn finish(mut self) -> (Reading, Vec<usize>) {
        self.tell_deleted();
        let objects = core::mem::take(&mut self.objects);
        for object in objects.iter().filter(|object| !is_gone(object, &objects)) {
            self.document(object);
        }
        if self.told > self.limits.problems {
            let kind = ProblemKind::MoreProblems { count: self.told - self.limits.problems };
            self.builder.problem(Problem::new(kind, self.builder.span(0, 0)));
        }
        (self.builder.finish(), self.files.used)
    }

    fn document(&mut self, object: &Object) {
        let purpose = if object.created { Purpose::Create } else { Purpose::Update };
        let (kind, family) = match object.thing {
            Thing::Endpoint => (DocumentKind::Endpoint, Family::CliYaml),
            Thing::Deployment => (DocumentKind::Deployment, Family::CliYaml),
            Thing::ContainerRegistry => (DocumentKind::ContainerRegistry, Family::CliJson),
            Thing::StorageAccount => (DocumentKind::StorageAccount, Family::CliJson),
            Thing::KeyVault => (DocumentKind::KeyVault, Family::CliJson),
            _ => (DocumentKind::Workspace, Family::CliYaml),
        };
        // What runs on Kubernetes tells so by its keys.
        let by_keys = recognise_object(self.builder.tree(), object.client).kind;
        let kubernetes =
            matches!(by_keys, DocumentKind::KubernetesEndpoint | DocumentKind::KubernetesDeployment);
        let kind = if kubernetes { by_keys } else { kind };
        let declaration = Declaration {
            kind,
            family,
            purpose,
            span: object.span,
            workspace: object.belongs.first().copied().flatten(),
            endpoint: object.belongs.last().copied().flatten(),
        };
        let says_more =
            object.resource.is_none() || self.builder.tree().entries(object.client).nth(1).is_some();
        if says_more || object.created {
            let history = History { opened: object.opened, addresses_later: object.addresses_later };
            self.builder.document(object.client, object.complete, Some(declaration.clone()));
            self.builder.history(history);
        }
        if let Some(resource) = object.resource {
            let declaration = Declaration { family: Family::Arm, purpose: Purpose::Update, ..declaration };
            self.builder.document(resource, object.complete, Some(declaration));
        }
    }
}

/// The name of the workspace in an ARM id.
fn named_in_id(id: &Word) -> Option<Word> {
    let lower = id.text.to_ascii_lowercase();
    let at = lower.find("/workspaces/")? + "/workspaces/".len();
    let name = id.text.get(at..)?.split(['/', ')', ' ', '"']).next()?;
    let open = id.open && name.contains('$');
    Some(Word { text: name.to_string(), open, choices: Vec::new(), default_of: None, ..id.clone() })
}
