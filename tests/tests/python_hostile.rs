//! Programs that nobody writes: torn, enormous, deeply nested, or feeding on themselves. Each is answered in time.

use std::fmt::Write;

use cofferdam_core::{
    document::{Limits, forms},
    text::FileId,
};
use cofferdam_tests::ask::{known, problem_codes};

use crate::support::{numbers::Numbers, patience::judge_files};

fn judge(text: &str) -> Vec<&'static str> {
    problem_codes(&judge_files(&[("deploy.py", text)]))
}

/// Only reads: what thousands of objects cost to judge is no matter of their form.
fn read(text: &str) {
    let reading = forms::read(FileId(0), "deploy.py", text, &Limits::default());
    assert!(reading.tree.documents.len() <= Limits::default().documents);
    assert!(reading.problems.len() <= Limits::default().problems + 3);
}

#[test]
fn brackets_without_end_are_told() {
    let many = 100_000;
    for text in ["(", "[", "{", "f(", "x = [(", "Workspace(name="] {
        let codes = judge(&format!("import os\n{}", text.repeat(many)));
        assert!(codes.contains(&"program-stops"), "{text}: {codes:?}");
    }
    for (open, close) in
        [("(", ")"), ("[", "]"), ("f(", ")"), ("{'a': ", "}"), ("Workspace(name=", ")"), ("x[", "]")]
    {
        let codes = judge(&format!("import os\nx = {}1{}\n", open.repeat(many), close.repeat(many)));
        assert!(codes.contains(&"too-deep"), "{open}: {codes:?}");
    }
}

#[test]
fn strings_without_end_are_told() {
    for text in ["\"", "'", "\"\"\"", "f'{", "r\"\\", "'\\", "x = b'''", "ManagedOnlineEndpoint(name='"] {
        let codes = judge(&format!("import os\n{text}"));
        assert!(codes.contains(&"program-stops"), "{text}: {codes:?}");
    }
}

#[test]
fn a_line_that_is_torn_does_not_take_the_rest_along() {
    let text = "from azure.ai.ml.entities import ManagedOnlineEndpoint\nbroken = f(\nManagedOnlineEndpoint(name='scoring', public_network_access='disabled')\n";
    let report = judge_files(&[("deploy.py", text)]);
    assert!(problem_codes(&report).contains(&"program-stops"));
    assert_eq!(
        known(&report, "endpoint.public_network_access", Some("scoring")).unwrap().values,
        ["disabled"]
    );
}

#[test]
fn places_lie_between_characters() {
    for text in ["\\é.isolation_mode = 1\n", "= 1\n", "x\n\\é(\n"] {
        let reading = forms::read(FileId(0), "deploy.py", text, &Limits::default());
        for problem in &reading.problems {
            let (start, end) = (problem.span.start as usize, problem.span.end as usize);
            assert!(text.get(start..end).is_some(), "{text:?}: {start}..{end}");
        }
    }
}

#[test]
fn values_that_feed_on_each_other_end() {
    judge("import os\nx = []\nx.append(x)\nx += x\nx.extend(x)\nWorkspace(name=x, managed_network=x)\n");
    judge(
        "import os\nd = {}\nd['d'] = d\nws = Workspace(name='research', managed_network=d)\nws.tags = ws\n",
    );
    let mut text = String::from("import os\nx0 = ['a']\n");
    for step in 1..200 {
        writeln!(text, "x{step} = [*x{0}, *x{0}, x{0}, x{0}]", step - 1).unwrap();
    }
    text.push_str("Workspace(name='research', managed_network=ManagedNetwork(outbound_rules=x199))\n");
    judge(&text);
    let mut text = String::from("import os\nx0 = {'a': 1}\n");
    for step in 1..200 {
        writeln!(text, "x{step} = {{**x{0}, **x{0}, 'x{step}': x{0}}}", step - 1).unwrap();
    }
    text.push_str("Workspace(**x199)\n");
    judge(&text);
}

#[test]
fn long_programs_take_time_in_proportion() {
    let line = |text: &str| {
        let mut long = String::from("import os\nws = Workspace(name='research')\nd = {}\nrules = []\n");
        for number in 0..20_000 {
            long.push_str(&text.replace('#', &number.to_string()));
            long.push('\n');
        }
        long
    };
    for text in [
        "x = x",
        "x# = x",
        "d['k#'] = d['k0']",
        "ws.description = ws.name",
        "if a: x = '#'\ny = x",
        "if a:\n  x = '#'\nelse:\n  x = '0'\ny = x",
        "rules.append(FqdnDestination(name='r#', destination='h#'))",
        "ws = client.workspaces.get('w#')",
        "Workspace(name='w#', public_network_access=x + '#')",
        "client.workspace_outbound_rules.begin_create('w#', FqdnDestination(name='a', destination='b'))",
        "def f#(a, b): return f#(a)",
        "x = 'a' 'b' 'c'",
        "a if b else c if d else e",
    ] {
        read(&line(text));
    }
    let nested: String = (0..2_000).map(|depth| format!("{}if a:\n", " ".repeat(depth))).collect();
    read(&["import os\n", &nested, &" ".repeat(2_000), "x = 1\n"].concat());
    read(&["import os\nx = ", &"1 if a else ".repeat(50_000), "2\n"].concat());
    read(&["import os\nx", &".y".repeat(100_000), " = 1\n"].concat());
    read(&["import os\nx", &"[0]".repeat(100_000), " = 1\n"].concat());
    read(&["import os\n", &"x = ".repeat(100_000), "1\n"].concat());
}

const PROGRAM: &str = include_str!("../fuzz/seeds/python/deploy.py");

#[test]
fn mutated_programs_are_answered() {
    const PIECES: [&str; 24] = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "\"\"\"",
        "\\",
        "\n",
        "  ",
        ",",
        "=",
        ".",
        ":",
        "**",
        "#",
        "f'{",
        "if ",
        "for x in ",
        "lambda: ",
        "é\u{1f512}",
        "\0",
    ];
    let mut numbers = Numbers::of(0x9e37_79b9_7f4a_7c15);
    for _ in 0..400 {
        let mut text: Vec<char> = PROGRAM.chars().collect();
        for _ in 0..=numbers.below(6) {
            let (from, piece) = (numbers.below(text.len()), PIECES[numbers.below(PIECES.len())]);
            let to = (from + numbers.below(12)).min(text.len());
            text.splice(from..to, piece.chars());
        }
        let text: String = text.into_iter().collect();
        judge(&text);
        let lines: Vec<String> = text.split_inclusive('\n').map(|line| format!("{line:?}")).collect();
        let notebook = format!(
            "{{\"cells\": [{{\"cell_type\": \"code\", \"source\": [{}]}}], \"nbformat\": 4}}",
            lines.join(", ")
        );
        judge_files(&[("deploy.ipynb", &notebook)]);
    }
}
