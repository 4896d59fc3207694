//! The parser counts characters, everything else bytes: converted here and nowhere else.

/// Converts character counts of one text to byte offsets. Counts should come roughly in order: the way from the last
/// one is walked, forwards or backwards.
#[derive(Debug)]
pub struct Offsets<'text> {
    text: &'text [u8],
    /// In ASCII text the two are the same.
    ascii: bool,
    /// The last answer.
    character: usize,
    byte: usize,
}

impl<'text> Offsets<'text> {
    /// Ready to convert counts of `text`.
    pub fn new(text: &'text str) -> Self {
        Self { text: text.as_bytes(), ascii: text.is_ascii(), character: 0, byte: 0 }
    }

    /// The byte at which the character with that number starts; the end of the text when there are fewer.
    pub fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        while self.character < character && self.byte < self.text.len() {
            self.byte += 1;
            while self.is_within_character() {
                self.byte += 1;
            }
            self.character += 1;
        }
        while self.character > character && self.byte > 0 {
            self.byte -= 1;
            while self.is_within_character() {
                self.byte -= 1;
            }
            self.character -= 1;
        }
        self.byte
    }

    fn is_within_character(&self) -> bool {
        self.text.get(self.byte).is_some_and(|byte| byte & 0xC0 == 0x80)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_forwards_and_backwards() {
        let text = "a\u{e9}\u{1f600}b";
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut offsets = Offsets::new(text);
        for number in [0, 1, 2, 3, 2, 1, 3, 0, 3] {
            assert_eq!(offsets.byte(number), starts[number]);
        }
        assert_eq!(offsets.byte(99), text.len());
        assert_eq!(offsets.byte(1), 1);
    }
    use alloc::vec::Vec;
}
