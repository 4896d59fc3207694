//! What the names in a Bicep file stand for.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cell::Cell;

use super::super::{
    braces::{Expression, Found, Instance, Kind, Language, Lowering, Meaning, Resource},
    called::Called,
};
use super::{resource, statements::Program};
use crate::document::forms::map::Map;

/// The names of a file.
pub struct Names<'e> {
    program: Option<&'e Program<'e>>,
    /// What is given for the parameters.
    instance: Instance<'e>,
    /// Who else may give some.
    called: Called<'e>,
    /// Every resource, the ones within others too, and every module.
    pub resources: Vec<Declared<'e>>,
    by_symbol: Map<&'e str, usize>,
    /// The resource that is looked at: its loop's names count.
    pub current: Cell<usize>,
}

/// A resource of a file.
pub struct Declared<'e> {
    /// As it is written.
    pub resource: &'e Resource<'e>,
    /// Whether it is a module, whose type is a path.
    pub is_module: bool,
    /// Its parent among the resources.
    pub parent: Option<usize>,
    /// What it says.
    pub body: &'e Expression<'e>,
    /// The names that a loop gives to its items.
    pub items: &'e [&'e str],
    /// Its type without version, from the outermost parent on.
    pub arm_type: String,
    /// Its version.
    pub version: Option<String>,
}

impl<'e> Names<'e> {
    /// Of a file.
    pub fn of(program: Option<&'e Program<'e>>, instance: Instance<'e>, called: Called<'e>) -> Self {
        let mut names = Self {
            program,
            instance,
            called,
            resources: Vec::new(),
            by_symbol: Map::new(),
            current: Cell::new(0),
        };
        let resources = program
            .map_or(&[][..], |program| &program.resources)
            .iter()
            .map(|resource| (resource, None, false));
        let modules =
            program.map_or(&[][..], |program| &program.modules).iter().map(|module| (module, None, true));
        let mut waiting: Vec<(&'e Resource<'e>, Option<usize>, bool)> =
            modules.rev().chain(resources.rev()).collect();
        while let Some((resource, parent, is_module)) = waiting.pop() {
            let (items, body) = content(&resource.body);
            let number = names.resources.len();
            names.by_symbol.insert(resource.symbol, number);
            let (arm_type, version) = (String::new(), None);
            names.resources.push(Declared { resource, is_module, parent, body, items, arm_type, version });
            if let Kind::Object { resources, .. } = &body.kind {
                waiting.extend(resources.iter().rev().map(|inner| (inner, Some(number), false)));
            }
        }
        for number in 0..names.resources.len() {
            names.settle(number);
        }
        names
    }

    /// Finds type, version and parent of a resource. A parent within which it stands comes before it.
    fn settle(&mut self, number: usize) {
        let Some(declared) = self.resources.get(number) else { return };
        let written = declared.resource.arm_type.text().unwrap_or("");
        let (own, version) = match written.split_once('@') {
            Some((own, version)) => (own, Some(version.to_string())),
            None => (written, None),
        };
        let around = declared.parent.and_then(|parent| self.resources.get(parent));
        let arm_type = match around {
            Some(around) => [&around.arm_type, "/", own].concat(),
            None => own.to_string(),
        };
        let version = version.or_else(|| around?.version.clone());
        let named = declared.body.get("parent").and_then(|parent| self.symbol(parent));
        if let Some(declared) = self.resources.get_mut(number) {
            declared.arm_type = arm_type;
            declared.version = version;
            // A resource is not its own parent.
            declared.parent = declared.parent.or(named.filter(|parent| *parent != number));
        }
    }

    /// The resource that an expression names.
    pub fn symbol(&self, expression: &Expression<'_>) -> Option<usize> {
        match &expression.kind {
            Kind::Name(name) => self.by_symbol.get(name).copied(),
            // One of a loop, or one within another.
            Kind::Index(of, _) => self.symbol(of),
            _ => None,
        }
    }

    /// What the names of a resource are written as, from its outermost parent to itself. A name may also hold those of
    /// the parents, with `/` between them.
    pub fn chain(&self, number: usize) -> Vec<&'e Expression<'e>> {
        let mut chain = Vec::new();
        let mut next = Some(number);
        while let Some(declared) = next.and_then(|number| self.resources.get(number)) {
            chain.extend(declared.body.get("name"));
            // No type has more.
            next = declared.parent.filter(|_| chain.len() < 8);
        }
        chain.reverse();
        chain
    }

