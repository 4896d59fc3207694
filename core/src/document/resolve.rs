//! What YAML 1.1 takes a bare scalar for. Follows the vendor client's parser, not YAML 1.2: `yes` is a boolean.

use super::{ScalarKind, ScalarStyle};

/// The kind of a scalar without a tag.
pub fn resolve(text: &str, style: ScalarStyle) -> ScalarKind {
    if style != ScalarStyle::Plain {
        return ScalarKind::String;
    }
    match text.as_bytes().first() {
        None => ScalarKind::Null,
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') => resolve_number(text),
        Some(_) => resolve_word(text),
    }
}

/// The kind of a scalar with a tag of YAML's own, such as `str` for `!!str`.
pub fn resolve_tagged(text: &str, suffix: &str) -> ScalarKind {
    match suffix {
        "null" => ScalarKind::Null,
        "int" => ScalarKind::Integer,
        "float" => ScalarKind::Float,
        "timestamp" => ScalarKind::Timestamp,
        "bool" => resolve_word(text),
        _ => ScalarKind::String,
    }
}

fn resolve_word(text: &str) -> ScalarKind {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => ScalarKind::Boolean(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            ScalarKind::Boolean(false)
        }
        "~" | "null" | "Null" | "NULL" => ScalarKind::Null,
        _ => ScalarKind::String,
    }
}

fn resolve_number(text: &str) -> ScalarKind {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if is_integer(unsigned) {
        ScalarKind::Integer
    } else if is_float(unsigned, text) {
        ScalarKind::Float
    } else if is_timestamp(text) {
        ScalarKind::Timestamp
    } else {
        ScalarKind::String
    }
}

fn is_integer(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0b") {
        return all_of(digits, |byte| matches!(byte, b'0' | b'1' | b'_'));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return all_of(digits, |byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    if let Some(digits) = text.strip_prefix('0') {
        return digits.bytes().all(|byte| matches!(byte, b'0'..=b'7' | b'_'));
    }
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let mut parts = text.split(':');
    parts.next().is_some_and(|first| all_of(first, is_digit)) && parts.all(is_sixtieth)
}

fn is_float(unsigned: &str, text: &str) -> bool {
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let Some((whole, rest)) = unsigned.split_once('.') else {
        return false;
    };
    let (fraction, exponent) = match rest.split_once(['e', 'E']) {
        Some((fraction, exponent)) => (fraction, Some(exponent)),
        None => (rest, None),
    };
    let signed = |exponent: &str| {
        exponent.strip_prefix(['+', '-']).is_some_and(|digits| all_of(digits, |byte| byte.is_ascii_digit()))
    };
    let tail = fraction.bytes().all(is_digit) && exponent.is_none_or(signed);
    if whole.is_empty() {
        // A sign before a bare dot makes text of it.
        return tail && text.starts_with('.') && fraction.starts_with(|first: char| first.is_ascii_digit());
    }
    let mut parts = whole.split(':');
    let leading = parts.next().is_some_and(|first| {
        all_of(first, is_digit) && first.starts_with(|digit: char| digit.is_ascii_digit())
    });
    tail && leading && parts.all(is_sixtieth)
}

/// `2024-01-31`, or with a time behind a `T` or blanks.
fn is_timestamp(text: &str) -> bool {
    let split = text.find(['T', 't', ' ', '\t']);
    let (date, time) = match split {
        Some(at) => (text.get(..at).unwrap_or(""), text.get(at + 1..)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let year = parts.next().is_some_and(|year| year.len() == 4 && all_of(year, |byte| byte.is_ascii_digit()));
    let short = |part: Option<&str>| {
        part.is_some_and(|part| part.len() <= 2 && all_of(part, |byte| byte.is_ascii_digit()))
    };
    if !(year && short(parts.next()) && short(parts.next()) && parts.next().is_none()) {
        return false;
    }
    match time {
        None => date.len() == 10,
        Some(time) => {
            time.trim_start().split(':').count() >= 3 && time.trim_start().bytes().all(is_time_byte)
        }
    }
}

fn is_time_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z' | b'+' | b'-' | b' ' | b'\t')
}

fn is_sixtieth(part: &str) -> bool {
    match part.as_bytes() {
        [ones] => ones.is_ascii_digit(),
        [b'0'..=b'5', ones] => ones.is_ascii_digit(),
        _ => false,
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

/// Whether there is at least one byte and `allowed` holds for each.
fn all_of(text: &str, allowed: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> ScalarKind {
        resolve(text, ScalarStyle::Plain)
    }

    #[test]
    fn bare_words_of_yaml_1_1_are_booleans() {
        for word in ["yes", "Yes", "YES", "on", "On", "true", "TRUE"] {
            assert_eq!(plain(word), ScalarKind::Boolean(true), "{word}");
        }
        for word in ["no", "NO", "off", "False"] {
            assert_eq!(plain(word), ScalarKind::Boolean(false), "{word}");
        }
        assert_eq!(plain("yEs"), ScalarKind::String);
        assert_eq!(resolve("yes", ScalarStyle::SingleQuoted), ScalarKind::String);
    }

    #[test]
    fn nothing_and_null_are_null() {
        for word in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(plain(word), ScalarKind::Null, "{word}");
        }
    }

    #[test]
    fn integers() {
        for word in ["0", "443", "-1", "+1", "1_000", "017", "0x1F", "0b10", "80:59", "190:20:30"] {
            assert_eq!(plain(word), ScalarKind::Integer, "{word}");
        }
    }

    #[test]
    fn floats() {
        for word in ["1.5", "1.", ".5", "-1.5", "1.5e+3", ".inf", "-.inf", ".nan", "1:30.5"] {
            assert_eq!(plain(word), ScalarKind::Float, "{word}");
        }
    }

    #[test]
    fn dates() {
        for word in ["2024-01-31", "2024-1-31T10:00:00Z", "2024-01-31 10:00:00.5 +2"] {
            assert_eq!(plain(word), ScalarKind::Timestamp, "{word}");
        }
    }

    #[test]
    fn what_merely_looks_like_a_number_is_text() {
        for word in [
            "80:90",
            "80, 8080",
            "80,443",
            "08",
            "1.2.3",
            "1e5",
            "16.17.18.0/24",
            "-",
            "+.5",
            "12-34",
            "0x",
            "1-1-1",
        ] {
            assert_eq!(plain(word), ScalarKind::String, "{word}");
        }
    }
}
