//! Texts of every form, read; what was understood crosses to the module that judges as bytes.

use alloc::{string::String, vec::Vec};

use cofferdam_core::{
    document::{Limits, Text, exchange, read_all},
    text::FileId,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::utf8;

/// Texts that are read together.
#[wasm_bindgen]
#[derive(Default)]
pub struct Readers {
    texts: Vec<(String, String)>,
}

#[wasm_bindgen]
impl Readers {
    /// No text yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    pub fn document(&mut self, uri: String, text: Vec<u8>) {
        self.texts.push((uri, utf8::text(text)));
    }

    /// Reads the texts that were added, and forgets them.
    pub fn read(
        &mut self,
        file_bytes: usize,
        depth: usize,
        alias_expansions: usize,
        documents: usize,
    ) -> Option<Vec<u8>> {
        let limits = Limits { file_bytes, depth, alias_expansions, documents, ..Limits::default() };
        let given = core::mem::take(&mut self.texts);
        let named = |number: usize| FileId(u16::try_from(number).unwrap_or(u16::MAX));
        let texts = given.iter().enumerate().map(|(number, (uri, text))| (named(number), &**uri, &**text));
        let texts: Vec<Text<'_>> = texts.collect();
        exchange::write(read_all(&texts, &limits))
    }
}
