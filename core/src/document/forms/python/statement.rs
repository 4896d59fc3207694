//! Statements of a program, and the blocks that they are in: whether something surely happens depends on them.

use alloc::vec::Vec;

use super::code::{Code, Run};
use super::token::Kind;
use crate::document::forms::map::Map;

/// The number of a block. The first one is the program itself.
pub type BlockId = usize;

/// Statements that happen together.
pub struct Block {
    /// The block around it.
    pub parent: BlockId,
    /// The function that it is in; 0 outside.
    pub scope: usize,
    /// Whether it may be run several times over.
    pub repeats: bool,
}

/// One statement.
pub struct Statement {
    /// Its tokens.
    pub run: Run,
    /// Its block.
    pub block: BlockId,
}

/// The statements of a program in order.
#[derive(Default)]
pub struct Statements<'t> {
    /// Each.
    pub all: Vec<Statement>,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// How often each name gets a value.
    pub assigned: Map<&'t str, usize>,
    /// In which blocks names get values.
    pub places: Map<&'t str, Vec<BlockId>>,
    /// The parameters of functions, each with the function's block.
    pub parameters: Vec<(BlockId, &'t str)>,
    /// Names that functions share with what is outside of them.
    pub shared: Vec<&'t str>,
    /// Functions and classes that the program defines.
    pub defined: Map<&'t str, usize>,
}

/// Headers of blocks that are run once whenever they are reached.
const SURE: [&str; 4] = ["try", "finally", "with", "async"];
const HEADERS: [&str; 10] = ["if", "elif", "else", "for", "while", "except", "def", "class", "match", "case"];

/// Takes a program apart.
pub fn statements<'t>(code: &Code<'t>) -> Statements<'t> {
    let blocks = alloc::vec![Block { parent: 0, scope: 0, repeats: false }];
    let mut splitter =
        Splitter { code, open: Vec::new(), found: Statements { blocks, ..Statements::default() } };
    let mut at = 0;
    while at < code.tokens.len() {
        at = splitter.line(at);
    }
    splitter.found
}

struct Splitter<'c, 't> {
    code: &'c Code<'t>,
    /// Headers above, each with its column and the block below it.
    open: Vec<(usize, BlockId)>,
    found: Statements<'t>,
}

