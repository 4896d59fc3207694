//! The resources that a workspace is associated with: which ones it names, where they are, and which of them the client
//! makes along with a new workspace.

use crate::words::{Words, say};
use alloc::{string::String, vec::Vec};

use super::{
    arm_id,
    assumptions::Assumption,
    bind::Binder,
    knowledge::Knowledge,
    model::{Model, SubjectId},
    object::{Describing, Object},
    origin::Place,
    presumed::{Presumed, at},
};
use crate::rulebook::{
    Fact, Family, KEY_VAULT_BYPASS, KEY_VAULT_CREATION, STORAGE_ACCOUNT_BYPASS, STORAGE_ACCOUNT_CREATION,
    STORAGE_ACCOUNT_KIND, Scope,
};

/// How a workspace names a resource.
struct Key {
    /// Whose facts are judged, if they are.
    scope: Option<Scope>,
    cli: [&'static str; 1],
    arm: [&'static str; 2],
    /// The type in the resource's id.
    segment: &'static str,
}

const fn key(scope: Option<Scope>, cli: &'static str, arm: &'static str, segment: &'static str) -> Key {
    Key { scope, cli: [cli], arm: ["properties", arm], segment }
}

/// The storage account comes first: it alone keeps its subscription when the client makes a workspace (F-OBS-25).
const KEYS: [Key; 4] = [
    key(Some(Scope::StorageAccount), "storage_account", "storageAccount", "storageAccounts"),
    key(Some(Scope::ContainerRegistry), "container_registry", "containerRegistry", "registries"),
    key(Some(Scope::KeyVault), "key_vault", "keyVault", "vaults"),
    key(None, "application_insights", "applicationInsights", "components"),
];

/// A resource that a workspace names, and where.
#[derive(Clone, Copy, Debug)]
pub struct Named<'f> {
    /// Its place in `KEYS`.
    kind: usize,
    id: &'f str,
    by: Describing<'f>,
    path: &'static [&'static str],
}

/// The resources that a workspace names, in the order of `KEYS`.
pub fn named_by<'f>(workspace: &Object<'f>) -> Vec<Named<'f>> {
    let mut named = Vec::new();
    for (kind, key) in KEYS.iter().enumerate() {
        let paths: [&'static [&'static str]; 2] = [&key.cli, &key.arm];
        let find = |by: &Describing<'f>| {
            let (path, id) = paths.iter().find_map(|path| Some((*path, by.text(path)?)))?;
            arm_id::segment(id, key.segment)?;
            Some(Named { kind, id, by: *by, path })
        };
        if let Some(found) = workspace.files.iter().chain(&workspace.states).find_map(find) {
            named.push(found);
        }
    }
    named
}

/// The id of the resource of that kind that a workspace names.
pub fn named<'f>(workspace: &Object<'f>, scope: Scope) -> Option<&'f str> {
    let is = |named: &&Named<'_>| KEYS.get(named.kind).is_some_and(|key| key.scope == Some(scope));
    workspace.resources.iter().find(is).map(|named| named.id)
}

/// Whether the resources lie in one subscription (F-PLAT-10). Files for the client do not say the workspace's own, so
/// there only resources that differ among themselves tell; of a new workspace the client keeps that of the storage
/// account alone (F-OBS-25).
pub fn subscriptions(object: &Object<'_>) -> Option<Presumed> {
    let own = object.id.and_then(known_subscription);
    let all = &object.resources;
    let (value, why, place) = compared(all, own, known_subscription)?;
    let by_client = object.files.iter().all(|file| file.recognition.family != Family::Arm);
    let created = object.states.is_empty() && !object.fragment && by_client;
    let others = all.get(all.partition_point(|named| named.kind == 0)..).unwrap_or_default();
    let differ = || compared(others, None, known_subscription).is_some_and(|(value, ..)| value == DIFFERENT);
    let value = if created && differ() { "rebuilt" } else { value };
    Some((value, why, place, &["F-PLAT-10", "F-OBS-25"]))
}

