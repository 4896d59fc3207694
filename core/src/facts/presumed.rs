//! Facts that follow from other text of the same documents.

use super::{
    associated, ip_rules,
    knowledge::Knowledge,
    object::{Describing, Object},
    origin::{Origin, Place},
    resource,
};
use crate::{
    document::{NAMES_ELSEWHERE, Purpose},
    rulebook::{
        CONTAINER_REGISTRY_EGRESS_CONNECTION, ENDPOINT_OPENED_BEFORE, Fact, STORAGE_ACCOUNT_BYPASS,
        STORAGE_ACCOUNT_KIND, Scope, WORKSPACE_ASSOCIATED_RESOURCE_GROUP, WORKSPACE_ASSOCIATED_SUBSCRIPTIONS,
        WORKSPACE_IP_RULES, WORKSPACE_MANAGED_NETWORK_STATUS, WORKSPACE_PRIVATE_ENDPOINT_ZONES,
        WORKSPACE_PROVISION_NETWORK_NOW, WORKSPACE_V1_LEGACY_MODE,
    },
    text::Span,
    words::{Words, say},
};

/// Fills in what follows from other text, where the fact itself is not said.
pub fn fill(fact: Fact, object: &Object<'_>, all: &[Object<'_>], knowledge: &mut Knowledge) {
    if !matches!(knowledge.origin, Origin::Unknown { place: None, .. }) {
        return;
    }
    let presumed = match fact {
        WORKSPACE_V1_LEGACY_MODE => {
            modern_client(object).or_else(|| has_endpoint(object, all)).or_else(|| modern_version(object))
        }
        WORKSPACE_MANAGED_NETWORK_STATUS => provisioned_at_creation(object),
        WORKSPACE_PROVISION_NETWORK_NOW => past_creation(object),
        WORKSPACE_ASSOCIATED_SUBSCRIPTIONS => associated::subscriptions(object),
        WORKSPACE_ASSOCIATED_RESOURCE_GROUP => associated::resource_groups(object),
        WORKSPACE_IP_RULES => ip_rules::presence(object),
        WORKSPACE_PRIVATE_ENDPOINT_ZONES => names_elsewhere(object),
        STORAGE_ACCOUNT_KIND => resource::storage_kind(object),
        STORAGE_ACCOUNT_BYPASS => resource::storage_bypass(object),
        CONTAINER_REGISTRY_EGRESS_CONNECTION => resource::egress_connection(object),
        _ => None,
    };
    if let Some((value, why, place, facts)) = presumed {
        let values = fact.value_number(value).map_or(0, |number| 1 << number);
        *knowledge = Knowledge::derived(values, why, Some(place), facts);
    }
}

/// The first version of the API whose workspaces are not in v1 legacy mode unless they say so (F-PLAT-02).
pub const SWITCHED: &str = "2022-05-01";

/// Whether commands leave an endpoint open to public networks before they close it (F-INE-14).
pub fn opened_before(object: &Object<'_>) -> Option<(Fact, Knowledge)> {
    if object.scope != Scope::Endpoint {
        return None;
    }
    let mut describing = object.files.iter().chain(&object.states);
    let opened = describing.find_map(|file| Some((file, file.history().opened?)));
    let known = match opened {
        Some((file, span)) => {
            let place = file.place(span, &[]);
            let why = say::left_open();
            Knowledge::derived(0b10, why, Some(place), &["F-INE-14"])
        }
        None => Knowledge::derived(0b01, say::closed_from_the_start(), None, &["F-INE-14"]),
    };
    Some((ENDPOINT_OPENED_BEFORE, known))
}

/// A value, why as a sentence, where, and citations.
pub type Presumed = (&'static str, Words, Place, &'static [&'static str]);

/// A template that makes the private endpoint says nothing of names (F-DNS-07).
fn names_elsewhere(object: &Object<'_>) -> Option<Presumed> {
    let file = object.files.iter().find(|file| file.text(&NAMES_ELSEWHERE).is_some())?;
    Some(("elsewhere", say::names_elsewhere(), at(*file, &NAMES_ELSEWHERE), &["F-DNS-07"]))
}

/// A workspace that a v2 client created is not in v1 legacy mode.
fn modern_client(object: &Object<'_>) -> Option<Presumed> {
    const PATH: [&str; 2] = ["tags", "createdByToolkit"];
    let state = object
        .states
        .iter()
        .find(|state| state.text(&PATH).is_some_and(|text| text.starts_with("sdk-v2")))?;
    Some(("false", say::created_by_v2(), at(*state, &PATH), &["F-PLAT-02"]))
}

/// A workspace that is created through a version of the API that is not older than the flag is not in v1 legacy mode.
fn modern_version(object: &Object<'_>) -> Option<Presumed> {
    const PATH: [&str; 1] = ["apiVersion"];
    let file = object.creating().filter(|file| file.recognition.purpose == Purpose::Create)?;
    let version = file.text(&PATH).filter(|version| version.starts_with("20"))?;
    (object.states.is_empty() && version >= SWITCHED).then(|| {
        let why = say::default_of_version();
        ("false", why, at(*file, &PATH), &["F-PLAT-02"][..])
    })
}

/// A workspace that has a managed online endpoint is not in v1 legacy mode.
fn has_endpoint(object: &Object<'_>, all: &[Object<'_>]) -> Option<Presumed> {
    let name = object.name?;
    let endpoint = all
        .iter()
        .filter(|other| other.scope == Scope::Endpoint)
        .find(|other| other.workspace.is_some_and(|workspace| workspace.eq_ignore_ascii_case(name)))?;
    let state = endpoint.states.first()?;
    Some(("false", say::has_endpoint_already(), at(*state, &["id"]), &["F-PLAT-02"]))
}

/// A new workspace whose network is provisioned along with it.
fn provisioned_at_creation(object: &Object<'_>) -> Option<Presumed> {
    let paths: [&'static [&'static str]; 2] =
        [&["provision_network_now"], &["properties", "provisionNetworkNow"]];
    if !object.states.is_empty() {
        return None;
    }
    let yes = |text: &str| ["true", "yes", "on", "1"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let (file, path) = object.files.iter().find_map(|file| {
        let path = paths.into_iter().find(|path| file.text(path).is_some_and(yes))?;
        Some((file, path))
    })?;
    Some(("active", say::provisioned_along(), at(*file, path), &["F-PRV-01"]))
}

/// What acts only while a workspace is created does nothing to one that exists.
fn past_creation(object: &Object<'_>) -> Option<Presumed> {
    let state = object.states.first()?;
    Some(("false", say::existing_is_not_created(), at(*state, &["id"]), &["F-PRV-03"]))
}

/// The place of the value at a path.
pub fn at(describing: Describing<'_>, path: &'static [&'static str]) -> Place {
    let tree = &describing.file.tree;
    let span: Option<Span> =
        describing.find(path).and_then(|entry| tree.node(entry.value)).map(|node| node.span);
    describing.place(span.unwrap_or(describing.recognition.span), path)
}
