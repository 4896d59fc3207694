//! Goes through a script in the order in which it runs, and keeps what each command leaves behind.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    super::{Builder, file::Files},
    Cell,
    call::{self, Line},
    lexer::{Token, assigned},
    script::{Item, Part, Simple},
    state::State,
    variables::Variables,
    word::Word,
};
use crate::document::forms::map::Map;
use crate::{
    document::{Limits, Problem, ProblemKind},
    severity::Severity,
};

/// Words of a literal loop beyond which its variable counts as open.
const MOST_TURNS: usize = 32;
/// How many bytes of commands are gone through for each byte of the script, and at least.
const WORK: (usize, usize) = (4, 1 << 16);

/// What going through a part costs besides, in bytes.
const PART: usize = 8;

/// A script on its way.
pub struct Run<'r> {
    pub(super) text: &'r str,
    pub(super) limits: &'r Limits,
    /// Where lines end.
    lines: Vec<usize>,
    pub(super) variables: Variables,
    /// What the functions that run hide: variables of their own, and what they were before.
    hidden: Vec<(String, Option<Word>)>,
    functions: Map<String, (usize, usize, bool)>,
    /// What is run at the end.
    pub(super) traps: Vec<(usize, usize)>,
    /// How many functions are being run.
    functions_open: usize,
    /// Bytes of commands that may still be gone through.
    pub(super) work: usize,
    /// Name of the workspace that commands use which do not name one.
    pub workspace: Option<Word>,
    /// The objects so far.
    pub state: State<'r>,
}

/// How certain it is that a command runs.
#[derive(Clone, Copy)]
pub struct Certainty<'c> {
    /// Whether it does.
    pub certain: bool,
    /// What decides it, in words.
    pub told: &'c str,
}

impl<'r> Run<'r> {
    /// A script at its start.
    pub fn new(
        builder: Builder,
        text: &'r str,
        original: &str,
        files: Files<'r>,
        limits: &'r Limits,
    ) -> Self {
        let lines =
            original.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self {
            text,
            limits,
            lines,
            variables: Variables::default(),
            hidden: Vec::new(),
            functions: Map::new(),
            traps: Vec::new(),
            functions_open: 0,
            work: text.len().saturating_mul(WORK.0).saturating_add(WORK.1),
            workspace: None,
            state: State::new(builder, text, files, limits),
        }
    }

    /// Runs all of it in a shell of its own; then what only functions do that nothing calls.
    pub fn all(&mut self, items: &[Item], cell: &Cell) {
        self.variables.start(cell.filled_in);
        self.functions = Map::new();
        self.part(items, 0, items.len(), cell.certain, 0);
        for at in core::mem::take(&mut self.traps) {
            self.within(at, false, 1);
        }
        let uncalled: Vec<(usize, usize)> = self
            .functions
            .values()
            .filter(|function| !function.2)
            .map(|(from, to, _)| (*from, *to))
            .collect();
        for (from, to) in uncalled {
            self.part(items, from, to, false, 1);
        }
    }

    pub(super) fn part(&mut self, items: &[Item], from: usize, to: usize, certain: bool, depth: usize) {
        let (mut at, depth) = (from, depth + 1);
        // Going through an empty part is work, too.
        self.work = self.work.saturating_sub(PART);
        while at < to && depth <= self.limits.depth && self.work > 0 {
            match items.get(at) {
                Some(Item::Simple(simple)) => self.simple(items, simple, certain && !simple.depends, depth),
                Some(Item::Open { part, end, apart }) => {
                    let end = (*end).min(to);
                    let before = self.before(*apart);
                    match part {
                        Part::Group => self.part(items, at + 1, end, certain, depth),
                        Part::Condition => self.part(items, at + 1, end, false, depth),
                        Part::Function(name) => {
                            self.functions.insert(name.clone(), (at + 1, end, false));
                        }
                        Part::Loop { variable, words } => {
                            self.turns(items, (at + 1, end), *variable, words, certain, depth);
                        }
                    }
                    self.variables = before.unwrap_or_else(|| core::mem::take(&mut self.variables));
                    at = end;
                }
                Some(Item::Close) | None => {}
            }
            at += 1;
        }
    }

