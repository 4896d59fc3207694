//! Repairs of objects written in many ways, mistakes included: their edits, once made, reach the goal and leave every
//! other byte as it is. Repairs of many subjects.

use crate::support::half_known;
use crate::support::objects;
use crate::support::texts;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use cofferdam_core::{
    report::{Answer, ChangeWay, GoalState, Repair, Report},
    request::{Goal, Request},
    rulebook::INTENTS,
    validate,
};
use cofferdam_tests::{
    ask,
    edits::{applied, replaced},
};
use objects::{deployment, endpoint, workspace};
use texts::{Dice, Style, written};

const CASES: u64 = 500;

/// Files by name, and what is assumed.
#[derive(Clone, Debug)]
struct Case {
    files: BTreeMap<&'static str, String>,
    comments: BTreeMap<&'static str, Vec<String>>,
    assume: Vec<String>,
    intents: Vec<String>,
}

impl Case {
    fn any(number: u64) -> Self {
        let dice = &mut Dice(number + 100_000);
        let mut case = Self {
            files: BTreeMap::new(),
            comments: BTreeMap::new(),
            assume: vec!["workspace.v1_legacy_mode=false".into(), "container_registry.sku=premium".into()],
            intents: Vec::new(),
        };
        for (name, mut object) in [
            ("workspace.yml", workspace(dice)),
            ("endpoint.yml", endpoint(dice)),
            ("deployment.yml", deployment(dice)),
        ] {
            dice.shuffle(&mut object);
            let style = Style::any(dice);
            let (text, comments) = written(&object, &style, dice);
            case.files.insert(name, text);
            case.comments.insert(name, comments);
        }
        match dice.below(3) {
            0 => case.assume.push("workspace.private_endpoint=current".into()),
            1 => case.assume.push("workspace.private_endpoint=none".into()),
            _ => {}
        }
        case.intents.extend((0..dice.below(3)).map(|_| dice.pick(INTENTS).name.to_string()));
        case
    }

    fn judge(&self) -> Report {
        let files: Vec<(&str, &str)> = self.files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let assume: Vec<&str> = self.assume.iter().map(String::as_str).collect();
        let request = ask::request(&files, &assume);
        validate(&Request { intents: self.intents.clone(), repair: Some(Goal::Intended), ..request }).unwrap()
    }

    /// The edits made, and what they leave to the service assumed.
    fn with(&self, repair: &Repair) -> Self {
        let mut after = self.clone();
        for (name, text) in &mut after.files {
            let own: Vec<_> = repair.edits.iter().filter(|edit| edit.uri == *name).cloned().collect();
            *text = applied(text, &own).unwrap_or_else(|| panic!("{own:?} do not fit {text:?}"));
        }
        after.assume.retain(|given| !repair.gives_up.contains(given));
        for change in repair.changes.iter().filter(|change| !change.edited) {
            after.assume.push(format!("{}={}", change.fact, change.to));
        }
        after
    }
}

fn is_reached(report: &Report) -> bool {
    report.works.answer == Answer::Yes
        && report.intended.as_ref().is_none_or(|intended| intended.answer == Answer::Yes)
}

#[test]
fn edits_reach_the_goal_and_touch_nothing_else() {
    let data = |text: &str| -> BTreeMap<String, serde_json::Value> {
        serde_yaml::from_str(text.trim_start_matches('\u{feff}')).unwrap()
    };
    let mut count = BTreeMap::new();
    let mut unmade = BTreeSet::new();
    for case in (0..CASES).map(Case::any) {
        let report = case.judge();
        *count.entry(format!("{:?}", report.repair_goal.as_ref().unwrap().state)).or_insert(0) += 1;
        for repair in &report.repairs {
            // A rule is removed from its list by hand, and so are mistakes that no edit surely mends.
            let by_hand =
                |fact: &str| repair.changes.iter().any(|change| change.fact == fact && !change.edited);
            let after = case.with(repair);
            for (name, old) in &case.files {
                let (new, own) = (&after.files[name], repair.edits.iter().filter(|edit| edit.uri == *name));
                let own: Vec<_> = own.cloned().collect();
                for (bytes, _) in replaced(old, &own).unwrap() {
                    assert!(!old[bytes.clone()].contains('#'), "{:?} in {old:?}", &old[bytes]);
                }
                for comment in &case.comments[name] {
                    assert_eq!(new.matches(comment.as_str()).count(), 1, "{comment} is lost in {new:?}");
                }
                let (before, now) = (data(old), data(new));
                for key in before.keys().chain(now.keys()).filter(|key| before.get(*key) != now.get(*key)) {
                    let judged =
                        ["access", "Access", "acls", "managed_network"].iter().any(|part| key.contains(part));
                    assert!(judged, "{key} changed from {old:?} to {new:?}");
                }
            }
            *count.entry("repairs".into()).or_insert(0) += 1;
            if repair
                .changes
                .iter()
                .any(|change| !change.edited && change.fact != "workspace.private_endpoint")
            {
                let left: Vec<&str> =
                    repair.changes.iter().filter(|change| !change.edited).map(|change| change.fact).collect();
                unmade.extend(left);
            }
            let possible = !by_hand("outbound_rule.type") && !by_hand("workspace.network_acls");
            if possible {
                assert!(is_reached(&after.judge()), "{repair:#?}\n{case:#?}\n{after:#?}");
                *count.entry("made".into()).or_insert(0) += 1;
            }
        }
    }
    println!("{count:?}, left to the service: {unmade:?}");
    assert!(count["made"] > 300);
}

