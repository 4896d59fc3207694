//! Who can reach whom: statements of the vendor's pages, and exactness over what is not known.

use std::collections::{BTreeMap, BTreeSet};

use cofferdam_core::{
    report::{Edge, Reach, Report},
    validate,
};
use cofferdam_tests::ask::request;

fn report(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap()
}

/// The edges between nodes of two kinds.
fn edges<'r>(report: &'r Report, from: &str, to: &str) -> Vec<&'r Edge> {
    let kind = |id: &str| report.reachability.nodes.iter().find(|node| node.id == id).unwrap().kind;
    let between = |edge: &&Edge| kind(&edge.from) == from && kind(&edge.to) == to;
    report.reachability.edges.iter().filter(between).collect()
}

/// The answer of the only edge between nodes of two kinds.
fn answer(report: &Report, from: &str, to: &str) -> Reach {
    let [edge] = edges(report, from, to)[..] else { panic!("not one edge from {from} to {to}") };
    edge.answer
}

/// Endpoint, workspace and private endpoint; whether an internet client and one in the private endpoint's network get in.
#[test]
fn inbound_is_as_the_pages_say() {
    use Reach::{Allowed, Blocked, Disputed};
    let table = [
        ("disabled", "disabled", "current", Blocked, Allowed),
        ("disabled", "disabled", "none", Blocked, Blocked),
        ("disabled", "selected", "current", Blocked, Allowed),
        ("disabled", "selected", "none", Blocked, Blocked),
        ("disabled", "all", "current", Blocked, Allowed),
        ("disabled", "all", "none", Blocked, Blocked),
        ("enabled", "all", "current", Allowed, Allowed),
        ("enabled", "all", "none", Allowed, Allowed),
        ("enabled", "selected", "current", Blocked, Allowed),
        ("enabled", "disabled", "current", Disputed, Allowed),
        ("enabled", "disabled", "none", Disputed, Blocked),
    ];
    for (endpoint, workspace, private, internet, inside) in table {
        let access = if workspace == "disabled" { "disabled" } else { "enabled" };
        let addresses = if workspace == "selected" { "selected" } else { "all" };
        let report = report(
            &[],
            &[
                &format!("endpoint.public_network_access={endpoint}"),
                &format!("workspace.public_network_access={access}"),
                &format!("workspace.network_acls={addresses}"),
                &format!("workspace.private_endpoint={private}"),
            ],
        );
        assert_eq!(answer(&report, "internet", "endpoint"), internet, "{endpoint} {workspace} {private}");
        assert_eq!(answer(&report, "private", "endpoint"), inside, "{endpoint} {workspace} {private}");
        assert_eq!(answer(&report, "control_plane", "endpoint"), Allowed);
    }
}

/// A deployment with a network of its own reaches exactly three resources.
#[test]
fn a_secured_deployment_reaches_three_resources_and_nothing_else() {
    let report = report(
        &[],
        &[
            "workspace.isolation_mode=disabled",
            "deployment.egress_public_network_access=disabled",
            "workspace.public_network_access=disabled",
            "workspace.private_endpoint=current",
            "container_registry.sku=premium",
            "container_registry.egress_connection=approved",
        ],
    );
    let kinds: BTreeMap<&str, &str> =
        report.reachability.nodes.iter().map(|node| (node.id.as_str(), node.kind)).collect();
    let reached: BTreeSet<&str> = report
        .reachability
        .edges
        .iter()
        .filter(|edge| kinds[edge.from.as_str()] == "deployment" && edge.answer == Reach::Allowed)
        .map(|edge| kinds[edge.to.as_str()])
        .collect();
    let expected = ["azureml_registry", "container_registry", "storage_blob", "workspace_api"];
    assert_eq!(reached, BTreeSet::from(expected));
}

const WORKSPACE: &str = "name: research
location: westeurope
managed_network:
  isolation_mode: allow_only_approved_outbound
  outbound_rules:
    - name: packages
      type: fqdn
      destination: pypi.org
    - name: lake
      type: private_endpoint
      destination:
        service_resource_id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/lake
        subresource_target: dfs
        spark_enabled: false
";
const ENDPOINT: &str = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";
const BLUE: &str = "name: blue\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\nmodel: azureml:m:1\n";

#[test]
fn declared_rules_are_destinations_of_every_deployment() {
    let green = BLUE.replace("blue", "green");
    let report =
        report(&[("w.yml", WORKSPACE), ("e.yml", ENDPOINT), ("blue.yml", BLUE), ("green.yml", &green)], &[]);
    let hosts = edges(&report, "deployment", "fqdn_rule");
    assert_eq!(hosts.len(), 2);
    assert!(hosts.iter().all(|edge| edge.answer == Reach::Allowed && edge.ways.len() == 1));
    let title = |id: &str| report.reachability.nodes.iter().find(|node| node.id == id).unwrap().title.clone();
    assert_eq!(title(&hosts[0].to), "pypi.org");
    let lakes = edges(&report, "deployment", "private_endpoint_rule");
    assert!(title(&lakes[0].to).ends_with("storageAccounts/lake dfs"));
    assert_eq!(edges(&report, "deployment", "service_tag_rule").len(), 0);
    assert!(edges(&report, "deployment", "internet").iter().all(|edge| edge.answer == Reach::Blocked));
    assert!(
        edges(&report, "deployment", "other_deployments").iter().all(|edge| edge.answer == Reach::Blocked)
    );
}

