//! Commands within words of others, and commands that change things past this reader.

use alloc::{format, string::ToString};

use super::{
    super::file::ANY,
    lexer::{Token, nested},
    run::Run,
    script::{self, Simple},
    word::Word,
};

/// Programs that change no file that they name.
const READERS: [&str; 24] = [
    "echo", "cat", "less", "more", "head", "tail", "grep", "egrep", "ls", "printf", "test", "[", "[[",
    "diff", "wc", "stat", "file", "yamllint", "cd", "mkdir", "source", ".", "set", "az",
];
/// Programs that change files only if they are told to.
const IN_PLACE: [&str; 6] = ["sed", "yq", "perl", "awk", "gawk", "jq"];
/// Programs of which the last word is the file that changes.
const COPIES: [&str; 5] = ["cp", "mv", "ln", "install", "rsync"];
/// What Resource Manager calls what decides about networks, in lower case.
const PROPERTIES: [&str; 4] = ["publicnetworkaccess", "isolationmode", "networkacls", "v1legacymode"];
/// What commands have that change something.
const CHANGES: [&str; 8] = ["update", "create", "--set", "--body", "-b", "-d", "--data", "--properties"];
/// Most files that are told apart.
const MOST: usize = 200;

impl Run<'_> {
    /// Runs the commands within a word: `$(az ...)`. What they assign is gone behind them.
    pub fn substitutions(&mut self, token: Token, certain: bool, depth: usize) {
        let raw = self.text.get(token.start..token.end).unwrap_or_default();
        if raw.starts_with('\'') || !raw.contains("az ") {
            return;
        }
        let mut at = token.start;
        while let Some(found) = self.text.get(at..token.end).and_then(|rest| rest.find(['$', '`'])) {
            let start = at + found;
            let rest = self.text.get(start..).unwrap_or_default();
            let opening = if rest.starts_with("$(") { 2 } else { usize::from(rest.starts_with('`')) };
            at = start + 1;
            if opening > 0 {
                let end = nested(self.text, start + opening - 1).min(token.end);
                self.within((start + opening, end.saturating_sub(1)), certain, depth);
                at = end.max(at);
            }
        }
    }

    /// Runs a part of the text as a script of its own.
    pub fn within(&mut self, (start, end): (usize, usize), certain: bool, depth: usize) {
        let has_some = self.text.get(start..end).is_some_and(|inner| inner.contains("az "));
        let cost = end.saturating_sub(start) + self.variables.size();
        if !has_some || depth > self.limits.depth || cost > self.work {
            return;
        }
        self.work -= cost;
        let items = script::items(self.text, (start, end), self.limits.depth);
        let before = self.variables.clone();
        self.part(&items, 0, items.len(), certain, depth);
        self.variables = before;
    }

    /// Runs what a program gets as a text: `bash -c '...'`, `eval "..."`, `trap '...' EXIT`.
    pub fn texts(&mut self, simple: &Simple, program: &str, certain: bool, depth: usize) {
        if !matches!(program, "bash" | "sh" | "zsh" | "eval" | "trap") {
            return;
        }
        for token in &simple.words {
            let raw = self.text.get(token.start..token.end).unwrap_or_default();
            if raw.len() > 1 && raw.starts_with(['"', '\'']) {
                let inner = (token.start + 1, token.end - 1);
                match program {
                    "trap" => self.traps.push(inner),
                    _ => self.within(inner, certain, depth),
                }
            }
        }
    }

    /// Notes which files a command changes.
    pub fn touches(&mut self, simple: &Simple, words: &[Word], certain: bool) {
        if let Some(target) = simple.target {
            let path = self.variables.one(self.text, target.start, target.end);
            let here = simple.here.filter(|_| certain && !simple.appends);
            self.note(&path, here);
        }
        let Some((program, words)) = words.split_first() else { return };
        let name = program.text.rsplit('/').next().unwrap_or_default();
        if name == "tee" {
            let appends = words.iter().any(|word| word.text == "-a");
            let here = simple.here.filter(|_| certain && !appends);
            words.iter().for_each(|word| self.note(word, here));
            return;
        }
        let is_git = name == "git"
            && !words.iter().any(|word| matches!(word.text.as_str(), "checkout" | "restore" | "apply"));
        let in_place = |word: &Word| ["-i", "-pi", "--in"].iter().any(|flag| word.text.starts_with(flag));
        let edits = IN_PLACE.contains(&name);
        if is_git || READERS.contains(&name) || (edits && !words.iter().any(in_place)) {
            return;
        }
        let is_file = |word: &&Word| [".yml", ".yaml", ".json"].iter().any(|end| word.text.ends_with(end));
        let last = words.last().filter(|_| COPIES.contains(&name));
        if let Some(last) = last.filter(is_file) {
            return self.note(last, None);
        }
        for word in words {
            if is_file(&word) {
                self.note(word, None);
            } else if edits && (word.open || word.text.contains('*')) {
                self.note(&Word { text: ANY.to_string(), ..Word::default() }, None);
            }
        }
    }

    fn note(&mut self, path: &Word, here: Option<Token>) {
        let path = path.text.rsplit('=').next().unwrap_or_default();
        let written = &mut self.state.files.written;
        match written.len() {
            0..MOST => written.push((path.to_string(), here.map(|here| here.start..here.end))),
            MOST => written.push((ANY.to_string(), None)),
            _ => {}
        }
    }

    /// What a command that is not known here may change of networks.
    pub fn beyond(&mut self, words: &[Word]) {
        let is_one = |word: &Word| {
            let lower = word.text.to_ascii_lowercase();
            PROPERTIES.iter().any(|property| lower.contains(property))
        };
        let changes = words.iter().any(|word| CHANGES.contains(&word.text.as_str()));
        let Some(word) = words.iter().find(|word| is_one(word)).filter(|_| changes) else { return };
        let span = (word.start, word.end);
        self.state.spoil_all(span, "what a command leaves that is not followed here");
        let message = format!(
            "`{}` changes networks in a way that is not followed here; how things are connected behind it counts as not known",
            words.first().map_or("", |word| word.text.as_str())
        );
        self.state.tell("script-not-followed", span, message);
    }
}
