//! Colours for text on the screen: comments, keys and the rest. Only for the eye; nothing is judged by it.

/// What a stretch of text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A comment.
    Comment,
    /// A key with its colon.
    Key,
    /// Anything else.
    Plain,
}

/// Cuts a text into stretches of one look; together they are the text.
pub fn looks(text: &str) -> Vec<(usize, Look)> {
    let mut stretches = Vec::new();
    for line in text.split_inclusive('\n') {
        line_looks(line, &mut stretches);
    }
    stretches
}

/// Appends length and look of each stretch of a line.
fn line_looks(line: &str, stretches: &mut Vec<(usize, Look)>) {
    let comment = comment_start(line).unwrap_or(line.len());
    let body = line.get(..comment).unwrap_or_default();
    let key = key_range(body);
    let parts =
        [(key.0, Look::Plain), (key.1, Look::Key), (comment, Look::Plain), (line.len(), Look::Comment)];
    let mut done = 0;
    for (end, look) in parts {
        if end > done {
            stretches.push((end - done, look));
            done = end;
        }
    }
}

/// Where a comment starts: a number sign at the start or behind a blank, outside quotes.
fn comment_start(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut previous = ' ';
    for (offset, character) in line.char_indices() {
        match (quote, character) {
            (None, '#') if previous.is_whitespace() => return Some(offset),
            (None, '"' | '\'') if previous.is_whitespace() => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        previous = character;
    }
    None
}

/// Start and end of the key of a line; two equal offsets where there is none.
fn key_range(body: &str) -> (usize, usize) {
    let start = body.find(|character: char| !character.is_whitespace() && character != '-').unwrap_or(0);
    let rest = body.get(start..).unwrap_or_default();
    let colon = rest.match_indices(':').map(|(offset, _)| offset).find(|offset| {
        rest.get(offset + 1..).is_none_or(|after| after.is_empty() || after.starts_with(char::is_whitespace))
    });
    colon.map_or((start, start), |colon| (start, start + colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, Look)> {
        let mut done = 0;
        let part = |(length, look): (usize, Look)| {
            done += length;
            (&text[done - length..done], look)
        };
        looks(text).into_iter().map(part).collect()
    }

    #[test]
    fn keys_values_and_comments_are_told_apart() {
        let expected = [
            ("name", Look::Key),
            (": a#b ", Look::Plain),
            ("# why\n", Look::Comment),
            ("  - ", Look::Plain),
            ("url", Look::Key),
        ];
        assert_eq!(parts("name: a#b # why\n  - url: http://x")[..5], expected);
    }

    #[test]
    fn a_number_sign_within_quotes_is_no_comment() {
        assert_eq!(parts("a: \"x # y\""), [("a", Look::Key), (": \"x # y\"", Look::Plain)]);
    }

    #[test]
    fn the_stretches_are_the_text() {
        let text = "a: 1\n\n# ü🦀\n- b\nc:\n";
        assert_eq!(looks(text).iter().map(|(length, _)| length).sum::<usize>(), text.len());
    }
}
