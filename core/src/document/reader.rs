//! Builds the tree from the parser's events.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::ControlFlow;

use saphyr_parser::{Event, Tag};

use super::anchors::{Anchored, Anchors};
use super::offsets::Offsets;
use super::prepare::{Prepared, without_fillers};
use super::yaml::{Reading, explain};
use super::{
    Document, Entry, Limits, Node, NodeId, NodeValue, Placeholder, PlaceholderKind, Problem, ProblemKind,
    Scalar, ScalarKind, ScalarStyle, Severity, Syntax, Tree, keys, resolve, source, template,
};
use crate::text::{FileId, Span};

/// Most placeholders that the one problem about them names.
const NAMED_PLACEHOLDERS: usize = 20;

/// A mapping or sequence whose end was not seen yet.
struct Frame {
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
    content: Content,
}

enum Content {
    Sequence(Vec<NodeId>),
    Mapping { entries: Vec<Entry>, key: Option<Key> },
}

/// A key that waits for its value.
#[derive(Clone, Copy)]
struct Key {
    node: NodeId,
    start: usize,
    end: usize,
}

/// Takes the events of one file. All offsets are bytes of the text without its byte order mark.
pub struct Reader<'text> {
    file: FileId,
    prepared: &'text Prepared<'text>,
    limits: &'text Limits,
    offsets: Offsets<'text>,
    reading: Reading,
    frames: Vec<Frame>,
    /// Levels below the deepest one that is read, and where they started.
    skipped_levels: usize,
    skipped_from: usize,
    anchors: Anchors,
    expansions: usize,
    /// End of the last thing that was read.
    end: usize,
    /// Start of the open document, what it holds, and whether all was understood.
    document: Option<(usize, Option<NodeId>)>,
    complete: bool,
    /// Whether a value may hold a placeholder at all.
    placeholders: bool,
    named: Vec<String>,
    first_placeholder: Option<Span>,
    /// Problems of each severity, listed or not.
    counts: [usize; 3],
    unlisted: usize,
    bounds_told: u8,
}

impl<'text> Reader<'text> {
    /// Ready for the first event of a prepared file.
    pub fn new(file: FileId, prepared: &'text Prepared<'text>, limits: &'text Limits) -> Self {
        let body = prepared.body;
        let tree = Tree { syntax: prepared.syntax, ..Tree::default() };
        Self {
            file,
            prepared,
            limits,
            offsets: Offsets::new(body),
            reading: Reading { tree, problems: Vec::new() },
            frames: Vec::new(),
            skipped_levels: 0,
            skipped_from: 0,
            anchors: Anchors::default(),
            expansions: 0,
            end: 0,
            document: None,
            complete: true,
            placeholders: prepared.syntax == Syntax::Json || body.contains(['$', '<']),
            named: Vec::new(),
            first_placeholder: None,
            counts: [0; 3],
            unlisted: 0,
            bounds_told: 0,
        }
    }

