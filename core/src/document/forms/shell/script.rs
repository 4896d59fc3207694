//! The commands of a script in order, and what surrounds them: conditions, loops, functions.

use alloc::{string::String, vec::Vec};

use super::lexer::{Token, TokenKind, tokens};

/// A command or a part of a script.
#[derive(Debug)]
pub enum Item {
    /// Words of a command.
    Simple(Simple),
    /// The start of a part; `end` is the place of its [`Item::Close`] in the list. What it assigns is gone behind it if it
    /// is run apart.
    Open { part: Part, end: usize, apart: bool },
    /// The end of a part.
    Close,
}

/// A command as it is written.
#[derive(Debug, Default)]
pub struct Simple {
    /// Its words.
    pub words: Vec<Token>,
    /// Where its output goes.
    pub target: Option<Token>,
    /// The lines that it gets as its input.
    pub here: Option<Token>,
    /// Whether it depends on a test or on the failure of another command.
    pub depends: bool,
    /// Whether it depends on the success of another command.
    pub joined: bool,
    /// Whether what it assigns is gone behind it: in a pipe or in the background.
    pub apart: bool,
    /// Whether its output is added to what is there.
    pub appends: bool,
}

/// Parts of a script.
#[derive(Debug)]
pub enum Part {
    /// Commands in brackets: they run.
    Group,
    /// What a condition decides.
    Condition,
    /// A loop over words, with the variable and the words.
    Loop { variable: Token, words: Vec<Token> },
    /// What a function does when it is called.
    Function(String),
}

/// Takes a script between two places apart. Parts that are nested deeper than `depth` count as part of what surrounds them.
pub fn items(text: &str, (start, end): (usize, usize), depth: usize) -> Vec<Item> {
    let mut parser = Parser { text, depth, ..Parser::default() };
    for token in tokens(text, start, end) {
        parser.token(token);
    }
    parser.end_command();
    while !parser.open.is_empty() {
        parser.close(None);
    }
    parser.items
}

#[derive(Default)]
struct Parser<'t> {
    text: &'t str,
    depth: usize,
    items: Vec<Item>,
    command: Simple,
    /// Parts that are open: the word that closes each, and its place in the list.
    open: Vec<(&'static str, usize)>,
    /// What the next word is, if it is not one of a command.
    expected: Expected,
    function: Option<String>,
    depends: bool,
    joined: bool,
    /// Whether a pipe leads to what comes next.
    piped: bool,
    /// Whether the next words are those of the loop that was just opened.
    looping: bool,
}

#[derive(Default, PartialEq, Eq)]
enum Expected {
    #[default]
    Word,
    /// A place that output goes to.
    Target,
    /// A place that input comes from.
    Source,
    /// The variable of a loop, then its words.
    Variable,
    FunctionName,
}