#[test]
fn repairs_of_half_known_inputs_reach_the_goal_too() {
    let (mut count, mut made) = (0, 0);
    for case in (0..400).map(half_known::Case::any) {
        let files: Vec<(&str, &str)> =
            case.files.iter().map(|(uri, text)| (uri.as_str(), text.as_str())).collect();
        let sure = ["container_registry.sku=premium", "container_registry.public_network_access=enabled"];
        let report = judged(&files, &sure, &["private-inbound"], Goal::Intended);
        let state = report.repair_goal.as_ref().unwrap().state;
        assert_eq!(state == GoalState::Met, is_reached(&report), "{files:?}");
        assert!(state == GoalState::Met || !report.repairs.is_empty(), "{files:?}");
        for repair in &report.repairs {
            count += 1;
            let edited: Vec<(&str, String)> = files
                .iter()
                .map(|(uri, text)| {
                    let own: Vec<_> = repair.edits.iter().filter(|edit| edit.uri == *uri).cloned().collect();
                    (*uri, applied(text, &own).unwrap())
                })
                .collect();
            let after: Vec<(&str, &str)> = edited.iter().map(|(uri, text)| (*uri, text.as_str())).collect();
            let mut request = ask::request(&after, &sure);
            for change in repair.changes.iter().filter(|change| !change.edited) {
                for subject in &change.subjects {
                    let at = subject.name.as_ref().map(|name| format!("@{name}")).unwrap_or_default();
                    request.assume.push(format!("{}{at}={}", change.fact, change.to));
                }
            }
            request.intents = vec!["private-inbound".into()];
            // What the service printed can not be assumed to be otherwise.
            if let Ok(report) = validate(&request) {
                assert!(is_reached(&report), "{repair:#?}\n{files:#?}\n{after:#?}");
                made += 1;
            }
        }
    }
    println!("{made} of {count} repairs made");
    assert!(made > 200);
}

fn judged(files: &[(&str, &str)], assume: &[&str], intents: &[&str], goal: Goal) -> Report {
    let request = ask::request(files, assume);
    let intents = intents.iter().map(ToString::to_string).collect();
    validate(&Request { intents, repair: Some(goal), ..request }).unwrap()
}

const WORKSPACE: &str =
    "name: research\nlocation: westeurope\nimage_build_compute: cpu\npublic_network_access: disabled\n";
const ENDPOINT: &str = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";
const SURE: [&str; 1] = ["container_registry.sku=premium"];

#[test]
fn a_repair_covers_every_deployment_and_its_cost_is_that_of_all() {
    let texts: Vec<String> = (0..7)
        .map(|number| format!("name: d{number}\nendpoint_name: scoring\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n"))
        .collect();
    let names: Vec<String> = (0..7).map(|number| format!("d{number}.yml")).collect();
    let mut files = vec![("workspace.yml", WORKSPACE), ("endpoint.yml", ENDPOINT)];
    files.extend(names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())));
    let report = judged(&files, &[SURE[0], "workspace.private_endpoint=current"], &[], Goal::Works);
    let network = &report.repairs[0];
    assert_eq!((network.changes[0].fact, network.cost), ("workspace.isolation_mode", 3));
    assert!(network.irreversible && !network.widens && network.anew.is_empty());
    let secured =
        report.repairs.iter().find(|repair| repair.changes[0].fact.starts_with("deployment.")).unwrap();
    assert_eq!((secured.changes[0].subjects.len(), secured.edits.len(), secured.cost), (7, 7, 14));
}

