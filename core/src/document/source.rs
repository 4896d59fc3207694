//! Finds in the text what the parser does not tell: where a scalar really starts and ends.
//!
//! The parser's span of a quoted scalar runs on over the blanks and the comment behind it, that of a block scalar leaves
//! out its header, and one with an anchor or a tag includes it.

use super::ScalarStyle;

/// Where the scalar itself starts, given where its anchor or tag may start.
pub fn skip_properties(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        match byte(text, at) {
            Some(b'&' | b'!') => at = skip_while(text, at, |byte| !is_blank(byte)),
            Some(b'#') => at = skip_while(text, at, |byte| byte != b'\n' && byte != b'\r'),
            Some(blank) if is_blank(blank) => at = skip_while(text, at, is_blank),
            _ => return at,
        }
    }
}

/// Where the anchor or tag that starts at `start` ends, with a second one behind it; blanks behind them left out.
pub fn properties_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while let Some(b'&' | b'!') = byte(text, at) {
        end = skip_while(text, at, |byte| !is_blank(byte) && !matches!(byte, b',' | b']' | b'}'));
        at = skip_while(text, end, |byte| byte == b' ' || byte == b'\t');
        if at == end {
            break;
        }
    }
    end
}

/// Where the `|` or `>` stands of the block scalar that is the next thing behind `from`; `content` when there is none.
pub fn block_header(text: &str, from: usize, content: usize) -> usize {
    let mut at = from;
    while at < content {
        at = match byte(text, at) {
            Some(b'|' | b'>') => return at,
            Some(b'#') => skip_while(text, at, |byte| byte != b'\n' && byte != b'\r'),
            Some(b'&' | b'!') => skip_while(text, at, |byte| !is_blank(byte)),
            _ => at + 1,
        };
    }
    content
}

/// Where the scalar that starts at `start` ends; `end` is where the parser says.
pub fn scalar_end(text: &str, style: ScalarStyle, start: usize, end: usize) -> usize {
    match style {
        ScalarStyle::Plain => end,
        ScalarStyle::SingleQuoted => single_quoted_end(text, start, end),
        ScalarStyle::DoubleQuoted => double_quoted_end(text, start, end),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            start
                + text.get(start..end).map_or(0, |part| part.trim_end_matches([' ', '\t', '\r', '\n']).len())
        }
    }
}

/// Where the empty value of the key that ends at `key_end` belongs: behind the colon. `hint` is where the parser puts it.
pub fn empty_value(text: &str, key_end: usize, hint: usize) -> usize {
    let colon = skip_while(text, key_end, |byte| is_blank(byte) && byte != b'\n' && byte != b'\r');
    if byte(text, colon) == Some(b':') {
        colon + 1
    } else if byte(text, hint) == Some(b':') {
        hint + 1
    } else {
        key_end
    }
}

/// Where the first dash stands of the list that is the value of a key that ends at `key_end`; `hint` when there is none.
pub fn first_dash(text: &str, key_end: usize, hint: usize) -> usize {
    let colon = skip_while(text, key_end, is_blank);
    let from = if byte(text, colon) == Some(b':') { colon + 1 } else { key_end };
    let dash = skip_properties(text, from);
    if byte(text, dash) == Some(b'-') { dash } else { hint }
}

/// Where the empty item of a sequence belongs: behind the dash that follows `from`. `hint` is where the parser puts it.
pub fn empty_item(text: &str, from: usize, hint: usize) -> usize {
    let mut at = from;
    loop {
        match byte(text, at) {
            Some(b'-') => return at + 1,
            Some(b'#') => at = skip_while(text, at, |byte| byte != b'\n' && byte != b'\r'),
            Some(blank) if is_blank(blank) => at += 1,
            _ => return hint,
        }
    }
}

/// The first tab that indents a line from that of `at` on.
pub fn next_tab_indentation(text: &str, at: usize) -> Option<(usize, usize)> {
    let mut at = at;
    while at < text.len() {
        let line = skip_while(text, at, |byte| byte != b'\n' && byte != b'\r') + 1;
        if let Some(found) = tab_indentation(text, line) {
            return Some(found);
        }
        at = line;
    }
    None
}

/// The tab that indents the line of `at`, as start and end; nothing when blanks indent it.
pub fn tab_indentation(text: &str, at: usize) -> Option<(usize, usize)> {
    let before = text.get(..at)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let rest = text.get(line..)?;
    let indentation = rest.len() - rest.trim_start_matches([' ', '\t', '\u{feff}']).len();
    let tab = rest.get(..indentation)?.find('\t')?;
    let tabs = rest.get(tab..)?.bytes().take_while(|byte| *byte == b'\t').count();
    Some((line + tab, line + tab + tabs))
}

/// The tabs right before `at` when there are only blanks before it on its line, as start and end.
///
/// Walks over blanks only: a long line with many tabs must not be walked for each.
pub fn tabs_before(text: &str, at: usize) -> Option<(usize, usize)> {
    let before = text.get(..at)?;
    let tabs = before.trim_end_matches('\t').len();
    let line = before.trim_end_matches([' ', '\t']);
    let starts = line.is_empty() || line.ends_with(['\n', '\r']);
    (starts && tabs < at).then_some((tabs, at))
}

/// The first byte from `from` on for which `skipped` does not hold, or the end of the text.
pub fn skip_while(text: &str, from: usize, skipped: impl Fn(u8) -> bool) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| !skipped(*byte)).unwrap_or(rest.len())
}

/// The byte at `at`.
pub fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// Where the character at `at` ends.
pub fn character_end(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// Blanks and line ends.
pub fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn single_quoted_end(text: &str, start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        at = skip_while(text, at, |byte| byte != b'\'') + 1;
        if byte(text, at) != Some(b'\'') {
            return at.min(end);
        }
        at += 1;
    }
    end
}

fn double_quoted_end(text: &str, start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        at = skip_while(text, at, |byte| byte != b'"' && byte != b'\\');
        match byte(text, at) {
            Some(b'"') => return (at + 1).min(end),
            _ => at += 2,
        }
    }
    end
}
