//! Repairs over the whole space of the gating facts: what is told reaches the goal once it is made, the cheapest is the
//! cheapest that brute force finds, and no repair contains another.

use crate::support::changing;

use std::collections::{BTreeMap, BTreeSet};

use changing::{Existing, Space, values};
use cofferdam_core::{
    report::{Answer, GoalState, Repair, Report},
    request::{Goal, Request},
    validate,
};
use cofferdam_tests::{
    ask,
    edits::applied,
    oracle::{Intent, Point},
};

const REGISTRY: [&str; 2] =
    ["container_registry.sku=premium", "container_registry.public_network_access=enabled"];
const ID: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";

type Values = BTreeMap<&'static str, &'static str>;

/// No intent, every one alone, and every pair.
fn goals() -> Vec<Vec<Intent>> {
    let mut goals = vec![Vec::new()];
    for (place, one) in Intent::ALL.iter().enumerate() {
        goals.push(vec![*one]);
        goals.extend(Intent::ALL[place + 1..].iter().map(|other| vec![*one, *other]));
    }
    goals
}

fn judge(files: &[(String, String)], assume: &[String], intents: &[Intent]) -> Report {
    asked(files, assume, intents, Some(Goal::Intended))
}

/// Whether the goal is met, as the report says.
fn reaches(files: &[(String, String)], assume: &[String], intents: &[Intent]) -> bool {
    is_reached(&asked(files, assume, intents, None))
}

fn asked(files: &[(String, String)], assume: &[String], intents: &[Intent], repair: Option<Goal>) -> Report {
    let files: Vec<(&str, &str)> = files.iter().map(|(uri, text)| (uri.as_str(), text.as_str())).collect();
    let mut request = ask::request(&files, &REGISTRY);
    request.assume.extend(assume.iter().cloned());
    request.intents = intents.iter().map(|intent| intent.name().to_string()).collect();
    validate(&Request { repair, list_checks: false, ..request }).unwrap()
}

fn is_reached(report: &Report) -> bool {
    report.works.answer == Answer::Yes
        && report.intended.as_ref().is_none_or(|intended| intended.answer == Answer::Yes)
}

fn changed(repair: &Repair) -> Vec<(&'static str, &'static str)> {
    repair.changes.iter().map(|change| (change.fact, change.to)).collect()
}

/// What holds of every list of repairs.
fn well_formed(report: &Report, context: &dyn Fn() -> String) {
    let state = report.repair_goal.as_ref().unwrap().state;
    assert_eq!(state == GoalState::Met, is_reached(report), "{}", context());
    assert_eq!(state == GoalState::Reachable, !report.repairs.is_empty(), "{}", context());
    assert!(report.repairs.len() <= 5 && report.repairs.is_sorted_by_key(|repair| repair.cost));
    for (place, repair) in report.repairs.iter().enumerate() {
        assert!(!repair.steps.is_empty() && !repair.title.is_empty(), "{}", context());
        let own = changed(repair);
        for (_, other) in report.repairs.iter().enumerate().filter(|(other, _)| *other != place) {
            assert!(!changed(other).iter().all(|change| own.contains(change)), "{own:?}: {}", context());
        }
    }
}

fn costs(report: &Report) -> Vec<u32> {
    report.repairs.iter().map(|repair| repair.cost).collect()
}

