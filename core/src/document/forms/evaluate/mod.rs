//! Expressions of template languages, and what they come to as far as literals tell. The languages differ in how they
//! write expressions and in what names stand for; what the functions do is the same.

mod functions;
mod text;

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::super::NodeId;
pub use text::Text;

/// Deepest nesting of expressions, calls and the names that they use. What lies deeper is not looked at.
pub const DEEPEST: usize = 64;

/// Longest text that is put together, in bytes.
const LONGEST: usize = 2048;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A truth value.
    Truth(bool),
    /// Nothing, said expressly.
    Null,
    /// A name that stands for something.
    Name(String),
    /// A function with what it is given. Operators are calls too: `==` is `equals`, `!` is `not`, `&&` is `and`, `||` is
    /// `or`, `? :` is `if`, `??` is `coalesce`; texts with expressions in them are `concat`.
    Call(String, Vec<Self>),
    /// A property or an item of something.
    Member(Box<Self>, Box<Self>),
    /// Something else, as it is written.
    Other(String),
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, of which parts may show themselves later.
    Text(Text),
    /// A whole number.
    Number(i64),
    /// A truth value.
    Truth(bool),
    /// Nothing.
    Null,
    /// A list or a mapping of the tree; the number says in which surroundings its own expressions are read.
    Tree(NodeId, usize),
    /// What shows itself when the template is deployed, written so that equal expressions are equal texts.
    Open(String),
}

/// What names stand for.
pub trait Surroundings {
    /// What a name, a call or a member stands for; nothing where it is none of the language's own.
    fn resolve(&mut self, expression: &Expression, depth: usize) -> Option<Value>;

    /// A property or an item of a list or mapping of the tree; nothing where it is not there.
    fn member(&mut self, node: NodeId, scope: usize, key: &Value, depth: usize) -> Option<Value>;
}

/// What an expression comes to.
pub fn evaluate(expression: &Expression, around: &mut dyn Surroundings, depth: usize) -> Value {
    if depth > DEEPEST {
        return Value::Open(expression.to_string());
    }
    if let Some(value) = around.resolve(expression, depth + 1) {
        return value;
    }
    match expression {
        Expression::Text(text) => Value::Text(Text::literal(text.clone())),
        Expression::Number(number) => Value::Number(*number),
        Expression::Truth(truth) => Value::Truth(*truth),
        Expression::Null => Value::Null,
        Expression::Name(_) | Expression::Other(_) => Value::Open(expression.to_string()),
        Expression::Call(function, arguments) => functions::call(function, arguments, around, depth + 1),
        Expression::Member(of, key) => member(of, key, around, depth + 1),
    }
}

fn member(of: &Expression, key: &Expression, around: &mut dyn Surroundings, depth: usize) -> Value {
    let key = evaluate(key, around, depth);
    match evaluate(of, around, depth) {
        Value::Tree(node, scope) => {
            around.member(node, scope, &key, depth).unwrap_or_else(|| open_member(&of.to_string(), &key))
        }
        value => open_member(&value.shown(), &key),
    }
}

fn open_member(of: &str, key: &Value) -> Value {
    match key {
        Value::Text(text) if text.plain().is_some_and(is_name) => open(format!("{of}.{}", text.shown())),
        key => open(format!("{of}[{}]", key.shown())),
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Something open, unless its text is too long to be kept.
fn open(shown: String) -> Value {
    if shown.len() <= LONGEST {
        return Value::Open(shown);
    }
    // Told apart from others by its length and a sum of its bytes, as well as needed.
    let sum = shown.bytes().fold(0_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let start: String = shown.chars().take(64).collect();
    Value::Open(format!("{start}...{}.{sum:x}", shown.len()))
}

impl Value {
    /// A literal text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Text::literal(text.into()))
    }

    /// The text, number or truth value as a literal text; nothing where some of it is open.
    #[must_use]
    pub fn literal(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.plain().map(ToString::to_string),
            Self::Number(number) => Some(number.to_string()),
            Self::Truth(truth) => Some(truth.to_string()),
            Self::Null | Self::Tree(..) | Self::Open(_) => None,
        }
    }

    /// As an expression would be written that comes to it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => match text.plain() {
                Some(plain) => format!("'{plain}'"),
                None => text.shown(),
            },
            Self::Null => "null()".to_string(),
            Self::Tree(node, scope) => format!("#{}.{scope}", node.0),
            Self::Open(shown) => shown.clone(),
            Self::Number(_) | Self::Truth(_) => self.literal().unwrap_or_default(),
        }
    }

    /// As parts of a text.
    fn parts(self) -> Option<Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Open(shown) => Some(Text::open(shown)),
            Self::Number(_) | Self::Truth(_) => self.literal().map(Text::literal),
            Self::Null | Self::Tree(..) => None,
        }
    }
}

