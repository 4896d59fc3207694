//! Follows a program from statement to statement: which name stands for which value, and what becomes of objects.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use super::{
    super::super::{Limits, ProblemKind},
    code::{Code, Run},
    statement::{BlockId, Statement, Statements, statements},
    value::{Held, Object, Open, Value, ValueId},
};
use crate::document::forms::map::{Map, distinct};
use crate::severity::Severity;

/// More values than these for one name are not told apart.
const MOST_BINDINGS: usize = 20;

/// No more characters than these are shown of an expression, and one with more parts is taken for one that changes.
const LONGEST: usize = 120;

/// What is known while a program is followed.
pub struct Program<'c, 't> {
    /// Its text.
    pub code: &'c Code<'t>,
    /// Its statements.
    pub statements: Statements<'t>,
    /// Every value so far.
    pub values: Vec<Held>,
    /// By function and name: the values that it was given, each with the block in which that happened.
    pub(super) names: Map<(usize, &'t str), Vec<(BlockId, ValueId)>>,
    /// What is imported: the name that it has in the package, or nothing if it is of another package.
    pub imports: Map<&'t str, Option<&'t str>>,
    /// Objects of which a document speaks, in order.
    pub objects: Vec<ValueId>,
    /// Clients that name a workspace.
    pub clients: Vec<ValueId>,
    /// What to say about the text, and where in the program.
    pub problems: Vec<(ProblemKind, Range<usize>)>,
    /// How many more there are.
    pub unlisted: usize,
    /// The block of the statement at hand.
    pub block: BlockId,
    /// How deep the expression at hand is nested.
    pub depth: usize,
    /// Keys that are set on something of which nobody knows what it is, each with the value.
    pub loose: Vec<(&'t str, ValueId, Run)>,
    /// Whether the program gives values to names in ways that are not followed.
    pub lost: bool,
    /// The bounds.
    pub limits: &'c Limits,
}

impl<'c, 't> Program<'c, 't> {
    /// Follows a program to its end.
    pub fn run(code: &'c Code<'t>, limits: &'c Limits) -> Self {
        let mut program = Self {
            code,
            statements: statements(code),
            values: Vec::new(),
            names: Map::new(),
            imports: Map::new(),
            objects: Vec::new(),
            clients: Vec::new(),
            problems: Vec::new(),
            unlisted: 0,
            block: 0,
            depth: 0,
            loose: Vec::new(),
            lost: false,
            limits,
        };
        program.parameters();
        for Statement { run, block } in core::mem::take(&mut program.statements.all) {
            program.block = block;
            program.statement(&run);
        }
        program
    }

    /// Holds a value that is made at a run of tokens.
    pub fn hold(&mut self, value: Value, run: &Run) -> ValueId {
        let extent = self.code.extent(run);
        self.values.push(Held { value, extent, block: self.block });
        self.values.len() - 1
    }

    /// The object, if the value is one.
    pub fn object(&self, id: ValueId) -> Option<&Object> {
        match self.values.get(id).map(|held| &held.value) {
            Some(Value::Object(object)) => Some(object),
            _ => None,
        }
    }

    /// The object, to be changed.
    pub fn object_mut(&mut self, id: ValueId) -> Option<&mut Object> {
        match self.values.get_mut(id).map(|held| &mut held.value) {
            Some(Value::Object(object)) => Some(object),
            _ => None,
        }
    }

    /// The text that a value surely is.
    pub fn text(&self, id: ValueId) -> Option<&str> {
        match self.values.get(id).map(|held| &held.value) {
            Some(Value::Text(text, _)) => Some(text),
            _ => None,
        }
    }

    /// Something that shows its value when the program runs.
    pub fn open(&mut self, run: &Run) -> ValueId {
        let open = Open { key: self.key(run), shown: self.shown(run), choices: Vec::new() };
        self.hold(Value::Open(open), run)
    }

    /// The same for two expressions that surely have the same value: nothing in them changes, and nothing is called
    /// but what reads the environment.
    pub fn key(&self, run: &Run) -> String {
        let written = self.shown(run);
        if run.len() > LONGEST {
            return self.placed(&written, run);
        }
        let environment = ["os.getenv(", "os.environ.get(", "getenv(", "environ.get("];
        let calls = run.clone().filter(|at| self.code.is(*at, "(")).count();
        let is_pure =
            calls == 0 || (calls == 1 && environment.iter().any(|start| written.starts_with(start)));
        let changes =
            |at: usize| self.statements.assigned.get(self.code.word(at)).is_some_and(|times| *times > 1);
        if is_pure && !run.clone().any(changes) { written } else { self.placed(&written, run) }
    }

    /// What is written, or the beginning of it.
    pub fn shown(&self, run: &Run) -> String {
        let mut shown: String = self.code.written(run).chars().take(LONGEST + 1).collect();
        if shown.chars().count() > LONGEST {
            shown.pop();
            shown.push_str("...");
        }
        shown
    }

    /// A text that stands for one place only.
    fn placed(&self, written: &str, run: &Run) -> String {
        let extent = self.code.extent(run);
        format!("{written} (at {} to {})", extent.start, extent.end)
    }

    /// Whether what happens now happens whenever that block is run.
    pub fn surely(&self, mut block: BlockId) -> bool {
        loop {
            match self.statements.blocks.get(block) {
                _ if block == self.block => return true,
                Some(above) if block > 0 => block = above.parent,
                _ => return false,
            }
        }
    }

    /// Whether a block is around the statement at hand.
    fn is_around(&self, block: BlockId) -> bool {
        let mut at = self.block;
        while at > block {
            at = self.statements.blocks.get(at).map_or(0, |block| block.parent);
        }
        at == block
    }

    fn scope(&self, name: &str) -> usize {
        let own = self.statements.blocks.get(self.block).map_or(0, |block| block.scope);
        if name.contains('.') { 0 } else { own }
    }

    /// Gives a value to a name.
    pub fn bind(&mut self, name: &'t str, value: ValueId) {
        let key = (self.scope(name), name);
        let once = self.statements.assigned.get(name) == Some(&1);
        if let Some(Held { value: Value::Open(open), .. }) = self.values.get_mut(value)
            && once
            && open.key != open.shown
            && open.choices.is_empty()
        {
            // The name tells it as well as the place where it is computed.
            open.key = name.to_string();
        }
        let known = self.names.get(&key).map(Vec::as_slice).unwrap_or_default();
        // What happened in blocks that this statement always follows is over.
        let replaces = known.iter().all(|(block, _)| self.surely(*block));
        let block = self.block;
        self.names.update(key, |bindings| {
            if replaces {
                bindings.clear();
            }
            bindings.push((block, value));
        });
    }

    /// The value of a name, as far as it is one.
    pub fn lookup(&mut self, name: &'t str, run: &Run) -> Option<ValueId> {
        let mut scope = self.scope(name);
        let own = scope;
        let bindings = loop {
            match self.names.get(&(scope, name)) {
                Some(bindings) => break bindings,
                None if scope == 0 => return self.outside(name, run),
                // The block of a function has the number of its scope.
                None => scope = self.enclosing(scope),
            }
        };
        let mut possible = Vec::new();
        for (block, value) in bindings.iter().rev().take(MOST_BINDINGS) {
            possible.push(*value);
            if self.is_around(*block) {
                break;
            }
        }
        let changes = self.statements.assigned.get(name).is_some_and(|times| *times > 1);
        match possible.as_slice() {
            [one] if self.is_parameter(*one) => Some(self.given(*one, run)),
            [one] if self.is_doubtful(name, *one) => Some(self.either(&[], name, run)),
            // A function may be called before the next value is given, or after.
            [one] if scope == own || !changes || name.contains('.') => Some(*one),
            [one] if matches!(self.values.get(*one), Some(Held { value: Value::Client(_), .. })) => {
                Some(*one)
            }
            all => {
                let all = if scope == own || !changes { all } else { &[] };
                self.only_object(&possible).or_else(|| Some(self.either(all, name, run)))
            }
        }
    }

    fn enclosing(&self, scope: usize) -> usize {
        let outer = self.statements.blocks.get(scope).map_or(0, |block| block.parent);
        self.statements.blocks.get(outer).map_or(0, |block| block.scope)
    }

    /// A parameter, or something that a loop counts: it has a value, and nobody knows which.
    fn outside(&mut self, name: &str, run: &Run) -> Option<ValueId> {
        self.statements.assigned.get(name)?;
        // It stays the same for one call of the function.
        let key = format!("{name} (in {})", self.scope(name));
        let open = Open { key, shown: name.to_string(), choices: Vec::new() };
        Some(self.hold(Value::Open(open), &(run.start..run.start + 1)))
    }

    /// What is made here or else fetched is one and the same object.
    fn only_object(&self, possible: &[ValueId]) -> Option<ValueId> {
        let made =
            |id: &&ValueId| self.object(**id).is_some_and(|object| object.class.is_some() && !object.fetched);
        let mut all = possible.iter().filter(made);
        let only = all.next().copied();
        only.filter(|only| all.all(|other| other == only))
    }

    /// One of several values.
    pub fn either(&mut self, possible: &[ValueId], shown: &str, run: &Run) -> ValueId {
        let mut choices = Vec::new();
        for id in possible {
            let more = match self.values.get(*id).map(|held| &held.value) {
                Some(Value::Text(text, None)) => alloc::vec![text.clone()],
                Some(Value::Open(open)) if !open.choices.is_empty() => open.choices.clone(),
                _ => {
                    choices.clear();
                    break;
                }
            };
            choices.extend(more);
        }
        let choices = distinct(choices);
        // As long as the name stands for the same values, it has the same one of them.
        let unlike = if possible.is_empty() { self.values.len() } else { 0 };
        let key = format!("{shown} (one of {possible:?}, {unlike})");
        self.hold(Value::Open(Open { key, shown: shown.to_string(), choices }), run)
    }

    /// Says something about a place of the program.
    pub fn tell(&mut self, kind: ProblemKind, run: &Run) {
        self.tell_at(kind, self.code.extent(run));
    }

    /// The same where it stands in the program.
    pub fn tell_at(&mut self, kind: ProblemKind, extent: Range<usize>) {
        if self.problems.len() < self.limits.problems {
            self.problems.push((kind, extent));
        } else {
            self.unlisted += 1;
        }
    }
}

/// The program does not get further.
pub fn refused(message: String) -> ProblemKind {
    ProblemKind::Form { code: "program-stops".into(), message, severity: Severity::Error }
}

/// It is taken without a word, and nothing is done with it.
pub fn without_effect(message: String) -> ProblemKind {
    ProblemKind::Form { code: "without-effect".into(), message, severity: Severity::Warning }
}

/// It is not understood here.
pub fn not_read(message: String) -> ProblemKind {
    ProblemKind::Form { code: "not-read".into(), message, severity: Severity::Info }
}
