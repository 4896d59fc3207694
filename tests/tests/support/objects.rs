//! Workspaces, endpoints and deployments as people write them, mistakes included.

use crate::support::texts::{Dice, Value};

pub type Object = Vec<(&'static str, Value)>;

fn text(value: &'static str) -> Value {
    Value::Text(value)
}

pub fn workspace(dice: &mut Dice) -> Object {
    let mut object = vec![
        ("$schema", text("https://azuremlschemas.azureedge.net/latest/workspace.schema.json")),
        ("name", text("research")),
        ("description", text("naïve \u{1f6a2} place")),
        ("location", text("westeurope")),
    ];
    match dice.below(6) {
        0 => object.push(("public_network_access", text("Enabled"))),
        1 => object.push(("public_network_access", text("disabled"))),
        2 => object.push(("public_network_access", Value::Bare("false"))),
        3 => object.push(("publicNetworkAccess", text("Disabled"))),
        _ => {}
    }
    let mode = *dice.pick(&[
        "",
        "allow_internet_outbound",
        "AllowOnlyApprovedOutbound",
        "disabled",
        "Allow_Internet_Outbound",
    ]);
    if !mode.is_empty() {
        let rule =
            vec![("name", text("lake")), ("type", text("fqdn")), ("destination", text("lake.example.com"))];
        let mut network =
            vec![("isolation_mode", text(mode)), ("outbound_rules", Value::List(vec![Value::Map(rule)]))];
        network.truncate(1 + dice.below(2));
        dice.shuffle(&mut network);
        object.push(("managed_network", Value::Map(network)));
    }
    if dice.one_in(4) {
        let rule = Value::Map(vec![("value", text("16.17.18.0/24"))]);
        let action = *dice.pick(&["Deny", "deny"]);
        object.push((
            "network_acls",
            Value::Map(vec![("default_action", text(action)), ("ip_rules", Value::List(vec![rule]))]),
        ));
    }
    object
}

pub fn endpoint(dice: &mut Dice) -> Object {
    let mut object = vec![
        ("name", text("scoring")),
        ("auth_mode", text("key")),
        ("description", text("\u{1f6a2} one, two")),
    ];
    match dice.below(6) {
        0 => object.push(("public_network_access", text("enabled"))),
        1 | 2 => object.push(("public_network_access", text("disabled"))),
        3 => object.push(("public_network_access", Value::Bare("false"))),
        4 => object.push(("publicNetworkAccess", text("Disabled"))),
        _ => {}
    }
    object
}

pub fn deployment(dice: &mut Dice) -> Object {
    let mut object = vec![
        ("name", text("blue")),
        ("endpoint_name", text("scoring")),
        ("model", text("azureml:churn:3")),
        ("instance_type", text("Standard_DS3_v2")),
        ("instance_count", Value::Bare("1")),
    ];
    match dice.below(7) {
        0 | 1 => object.push(("egress_public_network_access", text("disabled"))),
        2 => object.push(("egress_public_network_access", text("enabled"))),
        3 => object.push(("egress_public_network_access", Value::Bare("no"))),
        4 => object.push(("egress_public_access", text("disabled"))),
        5 => object.push(("egressPublicNetworkAccess", text("Enabled"))),
        _ => {}
    }
    object
}
