//! Scalars: where they really are, what they are, and what is filled in later.

use alloc::borrow::Cow;
use alloc::string::ToString;

use cofferdam_events::Tag;

use super::super::anchors::Anchored;
use super::super::prepare::without_fillers;
use super::super::{
    NodeValue, Placeholder, PlaceholderKind, Problem, ProblemKind, Scalar, ScalarKind, ScalarStyle, resolve,
    source, template,
};
use super::nesting::{Content, Frame};
use super::{Reader, span};

/// Most placeholders that the one problem about them names.
const NAMED_PLACEHOLDERS: usize = 20;

impl Reader<'_> {
    pub(super) fn scalar(
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
            // The bare `!` only says that it is text.
            Some(tag) if tag.suffix.is_empty() => ScalarKind::String,
            Some(tag) => {
                let tag = alloc::format!("{}{}", tag.handle, tag.suffix);
                let at = self.span(written.min(start), end);
                self.report(Problem::new(ProblemKind::UnknownTag { tag }, at));
                ScalarKind::String
            }
        };
        let mut scalar = Scalar { style, kind, ..Scalar::word(text.into_owned()) };
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
        if !self.named.contains(&placeholder.text) {
            let more = self.named.len() == NAMED_PLACEHOLDERS;
            self.named.push(if more { "...".to_string() } else { placeholder.text.clone() });
        }
    }
}
