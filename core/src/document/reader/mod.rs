//! Builds the tree from the parser's events.

mod listing;
mod nesting;
mod scalars;

use crate::order;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use cofferdam_events::{Event, Reason};

use super::anchors::Anchors;
use super::prepare::Prepared;
use super::yaml::Reading;
use super::{Document, Limits, Node, NodeId, NodeValue, Problem, ProblemKind, Tree, source};
use crate::text::{FileId, Span};
use nesting::{Content, Frame};

/// For no more nodes is there room before they are read.
const MOST_RESERVED: usize = 1000;

/// Takes the events of one file. All offsets are bytes of the text without its byte order mark.
pub struct Reader<'text> {
    file: FileId,
    prepared: &'text Prepared<'text>,
    limits: &'text Limits,
    reading: Reading,
    frames: Vec<Frame>,
    /// Open levels below the deepest one that is read.
    skipped_levels: usize,
    /// Where the first of them started.
    skipped_from: usize,
    anchors: Anchors,
    /// Alias expansions so far, as a reader that copies would make them.
    expansions: usize,
    /// End of the last thing that was read.
    end: usize,
    /// Start of the open document, and what it holds.
    document: Option<(usize, Option<NodeId>)>,
    /// Whether all of it was understood so far.
    complete: bool,
    /// Where the next placeholder may start, of those not gone past.
    next_sign: usize,
    /// The placeholders found, each once.
    named: Vec<String>,
    first_placeholder: Option<Span>,
    /// Problems of each severity, listed or not.
    counts: [usize; 3],
    /// Problems that were too many to list.
    unlisted: usize,
    /// The bounds that were told to be hit, one bit each.
    bounds_told: u8,
}

impl<'text> Reader<'text> {
    /// Ready for the first event of a prepared file.
    pub fn new(file: FileId, prepared: &'text Prepared<'text>, limits: &'text Limits) -> Self {
        let body = prepared.body;
        let nodes = Vec::with_capacity((body.len() / 16).min(MOST_RESERVED));
        let tree = Tree { syntax: prepared.syntax, nodes, ..Tree::default() };
        Self {
            file,
            prepared,
            limits,
            reading: Reading { tree, problems: Vec::new() },
            frames: Vec::new(),
            skipped_levels: 0,
            skipped_from: 0,
            anchors: Anchors::default(),
            expansions: 0,
            end: 0,
            document: None,
            complete: true,
            next_sign: 0,
            named: Vec::new(),
            first_placeholder: None,
            counts: [0; 3],
            unlisted: 0,
            bounds_told: 0,
        }
    }

    /// Takes one event; breaks when no more are wanted.
    pub fn read(&mut self, event: Event<'_>, span: cofferdam_events::Span) -> ControlFlow<()> {
        let cofferdam_events::Span { start, end } = span;
        match event {
            Event::DocumentStart => return self.open_document(start, end),
            Event::DocumentEnd => self.close_document(),
            Event::SequenceStart(properties) => {
                self.open(start, properties.as_deref(), Content::Sequence(Vec::new()));
            }
            Event::MappingStart(properties) => {
                let content = Content::Mapping { entries: Vec::new(), key: None };
                self.open(start, properties.as_deref(), content);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Alias(name) => self.alias(name, start, end),
            Event::Scalar { text, style, properties } => {
                self.scalar(text, style, properties.as_deref(), start, end);
            }
        }
        ControlFlow::Continue(())
    }

    /// Takes the parser's error: closes what is open, so that what was understood stays.
    pub fn fail(&mut self, error: cofferdam_events::Error) {
        let at = error.at;
        self.complete = false;
        let body = self.prepared.body;
        match error.reason {
            Reason::TooDeep => {
                let end = source::character_end(body, at);
                self.tell_bound(ProblemKind::TooDeep { limit: self.limits.depth }, at, end);
            }
            Reason::Tab => {
                let end = source::skip_while(body, at, |byte| byte == b'\t');
                self.report(Problem::new(ProblemKind::TabIndentation, self.span(at, end)));
            }
            Reason::Text(reason) => {
                let end = source::skip_while(body, at, |byte| !source::is_blank(byte));
                self.report(Problem::new(ProblemKind::Syntax { reason }, self.span(at, end)));
            }
        }
        self.skipped_levels = 0;
        while !self.frames.is_empty() {
            self.close(self.end);
        }
        self.document.get_or_insert((at, None));
        self.close_document();
    }

    /// The finished tree and its problems in the order of the text.
    pub fn finish(mut self) -> Reading {
        if self.document.is_some() {
            self.complete = false;
            while !self.frames.is_empty() {
                self.close(self.end);
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
        order::by_number(&mut self.reading.problems, |problem| {
            u64::from(problem.span.start) << 32 | u64::from(problem.span.end)
        });
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
            let problem = Problem::new(ProblemKind::SeveralDocuments, self.first_word(second));
            self.report(problem.with_related(self.first_word(first), "the first document"));
        }
    }

    /// Enough of a long span to show where it starts.
    fn first_word(&self, span: Span) -> Span {
        let start = span.start as usize - self.prepared.skipped.min(span.start as usize);
        let end =
            source::skip_while(self.prepared.body, start, |byte| !source::is_blank(byte) && byte != b':');
        let end = self.span(start, end).end;
        Span { end: end.min(span.end), ..span }
    }

    fn open_document(&mut self, start: usize, end: usize) -> ControlFlow<()> {
        let limit = self.limits.documents;
        if self.reading.tree.documents.len() >= limit {
            self.report(Problem::new(ProblemKind::TooManyDocuments { limit }, self.span(start, end)));
            return ControlFlow::Break(());
        }
        self.anchors = Anchors::default();
        self.complete = true;
        self.document = Some((end, None));
        if end > start {
            self.end = self.end.max(end);
        }
        ControlFlow::Continue(())
    }

    fn close_document(&mut self) {
        let Some((start, root)) = self.document.take() else { return };
        let tree = &mut self.reading.tree;
        let span = match root.and_then(|root| tree.node(root)) {
            Some(node) => node.span,
            None => span(self.file, self.prepared.skipped, start, start),
        };
        tree.documents.push(Document {
            root,
            span,
            complete: self.complete,
            declared: None,
            pointer: None,
            set: None,
        });
    }

    fn add(&mut self, value: NodeValue, start: usize, end: usize) -> NodeId {
        let id = NodeId(to_offset(self.reading.tree.nodes.len()));
        let span = self.span(start, end);
        self.reading.tree.nodes.push(Node { value, span });
        id
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
