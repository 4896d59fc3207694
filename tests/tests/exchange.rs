//! What reads forms and what judges may be modules that are loaded apart: what was read crosses as bytes, and nothing
//! is lost on the way.

use std::{
    fs,
    path::{Path, PathBuf},
};

use cofferdam_core::{
    document::{Limits, Read, Text, exchange, need_readers, read_all, read_objects},
    request::{InputDocument, Request},
    text::FileId,
    validate, validate_with,
};

use crate::corpus::files;

fn crossing(texts: &[Text<'_>], limits: &Limits) -> Vec<Read> {
    exchange::write(read_all(texts, limits)).and_then(|bytes| exchange::read(&bytes)).unwrap()
}

/// A text of every form, as the fuzzer starts with them.
fn every_form() -> Vec<InputDocument> {
    let paths = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds")));
    let document = |path: PathBuf| InputDocument {
        uri: path.to_string_lossy().into(),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.into_iter().map(document).collect()
}

#[test]
fn what_was_read_elsewhere_is_judged_alike() {
    let documents = every_form();
    let alone = documents.iter().map(|document| vec![document.clone()]);
    for documents in alone.chain([documents.clone()]) {
        let names: Vec<&str> = documents.iter().map(|document| document.uri.as_str()).collect();
        let request = Request { documents: documents.clone(), ..Request::default() };
        let crossed = validate_with(&request, &crossing).unwrap();
        assert_eq!(crossed, validate(&request).unwrap(), "{names:?}");
    }
    assert!(documents.len() >= 9, "{} texts", documents.len());
}

#[test]
fn bytes_that_nobody_wrote_are_refused() {
    let written =
        exchange::write(read_all(&[(FileId(0), "a.yml", "name: a\n")], &Limits::default())).unwrap();
    assert!(exchange::read(&written).is_some());
    for length in 0..written.len() {
        assert!(exchange::read(&written[..length]).is_none(), "{length} of {} bytes", written.len());
    }
}

#[test]
fn without_readers_a_text_of_another_form_is_named_and_not_judged() {
    for InputDocument { uri, text } in every_form() {
        let texts = [(FileId(0), uri.as_str(), text.as_str())];
        let (read, others) = read_objects(&texts, &Limits::default());
        let told: Vec<String> =
            read[0].reading.problems.iter().map(|problem| problem.kind.code().into()).collect();
        let is_other = !(uri.contains("/yaml/") || uri.ends_with("state.json"));
        assert_eq!(others, is_other, "{uri}");
        assert_eq!(told.contains(&"form-not-read".to_owned()), is_other, "{uri}: {told:?}");
        assert_eq!(need_readers(&texts), is_other, "{uri}");
        let request = Request { documents: vec![InputDocument { uri, text }], ..Request::default() };
        let report = validate_with(&request, &|texts, limits| read_objects(texts, limits).0).unwrap();
        assert_eq!(report.about.inputs[0].recognised.is_empty(), is_other);
    }
}
