//! What the names in a text stand for, for the evaluation of its expressions.

use alloc::{boxed::Box, collections::BTreeMap, string::String, vec::Vec};

use super::super::evaluate::{self, Surroundings, Value, evaluate};
use super::{Expression, Kind};
use crate::document::NodeId;

/// Before the number of a list or an object among expressions; no text holds this character.
const STRUCTURE: char = '\u{1}';

/// What names stand for.
#[derive(Clone, Debug)]
pub enum Meaning<'e> {
    /// An expression written elsewhere.
    Expression(&'e Expression<'e>),
    /// The default of something that whoever runs the text may give.
    Default(&'e Expression<'e>),
    /// The id of a resource: its type, the names from its outermost parent to itself, and its resource group.
    Id(String, Vec<&'e Expression<'e>>, Vec<&'e Expression<'e>>),
    /// Something that shows itself later, under this name.
    Open(String),
}

/// A language's own names.
pub trait Language<'e> {
    /// What these names together stand for: `a.b`, for example.
    fn meaning(&self, path: &[&str]) -> Option<Meaning<'e>>;

    /// Whether what is looked at is one of several that a loop makes.
    fn is_item(&self) -> bool;

    /// The only values that they may stand for, where something says so.
    fn choices(&self, path: &[&str]) -> Vec<String>;
}

/// The surroundings of expressions.
pub struct Scope<'e, 'l> {
    /// What knows the names.
    pub language: &'l dyn Language<'e>,
    /// Whether a default took part since this was last set.
    pub defaulted: bool,
    structures: Vec<&'e Expression<'e>>,
    /// What expressions elsewhere come to, and whether a default takes part: by where they are in memory.
    known: BTreeMap<usize, (Value, bool)>,
}

impl<'e, 'l> Scope<'e, 'l> {
    /// With these names.
    pub fn new(language: &'l dyn Language<'e>) -> Self {
        Self { language, defaulted: false, structures: Vec::new(), known: BTreeMap::new() }
    }

    /// What an expression comes to.
    pub fn value(&mut self, expression: &'e Expression<'e>) -> Value {
        let converted = self.converted(expression);
        evaluate(&converted, self, 0)
    }

    /// A list or object by its number.
    pub fn structure(&self, node: NodeId) -> Option<&'e Expression<'e>> {
        self.structures.get(node.0 as usize).copied()
    }

    /// As the evaluation takes it.
    pub fn converted(&mut self, expression: &'e Expression<'e>) -> evaluate::Expression {
        use evaluate::Expression as To;
        match &expression.kind {
            Kind::Text(text) => To::Text(text.clone()),
            Kind::Number(number) => {
                number.parse().map_or_else(|_| To::Text(String::from(*number)), To::Number)
            }
            Kind::Boolean(truth) => To::Truth(*truth),
            Kind::Null => To::Null,
            Kind::Name(name) => To::Name(String::from(*name)),
            Kind::Member(of, name) => member(self.converted(of), To::Text(String::from(*name))),
            Kind::Index(of, index) => {
                let key = match &index.kind {
                    Kind::Number(number) => To::Text(String::from(*number)),
                    _ => self.converted(index),
                };
                member(self.converted(of), key)
            }
            Kind::Template(parts) => To::Call("concat".into(), self.all(parts)),
            Kind::Call("notEquals", arguments) => not(To::Call("equals".into(), self.all(arguments))),
            Kind::Call("printf", arguments) => self.printf(arguments),
            Kind::Call(function, arguments) => To::Call(String::from(*function), self.all(arguments)),
            Kind::List(_) | Kind::Object { .. } => {
                self.structures.push(expression);
                To::Other(alloc::format!("{STRUCTURE}{}", self.structures.len() - 1))
            }
            Kind::Loop(..) | Kind::Other => {
                let shown = expression.shown();
                // Two that look alike need not be.
                let is_long = shown.len() < expression.written.len();
                let place = (is_long || self.language.is_item()).then_some(expression.start);
                To::Other(place.map_or(shown.clone(), |place| alloc::format!("{shown}@{place}")))
            }
        }
    }

