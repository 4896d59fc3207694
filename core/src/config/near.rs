//! The known word that somebody probably meant.

use alloc::vec::Vec;

/// The known word that differs least, if it differs in less than half of its letters and at most in three.
pub fn nearest<'w>(written: &str, known: &[&'w str]) -> Option<&'w str> {
    let near = known.iter().map(|word| (distance(written, word), *word));
    let (slips, word) = near.min_by_key(|(slips, _)| *slips)?;
    (slips <= 3 && slips * 2 < word.len()).then_some(word)
}

/// How many letters have to be put in, left out or changed, casing aside.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in (1..).zip(one.bytes()) {
        let mut diagonal = core::mem::replace(row.first_mut().unwrap_or(&mut 0), line);
        let mut left = line;
        for (place, there) in row.iter_mut().skip(1).zip(other.bytes()) {
            let changed = diagonal + usize::from(!letter.eq_ignore_ascii_case(&there));
            diagonal = *place;
            *place = changed.min(diagonal + 1).min(left + 1);
            left = *place;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(distance("intent", "intent"), 0);
        assert_eq!(distance("intnt", "intent"), 1);
        assert_eq!(distance("", "set"), 3);
        assert_eq!(distance("asume", "ASSUME"), 1);
    }

    #[test]
    fn what_is_far_is_not_meant() {
        let keys = ["intent", "set", "assume"];
        assert_eq!(nearest("intents", &keys), Some("intent"));
        assert_eq!(nearest("colour", &keys), None);
        assert_eq!(nearest("x", &keys), None);
    }
}
