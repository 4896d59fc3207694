//! What the flags of a command set.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    call::{Call, Given, translated},
    commands::{Command, Does, FlagUse, Thing},
    object::{self, Setting},
    run::Certainty,
    state::State,
    variables::Variables,
    word::Word,
};
use crate::{document::NodeId, text::Span};

/// How many keys of one object commands may set.
const MOST: usize = 500;

/// What a command is to do to an object.
struct Task<'t> {
    command: &'static Command,
    place: usize,
    certainty: Certainty<'t>,
    /// The words of the command.
    words: (usize, usize),
    span: Span,
}

impl State<'_> {
    /// Sets what the flags of a command say.
    pub fn settings(
        &mut self,
        call: &Call,
        place: usize,
        certainty: Certainty<'_>,
        variables: &mut Variables,
    ) {
        let span = self.builder.span(call.span.0, call.span.1);
        let task = Task { command: call.command, place, certainty, words: call.span, span };
        let Some(object) = self.objects.get_mut(place) else { return };
        object.settings += 1 + call.given.iter().map(|given| given.values.len()).sum::<usize>();
        if object.settings > MOST {
            object.complete = false;
            let message = "commands set more keys of one thing than are followed; later ones were not read";
            self.tell_once("script-too-long", call.span, || message.to_string());
            return;
        }
        if task.command.provisions && self.is_deployed(place) {
            let message = "the managed network is provisioned only after a deployment is created, which needs it; provision it before";
            self.tell("script-provisioned-late", call.span, message.to_string());
            return;
        }
        for (key, value) in task.command.with {
            self.constant(&task, None, key, value);
        }
        let item = (!task.command.list.is_empty()).then(|| self.builder.mapping(Vec::new(), span));
        for (key, value) in task.command.item {
            self.constant(&task, item, key, value);
        }
        for given in &call.given {
            self.given(&task, item, given, variables);
        }
        if let Some(item) = item {
            self.item(&task, item);
        }
    }

    fn given(&mut self, task: &Task<'_>, item: Option<NodeId>, given: &Given, variables: &mut Variables) {
        let (start, end) = (given.word.start, given.word.end);
        let raw = self.text.get(start..end).unwrap_or_default();
        let key = self.builder.span(start, raw.find('=').map_or(end, |length| start + length));
        let yes = || Word { text: "true".to_string(), start, end, ..Word::default() };
        match given.flag.usage {
            FlagUse::Key => {
                let value = translated(given.flag, given.joined().unwrap_or_else(yes));
                self.set(
                    task,
                    item,
                    given.flag.key,
                    &Setting { value: &value, key, certainty: task.certainty },
                );
            }
            FlagUse::Set => {
                for pair in &given.values {
                    self.pair(task, pair, variables);
                }
            }
            FlagUse::Addresses => self.loose(task, "network_acls", key, given),
            FlagUse::Add | FlagUse::Remove => {
                if let Some(path) = given.values.first() {
                    self.loose(task, path.text.split('=').next().unwrap_or_default(), key, given);
                }
            }
            _ => {}
        }
    }

    /// `KEY=VALUE`.
    fn pair(&mut self, task: &Task<'_>, pair: &Word, variables: &mut Variables) {
        let Some((path, _)) = pair.text.split_once('=') else {
            if let Some(object) = self.objects.get_mut(task.place) {
                object.complete &= !pair.open;
            }
            return;
        };
        let raw = self.text.get(pair.start..pair.end).unwrap_or_default();
        let quoted = usize::from(raw.len() > 1 && raw.starts_with(['"', '\'']));
        let written = raw
            .get(quoted..)
            .is_some_and(|rest| rest.strip_prefix(path).is_some_and(|rest| rest.starts_with('=')));
        let (key, value) = if written {
            let (start, end) = (pair.start + quoted + path.len() + 1, pair.end - quoted);
            // By itself, so that the default of a parameter stays one.
            (
                self.builder.span(pair.start + quoted, start - 1),
                variables.one(self.text, start, end.max(start)),
            )
        } else {
            let text = pair.text.get(path.len() + 1..).unwrap_or_default().to_string();
            (self.builder.span(pair.start, pair.end), Word { text, ..pair.clone() })
        };
        self.set(task, None, path, &Setting { value: &value, key, certainty: task.certainty });
    }

    /// Something is changed in a way that is not followed.
    fn loose(&mut self, task: &Task<'_>, path: &str, key: Span, given: &Given) {
        let (start, end) = (given.word.start, given.values.last().map_or(given.word.end, |last| last.end));
        let text = self.text.get(start..end).unwrap_or_default().to_string();
        let value = Word { text, open: true, start, end, ..Word::default() };
        self.set(task, None, path, &Setting { value: &value, key, certainty: task.certainty });
    }

    fn constant(&mut self, task: &Task<'_>, item: Option<NodeId>, key: &str, value: &str) {
        let (start, end) = task.words;
        let value = Word { text: value.to_string(), start, end, ..Word::default() };
        self.set(task, item, key, &Setting { value: &value, key: task.span, certainty: task.certainty });
    }

    /// The mapping below which a path lies: workspaces have keys of two spellings.
    fn root(&mut self, task: &Task<'_>, path: &str) -> Option<NodeId> {
        let object = self.objects.get_mut(task.place)?;
        if object.thing != Thing::Workspace || !path.starts_with("properties.") {
            return Some(object.client);
        }
        if object.resource.is_none() {
            let resource = self.builder.mapping(Vec::new(), task.span);
            if let Some(name) = self.builder.tree().get(object.client, "name").copied() {
                self.builder.insert(resource, name.key, name.value);
            }
            object.resource = Some(resource);
        }
        object.resource
    }

    fn set(&mut self, task: &Task<'_>, item: Option<NodeId>, path: &str, setting: &Setting<'_>) {
        let Some(root) = item.or_else(|| self.root(task, path)) else { return };
        let mut setting = Setting { ..*setting };
        if item.is_none()
            && path.starts_with("network_acls")
            && setting.certainty.certain
            && let Some(object) = self.objects.get_mut(task.place)
        {
            object.addresses_later = object.created && task.command.does != Does::Create;
        }
        if task.command.fixed.contains(&path) {
            let tree = self.builder.tree();
            let same =
                tree.get(root, path).is_some_and(|entry| tree.text(entry.value) == setting.value.literal());
            if !same {
                let message = format!(
                    "`{path}` can not be changed once the deployment exists; the service refuses this command, and the value counts as not known"
                );
                self.tell("script-key-fixed", (setting.value.start, setting.value.end), message);
                setting.certainty.certain = false;
            }
        }
        object::set(&mut self.builder, root, path, &setting);
    }

    /// Puts an item into its list, or takes it out.
    fn item(&mut self, task: &Task<'_>, item: NodeId) {
        let command = task.command;
        let Some(root) = self.root(task, command.list) else { return };
        let Some(list) = object::list(&mut self.builder, root, command.list, task.span) else { return };
        let keep = command.does == Does::Put;
        if !task.certainty.certain {
            return;
        }
        object::replace(&mut self.builder, list, command.by, item, keep);
        if !keep && self.builder.tree().items(list).is_empty() {
            self.emptied(task, root);
        }
    }

    /// Without any address, whether all or none get in is not said.
    fn emptied(&mut self, task: &Task<'_>, root: NodeId) {
        if task.command.list.starts_with("network_acls") {
            let text = String::from("what is left when the last address is removed");
            let value = Word { text, open: true, start: task.words.0, end: task.words.1, ..Word::default() };
            let setting = Setting { value: &value, key: task.span, certainty: task.certainty };
            object::set(&mut self.builder, root, "network_acls", &setting);
        }
    }
}
