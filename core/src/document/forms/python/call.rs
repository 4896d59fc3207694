//! Calls: constructors of the package's classes, and what a client does with their objects.

use alloc::{format, string::ToString, vec::Vec};

use super::{
    super::super::Purpose,
    code::Run,
    program::{Program, refused},
    value::{Entry, Object, Value, ValueId},
};
use crate::rulebook::{PYTHON_CLASSES, PYTHON_GROUPS, PYTHON_LOADS, PythonClass, PythonKind};

/// An argument of a call.
pub struct Argument<'t> {
    /// Its keyword; `**` for what brings more of them, `*` for what brings more without.
    pub keyword: Option<&'t str>,
    /// Its tokens.
    pub run: Run,
    /// Its value.
    pub value: ValueId,
}

/// The class of that name.
pub fn class(name: &str) -> Option<&'static PythonClass> {
    PYTHON_CLASSES.iter().find(|class| class.name == name)
}

impl<'t> Program<'_, 't> {
    /// The name in the package of what a token names, if it is of the package.
    pub fn named(&self, at: usize) -> Option<&'t str> {
        let code = self.code;
        let name = code.word(at);
        if at > 1 && code.is(at - 1, ".") {
            // `entities.Workspace`: what counts is where the first name comes from.
            let mut first = at;
            while first > 1 && code.is(first - 1, ".") && code.is_name(first - 2) {
                first -= 2;
            }
            let root = code.word(first);
            let is_foreign = matches!(self.imports.get(root), Some(None));
            return (!is_foreign && root != "self").then_some(name);
        }
        match self.imports.get(name) {
            Some(origin) => *origin,
            None if self.statements.defined.contains_key(name) => None,
            None => Some(name),
        }
    }

    /// The value of a call; `called` are the tokens before the bracket.
    pub fn call(&mut self, receiver: Option<ValueId>, called: &Run, whole: &Run) -> ValueId {
        let arguments = self.arguments(&(called.end + 1..whole.end - 1));
        let last = called.end - 1;
        let method = self.code.word(last);
        let is_method = last > called.start && self.code.is(last - 1, ".");
        let before = if is_method && last >= 2 { self.code.word(last - 2) } else { "" };
        if let Some(class) = self.named(last).and_then(class).filter(|_| receiver.is_none()) {
            return self.construct(class, last, &arguments, whole);
        }
        match method {
            "MLClient" if receiver.is_none() => return self.client(&arguments, whole),
            "result" | "wait" | "copy" | "deepcopy" if is_method && receiver.is_some() => {
                return receiver.unwrap_or_default();
            }
            "append" | "extend" if is_method && receiver.is_some() => {
                return self.grow(receiver.unwrap_or_default(), method == "extend", &arguments, whole);
            }
            "get" if is_method => {
                let of = PYTHON_GROUPS.iter().find(|(group, _)| *group == before);
                if let Some(class) = of.and_then(|(_, of)| class(of)) {
                    return self.fetch(class, last, receiver, &arguments, whole);
                }
            }
            "begin_create" | "begin_create_or_update" | "create_or_update" | "begin_update" if is_method => {
                if let Some(value) = self.send(method, receiver, &arguments) {
                    return value;
                }
            }
            "getenv" => return self.environment(&arguments, whole),
            "exec" | "globals" | "locals" if !is_method => self.lost = true,
            _ => {}
        }
        if let Some(receiver) = receiver.filter(|_| is_method) {
            self.method(method, receiver);
        }
        if method == "get" && before == "environ" {
            return self.environment(&arguments, whole);
        }
        if let Some(class) =
            PYTHON_LOADS.iter().find(|(load, _)| *load == method).and_then(|(_, of)| class(of))
        {
            return self.load(class, last, &arguments, whole);
        }
        if method == "setattr"
            && let [object, key, value] = arguments.as_slice()
            && let Some(key_text) = self.text(key.value).map(ToString::to_string)
        {
            self.set(object.value, &key_text, &key.run, value.value);
            return self.open(whole);
        }
        self.hand_over(method, &arguments, whole);
        self.open(whole)
    }

    fn arguments(&mut self, inner: &Run) -> Vec<Argument<'t>> {
        let code = self.code;
        let mut arguments = Vec::new();
        for part in code.split(inner, ",") {
            let starred = ["*", "**"].into_iter().find(|star| code.is(part.start, star));
            let named = code.is_name(part.start) && code.is(part.start + 1, "=") && part.len() > 2;
            let (keyword, from) = match starred {
                Some(star) => (Some(star), part.start + 1),
                None if named => (Some(code.word(part.start)), part.start + 2),
                None => (None, part.start),
            };
            if !part.is_empty() {
                let value = self.evaluate(from..part.end);
                arguments.push(Argument { keyword, run: part, value });
            }
        }
        arguments
    }

    fn construct(
        &mut self,
        class: &'static PythonClass,
        at: usize,
        arguments: &[Argument<'t>],
        whole: &Run,
    ) -> ValueId {
        let id = self.made(class, at, whole);
        for (key, value) in class.sets {
            let value = self.hold(Value::Text((*value).to_string(), None), &(at..at + 1));
            self.put(id, key, &(at..at + 1), value);
        }
        let mut given = Vec::new();
        for (place, argument) in arguments.iter().enumerate() {
            match argument.keyword {
                Some("**") => given.extend(self.unpacked(id, argument)),
                Some("*") => self.lose(id),
                Some(keyword) => {
                    given.push(keyword.to_string());
                    self.give(id, keyword, &(argument.run.start..argument.run.start + 1), argument.value);
                }
                None if place < class.by_position => {
                    let key = class.takes.get(place).copied().unwrap_or_default();
                    given.push(key.to_string());
                    self.put(id, key, &argument.run, argument.value);
                }
                None => {
                    let meant = class.takes.get(place).copied().unwrap_or("name");
                    let what = format!(
                        "`{}` takes its arguments by keyword only, so the program stops here; write `{meant}={}`",
                        class.name,
                        self.code.written(&argument.run)
                    );
                    self.tell(refused(what), &argument.run);
                    self.lose(id);
                }
            }
        }
        let is_complete = self.object(id).is_some_and(|object| !object.incomplete);
        let missing = class.needs.iter().find(|needed| !given.iter().any(|given| given == *needed));
        if let Some(missing) = missing.filter(|_| is_complete) {
            let what = format!("`{}` needs `{missing}`, so the program stops here; give it", class.name);
            self.tell(refused(what), &(at..at + 1));
            self.lose(id);
        }
        id
    }

    /// A new object of a class.
    pub fn made(&mut self, class: &'static PythonClass, at: usize, whole: &Run) -> ValueId {
        let named = self.code.extent(&(at..at + 1));
        let object = Object { class: Some(class), named, ..Object::default() };
        let id = self.hold(Value::Object(object), whole);
        if !matches!(class.is, PythonKind::Part | PythonKind::Rule) {
            self.objects.push(id);
        }
        id
    }

    /// The entries of a dictionary as arguments.
    fn unpacked(&mut self, id: ValueId, argument: &Argument<'t>) -> Vec<alloc::string::String> {
        let mut rest = Object::default();
        self.merge(&mut rest, argument.value);
        if rest.incomplete {
            self.lose(id);
        }
        let mut given = Vec::new();
        for Entry { key, value, .. } in rest.entries {
            self.give(id, &key, &argument.run, value);
            given.push(key);
        }
        given
    }

    fn client(&mut self, arguments: &[Argument<'t>], whole: &Run) -> ValueId {
        let by_name = arguments.iter().find(|argument| argument.keyword == Some("workspace_name"));
        let fourth = arguments.iter().filter(|argument| argument.keyword.is_none()).nth(3);
        let workspace = by_name.or(fourth).map(|argument| argument.value);
        let id = self.hold(Value::Client(workspace), whole);
        if workspace.is_some() {
            self.clients.push(id);
        }
        id
    }

    /// What the environment gives, with a default if it gives nothing.
    fn environment(&mut self, arguments: &[Argument<'t>], whole: &Run) -> ValueId {
        let open = self.open(whole);
        let default =
            arguments.get(1).and_then(|argument| self.text(argument.value)).map(ToString::to_string);
        let key = self.is_open(open).map(|open| open.shown.clone());
        match default.zip(key) {
            Some((text, key)) => self.hold(Value::Text(text, Some(key)), whole),
            None => open,
        }
    }

    fn fetch(
        &mut self,
        class: &'static PythonClass,
        at: usize,
        receiver: Option<ValueId>,
        arguments: &[Argument<'t>],
        whole: &Run,
    ) -> ValueId {
        let first = arguments
            .iter()
            .find(|argument| matches!(argument.keyword, None | Some("name" | "workspace_name")));
        let name = first.map(|argument| argument.value);
        if let Some(known) = name.and_then(|name| self.known(class, name)) {
            return known;
        }
        let id = self.made(class, at, whole);
        let client = receiver;
        if let Some(object) = self.object_mut(id) {
            object.fetched = true;
            object.client = client;
        }
        let endpoint = arguments.iter().find(|argument| argument.keyword == Some("endpoint_name"));
        let endpoint = endpoint.or_else(|| arguments.get(1).filter(|argument| argument.keyword.is_none()));
        for (key, argument) in [("name", first), ("endpoint_name", endpoint)] {
            if let Some(argument) = argument.filter(|_| class.takes.contains(&key)) {
                self.put(id, key, &argument.run, argument.value);
            }
        }
        id
    }

    /// Whether two values are surely the same.
    pub fn is_equal(&self, one: ValueId, other: ValueId) -> bool {
        let held = |id: ValueId| self.values.get(id).map(|held| &held.value);
        one == other
            || match (held(one), held(other)) {
                (Some(Value::Text(one, _)), Some(Value::Text(other, _))) => one.eq_ignore_ascii_case(other),
                (Some(Value::Open(one)), Some(Value::Open(other))) => one.key == other.key,
                _ => false,
            }
    }

    /// The object of that kind and name that the program speaks of already.
    pub fn known(&self, class: &PythonClass, name: ValueId) -> Option<ValueId> {
        let is = |id: &&ValueId| {
            self.object(**id).is_some_and(|object| {
                let is_kind = object.class.is_some_and(|own| own.is == class.is);
                is_kind && object.get("name").is_some_and(|own| self.is_equal(own, name))
            })
        };
        // What somebody writes by hand has far fewer.
        self.objects.iter().rev().take(200).find(is).copied()
    }

    /// An object goes to the service, or a rule of one.
    fn send(
        &mut self,
        method: &str,
        receiver: Option<ValueId>,
        arguments: &[Argument<'t>],
    ) -> Option<ValueId> {
        let of =
            |argument: &&Argument<'t>| self.object(argument.value).and_then(|object| object.class).is_some();
        let sent = arguments.iter().find(of)?.value;
        let kind = self.object(sent)?.class?.is;
        if kind == PythonKind::Rule {
            let first = arguments.iter().find(|argument| {
                argument.value != sent && matches!(argument.keyword, None | Some("workspace_name"))
            });
            self.add_rule(first.map(|argument| argument.value), receiver, sent);
            return Some(sent);
        }
        let local = arguments.iter().find(|argument| argument.keyword == Some("local"));
        let local = local.is_some_and(|argument| {
            matches!(self.values.get(argument.value).map(|held| &held.value), Some(Value::Boolean(true)))
        });
        let update = method == "begin_update";
        if kind == PythonKind::Workspace && update {
            self.update_with(sent, arguments);
        }
        let object = self.object_mut(sent)?;
        object.client = receiver.or(object.client);
        object.local = local && (object.local || object.sent.is_none());
        let purpose = if update || object.fetched { Purpose::Update } else { Purpose::Create };
        object.sent = object.sent.or(Some(purpose));
        Some(sent)
    }

    /// Arguments of an update stand for attributes of the object. A mode alone is taken for a managed network.
    fn update_with(&mut self, id: ValueId, arguments: &[Argument<'t>]) {
        let takes = self.object(id).and_then(|object| object.class).map_or(&[][..], |class| class.takes);
        for argument in arguments.iter().filter(|argument| argument.value != id) {
            let Some(key) = argument.keyword.filter(|keyword| takes.contains(keyword)) else { continue };
            let at = argument.run.start..argument.run.start + 1;
            if key == "managed_network" && self.object(argument.value).is_none() {
                let network = self.hold(Value::Object(Object::default()), &argument.run);
                self.put(network, "isolation_mode", &at, argument.value);
                self.set(id, key, &at, network);
            } else {
                self.set(id, key, &at, argument.value);
            }
        }
    }

    fn add_rule(&mut self, name: Option<ValueId>, client: Option<ValueId>, rule: ValueId) {
        let Some(class) = class("Workspace") else { return };
        let at = self.values.get(rule).map_or(0..0, |held| held.extent.clone());
        let whole = 0..0;
        let known = name.and_then(|name| self.known(class, name));
        let workspace = known.unwrap_or_else(|| {
            let id = self.made(class, 0, &whole);
            if let Some(held) = self.values.get_mut(id) {
                held.extent = at.clone();
            }
            if let Some(object) = self.object_mut(id) {
                object.named = at;
                object.fetched = true;
                object.sent = Some(Purpose::Update);
                object.client = client;
            }
            if let Some(name) = name {
                self.put(id, "name", &whole, name);
            }
            id
        });
        let network = self.below(workspace, "managed_network", Value::Object(Object::default()));
        let rules = self.below(network, "outbound_rules", Value::List(Vec::new()));
        self.add(rules, &[rule], true);
    }

    /// From here on nobody knows what else the object says.
    pub fn lose(&mut self, id: ValueId) {
        if let Some(object) = self.object_mut(id) {
            object.incomplete = true;
        }
    }
}
