//! Scalars: what they are, and what is filled in later.

use alloc::borrow::Cow;
use alloc::string::ToString;

use cofferdam_events::Properties;

use super::super::anchors::Anchored;
use super::super::{
    NodeValue, Placeholder, PlaceholderKind, Problem, ProblemKind, Scalar, ScalarKind, ScalarStyle, resolve,
    template,
};
use super::nesting::{Content, Frame};
use super::{Reader, span};
use crate::text::next_of;

/// Most placeholders that the one problem about them names.
const NAMED_PLACEHOLDERS: usize = 20;

impl Reader<'_> {
    pub(super) fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        properties: Option<&Properties<'_>>,
        start: usize,
        end: usize,
    ) {
        if self.skipped_levels > 0 {
            return;
        }
        if start == end && properties.is_none() && self.frames.is_empty() {
            // An empty document.
            return;
        }
        let written = properties.map_or(start, |properties| properties.start);
        let kind = match properties.and_then(|properties| properties.tag.as_ref()) {
            None => resolve::resolve(&text, style),
            Some(tag) if tag.is_core_schema() => resolve::resolve_tagged(&text, tag.suffix),
            // The bare `!` only says that it is text.
            Some(tag) if tag.suffix.is_empty() => ScalarKind::String,
            Some(tag) => {
                let tag = [&tag.prefix, tag.suffix].concat();
                let at = self.span(written, end);
                self.report(Problem::new(ProblemKind::UnknownTag { tag }, at));
                ScalarKind::String
            }
        };
        let mut scalar = Scalar { style, kind, ..Scalar::word(text.into_owned()) };
        self.mark_placeholder(&mut scalar, start, end);
        self.end = end;
        let node = self.add(NodeValue::Scalar(scalar), start, end);
        if let Some(name) = properties.and_then(|properties| properties.anchor) {
            let anchor = self.anchors.start(name);
            self.anchors.finish(anchor, Anchored::Closed { node, expansions: 0, height: 0 });
        }
        self.place(node, written, 0);
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
        } else if self.may_hold_placeholder(start, end)
            && !(is_key && template::is_bare_variable(&scalar.text))
        {
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

    /// Whether a sign that may start a placeholder, or an escape for one, stands there: scalars come in the order of the text, so each byte is
    /// looked at once.
    fn may_hold_placeholder(&mut self, start: usize, end: usize) -> bool {
        if self.next_sign < start {
            self.next_sign = next_of(self.prepared.body, start, *b"$<[\\");
        }
        self.next_sign < end
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
