//! Real configurations: the files of the public examples repository, and what the vendor's client says of them.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use cofferdam_core::{
    report::{Answer, Report, Severity, State},
    validate,
};
use cofferdam_tests::ask::{citing, problem_codes, request};

pub const EXAMPLES: &str = "azureml-examples";

/// Where the corpus is, beside the project or where the environment says.
pub fn corpus() -> Option<PathBuf> {
    let named = env::var_os("COFFERDAM_CORPUS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let found = named.clone().into_iter().chain([beside]).find(|place| place.join(EXAMPLES).is_dir());
    if found.is_none() {
        let named = named.map_or("is not set".to_string(), |place| format!("names {}", place.display()));
        println!("skipped: no corpus in ../shared/corpus beside the project, and COFFERDAM_CORPUS {named}");
    }
    found
}

/// Path, kind, what the client says.
pub fn listed(corpus: &Path) -> Vec<(String, String, String)> {
    let table = fs::read_to_string(corpus.join("azure-ai-ml-1.35.2.tsv")).unwrap();
    let line = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[0].to_string(), cells[1].to_string(), cells[2].to_string())
    };
    table.lines().skip(1).map(line).collect()
}

pub fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    all.sort();
    all
}

fn judge(files: &[(&str, &str)], assume: &[&str]) -> Report {
    validate(&request(files, assume)).unwrap()
}

fn errors(report: &Report) -> Vec<&str> {
    let grave = report.problems.iter().filter(|problem| problem.severity == Severity::Error);
    grave.map(|problem| problem.message.as_str()).collect()
}

/// The value of the top-level key `name`, read without the product's reader.
fn name_in(text: &str) -> Option<&str> {
    let value = text.lines().find_map(|line| line.strip_prefix("name:"))?;
    Some(value.split(" #").next()?.trim().trim_matches(['"', '\'']))
}

#[test]
fn every_file_is_judged_without_a_panic() {
    let Some(corpus) = corpus() else { return };
    let all = files(&corpus.join(EXAMPLES));
    for path in &all {
        let text = fs::read_to_string(path).unwrap();
        let report = judge(&[("file", &text)], &[]);
        assert_eq!(report.about.inputs.len(), 1);
        for location in report
            .findings
            .iter()
            .flat_map(|f| &f.locations)
            .chain(report.problems.iter().flat_map(|p| &p.locations))
        {
            let place = cofferdam_tests::edits::offset(&text, location.range.end);
            assert!(place.is_some(), "{}: {:?} is not in the text", path.display(), location.range);
        }
    }
    println!("{} files", all.len());
    assert!(!all.is_empty());
}