#[test]
fn what_depends_names_its_facts_and_every_way() {
    let report = report(&[("blue.yml", BLUE)], &["workspace.public_network_access=disabled"]);
    let [edge] = edges(&report, "deployment", "internet")[..] else { panic!() };
    assert_eq!(edge.answer, Reach::Depends);
    assert_eq!(edge.depends_on, ["workspace.isolation_mode"]);
    let ways: Vec<(Reach, &str)> = edge.ways.iter().map(|way| (way.answer, way.when.as_str())).collect();
    let expected = [
        (Reach::Blocked, "the managed network allows only approved outbound"),
        (Reach::Allowed, "the managed network allows the internet"),
        (Reach::Allowed, ""),
    ];
    assert_eq!(ways, expected);
}

const SPACE: [(&str, &[&str]); 6] = [
    ("workspace.isolation_mode", &["disabled", "allow_internet_outbound", "allow_only_approved_outbound"]),
    ("workspace.public_network_access", &["enabled", "disabled"]),
    ("workspace.network_acls", &["all", "selected"]),
    ("workspace.private_endpoint", &["none", "before_2022_05_24", "current"]),
    ("endpoint.public_network_access", &["enabled", "disabled"]),
    ("deployment.egress_public_network_access", &["enabled", "disabled"]),
];

/// For each edge, the ways with their answers.
type Ways = BTreeMap<(String, String), BTreeSet<(&'static str, &'static str)>>;

fn ways(choice: &[Option<&str>]) -> Ways {
    let chosen =
        SPACE.iter().zip(choice).filter_map(|((fact, _), value)| Some(format!("{fact}={}", (*value)?)));
    let chosen: Vec<String> = chosen.collect();
    let report = report(&[], &chosen.iter().map(String::as_str).collect::<Vec<_>>());
    let word = |reach: Reach| match reach {
        Reach::Allowed => "allowed",
        Reach::Blocked => "blocked",
        Reach::Depends => "depends",
        Reach::Disputed => "disputed",
    };
    let edge = |edge: &Edge| {
        let ways: BTreeSet<_> = edge.ways.iter().map(|way| (word(way.answer), way.path.text())).collect();
        let answers: BTreeSet<&str> = ways.iter().map(|(answer, _)| *answer).collect();
        let expected = if answers.len() == 1 { answers.first().copied().unwrap() } else { "depends" };
        assert_eq!(word(edge.answer), expected, "{choice:?}");
        assert_eq!(edge.depends_on.is_empty(), answers.len() == 1, "{choice:?} {edge:?}");
        ((edge.from.clone(), edge.to.clone()), ways)
    };
    report.reachability.edges.iter().map(edge).collect()
}

/// Every choice of a value, or of none, for each fact.
fn choices() -> Vec<Vec<Option<&'static str>>> {
    SPACE.iter().fold(vec![Vec::new()], |choices, (_, values)| {
        let each = |choice: &Vec<Option<&'static str>>| {
            let with = |value| choice.iter().copied().chain([value]).collect();
            [None].into_iter().chain(values.iter().copied().map(Some)).map(with).collect::<Vec<_>>()
        };
        choices.iter().flat_map(each).collect()
    })
}

/// What is not known leaves exactly the ways of all its completions.
#[test]
fn a_partial_answer_is_that_of_its_completions() {
    let all = choices();
    let whole: Vec<(&Vec<_>, Ways)> = all
        .iter()
        .filter(|choice| choice.iter().all(Option::is_some))
        .map(|choice| (choice, ways(choice)))
        .collect();
    for partial in all.iter().filter(|choice| choice.iter().any(Option::is_none)) {
        let completes = |whole: &Vec<Option<&str>>| {
            partial.iter().zip(whole).all(|(given, chosen)| given.is_none() || given == chosen)
        };
        let mut expected = Ways::new();
        for (_, found) in whole.iter().filter(|(choice, _)| completes(choice)) {
            for (edge, ways) in found {
                expected.entry(edge.clone()).or_default().extend(ways);
            }
        }
        assert_eq!(ways(partial), expected, "{partial:?}");
    }
    println!("{} points, {} partial answers", whole.len(), all.len() - whole.len());
}

/// Exposures are a table of their own; both say the same of the internet.
#[test]
fn the_internet_is_reached_as_the_exposures_say() {
    for choice in choices().into_iter().step_by(5) {
        let given =
            SPACE.iter().zip(&choice).filter_map(|((fact, _), value)| Some(format!("{fact}={}", (*value)?)));
        let given: Vec<String> = given.collect();
        let report = report(&[], &given.iter().map(String::as_str).collect::<Vec<_>>());
        let inward = answer(&report, "internet", "endpoint");
        let exposed = report.isolation.inbound.contains(&"internet");
        assert_eq!(inward == Reach::Blocked, !exposed, "{choice:?}");
        if inward == Reach::Allowed {
            assert_eq!(report.isolation.inbound, ["internet"], "{choice:?}");
        }
        let outward = answer(&report, "deployment", "internet");
        let open = |exposure: &&str| exposure.starts_with("internet");
        let expected =
            match (report.isolation.outbound.iter().all(open), report.isolation.outbound.iter().any(open)) {
                (true, _) => Reach::Allowed,
                (false, true) => Reach::Depends,
                (false, false) => Reach::Blocked,
            };
        assert_eq!(outward, expected, "{choice:?}");
    }
}
