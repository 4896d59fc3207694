//! What a string in a Python text says.

use alloc::string::String;

/// A string, read.
pub struct Literal {
    /// What it says.
    pub text: String,
    /// Whether something is to be filled in when it runs.
    pub open: bool,
}

/// Reads a string with its prefix and quotes.
pub fn read(written: &str) -> Literal {
    let quote = written.find(['"', '\'']).unwrap_or_default();
    let (prefix, quoted) = written.split_at_checked(quote).unwrap_or_default();
    let has = |letter: char| prefix.contains([letter, letter.to_ascii_uppercase()]);
    let first = quoted.get(..1).unwrap_or_default();
    let width = match quoted.get(..3) {
        Some(triple) if triple.bytes().all(|byte| Some(&byte) == first.as_bytes().first()) => 3,
        _ => 1,
    };
    let inner = quoted.get(width..).unwrap_or_default();
    let end = quoted.get(..width).unwrap_or_default();
    let inner = inner.strip_suffix(end).unwrap_or(inner);
    let formatted = has('f');
    // Bytes are no text, and never what an argument wants.
    let open = has('b') || (formatted && inner.replace("{{", "").contains('{'));
    let mut text = if has('r') { inner.into() } else { unescaped(inner) };
    if formatted {
        text = text.replace("{{", "{").replace("}}", "}");
    }
    Literal { text, open }
}

fn unescaped(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut characters = after.chars();
        let digits = match characters.next() {
            Some('n') => push(&mut text, '\n'),
            Some('t') => push(&mut text, '\t'),
            Some('r') => push(&mut text, '\r'),
            Some('\n') => 0,
            Some(same @ ('\\' | '\'' | '"')) => push(&mut text, same),
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(other) => {
                text.push('\\');
                push(&mut text, other)
            }
            None => 0,
        };
        rest = characters.as_str();
        if let Some((code, behind)) = rest.split_at_checked(digits).filter(|_| digits > 0) {
            text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
            rest = behind;
        }
    }
    text.push_str(rest);
    text
}

fn push(text: &mut String, character: char) -> usize {
    text.push(character);
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_say_what_python_makes_of_them() {
        for (written, said, open) in [
            (r#""disabled""#, "disabled", false),
            ("'disabled'", "disabled", false),
            ("\"\"\"disabled\"\"\"", "disabled", false),
            ("''", "", false),
            (r#"r"a\b""#, r"a\b", false),
            (r#""a\"b\n\x41\u0042\q""#, "a\"b\nAB\\q", false),
            ("f'disabled'", "disabled", false),
            ("f'{access}'", "{access}", true),
            ("rf'{{x}}'", "{x}", false),
            ("b'disabled'", "disabled", true),
            ("'disabled", "disabled", false),
        ] {
            let literal = read(written);
            assert_eq!((literal.text.as_str(), literal.open), (said, open), "{written}");
        }
    }
}
