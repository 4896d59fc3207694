//! What may change values in ways that are not followed: they count as not known then.

use alloc::vec::Vec;

use super::{
    call::Argument,
    code::Run,
    program::{Program, not_read},
    statement::BlockId,
    value::{Entry, Held, Open, Value, ValueId},
};

/// Keys that decide about networks.
const NETWORK: [&str; 4] =
    ["public_network_access", "egress_public_network_access", "managed_network", "network_acls"];
/// Methods that leave an object or a dictionary as it is.
const QUIET: [&str; 14] = [
    "get", "items", "keys", "values", "copy", "index", "count", "format", "join", "dump", "as_dict",
    "_to_dict", "append", "extend",
];
/// Functions that leave what they are given as it is.
const HARMLESS: [&str; 26] = [
    "print",
    "pprint",
    "display",
    "len",
    "str",
    "repr",
    "isinstance",
    "type",
    "id",
    "hash",
    "bool",
    "format",
    "hasattr",
    "getattr",
    "list",
    "tuple",
    "dict",
    "set",
    "sorted",
    "enumerate",
    "zip",
    "deepcopy",
    "copy",
    "dumps",
    "info",
    "debug",
];

impl<'t> Program<'_, 't> {
    /// Gives parameters of functions values that nobody knows.
    pub fn parameters(&mut self) {
        for (block, name) in core::mem::take(&mut self.statements.parameters) {
            // It stays the same for one call of the function.
            let key = alloc::format!("{name} (in {block})");
            let open = Open { key, shown: name.into(), choices: Vec::new() };
            self.values.push(Held { value: Value::Open(open), extent: 0..0, block });
            self.names.insert((block, name), alloc::vec![(block, self.values.len() - 1)]);
        }
    }

    /// Whether a value is what a caller gives to a function.
    pub fn is_parameter(&self, value: ValueId) -> bool {
        self.values
            .get(value)
            .is_some_and(|held| held.extent.end == 0 && matches!(held.value, Value::Open(_)))
    }

    /// What a caller gives, where it is used.
    pub fn given(&mut self, value: ValueId, run: &Run) -> ValueId {
        let value = self.values.get(value).map_or(Value::Nothing, |held| held.value.clone());
        self.hold(value, &(run.start..run.start + 1))
    }

    /// Whether a name may stand for something else than the value that it was given last.
    pub fn is_doubtful(&self, name: &str, value: ValueId) -> bool {
        let held = self.values.get(value);
        let is_plain = matches!(held.map(|held| &held.value), Some(Value::Text(..) | Value::Boolean(_)));
        if !is_plain {
            return false;
        }
        let given = held.map_or(0, |held| held.block);
        self.lost || self.statements.shared.contains(&name) || self.comes_around(name, given)
    }

    /// Whether a loop around the statement at hand gives the name another value for its next turn.
    fn comes_around(&self, name: &str, given: BlockId) -> bool {
        let places = self.statements.places.get(name).map(Vec::as_slice).unwrap_or_default();
        let mut at = self.block;
        while at > given {
            let Some(block) = self.statements.blocks.get(at) else { return false };
            let is_within = |place: &BlockId| self.is_within(*place, at);
            if block.repeats && places.iter().take(50).any(is_within) {
                return true;
            }
            at = block.parent;
        }
        false
    }

    fn is_within(&self, mut block: BlockId, outer: BlockId) -> bool {
        while block > outer {
            block = self.statements.blocks.get(block).map_or(0, |block| block.parent);
        }
        block == outer
    }

    /// Gives a name that had a value one that nobody knows.
    pub fn rebind(&mut self, name: &'t str, run: &Run) {
        if name == "*" {
            let open = self.either(&[], name, run);
            let block = self.block;
            self.names.values_mut().for_each(|bindings| bindings.push((block, open)));
        } else if self.statements.assigned.contains_key(name) {
            let open = self.either(&[], name, run);
            self.bind(name, open);
        }
    }

    /// The names that `def`, `class` and `except` give.
    pub fn named_by_header(&mut self, run: &Run) {
        let code = self.code;
        let before = if code.word(run.start) == "except" { "as" } else { code.word(run.start) };
        let found = code.find(run, |at| code.word(at) == before);
        if let Some(at) = found.filter(|at| code.is_name(at + 1)) {
            self.rebind(code.word(at + 1), run);
        }
    }

    /// From here on nobody knows how an object is connected, nor what a dictionary has.
    pub fn doubt(&mut self, id: ValueId) {
        let Some(object) = self.object(id) else { return };
        let is_judged = object.class.is_some();
        let matters = |entry: &&Entry| !is_judged || NETWORK.contains(&entry.key.as_str());
        let mut spoiled: Vec<Entry> = object.entries.iter().filter(matters).cloned().collect();
        if let Some(class) = object.class.filter(|_| object.file.is_some()) {
            // Its file may say any of them.
            let keys = NETWORK.into_iter().filter(|key| class.takes.contains(key));
            let extent = object.named.clone();
            spoiled = keys.map(|key| Entry { key: key.into(), extent: extent.clone(), value: id }).collect();
        }
        self.lose(id);
        for Entry { key, extent, .. } in spoiled {
            let value = self.either(&[], &key, &(0..0));
            if let Some(held) = self.values.get_mut(value) {
                held.extent = extent.clone();
                // Told apart from all others.
                if let Value::Open(open) = &mut held.value {
                    open.key = alloc::format!("{key} ({value})");
                }
            }
            if let Some(object) = self.object_mut(id) {
                object.entries.push(Entry { key, extent, value });
            }
        }
    }

    /// A method is called on an object or a dictionary.
    pub fn method(&mut self, method: &str, receiver: ValueId) {
        if !QUIET.contains(&method) {
            self.doubt(receiver);
        }
    }

    /// An object that is given to a function may be changed there.
    pub fn hand_over(&mut self, function: &str, arguments: &[Argument<'t>], whole: &Run) {
        let is_own = self.statements.defined.contains_key(function);
        let is_class = function.starts_with(|first: char| first.is_uppercase());
        for argument in arguments {
            if is_own {
                self.lose(argument.value);
            } else if !is_class && !HARMLESS.contains(&function) && self.object(argument.value).is_some() {
                self.doubt(argument.value);
                let what = alloc::format!(
                    "`{function}` may change what it is given; how that is connected behind it counts as not known"
                );
                self.tell(not_read(what), whole);
            }
        }
    }

    /// What is only known once the whole program was followed.
    pub fn settle(&mut self) {
        for id in self.objects.clone() {
            if self.lost {
                self.doubt(id);
            }
            for (key, value, at) in self.loose.clone() {
                let Some(class) = self.object(id).and_then(|object| object.class) else { continue };
                let key = if key == "isolation_mode" { "managed_network" } else { key };
                if !class.takes.contains(&key) || matches!(class.is, crate::rulebook::PythonKind::Part) {
                    continue;
                }
                let before = self.object(id).and_then(|object| object.get(key));
                let possible: Vec<ValueId> = before.into_iter().chain([value]).collect();
                let possible = if possible.len() > 1 { possible } else { Vec::new() };
                let both = self.either(&possible, key, &at);
                self.put(id, key, &at, both);
            }
        }
        self.replaced();
    }

    /// What is made anew under the same name takes the place of what was there.
    fn replaced(&mut self) {
        let objects = self.objects.clone();
        let mut gone = Vec::new();
        for (place, id) in objects.iter().enumerate() {
            let later = objects.get(place + 1..).unwrap_or_default().iter().take(200);
            let same: Vec<ValueId> = later.filter(|other| self.is_same(*id, **other)).copied().collect();
            for other in &same {
                let block = |id: &ValueId| self.values.get(*id).map_or(0, |held| held.block);
                let was_sent = self.object(*id).is_some_and(|object| object.sent.is_some());
                let is_sent = self.object(*other).is_some_and(|object| object.sent.is_some());
                let surely = block(other) == 0 || block(other) == block(id);
                if surely && (is_sent || !was_sent) {
                    gone.push(*id);
                } else {
                    self.doubt(*id);
                    self.doubt(*other);
                }
            }
        }
        self.objects.retain(|id| !gone.contains(id));
    }

    /// Whether both are made under one name.
    fn is_same(&self, one: ValueId, other: ValueId) -> bool {
        let (Some(left), Some(right)) = (self.object(one), self.object(other)) else { return false };
        let made = |object: &super::value::Object| {
            !object.fetched && !object.local && object.file.is_none() && object.class.is_some()
        };
        let named = |key: &str| match (left.get(key), right.get(key)) {
            (Some(left), Some(right)) => self.is_equal(left, right),
            (None, None) => key != "name",
            _ => false,
        };
        let kind = |object: &super::value::Object| object.class.map(|class| class.is);
        made(left) && made(right) && kind(left) == kind(right) && named("name") && named("endpoint_name")
    }
}
