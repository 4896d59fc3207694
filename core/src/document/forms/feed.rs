//! Makes documents of what a template makes, in whatever language it is written. Rules, managed networks and private
//! endpoints are resources of their own in a template; here they join the workspace that they belong to.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::{
    Declaration, Document, DocumentKind, Family, NodeId, NodeValue, Problem, ProblemKind, Purpose, Reading,
    Tree, arm,
};
use super::evaluate::{Text, Value};
use super::nodes::Nodes;
use crate::document::forms::map::Map;
use crate::{severity::Severity, text::Span};

const MACHINE_LEARNING: &str = "Microsoft.MachineLearningServices/workspaces";

/// Something that a template makes.
pub struct Made {
    pub kind: DocumentKind,
    /// The mapping that describes it.
    pub node: NodeId,
    /// What tells its kind.
    pub evidence: Span,
    /// Its names from the outermost resource on.
    pub names: Vec<Text>,
    pub pointer: String,
    /// The condition of which nothing is known.
    pub condition: Option<String>,
    /// Whether something else makes it, so that only what is said here is known.
    pub existing: bool,
    /// Whether every key that it has is known.
    pub whole: bool,
}

/// The kind of what a resource of a type becomes; nothing for what says nothing of the network of an endpoint.
pub fn kind(tree: &Tree, node: NodeId, arm_type: &str) -> Option<DocumentKind> {
    if feeds(arm_type) {
        return Some(DocumentKind::OtherAzure(arm_type.to_ascii_lowercase()));
    }
    let kind = arm::managed_or_not(tree, node, arm::kind_of_type(arm_type));
    let is_other =
        matches!(kind, DocumentKind::OtherAzure(_) | DocumentKind::OtherAzureMl(_) | DocumentKind::Batch);
    (!is_other).then_some(kind)
}

const NETWORK: [&str; 2] = ["properties", "managedNetwork"];
const CONNECTIONS: [&str; 2] = ["properties", "privateEndpointConnections"];
const ZONES: [&str; 2] = ["properties", "privateDnsZoneConfigs"];
const LOCKS: [&str; 2] = ["properties", "locks"];
const ZONE_GROUPS: &str = "microsoft.network/privateendpoints/privatednszonegroups";
const PRIVATE_ZONES: &str = "microsoft.network/privatednszones";

/// Whether resources of a type say something of a workspace.
pub fn feeds(kind: &str) -> bool {
    kind.eq_ignore_ascii_case("Microsoft.Network/privateEndpoints")
        || is_of_names(kind)
        || kind.eq_ignore_ascii_case("Microsoft.Authorization/locks")
        || (is_workspace_type(kind)
            && matches!(
                kind.rsplit('/').next().map(str::to_ascii_lowercase).as_deref(),
                Some("outboundrules" | "managednetworks" | "privateendpointconnections" | "locks")
            ))
}

/// Whether resources of a type have to do with private names: zone groups, private zones and what belongs to these.
fn is_of_names(kind: &str) -> bool {
    let zone = kind.get(..PRIVATE_ZONES.len());
    kind.eq_ignore_ascii_case(ZONE_GROUPS)
        || zone.is_some_and(|zone| zone.eq_ignore_ascii_case(PRIVATE_ZONES))
}

/// What is looked at of types that say nothing of the network of an endpoint: their names, and where the first stands.
pub type Others = Map<String, Span>;

/// Says of which types nothing is read, if there are any.
pub fn not_read(others: &Others) -> Option<Problem> {
    let first = others.values().next()?;
    let names: Vec<String> = others.keys().map(|name| format!("`{name}`")).collect();
    let message = format!(
        "of these types nothing is read, because they say nothing about the network of an endpoint: {}",
        names.join(", ")
    );
    let kind = ProblemKind::Form { code: "other-resources".into(), severity: Severity::Info, message };
    Some(Problem::new(kind, *first))
}

/// Adds documents, but no more than a text may have.
pub fn add(reading: &mut Reading, documents: Vec<Document>, limit: usize) {
    let room = limit.saturating_sub(reading.tree.documents.len());
    if let Some(first) = documents.get(room) {
        reading.problems.push(Problem::new(ProblemKind::TooManyDocuments { limit }, first.span));
    }
    reading.tree.documents.extend(documents.into_iter().take(room));
}

