//! Reads a config file with the tree that every text is read with, so that each remark has its place.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    ConfigFile,
    near::nearest,
    words::{CLOUDS, KEYS, SEVERITIES, Shape},
};
use crate::{
    document::{self, Entry, Limits, NodeId, Tree, extend_pointer},
    facts::assumable,
    report::{Location, Problem, assemble},
    request::Edition,
    rulebook::{Fact, INTENTS, RULES},
    severity::Severity,
    text::{FileId, FileSet, Span},
};

/// Reads the text of a config file; `uri` is what remarks call it. Never fails: what is wrong is among the problems.
#[must_use]
pub fn read(uri: &str, text: &str) -> ConfigFile {
    let mut files = FileSet::new();
    let file = files.push(uri, text);
    let reading = document::read(file, text, &Limits::default());
    let mut reader = Reader { tree: &reading.tree, files: &files, found: ConfigFile::default() };
    for problem in &reading.problems {
        reader.report(problem.kind.code(), problem.severity, problem.kind.message(), problem.span, &[]);
    }
    let grave = reader.found.problems.iter().any(|problem| problem.severity == Severity::Error);
    // An empty file says nothing, and that is all right here.
    match reading.tree.documents.first().and_then(|document| document.root) {
        Some(root) => reader.root(root, file),
        None if !grave => {}
        None => reader.found.problems.retain(|problem| problem.code != "empty-file"),
    }
    reader.found
}

struct Reader<'r> {
    tree: &'r Tree,
    files: &'r FileSet,
    found: ConfigFile,
}

/// Words that stand in a config file, with their nodes.
type Words<'r> = Vec<(NodeId, &'r str)>;

impl<'r> Reader<'r> {
    fn root(&mut self, root: NodeId, file: FileId) {
        let tree = self.tree;
        if !tree.is_mapping(root) {
            let span = tree.node(root).map_or(Span::empty(file, 0), |node| node.span);
            let message = "a config file is a mapping, such as `intent: private-inbound`".to_string();
            return self.report("config-shape", Severity::Error, message, span, &[]);
        }
        for entry in tree.entries(root) {
            let Some(key) = tree.text(entry.key) else { continue };
            let Some((key, shape, _)) = KEYS.iter().find(|(known, ..)| *known == key) else {
                self.unknown(entry.key, "key", key, KEYS.iter().map(|(known, ..)| *known).collect(), &[key]);
                continue;
            };
            match shape {
                Shape::Word | Shape::Words => self.words(key, *shape, entry),
                Shape::Pairs => self.pairs(key, entry),
            }
        }
    }

    fn words(&mut self, key: &'static str, shape: Shape, entry: &Entry) {
        let tree = self.tree;
        let single = tree.text(entry.value).map(|text| alloc::vec![(entry.value, text)]);
        let several = || -> Option<Words<'r>> {
            let items = tree.node(entry.value)?.sequence()?;
            items.iter().map(|item| Some((*item, tree.text(*item)?))).collect()
        };
        let words = if shape == Shape::Word { single } else { single.or_else(several) };
        let Some(words) = words else {
            let wanted = if shape == Shape::Word { "one word" } else { "a word or a list of words" };
            return self.shape(entry, key, wanted);
        };
        for (node, word) in words {
            self.word(key, node, word);
        }
    }

    fn word(&mut self, key: &'static str, node: NodeId, word: &str) {
        let config = &mut self.found.config;
        match key {
            "ignore" => config.ignore.push(word.to_string()),
            "workspace" => config.workspace.push(word.to_string()),
            "intent" => match INTENTS.iter().any(|intent| intent.name == word) {
                true => config.intents.push(word.to_string()),
                false => {
                    self.unknown(node, key, word, INTENTS.iter().map(|intent| intent.name).collect(), &[key])
                }
            },
            "edition" => match Edition::from_name(word) {
                Some(edition) => config.edition = Some(edition.name()),
                None => self.unknown(node, key, word, Edition::ALL.map(Edition::name).to_vec(), &[key]),
            },
            _ => self.assumption(CLOUDS, node, node, word, &[key]),
        }
    }

    fn pairs(&mut self, key: &'static str, entry: &Entry) {
        let tree = self.tree;
        if !tree.is_mapping(entry.value) {
            return self.shape(entry, key, "a mapping");
        }
        for pair in tree.entries(entry.value) {
            let Some(name) = tree.text(pair.key) else { continue };
            let Some(value) = tree.text(pair.value) else {
                self.shape(pair, name, "one word");
                continue;
            };
            match key {
                "assume" => self.assumption(name, pair.key, pair.value, value, &[key, name]),
                "severity" => self.severity(name, pair, value),
                _ => self.found.config.set.push(format!("{name}={value}")),
            }
        }
    }

    /// One that is not known is told with the place of what is at fault.
    fn assumption(&mut self, name: &str, at: NodeId, value_at: NodeId, value: &str, path: &[&str]) {
        let fact = Fact::named(name.split('@').next().unwrap_or(name));
        let Some(fact) = fact.filter(|fact| assumable().any(|known| known == *fact)) else {
            return self.unknown(at, "fact", name, assumable().map(Fact::name).collect(), path);
        };
        if fact.value_number(value).is_none() {
            return self.unknown(value_at, fact.name(), value, fact.entry().values.to_vec(), path);
        }
        self.found.config.assume.push(format!("{name}={value}"));
    }

    fn severity(&mut self, name: &str, pair: &Entry, value: &str) {
        let path = ["severity", name];
        let is = |rule: &&crate::rulebook::Rule| rule.id == name || rule.code.eq_ignore_ascii_case(name);
        let Some(rule) = RULES.iter().find(is) else {
            return self.unknown(pair.key, "rule", name, RULES.iter().map(|rule| rule.id).collect(), &path);
        };
        if !SEVERITIES.contains(&value) {
            return self.unknown(pair.value, "severity", value, SEVERITIES.to_vec(), &path);
        }
        self.found.config.severity.push(format!("{}={value}", rule.id));
    }

    fn unknown(&mut self, node: NodeId, what: &str, written: &str, known: Vec<&str>, path: &[&str]) {
        let advice = match nearest(written, &known) {
            Some(near) => format!("it is probably `{near}`"),
            None if known.len() <= KEYS.len() => format!("there is {}", known.join(", ")),
            None => "the documentation lists all of them".to_string(),
        };
        let message = format!("there is no {what} `{written}`; {advice}");
        let span = self.span(node);
        self.report("config-unknown", Severity::Error, message, span, path);
    }

    fn shape(&mut self, entry: &Entry, key: &str, wanted: &str) {
        let span = self.span(entry.key);
        self.report("config-shape", Severity::Error, format!("`{key}` wants {wanted}"), span, &[key]);
    }

    fn span(&self, node: NodeId) -> Span {
        self.tree.node(node).map_or(Span::empty(FileId::default(), 0), |node| node.span)
    }

    fn report(
        &mut self,
        code: impl Into<Cow<'static, str>>,
        severity: Severity,
        message: String,
        span: Span,
        path: &[&str],
    ) {
        let mut pointer = String::new();
        extend_pointer(&mut pointer, path);
        let locations: Vec<Location> = alloc::vec![assemble::location(self.files, span, pointer, true, "")];
        self.found.problems.push(Problem { code: code.into(), severity, message, locations });
    }
}
