//! Where reading is in the text, and what lies between the things that are read.

use alloc::vec::Vec;
use core::ops::ControlFlow;

use crate::{Dialect, Error, Event, Reason, Sink, Span};

/// More levels of lists and mappings than anybody writes; each takes room on the stack.
const MOST_LEVELS: usize = 250;

/// Why reading ends before the text does.
pub enum Stop {
    /// The sink wants no more.
    Enough,
    /// The text is wrong.
    Fault(Error),
}

/// The result of reading a part of the text.
pub type Outcome<T = ()> = Result<T, Stop>;

/// Reads a text from its start to its end.
pub struct Scanner<'text, 'sink> {
    pub text: &'text str,
    pub dialect: Dialect,
    sink: Sink<'sink, 'text>,
    /// The next byte to look at.
    pub at: usize,
    /// The first byte of its line.
    pub line: usize,
    /// Whether nothing but blanks stands before `at` on its line.
    pub first_on_line: bool,
    /// The first tab among these.
    pub tab: Option<usize>,
    /// End of the last event.
    pub end: usize,
    /// Lists and mappings around `at`.
    levels: usize,
    /// The handles of the open document with what they stand for.
    pub handles: Vec<(&'text str, &'text str)>,
}

impl<'text, 'sink> Scanner<'text, 'sink> {
    pub fn new(text: &'text str, dialect: Dialect, sink: Sink<'sink, 'text>) -> Self {
        Self {
            text,
            dialect,
            sink,
            at: 0,
            line: 0,
            first_on_line: true,
            tab: None,
            end: 0,
            levels: 0,
            handles: Vec::new(),
        }
    }

    /// The byte so far behind the next one; NUL behind the end of the text.
    pub fn peek(&self, ahead: usize) -> u8 {
        self.byte(self.at + ahead)
    }

    /// The byte at an offset; NUL behind the end of the text.
    pub fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// A part of the text.
    pub fn part(&self, start: usize, end: usize) -> &'text str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Goes over so many bytes of something that counts.
    pub fn take(&mut self, bytes: usize) {
        self.at += bytes;
        self.first_on_line = false;
    }

    /// Goes over the line end at `at`.
    pub fn take_line_end(&mut self) {
        self.at += if self.peek(0) == b'\r' && self.peek(1) == b'\n' { 2 } else { 1 };
        self.line = self.at;
        self.first_on_line = true;
        self.tab = None;
    }

    /// Goes over blanks on the line.
    pub fn skip_blanks(&mut self) {
        loop {
            match self.peek(0) {
                b' ' => {}
                b'\t' => {
                    if self.first_on_line && self.tab.is_none() {
                        self.tab = Some(self.at);
                    }
                }
                _ => return,
            }
            self.at += 1;
        }
    }

    /// Goes over blanks, line ends and comments.
    pub fn skip(&mut self) -> Outcome {
        loop {
            self.skip_blanks();
            match self.peek(0) {
                b'\n' | b'\r' => self.take_line_end(),
                b'#' if self.first_on_line || is_blank(self.byte(self.at.wrapping_sub(1))) => {
                    self.skip_line()
                }
                b'/' if self.is_json_comment(self.at) => self.skip_json_comment()?,
                _ => return Ok(()),
            }
        }
    }

    /// Goes to the end of the line.
    pub fn skip_line(&mut self) {
        while !is_line_end(self.peek(0)) {
            self.at += 1;
        }
    }

    /// Whether a comment of JSON starts there.
    pub fn is_json_comment(&self, at: usize) -> bool {
        self.dialect == Dialect::Json && self.byte(at) == b'/' && matches!(self.byte(at + 1), b'/' | b'*')
    }

    fn skip_json_comment(&mut self) -> Outcome {
        if self.peek(1) == b'/' {
            self.skip_line();
            return Ok(());
        }
        let start = self.at;
        self.at += 2;
        loop {
            match self.peek(0) {
                0 => return self.fault_at(start, "this comment does not end"),
                b'\n' | b'\r' => self.take_line_end(),
                b'*' if self.peek(1) == b'/' => {
                    self.at += 2;
                    return Ok(());
                }
                _ => self.at += 1,
            }
        }
    }

    /// How many blanks stand before the first thing of a line, or how far anything else is from its start.
    pub fn column(&self) -> usize {
        self.tab.unwrap_or(self.at) - self.line
    }

    /// Whether the text ends here.
    pub fn is_at_end(&self) -> bool {
        self.peek(0) == 0
    }

    /// Whether `---` or `...` stands here at the start of a line.
    pub fn is_at_marker(&self) -> bool {
        self.is_marker(b"---") || self.is_marker(b"...")
    }

    /// Whether that marker stands here at the start of a line.
    pub fn is_marker(&self, marker: &[u8]) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at == self.line && rest.starts_with(marker) && is_space(self.peek(marker.len()))
    }

    /// The next byte on the line that is no blank.
    pub fn behind_blanks(&self) -> usize {
        let mut at = self.at;
        while is_blank(self.byte(at)) {
            at += 1;
        }
        at
    }

    /// Whether what was told last ends with a bracket.
    pub fn is_behind_bracket(&self) -> bool {
        matches!(self.byte(self.end.wrapping_sub(1)), b']' | b'}')
    }

    /// Whether that sign stands here by itself.
    pub fn is_sign(&self, sign: u8) -> bool {
        self.peek(0) == sign && is_space(self.peek(1))
    }

    /// Tells an event.
    pub fn emit(&mut self, event: Event<'text>, start: usize, end: usize) -> Outcome {
        self.end = end;
        match (self.sink)(event, Span { start, end }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Enough),
        }
    }

    /// One level deeper.
    pub fn enter(&mut self) -> Outcome {
        self.levels += 1;
        if self.levels > MOST_LEVELS {
            return Err(Stop::Fault(Error { at: self.at, reason: Reason::TooDeep }));
        }
        Ok(())
    }

    /// And back.
    pub fn leave(&mut self) {
        self.levels -= 1;
    }

    /// The text is wrong here.
    pub fn fault<T>(&self, text: &'static str) -> Outcome<T> {
        self.fault_at(self.at, text)
    }

    /// The text is wrong there.
    pub fn fault_at<T>(&self, at: usize, text: &'static str) -> Outcome<T> {
        Err(Stop::Fault(Error { at: at.min(self.text.len()), reason: Reason::Text(text) }))
    }

    /// A tab must not stand before what starts here.
    pub fn refuse_tab(&self) -> Outcome {
        match self.tab {
            Some(at) if self.first_on_line => Self::fault_tab(at),
            _ => Ok(()),
        }
    }

    /// The text is wrong at that tab.
    pub fn fault_tab<T>(at: usize) -> Outcome<T> {
        Err(Stop::Fault(Error { at, reason: Reason::Tab }))
    }
}

/// A blank within a line.
pub fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The end of a line or of the text.
pub fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0)
}

/// A blank or an end.
pub fn is_space(byte: u8) -> bool {
    is_blank(byte) || is_line_end(byte)
}

/// What ends a value between brackets.
pub fn is_flow_sign(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}
