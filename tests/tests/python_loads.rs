//! Files that a program loads: joined where they are given, told where they are not.

use cofferdam_core::{
    report::{OriginKind, Report, Severity},
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

use crate::support::python::notebook;

const ENDPOINT: &str = "name: scoring\nauth_mode: key\npublic_network_access: disabled\n";
const WORKSPACE: &str = "name: research\nlocation: westeurope\npublic_network_access: Disabled\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n  - name: packages\n    type: fqdn\n    destination: pypi.org\n";

fn judged(program: &str, files: &[(&str, &str)]) -> Report {
    let text =
        ["from azure.ai.ml import load_workspace, load_online_endpoint, load_online_deployment\n", program]
            .concat();
    let files: Vec<(&str, &str)> =
        [("deploy.py", text.as_str())].into_iter().chain(files.iter().copied()).collect();
    validate(&request(&files, &[])).unwrap()
}

fn values(report: &Report, fact: &str, name: &str) -> Vec<&'static str> {
    known(report, fact, Some(name)).unwrap_or_else(|| panic!("{fact} of {name}")).values.clone()
}

#[test]
fn a_file_that_is_given_is_joined() {
    for load in [
        "load_online_endpoint(source=\"./endpoint.yml\")",
        "load_online_endpoint('endpoint.yml')",
        "load_online_endpoint(source=os.path.join(folder, \"endpoint.yml\"))",
        "load_online_endpoint(source=f\"{folder}/endpoint.yml\")",
        "load_online_endpoint(source=folder / \"endpoint.yml\")",
    ] {
        let program = format!("endpoint = {load}\nml_client.begin_create_or_update(endpoint)\n");
        let report = judged(&program, &[("cli/endpoint.yml", ENDPOINT)]);
        let access = known(&report, "endpoint.public_network_access", Some("scoring")).unwrap();
        assert_eq!(access.values, ["disabled"], "{load}");
        assert_eq!(access.origin, OriginKind::Stated);
        assert_eq!(access.location.as_ref().unwrap().uri, "cli/endpoint.yml");
        assert_eq!(report.problems, [], "{load}");
        let named = report.subjects.iter().filter(|known| known.subject.name.as_deref() == Some("scoring"));
        assert_eq!(named.count(), 1, "the file is part of the program");
    }
}

#[test]
fn what_a_file_leaves_out_takes_its_default() {
    let report = judged(
        "load_online_endpoint(\"endpoint.yml\")\n",
        &[("endpoint.yml", "name: scoring\nauth_mode: key\n")],
    );
    let access = known(&report, "endpoint.public_network_access", Some("scoring")).unwrap();
    assert_eq!((access.values.as_slice(), access.origin), (["enabled"].as_slice(), OriginKind::Defaulted));
}

#[test]
fn the_program_changes_what_it_loaded() {
    let program = "\
endpoint = load_online_endpoint('endpoint.yml')
endpoint.name = 'second'
endpoint.public_network_access = 'enabled'
workspace = load_workspace('workspace.yml')
workspace.managed_network.isolation_mode = 'allow_internet_outbound'
";
    let report = judged(program, &[("endpoint.yml", ENDPOINT), ("workspace.yml", WORKSPACE)]);
    assert_eq!(values(&report, "endpoint.public_network_access", "second"), ["enabled"]);
    assert_eq!(values(&report, "workspace.isolation_mode", "research"), ["allow_internet_outbound"]);
    assert_eq!(values(&report, "workspace.fqdn_rules", "research"), ["python"], "the rules of the file stay");
}

#[test]
fn overrides_are_written_over_the_file() {
    let program = "load_workspace(source='workspace.yml', params_override=[{'public_network_access': 'Enabled'}, {'managed_network.isolation_mode': 'disabled', 'name': 'other'}])\n";
    let report = judged(program, &[("workspace.yml", WORKSPACE)]);
    assert_eq!(values(&report, "workspace.public_network_access", "other"), ["enabled"]);
    assert_eq!(values(&report, "workspace.isolation_mode", "other"), ["disabled"]);
}

#[test]
fn overrides_that_are_not_known_leave_everything_open() {
    let program = "load_online_endpoint('endpoint.yml', params_override=overrides)\n";
    let report = judged(program, &[("endpoint.yml", ENDPOINT)]);
    assert_eq!(problem_codes(&report), ["not-read"]);
    let access = report.subjects.iter().filter(|known| known.subject.scope == "endpoint");
    let access: Vec<_> = access
        .flat_map(|known| &known.facts)
        .filter(|known| known.fact == "endpoint.public_network_access")
        .collect();
    assert_eq!(access.len(), 1);
    assert_eq!(access[0].values, ["enabled", "disabled"]);
}

#[test]
fn a_file_that_is_not_given_is_told() {
    let program =
        "d = load_online_deployment(source='deploy/blue.yml', params_override=[{'name': 'blue'}])\n";
    let report = judged(program, &[]);
    let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
    assert_eq!((&*problem.code, problem.severity), ("script-file-not-given", Severity::Info));
    assert!(problem.message.contains("`deploy/blue.yml` is not among the files"), "{}", problem.message);
    assert_eq!(problem.locations[0].range.start.line, 1);
    assert_eq!(values(&report, "deployment.egress_public_network_access", "blue"), ["enabled", "disabled"]);
}

#[test]
fn of_several_files_none_is_taken() {
    let files = [("dev/endpoint.yml", ENDPOINT), ("prod/endpoint.yml", "name: scoring\nauth_mode: key\n")];
    let report = judged("load_online_endpoint('endpoint.yml')\n", &files);
    assert!(problem_codes(&report).contains(&"script-file-ambiguous"), "{:?}", report.problems);
}

#[test]
fn a_cell_may_write_the_file() {
    let text = notebook(&[
        &[
            "%%writefile endpoint.yml",
            "name: scoring",
            "auth_mode: key",
            "public_network_access: \"disabled\"",
        ],
        &["endpoint = load_online_endpoint(\"endpoint.yml\")"],
    ]);
    let report = validate(&request(&[("deploy.ipynb", &text)], &[])).unwrap();
    let access = known(&report, "endpoint.public_network_access", Some("scoring")).unwrap();
    assert_eq!(access.values, ["disabled"]);
    let line = access.location.as_ref().unwrap().range.start.line as usize;
    assert!(text.lines().nth(line).unwrap().contains("public_network_access"));
}
