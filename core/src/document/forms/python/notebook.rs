//! Notebooks: their code cells are one program, written as strings of JSON. Commands in them, and cells that are scripts,
//! run in order in shells of their own, and some cells are files.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::super::{
    super::{Limits, Reading, yaml},
    builder::Builder,
    file::Files,
    shell::{self, Cell},
};
use crate::severity::Severity;

/// Cells that begin with these are Python all the same.
const SAME_LANGUAGE: [&str; 4] = ["%%time", "%%capture", "%%prun", "%%memit"];
/// Cells that begin with these are scripts.
const SCRIPTS: [&str; 7] = ["%%bash", "%%sh", "%%script bash", "%%script sh", "%%system", "%%sx", "%%!"];

/// A program, and what stands beside it.
#[derive(Default)]
struct Cells {
    /// Everything, without the escapes of JSON.
    text: String,
    /// Where parts of it stand in the notebook.
    places: Vec<(usize, usize)>,
    /// The same, as long, but what is not Python is a comment.
    program: String,
    commands: Vec<Cell>,
    /// Where the paths of files are, and what is written to them.
    files: Vec<(String, Range<usize>)>,
}

/// Reads a notebook. Also returns the places of the files that it takes.
pub fn read(
    mut builder: Builder,
    text: &str,
    mut files: Files<'_>,
    limits: &Limits,
) -> (Reading, Vec<usize>) {
    let json = yaml::read(builder.file(), text, limits);
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
        cells.text.push('\n');
        cells.sort(start);
    }
    builder.taken_out(cells.places);
    files.written = cells.files.into_iter().map(|(name, text)| (name, Some(text))).collect();
    super::program(&mut builder, &cells.program, &cells.text, &mut files, limits);
    shell::cells(builder, (&cells.text, text), &cells.commands, files, limits)
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

    /// Tells what is Python in the cell that starts there.
    fn sort(&mut self, start: usize) {
        let cell = self.text.get(start..).unwrap_or_default();
        let (first, _) = cell.split_once('\n').unwrap_or((cell, ""));
        let body = start + first.len() + 1..self.text.len();
        let is = |names: &[&str]| names.iter().any(|name| first.starts_with(name));
        let is_other = cell.starts_with("%%") && !is(&SAME_LANGUAGE);
        if let Some(arguments) = first.strip_prefix("%%writefile").or(first.strip_prefix("%%file")) {
            let path = arguments.split_whitespace().last().unwrap_or_default().trim_matches(['"', '\'']);
            // What is added to a file is not all of it.
            let adds = arguments.split_whitespace().any(|word| matches!(word, "-a" | "--append"));
            let body = if adds { body.end..body.end } else { body };
            self.files.push((path.to_string(), body));
        } else if is(&SCRIPTS) {
            self.commands.push(Cell { lines: body, certain: true, filled_in: false });
        }
        let (mut at, mut goes_on) = (start, false);
        for line in cell.split_inclusive('\n') {
            let command =
                if goes_on || is_other { Some(line.len() - line.trim_start().len()) } else { command(line) };
            match command.filter(|_| !line.trim().is_empty()) {
                Some(from) => {
                    let (before, rest) = line.split_at_checked(from).unwrap_or((line, ""));
                    let bang = rest.chars().next().map_or(0, char::len_utf8);
                    self.program.push_str(before);
                    self.program.extend(core::iter::repeat_n('#', bang));
                    self.program.push_str(rest.get(bang..).unwrap_or_default());
                    match self.commands.last_mut().filter(|_| goes_on) {
                        Some(last) => last.lines.end = at + line.len(),
                        None if !is_other && rest.starts_with('!') => {
                            let skipped = rest.len() - rest.trim_start_matches('!').len();
                            self.commands.push(Cell {
                                lines: at + from + skipped..at + line.len(),
                                certain: !line.starts_with([' ', '\t']),
                                filled_in: true,
                            });
                        }
                        None => {}
                    }
                    goes_on = !is_other && line.trim_end().ends_with('\\');
                }
                None => {
                    self.program.push_str(line);
                    goes_on = false;
                }
            }
            at += line.len();
        }
    }
}

/// Where the command of a line starts, behind a name that keeps what it prints.
fn command(line: &str) -> Option<usize> {
    let blank = line.len() - line.trim_start().len();
    let mut characters = line.get(blank..)?.chars();
    let first = characters.next()?;
    let second = characters.next().is_some_and(|next| next == '%' || next.is_ascii_alphabetic());
    if matches!(first, '!' | '?') || (first == '%' && second) {
        return Some(blank);
    }
    let (name, rest) = line.split_once('=')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ',' | ' ' | '\t');
    (name.chars().all(is_name) && rest.trim_start().starts_with('!'))
        .then(|| line.len() - rest.trim_start().len())
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
