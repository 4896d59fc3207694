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

/// An id that a workspace names, and where.
struct Named<'f> {
    id: &'f str,
    by: Describing<'f>,
    path: &'static [&'static str],
}

fn find<'f>(object: &Object<'f>, key: &'static Key) -> Option<Named<'f>> {
    let paths: [&'static [&'static str]; 2] = [&key.cli, &key.arm];
    object.files.iter().chain(&object.states).find_map(|describing| {
        let said = paths.iter().find_map(|path| Some((*path, describing.text(path)?)));
        said.filter(|(_, id)| arm_id::segment(id, key.segment).is_some()).map(|(path, id)| Named {
            id,
            by: *describing,
            path,
        })
    })
}

/// The id of the resource of that kind that a workspace names.
pub fn named<'f>(object: &Object<'f>, scope: Scope) -> Option<&'f str> {
    KEYS.iter().find(|key| key.scope == Some(scope)).and_then(|key| find(object, key)).map(|named| named.id)
}

/// Whether the resources lie in one subscription (F-PLAT-10). Files for the client do not say the workspace's own, so
/// there only resources that differ among themselves tell; of a new workspace the client keeps that of the storage
/// account alone (F-OBS-25).
pub fn subscriptions(object: &Object<'_>) -> Option<Presumed> {
    let own = object.id.as_deref().and_then(known_subscription);
    let (value, why, place) = compared(object, &KEYS, own, &known_subscription)?;
    let by_client = object.files.iter().all(|file| file.recognition.family != Family::Arm);
    let created = object.states.is_empty() && !object.fragment && by_client;
    let others = compared(object, KEYS.get(1..)?, None, &known_subscription);
    let value =
        if created && others.is_some_and(|(value, ..)| value == DIFFERENT) { "rebuilt" } else { value };
    Some((value, why, place, &["F-PLAT-10", "F-OBS-25"]))
}

/// Whether storage account and registry lie in the workspace's resource group (F-PLAT-11).
pub fn resource_groups(object: &Object<'_>) -> Option<Presumed> {
    let group = |id: &str| known(arm_id::segment(id, "resourceGroups")?);
    let written = ["resource_group", "resourceGroup"];
    let all = object.files.iter().chain(&object.states);
    let said =
        || all.clone().find_map(|describing| written.iter().find_map(|key| known(describing.text(&[key])?)));
    let own = object.id.as_deref().and_then(group).or_else(said);
    let (value, why, place) = compared(object, KEYS.get(..2)?, own, &group)?;
    Some((value, why, place, &["F-PLAT-11"]))
}

const DIFFERENT: &str = "different";

/// Whether a part of the ids is the same for all, and the same as the workspace's own where that is known.
fn compared(
    object: &Object<'_>,
    keys: &'static [Key],
    own: Option<String>,
    part: &dyn Fn(&str) -> Option<String>,
) -> Option<(&'static str, Words, Place)> {
    let named: Vec<Named<'_>> = keys.iter().filter_map(|key| find(object, key)).collect();
    let parts = || named.iter().filter_map(|named| part(named.id));
    let wanted = own.clone().or_else(|| parts().next())?;
    let other = named.iter().find(|named| part(named.id).is_some_and(|part| part != wanted));
    if let Some(other) = other {
        return Some((DIFFERENT, say::ids_tell(), at(other.by, other.path)));
    }
    own?;
    let first = named.into_iter().next()?;
    Some(("same", say::ids_tell(), at(first.by, first.path)))
}

fn known_subscription(id: &str) -> Option<String> {
    known(&arm_id::subscription(id)?)
}

/// In lower case, if it is not filled in later.
fn known(text: &str) -> Option<String> {
    let is_plain =
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    is_plain.then(|| text.to_ascii_lowercase())
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
