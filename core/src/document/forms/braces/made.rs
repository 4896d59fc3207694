//! What a text makes, and what there is to say of it.

use alloc::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::super::{
    Builder,
    evaluate::{Text, Value},
    feed::{self, Feeding, Made, Others},
    nodes::Nodes,
};
use super::{Expression, Lowering};
use crate::{
    document::{Limits, NodeId, Problem, ProblemKind, Reading, Syntax, extend_pointer},
    severity::Severity,
    text::{FileId, Span},
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

/// An empty reading that says where the text is not understood.
pub fn opened(
    (file, text): (FileId, &str),
    syntax: Syntax,
    (form, wrong, too_deep): (&str, &[usize], Option<usize>),
    limits: &Limits,
) -> Reading {
    let mut builder = Builder::new(file, syntax, limits);
    for at in wrong {
        let at = *at;
        let rest = text.get(at..).unwrap_or("");
        let span = builder.span(at, rest.find(['\n', '\r']).map_or(text.len(), |length| at + length));
        let message =
            format!("this is not understood as {form}; what it says of resources is not taken into account");
        let kind = ProblemKind::Form { code: "not-understood".into(), severity: Severity::Warning, message };
        builder.problem(Problem::new(kind, span));
    }
    if let Some(at) = too_deep {
        let span = builder.span(at, at);
        builder.problem(Problem::new(ProblemKind::TooDeep { limit: limits.depth }, span));
    }
    builder.finish()
}

/// Leaves out what was said before: what is called several times says the same each time.
pub fn said_once(problems: &mut Vec<Problem>) {
    let mut said = BTreeSet::new();
    problems.retain(|problem| said.insert((problem.span.start, problem.kind.message())));
}

impl<'e> Lowering<'e, '_> {
    /// What was read of a resource, or among the others if it says nothing of the network of an endpoint.
    pub fn resource(&mut self, part: Part, others: &mut Others) -> Option<Made> {
        let Part { arm_type, node, evidence, names, condition, existing, path } = part;
        let Some(kind) = feed::kind(self.builder.tree(), node, &arm_type) else {
            let first = others.get(&arm_type).copied();
            others.insert(arm_type, first.unwrap_or(evidence));
            return None;
        };
        let (whole, condition) = (self.whole && self.readable, condition.or_else(|| self.condition.clone()));
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let mut pointer = String::new();
        extend_pointer(&mut pointer, &path);
        Some(Made { kind, node, evidence, names, pointer, condition, existing, whole })
    }

    /// The reading with everything that is made.
    pub fn finished(
        mut self,
        made: Vec<Made>,
        others: &Others,
        set: Option<&str>,
        limits: &Limits,
    ) -> Reading {
        if let Some(problem) = feed::not_read(others) {
            self.builder.problem(problem);
        }
        let mut reading = self.builder.finish();
        let nodes = Nodes { tree: &mut reading.tree };
        let documents = Feeding { nodes, problems: &mut reading.problems }.documents(made, set);
        feed::add(&mut reading, documents, limits.documents);
        reading
    }

    /// Says something to the reader of the report.
    pub fn tell(&mut self, code: &'static str, severity: Severity, span: Span, message: String) {
        self.builder.problem(Problem::new(ProblemKind::Form { code: code.into(), message, severity }, span));
    }

    /// Says that nobody knows what the parameters are.
    pub fn tell_not_taken(&mut self, span: Span) {
        let message =
            "another file may give the parameters of this one other values, so their defaults are not taken";
        self.tell("defaults-not-taken", Severity::Info, span, message.to_string());
    }

    /// Says that what a module makes is not known.
    pub fn tell_module(&mut self, name: &str, span: Span) {
        let message = format!("what the module `{name}` makes is written elsewhere and not known here");
        self.tell("module", Severity::Info, span, message);
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
