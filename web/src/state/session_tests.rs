//! Tests of the session.

use cofferdam_core::report::{Position, Range};

use super::super::samples::SAMPLES;
use super::*;

fn session() -> Session {
    Session::from_sample(&SAMPLES[0])
}

fn names(session: &Session) -> Vec<&str> {
    session.files.iter().map(|file| &*file.name).collect()
}

#[test]
fn a_sample_opens_with_its_first_file() {
    let session = session();
    assert_eq!(session.active_file().map(|file| &*file.name), names(&session).first().copied());
}

#[test]
fn added_files_get_unique_names_and_are_shown() {
    let mut session = Session::default();
    session.add("new.yml", "");
    session.add("new.yml", "");
    assert_eq!(names(&session), ["new.yml", "new-2.yml"]);
    assert_eq!(session.active_file().map(|file| &*file.name), Some("new-2.yml"));
}

#[test]
fn a_name_that_is_taken_gets_a_number_and_an_empty_one_is_refused() {
    let mut session = Session::default();
    session.add("a.yml", "");
    session.add("b.yml", "");
    let second = session.files[1].id;
    session.rename(second, "a.yml");
    assert_eq!(names(&session), ["a.yml", "a-2.yml"]);
    session.rename(second, "  ");
    assert_eq!(names(&session), ["a.yml", "a-2.yml"]);
}

#[test]
fn removing_the_shown_file_shows_its_neighbour() {
    let mut session = Session::default();
    for name in ["a.yml", "b.yml", "c.yml"] {
        session.add(name, "");
    }
    session.remove(session.files[2].id);
    assert_eq!(session.active_file().map(|file| &*file.name), Some("b.yml"));
    session.remove(session.files[0].id);
    session.remove(session.files[0].id);
    assert_eq!(session.active_file(), None);
}

#[test]
fn text_is_kept_with_line_feeds_only() {
    let mut session = Session::default();
    session.add("a.yml", "x\r\ny");
    assert_eq!(session.files[0].text, "x\ny");
    session.write(session.files[0].id, "p\r\nq");
    assert_eq!(session.files[0].text, "p\nq");
}

#[test]
fn a_second_choice_replaces_the_first_of_the_same_subject() {
    let mut session = Session::default();
    let choose = |subject: Option<&str>, value: &str| Choice {
        fact: "endpoint.public_network_access".into(),
        subject: subject.map(Into::into),
        value: value.into(),
    };
    session.choose(choose(None, "enabled"));
    session.choose(choose(Some("blue"), "enabled"));
    session.choose(choose(None, "disabled"));
    let expected = ["endpoint.public_network_access@blue=enabled", "endpoint.public_network_access=disabled"];
    assert_eq!(session.request().assume, expected);
    session.withdraw("endpoint.public_network_access", Some("blue"));
    assert_eq!(session.chosen("endpoint.public_network_access", None), Some("disabled"));
    assert_eq!(session.choices.len(), 1);
}

#[test]
fn edits_reach_only_the_files_that_they_name() {
    let mut session = Session::default();
    session.add("a.yml", "x: 1\n");
    session.add("b.yml", "x: 1\n");
    let range = Range { start: Position { line: 0, character: 3 }, end: Position { line: 0, character: 4 } };
    session.apply(&[TextFix { uri: "b.yml".into(), range, new_text: "2".into() }]);
    assert_eq!(session.files[0].text, "x: 1\n");
    assert_eq!(session.files[1].text, "x: 2\n");
}

#[test]
fn both_intents_are_asked() {
    let mut session = session();
    session.inbound_intent = Some("private-inbound".into());
    session.outbound_intent = Some("no-internet-egress".into());
    assert_eq!(session.request().intents, ["private-inbound", "no-internet-egress"]);
}

#[test]
fn files_of_ones_own_take_the_place_of_an_untouched_sample() {
    let mut session = Session::from_sample(&SAMPLES[0]);
    session.open(&[("main.bicep".into(), "param x string".into()), ("deploy.sh".into(), String::new())]);
    assert_eq!(names(&session), ["main.bicep", "deploy.sh"]);
    assert_eq!(session.active_file().map(|file| &*file.name), Some("main.bicep"));
    session.open(&[("more.yml".into(), String::new())]);
    assert_eq!(names(&session), ["main.bicep", "deploy.sh", "more.yml"]);
}

#[test]
fn files_of_ones_own_stand_beside_a_changed_sample() {
    let mut session = Session::from_sample(&SAMPLES[0]);
    let count = session.files.len();
    session.write(session.active, "name: other");
    session.open(&[("more.yml".into(), String::new())]);
    assert_eq!(session.files.len(), count + 1);
}

#[test]
fn repairs_aim_at_the_intents_only_where_there_are_some() {
    let mut session = session();
    assert_eq!(session.request().repair, Some(Goal::Works));
    session.inbound_intent = Some("private-inbound".into());
    assert_eq!(session.request().repair, Some(Goal::Intended));
    session.only_works = true;
    assert_eq!(session.request().repair, Some(Goal::Works));
}

#[test]
fn what_a_repair_gives_up_is_withdrawn() {
    let mut session = Session::default();
    for (fact, value) in [("workspace.isolation_mode", "disabled"), ("workspace.private_endpoint", "none")] {
        session.choose(Choice { fact: fact.into(), subject: None, value: value.into() });
    }
    session.give_up(&["workspace.private_endpoint=none".to_owned()]);
    assert_eq!(session.request().assume, ["workspace.isolation_mode=disabled"]);
}
