//! The functions whose results literals tell. Every other one is open.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::{Expression, LONGEST, Surroundings, Text, Value, evaluate, open};

/// What a call comes to. Names of functions have no casing.
pub fn call(function: &str, arguments: &[Expression], around: &mut dyn Surroundings, depth: usize) -> Value {
    let lower = function.to_ascii_lowercase();
    match (lower.as_str(), arguments) {
        ("if", [condition, yes, no]) => return choose([condition, yes, no], around, depth),
        ("and" | "or", [_, ..]) => return connect(&lower, arguments, around, depth),
        _ => {}
    }
    let values: Vec<Value> = arguments.iter().map(|argument| evaluate(argument, around, depth)).collect();
    applied(&lower, &values).unwrap_or_else(|| written(function, &values))
}

fn written(function: &str, values: &[Value]) -> Value {
    let mut shown = String::from(function);
    shown.push('(');
    for (place, value) in values.iter().enumerate() {
        shown.push_str(if place > 0 { ", " } else { "" });
        shown.push_str(&value.shown());
    }
    shown.push(')');
    open(shown)
}

fn choose([condition, yes, no]: [&Expression; 3], around: &mut dyn Surroundings, depth: usize) -> Value {
    match evaluate(condition, around, depth) {
        Value::Truth(true) => evaluate(yes, around, depth),
        Value::Truth(false) => evaluate(no, around, depth),
        condition => {
            let (yes, no) = (evaluate(yes, around, depth), evaluate(no, around, depth));
            if yes == no { yes } else { written("if", &[condition, yes, no]) }
        }
    }
}

/// `and` and `or`: one false, or one true, decides whatever the others are.
fn connect(function: &str, arguments: &[Expression], around: &mut dyn Surroundings, depth: usize) -> Value {
    let decides = function == "or";
    let mut left = Vec::new();
    for argument in arguments {
        match evaluate(argument, around, depth) {
            Value::Truth(truth) if truth == decides => return Value::Truth(decides),
            Value::Truth(_) => {}
            value => left.push(value),
        }
    }
    match left.len() {
        0 => Value::Truth(!decides),
        1 => left.swap_remove(0),
        _ => written(function, &left),
    }
}

fn applied(function: &str, values: &[Value]) -> Option<Value> {
    Some(match (function, values) {
        ("true", []) => Value::Truth(true),
        ("false", []) => Value::Truth(false),
        ("null", []) => Value::Null,
        ("not", [Value::Truth(truth)]) => Value::Truth(!truth),
        ("equals", [left, right]) => Value::Truth(equal(left, right)?),
        ("tolower", [value]) => Value::text(value.literal()?.to_ascii_lowercase()),
        ("toupper", [value]) => Value::text(value.literal()?.to_ascii_uppercase()),
        ("string", [value]) => Value::text(value.literal()?),
        ("bool", [value]) => truth(&value.literal()?)?,
        ("json", [value]) => match value.literal()?.as_str() {
            "null" => Value::Null,
            text => truth(text)?,
        },
        ("empty", [Value::Null]) => Value::Truth(true),
        ("empty", [Value::Text(text)]) => Value::Truth(text.plain()?.is_empty()),
        ("coalesce", values) => {
            let first = values.iter().find(|value| **value != Value::Null)?;
            // Something open may turn out to be nothing.
            (!matches!(first, Value::Open(_))).then(|| first.clone())?
        }
        ("concat", values) => concat(values)?,
        ("format", [Value::Text(form), values @ ..]) => formatted(form.plain()?, values)?,
        ("resourceid", values) => resource_id(values)?,
        _ => return None,
    })
}

fn truth(text: &str) -> Option<Value> {
    match text {
        "true" | "True" => Some(Value::Truth(true)),
        "false" | "False" => Some(Value::Truth(false)),
        _ => None,
    }
}

/// Whether two values are equal, where that is certain: of texts that differ in casing alone nothing is said.
fn equal(left: &Value, right: &Value) -> Option<bool> {
    let is_tree = |value: &Value| matches!(value, Value::Tree(..));
    if left == right && !is_tree(left) {
        return Some(true);
    }
    match (left.literal(), right.literal()) {
        (Some(one), Some(other)) => (!one.eq_ignore_ascii_case(&other)).then_some(false),
        (None, None) => None,
        // Nothing is no text.
        _ => (*left == Value::Null || *right == Value::Null).then_some(false),
    }
}

fn concat(values: &[Value]) -> Option<Value> {
    let mut whole = Text::default();
    for value in values {
        whole.push(value.clone().parts()?);
        if whole.len() > LONGEST {
            return None;
        }
    }
    Some(Value::Text(whole))
}

/// `{0}` is the first value; `{{` and `}}` are braces.
fn formatted(form: &str, values: &[Value]) -> Option<Value> {
    let mut whole = Text::default();
    let mut rest = form;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        whole.push(Text::literal(before.to_string()));
        if brace.starts_with("{{") || brace.starts_with("}}") {
            whole.push(Text::literal(brace.get(..1)?.to_string()));
            rest = brace.get(2..)?;
            continue;
        }
        let (number, after) = brace.strip_prefix('{')?.split_once('}')?;
        whole.push(values.get(number.parse::<usize>().ok()?)?.clone().parts()?);
        rest = after;
        if whole.len() > LONGEST {
            return None;
        }
    }
    whole.push(Text::literal(rest.to_string()));
    (whole.len() <= LONGEST).then_some(Value::Text(whole))
}

/// The id of a resource of the deployment's own resource group, or of the group and subscription that are given.
fn resource_id(values: &[Value]) -> Option<Value> {
    let kind = |value: &Value| value.literal().filter(|text| text.contains('/') && !text.starts_with('/'));
    let at = values.iter().position(|value| kind(value).is_some_and(|text| text.contains('.')))?;
    let (given, [kind_of, names @ ..]) = values.split_at_checked(at)? else { return None };
    let (subscription, group) = match given {
        [] => (None, None),
        [group] => (None, Some(group)),
        [subscription, group] => (Some(subscription), Some(group)),
        _ => return None,
    };
    let of = |value: Option<&Value>, own: &str| match value {
        Some(value) => value.clone().parts(),
        None => Some(Text::open(own.to_string())),
    };
    let kind_of = kind(kind_of)?;
    let mut segments = kind_of.split('/');
    let mut id = Text::literal("/subscriptions/".to_string());
    id.push(of(subscription, "subscription().subscriptionId")?);
    id.push(Text::literal("/resourceGroups/".to_string()));
    id.push(of(group, "resourceGroup().name")?);
    id.push(Text::literal("/providers/".to_string()));
    id.push(Text::literal(segments.next()?.to_string()));
    let mut names = names.iter();
    for segment in segments {
        id.push(Text::literal(["/", segment, "/"].concat()));
        id.push(names.next()?.clone().parts()?);
    }
    (names.next().is_none() && id.len() <= LONGEST).then_some(Value::Text(id))
}
