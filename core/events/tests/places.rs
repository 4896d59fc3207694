//! Everything is at its own bytes.

use core::ops::ControlFlow;

use cofferdam_events::{Dialect, Event, Reason, read};

/// The parts of the text that scalars, aliases, brackets and starts are written with; `^` is nothing at all.
fn written(text: &str, dialect: Dialect) -> Vec<String> {
    let mut parts = Vec::new();
    let result = read(text, dialect, &mut |event, span| {
        let part = &text[span.start..span.end];
        let at = span.start;
        parts.push(match event {
            Event::Scalar { .. } if part.is_empty() => format!("^{at}"),
            Event::SequenceStart(_) | Event::MappingStart(_) if part.is_empty() => format!("({at}"),
            Event::SequenceEnd | Event::MappingEnd if part.is_empty() => format!("){at}"),
            _ => part.to_string(),
        });
        ControlFlow::Continue(())
    });
    assert!(result.is_ok(), "{result:?}");
    parts.retain(|part| !part.is_empty());
    parts
}

fn yaml(text: &str) -> Vec<String> {
    written(text, Dialect::Yaml)
}

#[test]
fn comments_and_blanks_belong_to_nothing() {
    assert_eq!(yaml("a: b  # c\nd: 'e' # f\n"), ["(0", "a", "b", "d", "'e'", ")16"]);
}

#[test]
fn an_absent_value_is_behind_its_colon_or_dash() {
    assert_eq!(yaml("a:  # c\nb:"), ["(0", "a", "^2", "b", "^10", ")10"]);
    assert_eq!(yaml("-\n- &x\n"), ["(0", "^1", "^6", ")6"]);
}

#[test]
fn a_text_of_lines_has_its_sign_and_ends_with_its_last_word() {
    assert_eq!(yaml("a: |+ # c\n  b \n\nd: 1"), ["(0", "a", "|+ # c\n  b", "d", "1", ")20"]);
}

#[test]
fn a_list_starts_at_its_first_dash_and_a_mapping_at_its_first_key() {
    assert_eq!(yaml("a:\n- &x b: 1\n"), ["(0", "a", "(3", "(5", "b", "1", ")12", ")12", ")12"]);
}

#[test]
fn brackets_are_their_own() {
    assert_eq!(yaml("[a, {b: \"c\"} ]"), ["[", "a", "{", "b", "\"c\"", "}", "]"]);
}

#[test]
fn json_may_have_comments_and_tabs() {
    let text = "{ // one\n\t\"a\": 1/* two */,\n\t\"b\":\ttrue}";
    assert_eq!(written(text, Dialect::Json), ["{", "\"a\"", "1", "\"b\"", "true", "}"]);
}

#[test]
fn escapes_of_json_come_in_pairs() {
    let mut texts = Vec::new();
    let _ = read(r#"["\ud83d\ude00", "\ud83d", "\/"]"#, Dialect::Json, &mut |event, _| {
        if let Event::Scalar { text, .. } = event {
            texts.push(text.into_owned());
        }
        ControlFlow::Continue(())
    });
    assert_eq!(texts, ["\u{1f600}", "\u{fffd}", "/"]);
}

#[test]
fn what_is_wrong_is_where_it_is_wrong() {
    let wrong =
        |text: &str| read(text, Dialect::Yaml, &mut |_, _| ControlFlow::Continue(())).expect_err(text);
    assert_eq!((wrong("a: 1\n\tb: 2").at, wrong("a: 1\n\tb: 2").reason), (5, Reason::Tab));
    assert_eq!(wrong("a: 1\nb: \"c").at, 8);
    assert_eq!(wrong("a: [1,\n").at, 3);
    assert_eq!(
        wrong("a: [1\nb: 2").to_string(),
        "`,` or the closing bracket is missing",
        "rather than that a key can not stand there"
    );
    assert_eq!(wrong("[[1]: 2]").to_string(), "a list or a mapping can not be a key");
    assert_eq!(wrong("a: 1\n b: 2").at, 7);
    assert_eq!(wrong("a: 1\nb\n").at, 5);
    assert_eq!(wrong(&"[".repeat(1000)).reason, Reason::TooDeep);
}

#[test]
fn no_more_events_come_when_enough_is_known() {
    let mut count = 0;
    let result = read("a: 1\nb: [", Dialect::Yaml, &mut |_, _| {
        count += 1;
        if count == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((result, count), (Ok(()), 3));
}