#[test]
fn what_the_client_accepts_is_recognised_and_has_no_error() {
    let Some(corpus) = corpus() else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let listed = listed(&corpus);
    for (path, kind, client) in listed.iter().filter(|(_, _, client)| client == "accepted") {
        let text = fs::read_to_string(corpus.join(EXAMPLES).join(path)).unwrap();
        let report = judge(&[(path, &text)], &[]);
        *counts.entry(kind).or_default() += 1;
        let name = name_in(&text);
        let named = report.subjects.iter().any(|known| {
            known.subject.scope == kind && name.is_some() && known.subject.name.as_deref() == name
        });
        if !named && problem_codes(&report) != ["kubernetes-out-of-scope"] {
            wrong.push(format!("{path} ({kind} {name:?}, {client}) is {:?}", problem_codes(&report)));
        }
        wrong.extend(errors(&report).into_iter().map(|message| format!("{path}: {message}")));
    }
    println!("accepted by the client: {counts:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_finding_is_an_error_for_the_client_where_the_client_accepts() {
    let Some(corpus) = corpus() else { return };
    let mut count = 0;
    for (path, ..) in listed(&corpus).iter().filter(|(_, _, client)| client == "accepted") {
        let text = fs::read_to_string(corpus.join(EXAMPLES).join(path)).unwrap();
        let report = judge(&[(path, &text)], &[]);
        let refused: Vec<&str> = report
            .findings
            .iter()
            .map(|finding| finding.rule)
            .filter(|rule| rule.ends_with("-accepted"))
            .collect();
        assert!(refused.is_empty(), "{path}: the client accepts what {refused:?} says it rejects");
        count += 1;
    }
    println!("{count} files");
}

/// The table holds what the client says on loading; it checks names once more before it sends anything (F-OBS-17).
const CHECKED_ON_SUBMIT: [&str; 2] = ["endpoint-name-valid", "deployment-name-valid"];

#[test]
fn no_kind_of_document_gets_an_error_that_the_service_would_not_give() {
    let Some(corpus) = corpus() else { return };
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, kind, client) in listed(&corpus).iter().filter(|(_, kind, _)| kind != "template") {
        let text = fs::read_to_string(corpus.join(EXAMPLES).join(path)).unwrap();
        let report = judge(&[(path, &text)], &[]);
        let [all, named, others] = counts.entry(format!("{kind} {client}")).or_default();
        *all += 1;
        for finding in &report.findings {
            if finding.severity != Severity::Error || finding.state != State::Holds {
                continue;
            }
            if CHECKED_ON_SUBMIT.contains(&finding.rule) {
                *named += 1;
            } else {
                *others += 1;
                wrong.push(format!("{path} ({client}): {} {}", finding.rule, finding.message));
            }
        }
    }
    for (kind, [all, named, others]) in &counts {
        println!("{kind}: {all} files, {named} names that are not taken, {others} other errors");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn batch_files_are_said_to_be_out_of_scope() {
    let Some(corpus) = corpus() else { return };
    let batch: Vec<_> = listed(&corpus).into_iter().filter(|(_, kind, _)| kind == "batch").collect();
    for (path, ..) in &batch {
        let text = fs::read_to_string(corpus.join(EXAMPLES).join(path)).unwrap();
        let report = judge(&[(path, &text)], &[]);
        let said = report.problems.iter().find(|problem| problem.code == "batch-out-of-scope");
        assert_eq!(
            said.map(|problem| problem.severity),
            Some(Severity::Info),
            "{path}: {:?}",
            problem_codes(&report)
        );
        assert!(errors(&report).is_empty(), "{path}: {:?}", errors(&report));
        assert!(
            report.subjects.iter().all(|known| known.subject.name.is_none()),
            "{path} is judged all the same"
        );
    }
    println!("{} batch files", batch.len());
}

#[test]
fn templates_name_their_placeholders_and_are_no_error() {
    let Some(corpus) = corpus() else { return };
    let templates: Vec<_> = listed(&corpus).into_iter().filter(|(_, kind, _)| kind == "template").collect();
    for (path, ..) in &templates {
        let text = fs::read_to_string(corpus.join(EXAMPLES).join(path)).unwrap();
        let report = judge(&[(path, &text)], &[]);
        let said = report.problems.iter().find(|problem| problem.code == "template-placeholder").unwrap();
        assert_eq!(said.severity, Severity::Info);
        for name in text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()) {
            assert!(
                said.message.contains(&format!("{{{{{name}}}}}")),
                "{path}: {name} is not in {}",
                said.message
            );
        }
        assert!(errors(&report).is_empty(), "{path}: {:?}", errors(&report));
    }
    println!("{} templates", templates.len());
}

/// Endpoint and deployment of the vendor's own sample for secured networks.
fn secured(corpus: &Path) -> [String; 2] {
    let folder = corpus.join(EXAMPLES).join("cli/endpoints/online/managed/vnet/sample");
    ["endpoint.yml", "blue-deployment-vnet.yml"].map(|name| fs::read_to_string(folder.join(name)).unwrap())
}

#[test]
fn the_secured_sample_alone_depends_on_the_workspace() {
    let Some(corpus) = corpus() else { return };
    let [endpoint, deployment] = secured(&corpus);
    let report = judge(&[("endpoint.yml", &endpoint), ("blue-deployment-vnet.yml", &deployment)], &[]);
    assert_eq!(report.works.answer, Answer::Depends);
    assert!(!report.works.depends_on.is_empty());
    assert!(
        report.works.depends_on.iter().all(|fact| fact.starts_with("workspace.")),
        "{:?}",
        report.works.depends_on
    );
    assert_eq!(problem_codes(&report), ["endpoint-by-elimination"], "the deployment names another endpoint");
    assert_eq!(report.problems[0].locations.len(), 2, "both names are shown");
}

#[test]
fn the_secured_sample_works_in_a_workspace_that_suits_it() {
    let Some(corpus) = corpus() else { return };
    let [endpoint, deployment] = secured(&corpus);
    let suits = [
        "workspace.private_endpoint=current",
        "workspace.isolation_mode=disabled",
        "container_registry.sku=premium",
        "workspace.v1_legacy_mode=false",
        "workspace.public_network_access=disabled",
    ];
    let report = judge(&[("endpoint.yml", &endpoint), ("blue-deployment-vnet.yml", &deployment)], &suits);
    assert_eq!(report.works.answer, Answer::Yes, "{:?}", report.works);
    assert_eq!(report.works.depends_on, [""; 0]);
    assert_eq!(report.isolation.inbound, ["private"]);
    assert_eq!(report.isolation.outbound, ["workspace_resources_only"]);
    assert_eq!(report.matrix[0].rows, ["secure-inbound-secure-outbound"]);
}

#[test]
fn in_a_managed_network_the_samples_egress_flag_is_pointed_at() {
    let Some(corpus) = corpus() else { return };
    let [endpoint, deployment] = secured(&corpus);
    let folder = corpus.join(EXAMPLES).join("cli/resources/workspace");
    let workspace = fs::read_to_string(folder.join("mvnet-allow-internet-outbound.yml")).unwrap();
    let files = [
        ("endpoint.yml", endpoint.as_str()),
        ("blue-deployment-vnet.yml", &deployment),
        ("mvnet-allow-internet-outbound.yml", &workspace),
    ];
    let report = judge(&files, &[]);
    let finding = citing(&report, "F-MNET-03").find(|finding| finding.severity == Severity::Warning).unwrap();
    let place = &finding.locations[0];
    assert!(place.primary);
    assert_eq!(
        (place.uri.as_str(), place.pointer.as_str()),
        ("blue-deployment-vnet.yml", "/egress_public_network_access")
    );
    let bytes = [place.range.start, place.range.end]
        .map(|at| cofferdam_tests::edits::offset(&deployment, at).unwrap());
    assert_eq!(&deployment[bytes[0]..bytes[1]], "disabled");
    assert_eq!(report.isolation.outbound, ["internet_via_managed_network"]);
}
