//! What a text makes, and what there is to say of it.

use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::super::{
    evaluate::{Text, Value},
    feed::{self, Feeding, Made},
    nodes::Nodes,
};
use super::{Expression, Lowering};
use crate::{
    document::{Limits, NodeId, Problem, ProblemKind, Reading, extend_pointer},
    severity::Severity,
    text::Span,
};

/// A resource.
pub struct Part {
    /// Resource Manager's type.
    pub arm_type: String,
    /// What it says.
    pub node: NodeId,
    /// What tells its type.
    pub evidence: Span,
    /// The names from its outermost parent to itself, as far as they are known.
    pub names: Vec<Text>,
    /// A condition of which nothing is known.
    pub condition: Option<String>,
    /// Whether something else makes it.
    pub existing: bool,
    /// What the text calls it, part by part.
    pub path: Vec<String>,
}

/// What is looked at of types that say nothing of the network of an endpoint: their names, and where the first stands.
pub type Others = BTreeMap<String, Span>;

impl<'e> Lowering<'e, '_> {
    /// What was read of a resource, or among the others if it says nothing of the network of an endpoint.
    pub fn resource(&mut self, part: Part, others: &mut Others) -> Option<Made> {
        let Part { arm_type, node, evidence, names, condition, existing, path } = part;
        let Some(kind) = feed::kind(self.builder.tree(), node, &arm_type) else {
            others.entry(arm_type).or_insert(evidence);
            return None;
        };
        let whole = self.whole && self.readable;
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let mut pointer = String::new();
        extend_pointer(&mut pointer, &path);
        Some(Made { kind, node, evidence, names, pointer, condition, existing, whole })
    }

    /// The reading of everything that is made.
    pub fn finished(mut self, made: Vec<Made>, others: &Others, limits: &Limits) -> Reading {
        if let Some(first) = others.values().next() {
            let names: Vec<String> = others.keys().map(|name| format!("`{name}`")).collect();
            let message = format!(
                "of these types nothing is read, because they say nothing about the network of an endpoint: {}",
                names.join(", ")
            );
            self.tell("other-resources", Severity::Info, *first, message);
        }
        let mut reading = self.builder.finish();
        let nodes = Nodes { tree: &mut reading.tree };
        let documents = Feeding { nodes, problems: &mut reading.problems }.documents(made, None);
        let limit = limits.documents;
        if let Some(first) = documents.get(limit) {
            reading.problems.push(Problem::new(ProblemKind::TooManyDocuments { limit }, first.span));
        }
        reading.tree.documents.extend(documents.into_iter().take(limit));
        reading
    }

    /// Says something to the reader of the report.
    pub fn tell(&mut self, code: &'static str, severity: Severity, span: Span, message: String) {
        self.builder.problem(Problem::new(ProblemKind::Form { code, message, severity }, span));
    }

    /// Says where the text is not understood. What is there may be anything, so nothing is whole.
    pub fn tell_wrong(&mut self, form: &str, wrong: &[usize], too_deep: Option<usize>, limit: usize) {
        for at in wrong {
            let span = self.builder.span(*at, self.line_end(*at));
            let message = format!(
                "this is not understood as {form}; what it says of resources is not taken into account"
            );
            self.tell("not-understood", Severity::Warning, span, message);
        }
        if let Some(at) = too_deep {
            let span = self.builder.span(at, at);
            self.builder.problem(Problem::new(ProblemKind::TooDeep { limit }, span));
        }
        self.readable = wrong.is_empty() && too_deep.is_none();
    }

    /// Says that something is made for each item of a list.
    pub fn tell_loop(&mut self, name: &str, span: Span) {
        let message = format!(
            "`{name}` is made for each item of a list; it is judged once, and what differs is not known"
        );
        self.tell("made-in-a-loop", Severity::Info, span, message);
    }

    /// Whether something is made; nothing when a condition of which nothing is known decides it, which is returned in
    /// its place.
    pub fn is_made(
        &mut self,
        name: &str,
        condition: &'e Expression<'e>,
        holds: impl Fn(&Value) -> Option<bool>,
    ) -> Result<bool, String> {
        self.scope.defaulted = false;
        let value = self.scope.value(condition);
        let is_made = holds(&value);
        let how = match is_made {
            Some(true) => "holds with the defaults; it is judged as made",
            Some(false) => "does not hold with the defaults; it is left out",
            None => "is not known; it is judged as made",
        };
        if is_made.is_none() || self.scope.defaulted {
            let written = condition.shown();
            let message = format!("whether `{name}` is made depends on `{written}`, which {how}");
            self.tell("made-on-a-condition", Severity::Info, condition.span(), message);
        }
        is_made.ok_or_else(|| value.shown().to_string())
    }
}