    /// What variables are before something that is run apart.
    fn before(&mut self, apart: bool) -> Option<Variables> {
        let size = self.variables.size();
        self.work = self.work.saturating_sub(if apart { size } else { 0 });
        apart.then(|| self.variables.clone())
    }

    /// A loop over literal words runs once for each; any other may run or not.
    fn turns(
        &mut self,
        items: &[Item],
        body: (usize, usize),
        variable: Token,
        words: &[Token],
        certain: bool,
        depth: usize,
    ) {
        let name = self.text.get(variable.start..variable.end).unwrap_or_default();
        let mut values = Vec::new();
        for word in words.iter().take(MOST_TURNS + 1) {
            self.variables.expand(self.text, word.start, word.end, &mut values);
        }
        let is_plain = |word: &Word| !word.open && !word.text.contains(['*', '?', '{']);
        if !values.is_empty() && values.len() <= MOST_TURNS && values.iter().all(is_plain) {
            for value in values {
                self.variables.set(name, value);
                self.part(items, body.0, body.1, certain, depth);
            }
            return;
        }
        self.unknown(name, variable.start);
        self.part(items, body.0, body.1, false, depth);
    }

    /// From here on nobody knows the variable.
    fn unknown(&mut self, name: &str, at: usize) {
        let text = format!("${name} (line {})", self.line(at));
        self.variables.set(name, Word { text, open: true, start: at, end: at, ..Word::default() });
    }

    fn line(&self, at: usize) -> usize {
        let at = self.state.builder.original(at);
        self.lines.partition_point(|end| *end < at) + 1
    }

    fn simple(&mut self, items: &[Item], simple: &Simple, certain: bool, depth: usize) {
        let (Some(first), Some(last)) = (simple.words.first(), simple.words.last()) else { return };
        let length = last.end - first.start;
        if length > self.work {
            self.state.tell_once("script-too-long", (first.start, last.end), || {
                "the script repeats more than is followed; what comes from here on was not read".to_string()
            });
            return;
        }
        self.work -= length;
        let told = format!("(line {})", self.line(first.start));
        let is_assigned = |token: &&Token| assigned(self.text, token.start, token.end).is_some();
        let count = simple.words.iter().take_while(is_assigned).count();
        for token in &simple.words {
            self.substitutions(*token, certain, depth);
        }
        let (before, command) = simple.words.split_at_checked(count).unwrap_or_default();
        if command.is_empty() {
            // What another command's failure prevents, or what is run apart, need not be there behind it.
            if !simple.apart {
                self.assign(before, certain && !simple.joined, &told);
            }
            return self.touches(simple, &[], certain);
        }
        let mut words = Vec::new();
        for token in command {
            self.variables.expand(self.text, token.start, token.end, &mut words);
        }
        self.touches(simple, &words, certain);
        let skipped = words.iter().take_while(|word| {
            matches!(word.text.as_str(), "sudo" | "exec" | "time" | "eval" | "command" | "nohup")
        });
        let skipped = skipped.count();
        let is_program = words.get(skipped).is_some_and(|word| word.text == "az");
        if words.iter().take(skipped).any(|word| word.text == "eval") && !is_program {
            self.texts(simple, "eval", certain, depth);
            self.variables.forget();
            return;
        }
        if words.get(skipped).is_none_or(|word| word.open) {
            return;
        }
        let words = words.get(skipped..).unwrap_or_default();
        self.run(items, (simple, command, before), words, (certain, &told, depth));
    }

    fn assign(&mut self, tokens: &[Token], certain: bool, told: &str) {
        for token in tokens {
            _ = self.variables.assign(self.text, token.start, token.end, certain, told);
        }
    }

