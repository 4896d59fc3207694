//! Words that resemble each other.

use alloc::string::String;

/// Without casing, `_`, `-` and blanks at the ends.
pub fn normal(text: &str) -> String {
    letters(text).collect()
}

/// Whether a text is normally written so.
pub fn is_normally(text: &str, normal: &str) -> bool {
    letters(text).eq(normal.chars())
}

/// Whether two texts are the same but for casing, `_`, `-` and blanks at the ends.
pub fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    let letters = text.trim().chars().filter(|character| !matches!(character, '_' | '-'));
    letters.map(|letter| letter.to_ascii_lowercase())
}

/// Whether somebody who writes a key probably means the known one.
pub fn is_near(written: &str, known: &str) -> bool {
    // Most keys are told apart by a glance: one slip leaves the start or the end of a word as it is.
    let (ends, others) = (ends(written), ends(known));
    let differs =
        |one: Option<u8>, other: Option<u8>| one.zip(other).is_some_and(|(one, other)| one != other);
    let is_long = || known.bytes().filter(u8::is_ascii_alphanumeric).nth(3).is_some();
    if differs(ends.0, others.0) && differs(ends.1, others.1) && is_long() {
        return false;
    }
    // Or by their lengths.
    if length(written).abs_diff(length(known)) > 1 {
        return false;
    }
    let (written, known) = (normal(written), normal(known));
    one_slip(&written, &known)
}

/// How many letters count.
fn length(word: &str) -> usize {
    let counts = |byte: &u8| !matches!(*byte, b'_' | b'-') && *byte & 0xc0 != 0x80;
    word.trim().bytes().filter(counts).count()
}

/// The first and the last byte, where they are letters that count.
fn ends(word: &str) -> (Option<u8>, Option<u8>) {
    let letter =
        |byte: Option<&u8>| byte.filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    (letter(word.as_bytes().first()), letter(word.as_bytes().last()))
}

/// Whether one letter too many, too few or another one, or two letters swapped, make one word of the other.
pub fn one_slip(written: &str, meant: &str) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = written.bytes().zip(meant.bytes()).take_while(same).count();
    let (written, meant) = (written.as_bytes().get(start..), meant.as_bytes().get(start..));
    let (Some(written), Some(meant)) = (written, meant) else { return false };
    let end = written.iter().rev().copied().zip(meant.iter().rev().copied()).take_while(same).count();
    match (written.get(..written.len() - end), meant.get(..meant.len() - end)) {
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        (Some(left), Some(right)) => left.len() <= 1 && right.len() <= 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_two_swapped() {
        for written in ["disbaled", "disabld", "disabledd", "disabked", "isabled"] {
            assert!(one_slip(written, "disabled"), "{written}");
        }
        for written in ["enabled", "dsbled", "", "selected"] {
            assert!(!one_slip(written, "disabled"), "{written}");
        }
    }
}