impl<'t> Parser<'t> {
    fn written(&self, token: Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    fn token(&mut self, token: Token) {
        match token.kind {
            TokenKind::Word => self.word(token),
            TokenKind::Here => self.command.here = Some(token),
            TokenKind::Newline => self.end_command(),
            TokenKind::Operator => self.operator(token),
        }
    }

    fn word(&mut self, token: Token) {
        match core::mem::take(&mut self.expected) {
            Expected::Target => self.command.target = Some(token),
            Expected::Source => {}
            Expected::FunctionName => self.function = Some(self.written(token).into()),
            Expected::Variable => {
                self.looping = self.open("done", Part::Loop { variable: token, words: Vec::new() });
            }
            Expected::Word if self.command.words.is_empty() => self.first(token),
            Expected::Word => self.command.words.push(token),
        }
    }

    /// The first word of a command, which may be a word of the language.
    fn first(&mut self, token: Token) {
        let word = self.written(token);
        match word {
            // A prompt, pasted along.
            "$" | ">" | "then" | "else" | "do" | "!" | "time" | "in" => {}
            "elif" => self.depends = false,
            "if" => _ = self.open("fi", Part::Condition),
            "while" | "until" => _ = self.open("done", Part::Condition),
            "case" => _ = self.open("esac", Part::Condition),
            "for" | "select" => self.expected = Expected::Variable,
            "function" => self.expected = Expected::FunctionName,
            "{" => {
                let part = self.function.take().map_or(Part::Group, Part::Function);
                self.open("}", part);
            }
            "fi" | "done" | "esac" | "}" => self.close(Some(word)),
            _ => self.command.words.push(token),
        }
    }

    fn operator(&mut self, token: Token) {
        let operator = self.written(token);
        match operator {
            "(" => match self.command.words.as_slice() {
                [name] => {
                    self.function = Some(self.written(*name).into());
                    self.command = Simple::default();
                }
                _ => {
                    self.piped = true;
                    self.open(")", Part::Group);
                }
            },
            ")" => match self.open.last() {
                // A pattern.
                Some((closing, _)) if *closing == "esac" => self.command = Simple::default(),
                Some((closing, _)) if *closing == ")" => {
                    self.end_command();
                    self.close(Some(")"));
                }
                _ => {}
            },
            "&&" | "||" => {
                let depends = self.depends || operator == "||" || self.is_test();
                self.end_command();
                (self.depends, self.joined) = (depends, true);
            }
            ";" | ";;" => self.end_command(),
            "&" => {
                self.command.apart = true;
                self.end_command();
            }
            "|" | "|&" => {
                self.end_command();
                self.piped = true;
            }
            "<<" => {}
            _ => {
                // The number of a stream that is led elsewhere.
                let stream = self.command.words.last().copied();
                let is_number = |token: Token| self.written(token).bytes().all(|byte| byte.is_ascii_digit());
                if stream.is_some_and(|last| last.end == token.start && is_number(last)) {
                    self.command.words.pop();
                    self.expected = Expected::Source;
                } else {
                    let to = matches!(operator, ">" | ">>" | "&>" | ">|");
                    self.command.appends = operator == ">>";
                    self.expected = if to { Expected::Target } else { Expected::Source };
                }
            }
        }
    }

    /// Whether the command only finds something out.
    fn is_test(&self) -> bool {
        let word = |token: Option<&Token>| token.map(|token| self.written(*token)).unwrap_or_default();
        let words = &self.command.words;
        matches!(word(words.last()), "]" | "]]")
            || matches!(word(words.first()), "[" | "[[" | "test" | "grep" | "command" | "which" | "false")
    }

    fn end_command(&mut self) {
        let command = core::mem::take(&mut self.command);
        let (depends, joined) = (core::mem::take(&mut self.depends), core::mem::take(&mut self.joined));
        self.expected = Expected::Word;
        // The words of a loop stand where a command would.
        if core::mem::take(&mut self.looping) {
            if let Some(Item::Open { part: Part::Loop { words, .. }, .. }) = self.items.last_mut() {
                *words = command.words;
            }
            return;
        }
        if !command.words.is_empty() || command.here.is_some() {
            let apart = core::mem::take(&mut self.piped) || command.apart;
            self.items.push(Item::Simple(Simple { depends, joined, apart, ..command }));
        }
    }

    fn open(&mut self, closing: &'static str, part: Part) -> bool {
        if self.open.len() >= self.depth {
            return false;
        }
        self.open.push((closing, self.items.len()));
        let apart = core::mem::take(&mut self.piped);
        self.items.push(Item::Open { part, end: usize::MAX, apart });
        true
    }

    /// Closes the innermost part, if the word is the one that closes it.
    fn close(&mut self, word: Option<&str>) {
        let Some(&(closing, place)) = self.open.last() else { return };
        if word.is_some_and(|word| word != closing) {
            return;
        }
        self.open.pop();
        let here = self.items.len();
        if let Some(Item::Open { end, .. }) = self.items.get_mut(place) {
            *end = here;
        }
        self.items.push(Item::Close);
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::ToString};

    use super::*;

    fn shown(text: &str) -> String {
        let mut shown = String::new();
        for item in items(text, (0, text.len()), 64) {
            let part = match item {
                Item::Simple(simple) => {
                    let words: Vec<&str> =
                        simple.words.iter().map(|word| &text[word.start..word.end]).collect();
                    format!("{}{}; ", if simple.depends { "?" } else { "" }, words.join(" "))
                }
                Item::Open { part: Part::Group, .. } => "( ".to_string(),
                Item::Open { part: Part::Condition, .. } => "if ".to_string(),
                Item::Open { part: Part::Loop { variable, words }, .. } => {
                    format!("for {} {} ", &text[variable.start..variable.end], words.len())
                }
                Item::Open { part: Part::Function(name), .. } => format!("{name}() "),
                Item::Close => ") ".to_string(),
            };
            shown.push_str(&part);
        }
        shown
    }

    #[test]
    fn parts_are_told_from_commands() {
        assert_eq!(shown("a b; c | d"), "a b; c; d; ");
        assert_eq!(shown("if x; then\n  y\nelse z; fi; w"), "if x; y; z; ) w; ");
        assert_eq!(shown("for i in a b; do\n x $i\ndone"), "for i 2 x $i; ) ");
        assert_eq!(shown("f() {\n a\n}\nf 1"), "f() a; ) f 1; ");
        assert_eq!(shown("function f { a; }"), "f() a; ) ");
        assert_eq!(shown("case $x in\n a) c ;;\n *) d ;;\nesac\ne"), "if $x in; c; d; ) e; ");
        assert_eq!(shown("(a; b) && c"), "( a; b; ) c; ");
        assert_eq!(shown("while read x; do y; done < z"), "if read x; y; ) ");
    }

    #[test]
    fn what_depends_on_a_test_or_a_failure_is_told() {
        assert_eq!(shown("a && b || c\nd"), "a; b; ?c; d; ");
        assert_eq!(shown("[ -n x ] && b && c; d"), "[ -n x ]; ?b; ?c; d; ");
        assert_eq!(shown("$ az ml x > y 2>&1"), "az ml x; ");
    }
}
