//! What a repair may change, what that takes and what it costs, by the facts about immutability (section 15 of the
//! catalogue).

/// What a change of one fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changing {
    /// The fact of the catalogue that says so.
    pub says: &'static str,
    /// Whether something becomes open to public networks, or the internet reachable, that was not.
    pub widens: bool,
    /// Whether nothing undoes it.
    pub irreversible: bool,
    /// What of an existing configuration has to be created anew; empty for nothing.
    pub anew: &'static str,
    /// What it costs while it is only written down, and once it exists.
    pub costs: [u16; 2],
    /// The remedies that are its steps, likewise.
    pub steps: [&'static [&'static str]; 2],
}

/// A word in a text that is not deployed yet.
const WORD: u16 = 1;
/// A setting of what exists.
const SETTING: u16 = 2;
/// Something to create.
const RESOURCE: u16 = 5;
/// Something becomes open.
const OPENS: u16 = 10;
/// Nothing undoes what is done to an existing workspace.
const FOR_GOOD: u16 = 10;
/// Only a new workspace can have it.
const MOVING: u16 = 40;
/// It takes its time: half an hour to provision, an hour until a mode shows.
const WAITING: u16 = 2;
/// It is billed.
const BILLED: u16 = 1;
/// The addresses have to be gathered.
const GATHERING: u16 = 1;
/// It is isolated less than it could be.
const SECOND_BEST: u16 = 1;

/// What creating an existing thing anew costs: an endpoint is deleted and created, the traffic of a deployment moves in
/// between, and with a workspace everything around it.
pub const ANEW: [(&str, u16); 3] =
    [("workspace", 20), ("endpoint", 2 * SETTING), ("deployment", 3 * SETTING)];

type Steps = &'static [&'static str];

/// In place: a word while it is planned, a setting once it exists.
const fn in_place(says: &'static str, planned: Steps, existing: Steps) -> Changing {
    Changing {
        says,
        widens: false,
        irreversible: false,
        anew: "",
        costs: [WORD, SETTING],
        steps: [planned, existing],
    }
}

/// In a new deployment, in which it is a word again.
const fn in_a_new_deployment(planned: Steps, existing: Steps) -> Changing {
    Changing { anew: "deployment", costs: [WORD, WORD], ..in_place("F-LEG-04", planned, existing) }
}

/// In a new workspace, in which it is a word again.
const fn in_a_new_workspace(planned: Steps) -> Changing {
    Changing {
        anew: "workspace",
        costs: [WORD, MOVING + WORD],
        ..in_place("F-MUT-04", planned, &["new-workspace"])
    }
}

impl Changing {
    /// It costs so much more, planned and existing.
    const fn more(self, planned: u16, existing: u16) -> Self {
        let [before, after] = self.costs;
        Self { costs: [before + planned, after + existing], ..self }
    }

    const fn widening(self) -> Self {
        Self { widens: true, ..self }.more(OPENS, OPENS)
    }

    const fn for_good(self) -> Self {
        Self { irreversible: true, ..self }.more(0, FOR_GOOD)
    }

    /// It is carried out on what exists, whoever is planned beside it.
    const fn existing(self, cost: u16) -> Self {
        Self { costs: [cost, cost], ..self }
    }
}

const OPEN: &str = "enabled";
const CLOSED: &str = "disabled";
const INTERNET: &str = "allow_internet_outbound";
const APPROVED: &str = "allow_only_approved_outbound";

