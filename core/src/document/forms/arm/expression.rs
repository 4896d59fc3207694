//! Reads the expressions of ARM templates: `[concat(parameters('workspace'), '/', variables('names').endpoint)]`.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::evaluate::{DEEPEST, Expression};

/// The expression of a text, if it is one: within brackets, of which the first is not doubled.
pub fn parse(text: &str) -> Option<Expression> {
    if text.starts_with("[[") {
        return None;
    }
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut parser = Parser { text: inside, at: 0 };
    let read = parser.expression(0).filter(|_| parser.rest().is_empty());
    Some(read.unwrap_or_else(|| Expression::Other(inside.trim().to_string())))
}

/// A text that is no expression as it is meant: a doubled first bracket stands for one.
pub fn unescaped(text: &str) -> &str {
    if text.starts_with("[[") { text.get(1..).unwrap_or(text) } else { text }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    /// What is left, blanks at its start skipped.
    fn rest(&mut self) -> &'t str {
        let rest = self.text.get(self.at..).unwrap_or("");
        let trimmed = rest.trim_ascii_start();
        self.at += rest.len() - trimmed.len();
        trimmed
    }

    fn takes(&mut self, token: &str) -> bool {
        let takes = self.rest().starts_with(token);
        self.at += if takes { token.len() } else { 0 };
        takes
    }

    fn expression(&mut self, depth: usize) -> Option<Expression> {
        if depth > DEEPEST {
            return None;
        }
        let mut read = self.primary(depth)?;
        loop {
            if !self.rest().starts_with(['.', '[', '?']) {
                return Some(read);
            }
            let key = if self.takes(".?") || self.takes("?.") || self.takes(".") {
                Expression::Text(self.name()?)
            } else if self.takes("[?") || self.takes("[") {
                let key = self.expression(depth + 1)?;
                self.takes("]").then_some(key)?
            } else {
                return None;
            };
            read = Expression::Member(Box::new(read), Box::new(key));
        }
    }

    fn primary(&mut self, depth: usize) -> Option<Expression> {
        match self.rest().bytes().next()? {
            b'\'' => self.text(),
            b'-' | b'0'..=b'9' => {
                let length =
                    self.rest().bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
                let number = self.rest().get(..length)?.parse().ok()?;
                self.at += length;
                Some(Expression::Number(number))
            }
            _ => {
                let mut function = self.name()?;
                // A function of the template's own has the name of its group before it.
                while self.takes(".") {
                    function = [&function, ".", &self.name()?].concat();
                }
                self.takes("(").then_some(())?;
                Some(Expression::Call(function, self.arguments(depth)?))
            }
        }
    }

    fn arguments(&mut self, depth: usize) -> Option<Vec<Expression>> {
        let mut arguments = Vec::new();
        while !self.takes(")") {
            if !arguments.is_empty() {
                self.takes(",").then_some(())?;
            }
            arguments.push(self.expression(depth + 1)?);
        }
        Some(arguments)
    }

    fn name(&mut self) -> Option<String> {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let name = rest.get(..length).filter(|name| !name.is_empty())?;
        self.at += length;
        Some(name.to_string())
    }

    /// A text in quotes; a doubled quote stands for one.
    fn text(&mut self) -> Option<Expression> {
        let mut text = String::new();
        let mut rest = self.rest().strip_prefix('\'')?;
        self.at += 1;
        loop {
            let (before, after) = rest.split_once('\'')?;
            text.push_str(before);
            self.at += before.len() + 1;
            match after.strip_prefix('\'') {
                Some(after) => {
                    text.push('\'');
                    self.at += 1;
                    rest = after;
                }
                None => return Some(Expression::Text(text)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_and_written_alike() {
        for (text, written) in [
            ("[parameters('x')]", "parameters('x')"),
            ("[ concat( 'a' ,variables('b').c , -1 )]", "concat('a', variables('b').c, -1)"),
            ("[parameters('x')['y-z'][0].w]", "parameters('x')['y-z'][0].w"),
            ("[ns.own('it''s')]", "ns.own('it's')"),
            ("[if(equals(1, 2), null(), true())]", "if(equals(1, 2), null(), true())"),
            ("[parameters('x'", ""),
            ("[[parameters('x')]", ""),
            ("[not closed(]", "not closed("),
            ("[]", ""),
        ] {
            let read = parse(text).map(|read| read.to_string()).unwrap_or_default();
            assert_eq!(read, written, "{text}");
        }
        assert_eq!(unescaped("[[x]"), "[x]");
    }

    #[test]
    fn deep_nesting_is_not_followed() {
        let deep = alloc::format!("[{}1{}]", "not(".repeat(100_000), ")".repeat(100_000));
        assert!(matches!(parse(&deep), Some(Expression::Other(_))));
    }
}