/// Whether storage account and registry lie in the workspace's resource group (F-PLAT-11).
pub fn resource_groups(object: &Object<'_>) -> Option<Presumed> {
    let written = ["resource_group", "resourceGroup"];
    let mut all = object.files.iter().chain(&object.states);
    let mut said =
        || all.find_map(|describing| written.iter().find_map(|key| known(describing.text(&[key])?)));
    let own = object.id.and_then(known_group).or_else(&mut said);
    let both = object.resources.partition_point(|named| named.kind < 2);
    let (value, why, place) = compared(object.resources.get(..both)?, own, known_group)?;
    Some((value, why, place, &["F-PLAT-11"]))
}

const DIFFERENT: &str = "different";

/// Whether a part of the ids is the same for all, and the same as the workspace's own where that is known.
fn compared(
    named: &[Named<'_>],
    own: Option<&str>,
    part: fn(&str) -> Option<&str>,
) -> Option<(&'static str, Words, Place)> {
    let mut parts = named.iter().filter_map(|named| Some((named, part(named.id)?)));
    let wanted = own.or_else(|| Some(parts.next()?.1))?;
    let other = parts.find(|(_, part)| !part.eq_ignore_ascii_case(wanted)).map(|(named, _)| named);
    // The workspace's own tells that none is elsewhere.
    let shown = other.or_else(|| named.first().filter(|_| own.is_some()))?;
    let value = if other.is_some() { DIFFERENT } else { "same" };
    Some((value, say::ids_tell(), at(shown.by, shown.path)))
}

fn known_subscription(id: &str) -> Option<&str> {
    known(arm_id::subscription(id)?)
}

fn known_group(id: &str) -> Option<&str> {
    known(arm_id::segment(id, "resourceGroups")?)
}

/// What is not filled in later.
fn known(text: &str) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().all(is_plain).then_some(text)
}

/// Whether the client makes the workspace's resource of that kind along with it (F-MNET-19); `set` are overrides that
/// no fact reads.
pub fn is_made_along(object: &Object<'_>, scope: Scope, set: &[String]) -> bool {
    let key = KEYS.iter().find(|key| key.scope == Some(scope) && scope != Scope::ContainerRegistry);
    let Some(key) = key else { return false };
    // Projects use what their hub has.
    let not_here = [key.cli, ["hub_id"], ["workspace_hub"]];
    let says_nothing = |file: &Describing<'_>| {
        let project = file.text(&["kind"]).is_some_and(|kind| kind.eq_ignore_ascii_case("project"));
        !project && not_here.iter().all(|path| file.find(path).is_none())
    };
    // What a template or a request creates is all there is.
    let by_client = object.files.iter().all(|file| file.recognition.family != Family::Arm);
    let created = object.states.is_empty() && !object.fragment && !object.files.is_empty() && by_client;
    let is_set = set.iter().any(|given| not_here.iter().any(|[key]| given.split('=').next() == Some(*key)));
    created && !is_set && object.files.iter().all(|file| file.complete() && says_nothing(file))
}

/// What is known of a resource that is made along with its workspace besides what follows from the workspace's facts.
pub fn made_along(scope: Scope) -> Vec<(Fact, Knowledge)> {
    let of: &[(Fact, &str)] = match scope {
        Scope::StorageAccount => {
            &[(STORAGE_ACCOUNT_BYPASS, "azure_services"), (STORAGE_ACCOUNT_KIND, "general")]
        }
        _ => &[(KEY_VAULT_BYPASS, "azure_services")],
    };
    let known = |(fact, value): &(Fact, &str)| {
        let values = fact.value_number(value).map_or(0, |number| 1 << number);
        let why = say::made_along();
        (*fact, Knowledge::derived(values, why, None, &["F-MNET-19"]))
    };
    of.iter().map(known).collect()
}

/// Whether something is assumed of a resource that nobody describes, which then is not one that is made along.
pub fn is_assumed(scope: Scope, given: &[Assumption]) -> bool {
    given.iter().any(|assumption| assumption.fact.entry().scope == scope)
}

/// Says of every resource whether it is made along with its workspace; those that are in ascending order.
pub fn bind(model: &Model, binder: &mut Binder, along: &[SubjectId]) {
    for (scope, fact) in
        [(Scope::StorageAccount, STORAGE_ACCOUNT_CREATION), (Scope::KeyVault, KEY_VAULT_CREATION)]
    {
        for (id, _) in model.of(scope) {
            binder.constant(
                id,
                fact,
                if along.binary_search(&id).is_ok() { "along_with_workspace" } else { "given" },
            );
        }
    }
}
