//! Block style: lists and mappings by indentation.

use crate::inline::Inline;
use crate::scanner::{Outcome, Scanner, is_blank, is_line_end};
use crate::{Before, Event};

/// The first key of a mapping, as far as it was read to see that it is one.
enum Key<'text> {
    /// A scalar or an alias, read up to its colon.
    Inline(Inline<'text>),
    /// At `?`.
    Explicit,
    /// At the colon of a key that is absent.
    Absent,
}

impl<'text> Scanner<'text, '_> {
    /// The value that belongs behind what was just read, in something at the column `parent`. `compact` says that a
    /// list or a mapping may start on this line; `list` that one may start at the column of the parent.
    pub fn node(&mut self, parent: isize, compact: bool, list: bool) -> Outcome {
        let behind = self.at;
        self.skip()?;
        if !self.is_inside(parent, list) {
            return self.emit_absent(behind, None);
        }
        let starts = compact || self.first_on_line;
        self.refuse_tab()?;
        let column = self.column();
        let Some(properties) = self.properties()? else {
            return self.content(parent, starts.then_some(column), None, None);
        };
        let behind = self.at;
        self.skip()?;
        if !self.first_on_line && !self.is_at_end() {
            return self.content(parent, starts.then_some(column), None, Some(properties));
        }
        if !self.is_inside(parent, list) {
            return self.emit_absent(behind, Some(properties));
        }
        self.refuse_tab()?;
        let column = self.column();
        let inner = self.properties()?;
        self.skip_blanks();
        self.content(parent, Some(column), Some(properties), inner)
    }

    /// The value that starts here. A mapping or a list may start at the column `start`; `outer` stands on a line before
    /// it, `inner` on its own line and belongs to the first key if there is one.
    fn content(
        &mut self,
        parent: isize,
        start: Option<usize>,
        outer: Before<'text>,
        inner: Before<'text>,
    ) -> Outcome {
        let column = start.unwrap_or_default();
        match self.peek(0) {
            b'-' if start.is_some() && inner.is_none() && self.is_sign(b'-') => {
                return self.block_sequence(column, outer);
            }
            b'?' if start.is_some() && self.is_sign(b'?') => {
                return self.block_mapping(column, Key::Explicit, outer, inner);
            }
            b':' if start.is_some() && self.is_sign(b':') => {
                return self.block_mapping(column, Key::Absent, outer, inner);
            }
            sign @ (b'[' | b'{' | b'|' | b'>') => {
                let properties = self.one_of(outer, inner)?;
                return match sign {
                    b'|' | b'>' => self.block_scalar(parent, properties),
                    _ => self.flow_collection(properties),
                };
            }
            _ => {}
        }
        let found = self.inline(Some(parent))?;
        if start.is_some() && self.is_key(&found) {
            return self.block_mapping(column, Key::Inline(found), outer, inner);
        }
        let properties = self.one_of(outer, inner)?;
        self.emit_inline(found, properties)
    }

    /// What stands on two lines before a value that is no mapping.
    fn one_of(&self, outer: Before<'text>, inner: Before<'text>) -> Outcome<Before<'text>> {
        let (mut outer, inner) = match (outer, inner) {
            (Some(outer), Some(inner)) => (outer, inner),
            (outer, inner) => return Ok(outer.or(inner)),
        };
        if outer.anchor.is_some() && inner.anchor.is_some() || outer.tag.is_some() && inner.tag.is_some() {
            return self.fault_at(inner.start, "a value has one anchor and one tag");
        }
        outer.anchor = outer.anchor.or(inner.anchor);
        outer.tag = outer.tag.or(inner.tag);
        Ok(Some(outer))
    }

    /// Whether what comes next belongs into something at the column `parent`.
    fn is_inside(&self, parent: isize, list: bool) -> bool {
        if self.is_at_end() || self.is_at_marker() {
            return false;
        }
        let column = self.column().cast_signed();
        !self.first_on_line || column > parent || list && column == parent && self.is_sign(b'-')
    }

    fn block_sequence(&mut self, column: usize, properties: Before<'text>) -> Outcome {
        self.refuse_compact_tab(self.at)?;
        self.enter()?;
        self.emit(Event::SequenceStart(properties), self.at, self.at)?;
        loop {
            self.take(1);
            self.node(column.cast_signed(), true, false)?;
            if !self.goes_on(column)? || !self.is_sign(b'-') {
                break;
            }
        }
        self.leave();
        self.emit(Event::SequenceEnd, self.end, self.end)
    }

    fn block_mapping(
        &mut self,
        column: usize,
        first: Key<'text>,
        outer: Before<'text>,
        inner: Before<'text>,
    ) -> Outcome {
        let start = match (&first, &inner) {
            (_, Some(inner)) => inner.start,
            (Key::Inline(found), None) => found.start,
            _ => self.at,
        };
        self.refuse_compact_tab(start)?;
        self.enter()?;
        self.emit(Event::MappingStart(outer), start, start)?;
        self.block_entry(column, first, inner)?;
        while self.goes_on(column)? {
            let (key, properties) = self.block_key()?;
            self.block_entry(column, key, properties)?;
        }
        self.leave();
        self.emit(Event::MappingEnd, self.end, self.end)
    }

    /// The key at the start of a line.
    fn block_key(&mut self) -> Outcome<(Key<'text>, Before<'text>)> {
        let properties = self.properties()?;
        self.skip_blanks();
        let key = match self.peek(0) {
            b'?' if self.is_sign(b'?') => Key::Explicit,
            b':' if self.is_sign(b':') => Key::Absent,
            _ => {
                let start = self.at;
                // A key has one line: nothing is further in than this.
                let found = self.inline(Some(isize::MAX))?;
                if !self.is_key(&found) {
                    return self.fault_at(start, "a key needs `:` and a blank behind it");
                }
                Key::Inline(found)
            }
        };
        Ok((key, properties))
    }

    /// A key with its value.
    fn block_entry(&mut self, column: usize, key: Key<'text>, properties: Before<'text>) -> Outcome {
        let parent = column.cast_signed();
        let compact = matches!(key, Key::Explicit | Key::Absent) && properties.is_none();
        match key {
            Key::Inline(found) => self.emit_inline(found, properties)?,
            Key::Absent => self.emit_absent(self.at, properties)?,
            Key::Explicit => {
                if properties.is_some() {
                    return self.unexpected();
                }
                self.take(1);
                self.node(parent, true, true)?;
                if !self.goes_on(column)? || !self.is_sign(b':') {
                    return self.emit_absent(self.end, None);
                }
            }
        }
        self.take(1);
        if self.peek(0) == b'\t' {
            let next = self.byte(self.behind_blanks());
            if !is_line_end(next) && next != b'#' {
                return self.fault("a colon needs a blank behind it, not a tab");
            }
        }
        self.node(parent, compact, true)
    }

    /// Whether the next line belongs to what started at that column. It has to, or to something around it.
    fn goes_on(&mut self, column: usize) -> Outcome<bool> {
        self.skip()?;
        if self.is_at_end() || self.is_at_marker() {
            return Ok(false);
        }
        if !self.first_on_line || self.column() > column {
            return self.unexpected();
        }
        if self.column() < column {
            return Ok(false);
        }
        self.refuse_tab()?;
        Ok(true)
    }

    /// Behind a dash, only blanks indent what starts on the same line.
    fn refuse_compact_tab(&self, start: usize) -> Outcome {
        let mut at = start;
        while at > self.line && is_blank(self.byte(at - 1)) {
            at -= 1;
            if self.byte(at) == b'\t' {
                return Self::fault_tab(at);
            }
        }
        Ok(())
    }
}
