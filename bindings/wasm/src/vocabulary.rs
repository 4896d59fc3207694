//! What somebody was told once and for all.

use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;

/// Structs whose fields, and words, that were told in an answer before, by their number.
#[wasm_bindgen]
#[derive(Default)]
pub struct Vocabulary {
    /// Names of structs. No two kinds of struct share one.
    pub(crate) structs: Told,
    /// Words.
    pub(crate) words: Told,
}

#[wasm_bindgen]
impl Vocabulary {
    /// That of somebody who was never answered.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Texts that live as long as the program, known by where they lie: nothing else ever lies there.
pub struct Told {
    /// Address and length, in the order in which they were told.
    places: Vec<(usize, usize)>,
    /// Numbers of some of them by a mix of their address.
    glance: [u16; SLOTS],
}

const SLOTS: usize = 1 << 9;

impl Default for Told {
    fn default() -> Self {
        Self { places: Vec::new(), glance: [0; SLOTS] }
    }
}

impl Told {
    /// The number of a text, and whether it is new.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        let place = (text.as_ptr().addr(), text.len());
        let mixed = place.0.wrapping_mul(0x9E37_79B1) >> 16;
        let is = |number: usize| self.places.get(number) == Some(&place);
        let glanced = self.glance.get(mixed % SLOTS).copied().map(usize::from);
        if let Some(number) = glanced.filter(|number| is(*number)) {
            return (number, false);
        }
        let known = self.places.iter().position(|known| *known == place);
        let number = known.unwrap_or(self.places.len());
        if known.is_none() {
            self.places.push(place);
        }
        if let (Some(slot), Ok(number)) = (self.glance.get_mut(mixed % SLOTS), u16::try_from(number)) {
            *slot = number;
        }
        (number, known.is_none())
    }

    /// How many were told.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Forgets what was told last, but for so many.
    pub fn truncate(&mut self, count: usize) {
        self.places.truncate(count);
    }
}
