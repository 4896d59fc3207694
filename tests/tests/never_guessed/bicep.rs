//! Bicep.

use super::{ENDPOINT, may_be_open};

const TYPE: &str = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2024-10-01";

fn file(before: &str, body: &str) -> Vec<(&'static str, String)> {
    vec![("main.bicep", format!("{before}\nresource ep '{TYPE}' = {body}\n"))]
}

fn with(properties: &str) -> String {
    format!("{{\n  name: 'research/ep'\n  location: 'westeurope'\n  properties: {properties}\n}}")
}

#[test]
fn a_value_is_not_known_because_an_expression_holds_it() {
    may_be_open(
        ENDPOINT,
        [
            ("chosen", "param x bool", "x ? 'Disabled' : 'Enabled'"),
            ("chosen twice", "param x bool\nparam y bool", "x ? (y ? 'Enabled' : 'Disabled') : 'Disabled'"),
            ("where it is missing", "param x string?", "x ?? 'Disabled'"),
            ("where a member is missing", "param all object", "all.?access ?? 'Disabled'"),
            ("where a member of a default is missing", "param all object = {}", "all.?access ?? 'Disabled'"),
            (
                "a member that is computed",
                "param env string\nvar all = { prod: 'Disabled', dev: 'Enabled' }",
                "all[env]",
            ),
            (
                "a member that is put together",
                "param env string\nvar all = { prod: 'Disabled', dev: 'Enabled' }",
                "all['${env}']",
            ),
            (
                "a member that is given twice",
                "param more object\nvar all = { access: 'Disabled', ...more }",
                "all.access",
            ),
            (
                "a member of a union",
                "param more object\nvar all = union({ access: 'Disabled' }, more)",
                "all.access",
            ),
            ("a function of its own", "func access(x string) string => 'Enabled'", "access('Disabled')"),
            (
                "a function with the name of a known one",
                "func toLower(x string) string => 'Enabled'",
                "toLower('Disabled')",
            ),
            ("a function that is imported", "import { access } from './shared.bicep'", "access('Disabled')"),
            ("a variable that is imported", "import { access } from './shared.bicep'", "access"),
            (
                "a variable that is imported under another name",
                "import { open as access } from './shared.bicep'",
                "access",
            ),
            ("variables that are imported", "import * as shared from './shared.bicep'", "shared.access"),
            ("equal but for its casing", "var env = 'Prod'", "env =~ 'prod' ? 'Enabled' : 'Disabled'"),
            ("not equal but for its casing", "var env = 'Prod'", "env !~ 'prod' ? 'Disabled' : 'Enabled'"),
            ("put together", "param x string", "'${x}abled'"),
            ("put together by format", "", "format('{0}abled', 'En')"),
            ("joined", "", "join(['En', 'abled'], '')"),
            ("the output of another", "module m './m.bicep' = {\n  name: 'm'\n}", "m.outputs.access"),
            ("of a loaded file", "", "loadJsonContent('x.json').access"),
            ("of a loaded file's part", "var all = loadYamlContent('x.yml')", "all.access"),
            ("a negation", "param x bool = true", "!x ? 'Disabled' : 'Enabled'"),
            ("a comparison", "param n int = 3", "n > 2 ? 'Enabled' : 'Disabled'"),
            ("a comparison with what is added", "var n = 1 + 1", "n == 2 ? 'Enabled' : 'Disabled'"),
            ("a computed bool", "var x = !(true && false)", "x ? 'Enabled' : 'Disabled'"),
            ("or", "param x bool", "x || false ? 'Enabled' : 'Disabled'"),
            ("first", "", "first(['Enabled', 'Disabled'])"),
            ("a lambda", "", "map(['Disabled'], access => 'Enabled')[0]"),
            ("an item from behind", "var all = ['Disabled', 'Enabled']", "all[^1]"),
            ("a text in three quotes that is put together", "var x = 'En'", "$'''${x}abled'''"),
            ("a name with a meaning in a lambda", "var x = 'Disabled'", "map(['Enabled'], x => x)[0]"),
            ("a duplicate", "", "'Disabled'\n    publicNetworkAccess: 'Enabled'"),
        ]
        .map(|(why, before, value)| {
            (
                why,
                file(
                    before,
                    &with(&format!("{{\n    authMode: 'Key'\n    publicNetworkAccess: {value}\n  }}")),
                ),
            )
        }),
    );
}

