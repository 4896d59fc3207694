//! Takes a script apart into words and operators, as a shell would. Never fails: a quote that is not closed is an
//! ordinary character, and whatever else is not closed reaches to the end. Linear in the text.

use alloc::vec::Vec;

use super::super::super::source::{byte, skip_while};

/// A piece of a script, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
}

/// Kinds of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word with its quotes.
    Word,
    /// One of `; & | ( ) < >`, or several of them that belong together.
    Operator,
    /// The end of a line.
    Newline,
    /// The lines of a here-document.
    Here,
}

/// The pieces of `text` between two places.
pub fn tokens(text: &str, start: usize, end: usize) -> Vec<Token> {
    let mut lexer =
        Lexer { text: text.get(..end).unwrap_or(text), at: start, behind_here: None, unclosed: [false; 2] };
    let mut tokens = Vec::new();
    while lexer.next(&mut tokens) {}
    tokens
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// Where the lines of the here-documents end that start on this line.
    behind_here: Option<usize>,
    /// Whether no `'` or no `"` is closed from here on.
    unclosed: [bool; 2],
}

const OPERATORS: &[u8] = b";&|()<>";

impl Lexer<'_> {
    fn next(&mut self, tokens: &mut Vec<Token>) -> bool {
        let start = self.at;
        let (kind, end) = match byte(self.text, start) {
            None => return false,
            Some(b' ' | b'\t' | b'\r') => {
                self.at += 1;
                return true;
            }
            Some(b'\\') if self.line_end(start + 1).is_some() => {
                self.at = self.line_end(start + 1).unwrap_or(start + 1);
                return true;
            }
            Some(b'#') => {
                self.at = skip_while(self.text, start, |byte| byte != b'\n');
                return true;
            }
            Some(b'\n') => (TokenKind::Newline, self.behind_here.take().unwrap_or(start + 1)),
            Some(b'<') if placeholder(self.text, start).is_some() => (TokenKind::Word, self.word(start)),
            Some(first) if OPERATORS.contains(&first) => (TokenKind::Operator, self.operator(start, first)),
            Some(_) => (TokenKind::Word, self.word(start)),
        };
        self.at = end.max(start + 1);
        tokens.push(Token { kind, start, end: if kind == TokenKind::Newline { start + 1 } else { self.at } });
        if kind == TokenKind::Operator && self.text.get(start..end) == Some("<<") {
            self.here(tokens);
        }
        true
    }

    /// Behind an operator: `&&`, `;;`, `>>`, `>&`, `&>`, or a single character.
    fn operator(&self, start: usize, first: u8) -> usize {
        match (first, byte(self.text, start + 1)) {
            (b'(' | b')', _) => start + 1,
            (b'<' | b'>' | b'|', Some(b'&')) | (b'&', Some(b'>')) => start + 2,
            _ => skip_while(self.text, start + 1, |next| next == first),
        }
    }

    /// Behind the line end at a place, if there is one.
    fn line_end(&self, at: usize) -> Option<usize> {
        match (byte(self.text, at), byte(self.text, at + 1)) {
            (Some(b'\n'), _) => Some(at + 1),
            (Some(b'\r'), Some(b'\n')) => Some(at + 2),
            _ => None,
        }
    }

    fn word(&mut self, start: usize) -> usize {
        let mut at = start;
        while let Some(next) = byte(self.text, at) {
            at = match next {
                b' ' | b'\t' | b'\r' | b'\n' => break,
                b'(' if byte(self.text, at.wrapping_sub(1)) == Some(b'=') && at > start => {
                    nested(self.text, at)
                }
                b'<' => match placeholder(self.text, at) {
                    Some(end) => end,
                    None => break,
                },
                _ if OPERATORS.contains(&next) => break,
                b'\\' => self.line_end(at + 1).unwrap_or(at + 2),
                b'\'' => self.quoted(at, 0),
                b'"' => self.quoted(at, 1),
                b'`' => nested(self.text, at),
                b'$' => match byte(self.text, at + 1) {
                    Some(b'(' | b'{') => nested(self.text, at + 1),
                    Some(b'\'') => quote_end(self.text, at + 1, true).unwrap_or(at + 2),
                    _ => at + 1,
                },
                _ => at + 1,
            };
        }
        // Not within a character of several bytes, and not behind the end.
        skip_while(self.text, at.min(self.text.len()), |byte| byte & 0xC0 == 0x80)
    }

    fn quoted(&mut self, at: usize, which: usize) -> usize {
        let unclosed = self.unclosed.get(which).copied().unwrap_or(true);
        let end = if unclosed { None } else { quote_end(self.text, at, false) };
        if let (None, Some(unclosed)) = (end, self.unclosed.get_mut(which)) {
            *unclosed = true;
        }
        end.unwrap_or(at + 1)
    }

    /// The lines of a here-document whose `<<` was just read.
    fn here(&mut self, tokens: &mut Vec<Token>) {
        let word = skip_while(self.text, self.at, |byte| matches!(byte, b' ' | b'\t' | b'-'));
        let end = self.word(word);
        self.at = end;
        let Some(delimiter) = self.text.get(word..end).filter(|word| !word.is_empty()) else { return };
        let delimiter = delimiter.trim_matches(['"', '\'', '\\']);
        let start = self
            .behind_here
            .unwrap_or_else(|| (skip_while(self.text, end, |byte| byte != b'\n') + 1).min(self.text.len()));
        let mut line = start;
        loop {
            let line_end = skip_while(self.text, line, |byte| byte != b'\n');
            let next = (line_end + 1).min(self.text.len());
            let is_last = self.text.get(line..line_end).is_none_or(|line| line.trim() == delimiter);
            if is_last || line_end >= self.text.len() {
                let behind = if is_last { line } else { line_end };
                tokens.push(Token { kind: TokenKind::Here, start, end: behind });
                self.behind_here = Some(next);
                return;
            }
            line = next;
        }
    }
}