    /// An item of the loop that is looked at. The same name in another loop is something else.
    fn item(&self, name: &str) -> Option<Meaning<'e>> {
        let mut next = Some(self.current.get());
        while let Some(declared) = next.and_then(|number| self.resources.get(number)) {
            if declared.items.contains(&name) {
                return Some(Meaning::Open([name, "@", declared.resource.symbol].concat()));
            }
            next = declared.parent.filter(|parent| Some(*parent) < next);
        }
        None
    }

    /// The id of a resource.
    pub fn id(&self, number: usize) -> Option<Meaning<'e>> {
        let declared = self.resources.get(number)?;
        let group = match declared.body.get("scope").map(|scope| &scope.kind) {
            Some(Kind::Call("resourceGroup", arguments)) => arguments.iter().collect(),
            _ => Vec::new(),
        };
        Some(Meaning::Id(declared.arm_type.clone(), self.chain(number), group))
    }
}

impl<'e> Language<'e> for Names<'e> {
    fn meaning(&self, path: &[&str]) -> Option<Meaning<'e>> {
        let (first, rest) = path.split_first()?;
        if let ([], Some(item)) = (rest, self.item(first)) {
            return Some(item);
        }
        if let Some(number) = self.by_symbol.get(*first) {
            return match rest {
                ["outputs", name] | [_, "outputs", name] => {
                    Some(Meaning::Output(*self.instance.calls.get(*first)?, (*name).to_string()))
                }
                ["id"] if !self.resources.get(*number)?.is_module => self.id(*number),
                ["name"] => self.resources.get(*number)?.body.get("name").map(Meaning::Expression),
                _ => None,
            };
        }
        if !rest.is_empty() {
            return None;
        }
        let program = self.program?;
        if let Some(variable) = program.variables.get(*first) {
            return Some(Meaning::Expression(variable));
        }
        if let Some(given) = self.instance.given.get(*first) {
            return Some(Meaning::Elsewhere(*given));
        }
        let default = program.parameters.get(*first)?.default.as_ref();
        let is_said = program.using.is_some();
        default.filter(|_| self.instance.whole && !self.called.gives(first)).map(if is_said {
            Meaning::Expression
        } else {
            Meaning::Default
        })
    }

    fn output(&self, name: &str) -> Option<&'e Expression<'e>> {
        self.program?.outputs.get(name)
    }

    fn instance(&self) -> &Instance<'e> {
        &self.instance
    }

    fn read(&self, _: usize, to: &mut Lowering<'e, '_>, found: &mut Found) {
        if self.program.is_some_and(|program| program.using.is_some()) {
            found.called.extend(self.instance.calls.values().map(|called| (*called, None)));
        }
        if (!self.instance.whole || self.called.all)
            && let Some(first) = self.resources.first()
        {
            to.tell_not_taken(first.resource.arm_type.span());
        }
        for (number, declared) in self.resources.iter().enumerate() {
            if declared.is_module {
                found.called.extend(resource::called(self, number, to));
            } else if declared.arm_type.contains('/') {
                let part = resource::read(self, number, to);
                found.made.extend(part.and_then(|part| to.resource(part, &mut found.others)));
            }
        }
    }

    fn look_at(&self, symbol: &str) {
        self.current.set(self.by_symbol.get(symbol).copied().unwrap_or_default());
    }

    fn is_item(&self) -> bool {
        let mut next = Some(self.current.get());
        while let Some(declared) = next.and_then(|number| self.resources.get(number)) {
            if !declared.items.is_empty() {
                return true;
            }
            next = declared.parent.filter(|parent| Some(*parent) < next);
        }
        false
    }

    fn defines(&self, function: &str) -> bool {
        self.program.is_some_and(|program| program.functions.contains(&function))
    }

    fn choices(&self, path: &[&str]) -> Vec<String> {
        match path {
            [parameter] => self.program.map(|program| program.choices(parameter)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// What is said of each, and the names that a loop gives to its items.
pub fn content<'e>(body: &'e Expression<'e>) -> (&'e [&'e str], &'e Expression<'e>) {
    match &body.kind {
        Kind::Loop(items, inner) => (items, inner),
        _ => (&[], body),
    }
}
