//! Values of expressions. What is neither literal nor an object of a known class stays open, with its text.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{
    super::super::ProblemKind,
    code::Run,
    literal,
    program::Program,
    statement::variable,
    token::Kind,
    value::{Entry, Object, Open, Value, ValueId},
};
use crate::rulebook::PYTHON_WORDS;

impl<'t> Program<'_, 't> {
    /// The value of an expression.
    pub fn evaluate(&mut self, run: Run) -> ValueId {
        let run = self.code.trimmed(run);
        if self.depth >= self.limits.depth {
            self.tell(ProblemKind::TooDeep { limit: self.limits.depth }, &run);
            return self.open(&run);
        }
        self.depth += 1;
        let value = self.expression(&run);
        self.depth -= 1;
        value
    }

    fn expression(&mut self, run: &Run) -> ValueId {
        let code = self.code;
        let is_whole = code.partner(run.start).is_some_and(|partner| partner + 1 == run.end);
        let inner = run.start + 1..run.end.saturating_sub(1).max(run.start + 1);
        let has = |run: &Run, word: &str| code.find(run, |at| code.is_name(at) && code.word(at) == word);
        match code.word(run.start) {
            _ if run.is_empty() => return self.open(run),
            "(" if is_whole && has(&inner, "for").is_none() => {
                let parts = code.split(&inner, ",");
                return match <[Run; 1]>::try_from(parts) {
                    Ok([only]) if !only.is_empty() => self.evaluate(only),
                    Ok(_) => self.list(&inner, run),
                    Err(_) => self.list(&inner, run),
                };
            }
            "[" if is_whole && has(&inner, "for").is_none() => return self.list(&inner, run),
            "{" if is_whole && has(&inner, "for").is_none() => return self.dictionary(&inner, run),
            _ => {}
        }
        if code.token(run.start).is_some_and(|token| token.kind == Kind::Text)
            && let Some(value) = self.joined(run)
        {
            return value;
        }
        if let Some(condition) = has(run, "if")
            && let Some(other) = has(&(condition..run.end), "else")
        {
            return self.one_of_two(run.start..condition, other + 1..run.end, run);
        }
        self.primary(run)
    }

    fn list(&mut self, inner: &Run, run: &Run) -> ValueId {
        let mut items = Vec::new();
        for part in self.code.split(inner, ",") {
            if self.code.is(part.start, "*") {
                // It may have any number of items.
                let rest = self.evaluate(part.start + 1..part.end);
                match self.values.get(rest).map(|held| &held.value) {
                    Some(Value::List(more)) if more.len() + items.len() < self.code.tokens.len() => {
                        items.extend_from_slice(more);
                    }
                    _ => return self.open(run),
                }
            } else if !part.is_empty() {
                items.push(self.evaluate(part));
            }
        }
        self.hold(Value::List(items), run)
    }

    fn dictionary(&mut self, inner: &Run, run: &Run) -> ValueId {
        let code = self.code;
        let mut object = Object::default();
        for part in code.split(inner, ",") {
            let colon = code.find(&part, |at| code.is(at, ":"));
            if code.is(part.start, "**") {
                let rest = self.evaluate(part.start + 1..part.end);
                self.merge(&mut object, rest);
            } else if let Some(colon) = colon {
                let key = self.evaluate(part.start..colon);
                let value = self.evaluate(colon + 1..part.end);
                match self.text(key).map(ToString::to_string) {
                    Some(key) => {
                        let extent = code.extent(&(part.start..colon));
                        object.entries.push(Entry { key, extent, value });
                    }
                    None => object.incomplete = true,
                }
            } else if !part.is_empty() {
                return self.open(run);
            }
        }
        self.hold(Value::Object(object), run)
    }

    /// Adds the entries of a dictionary, if its entries are known.
    pub fn merge(&mut self, object: &mut Object, rest: ValueId) {
        match self.object(rest) {
            Some(other) if other.entries.len() + object.entries.len() < self.code.tokens.len() => {
                object.entries.extend_from_slice(&other.entries);
                object.incomplete |= other.incomplete || other.class.is_some();
            }
            _ => {
                // It may have the same keys, and then they count.
                let open = self.either(&[], "**", &(0..0));
                object.entries.iter_mut().for_each(|entry| entry.value = open);
                object.incomplete = true;
            }
        }
    }

    /// Strings beside each other are one.
    fn joined(&mut self, run: &Run) -> Option<ValueId> {
        let code = self.code;
        let (mut text, mut open) = (String::new(), false);
        for at in run.clone() {
            match code.token(at)?.kind {
                Kind::Text => {
                    let part = literal::read(code.word(at));
                    text.push_str(&part.text);
                    open |= part.open;
                }
                Kind::Newline => {}
                _ => return None,
            }
        }
        Some(if open { self.open(run) } else { self.hold(Value::Text(text, None), run) })
    }

    fn one_of_two(&mut self, one: Run, other: Run, run: &Run) -> ValueId {
        let both = [self.evaluate(one), self.evaluate(other)];
        let value = self.either(&both, &self.shown(run), run);
        let key = self.key(run);
        if let Some(Value::Open(open)) = self.values.get_mut(value).map(|held| &mut held.value) {
            open.key = key;
        }
        value
    }

    /// A name, literal or bracket, and the attributes, calls and items behind it.
    fn primary(&mut self, run: &Run) -> ValueId {
        let code = self.code;
        let mut at = code.skip(run.start);
        let mut value = match (code.token(run.start).map(|token| token.kind), code.word(run.start)) {
            (Some(Kind::Name), "await" | "yield" | "return") => return self.evaluate(at..run.end),
            (Some(Kind::Name), _) if run.len() == 1 && self.constant(run).is_some() => {
                return self.constant(run).map_or(0, |value| self.hold(value, run));
            }
            (Some(Kind::Name), _) => {
                let name = variable(code, run.start);
                at += if name.contains('.') { 2 } else { 0 };
                self.lookup(name, run)
            }
            (Some(Kind::Number), number) if run.len() == 1 => {
                return self.hold(Value::Number(number.to_string()), run);
            }
            (Some(Kind::Operator), "(" | "[" | "{") if at < run.end => Some(self.evaluate(run.start..at)),
            (Some(Kind::Text), _) => Some(self.evaluate(run.start..at)),
            _ => return self.open(run),
        };
        while at < run.end {
            let so_far = run.start..at;
            let next = code.skip(at);
            value = if code.is(at, ".") && code.is_name(at + 1) {
                let whole = run.start..at + 2;
                let is_method = code.is(at + 2, "(");
                at += 2;
                if is_method { value } else { self.attribute(value, &whole) }
            } else if code.is(at, "(") && code.partner(at).is_some() {
                at = next;
                Some(self.call(value, &so_far, &(run.start..next)))
            } else if code.is(at, "[") && code.partner(at).is_some() {
                at = next;
                Some(self.item(value, &(so_far.end + 1..next - 1), &(run.start..next)))
            } else {
                return self.open(run);
            };
        }
        match value {
            Some(value) => value,
            None => self.word(run).unwrap_or_else(|| self.open(run)),
        }
    }

    fn constant(&self, run: &Run) -> Option<Value> {
        match self.code.word(run.start) {
            "True" => Some(Value::Boolean(true)),
            "False" => Some(Value::Boolean(false)),
            "None" => Some(Value::Nothing),
            _ => None,
        }
    }

    /// A member of a class that names values. One that does not exist stays as it is written.
    fn word(&mut self, run: &Run) -> Option<ValueId> {
        let last = run.end.checked_sub(1)?;
        let class = self.named(last.checked_sub(2)?)?;
        let members = PYTHON_WORDS.iter().find(|(name, _)| *name == class).map(|(_, members)| *members)?;
        let member = members.iter().find(|(name, _)| *name == self.code.word(last));
        let text = member.map_or(self.code.written(run), |(_, value)| *value);
        Some(self.hold(Value::Text(text.to_string(), None), run))
    }

    fn attribute(&mut self, value: Option<ValueId>, whole: &Run) -> Option<ValueId> {
        let key = self.code.word(whole.end - 1);
        if matches!(self.values.get(value?).map(|held| &held.value), Some(Value::Client(_))) {
            // A group of its operations.
            return value;
        }
        if key == "__dict__" {
            self.doubt(value?);
        }
        let found = self.object(value?).and_then(|object| object.get(key));
        Some(found.unwrap_or_else(|| self.open(whole)))
    }

    fn item(&mut self, value: Option<ValueId>, index: &Run, whole: &Run) -> ValueId {
        let index = self.evaluate(index.clone());
        let held = |id: ValueId| self.values.get(id).map(|held| &held.value);
        let found = match (value.and_then(held), held(index)) {
            (Some(Value::Object(object)), Some(Value::Text(key, _))) => object.get(key),
            (Some(Value::List(items)), Some(Value::Number(number))) => {
                number.parse().ok().and_then(|number: usize| items.get(number).copied())
            }
            _ => None,
        };
        found.unwrap_or_else(|| self.open(whole))
    }

    /// What is one of the values of `choices`, or anything if there are none.
    pub fn is_open(&self, id: ValueId) -> Option<&Open> {
        match self.values.get(id).map(|held| &held.value) {
            Some(Value::Open(open)) => Some(open),
            _ => None,
        }
    }
}
