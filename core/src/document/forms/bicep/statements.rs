//! What a Bicep file declares.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::super::braces::{Dialect, Expression, Kind, Parser, Resource};
use crate::document::forms::map::Map;
use crate::{document::source::byte, text::FileId};

/// A Bicep file.
#[derive(Debug, Default)]
pub struct Program<'t> {
    /// By name.
    pub parameters: Map<&'t str, Parameter<'t>>,
    /// By name.
    pub variables: Map<&'t str, Expression<'t>>,
    /// Types that are lists of texts, by name.
    pub types: Map<&'t str, Vec<String>>,
    /// Names of functions.
    pub functions: Vec<&'t str>,
    /// By name.
    pub outputs: Map<&'t str, Expression<'t>>,
    /// In order.
    pub resources: Vec<Resource<'t>>,
    /// In order: like resources, with a path in place of the type.
    pub modules: Vec<Resource<'t>>,
    /// Of a file of values, the template that it is for; whether it also takes values from another such file.
    pub using: Option<(Expression<'t>, bool)>,
    /// Where something is not understood.
    pub wrong: Vec<usize>,
    /// Where the nesting goes beyond the bound.
    pub too_deep: Option<usize>,
}

/// A parameter.
#[derive(Debug, Default)]
pub struct Parameter<'t> {
    /// What it is where nobody gives it.
    pub default: Option<Expression<'t>>,
    /// The only values that it takes; none where it takes any.
    pub choices: Vec<String>,
    /// The type that it names.
    pub named: Option<&'t str>,
}

/// Most places that are told.
const MOST_WRONG: usize = 20;

/// Reads a whole file.
pub fn parse(file: FileId, text: &str, depth: usize) -> Program<'_> {
    let mut parser = Parser::new(file, text, Dialect::Bicep, depth);
    let mut program = Program::default();
    let mut allowed = Vec::new();
    while parser.next_thing().is_some() {
        let before = parser.at;
        if byte(text, before) == Some(b'@') {
            parser.at += 1;
            let decorator = parser.expression();
            if let Kind::Call("allowed", arguments) = &decorator.kind {
                allowed = arguments.first().map(texts).unwrap_or_default();
            }
        } else {
            program.statement(&mut parser, core::mem::take(&mut allowed));
        }
        if let Some(wrong) = parser.wrong.take().filter(|_| program.wrong.len() < MOST_WRONG) {
            program.wrong.push(wrong);
            parser.skip_line();
        }
        if parser.at == before {
            parser.at += parser.rest().chars().next().map_or(1, char::len_utf8);
        }
    }
    program.too_deep = parser.too_deep;
    program
}

impl<'t> Program<'t> {
    fn statement(&mut self, parser: &mut Parser<'t>, allowed: Vec<String>) {
        if let Some(resource) = parser.resource() {
            return self.resources.push(resource);
        }
        match parser.name() {
            Some("param") => {
                let Some(name) = parser.name() else { return parser.stumble() };
                let (choices, named) = union(parser);
                let default = assigned(parser);
                let choices = if allowed.is_empty() { choices } else { allowed };
                self.parameters.insert(name, Parameter { default, choices, named });
            }
            Some("var") => {
                let name = parser.name();
                union(parser);
                if let (Some(name), Some(value)) = (name, assigned(parser)) {
                    self.variables.insert(name, value);
                }
            }
            Some("type") => {
                if let Some(name) = parser.name()
                    && parser.take("=")
                {
                    let (choices, _) = union(parser);
                    self.types.insert(name, choices);
                }
            }
            Some("module") => self.modules.extend(module(parser)),
            Some("output") => {
                let name = parser.name();
                union(parser);
                if let (Some(name), Some(value)) = (name, assigned(parser)) {
                    self.outputs.insert(name, value);
                }
            }
            Some("func") => {
                self.functions.extend(parser.name());
                union(parser);
                assigned(parser);
            }
            Some("metadata" | "assert") => {
                parser.name();
                assigned(parser);
            }
            Some("using") => self.using = Some((parser.expression(), false)),
            Some("extends") => {
                self.using.iter_mut().for_each(|using| using.1 = true);
                parser.skip_line();
            }
            Some("targetScope" | "import" | "extension" | "provider") => {
                parser.skip_line();
            }
            _ => parser.stumble(),
        }
    }

    /// The only values that a parameter takes.
    pub fn choices(&self, parameter: &str) -> Vec<String> {
        let Some(parameter) = self.parameters.get(parameter) else { return Vec::new() };
        let of_type = || self.types.get(parameter.named?).cloned();
        if parameter.choices.is_empty() { of_type().unwrap_or_default() } else { parameter.choices.clone() }
    }
}

fn module<'t>(parser: &mut Parser<'t>) -> Option<Resource<'t>> {
    let symbol = parser.name()?;
    parser.peek();
    let arm_type = parser.expression();
    if !parser.take("=") {
        parser.stumble();
        return None;
    }
    parser.next_thing();
    let (condition, body) = parser.conditioned();
    Some(Resource { symbol, arm_type, existing: false, condition, body })
}

fn assigned<'t>(parser: &mut Parser<'t>) -> Option<Expression<'t>> {
    if !parser.take("=") {
        return None;
    }
    parser.take(">");
    parser.next_thing();
    Some(parser.expression())
}

/// A type: the texts that `'a' | 'b'` allows, or the name of a type. Passes it up to the `=` or the end of the line.
fn union<'t>(parser: &mut Parser<'t>) -> (Vec<String>, Option<&'t str>) {
    let (mut choices, mut named, mut only_texts) = (Vec::new(), None, true);
    loop {
        // A union may go on in the next line.
        let here = parser.at;
        if parser.next_thing() != Some(b'|') {
            parser.at = here;
        }
        match parser.peek() {
            None | Some(b'=' | b'\n' | b'\r') => break,
            Some(b'|') => {
                parser.at += 1;
                parser.next_thing();
            }
            Some(b'\'') => choices.extend(parser.label().text().map(ToString::to_string)),
            Some(next) => {
                only_texts = false;
                if matches!(next, b'{' | b'[' | b'(') {
                    parser.skip_brackets();
                } else if let Some(name) = parser.name() {
                    named = named.or(Some(name));
                } else {
                    parser.step();
                }
            }
        }
    }
    if !only_texts {
        choices.clear();
    }
    (choices, named)
}

/// The texts of a list; none if something else is in it.
fn texts(list: &Expression<'_>) -> Vec<String> {
    let Kind::List(items) = &list.kind else { return Vec::new() };
    let shown = |item: &Expression<'_>| match &item.kind {
        Kind::Boolean(true) => Some("true".to_string()),
        Kind::Boolean(false) => Some("false".to_string()),
        Kind::Number(number) => Some((*number).to_string()),
        _ => item.text().map(ToString::to_string),
    };
    items.iter().map(shown).collect::<Option<Vec<String>>>().unwrap_or_default()
}
