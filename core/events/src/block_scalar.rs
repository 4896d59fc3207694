//! Scalars of several lines behind `|` and `>`.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::plain::push_breaks;
use crate::scanner::{Outcome, Scanner, is_blank};
use crate::{Before, Event, ScalarStyle};

/// What happens to the line ends behind the last line.
#[derive(Clone, Copy, PartialEq)]
enum Chomp {
    Strip,
    Clip,
    Keep,
}

impl<'text> Scanner<'text, '_> {
    /// The scalar whose `|` or `>` stands here, in something at the column `parent`.
    pub fn block_scalar(&mut self, parent: isize, properties: Before<'text>) -> Outcome {
        let start = self.at;
        let style = if self.peek(0) == b'|' { ScalarStyle::Literal } else { ScalarStyle::Folded };
        let (chomp, indent) = self.block_header()?;
        let mut end = self.at;
        self.block_header_end()?;
        let least = usize::try_from(parent + 1).unwrap_or_default();
        let mut breaks = 0;
        let indent = match indent {
            Some(more) => {
                let indent = least.max(1) - 1 + more;
                self.block_breaks(indent, &mut breaks);
                indent
            }
            None => self.block_indent(least, &mut breaks)?,
        };
        let mut text = String::new();
        // Of the line before: whether there is one, and whether it starts with a blank.
        let (mut line_before, mut blank_before) = (false, false);
        while self.at - self.line >= indent && !self.is_at_end() && !self.is_at_marker() {
            let blank = is_blank(self.peek(0));
            let joins = style == ScalarStyle::Folded && !blank && !blank_before;
            match (line_before, joins) {
                (true, true) if breaks == 0 => text.push(' '),
                (true, false) => text.push('\n'),
                _ => {}
            }
            push_breaks(&mut text, breaks);
            let from = self.at;
            self.skip_line();
            let line = self.part(from, self.at);
            text.push_str(line);
            if !line.trim_matches([' ', '\t']).is_empty() {
                end = from + line.trim_end_matches([' ', '\t']).len();
            }
            (line_before, blank_before, breaks) = (true, blank, 0);
            if self.is_at_end() {
                line_before = false;
                break;
            }
            self.take_line_end();
            self.block_breaks(indent, &mut breaks);
        }
        if line_before && chomp != Chomp::Strip {
            text.push('\n');
        }
        if chomp == Chomp::Keep {
            push_breaks(&mut text, breaks);
        }
        self.emit(Event::Scalar { text: Cow::Owned(text), style, properties }, start, end)
    }

    /// The signs behind `|` or `>`: what happens at the end, and by how much the lines are indented.
    fn block_header(&mut self) -> Outcome<(Chomp, Option<usize>)> {
        self.take(1);
        let (mut chomp, mut indent) = (None, None);
        loop {
            match self.peek(0) {
                b'-' if chomp.is_none() => chomp = Some(Chomp::Strip),
                b'+' if chomp.is_none() => chomp = Some(Chomp::Keep),
                digit @ b'1'..=b'9' if indent.is_none() => indent = Some(usize::from(digit - b'0')),
                _ => return Ok((chomp.unwrap_or(Chomp::Clip), indent)),
            }
            self.take(1);
        }
    }

    /// Behind them only a comment may stand.
    fn block_header_end(&mut self) -> Outcome {
        let behind = self.at;
        self.skip_blanks();
        if self.peek(0) == b'#' && self.at > behind {
            self.skip_line();
        }
        match self.peek(0) {
            0 => Ok(()),
            b'\n' | b'\r' => {
                self.take_line_end();
                Ok(())
            }
            _ => self.fault("the lines of this text start on the next line"),
        }
    }

    /// How far the first line that is not blank is indented. Goes to it.
    fn block_indent(&mut self, least: usize, breaks: &mut usize) -> Outcome<usize> {
        let mut most = 0;
        loop {
            while self.peek(0) == b' ' {
                self.at += 1;
            }
            let indent = self.at - self.line;
            match self.peek(0) {
                b'\n' | b'\r' => {
                    most = most.max(indent);
                    self.take_line_end();
                    *breaks += 1;
                }
                b'\t' if indent < least.max(1) => return Self::fault_tab(self.at),
                _ if indent >= least && !self.is_at_end() && most > indent => {
                    return self.fault_at(self.line, "an empty line before this one is indented further");
                }
                _ => return Ok(indent.max(least)),
            }
        }
    }

    /// Goes over lines that are empty up to the indentation, and over that of the next line.
    fn block_breaks(&mut self, indent: usize, breaks: &mut usize) {
        loop {
            while self.peek(0) == b' ' && self.at - self.line < indent {
                self.at += 1;
            }
            if !matches!(self.peek(0), b'\n' | b'\r') {
                return;
            }
            self.take_line_end();
            *breaks += 1;
        }
    }
}
