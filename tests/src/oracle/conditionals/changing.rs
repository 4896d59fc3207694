//! What a repair may change, and what that takes, by the facts about immutability (section 15 of the catalogue).

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
}

const fn in_place(says: &'static str) -> Changing {
    Changing { says, widens: false, irreversible: false, anew: "" }
}

const fn anew(says: &'static str, what: &'static str) -> Changing {
    Changing { anew: what, ..in_place(says) }
}

const fn widening(change: Changing) -> Changing {
    Changing { widens: true, ..change }
}

const fn for_good(change: Changing) -> Changing {
    Changing { irreversible: true, ..change }
}

const OPEN: &str = "enabled";
const CLOSED: &str = "disabled";
const INTERNET: &str = "allow_internet_outbound";
const APPROVED: &str = "allow_only_approved_outbound";

/// The full table of F-MUT-04. What can not be changed takes another workspace. Both AIO and no managed network let the
/// internet be reached, so that nothing widens between them.
fn isolation_mode(from: &str, to: &str) -> Option<Changing> {
    Some(match (from, to) {
        ("disabled", INTERNET | APPROVED) => for_good(anew("F-MUT-08", "endpoints")),
        (INTERNET, APPROVED) => for_good(in_place("F-MUT-05")),
        (APPROVED, INTERNET | "disabled") => widening(anew("F-MUT-04", "workspace")),
        (INTERNET, "disabled") => anew("F-MUT-04", "workspace"),
        _ => return None,
    })
}

/// What a repair that changes a fact from one value to another takes; nothing where none is offered.
#[must_use]
pub fn changing(fact: &str, from: &str, to: &str) -> Option<Changing> {
    Some(match (fact, from, to) {
        ("workspace.isolation_mode", ..) => return isolation_mode(from, to),
        ("workspace.v1_legacy_mode", "true", "false") => in_place("F-PLAT-03"),
        ("container_registry.sku", "none" | "basic" | "standard", "premium") => in_place("F-PLAT-09"),
        (
            "container_registry.public_network_access" | "storage_account.public_network_access",
            CLOSED,
            OPEN,
        ) => widening(in_place("F-LEG-09")),
        ("workspace.public_network_access", CLOSED, OPEN) => widening(in_place("F-MUT-03")),
        ("workspace.public_network_access", OPEN, CLOSED) => in_place("F-MUT-03"),
        ("workspace.network_acls", "selected", "all") => widening(in_place("F-SIP-09")),
        ("workspace.network_acls", "all", "selected") => in_place("F-SIP-09"),
        ("outbound_rule.type", "private_endpoint" | "service_tag" | "fqdn", "removed") => {
            in_place("F-RULE-05")
        }
        ("workspace.managed_network_status", "inactive", "active") => in_place("F-PRV-01"),
        ("workspace.private_endpoint", "none", "current") => in_place("F-INE-04"),
        ("workspace.private_endpoint", "before_2022_05_24", "current") => in_place("F-PLAT-07"),
        ("endpoint.public_network_access", CLOSED, OPEN) => widening(in_place("F-MUT-01")),
        ("endpoint.public_network_access", OPEN, CLOSED) => in_place("F-MUT-01"),
        ("deployment.egress_public_network_access", CLOSED, OPEN) => widening(anew("F-LEG-04", "deployment")),
        ("deployment.egress_public_network_access", OPEN, CLOSED) => anew("F-LEG-04", "deployment"),
        _ => return None,
    })
}
