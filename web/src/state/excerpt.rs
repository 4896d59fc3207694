//! A short piece of the text around a place, to show beside a finding.

use cofferdam_core::report::{Location, Range};

use super::session::File;
use super::text::byte_offset;

/// One line of text with the part that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Number of the line, from one.
    pub number: u32,
    /// Text before the part.
    pub before: String,
    /// The part that is meant; it may be empty.
    pub part: String,
    /// Text behind the part.
    pub after: String,
}

/// The line of a place in the given files; nothing when the file is gone or the line is empty.
pub fn excerpt(files: &[File], place: &Location) -> Option<Excerpt> {
    let file = files.iter().find(|file| file.name == place.uri)?;
    let line = file.text.lines().nth(usize::try_from(place.range.start.line).ok()?)?;
    (!line.trim().is_empty()).then(|| cut(line, place.range))
}

/// Cuts a line around a range that starts in it.
fn cut(line: &str, range: Range) -> Excerpt {
    let mut start = range.start;
    let mut end = range.end;
    let single = start.line == end.line;
    (start.line, end.line) = (0, 0);
    let from = byte_offset(line, start);
    let to = if single { byte_offset(line, end).max(from) } else { line.len() };
    let piece = |range: std::ops::Range<usize>| line.get(range).unwrap_or_default().to_owned();
    Excerpt {
        number: range.start.line + 1,
        before: piece(0..from).trim_start().to_owned(),
        part: piece(from..to),
        after: piece(to..line.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cofferdam_core::report::Position;

    fn place(uri: &str, line: u32, start: u32, end: u32) -> Location {
        let range =
            Range { start: Position { line, character: start }, end: Position { line, character: end } };
        Location { uri: uri.into(), pointer: String::new(), primary: true, range, message: String::new() }
    }

    fn files() -> Vec<File> {
        vec![File { id: 0, name: "a.yml".into(), text: "x: 1\n  flag: off # why\n".into() }]
    }

    #[test]
    fn the_part_is_cut_out_of_its_line() {
        let expected =
            Excerpt { number: 2, before: "flag: ".into(), part: "off".into(), after: " # why".into() };
        assert_eq!(excerpt(&files(), &place("a.yml", 1, 8, 11)), Some(expected));
    }

    #[test]
    fn a_place_in_a_file_that_is_gone_has_none() {
        assert_eq!(excerpt(&files(), &place("b.yml", 0, 0, 1)), None);
        assert_eq!(excerpt(&files(), &place("a.yml", 9, 0, 1)), None);
    }
}