    /// Runs one command.
    fn run(
        &mut self,
        items: &[Item],
        (simple, command, before): (&Simple, &[Token], &[Token]),
        words: &[Word],
        (certain, told, depth): (bool, &str, usize),
    ) {
        let Some(first) = words.first() else { return };
        let own = command.get(1..).unwrap_or_default();
        match first.text.as_str() {
            "az" => self.az(words, Certainty { certain, told }),
            "export" | "local" | "declare" | "readonly" | "typeset" => {
                self.declare(first.text.as_str(), own, certain && !simple.joined, told);
            }
            "read" | "unset" | "mapfile" | "readarray" | "getopts" => {
                for word in words.iter().skip(1).filter(|word| !word.text.starts_with('-')) {
                    self.unknown(&word.text, word.start);
                }
            }
            "printf" if words.get(1).is_some_and(|word| word.text == "-v") => {
                if let Some(word) = words.get(2) {
                    self.unknown(&word.text, word.start);
                }
            }
            // What another file sets is not known.
            "source" | "." => self.variables.forget(),
            "shift" | "set" => (1..10).for_each(|number| self.unknown(&number.to_string(), first.start)),
            name => {
                if let Some((from, to, called)) = self.functions.get_mut(name) {
                    let (from, to) = (*from, *to);
                    *called |= certain;
                    let hidden = self.hidden.len();
                    for token in before {
                        self.hide(*token);
                    }
                    self.assign(before, certain, told);
                    for (number, word) in words.iter().enumerate().skip(1).take(9) {
                        self.variables.set(&number.to_string(), word.clone());
                    }
                    self.functions_open += 1;
                    self.part(items, from, to, certain, depth);
                    self.functions_open -= 1;
                    for (name, value) in self.hidden.split_off(hidden).into_iter().rev() {
                        self.variables.restore(&name, value);
                    }
                    return;
                }
                self.texts(simple, name, certain, depth);
                // Such as `timeout 60 az ...`.
                let is_quiet = matches!(name, "echo" | "printf" | "cat" | "grep");
                match words.iter().position(|word| word.text == "az").filter(|_| !is_quiet) {
                    Some(at) => self.az(words.get(at..).unwrap_or_default(), Certainty { certain, told }),
                    None if !is_quiet => self.beyond(words),
                    None => {}
                }
            }
        }
    }

    /// Keeps what a variable is while a function has one of the same name.
    fn hide(&mut self, token: Token) {
        if let Some((name, _)) = assigned(self.text, token.start, token.end) {
            let value = self.variables.get(name).cloned();
            self.hidden.push((name.to_string(), value));
        }
    }

    /// `export NAME=VALUE` and the like.
    fn declare(&mut self, program: &str, tokens: &[Token], certain: bool, told: &str) {
        for token in tokens {
            if self.functions_open > 0 && program != "export" && program != "readonly" {
                self.hide(*token);
            }
            if self.variables.assign(self.text, token.start, token.end, certain, told).is_some() {
                continue;
            }
            let word = self.variables.one(self.text, token.start, token.end);
            let is_flag = word.text.starts_with('-') && !word.open;
            if word.open || (word.text.contains('=') && !is_flag) || (is_flag && word.text.contains('n')) {
                self.variables.forget();
            }
        }
    }

    fn az(&mut self, words: &[Word], certainty: Certainty<'_>) {
        if words.get(1).is_some_and(|word| word.text == "configure") {
            let default = words.iter().find_map(|word| {
                let value = word.text.strip_prefix("workspace=")?;
                let raw = self.text.get(word.start..word.end).unwrap_or_default();
                Some(word.behind(raw, word.text.len() - value.len()))
            });
            self.workspace = default.or(self.workspace.take());
            return;
        }
        match call::line(words) {
            Line::Call(call) => {
                let mut variables = core::mem::take(&mut self.variables);
                self.state.call(&call, certainty, self.workspace.as_ref(), &mut variables);
                self.variables = variables;
            }
            Line::Unknown(start, end) => {
                self.beyond(words);
                let command = self.text.get(start..end).unwrap_or_default();
                let message =
                    format!("`{command}` is no command that is known here; whatever it changes was not read");
                self.state.tell("script-unknown-command", (start, end), message);
            }
            Line::Other => self.beyond(words),
        }
    }
}

/// Something that a reader of the report should know about a script.
pub fn remark(code: &'static str, message: String, builder: &Builder, span: (usize, usize)) -> Problem {
    Problem::new(
        ProblemKind::Form { code: code.into(), message, severity: Severity::Info },
        builder.span(span.0, span.1),
    )
}
