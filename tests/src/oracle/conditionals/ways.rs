//! What each thing goes through on the ways from one configuration to another, in order, as plain conditionals.
//!
//! Every concern of a thing is looked at by itself; what has to come before what across concerns and things is in
//! [`order`](super::order).

use super::At;

/// What becomes of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It is there before and after.
    Kept,
    /// It is there after.
    Appears,
    /// It is there before.
    Disappears,
}

/// A way from one configuration to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What is there is changed.
    InPlace,
    /// The workspace is emptied, its managed network enabled, and everything created again (F-MIG-02).
    WithDowntime,
    /// A new workspace beside the old one (F-MIG-01).
    NewWorkspace,
}

/// A step: what to do, and what of the thing it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The remedy that says how.
    pub remedy: &'static str,
    /// `take`, `create`, `replace`, `retire`, or `none` where nothing that is judged changes.
    pub effect: &'static str,
    /// The facts that get their new values.
    pub takes: &'static [&'static str],
}

/// Something of a kind of things that steps are about.
#[derive(Clone, Copy, Debug)]
pub struct Concern {
    /// The kind of things.
    pub of: &'static str,
    /// What is compared as it is written and has to differ; empty for none.
    pub property: &'static str,
    /// The facts of a configuration that it looks at, on both sides.
    pub facts: &'static [&'static str],
    /// The steps.
    pub steps: fn(Life, Way, &At, &At) -> Vec<Taken>,
}

const MODE: &str = "workspace.isolation_mode";
const ACCESS: &str = "workspace.public_network_access";
const ACLS: &str = "workspace.network_acls";
const PRIVATE: &str = "workspace.private_endpoint";
const V1: &str = "workspace.v1_legacy_mode";
const BUILDS: &str = "workspace.image_build_compute";
const FIREWALL: &str = "workspace.firewall_sku";
const SKU: &str = "container_registry.sku";
const ENDPOINT: &str = "endpoint.public_network_access";
const EGRESS: &str = "deployment.egress_public_network_access";

const OLD: &str = "before_2022_05_24";

const fn step(remedy: &'static str, effect: &'static str) -> Taken {
    Taken { remedy, effect, takes: &[] }
}

