//! What only the complete module answers: forms that another module reads, sections, repairs, plans, config files.

use alloc::{string::String, vec::Vec};

use cofferdam_core::{
    config,
    document::{Limits, Read, Text, exchange, need_readers, read_objects},
    plan_with,
    request::{Request, Section},
    validate_with,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    question::{Asker, Question, answer},
    vocabulary::Vocabulary,
};

#[wasm_bindgen]
extern "C" {
    /// The module that reads forms besides YAML and JSON objects, or something that loads it when it is asked.
    pub type Readers;

    #[wasm_bindgen(method)]
    fn document(this: &Readers, uri: &str, text: &[u8]);

    /// What became of the documents, as bytes; nothing where that module is not there.
    #[wasm_bindgen(method)]
    fn read(
        this: &Readers,
        file_bytes: usize,
        depth: usize,
        alias_expansions: usize,
        documents: usize,
    ) -> Option<Vec<u8>>;
}

/// Reads texts here if that can be, else with the readers.
fn read(readers: &Readers, texts: &[Text<'_>], limits: &Limits) -> Vec<Read> {
    let there = || {
        for (_, uri, text) in texts {
            readers.document(uri, text.as_bytes());
        }
        let bytes =
            readers.read(limits.file_bytes, limits.depth, limits.alias_expansions, limits.documents)?;
        exchange::read(&bytes)
    };
    if need_readers(texts)
        && let Some(read) = there()
    {
        return read;
    }
    let (own, others) = read_objects(texts, limits);
    if others { there().unwrap_or(own) } else { own }
}

#[wasm_bindgen]
impl Question {
    /// Judges.
    pub fn judge(self, asker: &Asker, vocabulary: &mut Vocabulary, readers: &Readers) {
        let reader = |texts: &[Text<'_>], limits: &Limits| read(readers, texts, limits);
        let answers_alone = self.answers_alone;
        let given = self.request().and_then(|request| Ok(validate_with(&request, &reader)?));
        answer(asker, vocabulary, given, answers_alone);
    }

    /// Asks for the cheapest changes that reach a goal.
    pub fn repair(&mut self, goal: String) {
        self.goal = Some(goal);
    }

    /// Leaves a section of the report empty; a name that is no section changes nothing.
    pub fn omit(&mut self, section: &str) {
        self.request.omit.extend(Section::from_name(section));
    }

    /// Leaves out every section of the report.
    #[wasm_bindgen(js_name = answersAlone)]
    pub fn answers_alone(&mut self) {
        self.answers_alone = true;
        self.request.omit = Section::ALL.to_vec();
    }

    /// Plans how to get from the configuration of this question to that of another.
    pub fn plan(self, after: Question, asker: &Asker, vocabulary: &mut Vocabulary, readers: &Readers) {
        let reader = |texts: &[Text<'_>], limits: &Limits| read(readers, texts, limits);
        let planned = |before: Request| Ok(plan_with(&before, &after.request()?, &reader)?);
        answer(asker, vocabulary, self.request().and_then(planned), false);
    }
}

/// Reads a config file.
#[wasm_bindgen(js_name = readConfig)]
pub fn read_config(uri: &str, text: &str, asker: &Asker, vocabulary: &mut Vocabulary) {
    answer(asker, vocabulary, Ok(config::read(uri, text)), false);
}
