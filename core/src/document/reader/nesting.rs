//! Mappings, sequences and aliases: opened, closed and put where they belong, within the bounds.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::super::anchors::Anchored;
use super::super::{Entry, Node, NodeId, NodeValue, Problem, ProblemKind, Syntax, keys, source};
use super::{Reader, span};

/// A mapping or sequence whose end was not seen yet.
pub struct Frame {
    /// Its place in the tree.
    node: NodeId,
    /// First byte of its own.
    start: usize,
    /// First byte of its anchor or tag, or `start`.
    written: usize,
    /// The parser's number of its anchor; zero without.
    anchor: usize,
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
    pub(super) fn alias(&mut self, number: usize, start: usize, end: usize) {
        if self.skipped_levels > 0 {
            return;
        }
        self.end = end;
        let name = || self.prepared.body.get(start..end).unwrap_or("").to_string();
        let limits = self.limits;
        let refused = match self.anchors.get(number) {
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

    /// The parser puts a list that is not indented more than its key behind the first dash.
    pub(super) fn block_sequence_place(&self, start: usize) -> usize {
        match self.frames.last().map(|frame| &frame.content) {
            Some(Content::Mapping { key: Some(key), .. }) => {
                source::first_dash(self.prepared.body, key.end, start)
            }
            _ => start,
        }
    }

    /// `written` is where its anchor or tag starts, if it is `decorated` with one; `behind` where the parser's span ends.
    pub(super) fn open(
        &mut self,
        written: usize,
        behind: usize,
        decorated: bool,
        anchor: usize,
        content: Content,
    ) {
        if self.skipped_levels > 0 {
            self.skipped_levels += 1;
            return;
        }
        // In block style the parser's span ends right where the first key or dash starts, with a tag of its own.
        let start = if decorated {
            source::skip_properties(self.prepared.body, written).min(behind.max(written))
        } else {
            written
        };
        if self.frames.len() >= self.limits.depth {
            let end = source::character_end(self.prepared.body, start);
            self.tell_bound(ProblemKind::TooDeep { limit: self.limits.depth }, start, end);
            self.skipped_levels = 1;
            self.skipped_from = start;
            return;
        }
        self.end = self.end.max(start);
        let node = self.add(NodeValue::Unreadable, start, start);
        self.anchors.set(anchor, Anchored::Open);
        self.frames.push(Frame {
            node,
            start,
            written,
            anchor,
            expansions: self.expansions,
            height: 0,
            content,
        });
    }

    pub(super) fn close(&mut self, start: usize, end: usize) {
        let bracket = end > start && matches!(source::byte(self.prepared.body, start), Some(b']' | b'}'));
        if self.skipped_levels > 0 {
            self.skipped_levels -= 1;
            if self.skipped_levels == 0 {
                self.end = if bracket { start + 1 } else { start }.max(self.end);
                let node = self.add(NodeValue::Unreadable, self.skipped_from, self.end);
                self.place(node, self.skipped_from, 0);
            }
            return;
        }
        if bracket {
            self.end = start + 1;
        }
        self.close_pending_key();
        let Some(frame) = self.frames.pop() else { return };
        let value = match frame.content {
            Content::Sequence(items) => NodeValue::Sequence(items),
            Content::Mapping { entries, .. } => {
                self.check_keys(&entries);
                NodeValue::Mapping(entries)
            }
        };
        let span = self.span(frame.start, self.end);
        if let Some(node) = self.reading.tree.nodes.get_mut(frame.node.0 as usize) {
            *node = Node { value, span };
        }
        let expansions = self.expansions.saturating_sub(frame.expansions);
        let height = frame.height + 1;
        self.anchors.set(frame.anchor, Anchored::Closed { node: frame.node, expansions, height });
        self.place(frame.node, frame.written, height);
    }

    /// After an error a key may be without its value.
    fn close_pending_key(&mut self) {
        if let Some(Frame { content: Content::Mapping { key: Some(key), .. }, .. }) = self.frames.last() {
            let at = source::empty_value(self.prepared.body, key.end, self.end);
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
        let body = self.prepared.body;
        if self.reading.tree.scalar(node).is_none() {
            self.complete = false;
            self.report(Problem::new(ProblemKind::NonScalarKey, self.span(start, end)));
        }
        // The parser lets some tabs pass that the client does not.
        let tabs = source::tabs_before(body, start).filter(|_| self.prepared.syntax == Syntax::Yaml);
        if let Some((from, to)) = tabs {
            self.report(Problem::new(ProblemKind::TabIndentation, self.span(from, to)));
        }
    }
}