    fn all(&mut self, arguments: &'e [Expression<'e>]) -> Vec<evaluate::Expression> {
        arguments.iter().map(|argument| self.converted(argument)).collect()
    }

    /// `%s` is the next value.
    fn printf(&mut self, arguments: &'e [Expression<'e>]) -> evaluate::Expression {
        use evaluate::Expression as To;
        let converted = self.all(arguments);
        let mut values = converted.iter().skip(1).cloned();
        let mut parts = Vec::new();
        let mut rest = arguments.first().and_then(Expression::text).unwrap_or("%");
        while let Some((before, behind)) = rest.split_once('%') {
            parts.push(To::Text(String::from(before)));
            match (behind.strip_prefix(['s', 'd', 'v']), values.next()) {
                (Some(behind), Some(value)) => {
                    parts.push(value);
                    rest = behind;
                }
                _ => return To::Call("printf".into(), converted),
            }
        }
        parts.push(To::Text(String::from(rest)));
        To::Call("concat".into(), parts)
    }

    fn elsewhere(&mut self, expression: &'e Expression<'e>, depth: usize) -> Value {
        let key = core::ptr::from_ref(expression) as usize;
        if let Some((value, defaulted)) = self.known.get(&key) {
            self.defaulted |= defaulted;
            return value.clone();
        }
        let outer = core::mem::replace(&mut self.defaulted, false);
        let converted = self.converted(expression);
        let value = evaluate(&converted, self, depth);
        self.known.insert(key, (value.clone(), self.defaulted));
        self.defaulted |= outer;
        value
    }

    /// What a name comes to.
    pub fn meant(&mut self, meaning: Meaning<'e>, depth: usize) -> Value {
        match meaning {
            Meaning::Expression(elsewhere) => self.elsewhere(elsewhere, depth),
            Meaning::Default(elsewhere) => {
                let value = self.elsewhere(elsewhere, depth);
                self.defaulted = true;
                value
            }
            Meaning::Id(arm_type, names, group) => {
                let call = self.id(arm_type, &names, &group);
                evaluate(&call, self, depth)
            }
            Meaning::Open(name) => Value::Open(name),
        }
    }

    fn id(
        &mut self,
        arm_type: String,
        names: &[&'e Expression<'e>],
        group: &[&'e Expression<'e>],
    ) -> evaluate::Expression {
        let mut arguments: Vec<_> = group.iter().map(|part| self.converted(part)).collect();
        arguments.push(evaluate::Expression::Text(arm_type));
        arguments.extend(names.iter().map(|name| self.converted(name)));
        evaluate::Expression::Call("resourceId".into(), arguments)
    }
}

fn member(of: evaluate::Expression, key: evaluate::Expression) -> evaluate::Expression {
    evaluate::Expression::Member(Box::new(of), Box::new(key))
}

fn not(of: evaluate::Expression) -> evaluate::Expression {
    evaluate::Expression::Call("not".into(), Vec::from([of]))
}

impl Surroundings for Scope<'_, '_> {
    fn resolve(&mut self, expression: &evaluate::Expression, depth: usize) -> Option<Value> {
        if let evaluate::Expression::Other(text) = expression {
            let number = text.strip_prefix(STRUCTURE)?.parse().ok()?;
            return Some(Value::Tree(NodeId(number), 0));
        }
        let path = path(expression)?;
        let meaning = self.language.meaning(&path)?;
        Some(self.meant(meaning, depth))
    }

    fn member(&mut self, node: NodeId, _: usize, key: &Value, depth: usize) -> Option<Value> {
        let structure = self.structure(node)?;
        let key = key.literal()?;
        let found = match &structure.kind {
            Kind::List(items) => items.get(key.parse::<usize>().ok()?),
            _ => structure.get(&key),
        }?;
        Some(self.elsewhere(found, depth))
    }
}

/// The names of something like `a.b['c']`.
pub fn path(expression: &evaluate::Expression) -> Option<Vec<&str>> {
    let mut path = Vec::new();
    let mut at = expression;
    loop {
        match at {
            evaluate::Expression::Name(name) => {
                path.push(name.as_str());
                path.reverse();
                return Some(path);
            }
            evaluate::Expression::Member(of, key) => {
                let evaluate::Expression::Text(name) = key.as_ref() else { return None };
                path.push(name.as_str());
                at = of;
            }
            _ => return None,
        }
    }
}
