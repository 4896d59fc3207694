//! Documents: where they start and end, and what stands before them.

use crate::Event;
use crate::scanner::{Outcome, Scanner};

/// Each is looked at for every tag.
const MOST_HANDLES: usize = 100;

impl Scanner<'_, '_> {
    /// Every document.
    pub fn stream(&mut self) -> Outcome {
        loop {
            self.skip()?;
            // An end without a document.
            while self.is_marker(b"...") {
                self.end_marker()?;
            }
            if self.is_at_end() {
                return Ok(());
            }
            self.document()?;
        }
    }

    fn document(&mut self) -> Outcome {
        self.handles.clear();
        let mut directives = false;
        while self.at == self.line && self.peek(0) == b'%' {
            self.directive()?;
            self.skip()?;
            directives = true;
        }
        let start = self.at;
        let explicit = self.is_marker(b"---");
        if explicit {
            self.take(3);
        } else if directives {
            return self.fault("`---` must follow a line that starts with `%`");
        }
        self.emit(Event::DocumentStart, start, self.at)?;
        self.node(-1, !explicit, false)?;
        self.skip()?;
        if self.is_marker(b"...") {
            self.end_marker()?;
        } else if !(self.is_at_end() || self.is_marker(b"---")) {
            return self.unexpected();
        }
        self.emit(Event::DocumentEnd, self.end, self.end)
    }

    /// Goes over `...`, behind which a line has to end.
    fn end_marker(&mut self) -> Outcome {
        self.take(3);
        self.skip()?;
        if self.first_on_line || self.is_at_end() {
            Ok(())
        } else {
            self.fault("nothing can follow `...` on its line")
        }
    }

    /// Goes over a line that starts with `%`. `%TAG` says what a handle stands for.
    fn directive(&mut self) -> Outcome {
        let start = self.at;
        self.skip_line();
        let mut words = self.part(start, self.at).split([' ', '\t']).filter(|word| !word.is_empty());
        match (words.next(), words.next(), words.next()) {
            (Some("%TAG"), ..) if self.handles.len() >= MOST_HANDLES => {
                return self.fault_at(start, "there are too many `%TAG` lines");
            }
            (Some("%TAG"), Some(handle), Some(prefix)) => self.handles.push((handle, prefix)),
            (Some("%YAML"), version, _) if !version.is_some_and(|version| version.starts_with("1.")) => {
                return self.fault_at(start, "only version 1 of YAML is read");
            }
            _ => {}
        }
        Ok(())
    }

    /// Why nothing can stand here, behind something that is complete.
    pub fn unexpected<T>(&self) -> Outcome<T> {
        if self.peek(0) == b':' {
            return self.fault(if self.is_behind_bracket() {
                "a list or a mapping can not be a key"
            } else {
                "a key with a value can not stand here"
            });
        }
        if self.first_on_line {
            return self.fault(
                "this line is indented neither like the one it belongs to nor further like a part of it",
            );
        }
        self.fault("nothing can follow here on the same line")
    }
}