#[test]
fn other_keys_may_bring_another_value() {
    may_be_open(
        ENDPOINT,
        [
            ("spread behind it", "param more object", "{\n    publicNetworkAccess: 'Disabled'\n    ...more\n  }"),
            ("spread of something known", "var more = { publicNetworkAccess: 'Enabled' }", "{\n    publicNetworkAccess: 'Disabled'\n    ...more\n  }"),
            ("spread of a choice", "param x bool", "{\n    publicNetworkAccess: 'Disabled'\n    ...(x ? { publicNetworkAccess: 'Enabled' } : {})\n  }"),
            ("a key that is computed", "param key string", "{\n    publicNetworkAccess: 'Disabled'\n    '${key}': 'Enabled'\n  }"),
            ("a union", "param more object", "union({ publicNetworkAccess: 'Disabled' }, more)"),
            ("a chosen object", "param x bool", "x ? { publicNetworkAccess: 'Disabled' } : { publicNetworkAccess: 'Enabled' }"),
            ("an object with a default", "param all object = { publicNetworkAccess: 'Enabled' }", "all"),
        ]
        .map(|(why, before, properties)| (why, file(before, &with(properties)))),
    );
}

#[test]
fn names_of_a_loop_hide_others() {
    let body = |head: &str, value: &str| {
        format!(
            "[{head}: {{\n  name: 'research/ep'\n  location: 'westeurope'\n  properties: {{ authMode: 'Key', publicNetworkAccess: {value} }}\n}}]"
        )
    };
    may_be_open(
        ENDPOINT,
        [
            ("a variable", "var access = 'Disabled'", body("for access in ['Enabled']", "access")),
            ("a parameter", "param access string = 'Disabled'", body("for access in ['Enabled']", "access")),
            ("a number", "var i = 'Disabled'", body("for (access, i) in ['Enabled']", "access")),
            ("an item's member", "var one = { access: 'Disabled' }", body("for one in find()", "one.access")),
            (
                "the default of an object",
                "param one object = { access: 'Disabled' }",
                body("for one in find()", "one.access"),
            ),
            ("by its number", "var all = ['Disabled', 'Enabled']", body("for i in range(0, 2)", "all[i]")),
            (
                "under a condition",
                "var access = 'Disabled'",
                body("for access in all: if (access != 'x')", "access").replace(": {\n  name", " {\n  name"),
            ),
        ]
        .map(|(why, before, body)| (why, file(before, &body))),
    );
}

#[test]
fn what_else_a_file_makes_is_not_forgotten() {
    let closed = with("{ authMode: 'Key', publicNetworkAccess: 'Disabled' }");
    let open = closed.replace("Disabled", "Enabled");
    let two = |one: &str, other: &str| {
        vec![(
            "main.bicep",
            format!(
                "param x bool\nresource ep '{TYPE}' = {one}{closed}\nresource other '{TYPE}' = {other}{open}\n"
            ),
        )]
    };
    let module = |before: &str| {
        let (main, inner) = (
            format!(
                "{before}\nmodule m './ep.bicep' = {{\n  name: 'm'\n  params: {{ access: 'Enabled' }}\n}}\n"
            ),
            format!(
                "param access string = 'Disabled'\nresource ep '{TYPE}' = {}\n",
                closed.replace("'Disabled'", "access")
            ),
        );
        vec![("main.bicep", main), ("ep.bicep", inner)]
    };
    may_be_open(
        ENDPOINT,
        [
            ("twice under conditions", two("if (x) ", "if (!x) ")),
            ("twice, once under a condition", two("", "if (x) ")),
            ("twice", two("", "")),
            ("an existing one", vec![("main.bicep", format!("resource ep '{TYPE}' existing = {closed}\n"))]),
            ("a module", module("")),
            ("a module in a text with another quote", module("// it's './ep.bicep'")),
            (
                "a command",
                vec![
                    (
                        "main.bicep",
                        format!(
                            "param access string = 'Disabled'\nresource ep '{TYPE}' = {}\n",
                            closed.replace("'Disabled'", "access")
                        ),
                    ),
                    (
                        "deploy.sh",
                        "az deployment group create -g ml -f main.bicep -p access=Enabled\n".into(),
                    ),
                ],
            ),
        ],
    );
}