/// Makes documents.
pub struct Feeding<'t> {
    /// Of nodes of this tree.
    pub nodes: Nodes<'t>,
    /// What there is to say besides.
    pub problems: &'t mut Vec<Problem>,
}

impl Feeding<'_> {
    /// The documents of everything that was made.
    pub fn documents(mut self, made: Vec<Made>, set: Option<&str>) -> Vec<Document> {
        let (feeding, mut made): (Vec<Made>, Vec<Made>) =
            made.into_iter().partition(|made| matches!(made.kind, DocumentKind::OtherAzure(_)));
        let of_names =
            |made: &Made| matches!(&made.kind, DocumentKind::OtherAzure(kind) if is_of_names(kind));
        let (names, feeding): (Vec<Made>, Vec<Made>) = feeding.into_iter().partition(of_names);
        let mut zones = Map::new();
        let is_group =
            |made: &&Made| matches!(&made.kind, DocumentKind::OtherAzure(kind) if kind == ZONE_GROUPS);
        for group in names.iter().filter(is_group).filter(|group| group.condition.is_none()) {
            let configs = self.nodes.tree.find(group.node, &ZONES).map(|entry| entry.value);
            let endpoint = group.names.first().map(|name| name.shown().to_ascii_lowercase());
            zones.extend(endpoint.zip(configs));
        }
        let names_elsewhere = names.is_empty() && self.is_all_here();
        let mut documents = Vec::new();
        for part in feeding {
            let is_endpoint =
                matches!(&part.kind, DocumentKind::OtherAzure(kind) if kind.ends_with("privateendpoints"));
            let own = || self.nodes.tree.find(part.node, &ZONES).map(|entry| entry.value);
            let name = part.names.last().map(|name| name.shown().to_ascii_lowercase());
            let zones = name.and_then(|name| zones.get(&name).copied()).or_else(own);
            let silent = is_endpoint && names_elsewhere && part.whole;
            let (zones, span) = (zones.filter(|_| is_endpoint), part.evidence);
            let document = self.feed(part, &mut made, set);
            let said = match zones {
                Some(zones) => Some((ZONES, zones)),
                None => silent.then(|| (arm::NAMES_ELSEWHERE, self.nodes.text(&Value::text("true"), span))),
            };
            documents.extend(document.map(|document| self.with_names(document, said)));
        }
        let conditions: Vec<(DocumentKind, Option<String>)> =
            made.iter().map(|made| (made.kind.clone(), made.condition.clone())).collect();
        for made in made {
            documents.push(self.document(made, &conditions, set));
        }
        documents
    }

    /// Whether the text calls nothing that is written elsewhere.
    fn is_all_here(&self) -> bool {
        let calls = |problem: &Problem| matches!(&problem.kind, ProblemKind::Form { code, .. } if matches!(code.as_ref(), "module" | "linked-template"));
        !self.problems.iter().any(calls)
    }

    /// The workspace of a private endpoint, with what is said of names.
    fn with_names(&mut self, mut document: Document, said: Option<([&str; 2], NodeId)>) -> Document {
        let root = document.root.zip(said);
        document.root =
            root.and_then(|(root, (path, value))| self.nodes.with(root, &path, value)).or(document.root);
        document
    }

    /// What a resource says of its workspace: written into the workspace's own document, or a change of it where it has
    /// none.
    fn feed(&mut self, part: Made, made: &mut [Made], set: Option<&str>) -> Option<Document> {
        let DocumentKind::OtherAzure(kind) = &part.kind else { return None };
        if kind.ends_with("privateendpoints") {
            return self.private_endpoint(&part, set);
        }
        if kind.ends_with("/locks") {
            return self.lock(&part, made, set);
        }
        let properties = self.nodes.tree.get(part.node, "properties")?.value;
        let workspace = part.names.first()?.clone();
        let (path, value) = if kind.ends_with("privateendpointconnections") {
            let span = self.nodes.span(part.node);
            let connection = self.nodes.map(alloc::vec![("properties", properties)], span);
            return self.connection(&part, workspace, connection, set);
        } else if kind.ends_with("outboundrules") {
            (Some(part.names.last()?.shown()), properties)
        } else {
            (None, properties)
        };
        let mut full: Vec<&str> = NETWORK.to_vec();
        if let Some(rule) = &path {
            full.extend(["outboundRules", rule]);
        }
        let is_it = |made: &&mut Made| {
            let same = |name: &Text| name.shown().eq_ignore_ascii_case(&workspace.shown());
            made.kind == DocumentKind::Workspace && made.names.last().is_some_and(same)
        };
        if let Some(known) = made.iter_mut().find(is_it).filter(|_| path.is_some())
            && let Some(node) = self.nodes.with(known.node, &full, value)
        {
            known.node = node;
            return None;
        }
        let node = self.named(&part, &workspace);
        let node = self.nodes.with(node, &full, value)?;
        Some(self.update(&part, node, set))
    }

    /// A lock on a workspace; one without a scope is on the resource group, and so on every workspace that is made.
    fn lock(&mut self, part: &Made, made: &mut [Made], set: Option<&str>) -> Option<Document> {
        if let Some(condition) = &part.condition {
            let message = format!("whether this lock is made depends on `{condition}`, so it is not counted");
            self.tell("template-condition", part.evidence, message);
            return None;
        }
        let scope = self.nodes.tree.get(part.node, "scope").map(|entry| self.nodes.tree.text(entry.value));
        let of = match (scope, &part.kind) {
            (Some(scope), _) => Some(workspace_of(&Text::literal(scope?.to_string()))?),
            (None, DocumentKind::OtherAzure(kind)) if is_workspace_type(kind) => part.names.first().cloned(),
            (None, _) => None,
        };
        if let Some(of) = of {
            let node = self.named(part, &of);
            let node = self.nodes.with(node, &LOCKS, part.node)?;
            return Some(self.update(part, node, set));
        }
        let is_here = |made: &&mut Made| made.kind == DocumentKind::Workspace && !made.existing;
        for workspace in made.iter_mut().filter(is_here) {
            workspace.node = self.nodes.with(workspace.node, &LOCKS, part.node).unwrap_or(workspace.node);
        }
        None
    }

    /// A private endpoint is made for a workspace: once it is there it is a current one (F-PLAT-07). One that somebody
    /// has to approve first is not yet one.
    fn private_endpoint(&mut self, part: &Made, set: Option<&str>) -> Option<Document> {
        let tree = &self.nodes.tree;
        let list = tree.find(part.node, &["properties", "privateLinkServiceConnections"])?.value;
        let connection = tree.items(list).iter().copied().find(|item| {
            let groups = tree.find(*item, &["properties", "groupIds"]).map(|entry| tree.items(entry.value));
            let is = |group: &NodeId| {
                tree.text(*group).is_some_and(|text| text.eq_ignore_ascii_case("amlworkspace"))
            };
            groups.unwrap_or_default().iter().any(is)
        })?;
        let target = tree.find(connection, &["properties", "privateLinkServiceId"])?.value;
        let (id, span) = (tree.text(target)?.to_string(), self.nodes.span(target));
        let workspace = workspace_of(&Text::literal(id.clone()));
        // An expression with a `/` in it was cut in two.
        let is_whole = |name: &Text| name.shown().matches('{').count() == name.shown().matches('}').count();
        let Some(workspace) = workspace.filter(is_whole) else {
            let message =
                format!("this private endpoint leads to a workspace, but `{id}` does not tell to which one");
            self.tell("private-endpoint-elsewhere", span, message);
            return None;
        };
        if let Some(condition) = &part.condition {
            let message = format!(
                "whether this private endpoint is made depends on `{condition}`, so it is not counted"
            );
            self.tell("template-condition", span, message);
            return None;
        }
        let status = self.nodes.text(&Value::text("Approved"), span);
        let state = self.nodes.map(alloc::vec![("status", status)], span);
        let state = self.nodes.map(alloc::vec![("privateLinkServiceConnectionState", state)], span);
        let connection = self.nodes.map(alloc::vec![("properties", state)], span);
        self.connection(part, workspace, connection, set)
    }

    fn connection(
        &mut self,
        part: &Made,
        of: Text,
        connection: NodeId,
        set: Option<&str>,
    ) -> Option<Document> {
        let span = self.nodes.span(connection);
        let list = self.nodes.add(NodeValue::Sequence(alloc::vec![connection]), span);
        let node = self.named(part, &of);
        let node = self.nodes.with(node, &CONNECTIONS, list)?;
        Some(self.update(part, node, set))
    }

    /// A workspace of which only the name is said.
    fn named(&mut self, part: &Made, workspace: &Text) -> NodeId {
        let span = self.nodes.span(part.node);
        let name = self.nodes.text(&Value::Text(workspace.clone()), span);
        let mut pairs = alloc::vec![("name", name)];
        let version = self.nodes.tree.get(part.node, "apiVersion").map(|entry| entry.value);
        pairs.extend(version.map(|version| ("apiVersion", version)));
        self.nodes.map(pairs, span)
    }

    fn update(&self, part: &Made, node: NodeId, set: Option<&str>) -> Document {
        let mut document = document(node, self.nodes.span(part.node), part.pointer.clone(), set);
        document.declared = Some(Box::new(Declaration {
            kind: DocumentKind::Workspace,
            family: Family::Arm,
            purpose: Purpose::Update,
            span: part.evidence,
            workspace: None,
            endpoint: None,
        }));
        document
    }

    fn document(
        &mut self,
        made: Made,
        others: &[(DocumentKind, Option<String>)],
        set: Option<&str>,
    ) -> Document {
        let mut node = made.node;
        let mut purpose = if made.existing { Purpose::Update } else { Purpose::Create };
        if let Some(condition) = &made.condition {
            // What needs it under other conditions meets something else that is there already.
            let needs = |kind: &DocumentKind| match made.kind {
                DocumentKind::Workspace => matches!(kind, DocumentKind::Endpoint | DocumentKind::Deployment),
                DocumentKind::Endpoint => *kind == DocumentKind::Deployment,
                DocumentKind::Deployment => false,
                _ => *kind == DocumentKind::Workspace,
            };
            let alone = others.iter().filter(|(kind, _)| needs(kind)).all(|(_, own)| own == &made.condition);
            let message = if alone {
                format!("whether the template makes this depends on `{condition}`; it is judged as if it did")
            } else {
                purpose = Purpose::Update;
                node = self.only_names(node);
                format!(
                    "whether the template makes this depends on `{condition}`, and what else is there is not known; so its settings are not known"
                )
            };
            self.tell("template-condition", made.evidence, message);
        }
        let span = self.nodes.span(made.node);
        let depth = |kind: &DocumentKind| match kind {
            DocumentKind::Endpoint | DocumentKind::KubernetesEndpoint => 2,
            DocumentKind::Deployment | DocumentKind::KubernetesDeployment => 3,
            _ => 0,
        };
        // Names that are one expression do not tell the workspace.
        let is_whole = made.names.len() == depth(&made.kind);
        let mut owner = |place: usize| {
            let name = made.names.get(place).filter(|_| is_whole && place + 1 < made.names.len())?;
            Some(self.nodes.text(&Value::Text(name.clone()), span))
        };
        let (workspace, endpoint) = (owner(0), owner(1));
        let mut document = document(node, span, made.pointer, set);
        document.complete = made.whole;
        document.declared = Some(Box::new(Declaration {
            kind: made.kind,
            family: Family::Arm,
            purpose,
            span: made.evidence,
            workspace,
            endpoint,
        }));
        document
    }

    /// The names of something alone.
    fn only_names(&mut self, node: NodeId) -> NodeId {
        let tree = &self.nodes.tree;
        let pair = |key| Some((key, tree.get(node, key)?.value));
        let pairs: Vec<(&str, NodeId)> = ["name", "id"].into_iter().filter_map(pair).collect();
        let span = self.nodes.span(node);
        self.nodes.map(pairs, span)
    }

    fn tell(&mut self, code: &'static str, span: Span, message: String) {
        let kind = ProblemKind::Form { code: code.into(), message, severity: Severity::Info };
        self.problems.push(Problem::new(kind, span));
    }
}

/// The name of the workspace that an id names.
pub fn workspace_of(id: &Text) -> Option<Text> {
    let mut segments = id.split('/').into_iter();
    segments.find(|segment| segment.plain().is_some_and(|text| text.eq_ignore_ascii_case("workspaces")))?;
    segments.next()
}

/// Whether a text speaks of workspaces at all.
pub fn is_workspace_type(kind: &str) -> bool {
    kind.get(..MACHINE_LEARNING.len()).is_some_and(|start| start.eq_ignore_ascii_case(MACHINE_LEARNING))
}

/// What is read of one document.
pub fn document(root: NodeId, span: Span, pointer: String, set: Option<&str>) -> Document {
    Document {
        root: Some(root),
        span,
        complete: true,
        declared: None,
        pointer: Some(pointer.into()),
        set: set.map(Into::into),
    }
}