    /// Takes one event; breaks when no more are wanted.
    pub fn read(&mut self, event: Event<'_>, span: saphyr_parser::Span) -> ControlFlow<()> {
        let start = self.byte(span.start.index());
        let end = if span.is_empty() { start } else { self.byte(span.end.index()) };
        match event {
            Event::DocumentStart(_) => return self.open_document(start, end),
            Event::DocumentEnd => self.close_document(),
            Event::SequenceStart(anchor, tag) => {
                let start = if span.is_empty() { self.block_sequence_place(start) } else { start };
                self.open(start, anchor, tag.is_some(), Content::Sequence(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                let content = Content::Mapping { entries: Vec::new(), key: None };
                self.open(start, anchor, tag.is_some(), content);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(start, end),
            Event::Alias(number) => self.alias(number, start, end),
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(text, style_of(style), anchor, tag, start, end)
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
        }
        ControlFlow::Continue(())
    }

    /// Takes the parser's error: closes what is open, so that what was understood stays.
    pub fn fail(&mut self, character: usize, info: &str) {
        let at = self.byte(character);
        self.complete = false;
        if info.contains("recursion limit") {
            self.tell_bound(ProblemKind::TooDeep { limit: self.limits.depth }, at, at + 1);
        } else {
            let problem = self.syntax_problem(at, info);
            self.report(problem);
        }
        self.skipped_levels = 0;
        while !self.frames.is_empty() {
            self.close(self.end, self.end);
        }
        self.document.get_or_insert((at, None));
        self.close_document();
    }

    /// The finished tree and its problems in the order of the text.
    pub fn finish(mut self) -> Reading {
        if self.document.is_some() {
            self.complete = false;
            while !self.frames.is_empty() {
                self.close(self.end, self.end);
            }
            self.close_document();
        }
        self.check_documents();
        if let Some(span) = self.first_placeholder {
            let names = core::mem::take(&mut self.named);
            self.report(Problem::new(ProblemKind::TemplatePlaceholder { names }, span));
        }
        if self.unlisted > 0 {
            let kind = ProblemKind::MoreProblems { count: self.unlisted };
            self.reading.problems.push(Problem::new(kind, self.span(0, 0)));
        }
        self.reading.problems.sort_by_key(|problem| problem.span);
        self.reading
    }

    fn check_documents(&mut self) {
        let documents = &self.reading.tree.documents;
        let empty = documents.iter().all(|document| document.root.is_none() && document.complete);
        let several = match documents.as_slice() {
            [first, second, ..] => Some((first.span, second.span)),
            _ => None,
        };
        if empty {
            self.report(Problem::new(ProblemKind::EmptyFile, self.span(0, 0)));
        } else if let Some((first, second)) = several {
            let first = Span::new(self.file, first.start, first.start + 1);
            let second = Span::new(self.file, second.start, second.start.saturating_add(1).min(second.end));
            self.report(
                Problem::new(ProblemKind::SeveralDocuments, second).with_related(first, "the first document"),
            );
        }
    }

    fn open_document(&mut self, start: usize, end: usize) -> ControlFlow<()> {
        let limit = self.limits.documents;
        if self.reading.tree.documents.len() >= limit {
            self.report(Problem::new(ProblemKind::TooManyDocuments { limit }, self.span(start, end)));
            return ControlFlow::Break(());
        }
        self.anchors.start_document();
        self.complete = true;
        self.document = Some((end, None));
        self.end = self.end.max(end);
        ControlFlow::Continue(())
    }

    fn close_document(&mut self) {
        let Some((start, root)) = self.document.take() else { return };
        let tree = &mut self.reading.tree;
        let span = match root.and_then(|root| tree.node(root)) {
            Some(node) => node.span,
            None => span(self.file, self.prepared.skipped, start, start),
        };
        tree.documents.push(Document { root, span, complete: self.complete });
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<Cow<'_, Tag>>,
        written: usize,
        end: usize,
    ) {
        if self.skipped_levels > 0 {
            return;
        }
        let decorated = anchor > 0 || tag.is_some();
        if text.is_empty() && style == ScalarStyle::Plain && !decorated && self.frames.is_empty() {
            // An empty document.
            return;
        }
        let (start, end) = self.scalar_place(&text, style, decorated, written, end);
        let kind = match &tag {
            None => resolve::resolve(&text, style),
            Some(tag) if tag.is_yaml_core_schema() => resolve::resolve_tagged(&text, &tag.suffix),
            Some(_) => ScalarKind::String,
        };
        let mut scalar = Scalar { text: text.into_owned(), style, kind, placeholder: None };
        if self.prepared.filled {
            scalar.text = without_fillers(scalar.text);
        }
        self.mark_placeholder(&mut scalar, start, end);
        self.end = end;
        let node = self.add(NodeValue::Scalar(scalar), start, end);
        self.anchors.set(anchor, Anchored::Closed { node, expansions: 0, height: 0 });
        self.place(node, written.min(start), 0);
    }

    /// First and last byte of a scalar itself.
    fn scalar_place(
        &self,
        text: &str,
        style: ScalarStyle,
        decorated: bool,
        written: usize,
        end: usize,
    ) -> (usize, usize) {
        let body = self.prepared.body;
        if text.is_empty() && style == ScalarStyle::Plain {
            let at =
                if decorated { source::properties_end(body, written) } else { self.empty_place(written) };
            return (at, at);
        }
        let start = match style {
            _ if decorated => source::skip_properties(body, written),
            ScalarStyle::Literal | ScalarStyle::Folded => source::block_header(body, self.end, written),
            _ => written,
        };
        (start, source::scalar_end(body, style, start, end).max(start))
    }

    /// Where an empty value belongs: behind its colon or dash.
    fn empty_place(&self, hint: usize) -> usize {
        let body = self.prepared.body;
        match self.frames.last().map(|frame| &frame.content) {
            Some(Content::Mapping { key: Some(key), .. }) => source::empty_value(body, key.end, hint),
            Some(Content::Sequence(_)) => source::empty_item(body, self.end, hint),
            _ => hint,
        }
    }

    fn mark_placeholder(&mut self, scalar: &mut Scalar, start: usize, end: usize) {
        let regions = &self.prepared.regions;
        let first = regions.partition_point(|region| region.start < start);
        let inside: &[_] = regions.get(first..).unwrap_or_default();
        let count = inside.iter().take_while(|region| region.end <= end).count();
        let is_key =
            matches!(self.frames.last(), Some(Frame { content: Content::Mapping { key: None, .. }, .. }));
        if let Some(inside @ [region, ..]) = inside.get(..count) {
            scalar.text = template::unmask(&scalar.text, self.prepared.body, inside);
            scalar.kind = ScalarKind::String;
            scalar.placeholder = Some(template::mustache(self.prepared.body, *region));
        } else if self.placeholders && !(is_key && template::is_bare_variable(&scalar.text)) {
            // Keys like `$schema` are no variables.
            scalar.placeholder = template::find(&scalar.text, self.prepared.syntax);
        }
        if let Some(placeholder) = &scalar.placeholder {
            self.tell_placeholder(placeholder, start, end);
            if is_key {
                self.complete = false;
                let kind = ProblemKind::TemplatedKey { key: scalar.text.clone() };
                self.report(Problem::new(kind, self.span(start, end)));
            }
        }
    }

    fn tell_placeholder(&mut self, placeholder: &Placeholder, start: usize, end: usize) {
        // Expressions are what a template is made of.
        if placeholder.kind == PlaceholderKind::ArmExpression || self.named.len() > NAMED_PLACEHOLDERS {
            return;
        }
        self.first_placeholder.get_or_insert(span(self.file, self.prepared.skipped, start, end));
        if self.named.len() == NAMED_PLACEHOLDERS {
            self.named.push("...".to_string());
        } else if !self.named.contains(&placeholder.text) {
            self.named.push(placeholder.text.clone());
        }
    }

    fn alias(&mut self, number: usize, start: usize, end: usize) {
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
    fn block_sequence_place(&self, start: usize) -> usize {
        match self.frames.last().map(|frame| &frame.content) {
            Some(Content::Mapping { key: Some(key), .. }) => {
                source::first_dash(self.prepared.body, key.end, start)
            }
            _ => start,
        }
    }

    fn open(&mut self, written: usize, anchor: usize, tagged: bool, content: Content) {
        if self.skipped_levels > 0 {
            self.skipped_levels += 1;
            return;
        }
        let decorated = anchor > 0 || tagged;
        let start = if decorated { source::skip_properties(self.prepared.body, written) } else { written };
        if self.frames.len() >= self.limits.depth {
            self.tell_bound(ProblemKind::TooDeep { limit: self.limits.depth }, start, start + 1);
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

    fn close(&mut self, start: usize, end: usize) {
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
        keys::check(&self.reading.tree, entries, &mut |problem| found.push(problem));
        for problem in found {
            self.report(problem);
        }
    }

    /// Puts a finished node where it belongs: into the open mapping or sequence, or as the document's content.
    fn place(&mut self, node: NodeId, start: usize, height: usize) {
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

    fn syntax_problem(&self, at: usize, info: &str) -> Problem {
        let body = self.prepared.body;
        let tab = source::tab_indentation(body, at).or_else(|| {
            let next = info.contains("tab").then(|| source::next_tab_indentation(body, at));
            next.flatten()
        });
        if let Some((from, to)) = tab {
            return Problem::new(ProblemKind::TabIndentation, self.span(from, to));
        }
        let end = source::skip_while(body, at, |byte| !source::is_blank(byte));
        let word = body.get(at..end).unwrap_or("");
        Problem::new(explain(info, word.trim_end_matches([',', ']', '}'])), self.span(at, end))
    }

    /// Reports what leaves part of the document unread; a bound only once, for it is hit again and again.
    fn tell_bound(&mut self, kind: ProblemKind, start: usize, end: usize) {
        self.complete = false;
        let bound = match kind {
            ProblemKind::TooDeep { .. } => 1,
            ProblemKind::TooManyAliases { .. } => 2,
            _ => 0,
        };
        if self.bounds_told & bound == 0 {
            self.bounds_told |= bound;
            self.report(Problem::new(kind, self.span(start, end)));
        }
    }

    fn report(&mut self, problem: Problem) {
        let count = match problem.severity {
            Severity::Info => self.counts.get_mut(0),
            Severity::Warning => self.counts.get_mut(1),
            Severity::Error => self.counts.get_mut(2),
        };
        let Some(count) = count else { return };
        *count += 1;
        if *count <= self.limits.problems {
            self.reading.problems.push(problem);
        } else {
            self.unlisted += 1;
        }
    }

    fn add(&mut self, value: NodeValue, start: usize, end: usize) -> NodeId {
        let id = NodeId(to_offset(self.reading.tree.nodes.len()));
        let span = self.span(start, end);
        self.reading.tree.nodes.push(Node { value, span });
        id
    }

    /// The byte of a character that the parser names.
    fn byte(&mut self, character: usize) -> usize {
        self.offsets.byte(character.saturating_sub(self.prepared.prefixed))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        span(self.file, self.prepared.skipped, start, end)
    }
}

fn span(file: FileId, skipped: usize, start: usize, end: usize) -> Span {
    Span::new(file, to_offset(start + skipped), to_offset(end + skipped))
}

/// Texts beyond 4 GiB are refused before.
fn to_offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn style_of(style: saphyr_parser::ScalarStyle) -> ScalarStyle {
    match style {
        saphyr_parser::ScalarStyle::Plain => ScalarStyle::Plain,
        saphyr_parser::ScalarStyle::SingleQuoted => ScalarStyle::SingleQuoted,
        saphyr_parser::ScalarStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
        saphyr_parser::ScalarStyle::Literal => ScalarStyle::Literal,
        saphyr_parser::ScalarStyle::Folded => ScalarStyle::Folded,
    }
}
