//! Programs that use the Python SDK.

use cofferdam_core::{
    report::{OriginKind, Report},
    validate,
};
use cofferdam_tests::ask::{known, request};

const IMPORTS: &str = "from azure.ai.ml import MLClient\nfrom azure.ai.ml.entities import *\nimport os\n";

/// Judges a program behind the usual imports.
pub fn judge(program: &str) -> Report {
    let text = [IMPORTS, program].concat();
    validate(&request(&[("deploy.py", &text)], &[])).unwrap_or_else(|error| panic!("{error}"))
}

/// Values, how they are known, and the characters that say so.
pub fn fact(program: &str, fact: &str, name: Option<&str>) -> (String, OriginKind, String) {
    let text = [IMPORTS, program].concat();
    let report = judge(program);
    let known = known(&report, fact, name).unwrap_or_else(|| panic!("{fact} of {name:?} in\n{program}"));
    let written = known.location.as_ref().map_or(String::new(), |location| {
        let offset = |line: u32, character: u32| {
            let start: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
            start + character as usize
        };
        let (start, end) = (&location.range.start, &location.range.end);
        text[offset(start.line, start.character)..offset(end.line, end.character)].to_string()
    });
    (known.values.join(" "), known.origin, written)
}

/// The isolation mode of the workspace `research`.
#[track_caller]
pub fn mode(program: &str, values: &str, origin: OriginKind, written: &str) {
    let known = fact(program, "workspace.isolation_mode", Some("research"));
    assert_eq!(known, (values.to_string(), origin, written.to_string()), "{program}");
}

/// A managed network, as an argument.
pub const NETWORK: &str =
    "managed_network=ManagedNetwork(isolation_mode=IsolationMode.ALLOW_INTERNET_OUTBOUND)";

/// A notebook of these cells, each a list of lines.
pub fn notebook(cells: &[&[&str]]) -> String {
    let quoted = |line: &&str| format!("{:?}", format!("{line}\n"));
    let cell = |lines: &&[&str]| {
        let source: Vec<String> = lines.iter().map(quoted).collect();
        format!(
            "  {{\"cell_type\": \"code\", \"outputs\": [], \"source\": [\n    {}\n  ]}}",
            source.join(",\n    ")
        )
    };
    let cells: Vec<String> = cells.iter().map(cell).collect();
    format!(
        "{{\n \"cells\": [\n  {{\"cell_type\": \"markdown\", \"source\": [\"Workspace(name='other')\"]}},\n{}\n ],\n \"nbformat\": 4\n}}\n",
        cells.join(",\n")
    )
}
