//! What commands remove, and what is done past this reader.

use alloc::{format, string::ToString};

use super::{
    call::Call,
    commands::{FlagUse, Thing},
    object::{self, Object, Setting},
    run::Certainty,
    state::State,
    word::Word,
};

/// Keys that decide about networks.
const NETWORK: [&str; 4] =
    ["public_network_access", "egress_public_network_access", "managed_network", "network_acls"];

impl State<'_> {
    /// Removes something, if that happens for certain, with what is within it.
    pub fn delete(&mut self, call: &Call, certainty: Certainty<'_>) {
        let thing = call.command.thing;
        let text = |usage| call.value(usage).map(|word| word.text.as_str());
        let (name, endpoint) = (text(FlagUse::Name), text(FlagUse::Endpoint));
        let known = name.and_then(|name| self.find(thing, Some(name), endpoint));
        let Some(known) = known.filter(|_| certainty.certain) else { return };
        let is_only = self.objects.iter().filter(|object| object.thing == Thing::Workspace).nth(1).is_none();
        for (place, object) in self.objects.iter_mut().enumerate() {
            let is_within = match (thing, object.thing) {
                (Thing::Endpoint, Thing::Deployment) => object
                    .endpoint
                    .as_deref()
                    .zip(name)
                    .is_some_and(|(own, name)| own.eq_ignore_ascii_case(name)),
                (Thing::Workspace, Thing::Endpoint | Thing::Deployment) => is_only,
                _ => false,
            };
            if place == known || is_within {
                object.deleted = Some(call.span);
            }
        }
    }

    /// What was removed is made again: nothing of it is left.
    pub fn revive(&mut self, place: usize) {
        let Some(object) = self.objects.get_mut(place).filter(|object| object.deleted.is_some()) else {
            return;
        };
        let name = self.builder.tree().get(object.client, "name").copied();
        object.client = self.builder.mapping(alloc::vec::Vec::new(), object.span);
        if let Some(name) = name {
            self.builder.insert(object.client, name.key, name.value);
        }
        object.resource = None;
        object.deleted = None;
        object.created = false;
        object.complete = true;
        object.addresses_later = false;
    }

    /// Says what becomes of what is removed.
    pub fn tell_deleted(&mut self) {
        for place in 0..self.objects.len() {
            let Some((object, span)) =
                self.objects.get(place).and_then(|object| Some((object, object.deleted?)))
            else {
                continue;
            };
            let message = if is_gone(object, &self.objects) {
                "what this command removes is not there at the end, so it is not judged"
            } else {
                "the script removes at the end what it has made; it is judged as it was before that"
            };
            self.tell_once("script-deletes", span, || message.to_string());
        }
    }

    /// From here on nobody knows how something is connected.
    pub fn spoil(&mut self, place: usize, span: (usize, usize), told: &str) {
        let Some(object) = self.objects.get_mut(place) else { return };
        object.complete = false;
        let client = object.client;
        for key in NETWORK {
            if self.builder.tree().get(client, key).is_none() {
                continue;
            }
            let text = format!("{key}: {told}");
            let value = Word { text, open: true, start: span.0, end: span.1, ..Word::default() };
            let certainty = Certainty { certain: true, told };
            let key_span = self.builder.span(span.0, span.1);
            object::set(&mut self.builder, client, key, &Setting { value: &value, key: key_span, certainty });
        }
    }

    /// As [`Self::spoil`], of everything that has a network of its own.
    pub fn spoil_all(&mut self, span: (usize, usize), told: &str) {
        for place in 0..self.objects.len() {
            let thing = self.objects.get(place).map(|object| object.thing);
            if matches!(thing, Some(Thing::Workspace | Thing::Endpoint | Thing::Deployment)) {
                self.spoil(place, span, told);
            }
        }
    }
}

/// Whether something is removed while others of its kind stay. Where a script removes all that it made, it is judged as
/// it was.
pub fn is_gone(object: &Object, all: &[Object]) -> bool {
    let stays = |thing: Thing| all.iter().any(|other| other.thing == thing && other.deleted.is_none());
    let without_endpoint = || {
        let own = |other: &&Object| {
            other.thing == Thing::Endpoint && other.name == object.endpoint && other.deleted.is_some()
        };
        object.thing == Thing::Deployment && stays(Thing::Endpoint) && all.iter().any(|other| own(&other))
    };
    object.deleted.is_some() && (stays(object.thing) || without_endpoint())
}
