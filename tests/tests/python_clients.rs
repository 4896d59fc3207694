//! What programs do with the objects of the Python SDK: outbound rules, updates, clients.

use cofferdam_core::{
    report::{
        OriginKind::{Defaulted, Stated, Unknown},
        Report,
    },
    validate,
};
use cofferdam_tests::ask::{known, problem_codes, request};

use crate::support::python::{NETWORK, fact, judge, mode, notebook};

const RULES: &str = "[FqdnDestination(name='packages', destination='pypi.org'), PrivateEndpointDestination(name='lake', service_resource_id='/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.Storage/storageAccounts/lake', subresource_target='blob', spark_enabled=False), ServiceTagDestination(name='factory', service_tag='DataFactory', protocol='TCP', port_ranges='443')]";

fn rules(report: &Report) -> Vec<String> {
    named(report, "outbound_rule")
}

fn named(report: &Report, scope: &str) -> Vec<String> {
    let checks = report.checks.list.iter().flatten().filter(|check| check.subject.scope == scope);
    let mut names: Vec<String> = checks.filter_map(|check| check.subject.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn outbound_rules_are_read_wherever_they_are_given() {
    let approved = "isolation_mode=IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND";
    for program in [
        format!(
            "Workspace(name='research', managed_network=ManagedNetwork({approved}, outbound_rules={RULES}))\n"
        ),
        format!(
            "rules = {RULES}\nWorkspace(name='research', managed_network=ManagedNetwork({approved}, outbound_rules=rules))\n"
        ),
        format!(
            "ws = Workspace(name='research', managed_network=ManagedNetwork({approved}))\nws.managed_network.outbound_rules = {RULES}\n"
        ),
        format!(
            "ws = Workspace(name='research', managed_network=ManagedNetwork({approved}))\nws.managed_network.outbound_rules = []\nws.managed_network.outbound_rules.extend({RULES})\n"
        ),
        format!(
            "rules = []\nrules += {RULES}\nWorkspace(name='research', managed_network=ManagedNetwork({approved}, outbound_rules=rules))\n"
        ),
        format!(
            "rules = []\nfor_later = ManagedNetwork({approved}, outbound_rules=rules)\nrules.append({RULES}[0])\nrules.extend({RULES})\nWorkspace(name='research', managed_network=for_later)\n"
        ),
    ] {
        let (values, _, _) = fact(&program, "workspace.outbound_rules", Some("research"));
        if !program.contains("[0]") {
            assert_eq!(values, "with_fqdn", "{program}");
            assert_eq!(rules(&judge(&program)), ["factory", "lake", "packages"], "{program}");
        }
        assert!(!judge(&program).findings.iter().any(|finding| finding.code == "CD410"), "{program}");
    }
}

#[test]
fn rules_that_are_not_certain_are_not_counted() {
    let network = "Workspace(name='research', managed_network=ManagedNetwork(isolation_mode=IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND, outbound_rules=rules))\n";
    for given in [
        "rules = make_rules()\n",
        "rules = [FqdnDestination(name=n, destination=n) for n in hosts]\n",
        "rules = []\nfor host in hosts:\n  rules.append(FqdnDestination(name=host, destination=host))\n",
        "rules = [*common]\n",
    ] {
        let program = [given, network].concat();
        let (values, origin, _) = fact(&program, "workspace.outbound_rules", Some("research"));
        assert_eq!((values.as_str(), origin), ("none without_fqdn with_fqdn", Unknown), "{program}");
    }
}

#[test]
fn an_update_leaves_the_rest_as_it_is() {
    for program in [
        "ws = client.workspaces.get('research')\nws.public_network_access = 'Disabled'\nclient.workspaces.begin_update(ws)\n",
        "client.workspaces.begin_update(Workspace(name='research', public_network_access='Disabled'))\n",
        "ws = Workspace(name='research')\nclient.workspaces.begin_update(ws, public_network_access='Disabled')\n",
    ] {
        let (values, _, written) = fact(program, "workspace.public_network_access", Some("research"));
        assert_eq!((values.as_str(), written.as_str()), ("disabled", "'Disabled'"), "{program}");
        let (values, origin, _) = fact(program, "workspace.isolation_mode", Some("research"));
        assert_eq!(origin, Unknown, "{program}: {values}");
    }
    let mode_alone = "client.workspaces.begin_update(Workspace(name='research'), managed_network='AllowInternetOutbound')\n";
    mode(mode_alone, "allow_internet_outbound", Stated, "'AllowInternetOutbound'");
}

#[test]
fn what_is_fetched_again_is_the_same_object() {
    mode(
        &format!(
            "client.workspaces.begin_create(Workspace(name='research', {NETWORK})).result()\nws = client.workspaces.get('research')\nws.managed_network.isolation_mode = IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND\nclient.workspaces.begin_update(ws)\n"
        ),
        "allow_only_approved_outbound",
        Stated,
        "IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND",
    );
    let fetched_or_made = "try:\n  ws = client.workspaces.get('research')\nexcept Exception:\n  ws = Workspace(name='research')\n  ws = client.workspaces.begin_create(ws).result()\n";
    mode(fetched_or_made, "disabled", Defaulted, "'research'");
}

#[test]
fn a_rule_is_added_to_the_workspace_that_is_named() {
    let program = format!(
        "client.workspaces.begin_create(Workspace(name='research', {NETWORK}))\nclient.workspace_outbound_rules.begin_create(workspace_name='research', rule=FqdnDestination(name='packages', destination='pypi.org'))\n"
    );
    assert_eq!(rules(&judge(&program)), ["packages"]);
    let program = "client.workspace_outbound_rules.begin_create('research', FqdnDestination(name='packages', destination='pypi.org'))\n";
    assert_eq!(rules(&judge(program)), ["packages"]);
    let (_, origin, _) = fact(program, "workspace.isolation_mode", Some("research"));
    assert_eq!(origin, Unknown);
}

#[test]
fn addresses_are_read() {
    let program = "Workspace(name='research', public_network_access='Enabled', network_acls=NetworkAcls(default_action=DefaultActionType.DENY, ip_rules=[IPRule('16.17.18.19'), IPRule(value='16.17.18.0/24')]))\n";
    let report = judge(program);
    assert_eq!(named(&report, "ip_rule"), ["16.17.18.0/24", "16.17.18.19"]);
    assert!(
        report.findings.iter().any(|finding| finding.facts.contains(&"F-SIP-07")),
        "they are dropped at first"
    );
}

#[test]
fn the_client_tells_the_workspace() {
    let program = "one = MLClient(credential, 'sub', 'rg', 'first')\ntwo = MLClient(credential, 'sub', 'rg', workspace_name='second')\none.workspaces.begin_create(Workspace(name='first', public_network_access='enabled'))\nWorkspace(name='second', public_network_access='disabled')\ntwo.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name='scoring'))\n";
    let report = judge(program);
    assert!(!problem_codes(&report).contains(&"workspace-not-told"), "{:?}", report.problems);
}

#[test]
fn what_stays_on_the_machine_is_not_judged() {
    let program =
        "client.online_endpoints.begin_create_or_update(ManagedOnlineEndpoint(name='scoring'), local=True)\n";
    assert!(known(&judge(program), "endpoint.public_network_access", Some("scoring")).is_none());
}

#[test]
fn kubernetes_is_somebody_elses_network() {
    let program = "KubernetesOnlineEndpoint(name='scoring', compute='azureml:k8s')\nKubernetesOnlineDeployment(name='blue', endpoint_name='scoring')\n";
    let report = judge(program);
    assert!(known(&report, "endpoint.public_network_access", Some("scoring")).is_none());
    assert!(known(&report, "deployment.egress_public_network_access", Some("blue")).is_none());
}

#[test]
fn a_deployment_finds_its_endpoint_by_a_computed_name() {
    let program = "import datetime\nendpoint_name = 'scoring-' + datetime.datetime.now().strftime('%m%d')\nendpoint = ManagedOnlineEndpoint(name=endpoint_name, public_network_access='disabled')\nManagedOnlineEndpoint(name='another')\nManagedOnlineDeployment(name='blue', endpoint_name=endpoint_name, egress_public_network_access='disabled', model=Model(path='.'), environment=Environment(image='mcr.microsoft.com/x:1', conda_file='c.yml'))\nManagedOnlineDeployment(name='green', endpoint_name=endpoint.name)\n";
    let report = judge(program);
    assert!(!problem_codes(&report).contains(&"endpoint-not-told"), "{:?}", report.problems);
    let (values, _, _) = fact(program, "deployment.environment", Some("blue"));
    assert_eq!(values, "build");
    let (values, _, _) = fact(program, "deployment.model", Some("blue"));
    assert_eq!(values, "local");
}

#[test]
fn the_code_cells_of_a_notebook_are_one_program() {
    let text = notebook(&[
        &["%pip install azure-ai-ml", "!az login", "from azure.ai.ml.entities import ManagedOnlineEndpoint"],
        &["%%bash", "public_network_access='enabled'"],
        &["%%time", "access = \"disabled\"  # é \\ \u{1f512}"],
        &["ManagedOnlineEndpoint(name=\"scoring\",\tpublic_network_access=access)"],
    ]);
    let single = text.replace("\\n\",\n    \"", "\\n");
    assert!(single.contains("az login\\nfrom"), "a cell in one string");
    for text in [&text, &single] {
        let report = validate(&request(&[("deploy.ipynb", text)], &[])).unwrap();
        let access = known(&report, "endpoint.public_network_access", Some("scoring")).unwrap();
        assert_eq!(access.values, ["disabled"]);
        let range = &access.location.as_ref().unwrap().range;
        let line = text.lines().nth(range.start.line as usize).unwrap();
        let units: Vec<u16> = line.encode_utf16().collect();
        let written =
            String::from_utf16(&units[range.start.character as usize..range.end.character as usize]);
        assert_eq!(written.unwrap(), "\\\"disabled\\\"");
        assert_eq!(report.problems, []);
    }
}

#[test]
fn a_torn_notebook_is_an_error() {
    let report =
        validate(&request(&[("deploy.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"nbformat\"")], &[]));
    assert!(!report.unwrap().problems.is_empty());
}