impl core::fmt::Display for Expression {
    fn fmt(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Text(text) => write!(to, "'{text}'"),
            Self::Number(number) => write!(to, "{number}"),
            Self::Truth(truth) => write!(to, "{truth}"),
            Self::Null => to.write_str("null()"),
            Self::Name(name) | Self::Other(name) => to.write_str(name),
            Self::Call(function, arguments) => {
                to.write_str(function)?;
                to.write_str("(")?;
                for (place, argument) in arguments.iter().enumerate() {
                    to.write_str(if place > 0 { ", " } else { "" })?;
                    argument.fmt(to)?;
                }
                to.write_str(")")
            }
            Self::Member(of, key) => match key.as_ref() {
                Self::Text(name) if is_name(name) => write!(to, "{of}.{name}"),
                key => write!(to, "{of}[{key}]"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;

    impl Surroundings for Nothing {
        fn resolve(&mut self, expression: &Expression, _: usize) -> Option<Value> {
            let Expression::Name(name) = expression else { return None };
            (name == "known").then(|| Value::text("west"))
        }

        fn member(&mut self, _: NodeId, _: usize, _: &Value, _: usize) -> Option<Value> {
            None
        }
    }

    fn name(name: &str) -> Expression {
        Expression::Name(name.into())
    }

    fn text(text: &str) -> Expression {
        Expression::Text(text.into())
    }

    fn call(function: &str, arguments: &[Expression]) -> Value {
        evaluate(&Expression::Call(function.into(), arguments.to_vec()), &mut Nothing, 0)
    }

    #[test]
    fn literals_come_to_literals() {
        let truth = |truth| Expression::Truth(truth);
        for (value, expected) in [
            (call("concat", &[text("a"), name("known"), Expression::Number(3)]), "awest3"),
            (call("format", &[text("{1}-{0}{{}}"), text("a"), text("b")]), "b-a{}"),
            (call("if", &[truth(true), text("Enabled"), name("unknown")]), "Enabled"),
            (call("toLower", &[text("AbC")]), "abc"),
            (call("TOUPPER", &[text("AbC")]), "ABC"),
            (call("equals", &[text("a"), text("a")]), "true"),
            (call("equals", &[text("a"), text("b")]), "false"),
            (call("not", &[truth(true)]), "false"),
            (call("and", &[truth(false), name("unknown")]), "false"),
            (call("or", &[name("unknown"), truth(true)]), "true"),
            (call("coalesce", &[Expression::Null, text("x")]), "x"),
            (call("string", &[truth(false)]), "false"),
        ] {
            assert_eq!(value.literal().as_deref(), Some(expected), "{value:?}");
        }
    }

    #[test]
    fn what_is_open_stays_open_and_says_what_it_is() {
        for (value, expected) in [
            (call("concat", &[text("a-"), name("x"), text("/b")]), "a-${x}/b"),
            (call("format", &[text("{0}/{1}"), name("x"), text("b")]), "${x}/b"),
            (call("toLower", &[name("x")]), "toLower(x)"),
            (call("if", &[name("x"), text("a"), text("b")]), "if(x, 'a', 'b')"),
            (call("if", &[name("x"), text("a"), text("a")]), "a"),
            (call("equals", &[text("a"), text("A")]), "equals('a', 'A')"),
            (call("uniqueString", &[name("known")]), "uniqueString('west')"),
            (call("equals", &[name("x"), name("x")]), "true"),
        ] {
            let shown = value.literal().unwrap_or_else(|| value.shown());
            assert_eq!(shown, expected, "{value:?}");
        }
    }

    #[test]
    fn names_are_split_where_literals_say_so() {
        let Value::Text(name) = call("concat", &[name("ws"), text("/"), name("ep"), text("-1/blue")]) else {
            panic!("a text");
        };
        let segments: Vec<String> = name.split('/').iter().map(Text::shown).collect();
        assert_eq!(segments, ["${ws}", "${ep}-1", "blue"]);
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let mut deep = name("x");
        for _ in 0..10 * DEEPEST {
            deep = Expression::Call("not".into(), alloc::vec![deep]);
        }
        assert!(matches!(evaluate(&deep, &mut Nothing, 0), Value::Open(_)));
        let long = call("concat", &[text(&"a".repeat(LONGEST)), name("x"), text("b")]);
        assert!(long.shown().len() < 200, "{}", long.shown().len());
    }
}
