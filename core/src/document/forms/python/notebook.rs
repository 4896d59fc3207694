//! Notebooks: their code cells are one program, written as strings of JSON.

use alloc::{string::String, vec::Vec};

use super::super::super::{Limits, Reading, Syntax, yaml};
use super::super::builder::Builder;
use crate::{severity::Severity, text::FileId};

/// Cells that begin with these are Python all the same.
const SAME_LANGUAGE: [&str; 4] = ["%%time", "%%capture", "%%prun", "%%memit"];

/// A program, and where its parts stand in the notebook.
#[derive(Default)]
struct Cells {
    text: String,
    places: Vec<(usize, usize)>,
}

/// Reads a notebook.
pub fn read(file: FileId, text: &str, limits: &Limits) -> Reading {
    let mut builder = Builder::new(file, Syntax::Notebook, limits);
    let json = yaml::read(file, text, limits);
    for problem in json.problems {
        if problem.severity == Severity::Error {
            builder.problem(problem);
        }
    }
    let tree = json.tree;
    let root = tree.documents.first().and_then(|document| document.root);
    let list = root.and_then(|root| tree.get(root, "cells")).map(|cells| tree.items(cells.value));
    let mut cells = Cells::default();
    for cell in list.unwrap_or_default() {
        let is_code = tree.get(*cell, "cell_type").and_then(|entry| tree.text(entry.value)) == Some("code");
        let Some(source) = tree.get(*cell, "source").filter(|_| is_code) else { continue };
        let start = cells.text.len();
        let whole = [source.value];
        let items = tree.items(source.value);
        for part in if items.is_empty() { whole.as_slice() } else { items } {
            let node = tree.node(*part).filter(|node| node.scalar().is_some());
            let Some(written) = node
                .and_then(|node| Some((node.span, Some(node.span.slice(text)).filter(|s| !s.is_empty())?)))
            else {
                continue;
            };
            cells.decode(written.1, written.0.start as usize);
        }
        cells.silence(start);
        cells.text.push('\n');
    }
    super::program(&mut builder, &cells.text, &cells.places, limits);
    builder.finish()
}

impl Cells {
    /// Adds a string of JSON that is written from `at` on.
    fn decode(&mut self, written: &str, at: usize) {
        let inner = written.strip_prefix('"').unwrap_or(written);
        let start = at + written.len() - inner.len();
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        self.places.push((self.text.len(), start));
        let mut from = 0;
        while let Some(escape) = inner.get(from..).and_then(|rest| rest.find('\\')).map(|found| from + found)
        {
            self.text.push_str(inner.get(from..escape).unwrap_or_default());
            self.places.push((self.text.len(), start + escape));
            let (character, length) = unescaped(inner.get(escape..).unwrap_or_default());
            self.text.push(character);
            from = escape + length;
            self.places.push((self.text.len(), start + from));
        }
        self.text.push_str(inner.get(from..).unwrap_or_default());
    }

    /// Makes comments of what is not Python in the cell that starts there, without moving anything.
    fn silence(&mut self, start: usize) {
        let cell = self.text.split_off(start);
        let is_other = cell.starts_with("%%") && !SAME_LANGUAGE.iter().any(|same| cell.starts_with(same));
        for line in cell.split_inclusive('\n') {
            let blank = line.len() - line.trim_start().len();
            let command = line.get(blank..).unwrap_or_default();
            let mut characters = command.chars();
            let first = characters.next();
            let second = characters.next().is_some_and(|next| next == '%' || next.is_ascii_alphabetic());
            let is_command = matches!(first, Some('!' | '?')) || (first == Some('%') && second);
            match first.filter(|_| is_command || is_other) {
                Some(first) => {
                    self.text.push_str(line.get(..blank).unwrap_or_default());
                    self.text.extend(core::iter::repeat_n('#', first.len_utf8()));
                    self.text.push_str(characters_behind(command, first));
                }
                None => self.text.push_str(line),
            }
        }
    }
}

fn characters_behind(text: &str, first: char) -> &str {
    text.get(first.len_utf8()..).unwrap_or_default()
}

/// The character that an escape stands for, and how many bytes the escape has.
fn unescaped(escape: &str) -> (char, usize) {
    let hex = |from: usize| u32::from_str_radix(escape.get(from..from + 4)?, 16).ok();
    match escape.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'u') => match (hex(2), hex(8)) {
            (Some(high @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
                let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12)
            }
            (Some(code), _) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
            (None, _) => (char::REPLACEMENT_CHARACTER, 2),
        },
        Some(same @ (b'"' | b'\\' | b'/')) => (char::from(*same), 2),
        Some(byte) if byte.is_ascii() => (' ', 2),
        _ => ('\\', 1),
    }
}