/// The name that an assignment gives a value, and whether it adds to what it has.
pub fn assigned(text: &str, start: usize, end: usize) -> Option<(&str, bool)> {
    let raw = text.get(start..end)?;
    let length = raw.bytes().take_while(|byte| is_name(*byte)).count();
    let (name, rest) = raw.split_at_checked(length)?;
    let is_one = !name.is_empty() && !name.starts_with(|first: char| first.is_ascii_digit());
    (is_one && (rest.starts_with('=') || rest.starts_with("+="))).then_some((name, rest.starts_with('+')))
}

/// Whether names of variables have such a character.
pub const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Behind the quote that closes the one at `at`.
pub fn quote_end(text: &str, at: usize, escapes: bool) -> Option<usize> {
    let quote = byte(text, at)?;
    let mut at = at + 1;
    loop {
        at = match byte(text, at)? {
            next if next == quote => return Some(at + 1),
            b'\\' if quote == b'"' || escapes => at + 2,
            b'`' if quote == b'"' => nested(text, at),
            b'$' if quote == b'"' && matches!(byte(text, at + 1), Some(b'(' | b'{')) => nested(text, at + 1),
            _ => at + 1,
        };
    }
}

/// Behind what closes the bracket, brace or backtick at `at`; the end of the text if nothing does.
pub fn nested(text: &str, at: usize) -> usize {
    let mut open = alloc::vec![closing(byte(text, at))];
    let mut at = at + 1;
    while let (Some(next), Some(wanted)) = (byte(text, at), open.last().copied()) {
        let within_quotes = wanted == b'"';
        at += 1;
        match next {
            b'\\' => at += 1,
            _ if next == wanted => {
                open.pop();
                if open.is_empty() {
                    return at;
                }
            }
            b'\'' if !within_quotes => at = skip_while(text, at, |byte| byte != b'\'') + 1,
            b'"' => open.push(b'"'),
            b'(' if !within_quotes => open.push(b')'),
            b'$' if matches!(byte(text, at), Some(b'(' | b'{')) => {
                open.push(closing(byte(text, at)));
                at += 1;
            }
            _ => {}
        }
    }
    text.len()
}

const fn closing(open: Option<u8>) -> u8 {
    match open {
        Some(b'(') => b')',
        Some(b'{') => b'}',
        _ => b'`',
    }
}

/// Behind a `<PLACEHOLDER>` that people fill in.
pub fn placeholder(text: &str, at: usize) -> Option<usize> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'.');
    if !byte(text, at + 1)?.is_ascii_alphabetic() {
        return None;
    }
    // A bound, so that many of them do not add up.
    let rest = text.as_bytes().get(at + 1..text.len().min(at + 82))?;
    let length = rest.iter().position(|byte| !is_name(*byte))?;
    (rest.get(length) == Some(&b'>')).then_some(at + length + 2)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    fn shown(text: &str) -> String {
        let shown: Vec<&str> = tokens(text, 0, text.len())
            .iter()
            .map(|token| if token.kind == TokenKind::Newline { "/" } else { &text[token.start..token.end] })
            .collect();
        shown.join(" ~ ")
    }

    #[test]
    fn words_end_where_a_shell_ends_them() {
        assert_eq!(shown("a 'b c' \"d e\"f g\\ h"), "a ~ 'b c' ~ \"d e\"f ~ g\\ h");
        assert_eq!(shown("a \\\n  b # c\nd"), "a ~ b ~ / ~ d");
        assert_eq!(shown("x=$(az show -o tsv) ${y:-a b} `c d`"), "x=$(az show -o tsv) ~ ${y:-a b} ~ `c d`");
        assert_eq!(shown("a && b || c; d | e"), "a ~ && ~ b ~ || ~ c ~ ; ~ d ~ | ~ e");
        assert_eq!(shown("-g <resource group> -n x > log"), "-g ~ <resource group> ~ -n ~ x ~ > ~ log");
        assert_eq!(shown("A=(x y) z"), "A=(x y) ~ z");
        assert_eq!(shown("a > b 2>&1 &> c"), "a ~ > ~ b ~ 2 ~ >& ~ 1 ~ &> ~ c");
    }

    #[test]
    fn a_here_document_is_one_piece() {
        assert_eq!(shown("cat > f <<EOF\nname: x\nEOF\nb"), "cat ~ > ~ f ~ << ~ name: x\n ~ / ~ b");
        assert_eq!(shown("cat <<'A' <<B\n1\nA\n2\nB\nc"), "cat ~ << ~ 1\n ~ << ~ 2\n ~ / ~ c");
    }

    #[test]
    fn what_is_not_closed_does_not_hide_the_rest() {
        assert_eq!(shown("don't stop\naz ml"), "don't ~ stop ~ / ~ az ~ ml");
        assert_eq!(shown("a \"b\nc"), "a ~ \"b ~ / ~ c");
        assert_eq!(shown("a $(b\nc"), "a ~ $(b\nc");
    }
}
