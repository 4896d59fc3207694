//! Draws documents from a grammar. Equal seeds give equal documents.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

/// A kind of mutation.
pub struct Class {
    pub name: String,
    /// What the client is asked to read: `endpoint`, `deployment` or `workspace`.
    pub kind: String,
    text: String,
    /// Who takes what the other rejects, and why, where that is as it should be.
    pub differs: Option<(Taker, String)>,
}

/// Who takes a document that the other rejects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taker {
    We,
    Client,
}

/// A document to ask about.
pub struct Case {
    /// Its class, by number.
    pub class: usize,
    pub text: String,
}

pub struct Grammar {
    pub classes: Vec<Class>,
    words: BTreeMap<String, Vec<String>>,
}

impl Grammar {
    pub fn read() -> Self {
        let text = fs::read_to_string("differential/grammar.yaml").unwrap();
        let whole: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let string = |value: &serde_json::Value| value.as_str().unwrap().to_string();
        let class = |class: &serde_json::Value| {
            let taker = class.get("taken_by").map(|by| if by == "us" { Taker::We } else { Taker::Client });
            Class {
                name: string(&class["name"]),
                kind: string(&class["kind"]),
                text: string(&class["text"]),
                differs: taker.map(|taker| (taker, string(&class["because"]))),
            }
        };
        let texts = |texts: &serde_json::Value| texts.as_array().unwrap().iter().map(string).collect();
        let words = whole["words"].as_object().unwrap();
        Self {
            classes: whole["classes"].as_array().unwrap().iter().map(class).collect(),
            words: words.iter().map(|(name, of)| (name.clone(), texts(of))).collect(),
        }
    }

    /// So many different documents, the classes in turn as long as they have new ones.
    pub fn documents(&self, count: usize, seed: u64) -> Vec<Case> {
        const TRIES: usize = 40;
        let mut dice = Dice(seed | 1);
        let (mut cases, mut seen) = (Vec::new(), BTreeSet::new());
        let mut open: Vec<usize> = (0..self.classes.len()).collect();
        while cases.len() < count && !open.is_empty() {
            open.retain(|&class| {
                let of = &self.classes[class];
                let mut drawn = (0..TRIES).map(|_| self.drawn(&of.text, &mut dice));
                let new = drawn.find(|text| seen.insert((of.kind.clone(), text.clone())));
                cases.extend(new.clone().map(|text| Case { class, text: text + "\n" }));
                new.is_some()
            });
        }
        cases.truncate(count);
        cases
    }

    /// The text with a choice in place of each name, its lines indented as the place where the name stands.
    fn drawn(&self, text: &str, dice: &mut Dice) -> String {
        let mut drawn = String::new();
        let mut rest = text;
        while let Some((before, (name, after))) =
            rest.split_once('«').and_then(|(before, behind)| Some((before, behind.split_once('»')?)))
        {
            drawn.push_str(before);
            let line = drawn.rsplit('\n').next().unwrap_or_default();
            let indent = line.len() - line.trim_start_matches([' ', '-']).len();
            let starts_line = indent == line.len();
            let chosen = self.drawn(dice.choose(&self.words[name]), dice);
            let newline = format!("\n{}", " ".repeat(if starts_line { indent } else { 0 }));
            drawn.push_str(&chosen.replace('\n', &newline));
            rest = after;
        }
        drawn + rest
    }
}

/// A small generator of random numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn choose<'t>(&mut self, texts: &'t [String]) -> &'t str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let count = u64::try_from(texts.len()).unwrap();
        &texts[usize::try_from((self.0 >> 16) % count).unwrap()]
    }
}
