//! Half-known inputs, as files, and beside each what a reader of the design expects to be known.

use std::collections::BTreeSet;

use cofferdam_core::{
    report::Report,
    request::{InputDocument, Request},
    validate,
};
use cofferdam_tests::oracle::{
    self, Access, Edition, Intent, IsolationMode, NetworkAcls, Point, PrivateEndpoint, Severity,
};

use crate::support::texts::Dice;

const FLAG: [&str; 2] = ["enabled", "disabled"];
const MODES: [&str; 3] = ["disabled", "allow_internet_outbound", "allow_only_approved_outbound"];
const CONNECTIONS: [&str; 3] = ["none", "before_2022_05_24", "current"];
const ID: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";

/// A variable: its values and the facts that read it.
#[derive(Debug, Default)]
pub struct Variable {
    token: Option<&'static str>,
    pub values: Vec<&'static str>,
    pub facts: BTreeSet<&'static str>,
    readers: usize,
}

#[derive(Clone, Copy, Debug)]
pub enum Known {
    Value(&'static str),
    Variable(usize),
}

/// Name and access of an endpoint or a deployment.
pub type Named = (Option<&'static str>, Known);

/// An input, and beside it what a reader of the design expects to be known.
#[derive(Debug, Default)]
pub struct Case {
    pub files: Vec<(String, String)>,
    pub variables: Vec<Variable>,
    /// Access, effective addresses, private endpoint, legacy mode, isolation mode.
    workspace: Vec<Known>,
    /// Addresses that a new workspace declares: they are dropped (F-SIP-07), and yet F-SIP-04 is judged by them.
    dropped: bool,
    created: bool,
    /// Each with its deployments.
    pub endpoints: Vec<(Named, Vec<Named>)>,
}

impl Case {
    fn unknown(&mut self, fact: &'static str, values: &[&'static str]) -> Known {
        self.variables.push(Variable {
            token: None,
            values: values.to_vec(),
            facts: [fact].into(),
            readers: 1,
        });
        Known::Variable(self.variables.len() - 1)
    }

    /// A text that is filled in later: the same text is the same variable.
    fn token(&mut self, token: &'static str, fact: &'static str, values: &[&'static str]) -> Known {
        let known = self.variables.iter().position(|variable| variable.token == Some(token));
        let Some(position) = known else {
            let Known::Variable(position) = self.unknown(fact, values) else { unreachable!() };
            self.variables[position].token = Some(token);
            return Known::Variable(position);
        };
        let variable = &mut self.variables[position];
        variable.values.retain(|value| values.contains(value));
        variable.facts.insert(fact);
        variable.readers += 1;
        Known::Variable(position)
    }

    /// A property that is written plainly, written as something filled in later, or left out; and its text.
    fn property(
        &mut self,
        dice: &mut Dice,
        fact: &'static str,
        values: &[&'static str],
        default: Option<&'static str>,
    ) -> (Known, Option<&'static str>) {
        match dice.below(6) {
            0..3 => {
                let value = *dice.pick(values);
                (Known::Value(value), Some(value))
            }
            3 => {
                let token = *dice.pick(&["${A}", "${A}", "$(B)", "{{C}}"]);
                (self.token(token, fact, values), Some(token))
            }
            // Whoever fills this in may write something else each time.
            4 => (self.unknown(fact, values), Some("<FILL-IN>")),
            _ => (default.map_or_else(|| self.unknown(fact, values), Known::Value), None),
        }
    }

    pub fn any(number: u64) -> Self {
        let dice = &mut Dice(number);
        let mut case = Self::default();
        match dice.below(5) {
            0 => case.no_workspace(),
            1 => case.fragment(dice),
            2 => case.create(dice),
            _ => case.state(dice),
        }
        let single = dice.one_in(2);
        for endpoint in ["scoring", "ranking"].iter().take(if single { 1 } else { 2 }) {
            case.endpoint(dice, endpoint, single);
        }
        case
    }

    fn no_workspace(&mut self) {
        self.workspace = vec![
            self.unknown("workspace.public_network_access", &FLAG),
            self.unknown("workspace.network_acls", &["all", "selected"]),
            self.unknown("workspace.private_endpoint", &CONNECTIONS),
            self.unknown("workspace.v1_legacy_mode", &["true", "false"]),
            self.unknown("workspace.isolation_mode", &MODES),
        ];
    }

    fn client_file(&mut self, dice: &mut Dice, head: &str, create: bool) {
        self.created = create;
        let default = |value| create.then_some(value);
        let (access, access_text) =
            self.property(dice, "workspace.public_network_access", &FLAG, default("enabled"));
        let (mode, mode_text) = self.property(dice, "workspace.isolation_mode", &MODES, default("disabled"));
        let mut text = head.to_string();
        if let Some(value) = access_text {
            text.push_str(&format!("public_network_access: {value}\n"));
        }
        // A fragment is told by what it holds.
        match mode_text {
            Some(value) => text.push_str(&format!("managed_network:\n  isolation_mode: {value}\n")),
            None if !create => text.push_str("image_build_compute: cpu\n"),
            None => {}
        }
        let admitted = match (create, dice.below(3)) {
            (true, 0) => {
                self.dropped = true;
                text.push_str(
                    "network_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.0/24\n",
                );
                Known::Value("all")
            }
            (false, 0) => {
                text.push_str(
                    "network_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.0/24\n",
                );
                Known::Value("selected")
            }
            (true, _) => Known::Value("all"),
            (false, _) => self.unknown("workspace.network_acls", &["all", "selected"]),
        };
        let connections = self.unknown("workspace.private_endpoint", &CONNECTIONS);
        let legacy = if create {
            Known::Value("false")
        } else {
            self.unknown("workspace.v1_legacy_mode", &["true", "false"])
        };
        self.workspace = vec![access, admitted, connections, legacy, mode];
        self.files.push(("workspace.yml".into(), text));
    }

    fn create(&mut self, dice: &mut Dice) {
        self.client_file(dice, "name: research\nlocation: westeurope\nimage_build_compute: cpu\n", true);
    }

    fn fragment(&mut self, dice: &mut Dice) {
        self.client_file(dice, "", false);
    }

    fn state(&mut self, dice: &mut Dice) {
        let (access, access_text) = self.property(dice, "workspace.public_network_access", &FLAG, None);
        let (mode, mode_text) = self.property(dice, "workspace.isolation_mode", &MODES, None);
        let mut properties = serde_json::Map::new();
        if let Some(value) = access_text {
            properties.insert("publicNetworkAccess".into(), value.into());
        }
        if let Some(value) = mode_text {
            properties.insert(
                "managedNetwork".into(),
                serde_json::json!({ "isolationMode": value.replace('_', "") }),
            );
        }
        let admitted = match dice.below(3) {
            0 => {
                properties.insert(
                    "networkAcls".into(),
                    serde_json::json!({ "defaultAction": "Deny", "ipRules": [{ "value": "1.2.3.4" }] }),
                );
                Known::Value("selected")
            }
            1 => {
                properties.insert("networkAcls".into(), serde_json::json!({ "defaultAction": "Allow" }));
                Known::Value("all")
            }
            _ => self.unknown("workspace.network_acls", &["all", "selected"]),
        };
        let day = *dice.pick(&["", "2022-05-23T10:00:00Z", "2022-05-24T00:00:00Z"]);
        let connections = match dice.below(3) {
            0 => {
                properties.insert("privateEndpointConnections".into(), serde_json::json!([]));
                Known::Value("none")
            }
            1 if !day.is_empty() => {
                properties.insert("privateEndpointConnections".into(), serde_json::json!([connection(day)]));
                Known::Value(if day < "2022-05-24" { "before_2022_05_24" } else { "current" })
            }
            _ => self.unknown("workspace.private_endpoint", &CONNECTIONS),
        };
        let legacy = match dice.below(3) {
            0 => self.unknown("workspace.v1_legacy_mode", &["true", "false"]),
            chosen => {
                properties.insert("v1LegacyMode".into(), (chosen == 1 && dice.one_in(4)).into());
                let on = properties["v1LegacyMode"] == true;
                Known::Value(if on { "true" } else { "false" })
            }
        };
        self.workspace = vec![access, admitted, connections, legacy, mode];
        let kind = "Microsoft.MachineLearningServices/workspaces";
        let object =
            serde_json::json!({ "id": ID, "name": "research", "type": kind, "properties": properties });
        self.files.push(("workspace.json".into(), object.to_string()));
    }

    fn endpoint(&mut self, dice: &mut Dice, name: &'static str, single: bool) {
        let described = !single || !dice.one_in(4);
        let access = if described {
            let (access, text) =
                self.property(dice, "endpoint.public_network_access", &FLAG, Some("enabled"));
            let line = text.map(|value| format!("public_network_access: {value}\n")).unwrap_or_default();
            self.files.push((format!("{name}.yml"), format!("name: {name}\nauth_mode: key\n{line}")));
            access
        } else {
            self.unknown("endpoint.public_network_access", &FLAG)
        };
        let mut deployments = Vec::new();
        if single && described && dice.one_in(4) {
            deployments.push((None, self.unknown("deployment.egress_public_network_access", &FLAG)));
        } else {
            for deployment in ["blue", "green"].iter().take(1 + dice.below(2)) {
                let (egress, text) =
                    self.property(dice, "deployment.egress_public_network_access", &FLAG, Some("enabled"));
                let line =
                    text.map(|value| format!("egress_public_network_access: {value}\n")).unwrap_or_default();
                let text = format!(
                    "name: {deployment}\nendpoint_name: {name}\ninstance_type: Standard_DS3_v2\nmodel: azureml:m:1\n{line}"
                );
                self.files.push((format!("{name}-{deployment}.yml"), text));
                deployments.push((Some(*deployment), egress));
            }
        }
        self.endpoints.push(((described.then_some(name), access), deployments));
    }

    pub fn judge(&self, intent: Intent) -> Report {
        let document =
            |(uri, text): &(String, String)| InputDocument { uri: uri.clone(), text: text.clone() };
        let mut documents: Vec<InputDocument> = self.files.iter().map(document).collect();
        documents.reverse();
        let request = Request {
            documents,
            assume: vec![
                "container_registry.sku=premium".into(),
                "container_registry.public_network_access=enabled".into(),
            ],
            intents: vec![intent.name().into()],
            ..Request::default()
        };
        validate(&request).unwrap()
    }

    /// Whether several facts read one text.
    pub fn shares(&self) -> bool {
        self.variables.iter().any(|variable| variable.facts.len() > 1 || variable.readers > 1)
    }

    /// Endpoint and deployment of every part.
    pub fn names(&self) -> Vec<(Option<&'static str>, Option<&'static str>)> {
        let below = self.endpoints.iter().map(|((endpoint, _), deployments)| (endpoint, deployments));
        below.flat_map(|(endpoint, all)| all.iter().map(move |(name, _)| (*endpoint, *name))).collect()
    }

    /// Whether a part works. A new workspace can have no private endpoint yet (F-INW-05 is a warning there), and the
    /// addresses that it declares count for F-SIP-04.
    pub fn works(&self, point: &Point) -> bool {
        let declared = Point { network_acls: NetworkAcls::Selected, ..*point };
        let grave = |(fact, severity): (&str, Severity)| {
            severity == Severity::Error && !(self.created && fact == "F-INW-05")
        };
        let refused = self.dropped && oracle::sip_04_open(&declared).is_some();
        !refused && !oracle::violations(point, Edition::Current).into_iter().any(grave)
    }

    /// Every completion: for each part, by endpoint and deployment, its point.
    pub fn completions(&self) -> Vec<Vec<Point>> {
        self.assignments().iter().map(|assignment| self.points(assignment)).collect()
    }

    pub fn assignments(&self) -> Vec<Vec<&'static str>> {
        self.variables.iter().fold(vec![Vec::new()], |done, variable| {
            done.iter()
                .flat_map(|prefix| {
                    variable.values.iter().map(|value| prefix.iter().copied().chain([*value]).collect())
                })
                .collect()
        })
    }

    pub fn points(&self, assignment: &[&'static str]) -> Vec<Point> {
        let of = |known: Known| match known {
            Known::Value(value) => value,
            Known::Variable(number) => assignment[number],
        };
        let mut points = Vec::new();
        for ((_, access), deployments) in &self.endpoints {
            for (_, egress) in deployments {
                points.push(Point {
                    public_network_access: named(Access::ALL, Access::name, of(self.workspace[0])),
                    network_acls: named(NetworkAcls::ALL, NetworkAcls::name, of(self.workspace[1])),
                    private_endpoint: named(
                        PrivateEndpoint::ALL,
                        PrivateEndpoint::name,
                        of(self.workspace[2]),
                    ),
                    v1_legacy_mode: of(self.workspace[3]) == "true",
                    isolation_mode: named(IsolationMode::ALL, IsolationMode::name, of(self.workspace[4])),
                    endpoint_public_network_access: named(Access::ALL, Access::name, of(*access)),
                    deployment_egress: named(Access::ALL, Access::name, of(*egress)),
                });
            }
        }
        points
    }
}

fn named<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, wanted: &str) -> T {
    all.iter().copied().find(|value| name(*value) == wanted).unwrap()
}

fn connection(day: &str) -> serde_json::Value {
    let owner = ID.replace("MachineLearningServices/workspaces/research", "Network/privateEndpoints/pe");
    serde_json::json!({
        "properties": { "privateEndpoint": { "id": owner }, "privateLinkServiceConnectionState": { "status": "Approved" } },
        "systemData": { "createdAt": day },
    })
}