#[test]
fn an_existing_deployment_is_created_anew_and_a_planned_one_edited() {
    let state = r#"{"name": "blue", "type": "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
        "id": "/subscriptions/1/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research/onlineEndpoints/scoring/deployments/blue",
        "properties": {"endpointComputeType": "Managed", "egressPublicNetworkAccess": "Enabled"}}"#;
    let files = [("workspace.yml", WORKSPACE), ("endpoint.yml", ENDPOINT), ("blue.json", state)];
    let report = judged(&files, &[SURE[0], "workspace.private_endpoint=current"], &[], Goal::Works);
    let secured =
        report.repairs.iter().find(|repair| repair.changes[0].fact.starts_with("deployment.")).unwrap();
    assert_eq!(secured.changes[0].way, ChangeWay::NewDeployment);
    assert_eq!(secured.anew[0].name.as_deref(), Some("blue"));
    assert!(secured.edits.is_empty());
}

#[test]
fn an_edit_that_would_change_something_else_too_is_not_offered() {
    // Opening the workspace here would write another isolation mode as well.
    let workspace = "name: research\nlocation: &off disabled\nimage_build_compute: cpu\npublic_network_access: *off\nmanaged_network:\n  isolation_mode: *off\n";
    let files = [("workspace.yml", workspace), ("endpoint.yml", ENDPOINT)];
    let assume =
        [SURE[0], "workspace.private_endpoint=current", "deployment.egress_public_network_access=enabled"];
    let report = judged(&files, &assume, &[], Goal::Works);
    let opens = |repair: &&Repair| {
        repair.changes.iter().any(|change| change.fact == "workspace.public_network_access")
    };
    let repair = report.repairs.iter().find(opens).unwrap();
    assert!(repair.edits.is_empty() && !repair.changes[0].edited && !repair.steps.is_empty());
}

#[test]
fn a_goal_that_is_met_needs_nothing_and_one_that_contradicts_itself_is_told() {
    let met = judged(
        &[],
        &["workspace.v1_legacy_mode=false"],
        &["public-inbound", "private-inbound"],
        Goal::Intended,
    );
    assert_eq!(met.repair_goal.unwrap().state, GoalState::Contradiction);
    let asked = ask::request(&[], &[]);
    assert_eq!(validate(&asked).unwrap().repair_goal, None, "nothing is looked for unless it is asked for");
}

#[test]
fn what_an_override_gives_is_not_edited() {
    let files = [("workspace.yml", WORKSPACE), ("endpoint.yml", "name: scoring\nauth_mode: key\n")];
    let request = ask::request(&files, &[SURE[0], "workspace.private_endpoint=none"]);
    let request = Request {
        set: vec!["endpoint.public_network_access=enabled".into()],
        intents: vec!["private-inbound".into()],
        repair: Some(Goal::Intended),
        ..request
    };
    let report = validate(&request).unwrap();
    let closes = |repair: &&Repair| repair.changes.iter().any(|change| change.fact.starts_with("endpoint."));
    let repair = report.repairs.iter().find(closes).unwrap();
    let change = repair.changes.iter().find(|change| change.fact.starts_with("endpoint.")).unwrap();
    assert!(!change.edited && repair.edits.iter().all(|edit| edit.uri != "endpoint.yml"));
}

#[test]
fn the_search_grows_with_the_number_of_deployments_and_no_faster() {
    let time = |count: usize| {
        let kinds = ["", "egress_public_network_access: enabled\n", "egress_public_network_access: ${X}\n"];
        let deployment = |number: usize| {
            let (endpoint, kind) = (number % 20, kinds[number % 3]);
            format!(
                "name: d{number}\nendpoint_name: e{endpoint}\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n{kind}"
            )
        };
        let mut texts: Vec<String> = (0..count).map(deployment).collect();
        texts.extend((0..20).map(|number| format!("name: e{number}\nauth_mode: key\n")));
        texts.push(WORKSPACE.to_string());
        let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.yml")).collect();
        let files: Vec<(&str, &str)> =
            names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let start = Instant::now();
        let report = judged(&files, &SURE, &["private-inbound", "no-internet-egress"], Goal::Intended);
        assert!(report.repairs.len() > 1, "{:?}", report.repair_goal);
        start.elapsed()
    };
    let (few, many) = (time(100), time(1000));
    println!("100 deployments in {few:?}, 1,000 in {many:?}");
    assert!(many < few * 40, "{few:?} for 100, {many:?} for 1,000");
}
