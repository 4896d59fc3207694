//! What "will it work?" takes for granted where nothing is stated is listed exactly where it matters.

use crate::support::scene::Scene;

use cofferdam_core::{
    request::Request,
    rulebook::{ASSUMPTIONS, Fact},
    validate,
};
use cofferdam_tests::oracle::conditionals::{At, GRANTED};

/// Where nothing is said of files, resources exist by themselves.
fn without_files(at: &At) -> bool {
    at.0.iter().all(|known| !known.fact.ends_with(".creation") || known.value == "given")
}

#[test]
fn what_is_taken_for_granted_is_listed_where_another_value_would_be_an_error() {
    let mut count = 0;
    for granted in GRANTED {
        let scene = Scene::of(granted.by);
        for at in scene.points().into_iter().map(|point| scene.at(point)).filter(without_files) {
            let stated = at.0.iter().filter(|known| !Fact::named(known.fact).unwrap().entry().internal);
            let assume = stated.map(|known| format!("{}={}", known.fact, known.value)).collect();
            let report = validate(&Request { assume, ..Request::default() }).unwrap();
            let listed = report.works.assuming.iter().find(|listed| listed.fact == granted.fact);
            let expected = (granted.when)(&at).then(|| (granted.value, (granted.unusual)(&at)));
            assert_eq!(
                listed.map(|listed| (listed.value, listed.unusual)),
                expected,
                "{} at {at:?}",
                granted.fact
            );
            count += 1;
        }
    }
    for assumption in ASSUMPTIONS {
        assert!(GRANTED.iter().any(|granted| granted.fact == assumption.fact.name()));
    }
    println!("{count} points of {} values", GRANTED.len());
}
