//! Cells of notebooks that are not Python: commands, scripts, and files that a cell writes.

use cofferdam_core::{
    report::{KnownFact, Location, Report},
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

use crate::support::python::notebook;

const ACCESS: &str = "endpoint.public_network_access";

fn judged(text: &str) -> Report {
    validate(&request(&[("deploy.ipynb", text)], &[])).unwrap()
}

fn access<'r>(report: &'r Report, name: &str) -> &'r KnownFact {
    known(report, ACCESS, Some(name)).unwrap_or_else(|| panic!("no endpoint `{name}`"))
}

/// What is written at a place of a text.
fn written<'t>(text: &'t str, location: &Location) -> &'t str {
    let line = text.lines().nth(location.range.start.line as usize).unwrap();
    // The notebooks of these tests are plain ASCII.
    &line[location.range.start.character as usize..location.range.end.character as usize]
}

#[test]
fn a_command_of_a_cell_is_read() {
    let text = notebook(&[&[
        "name = \"other\"",
        "!az ml online-endpoint create --name scoring --set public_network_access=\"disabled\"",
        "print(name)",
    ]]);
    let report = judged(&text);
    let access = access(&report, "scoring");
    assert_eq!(access.values, ["disabled"]);
    assert_eq!(written(&text, access.location.as_ref().unwrap()), "\\\"disabled\\\"");
    assert_eq!(report.problems, []);
}

#[test]
fn a_command_goes_on_behind_a_backslash() {
    let text = notebook(&[&[
        "!az ml online-endpoint create --name scoring \\",
        "    --set public_network_access=disabled",
        "ManagedOnlineEndpoint(name=\"second\", public_network_access=\"disabled\")",
    ]]);
    let report = judged(&text);
    assert_eq!(access(&report, "scoring").values, ["disabled"]);
    assert_eq!(access(&report, "second").values, ["disabled"]);
    assert_eq!(report.problems, []);
}

#[test]
fn what_a_command_prints_may_be_kept() {
    let text = notebook(&[&[
        "lines = !az ml online-endpoint create --name scoring --set public_network_access=disabled",
    ]]);
    assert_eq!(access(&judged(&text), "scoring").values, ["disabled"]);
}

#[test]
fn names_in_braces_are_filled_in_later() {
    let text = notebook(&[&[
        "!az ml online-endpoint create --name scoring --set public_network_access={access}",
        "!az ml online-endpoint create --name second --set public_network_access=$access",
    ]]);
    let report = judged(&text);
    for (name, shown) in [("scoring", "`{access}`"), ("second", "`$access`")] {
        let access = access(&report, name);
        assert_eq!(access.values, ["enabled", "disabled"]);
        assert!(access.why.contains(shown), "{}", access.why);
    }
}

#[test]
fn a_script_cell_runs_from_top_to_bottom() {
    for magic in ["%%bash", "%%sh", "%%script bash -e", "%%bash --no-raise-error"] {
        let text = notebook(&[&[
            magic,
            "ACCESS=enabled",
            "az ml online-endpoint create --name scoring --set public_network_access=$ACCESS",
            "az ml online-endpoint update --name scoring --set public_network_access=disabled",
        ]]);
        let report = judged(&text);
        assert_eq!(access(&report, "scoring").values, ["disabled"], "{magic}");
        assert!(
            report.findings.iter().any(|finding| finding.rule == "endpoint-closed-from-the-start"),
            "{magic}"
        );
    }
}

/// Each cell is a shell of its own; only what it leaves in Azure and in files stays.
#[test]
fn variables_end_with_their_cell() {
    let text = notebook(&[
        &["%%bash", "ACCESS=disabled"],
        &["%%bash", "az ml online-endpoint create --name scoring --set public_network_access=$ACCESS"],
    ]);
    assert_eq!(access(&judged(&text), "scoring").values, ["enabled", "disabled"]);
}

#[test]
fn a_default_workspace_stays() {
    let text = notebook(&[
        &["!az configure --defaults workspace=research"],
        &["!az ml workspace create --name research --set public_network_access=Disabled"],
        &["!az ml online-endpoint create --name scoring"],
    ]);
    let report = judged(&text);
    assert_eq!(
        known(&report, "workspace.public_network_access", Some("research")).unwrap().values,
        ["disabled"]
    );
    assert!(!problem_codes(&report).contains(&"workspace-not-told"), "{:?}", report.problems);
}

#[test]
fn a_file_that_a_cell_writes_is_joined() {
    let text = notebook(&[
        &[
            "%%writefile {folder}/endpoint.yml",
            "name: scoring",
            "auth_mode: key",
            "public_network_access: disabled",
        ],
        &["!az ml online-endpoint create -f {folder}/endpoint.yml"],
    ]);
    let report = judged(&text);
    let access = access(&report, "scoring");
    assert_eq!(access.values, ["disabled"]);
    assert_eq!(written(&text, access.location.as_ref().unwrap()), "disabled");
    assert_eq!(report.problems, []);
}

#[test]
fn a_file_that_is_given_is_joined_too() {
    let text = notebook(&[&["!az ml online-endpoint create -f endpoint.yml"]]);
    let file = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";
    let report = validate(&request(&[("deploy.ipynb", &text), ("endpoint.yml", file)], &[])).unwrap();
    let access = access(&report, "scoring");
    assert_eq!(access.values, ["disabled"]);
    assert_eq!(access.location.as_ref().unwrap().uri, "endpoint.yml");
}

#[test]
fn a_command_that_may_not_run_leaves_both() {
    let text = notebook(&[&[
        "!az ml online-endpoint create --name scoring",
        "if closed:",
        "    !az ml online-endpoint update --name scoring --set public_network_access=disabled",
    ]]);
    let report = judged(&text);
    assert_eq!(access(&report, "scoring").values, ["enabled", "disabled"]);
    assert_eq!(problem_codes(&report), ["script-may-not-run"]);
}

#[test]
fn cells_in_other_languages_say_nothing() {
    let text = notebook(&[
        &["%%html", "az ml online-endpoint create --name scoring"],
        &["%%writefile notes.txt", "az ml online-endpoint create --name scoring"],
        &["# !az ml online-endpoint create --name scoring"],
    ]);
    let report = judged(&text);
    assert!(known(&report, ACCESS, Some("scoring")).is_none());
}

#[test]
fn a_line_is_that_of_the_notebook() {
    let text = notebook(&[&[
        "import os",
        "!az ml online-endpoint create --name scoring --set public_network_access=$RANDOM; for x in $(ls); do az ml online-endpoint update --name scoring --set public_network_access=disabled; done",
    ]]);
    let line = text.lines().position(|line| line.contains("!az")).unwrap() + 1;
    let report = judged(&text);
    let why = &access(&report, "scoring").why;
    assert!(why.contains(&format!("(line {line})")), "{why}");
}

#[test]
fn a_file_of_a_command_that_may_not_run_is_told_in_its_cell() {
    let text = notebook(&[
        &["%%writefile endpoint.yml", "name: scoring", "auth_mode: key", "public_network_access: disabled"],
        &["!az ml online-endpoint create --name scoring"],
        &["if closed:", "    !az ml online-endpoint update --name scoring -f endpoint.yml"],
    ]);
    let report = judged(&text);
    let access = access(&report, "scoring");
    assert_eq!(access.values, ["enabled", "disabled"]);
    let place = written(&text, access.location.as_ref().unwrap());
    assert_eq!(place, "az ml online-endpoint update");
}