const fn take(remedy: &'static str, takes: &'static [&'static str]) -> Taken {
    Taken { remedy, effect: "take", takes }
}

/// The thing is changed where it is.
fn stays(life: Life, way: Way) -> bool {
    life == Life::Kept && way != Way::NewWorkspace
}

/// The thing is made: it is new, or belongs to a new workspace.
fn made(life: Life, way: Way) -> bool {
    life == Life::Appears || life == Life::Kept && way == Way::NewWorkspace
}

/// As `made`; endpoints and deployments are also made again where the workspace is emptied (F-MUT-08).
fn made_again(life: Life, way: Way) -> bool {
    made(life, way) || life == Life::Kept && way == Way::WithDowntime
}

fn when(holds: bool, taken: Taken) -> Vec<Taken> {
    if holds { vec![taken] } else { Vec::new() }
}

/// F-MUT-13: the name of a workspace can not be changed, so the new one comes beside the old, closed while it is made.
fn workspace_itself(life: Life, way: Way, _: &At, _: &At) -> Vec<Taken> {
    let goes = life == Life::Disappears || life == Life::Kept && way == Way::NewWorkspace;
    [
        when(made(life, way), step("create-closed-workspace", "create")),
        when(goes, step("delete-workspace", "retire")),
    ]
    .concat()
}

/// F-INE-04, F-INW-04 and F-PLAT-07. What is made now is never from before 24 May 2022.
fn private_endpoint(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    if made(life, way) {
        return when(!after.no_private_endpoint(), step("create-private-endpoint", "none"));
    }
    if !stays(life, way) {
        return Vec::new();
    }
    let current = after.is(PRIVATE, "current");
    [
        when(before.no_private_endpoint() && current, take("create-private-endpoint", &[PRIVATE])),
        when(before.is(PRIVATE, OLD) && current, take("recreate-private-endpoint", &[PRIVATE])),
        when(
            !before.no_private_endpoint() && after.no_private_endpoint(),
            take("remove-private-endpoint", &[PRIVATE]),
        ),
    ]
    .concat()
}

/// F-MUT-11.
fn v1_legacy_mode(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let (was, will) = (before.is(V1, "true"), after.is(V1, "true"));
    [
        when(stays(life, way) && was && !will, take("v1-legacy-mode-off", &[V1])),
        when(stays(life, way) && !was && will, take("v1-legacy-mode-on", &[V1])),
    ]
    .concat()
}

/// F-MUT-04, F-MUT-08 and F-PRV-01: enabled in an emptied workspace, and provisioned before the first deployment. The
/// remedy that enables approved outbound provisions, too.
fn managed_network(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let provision = step("provision-managed-network", "none");
    if made(life, way) {
        return when(after.managed(), provision);
    }
    let stays = stays(life, way);
    if stays && before.internet_outbound() && after.approved_outbound() {
        return vec![take("only-approved-outbound", &[MODE])];
    }
    if !stays || way != Way::WithDowntime || before.managed() || !after.managed() {
        return Vec::new();
    }
    let delete = step("delete-computes", "none");
    if after.approved_outbound() {
        vec![delete, take("enable-managed-network", &[MODE])]
    } else {
        vec![delete, take("enable-internet-outbound", &[MODE]), provision]
    }
}

/// F-MUT-03, F-SIP-07, F-SIP-09 and F-SIP-15: addresses are given while the workspace is open, and after it exists.
fn workspace_access(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let selects = |at: &At| at.admits_selected_addresses(ACLS);
    let all = |at: &At| !at.closed_workspace() && !selects(at);
    if made(life, way) {
        return [
            when(all(after), step("open-workspace", "none")),
            when(selects(after), step("open-to-selected-addresses", "none")),
        ]
        .concat();
    }
    if !stays(life, way) {
        return Vec::new();
    }
    let was_closed = before.closed_workspace();
    [
        when(was_closed && all(after), take("open-workspace", &[ACCESS, ACLS])),
        when(was_closed && selects(after), take("open-to-selected-addresses", &[ACCESS, ACLS])),
        when(selects(before) && all(after), take("give-up-selected-addresses", &[ACLS])),
        when(all(before) && selects(after), take("add-selected-addresses", &[ACLS])),
        when(!was_closed && after.closed_workspace(), take("close-workspace", &[ACCESS, ACLS])),
    ]
    .concat()
}

/// F-SIP-09: other addresses come by an update.
fn addresses(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let selects = |at: &At| at.admits_selected_addresses(ACLS);
    when(stays(life, way) && selects(before) && selects(after), step("update-workspace", "none"))
}

/// F-MUT-07: between Standard and Basic; Premium is none (F-COST-04).
fn firewall(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let other = before.is(FIREWALL, "standard") && after.is(FIREWALL, "basic")
        || before.is(FIREWALL, "basic") && after.is(FIREWALL, "standard");
    when(stays(life, way) && other, step("update-workspace", "none"))
}

/// F-IMG-01.
fn builds(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let set = before.is(BUILDS, "none") && after.is(BUILDS, "set");
    when(stays(life, way) && set, step("set-image-build-compute", "none"))
}

/// F-MUT-10: of what belongs to a workspace, the registry and Application Insights can be exchanged.
fn exchanged(life: Life, way: Way, _: &At, _: &At) -> Vec<Taken> {
    when(stays(life, way), step("replace-associated-resource", "none"))
}

/// F-PLAT-09.
fn registry_tier(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let raised = !before.is(SKU, "premium") && after.is(SKU, "premium");
    when(stays(life, way) && raised, take("premium-registry", &[SKU]))
}

/// F-MUT-09.
fn outbound_rule(life: Life, way: Way, _: &At, _: &At) -> Vec<Taken> {
    let goes = life == Life::Disappears && way != Way::NewWorkspace;
    [
        when(made(life, way), step("add-outbound-rules", "create")),
        when(goes, step("remove-outbound-rule", "retire")),
    ]
    .concat()
}

/// F-MUT-08, F-MUT-13 and F-MIG-01: a new endpoint has a scoring URI of its own, and the old one goes.
fn endpoint_itself(life: Life, way: Way, _: &At, _: &At) -> Vec<Taken> {
    let goes = life == Life::Disappears || life == Life::Kept && way != Way::InPlace;
    [when(made(life, way), step("point-clients", "none")), when(goes, step("delete-endpoint", "retire"))]
        .concat()
}

/// F-MUT-01 and F-INE-14: created as it is meant to be, never open first.
fn endpoint_access(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    let (was, will) = (before.closed_endpoint(), after.closed_endpoint());
    if made_again(life, way) {
        let remedy = if will { "create-closed-endpoint" } else { "create-open-endpoint" };
        return vec![step(remedy, "create")];
    }
    let changes = stays(life, way);
    [
        when(changes && !was && will, take("close-endpoint", &[ENDPOINT])),
        when(changes && was && !will, take("open-endpoint", &[ENDPOINT])),
    ]
    .concat()
}

/// A deployment goes by itself where its endpoint and its workspace stay.
fn deployment_itself(life: Life, way: Way, _: &At, _: &At) -> Vec<Taken> {
    when(life == Life::Disappears && way == Way::InPlace, step("delete-deployment", "retire"))
}

/// F-LEG-04: the flag is fixed, so another deployment takes the place; in a managed network it has no effect (F-MNET-03).
fn egress(life: Life, way: Way, before: &At, after: &At) -> Vec<Taken> {
    if made_again(life, way) {
        let remedy = match (after.managed(), after.legacy()) {
            (true, _) => "create-deployment",
            (_, true) => "create-secured-deployment",
            _ => "create-public-deployment",
        };
        return vec![step(remedy, "create")];
    }
    let (was, will) = (before.is(EGRESS, "disabled"), after.is(EGRESS, "disabled"));
    let counts = stays(life, way) && !after.managed();
    [
        when(counts && !was && will, step("new-secured-deployment", "replace")),
        when(counts && was && !will, step("new-public-deployment", "replace")),
    ]
    .concat()
}

type Steps = fn(Life, Way, &At, &At) -> Vec<Taken>;

const fn concern(of: &'static str, facts: &'static [&'static str], steps: Steps) -> Concern {
    Concern { of, property: "", facts, steps }
}

/// Everything that steps are about.
pub const CONCERNS: &[Concern] = &[
    concern("workspace", &[], workspace_itself),
    concern("workspace", &[PRIVATE], private_endpoint),
    concern("workspace", &[V1], v1_legacy_mode),
    concern("workspace", &[MODE], managed_network),
    concern("workspace", &[ACLS, ACCESS], workspace_access),
    Concern { property: "workspace.addresses", ..concern("workspace", &[ACLS, ACCESS], addresses) },
    concern("workspace", &[FIREWALL], firewall),
    concern("workspace", &[BUILDS], builds),
    Concern { property: "workspace.container_registry", ..concern("workspace", &[], exchanged) },
    Concern { property: "workspace.application_insights", ..concern("workspace", &[], exchanged) },
    concern("container_registry", &[SKU], registry_tier),
    concern("outbound_rule", &[], outbound_rule),
    concern("endpoint", &[], endpoint_itself),
    concern("endpoint", &[ENDPOINT], endpoint_access),
    concern("deployment", &[], deployment_itself),
    concern("deployment", &[EGRESS, MODE], egress),
];
