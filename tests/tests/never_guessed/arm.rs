//! ARM templates.

use cofferdam_tests::templates::{ENDPOINT as KIND, nested, resource, template};

use super::{ENDPOINT, may_be_open};

fn endpoint(more: &str, value: &str) -> String {
    resource(KIND, "research/ep", more, &format!(r#""authMode": "Key", "publicNetworkAccess": {value}"#))
}

fn file(parts: &str, resources: &[String]) -> Vec<(&'static str, String)> {
    vec![("main.json", template(parts, resources))]
}

#[test]
fn a_value_is_not_known_because_an_expression_holds_it() {
    may_be_open(
        ENDPOINT,
        [
            ("chosen", "", "\"[if(equals(resourceGroup().name, 'prod'), 'Disabled', 'Enabled')]\""),
            ("chosen by a parameter", r#""parameters": { "x": { "type": "bool" } },"#, "\"[if(parameters('x'), 'Disabled', 'Enabled')]\""),
            ("a parameter with a default that is computed", r#""parameters": { "x": { "type": "string", "defaultValue": "[if(contains(resourceGroup().name, 'prod'), 'Disabled', 'Enabled')]" } },"#, "\"[parameters('x')]\""),
            ("a function of the template's own", r#""functions": [ { "namespace": "our", "members": { "toLower": { "parameters": [], "output": { "type": "string", "value": "Enabled" } } } } ],"#, "\"[our.toLower('Disabled')]\""),
            ("a replaced part", "", "\"[replace('Disabled', 'Dis', 'En')]\""),
            ("a first of several", "", "\"[first(createArray('Enabled', 'Disabled'))]\""),
            ("a coalesced output", "", "\"[coalesce(reference('x').outputs.access.value, 'Disabled')]\""),
            ("a member that is computed", r#""variables": { "all": { "prod": "Disabled", "dev": "Enabled" } }, "parameters": { "env": { "type": "string" } },"#, "\"[variables('all')[parameters('env')]]\""),
            ("a literal bracket", "", "\"[[parameters('x')]\""),
            ("a deployment's name", "", "\"[if(equals(deployment().name, 'x'), 'Disabled', 'Enabled')]\""),
            ("and", r#""parameters": { "x": { "type": "bool" } },"#, "\"[if(and(parameters('x'), true()), 'Disabled', 'Enabled')]\""),
            ("equal but for its casing", r#""variables": { "env": "Prod" },"#, "\"[if(equals(variables('env'), 'prod'), 'Disabled', 'Enabled')]\""),
            ("a parameter of null", r#""parameters": { "x": { "type": "string", "nullable": true } },"#, "\"[parameters('x')]\""),
            ("a secret's reference", r#""parameters": { "x": { "type": "securestring" } },"#, "\"[parameters('x')]\""),
        ]
        .map(|(why, parts, value)| (why, file(parts, &[endpoint("", value)]))),
    );
}

#[test]
fn what_else_a_template_makes_is_not_forgotten() {
    let (open, closed) = ("\"Enabled\"", "\"Disabled\"");
    let other = |more: &str| {
        file(
            r#""parameters": { "x": { "type": "bool" } },"#,
            &[endpoint(r#""condition": "[parameters('x')]","#, closed), endpoint(more, open)],
        )
    };
    let inner = |parameters: &str, value: &str| template(parameters, &[endpoint("", value)]);
    let given = r#""access": { "value": "Enabled" }"#;
    may_be_open(
        ENDPOINT,
        [
            ("twice under conditions", other(r#""condition": "[not(parameters('x'))]","#)),
            ("twice", other("")),
            ("twice, the other way round", file("", &[endpoint("", open), endpoint("", closed)])),
            (
                "within another template",
                file("", &[endpoint("", closed), nested("n", "inner", "", &inner("", open))]),
            ),
            (
                "given to another template",
                file(
                    "",
                    &[nested(
                        "n",
                        "inner",
                        given,
                        &inner(
                            r#""parameters": { "access": { "type": "string", "defaultValue": "Disabled" } },"#,
                            "\"[parameters('access')]\"",
                        ),
                    )],
                ),
            ),
            (
                "of the outer template",
                file(
                    r#""parameters": { "access": { "type": "string", "defaultValue": "Enabled" } },"#,
                    &[nested(
                        "n",
                        "outer",
                        "",
                        &inner(
                            r#""parameters": { "access": { "type": "string", "defaultValue": "Disabled" } },"#,
                            "\"[parameters('access')]\"",
                        ),
                    )],
                ),
            ),
        ],
    );
}

#[test]
fn whoever_deploys_it_gives_other_values() {
    let text = template(
        r#""parameters": { "access": { "type": "string", "defaultValue": "Disabled" } },"#,
        &[endpoint("", "\"[parameters('access')]\"")],
    );
    let values = r#"{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "access": { "value": "Enabled" } } }"#;
    let caller = template(
        "",
        &[resource(
            "Microsoft.Resources/deployments",
            "n",
            "",
            r#""mode": "Incremental", "templateLink": { "relativePath": "main.json" }, "parameters": { "access": { "value": "Enabled" } }"#,
        )],
    );
    let command = "az deployment group create -g ml --template-file main.json --parameters access=Enabled\n";
    let program = "az deployment group create -g ml --template-file ./main.json --parameters \"$@\"\n";
    may_be_open(
        ENDPOINT,
        [
            ("a file of values", ("main.parameters.json", values.to_string())),
            ("a template that links to it", ("azuredeploy.json", caller)),
            ("a command", ("deploy.sh", command.to_string())),
            ("a command with anything", ("deploy.sh", program.to_string())),
        ]
        .map(|(why, other)| (why, vec![("main.json", text.clone()), other])),
    );
}
