//! Anchors and tags.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use crate::event::CORE_SCHEMA;
use crate::scanner::{Outcome, Scanner, is_flow_sign, is_space};
use crate::{Before, Properties, Tag};

impl<'text> Scanner<'text, '_> {
    /// The anchor and the tag that start here, in either order. Blanks behind them are not gone over.
    pub fn properties(&mut self) -> Outcome<Before<'text>> {
        if !matches!(self.peek(0), b'&' | b'!') {
            return Ok(None);
        }
        let mut found = Properties { start: self.at, anchor: None, tag: None };
        loop {
            match self.peek(0) {
                b'&' if found.anchor.is_none() => found.anchor = Some(self.name()?),
                b'!' if found.tag.is_none() => found.tag = Some(self.tag()?),
                _ => return self.fault("a value has one anchor and one tag"),
            }
            let end = self.at;
            if matches!(self.peek(0), b'[' | b'{') {
                return self.fault("an anchor or a tag needs a blank behind it");
            }
            self.skip_blanks();
            if !matches!(self.peek(0), b'&' | b'!') {
                self.at = end;
                return Ok(Some(Box::new(found)));
            }
        }
    }

    /// The name behind `&` or `*`.
    pub fn name(&mut self) -> Outcome<&'text str> {
        self.take(1);
        let name = self.word();
        if name.is_empty() { self.fault("an anchor needs a name") } else { Ok(name) }
    }

    fn word(&mut self) -> &'text str {
        let start = self.at;
        while !is_space(self.peek(0)) && !is_flow_sign(self.peek(0)) {
            self.take(1);
        }
        self.part(start, self.at)
    }

    fn tag(&mut self) -> Outcome<Tag<'text>> {
        let start = self.at;
        if self.peek(1) == b'<' {
            while !is_space(self.peek(0)) && self.peek(0) != b'>' {
                self.take(1);
            }
            if self.peek(0) != b'>' {
                return self.fault_at(start, "this tag does not end");
            }
            let name = self.part(start + 2, self.at);
            self.take(1);
            let core = name.strip_prefix(CORE_SCHEMA);
            let prefix = if core.is_some() { CORE_SCHEMA } else { "" };
            return Ok(Tag { prefix: Cow::Borrowed(prefix), suffix: core.unwrap_or(name) });
        }
        let word = self.word();
        let length = word.get(1..).and_then(|rest| rest.find('!')).map_or(1, |length| length + 2);
        let (handle, suffix) = word.split_at_checked(length).unwrap_or((word, ""));
        let declared = self.handles.iter().rev().find(|(known, _)| *known == handle);
        let prefix = match (handle, declared) {
            (_, Some((_, prefix))) => prefix,
            ("!!", None) => CORE_SCHEMA,
            ("!", None) => "!",
            _ => return self.fault_at(start, "no `%TAG` line says what this tag stands for"),
        };
        Ok(Tag { prefix: Cow::Borrowed(prefix), suffix })
    }
}
