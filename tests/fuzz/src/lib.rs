//! What must hold of any text whatever: it is judged without a panic or a hang, and every place that is told lies in it.

use cofferdam_core::{
    document::{Limits, forms},
    request::{Goal, InputDocument, Request},
    text::FileId,
    validate,
};

/// Small enough that no input takes long: what is slow here is slow because of its shape.
const LONGEST: usize = 64 * 1024;

/// Reads and judges `data` as a file of that name.
pub fn judge(uri: &str, data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if text.len() > LONGEST {
        return;
    }
    let reading = forms::read(FileId(0), uri, text, &Limits::default());
    let spans = reading.tree.nodes.iter().map(|node| node.span);
    for span in spans.chain(reading.problems.iter().map(|problem| problem.span)) {
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(text.get(start..end).is_some(), "{start}..{end} is no part of the text");
    }
    let documents = vec![InputDocument { uri: uri.into(), text: text.into() }];
    let request = Request { documents, repair: Some(Goal::Works), ..Request::default() };
    assert!(validate(&request).is_ok(), "the question itself is fine");
}
