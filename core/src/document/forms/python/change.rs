//! Statements that change something: names, attributes, items of lists.

use alloc::{format, string::ToString, vec::Vec};

use super::{
    call::{Argument, class},
    code::Run,
    program::{Program, not_read, refused, without_effect},
    statement::{assignment, is_assignment, variable},
    value::{Entry, Object, Value, ValueId},
};
use crate::rulebook::PYTHON_CLASSES;

/// The package; what other packages call the same is something else.
const PACKAGE: &str = "azure.ai.ml";

impl<'t> Program<'_, 't> {
    /// Follows one statement.
    pub fn statement(&mut self, run: &Run) {
        let code = self.code;
        match code.word(run.start) {
            "from" | "import" => return self.import(run),
            "for" | "async" => return self.count(run),
            "with" | "if" | "elif" | "while" | "return" | "await" | "assert" => {
                return self.expressions(run.start + 1..run.end);
            }
            "def" | "class" | "except" => return self.named_by_header(run),
            "try" | "else" | "finally" | "global" | "nonlocal" | "pass" => return,
            "del" => {
                let open = self.open(run);
                return self.assign(run.start + 1..run.end, open);
            }
            _ => {}
        }
        let Some(last) = assignment(code, run) else { return self.expressions(run.clone()) };
        let value = self.evaluate(last + 1..run.end);
        if code.word(last) != "=" {
            return self.grow_target(run.start..last, value);
        }
        let mut from = run.start;
        while let Some(at) = code.find(&(from..last + 1), |at| is_assignment(code, at)) {
            let target = from..at;
            let colon = code.find(&target, |at| code.is(at, ":"));
            self.assign(from..colon.unwrap_or(at), value);
            from = at + 1;
        }
    }

    /// Several expressions beside each other, with names behind `as`.
    fn expressions(&mut self, run: Run) {
        for part in self.code.split(&run, ",") {
            let code = self.code;
            let named = code.find(&part, |at| code.is_name(at) && code.word(at) == "as");
            let value = self.evaluate(part.start..named.unwrap_or(part.end));
            if let Some(named) = named {
                self.assign(named + 1..part.end, value);
            }
            let mut inside = part.clone();
            while let Some(walrus) = inside.find(|at| code.is(*at, ":=")) {
                let open = self.open(&(walrus..part.end));
                self.bind(code.word(walrus - 1), open);
            }
        }
    }

    /// The names that a loop counts with.
    fn count(&mut self, run: &Run) {
        let code = self.code;
        let Some(end) = code.find(run, |at| code.word(at) == "in") else { return };
        let from = if code.word(run.start) == "async" { run.start + 2 } else { run.start + 1 };
        let open = self.open(&(from..end));
        self.assign(from..end, open);
        self.expressions(end + 1..run.end);
    }

    fn import(&mut self, run: &Run) {
        let code = self.code;
        let import = code.find(run, |at| code.word(at) == "import");
        let Some(import) = import else { return };
        let module = code.written(&(run.start + 1..import));
        let from = code.word(run.start) == "from";
        let names = import + 1..run.end;
        let names = match code.partner(names.start) {
            Some(end) => names.start + 1..end,
            None => names,
        };
        for part in code.split(&names, ",") {
            let named = code.find(&part, |at| code.word(at) == "as");
            let own = code.written(&(part.start..named.unwrap_or(part.end)));
            let is_package = (if from { module } else { own }).starts_with(PACKAGE);
            let alias =
                named.map_or_else(|| own.split('.').next().unwrap_or_default(), |at| code.word(at + 1));
            // `import azure.identity` and `import azure.ai.ml` bring the same name.
            let is_known = is_package || (!from && named.is_none() && alias == "azure");
            self.imports.insert(alias, is_known.then_some(own));
            if !is_known {
                self.rebind(alias, &part);
            }
        }
    }

    fn assign(&mut self, target: Run, value: ValueId) {
        let code = self.code;
        let target = self.code.trimmed(target);
        let target = if code.is(target.start, "*") { target.start + 1..target.end } else { target };
        if target.is_empty() {
            return;
        }
        let name = variable(code, target.start);
        let whole = if name.contains('.') { 3 } else { 1 };
        let parts = code.split(&target, ",");
        let bracket = code.partner(target.start);
        if parts.len() > 1 {
            for part in parts {
                let open = self.open(&part);
                self.assign(part, open);
            }
        } else if let Some(end) = bracket.filter(|end| end + 1 == target.end) {
            let open = self.open(&target);
            self.assign(target.start + 1..end, open);
        } else if target.len() == whole {
            self.bind(name, value);
        } else if code.is_name(target.end - 1) && code.is(target.end - 2, ".") {
            let key = target.end - 1..target.end;
            let place = self.place(target.start..target.end - 2);
            match place.filter(|place| self.object(*place).is_some()) {
                Some(place) => self.set(place, code.word(key.start), &key, value),
                None => self.unknown_target(&target, value),
            }
        } else if let Some(open) = code.find(&target, |at| code.partner(at) == Some(target.end - 1)) {
            self.lost |= matches!(code.word(target.start), "globals" | "locals");
            let index = self.evaluate(open + 1..target.end - 1);
            let key = self.text(index).map(ToString::to_string);
            match (self.place(target.start..open), key) {
                (Some(place), Some(key)) => self.set(place, &key, &(open + 1..target.end - 1), value),
                (Some(place), None) => self.doubt(place),
                // Such as `vars(object)[key]`.
                (None, _) => _ = self.evaluate(target.start..open),
            }
        }
    }

    /// Something that is judged is given to what nobody here knows.
    fn unknown_target(&mut self, target: &Run, value: ValueId) {
        let key = self.code.word(target.end - 1);
        let matters = matches!(
            key,
            "public_network_access"
                | "egress_public_network_access"
                | "managed_network"
                | "isolation_mode"
                | "network_acls"
        );
        if matters {
            self.loose.push((key, value, target.clone()));
            let what = format!(
                "`{}` is set on something that is not made in this text, so it is not judged; make the object here, or judge what the service has",
                self.code.written(target)
            );
            self.tell(not_read(what), target);
        }
    }

    /// The object or list that a target is within; what is missing on the way is made.
    fn place(&mut self, run: Run) -> Option<ValueId> {
        let code = self.code;
        let name = variable(code, run.start);
        let mut value = self.lookup(name, &run)?;
        let mut at = run.start + if name.contains('.') { 3 } else { 1 };
        while at < run.end {
            self.object(value)?;
            if code.is(at, ".") && code.word(at + 1) == "__dict__" {
                self.doubt(value);
                return None;
            }
            let key = if code.is(at, ".") {
                at += 2;
                code.word(at - 1).to_string()
            } else {
                let end = code.partner(at)?;
                let index = self.evaluate(at + 1..end);
                at = end + 1;
                self.text(index)?.to_string()
            };
            let made = if key == "outbound_rules" {
                Value::List(Vec::new())
            } else {
                Value::Object(Object::default())
            };
            value = self.below(value, &key, made);
        }
        Some(value)
    }

    /// What an object has under a key, made if it has nothing.
    pub fn below(&mut self, id: ValueId, key: &str, otherwise: Value) -> ValueId {
        let known = self.object(id).and_then(|object| object.get(key));
        let is_there = known
            .filter(|known| !matches!(self.values.get(*known).map(|held| &held.value), Some(Value::Nothing)));
        is_there.unwrap_or_else(|| {
            let extent = self.values.get(id).map_or(0..0, |held| held.extent.clone());
            let value = self.hold(otherwise, &(0..0));
            if let Some(held) = self.values.get_mut(value) {
                held.extent = extent.clone();
            }
            if let Some(object) = self.object_mut(id) {
                object.entries.push(Entry { key: key.to_string(), extent, value });
            }
            value
        })
    }

    /// An argument of a constructor, if the class knows it.
    pub fn give(&mut self, id: ValueId, key: &str, at: &Run, value: ValueId) {
        let Some(class) = self.object(id).and_then(|object| object.class) else { return };
        if class.takes.contains(&key) {
            return self.put(id, key, at, value);
        }
        let meant = meant(class.takes, key);
        if class.refuses {
            let what =
                format!("`{}` takes no argument `{key}`, so the program stops here; {meant}", class.name);
            self.tell(refused(what), at);
            self.lose(id);
        } else {
            let what = format!("`{}` takes `{key}` and does nothing with it; {meant}", class.name);
            self.tell(without_effect(what), at);
        }
    }

    /// An attribute of an object. One that the class does not know has no effect, and nobody says so.
    pub fn set(&mut self, id: ValueId, key: &str, at: &Run, value: ValueId) {
        let Some(object) = self.object(id) else { return };
        if let Some(class) = object.class.filter(|class| !class.takes.contains(&key)) {
            let what = format!(
                "`{key}` is no attribute of `{}`: Python takes it, and nothing of it arrives; {}",
                class.name,
                meant(class.takes, key)
            );
            return self.tell(without_effect(what), at);
        }
        let surely = self.values.get(id).is_some_and(|held| self.surely(held.block));
        if surely {
            return self.put(id, key, at, value);
        }
        let before = self.object(id).and_then(|object| object.get(key));
        let shown = self.code.written(at).to_string();
        let possible: Vec<ValueId> = core::iter::once(value).chain(before).collect();
        // Without a value before, its default may be the one.
        let possible = if before.is_some() { possible } else { Vec::new() };
        let both = self.either(&possible, &shown, at);
        self.put(id, key, at, both);
    }

    /// Writes a key where a file for the client has it.
    pub fn put(&mut self, id: ValueId, key: &str, at: &Run, value: ValueId) {
        let class = self.object(id).and_then(|object| object.class);
        let within = class.and_then(|class| class.within.iter().find(|(_, keys)| keys.contains(&key)));
        let target = match within {
            Some((above, _)) => self.below(id, above, Value::Object(Object::default())),
            None => id,
        };
        let extent = self.code.extent(at);
        if let Some(object) = self.object_mut(target) {
            object.entries.push(Entry { key: key.to_string(), extent, value });
        }
    }

    /// `list.append(item)` and `list.extend(items)`.
    pub fn grow(&mut self, list: ValueId, extend: bool, arguments: &[Argument<'t>], whole: &Run) -> ValueId {
        for argument in arguments {
            let items = match self.values.get(argument.value).map(|held| &held.value) {
                Some(Value::List(items)) if extend => Some(items.clone()),
                _ if extend => None,
                _ => Some(alloc::vec![argument.value]),
            };
            self.add(list, items.as_deref().unwrap_or_default(), items.is_some());
        }
        self.hold(Value::Nothing, whole)
    }

    /// `list += items`; whatever else is added up is not known.
    fn grow_target(&mut self, target: Run, value: ValueId) {
        let Some(place) = self.place(target.clone()) else { return };
        let items = match self.values.get(value).map(|held| &held.value) {
            Some(Value::List(items)) => Some(items.clone()),
            _ => None,
        };
        if matches!(self.values.get(place).map(|held| &held.value), Some(Value::List(_))) {
            self.add(place, items.as_deref().unwrap_or_default(), items.is_some());
        } else {
            let open = self.open(&target);
            self.assign(target, open);
        }
    }

    /// Adds items to a list, if it is one and it surely happens; else nobody knows what it has.
    pub fn add(&mut self, list: ValueId, items: &[ValueId], known: bool) {
        let surely = known && self.values.get(list).is_some_and(|held| self.surely(held.block));
        let most = self.code.tokens.len();
        match self.values.get_mut(list).map(|held| &mut held.value) {
            Some(Value::List(all)) if surely && all.len() + items.len() <= most => {
                all.extend_from_slice(items)
            }
            Some(value @ Value::List(_)) => {
                let shown = "a list that grows while the program runs".to_string();
                let key = format!("{shown} ({list})");
                *value = Value::Open(super::value::Open { key, shown, choices: Vec::new() });
            }
            _ => {}
        }
    }

    /// Constructors of judged things that no expression led to.
    pub fn overlooked(&mut self) {
        let code = self.code;
        let reached: alloc::collections::BTreeSet<usize> =
            self.objects.iter().filter_map(|id| self.object(*id)).map(|object| object.named.start).collect();
        for at in 0..code.tokens.len() {
            let is_call = code.is_name(at) && code.is(at + 1, "(");
            let judged = || PYTHON_CLASSES.iter().take(7).any(|known| known.name == code.word(at));
            if !is_call || !judged() || self.named(at).and_then(class).is_none() {
                continue;
            }
            let place = at..at + 1;
            if !reached.contains(&code.extent(&place).start) && code.word(at.saturating_sub(1)) != "class" {
                let what = format!(
                    "this `{}` is made in an expression that is not understood here, so it is not judged; make it in a statement of its own",
                    code.word(at)
                );
                self.tell(not_read(what), &place);
            }
        }
    }
}

/// What was probably meant, and what to do.
fn meant(takes: &[&str], key: &str) -> alloc::string::String {
    match takes.iter().find(|known| crate::text::is_near(key, known)) {
        Some(near) => format!("write `{near}`"),
        None => "remove it".to_string(),
    }
}
