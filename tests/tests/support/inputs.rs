//! Inputs read as far as facts go, for judging one rule at a time.

use cofferdam_core::{
    document::{self, Limits},
    facts::{self, Found, Model, ReadFile},
    request::Request,
    text::FileSet,
};

/// What is known of an input.
pub struct Input {
    pub model: Model,
}

impl Input {
    /// Reads files with assumptions.
    pub fn read(texts: &[(&str, &str)], assume: Vec<String>) -> Self {
        let mut files = FileSet::new();
        for (uri, text) in texts {
            files.push((*uri).to_string(), (*text).to_string());
        }
        let mut read = Vec::new();
        for (file, source) in files.iter() {
            let tree = document::read(file, &source.text, &Limits::default()).tree;
            let mut found = Vec::new();
            for (number, document) in tree.documents.iter().enumerate() {
                for recognition in document::recognise(&tree, document) {
                    let pointer = facts::pointer_to(&tree, number, recognition.node);
                    found.push(Found { recognition, document: number, pointer });
                }
            }
            read.push(ReadFile { file, tree, found });
        }
        let request = Request { assume, ..Request::default() };
        let (model, _) = facts::build(&read, &request, &|_| String::new()).unwrap();
        Self { model }
    }
}
