//! Reduces the private endpoint connections of a workspace to the fact: none, old ones only, or a current one.
//!
//! Only approved connections count (F-INW-10), and only those that clients can use: the service makes connections of
//! its own, which say so in their description or lie in a subscription that nobody here speaks of (F-INW-13).
//! A private endpoint is old if it was created before 24 May 2022 (F-PLAT-07); a workspace created on or after that
//! day can not have an old one.

use alloc::string::String;

use super::{
    arm_id,
    assets::Names,
    origin::{Place, Text},
    reading::Reading,
};
use crate::{
    document::{NodeId, Tree},
    rulebook::{Values, WORKSPACE_PRIVATE_ENDPOINT},
    text::{Parts, joined},
    words::say,
};

const FIRST_CURRENT_DAY: &str = "2022-05-24";
/// What the description of a connection says that the service made for a deployment.
pub const SERVICE_DESCRIPTION: &str =
    "Egress for Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

const NONE: Values = 0b001;
const OLD: Values = 0b010;
const CURRENT: Values = 0b100;

/// What surrounds the connections.
pub struct Surroundings<'s> {
    /// Day on which the workspace was created, as ISO 8601 text.
    pub workspace_created: Option<&'s str>,
    /// Subscriptions that the documents speak of, in lower case.
    pub subscriptions: &'s [String],
    /// Whether the service may have made connections of its own: some deployment may use a managed or legacy network.
    pub service_connections: bool,
    /// Names of the resources of the workspace.
    pub names: &'s Names,
}

/// Reads the list of connections at a node.
pub fn read(tree: &Tree, node: NodeId, place: Place, around: &Surroundings<'_>) -> Reading {
    if tree.node(node).and_then(|node| node.sequence()).is_none() {
        let why = say::connections_not_given().owned();
        return Reading::Open { why, place, source: None };
    }
    let mut certain: Values = 0;
    let mut possible: Values = 0;
    for connection in tree.items(node) {
        match usable(tree, *connection, around) {
            Some(true) => match age(tree, *connection, around) {
                CURRENT => return settled(CURRENT, place),
                age => certain |= age,
            },
            Some(false) => {}
            None => possible |= age(tree, *connection, around),
        }
    }
    let values = combined(certain, possible);
    settled(values, place)
}

/// What a text that makes connections says: one that clients can use is a current one, because it is made now
/// (F-PLAT-07). That others are not listed says nothing.
pub fn made(tree: &Tree, node: NodeId, place: Place) -> Reading {
    let state = ["properties", "privateLinkServiceConnectionState", "status"];
    let is_approved = |connection: &&NodeId| {
        tree.find(**connection, &state)
            .and_then(|entry| tree.text(entry.value))
            .is_some_and(|status| status.eq_ignore_ascii_case("Approved"))
    };
    if tree.items(node).iter().any(|connection| is_approved(&connection)) {
        settled(CURRENT, place)
    } else {
        Reading::Absent
    }
}

fn settled(values: Values, place: Place) -> Reading {
    let text = WORKSPACE_PRIVATE_ENDPOINT.value_names(values).next().unwrap_or_default();
    match u8::try_from(values.trailing_zeros()) {
        Ok(value) if values.count_ones() == 1 => Reading::Value { value, place, text: Text::Known(text) },
        _ => Reading::Derived { values, why: explain(values), place: Some(place), source: None },
    }
}

/// What is left when no connection is certainly current: connections that certainly count, of these ages, never leave
/// none; those that may count may also be the current one.
const fn combined(certain: Values, possible: Values) -> Values {
    if certain == 0 { NONE | possible } else { certain | (possible & CURRENT) }
}

fn explain(values: Values) -> String {
    let left: alloc::vec::Vec<&str> = WORKSPACE_PRIVATE_ENDPOINT.value_names(values).collect();
    say::connections_leave(&joined(&left, " or "))
}

/// Whether clients can use the connection; `None` where the documents do not tell.
fn usable(tree: &Tree, connection: NodeId, around: &Surroundings<'_>) -> Option<bool> {
    let state = tree
        .find(connection, &["properties", "privateLinkServiceConnectionState", "status"])
        .and_then(|entry| tree.text(entry.value));
    if !state.is_some_and(|state| state.eq_ignore_ascii_case("Approved")) {
        return Some(false);
    }
    let description = tree
        .find(connection, &["properties", "privateLinkServiceConnectionState", "description"])
        .and_then(|entry| tree.text(entry.value));
    if description.is_some_and(|text| text.has(SERVICE_DESCRIPTION)) {
        return Some(false);
    }
    let owner = tree
        .find(connection, &["properties", "privateEndpoint", "id"])
        .and_then(|entry| tree.text(entry.value))
        .and_then(arm_id::subscription);
    let ours =
        owner.is_some_and(|owner| around.subscriptions.iter().any(|own| own.eq_ignore_ascii_case(owner)));
    if ours || !around.service_connections { Some(true) } else { None }
}

/// The ages that the connection may have; both when no date is known.
fn age(tree: &Tree, connection: NodeId, around: &Surroundings<'_>) -> Values {
    if around.workspace_created.is_some_and(|day| is_date(day) && day >= FIRST_CURRENT_DAY) {
        return CURRENT;
    }
    let created =
        tree.find(connection, &["systemData", "createdAt"]).and_then(|entry| tree.text(entry.value));
    match created.filter(|text| is_date(text)) {
        Some(day) if day >= FIRST_CURRENT_DAY => CURRENT,
        Some(_) => OLD,
        None => OLD | CURRENT,
    }
}

/// Whether the text starts with a day, which ISO 8601 makes comparable as text.
fn is_date(text: &str) -> bool {
    let form = |(byte, form): (u8, u8)| if form == b'-' { byte == form } else { byte.is_ascii_digit() };
    text.len() >= FIRST_CURRENT_DAY.len() && text.bytes().zip(FIRST_CURRENT_DAY.bytes()).all(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_count_widens_what_counts() {
        assert_eq!(combined(OLD | CURRENT, CURRENT), OLD | CURRENT);
        assert_eq!(combined(OLD, 0), OLD);
        assert_eq!(combined(OLD, CURRENT), OLD | CURRENT);
        assert_eq!(combined(0, OLD), NONE | OLD);
        assert_eq!(combined(0, 0), NONE);
    }
}
