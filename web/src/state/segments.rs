//! The text behind the editing area, cut into stretches of one look and one underline.

use std::collections::BTreeSet;

use cofferdam_core::report::{Finding, Location, Report, Severity, State};

use super::text::byte_offset;
use super::words::severity_key;
use super::yaml::{Look, looks};

/// A stretch of text to underline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// Byte behind the last one.
    pub end: usize,
    /// Decides the underline; the gravest wins.
    pub severity: Severity,
}

/// A stretch of text of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The characters.
    pub text: String,
    /// Classes of the style sheet, separated by blanks.
    pub class: String,
}

/// The marks of one file: the primary places of findings and problems. What is only possible is marked like a note.
pub fn marks(report: &Report, name: &str, text: &str) -> Vec<Mark> {
    places(report, name).filter_map(|(severity, place)| mark(text, place, severity)).collect()
}

/// The gravest severity that is certain in a file, as the report spells it; empty when there is nothing but notes.
pub fn mood(report: &Report, name: &str) -> &'static str {
    let gravest = places(report, name).map(|(severity, _)| severity).min();
    gravest.filter(|severity| *severity != Severity::Info).map_or("", severity_key)
}

fn places<'a>(report: &'a Report, name: &'a str) -> impl Iterator<Item = (Severity, &'a Location)> {
    let findings = report.findings.iter().map(|finding| (shown_severity(finding), &finding.locations));
    let problems = report.problems.iter().map(|problem| (problem.severity, &problem.locations));
    let places = findings
        .chain(problems)
        .flat_map(|(severity, places)| places.iter().map(move |place| (severity, place)));
    places.filter(move |(_, place)| place.uri == name && place.primary)
}

fn shown_severity(finding: &Finding) -> Severity {
    match finding.state {
        State::Holds => finding.severity,
        State::Depends => Severity::Info,
    }
}

/// The mark of a place; none for a place without characters.
fn mark(text: &str, place: &Location, severity: Severity) -> Option<Mark> {
    let (start, end) = (byte_offset(text, place.range.start), byte_offset(text, place.range.end));
    (start < end).then_some(Mark { start, end, severity })
}

/// Cuts a text at every change of look or underline. Together the segments are the text.
pub fn segments(text: &str, marks: &[Mark]) -> Vec<Segment> {
    let mut ends: BTreeSet<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
    let mut stretches = Vec::new();
    let mut done = 0;
    for (length, look) in looks(text) {
        done += length;
        ends.insert(done);
        stretches.push((done, look));
    }
    let mut looks = stretches.into_iter().peekable();
    let mut start = 0;
    let mut segments = Vec::new();
    for end in ends.into_iter().filter(|end| *end > 0) {
        while looks.next_if(|(stretch_end, _)| *stretch_end <= start).is_some() {}
        let look = looks.peek().map_or(Look::Plain, |(_, look)| *look);
        segments.push(Segment {
            text: text.get(start..end).unwrap_or_default().to_owned(),
            class: class(look, marks, start, end),
        });
        start = end;
    }
    segments
}

/// The classes of a stretch.
fn class(look: Look, marks: &[Mark], start: usize, end: usize) -> String {
    let colour = match look {
        Look::Comment => "text-comment",
        Look::Key => "text-key",
        Look::Plain => "text-plain",
    };
    let gravest =
        marks.iter().filter(|mark| mark.start <= start && end <= mark.end).map(|mark| mark.severity).min();
    gravest.map_or_else(
        || colour.to_owned(),
        |severity| format!("{colour} mark mark-{}", severity_key(severity)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: &[Mark]) -> Vec<(String, String)> {
        segments(text, marks).into_iter().map(|segment| (segment.text, segment.class)).collect()
    }

    #[test]
    fn a_marked_value_is_its_own_segment() {
        let marks = [Mark { start: 3, end: 6, severity: Severity::Warning }];
        let expected = [
            ("a", "text-key"),
            (": ", "text-plain"),
            ("off", "text-plain mark mark-warning"),
            ("\n", "text-plain"),
        ];
        let expected = expected.map(|(text, class)| (text.to_owned(), class.to_owned()));
        assert_eq!(shown("a: off\n", &marks), expected);
    }

    #[test]
    fn the_gravest_of_overlapping_marks_wins() {
        let marks = [
            Mark { start: 0, end: 4, severity: Severity::Info },
            Mark { start: 0, end: 1, severity: Severity::Error },
        ];
        assert_eq!(segments("a: b", &marks)[0].class, "text-key mark mark-error");
    }

    #[test]
    fn the_segments_are_the_text() {
        let text = "# ü\nname: 🦀 # x\n\n- a\n";
        let marks = [Mark { start: 4, end: 15, severity: Severity::Error }];
        assert_eq!(segments(text, &marks).into_iter().map(|segment| segment.text).collect::<String>(), text);
    }

    #[test]
    fn no_text_no_segments() {
        assert_eq!(segments("", &[]), []);
    }
}
