//! Finds a text in another one, and puts texts together. The standard library's ways are made for long texts: several
//! kilobytes of the module that people download.

use alloc::string::String;

/// A text in which others are looked for.
pub trait Parts {
    /// Where a part stands first; an empty one nowhere.
    fn place_of(&self, part: &str) -> Option<usize>;

    /// Whether a part stands in it.
    fn has(&self, part: &str) -> bool {
        self.place_of(part).is_some()
    }

    /// Whether a part that is in lower case stands in it in any casing.
    fn has_in_any_casing(&self, part: &str) -> bool;

    /// What stands before the first place of a part, and what behind it.
    fn around(&self, part: &str) -> Option<(&str, &str)>;
}

impl Parts for str {
    fn place_of(&self, part: &str) -> Option<usize> {
        let first = part.as_bytes().first()?;
        let mut from = 0;
        loop {
            let rest = self.as_bytes().get(from..)?;
            let at = from + rest.iter().position(|byte| byte == first)?;
            if self.as_bytes().get(at..)?.starts_with(part.as_bytes()) {
                return Some(at);
            }
            from = at + 1;
        }
    }

    fn has_in_any_casing(&self, part: &str) -> bool {
        let Some(first) = part.as_bytes().first() else { return false };
        let mut starts = self.as_bytes().windows(part.len());
        starts.any(|start| {
            start.first().map(u8::to_ascii_lowercase) == Some(*first)
                && start.eq_ignore_ascii_case(part.as_bytes())
        })
    }

    fn around(&self, part: &str) -> Option<(&str, &str)> {
        let at = self.place_of(part)?;
        self.get(..at).zip(self.get(at + part.len()..))
    }
}

/// The first of some bytes from `from` on, or the end of the text.
pub fn next_of<const COUNT: usize>(text: &str, from: usize, wanted: [u8; COUNT]) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let (words, behind) = rest.as_chunks();
    for (word, at) in words.iter().zip((from..).step_by(size_of::<u64>())) {
        let word = u64::from_le_bytes(*word);
        let found = wanted.iter().fold(0, |found, byte| found | zeros(word ^ (u64::from(*byte) * EACH)));
        if found != 0 {
            return at + (found.trailing_zeros() / u8::BITS) as usize;
        }
    }
    let before = rest.len() - behind.len();
    from + before + behind.iter().position(|byte| wanted.contains(byte)).unwrap_or(behind.len())
}

/// One in each byte.
const EACH: u64 = u64::MAX / 0xFF;

/// The highest bit of each byte that is zero. Behind the lowest of them others may be there, too.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(EACH) & !word & (EACH << 7)
}

/// Texts with another one between them.
pub fn joined(texts: &[impl AsRef<str>], between: &str) -> String {
    let length = texts.iter().map(|text| text.as_ref().len() + between.len()).sum();
    let mut all = String::with_capacity(length);
    for (number, text) in texts.iter().enumerate() {
        if number > 0 {
            all.push_str(between);
        }
        all.push_str(text.as_ref());
    }
    all
}

/// Texts behind each other.
pub fn concat(texts: &[&str]) -> String {
    joined(texts, "")
}

#[cfg(test)]
mod tests {
    use super::{Parts, next_of};
    use alloc::string::ToString;

    #[test]
    fn rare_bytes_are_found_wherever_they_stand() {
        for length in 0..50 {
            let text = "é".repeat(length);
            assert_eq!(next_of(&text, 0, *b"<$"), text.len());
            assert_eq!(next_of(&(text.clone() + "$<"), 0, *b"<$"), text.len());
            assert_eq!(next_of(&("<".to_string() + &text + "<"), 1, *b"<$"), text.len() + 1);
        }
        assert_eq!(next_of("<", 2, *b"<"), 2);
    }

    #[test]
    fn parts_are_found_where_they_stand_first() {
        assert_eq!("a:b::c::d".place_of("::"), Some(3));
        assert_eq!("a:b::c::d".around("::"), Some(("a:b", "c::d")));
        assert_eq!("aab".place_of("ab"), Some(1));
        assert_eq!(("é€".place_of("€"), "é".place_of("€"), "a".place_of("ab")), (Some(2), None, None));
        assert!("xAbC".has_in_any_casing("abc") && !"xab".has_in_any_casing("abc"));
        assert!("a".has("a") && !"".has("a") && !"a".has(""));
    }
}