/// The full table of F-MUT-04. What can not be changed takes another workspace. Both AIO and no managed network let the
/// internet be reached, so that nothing widens between them.
fn isolation_mode(from: &str, to: &str) -> Option<Changing> {
    const TO_APPROVED: Steps = &["create-approved-workspace", "provision-managed-network"];
    const TO_INTERNET: Steps = &["create-internet-workspace", "provision-managed-network"];
    let enabled = |planned, existing| {
        let emptied = Changing { anew: "endpoints", ..in_place("F-MUT-08", planned, existing) };
        emptied.for_good().more(WAITING, WAITING)
    };
    let none = in_a_new_workspace(&["create-plain-workspace"]);
    Some(match (from, to) {
        ("disabled", APPROVED) => enabled(TO_APPROVED, &["enable-managed-network"]),
        ("disabled", INTERNET) => {
            enabled(TO_INTERNET, &["enable-internet-outbound", "provision-managed-network"])
                .more(SECOND_BEST, SECOND_BEST)
        }
        (INTERNET, APPROVED) => in_place("F-MUT-05", TO_APPROVED, &["only-approved-outbound"]).for_good(),
        (APPROVED, INTERNET) => in_a_new_workspace(TO_INTERNET).widening(),
        (APPROVED, "disabled") => none.widening(),
        (INTERNET, "disabled") => none.more(SECOND_BEST, SECOND_BEST),
        _ => return None,
    })
}

/// Public access and addresses of the workspace (F-MUT-03, F-SIP-07, F-SIP-09).
fn workspace_access(fact: &str, from: &str, to: &str) -> Option<Changing> {
    Some(match (fact, from, to) {
        ("workspace.public_network_access", CLOSED, OPEN) => {
            in_place("F-MUT-03", &["create-open-workspace"], &["open-workspace"]).widening()
        }
        ("workspace.public_network_access", OPEN, CLOSED) => {
            in_place("F-MUT-03", &["create-closed-workspace"], &["close-workspace"])
        }
        ("workspace.network_acls", "selected", "all") => {
            const GIVEN_UP: Steps = &["give-up-selected-addresses"];
            in_place("F-SIP-09", GIVEN_UP, GIVEN_UP).widening()
        }
        // They are added once the workspace exists, also to one that is planned.
        ("workspace.network_acls", "all", "selected") => {
            const ADDED: Steps = &["add-selected-addresses"];
            in_place("F-SIP-09", ADDED, ADDED).more(SETTING + GATHERING, GATHERING)
        }
        _ => return None,
    })
}

/// Endpoints and deployments (F-MUT-01, F-LEG-04).
fn serving(fact: &str, from: &str, to: &str) -> Option<Changing> {
    Some(match (fact, from, to) {
        ("endpoint.public_network_access", CLOSED, OPEN) => {
            in_place("F-MUT-01", &["create-open-endpoint"], &["open-endpoint"]).widening()
        }
        ("endpoint.public_network_access", OPEN, CLOSED) => {
            in_place("F-MUT-01", &["create-closed-endpoint"], &["close-endpoint"])
        }
        ("deployment.egress_public_network_access", CLOSED, OPEN) => {
            in_a_new_deployment(&["create-public-deployment"], &["new-public-deployment"]).widening()
        }
        // F-MNET-11: the managed network is recommended instead.
        ("deployment.egress_public_network_access", OPEN, CLOSED) => {
            in_a_new_deployment(&["create-secured-deployment"], &["new-secured-deployment"])
                .more(SECOND_BEST, SECOND_BEST)
        }
        _ => return None,
    })
}

/// What belongs to the workspace, and is there whether the workspace is or not.
fn beside(fact: &str, from: &str, to: &str) -> Option<Changing> {
    let on = |says, remedy: Steps| in_place(says, remedy, remedy);
    Some(match (fact, from, to) {
        ("workspace.v1_legacy_mode", "true", "false") => {
            on("F-PLAT-03", &["v1-legacy-mode-off"]).more(0, WAITING)
        }
        ("container_registry.sku", "none" | "basic" | "standard", "premium") => {
            on("F-PLAT-09", &["premium-registry"]).existing(SETTING + BILLED)
        }
        ("container_registry.public_network_access", CLOSED, OPEN) => {
            on("F-LEG-09", &["open-registry"]).existing(SETTING).widening()
        }
        ("storage_account.public_network_access", CLOSED, OPEN) => {
            on("F-LEG-09", &["open-storage"]).existing(SETTING).widening()
        }
        ("outbound_rule.type", "private_endpoint" | "service_tag" | "fqdn", "removed") => {
            on("F-RULE-05", &["remove-outbound-rule"])
        }
        ("workspace.managed_network_status", "inactive", "active") => {
            on("F-PRV-01", &["provision-managed-network"]).existing(WAITING)
        }
        ("workspace.private_endpoint", "none", "current") => {
            on("F-INE-04", &["create-private-endpoint"]).existing(RESOURCE)
        }
        ("workspace.private_endpoint", "before_2022_05_24", "current") => {
            on("F-PLAT-07", &["recreate-private-endpoint"]).existing(RESOURCE + SETTING)
        }
        _ => return None,
    })
}