/// A configuration as the service prints it.
fn states(values: &Values) -> Vec<(String, String)> {
    let connection = |day: &str| {
        let owner = ID.replace("MachineLearningServices/workspaces/research", "Network/privateEndpoints/pe");
        serde_json::json!([{
            "properties": { "privateEndpoint": { "id": owner }, "privateLinkServiceConnectionState": { "status": "Approved" } },
            "systemData": { "createdAt": day },
        }])
    };
    let kind = "Microsoft.MachineLearningServices/workspaces";
    let workspace = serde_json::json!({ "id": ID, "name": "research", "type": kind, "properties": {
        "publicNetworkAccess": values["workspace.public_network_access"],
        "networkAcls": match values["workspace.network_acls"] {
            "selected" => serde_json::json!({ "defaultAction": "Deny", "ipRules": [{ "value": "1.2.3.4" }] }),
            _ => serde_json::json!({ "defaultAction": "Allow" }),
        },
        "privateEndpointConnections": match values["workspace.private_endpoint"] {
            "none" => serde_json::json!([]),
            "current" => connection("2023-01-01T00:00:00Z"),
            _ => connection("2021-01-01T00:00:00Z"),
        },
        "v1LegacyMode": values["workspace.v1_legacy_mode"] == "true",
        "managedNetwork": { "isolationMode": values["workspace.isolation_mode"].replace('_', "") },
    }});
    let endpoint = serde_json::json!({ "id": format!("{ID}/onlineEndpoints/scoring"), "name": "scoring",
        "type": format!("{kind}/onlineEndpoints"),
        "properties": { "authMode": "Key", "publicNetworkAccess": values["endpoint.public_network_access"] } });
    let deployment = serde_json::json!({ "id": format!("{ID}/onlineEndpoints/scoring/deployments/blue"),
        "name": "blue", "type": format!("{kind}/onlineEndpoints/deployments"),
        "properties": { "endpointComputeType": "Managed",
            "egressPublicNetworkAccess": values["deployment.egress_public_network_access"] } });
    [("workspace.json", workspace), ("endpoint.json", endpoint), ("deployment.json", deployment)]
        .map(|(uri, object)| (uri.to_string(), object.to_string()))
        .to_vec()
}

fn of_point(point: &Point) -> Values {
    Point::FACTS.iter().map(|fact| (*fact, point.value(fact))).collect()
}

fn known(values: &Values) -> Vec<Vec<&'static str>> {
    Point::FACTS.iter().map(|fact| vec![values[fact]]).collect()
}

#[test]
fn what_exists_is_repaired_from_every_point_at_the_least_cost() {
    let space = Space::new();
    let existing = Existing { workspace: true, endpoint: true, deployment: true };
    let (mut count, mut repairs) = (0, 0);
    for (turn, intents) in goals().into_iter().enumerate() {
        let goal = space.goal(&intents);
        // Every point for every intent alone; a third of them, in turns, for every pair.
        let step = if intents.len() < 2 { 1 } else { 3 };
        // Repairs of many points end in the same one.
        let mut seen = BTreeSet::new();
        for point in Point::all().into_iter().skip(turn % step).step_by(step) {
            let values = of_point(&point);
            let report = judge(&states(&values), &[], &intents);
            let context = || format!("{values:?} for {intents:?}");
            well_formed(&report, &context);
            if goal == [0; 5] {
                let state = report.repair_goal.unwrap().state;
                assert_eq!(state, GoalState::Contradiction, "{intents:?}");
                continue;
            }
            let expected = space.cheapest(&known(&values), goal, existing);
            if !is_reached(&report) {
                assert_eq!(costs(&report), expected, "{}", context());
            }
            for repair in &report.repairs {
                let mut after = values.clone();
                after.extend(changed(repair));
                assert!(repair.edits.is_empty(), "a state is nobody's to edit");
                assert!(
                    (!seen.insert(after.clone()) || reaches(&states(&after), &[], &intents)),
                    "{repair:?}: {}",
                    context()
                );
                repairs += 1;
            }
            count += 1;
        }
    }
    println!("{count} points with their goals, {repairs} repairs made");
}

/// A configuration as somebody writes it before anything exists, and what is assumed besides.
fn authored(values: &Values, leave_out: bool) -> (Vec<(String, String)>, Vec<String>) {
    let line = |fact: &str, key: &str, default: &str| match values[fact] {
        value if value == default && leave_out => String::new(),
        value => format!("{key}: {value}\n"),
    };
    let network = line("workspace.isolation_mode", "managed_network:\n  isolation_mode", "disabled");
    let access = line("workspace.public_network_access", "public_network_access", "enabled");
    let endpoint = line("endpoint.public_network_access", "public_network_access", "enabled");
    let egress = line("deployment.egress_public_network_access", "egress_public_network_access", "enabled");
    let files = [
        (
            "workspace.yml",
            format!(
                "name: research # ours\nlocation: westeurope\nimage_build_compute: cpu\n{access}{network}"
            ),
        ),
        ("endpoint.yml", format!("name: scoring\nauth_mode: key\n{endpoint}")),
        (
            "deployment.yml",
            format!(
                "name: blue\nendpoint_name: scoring\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n{egress}"
            ),
        ),
    ];
    let files = files.map(|(uri, text)| (uri.to_string(), text)).to_vec();
    (files, vec![format!("workspace.private_endpoint={}", values["workspace.private_endpoint"])])
}