impl<'t> Splitter<'_, 't> {
    /// Takes the line that starts at a token; returns where the next one starts.
    fn line(&mut self, from: usize) -> usize {
        let code = self.code;
        let is_end = |at: usize| code.token(at).is_some_and(|token| token.kind == Kind::Newline);
        let end = code.find(&(from..code.tokens.len()), is_end).unwrap_or(code.tokens.len());
        if from == end {
            return end + 1;
        }
        let column = self.column(from);
        while self.open.pop_if(|(above, _)| *above >= column).is_some() {}
        let block = self.open.last().map_or(0, |(_, block)| *block);
        self.take(from..end, column, block);
        end + 1
    }

    fn column(&self, number: usize) -> usize {
        let start = self.code.token(number).map_or(0, |token| token.start);
        let before = self.code.text.get(..start).unwrap_or_default();
        let line = before.bytes().rev().take_while(|byte| matches!(byte, b' ' | b'\t'));
        line.map(|byte| if byte == b'\t' { 8 } else { 1 }).sum()
    }

    fn take(&mut self, run: Run, column: usize, block: BlockId) {
        let first = self.code.word(run.start);
        let is_header = self.code.is_name(run.start) && (SURE.contains(&first) || HEADERS.contains(&first));
        let colon = self.code.find(&run, |at| self.code.is(at, ":")).filter(|_| is_header);
        let Some(colon) = colon else {
            for part in self.code.split(&run, ";") {
                self.simple(part, block);
            }
            return;
        };
        if let Some(end) = self.code.find(&run, |at| self.code.word(at) == "in").filter(|_| first == "for") {
            self.assign(run.start + 1..end, 2, block);
        }
        let below = self.below(run.start..colon, block);
        self.open.push((column, below));
        // What is computed in a header happens before the block.
        self.found.all.push(Statement { run: run.start..colon, block });
        if colon + 1 < run.end {
            for part in self.code.split(&(colon + 1..run.end), ";") {
                self.simple(part, below);
            }
        }
    }

    /// The block below a header.
    fn below(&mut self, header: Run, block: BlockId) -> BlockId {
        let mut words = header.clone().map(|at| self.code.word(at)).skip_while(|word| *word == "async");
        let first = words.next().unwrap_or_default();
        let is_main = first == "if" && words.next() == Some("__name__");
        if is_main || SURE.contains(&first) {
            return block;
        }
        let own = self.found.blocks.len();
        let outer = self.found.blocks.get(block).map_or(0, |block| block.scope);
        let is_function = matches!(first, "def" | "class");
        if is_function {
            self.define(&header, first, own);
        }
        let repeats = matches!(first, "for" | "while");
        self.found.blocks.push(Block {
            parent: block,
            scope: if is_function { own } else { outer },
            repeats,
        });
        own
    }

    /// A function or class: its name, and its parameters, to which every caller gives values.
    fn define(&mut self, header: &Run, keyword: &str, own: BlockId) {
        let Some(at) = header.clone().find(|at| self.code.word(*at) == keyword) else { return };
        self.found.defined.update(self.code.word(at + 1), |times| *times += 1);
        let Some(end) = self.code.partner(at + 2) else { return };
        for parameter in self.code.split(&(at + 3..end), ",") {
            let name = parameter.clone().find(|at| self.code.is_name(*at));
            if let Some(name) = name {
                // It may be called with any value, however often.
                self.found.assigned.update(self.code.word(name), |times| *times += 2);
                if keyword == "def" {
                    self.found.parameters.push((own, self.code.word(name)));
                }
            }
        }
    }

    fn simple(&mut self, run: Run, block: BlockId) {
        if run.is_empty() {
            return;
        }
        let first = self.code.word(run.start);
        if matches!(first, "global" | "nonlocal") {
            self.assign(run.clone(), 2, block);
            let names = run.clone().skip(1).filter(|at| self.code.is_name(*at));
            self.found.shared.extend(names.map(|at| self.code.word(at)));
        }
        if let Some(end) = assignment(self.code, &run) {
            let targets = run.start..end;
            let colon = self.code.find(&targets, |at| self.code.is(at, ":"));
            self.assign(run.start..colon.unwrap_or(end), 1, block);
        }
        self.found.all.push(Statement { run, block });
    }

    /// Counts the variables of a run, each so many times.
    fn assign(&mut self, run: Run, times: usize, block: BlockId) {
        for at in run.clone() {
            let is_part = at > run.start && self.code.is(at - 1, ".");
            let name = variable(self.code, at);
            let is_whole = name.contains('.') || !self.code.is(at + 1, ".");
            if self.code.is_name(at) && !is_part && is_whole {
                self.found.assigned.update(name, |known| *known += times);
                self.found.places.update(name, |places| places.push(block));
            }
        }
    }
}

/// The name of a variable that starts at a token; `self.name` counts as one.
pub fn variable<'t>(code: &Code<'t>, at: usize) -> &'t str {
    let is_own = matches!(code.word(at), "self" | "cls") && code.is(at + 1, ".") && code.is_name(at + 2);
    if is_own { code.written(&(at..at + 3)) } else { code.word(at) }
}

/// The last `=` of an assignment.
pub fn assignment(code: &Code<'_>, run: &Run) -> Option<usize> {
    let mut last = None;
    let mut from = run.start;
    while let Some(at) = code.find(&(from..run.end), |at| is_assignment(code, at)) {
        last = Some(at);
        from = at + 1;
    }
    last
}

/// Whether a token gives a value to what stands before it.
pub fn is_assignment(code: &Code<'_>, at: usize) -> bool {
    let word = code.word(at);
    let is_operator = code.token(at).is_some_and(|token| token.kind == Kind::Operator);
    is_operator && word.ends_with('=') && !matches!(word, "==" | "!=" | "<=" | ">=")
}
