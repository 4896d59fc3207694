//! Facts and problems of a report as short lines, to compare.

use cofferdam_core::report::{OriginKind, Report};

/// The values of a subject's fact and how they are known, such as `disabled (stated)`.
pub fn fact(report: &Report, name: Option<&str>, fact: &str) -> String {
    let Some(known) = cofferdam_tests::ask::known(report, fact, name) else {
        return "no such subject".into();
    };
    let origin = match known.origin {
        OriginKind::Stated => "stated",
        OriginKind::Defaulted => "defaulted",
        OriginKind::Derived => "derived",
        OriginKind::Constrained => "constrained",
        OriginKind::Unknown => "unknown",
        OriginKind::Assumed => "assumed",
    };
    format!("{} ({origin})", known.values.join(" or "))
}

/// The characters at the place of a fact.
pub fn place(report: &Report, texts: &[(&str, &str)], name: Option<&str>, fact: &str) -> String {
    let known = cofferdam_tests::ask::known(report, fact, name);
    let Some(location) = known.and_then(|known| known.location.as_ref()) else { return String::new() };
    let text = texts.iter().find(|(uri, _)| *uri == location.uri).map_or("", |(_, text)| text);
    let (start, end) = (location.range.start, location.range.end);
    let line = text.lines().nth(start.line as usize).unwrap_or("");
    let units: Vec<u16> = line.encode_utf16().collect();
    let last = if end.line == start.line { end.character as usize } else { units.len() };
    String::from_utf16_lossy(&units[start.character as usize..last])
}