/// The files after a repair's edits, and what is assumed once its other changes are made.
fn made(
    repair: &Repair,
    files: &[(String, String)],
    assume: &[String],
) -> (Vec<(String, String)>, Vec<String>) {
    let edited = files.iter().map(|(uri, text)| {
        let own: Vec<_> = repair.edits.iter().filter(|edit| edit.uri == *uri).cloned().collect();
        (uri.clone(), applied(text, &own).unwrap_or_else(|| panic!("{own:?} do not fit {text:?}")))
    });
    let mut assume: Vec<String> =
        assume.iter().filter(|given| !repair.gives_up.contains(given)).cloned().collect();
    for change in repair.changes.iter().filter(|change| !change.edited) {
        assume.push(format!("{}={}", change.fact, change.to));
    }
    (edited.collect(), assume)
}

#[test]
fn what_is_only_authored_is_repaired_by_edits_at_the_least_cost() {
    let space = Space::new();
    let (mut count, mut repairs) = (0, 0);
    for intents in goals() {
        let goal = space.goal(&intents);
        let reachable =
            |point: &Point| of_point(point)["workspace.network_acls"] == "all" && !point.v1_legacy_mode;
        for (number, point) in Point::all().iter().filter(|point| reachable(point)).enumerate() {
            let values = of_point(point);
            let (files, assume) = authored(&values, number % 2 == 0);
            let report = judge(&files, &assume, &intents);
            let context = || format!("{files:?} with {assume:?} for {intents:?}");
            well_formed(&report, &context);
            // What is about to be created may have no private endpoint yet (F-INW-05 is a warning then).
            let lenient = values["workspace.private_endpoint"] == "none";
            if goal != [0; 5] && !is_reached(&report) && !lenient {
                assert_eq!(
                    costs(&report),
                    space.cheapest(&known(&values), goal, Existing::default()),
                    "{}",
                    context()
                );
            }
            for repair in &report.repairs {
                let (files, assume) = made(repair, &files, &assume);
                assert!(reaches(&files, &assume, &intents), "{repair:#?}: {}", context());
                repairs += 1;
            }
            count += 1;
        }
    }
    println!("{count} points with their goals, {repairs} repairs made");
}

#[test]
fn what_is_not_known_is_settled_at_the_least_cost() {
    let space = Space::new();
    let choices = Point::FACTS.map(|fact| {
        let all = values(fact);
        all.iter().map(|value| vec![*value]).chain([all.clone()]).collect::<Vec<_>>()
    });
    let goals = goals();
    let total: usize = choices.iter().map(Vec::len).product();
    let (mut count, mut repairs) = (0, 0);
    for number in (0..total).step_by(3) {
        let mut rest = number;
        let known: Vec<Vec<&str>> = choices
            .iter()
            .map(|choices| {
                let chosen = choices[rest % choices.len()].clone();
                rest /= choices.len();
                chosen
            })
            .collect();
        let intents = &goals[(number / 3) % goals.len()];
        let goal = space.goal(intents);
        let of = |known: &[Vec<&'static str>]| -> Vec<String> {
            let single = Point::FACTS.iter().zip(known).filter(|(_, values)| values.len() == 1);
            single.map(|(fact, values)| format!("{fact}={}", values[0])).collect()
        };
        let report = judge(&[], &of(&known), intents);
        let context = || format!("{known:?} for {intents:?}");
        well_formed(&report, &context);
        if goal == [0; 5] {
            continue;
        }
        if !is_reached(&report) {
            let existing = Existing { workspace: true, ..Existing::default() };
            assert_eq!(costs(&report), space.cheapest(&known, goal, existing), "{}", context());
        }
        for repair in &report.repairs {
            let mut after = known.clone();
            for (fact, to) in changed(repair) {
                after[Point::FACTS.iter().position(|known| *known == fact).unwrap()] = vec![to];
            }
            assert!(reaches(&[], &of(&after), intents), "{repair:?}: {}", context());
            repairs += 1;
        }
        count += 1;
    }
    println!("{count} partial assignments with a goal, {repairs} repairs made");
}
