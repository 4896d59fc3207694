//! Placeholders: what something else fills in before the client reads the file.

use crate::text::concat;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::source::byte;
use super::{Placeholder, PlaceholderKind, Syntax};

/// Stands for a masked character: the parser takes it for text, and no text may hold it.
const MASK: char = '\u{1}';

/// Longest variable name that is looked for, in bytes; without a bound a hostile text would take quadratic time.
const LONGEST_NAME: usize = 256;

/// A `{{NAME}}`, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its first brace.
    pub start: usize,
    /// Behind its last brace.
    pub end: usize,
}

/// Every `{{NAME}}` in order. Names are letters, digits, `_`, `.` and `-`, with blanks around and between.
pub fn find_regions(text: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        if byte(text, start + 1) != Some(b'{') {
            from = start + 1;
            continue;
        }
        // Of three braces the last two belong to the name.
        let start = if byte(text, start + 2) == Some(b'{') { start + 1 } else { start };
        let rest = text.get(start + 2..).unwrap_or("");
        let length =
            rest.bytes().take_while(|byte| is_name_byte(*byte) || matches!(byte, b' ' | b'\t')).count();
        let (name, behind) = rest.split_at_checked(length).unwrap_or(("", ""));
        from = start + 2;
        if behind.starts_with("}}") && name.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            from = start + 4 + length;
            regions.push(Region { start, end: from });
        }
    }
    regions
}

/// The text with every region masked; the same length.
pub fn mask(text: &str, regions: &[Region]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for region in regions {
        masked.push_str(text.get(from..region.start).unwrap_or(""));
        masked.extend(core::iter::repeat_n(MASK, region.end - region.start));
        from = region.end;
    }
    masked.push_str(text.get(from..).unwrap_or(""));
    masked
}

/// A scalar's text with the masked regions put back. `regions` are those that lie in the scalar, in order.
pub fn unmask(masked: &str, original: &str, regions: &[Region]) -> String {
    let mut text = String::with_capacity(masked.len());
    let mut rest = masked;
    for region in regions {
        let Some(at) = rest.find(MASK) else { break };
        text.push_str(rest.get(..at).unwrap_or(""));
        text.push_str(original.get(region.start..region.end).unwrap_or(""));
        rest = rest.get(at + (region.end - region.start)..).unwrap_or("");
    }
    text.push_str(rest);
    text
}

/// The first placeholder in a scalar that is not a `{{NAME}}`. ARM expressions are only looked for in JSON.
pub fn find(text: &str, syntax: Syntax) -> Option<Box<Placeholder>> {
    let found = text.bytes().enumerate().find_map(|(at, byte)| match byte {
        b'$' => dollar(text, at),
        b'<' => angle(text, at),
        b'[' if at == 0 && syntax == Syntax::Json => arm_expression(text),
        _ => None,
    })?;
    Some(Box::new(found))
}

/// A `{{NAME}}` as a placeholder.
pub fn mustache(original: &str, region: Region) -> Box<Placeholder> {
    let text = original.get(region.start..region.end).unwrap_or("");
    Box::new(Placeholder::new(PlaceholderKind::Mustache, text))
}

fn dollar(text: &str, at: usize) -> Option<Placeholder> {
    let (kind, close) = match byte(text, at + 1)? {
        b'{' => (PlaceholderKind::Shell, b'}'),
        b'(' => (PlaceholderKind::Pipeline, b')'),
        _ => return whole_variable(text, at),
    };
    let rest = text.get(at + 2..)?;
    let length = rest.bytes().take(LONGEST_NAME).position(|byte| byte == close)?;
    let name = rest.get(..length)?;
    name.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_')
        .then(|| Placeholder::new(kind, text.get(at..at + 3 + length).unwrap_or("")))
}

/// `$NAME` is only taken for a variable when there is nothing else.
fn whole_variable(text: &str, at: usize) -> Option<Placeholder> {
    (at == 0 && is_bare_variable(text)).then(|| Placeholder::new(PlaceholderKind::Shell, text))
}

/// Whether the text is `$NAME`.
pub fn is_bare_variable(text: &str) -> bool {
    text.strip_prefix('$').is_some_and(|name| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
    })
}

fn angle(text: &str, at: usize) -> Option<Placeholder> {
    let rest = text.get(at + 1..)?;
    let length = rest.bytes().take_while(|byte| is_name_byte(*byte) || *byte == b' ').count();
    let name = rest.get(..length)?;
    (rest.get(length..)?.starts_with('>') && name.starts_with(|first: char| first.is_ascii_alphabetic()))
        .then(|| Placeholder::new(PlaceholderKind::Angle, &concat(&["<", name, ">"])))
}

/// A string that starts with `[` and ends with `]`; a doubled `[[` is an escaped bracket.
fn arm_expression(text: &str) -> Option<Placeholder> {
    (text.len() > 2 && text.ends_with(']') && !text.starts_with("[["))
        .then(|| Placeholder::new(PlaceholderKind::ArmExpression, text))
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholder(text: &str) -> Option<(PlaceholderKind, String)> {
        find(text, Syntax::Json).map(|found| (found.kind, found.text))
    }

    fn regions(text: &str) -> Vec<&str> {
        find_regions(text).iter().map(|region| &text[region.start..region.end]).collect()
    }

    #[test]
    fn names_in_double_braces_are_regions() {
        assert_eq!(regions("a: {{NAME}}\nb: {{ x.y-z }}{{q}}"), ["{{NAME}}", "{{ x.y-z }}", "{{q}}"]);
        assert_eq!(regions("a: ${{ secrets.X }}"), ["{{ secrets.X }}"]);
        assert_eq!(regions("{{{a}}}"), ["{{a}}"]);
    }

    #[test]
    fn nested_flow_mappings_are_not() {
        assert!(regions("{{a: 1}: 2}").is_empty());
        assert!(regions("{{}}").is_empty());
        assert!(regions("{{a\n}}").is_empty());
    }

    #[test]
    fn placeholders_of_shell_pipeline_and_people() {
        use PlaceholderKind::{Angle, ArmExpression, Pipeline, Shell};
        assert_eq!(placeholder("x-${NAME}-y"), Some((Shell, "${NAME}".into())));
        assert_eq!(placeholder("$NAME"), Some((Shell, "$NAME".into())));
        assert_eq!(placeholder("$(NAME)"), Some((Pipeline, "$(NAME)".into())));
        assert_eq!(
            placeholder("/subscriptions/<SUBSCRIPTION_ID>/x"),
            Some((Angle, "<SUBSCRIPTION_ID>".into()))
        );
        assert_eq!(placeholder("[parameters('x')]"), Some((ArmExpression, "[parameters('x')]".into())));
    }

    #[test]
    fn prices_comparisons_and_escaped_brackets_are_not_placeholders() {
        for text in
            ["costs $5", "a$NAME", "1 < 2 > 0", "[[parameters('x')]", "a <- b", "$", "${", "$()", "<>"]
        {
            assert_eq!(placeholder(text), None, "{text}");
        }
        assert_eq!(find("[a]", Syntax::Yaml), None);
    }
}
