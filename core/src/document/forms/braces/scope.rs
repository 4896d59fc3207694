//! What the names in a text stand for, for the evaluation of its expressions.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::super::evaluate::{self, Surroundings, Value, evaluate};
use super::{Expression, Found, Instance, Kind, Lowering, Placed};
use crate::document::NodeId;
use crate::document::forms::map::Map;

/// Before the number of a list or an object among expressions; no text holds this character.
const STRUCTURE: char = '\u{1}';

/// What names stand for.
#[derive(Clone, Debug)]
pub enum Meaning<'e> {
    /// An expression written elsewhere.
    Expression(&'e Expression<'e>),
    /// The default of something that whoever runs the text may give.
    Default(&'e Expression<'e>),
    /// An expression that uses the names of another instance.
    Elsewhere(Placed<'e>),
    /// What an instance gives out under this name.
    Output(usize, String),
    /// The id of a resource: its type, the names from its outermost parent to itself, and its resource group.
    Id(String, Vec<&'e Expression<'e>>, Vec<&'e Expression<'e>>),
    /// Something that shows itself later, under this name.
    Open(String),
}

/// A language's own names.
pub trait Language<'e> {
    /// What these names together stand for: `a.b`, for example.
    fn meaning(&self, path: &[&str]) -> Option<Meaning<'e>>;

    /// What is given out to whoever calls it.
    fn output(&self, name: &str) -> Option<&'e Expression<'e>>;

    /// Reads one of its files.
    fn read(&self, file: usize, to: &mut Lowering<'e, '_>, found: &mut Found);

    /// What is given to it, and by whom.
    fn instance(&self) -> &Instance<'e>;

    /// Looks at a module that is called.
    fn look_at(&self, symbol: &str);

    /// Whether what is looked at is one of several that a loop makes.
    fn is_item(&self) -> bool;

    /// Whether the text itself says what a function of that name does.
    fn defines(&self, _function: &str) -> bool {
        false
    }

    /// The only values that they may stand for, where something says so.
    fn choices(&self, path: &[&str]) -> Vec<String>;
}

/// The surroundings of expressions.
pub struct Scope<'e, 'l> {
    /// What knows the names of each instance.
    languages: &'l [&'l dyn Language<'e>],
    /// The instance whose names count.
    pub current: usize,
    /// Whether a default took part since this was last set.
    pub defaulted: bool,
    structures: Vec<Placed<'e>>,
    /// What expressions elsewhere come to, and whether a default takes part: by where they are in memory, and by whose
    /// names they use.
    known: Map<(usize, usize), (Value, bool)>,
}

impl<'e, 'l> Scope<'e, 'l> {
    /// With the names of one of these instances.
    pub fn new(languages: &'l [&'l dyn Language<'e>], current: usize) -> Self {
        // What is given by a module in a loop says what the names of the loop mean.
        let mut at = current;
        while let Some((by, symbol)) = languages.get(at).and_then(|language| language.instance().by) {
            if let Some(caller) = languages.get(by) {
                caller.look_at(symbol);
            }
            at = by;
        }
        Self { languages, current, defaulted: false, structures: Vec::new(), known: Map::new() }
    }

    /// Whether the names that count are those of a module.
    fn is_module(&self) -> bool {
        let by = self.language().and_then(|language| language.instance().by);
        by.is_some_and(|(_, symbol)| !symbol.is_empty())
    }

    /// What knows the names that count.
    pub fn language(&self) -> Option<&'l dyn Language<'e>> {
        self.languages.get(self.current).copied()
    }

    /// The expression that a name stands for, unless it is a default.
    pub fn named(&self, path: &[&str]) -> Option<Placed<'e>> {
        match self.language()?.meaning(path)? {
            Meaning::Expression(written) => Some((written, self.current)),
            Meaning::Elsewhere(placed) => Some(placed),
            Meaning::Output(of, name) => Some((self.languages.get(of)?.output(&name)?, of)),
            Meaning::Default(_) | Meaning::Id(..) | Meaning::Open(_) => None,
        }
    }

    /// What an expression comes to.
    pub fn value(&mut self, expression: &'e Expression<'e>) -> Value {
        let converted = self.converted(expression);
        evaluate(&converted, self, 0)
    }

    /// A list or object by its number.
    pub fn structure(&self, node: NodeId) -> Option<Placed<'e>> {
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
            Kind::Call(function, _) if self.language().is_some_and(|own| own.defines(function)) => {
                self.other(expression)
            }
            Kind::Call("notEquals", arguments) => not(To::Call("equals".into(), self.all(arguments))),
            Kind::Call("printf", arguments) => self.printf(arguments),
            Kind::Call(function, arguments) => To::Call(String::from(*function), self.all(arguments)),
            Kind::List(_) | Kind::Object { .. } => {
                self.structures.push((expression, self.current));
                To::Other(alloc::format!("{STRUCTURE}{}", self.structures.len() - 1))
            }
            Kind::Perhaps => To::Other(alloc::format!("{}@{}", expression.written, expression.start)),
            Kind::Loop(..) | Kind::Other => self.other(expression),
        }
    }

    /// What is only known by its characters.
    fn other(&self, expression: &Expression<'_>) -> evaluate::Expression {
        let shown = expression.shown();
        // Two that look alike need not be.
        let is_long = shown.len() < expression.written.len();
        let place = (is_long || self.language().is_some_and(Language::is_item)).then_some(expression.start);
        evaluate::Expression::Other(place.map_or(shown.clone(), |place| alloc::format!("{shown}@{place}")))
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
        let key = (core::ptr::from_ref(expression) as usize, self.current);
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

    /// As [`Self::elsewhere`], of whatever instance.
    fn placed(&mut self, (expression, place): Placed<'e>, depth: usize) -> Value {
        let outer = core::mem::replace(&mut self.current, place);
        let value = self.elsewhere(expression, depth);
        self.current = outer;
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
            Meaning::Elsewhere(placed) => self.placed(placed, depth),
            Meaning::Output(of, name) => {
                match self.languages.get(of).and_then(|language| language.output(&name)) {
                    Some(output) => self.placed((output, of), depth),
                    None => Value::Open(local(&name, of)),
                }
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
        match (self.language()?.meaning(&path), path.as_slice()) {
            (Some(meaning), _) => Some(self.meant(meaning, depth)),
            // What modules call alike are different things.
            (None, [name]) if self.is_module() => Some(Value::Open(local(name, self.current))),
            _ => None,
        }
    }

    fn member(&mut self, node: NodeId, _: usize, key: &Value, depth: usize) -> Option<Value> {
        let (structure, place) = self.structure(node)?;
        let key = key.literal()?;
        let found = match &structure.kind {
            Kind::List(items) => items.get(key.parse::<usize>().ok()?),
            _ => structure.get(&key),
        }?;
        Some(self.placed((found, place), depth))
    }
}

fn local(name: &str, instance: usize) -> String {
    alloc::format!("{name}@{instance}")
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
