//! Flow style: lists and mappings in brackets.

use crate::scanner::{Outcome, Scanner, is_flow_sign, is_space};
use crate::{Before, Event};

impl<'text> Scanner<'text, '_> {
    /// The list or the mapping whose bracket stands here.
    pub fn flow_collection(&mut self, properties: Before<'text>) -> Outcome {
        let opened = self.at;
        let list = self.peek(0) == b'[';
        self.enter()?;
        self.take(1);
        let event = if list { Event::SequenceStart(properties) } else { Event::MappingStart(properties) };
        self.emit(event, opened, self.at)?;
        loop {
            self.flow_skip(opened)?;
            if self.flow_end(list)? {
                break;
            }
            if list {
                self.flow_item()?
            } else {
                self.flow_entry()?
            }
            self.flow_skip(opened)?;
            if self.peek(0) == b',' {
                self.take(1);
            } else if self.flow_end(list)? {
                break;
            } else if self.peek(0) == b':' && self.is_behind_bracket() {
                return self.unexpected();
            } else {
                return self.fault("`,` or the closing bracket is missing");
            }
        }
        self.leave();
        Ok(())
    }

    /// Tells the end at the closing bracket.
    fn flow_end(&mut self, list: bool) -> Outcome<bool> {
        let (bracket, event) = if list { (b']', Event::SequenceEnd) } else { (b'}', Event::MappingEnd) };
        if self.peek(0) != bracket {
            return Ok(false);
        }
        self.take(1);
        self.emit(event, self.at - 1, self.at)?;
        Ok(true)
    }

    fn flow_skip(&mut self, opened: usize) -> Outcome {
        self.skip()?;
        if self.is_at_end() || self.is_at_marker() {
            return self.fault_at(opened, "this bracket is not closed");
        }
        Ok(())
    }

    /// An item of a list. With a colon it is a mapping of one key.
    fn flow_item(&mut self) -> Outcome {
        let start = self.at;
        if self.is_flow_mark(b'?') || self.is_flow_mark(b':') {
            return self.flow_pair(start, Self::flow_entry);
        }
        let properties = self.properties()?;
        self.skip()?;
        if self.is_flow_mark(b':') {
            return self.flow_pair(start, |scanner| scanner.flow_key(properties, false));
        }
        if matches!(self.peek(0), b'[' | b'{') || self.is_flow_stop() {
            return self.flow_node(properties);
        }
        let found = self.inline(None)?;
        let colon = self.behind_blanks();
        if found.one_line && !self.first_on_line && self.is_flow_colon(self.at, colon) {
            return self.flow_pair(start, |scanner| {
                scanner.emit_inline(found, properties)?;
                scanner.at = colon;
                scanner.flow_value()
            });
        }
        self.emit_inline(found, properties)
    }

    /// A mapping of one key without brackets of its own.
    fn flow_pair(&mut self, start: usize, entry: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.emit(Event::MappingStart(None), start, start)?;
        entry(self)?;
        self.emit(Event::MappingEnd, self.end, self.end)
    }

    /// An entry of a mapping.
    fn flow_entry(&mut self) -> Outcome {
        let explicit = self.is_flow_mark(b'?');
        if explicit {
            self.take(1);
            self.skip()?;
        }
        let properties = self.properties()?;
        self.skip()?;
        self.flow_key(properties, explicit)
    }

    /// The key that starts here, and its value.
    fn flow_key(&mut self, properties: Before<'text>, explicit: bool) -> Outcome {
        if self.is_flow_mark(b':') || explicit && self.is_flow_stop() {
            self.emit_absent(self.at, properties)?;
        } else {
            self.flow_node(properties)?;
        }
        let behind = self.end;
        self.skip()?;
        if self.is_flow_colon(behind, self.at) { self.flow_value() } else { self.emit_absent(behind, None) }
    }

    /// What follows the colon here.
    fn flow_value(&mut self) -> Outcome {
        self.take(1);
        let colon = self.at;
        self.skip()?;
        let properties = self.properties()?;
        if properties.is_none() && self.is_flow_stop() {
            return self.emit_absent(colon, None);
        }
        self.skip()?;
        self.flow_node(properties)
    }

    /// What starts here; nothing but properties may be there of it.
    fn flow_node(&mut self, properties: Before<'text>) -> Outcome {
        match self.peek(0) {
            b'[' | b'{' => self.flow_collection(properties),
            _ if properties.is_some() && self.is_flow_stop() => self.emit_absent(self.at, properties),
            _ => {
                let found = self.inline(None)?;
                self.emit_inline(found, properties)
            }
        }
    }

    /// Whether what stands here ends a value.
    fn is_flow_stop(&self) -> bool {
        matches!(self.peek(0), b',' | b'}' | b']')
    }

    /// Whether a colon stands there behind a key that ends at `behind`; a quote or a bracket needs no blank after it.
    fn is_flow_colon(&self, behind: usize, at: usize) -> bool {
        let closed = matches!(self.byte(behind.wrapping_sub(1)), b'"' | b'\'' | b']' | b'}');
        self.byte(at) == b':' && (closed || is_flow_space(self.byte(at + 1)))
    }

    /// Whether that sign stands here by itself.
    fn is_flow_mark(&self, sign: u8) -> bool {
        self.peek(0) == sign && is_flow_space(self.peek(1))
    }
}

fn is_flow_space(byte: u8) -> bool {
    is_space(byte) || is_flow_sign(byte)
}
