//! Tables as the build packs them: numbers and texts in one row each, since pointers and lengths are what compresses
//! worst in a download. They are unpacked once, when somebody first looks.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, ops::Deref};

use once_cell::race::OnceBox;

use super::cubes::Union;
use crate::words::Words;

/// What a table consists of.
pub trait Row: Sized + 'static {
    /// The next row.
    fn unpack(from: &mut Packed) -> Self;
}

/// A table of the rulebook.
pub struct Table<Item> {
    packed: Packed,
    rows: OnceBox<Vec<Item>>,
}

impl<Item> Table<Item> {
    /// From the number of rows, which come first, and all that is in them; its words have numbers from this one on.
    pub const fn packed(numbers: &'static [u8], texts: &'static str, words: u16) -> Self {
        Self { packed: Packed { numbers, texts, words }, rows: OnceBox::new() }
    }
}

impl<Item: Row> Deref for Table<Item> {
    type Target = [Item];

    fn deref(&self) -> &[Item] {
        self.rows.get_or_init(|| {
            let mut from = self.packed;
            Box::new(from.items(Item::unpack))
        })
    }
}

impl<'t, Item: Row> IntoIterator for &'t Table<Item> {
    type Item = &'t Item;
    type IntoIter = core::slice::Iter<'t, Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<Item: Row + fmt::Debug> fmt::Debug for Table<Item> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

/// What is not unpacked yet. The build packs what is unpacked here; more than there is, is nothing.
#[derive(Clone, Copy)]
pub struct Packed {
    numbers: &'static [u8],
    texts: &'static str,
    words: u16,
}

impl Packed {
    /// A number.
    pub fn number(&mut self) -> u8 {
        let Some((number, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        *number
    }

    /// Whether something is so.
    pub fn flag(&mut self) -> bool {
        self.number() != 0
    }

    /// A number of two bytes, the low one first.
    pub fn wide(&mut self) -> u16 {
        u16::from_le_bytes([self.number(), self.number()])
    }

    /// A text; its length is among the numbers.
    pub fn text(&mut self) -> &'static str {
        let length = usize::from(self.number());
        let (text, rest) = self.texts.split_at_checked(length).unwrap_or_default();
        self.texts = rest;
        text
    }

    /// A text of a sentence: the next one of all.
    pub fn word(&mut self) -> Words {
        let word = Words(self.words);
        self.words += 1;
        word
    }

    /// A union of cubes.
    pub fn union(&mut self) -> Union {
        let length = usize::from(self.wide());
        let (union, rest) = self.numbers.split_at_checked(length).unwrap_or_default();
        self.numbers = rest;
        Union::packed(union)
    }

    /// One of a few.
    pub fn one_of<T: Copy>(&mut self, all: &[T], otherwise: T) -> T {
        all.get(usize::from(self.number())).copied().unwrap_or(otherwise)
    }

    /// Something or nothing.
    pub fn option<T>(&mut self, item: fn(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| item(self))
    }

    /// A list, which stays: there is one table of each kind.
    pub fn list<T>(&mut self, item: fn(&mut Self) -> T) -> &'static [T] {
        self.items(item).leak()
    }

    /// A list of texts.
    pub fn texts(&mut self) -> &'static [&'static str] {
        self.list(Self::text)
    }

    fn items<T>(&mut self, item: fn(&mut Self) -> T) -> Vec<T> {
        let count = self.number();
        let mut items = Vec::with_capacity(count.into());
        for _ in 0..count {
            items.push(item(self));
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::{FACTS, RULES};

    fn left<Item: Row>(table: &Table<Item>) -> (usize, &'static str) {
        let mut from = table.packed;
        from.items(Item::unpack);
        (from.numbers.len(), from.texts)
    }

    #[test]
    fn unpacking_takes_exactly_what_was_packed() {
        assert_eq!(left(FACTS), (0, ""));
        assert_eq!(left(RULES), (0, ""));
    }
}