/// What a repair that changes a fact from one value to another takes; nothing where none is offered.
#[must_use]
pub fn changing(fact: &str, from: &str, to: &str) -> Option<Changing> {
    if fact == "workspace.isolation_mode" {
        return isolation_mode(from, to);
    }
    workspace_access(fact, from, to).or_else(|| serving(fact, from, to)).or_else(|| beside(fact, from, to))
}

/// A fact, and the value that it gets.
type Change = (&'static str, &'static str);

const WORKSPACE: &str = "workspace.public_network_access";
const ACLS: &str = "workspace.network_acls";
const ENDPOINT: &str = "endpoint.public_network_access";
const EGRESS: &str = "deployment.egress_public_network_access";
const PRIVATE: Change = ("workspace.private_endpoint", "current");

/// Which changes of what exists come before which, and why. Where nothing is said, either order does, and where a new
/// workspace is needed nothing else exists.
pub const CHANGES_IN_ORDER: &[(&str, &[Change], &[Change])] = &[
    (
        "F-PLAT-01: a new deployment needs v2",
        &[("workspace.v1_legacy_mode", "false")],
        &[(EGRESS, OPEN), (EGRESS, CLOSED)],
    ),
    (
        "F-PLAT-09: secured outbound needs the tier",
        &[("container_registry.sku", "premium")],
        &[(EGRESS, CLOSED)],
    ),
    (
        "F-LEG-09: public outbound needs them open",
        &[
            ("container_registry.public_network_access", OPEN),
            ("storage_account.public_network_access", OPEN),
        ],
        &[(EGRESS, OPEN)],
    ),
    (
        "F-RULE-01: what the network does not take goes before it comes",
        &[("outbound_rule.type", "removed")],
        &[("workspace.isolation_mode", INTERNET), ("workspace.isolation_mode", APPROVED)],
    ),
    (
        "F-PRV-01: what does not exist is not provisioned",
        &[("workspace.isolation_mode", INTERNET), ("workspace.isolation_mode", APPROVED)],
        &[("workspace.managed_network_status", "active")],
    ),
    (
        "F-SIP-04 and F-PRV-01: deployments need the network, selected addresses too",
        &[("workspace.managed_network_status", "active")],
        &[(EGRESS, OPEN), (EGRESS, CLOSED), (ACLS, "selected")],
    ),
    (
        "F-INE-04, F-INW-05 and F-LEG-03: what is closed needs it",
        &[PRIVATE],
        &[(ENDPOINT, CLOSED), (WORKSPACE, CLOSED), (EGRESS, CLOSED)],
    ),
    (
        "F-INE-14: closed before the workspace opens",
        &[(ENDPOINT, CLOSED)],
        &[(WORKSPACE, OPEN), (ACLS, "all")],
    ),
    (
        "F-MTX-02: public outbound needs an open workspace",
        &[(WORKSPACE, OPEN), (ACLS, "all")],
        &[(EGRESS, OPEN)],
    ),
    (
        "F-MTX-02: as long as outbound is public",
        &[(EGRESS, CLOSED)],
        &[(WORKSPACE, CLOSED), (ACLS, "selected")],
    ),
    (
        "F-INE-14: opened once the workspace is closed, or to addresses only",
        &[(WORKSPACE, CLOSED), (ACLS, "selected")],
        &[(ENDPOINT, OPEN)],
    ),
    ("F-SIP-15: addresses count once the workspace is open", &[(WORKSPACE, OPEN)], &[(ACLS, "selected")]),
];
