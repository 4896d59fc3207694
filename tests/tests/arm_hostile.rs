//! ARM templates that mean harm or come out of accidents: each is answered quickly and without a panic.

use std::time::{Duration, Instant};

use cofferdam_tests::templates::{
    DEPLOYMENT, ENDPOINT, WORKSPACE, large, nested, private_endpoint, resource, template,
};

use crate::support::{
    numbers::Numbers,
    patience::{errors, judge_files},
};

fn judge(text: &str) -> cofferdam_core::report::Report {
    judge_files(&[("main.json", text)])
}

#[test]
fn variables_that_double_each_other_do_not_grow_without_bound() {
    for doubled in [
        "[concat(variables('v{}'), variables('v{}'))]",
        "[uniqueString(variables('v{}'), variables('v{}'))]",
        "[if(parameters('b'), variables('v{}'), variables('v{}'))]",
    ] {
        let next = |number: usize| {
            let before = (number - 1).to_string();
            format!(r#""v{number}": "{}""#, doubled.replace("{}", &before))
        };
        let variables: Vec<String> = (1..60).map(next).collect();
        let parts = format!(
            r#""parameters": {{ "b": {{ "type": "bool" }} }}, "variables": {{ "v0": "[parameters('b')]", {} }},"#,
            variables.join(", ")
        );
        let properties =
            r#""publicNetworkAccess": "[variables('v40')]", "imageBuildCompute": "[variables('v59')]""#;
        let started = Instant::now();
        judge(&template(&parts, &[resource(WORKSPACE, "ws", "", properties)]));
        assert!(started.elapsed() < Duration::from_secs(20), "{doubled} took {:?}", started.elapsed());
    }
}

#[test]
fn objects_that_hold_each_other_twice_are_shared_and_those_that_hold_themselves_end() {
    let next = |number: usize| {
        let before = number - 1;
        format!(r#""v{number}": {{ "a": "[variables('v{before}')]", "b": "[variables('v{before}')]" }}"#)
    };
    let variables: Vec<String> = (1..40).map(next).collect();
    let parts = format!(
        r#""variables": {{ "v0": "x", "self": {{ "again": "[variables('self')]" }}, {} }},"#,
        variables.join(", ")
    );
    let properties = r#""tags": "[variables('v39')]", "more": "[variables('self')]""#;
    let report = judge(&template(&parts, &[resource(WORKSPACE, "ws", "", properties)]));
    assert_eq!(errors(&report), ["template-too-large"], "the one that holds itself has no end");
}

#[test]
fn depth_is_bounded_in_every_direction() {
    let mut deep = template("", &[]);
    for level in 0..40 {
        deep = template("", &[nested(&format!("level{level}"), "inner", "", &deep)]);
    }
    judge(&deep);
    let calls = format!("[{}1{}]", "not(".repeat(50_000), ")".repeat(50_000));
    judge(&template("", &[resource(WORKSPACE, "ws", "", &format!(r#""publicNetworkAccess": "{calls}""#))]));
    let brackets = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    judge(&template("", &[resource(WORKSPACE, "ws", "", &format!(r#""publicNetworkAccess": {brackets}"#))]));
    let chain: Vec<String> = (1..5_000).map(|n| format!(r#""c{n}": "[variables('c{}')]""#, n - 1)).collect();
    let parts = format!(r#""variables": {{ "c0": "x", {} }},"#, chain.join(", "));
    judge(&template(
        &parts,
        &[resource(WORKSPACE, "ws", "", r#""imageBuildCompute": "[variables('c4999')]""#)],
    ));
}

#[test]
fn more_resources_than_are_read_are_told() {
    let resources: Vec<String> =
        (0..1_100).map(|number| resource(ENDPOINT, &format!("ws/e{number}"), "", "")).collect();
    assert_eq!(errors(&judge(&template("", &resources))), ["too-many-documents"]);
}

#[test]
fn time_grows_with_the_size() {
    let time = |bytes: usize| {
        let text = large(bytes);
        let started = Instant::now();
        judge(&text);
        started.elapsed()
    };
    time(1 << 16);
    let (small, great) = (time(1 << 18), time(1 << 20));
    assert!(great < small * 16 + Duration::from_secs(2), "{small:?} and {great:?}");
}

#[test]
fn templates_with_any_change_are_answered() {
    const PIECES: [&str; 24] = [
        "[",
        "]",
        "[[",
        "{",
        "}",
        "\"",
        "'",
        "''",
        "(",
        ")",
        ",",
        ":",
        "/",
        "null",
        "true",
        "parameters('ws')",
        "variables('v')",
        "[concat(",
        "copy",
        "condition",
        "\\u0000",
        "\u{1f600}",
        "$",
        "<x>",
    ];
    let id = "[resourceId('Microsoft.MachineLearningServices/workspaces', parameters('ws'))]";
    let text = template(
        r#""parameters": { "ws": { "type": "string", "defaultValue": "a", "allowedValues": ["a", "b"] }, "b": { "type": "bool" } },
        "variables": { "v": { "w": "[parameters('ws')]" }, "copy": [ { "name": "l", "count": 2, "input": 1 } ] },"#,
        &[
            resource(
                WORKSPACE,
                "[parameters('ws')]",
                r#""condition": "[parameters('b')]","#,
                r#""publicNetworkAccess": "[if(parameters('b'), 'Enabled', 'Disabled')]""#,
            ),
            resource(ENDPOINT, "[concat(parameters('ws'), '/e')]", "", r#""authMode": "[variables('v').w]""#),
            resource(
                DEPLOYMENT,
                "[format('{0}/e/d', variables('v').w)]",
                r#""copy": { "name": "c", "count": 3 },"#,
                "",
            ),
            private_endpoint("", "privateLinkServiceConnections", "amlworkspace", id),
            nested(
                "n",
                "inner",
                r#""x": { "value": "[parameters('ws')]" }"#,
                &template(r#""parameters": { "x": { "type": "string" } },"#, &[]),
            ),
        ],
    );
    let characters: Vec<char> = text.chars().collect();
    let mut numbers = Numbers::of(7);
    for _ in 0..400 {
        let mut mutated = characters.clone();
        for _ in 0..=numbers.below(3) {
            let at = numbers.below(mutated.len());
            let until = (at + numbers.below(12)).min(mutated.len());
            let piece = PIECES[numbers.below(PIECES.len())];
            match numbers.below(3) {
                0 => drop(mutated.splice(at..until, piece.chars())),
                1 => drop(mutated.splice(at..at, piece.chars())),
                _ => drop(mutated.drain(at..until)),
            }
        }
        let mutated: String = mutated.into_iter().collect();
        judge(&mutated);
    }
}
