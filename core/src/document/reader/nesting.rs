//! Mappings, sequences and aliases: opened, closed and put where they belong, within the bounds.

use alloc::string::ToString;
use alloc::vec::Vec;

use cofferdam_events::Properties;

use super::super::anchors::Anchored;
use super::super::{Entry, Mapping, Node, NodeId, NodeValue, Problem, ProblemKind, keys, source};
use super::{Reader, span};

/// A mapping or sequence whose end was not seen yet.
pub struct Frame {
    /// Its place in the tree.
    node: NodeId,
    /// First byte of its own.
    start: usize,
    /// First byte of its anchor or tag, or `start`.
    written: usize,
    /// The number of its anchor.
    anchor: Option<usize>,
    /// Alias expansions before it.
    expansions: usize,
    /// Levels inside it so far.
    height: usize,
    pub content: Content,
}

/// What was read of it so far.
pub enum Content {
    Sequence(Vec<NodeId>),
    Mapping { entries: Vec<Entry>, key: Option<Key> },
}

/// A key that waits for its value.
#[derive(Clone, Copy)]
pub struct Key {
    node: NodeId,
    start: usize,
    pub end: usize,
}

impl Reader<'_> {
    pub(super) fn alias(&mut self, anchor: &str, start: usize, end: usize) {
        if self.skipped_levels > 0 {
            return;
        }
        self.end = end;
        let name = || self.prepared.body.get(start..end).unwrap_or("").to_string();
        let limits = self.limits;
        let refused = match self.anchors.get(anchor) {
            Anchored::Unknown => ProblemKind::UnknownAnchor { alias: name() },
            Anchored::Open => ProblemKind::RecursiveAlias { alias: name() },
            Anchored::Closed { node, expansions, height } => {
                let total = self.expansions.saturating_add(expansions).saturating_add(1);
                if self.frames.len() + height > limits.depth {
                    ProblemKind::TooDeep { limit: limits.depth }
                } else if total > limits.alias_expansions {
                    ProblemKind::TooManyAliases { limit: limits.alias_expansions }
                } else {
                    self.expansions = total;
                    return self.place(node, start, height);
                }
            }
        };
        self.tell_bound(refused, start, end);
        let node = self.add(NodeValue::Unreadable, start, end);
        self.place(node, start, 0);
    }

    pub(super) fn open(&mut self, start: usize, properties: Option<&Properties<'_>>, content: Content) {
        if self.skipped_levels > 0 {
            self.skipped_levels += 1;
            return;
        }
        if self.frames.len() >= self.limits.depth {
            let end = source::character_end(self.prepared.body, start);
            self.tell_bound(ProblemKind::TooDeep { limit: self.limits.depth }, start, end);
            self.skipped_levels = 1;
            self.skipped_from = start;
            return;
        }
        self.end = self.end.max(start);
        let node = self.add(NodeValue::Unreadable, start, start);
        let anchor = properties.and_then(|properties| properties.anchor).map(|name| self.anchors.start(name));
        self.frames.push(Frame {
            node,
            start,
            written: properties.map_or(start, |properties| properties.start),
            anchor,
            expansions: self.expansions,
            height: 0,
            content,
        });
    }

    /// `end` is behind the closing bracket, or behind the last thing inside.
    pub(super) fn close(&mut self, end: usize) {
        self.end = self.end.max(end);
        if self.skipped_levels > 0 {
            self.skipped_levels -= 1;
            if self.skipped_levels == 0 {
                let node = self.add(NodeValue::Unreadable, self.skipped_from, self.end);
                self.place(node, self.skipped_from, 0);
            }
            return;
        }
        self.close_pending_key();
        let Some(frame) = self.frames.pop() else { return };
        let value = match frame.content {
            Content::Sequence(items) => NodeValue::Sequence(items),
            Content::Mapping { entries, .. } => {
                let mapping = Mapping::of(&self.reading.tree, entries);
                // Nothing can be said of keys that are plain.
                if !mapping.keys.is_plain() {
                    self.check_keys(&mapping.entries);
                }
                NodeValue::Mapping(mapping)
            }
        };
        let span = self.span(frame.start, self.end);
        if let Some(node) = self.reading.tree.nodes.get_mut(frame.node.0 as usize) {
            *node = Node { value, span };
        }
        let expansions = self.expansions.saturating_sub(frame.expansions);
        let height = frame.height + 1;
        if let Some(anchor) = frame.anchor {
            self.anchors.finish(anchor, Anchored::Closed { node: frame.node, expansions, height });
        }
        self.place(frame.node, frame.written, height);
    }

    /// After an error a key may be without its value.
    fn close_pending_key(&mut self) {
        if let Some(Frame { content: Content::Mapping { key: Some(key), .. }, .. }) = self.frames.last() {
            let body = self.prepared.body;
            let colon = source::skip_while(body, key.end, |byte| matches!(byte, b' ' | b'\t'));
            let at = if source::byte(body, colon) == Some(b':') { colon + 1 } else { key.end };
            self.end = self.end.max(at);
            let node = self.add(NodeValue::Unreadable, at, at);
            self.place(node, at, 0);
        }
    }

    fn check_keys(&mut self, entries: &[Entry]) {
        let mut found = Vec::new();
        let limit = self.limits.problems;
        self.unlisted += keys::check(&self.reading.tree, entries, limit, &mut |problem| found.push(problem));
        for problem in found {
            self.report(problem);
        }
    }

    /// Puts a finished node where it belongs: into the open mapping or sequence, or as the document's content.
    pub(super) fn place(&mut self, node: NodeId, start: usize, height: usize) {
        let end = self.end;
        let entry_span = |key: Key| span(self.file, self.prepared.skipped, key.start, end);
        let Some(frame) = self.frames.last_mut() else {
            if let Some((_, root)) = &mut self.document {
                *root = Some(node);
            }
            return;
        };
        frame.height = frame.height.max(height);
        match &mut frame.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping { entries, key } => match key.take() {
                Some(waiting) => {
                    entries.push(Entry { key: waiting.node, value: node, span: entry_span(waiting) })
                }
                None => {
                    *key = Some(Key { node, start, end });
                    self.check_key(node, start, end);
                }
            },
        }
    }

    fn check_key(&mut self, node: NodeId, start: usize, end: usize) {
        if self.reading.tree.scalar(node).is_none() {
            self.complete = false;
            self.report(Problem::new(ProblemKind::NonScalarKey, self.span(start, end)));
        }
    }
}
