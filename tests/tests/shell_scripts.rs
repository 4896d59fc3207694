//! Scripts with commands of the Azure CLI: what they say, in which order, and where.

use cofferdam_core::{
    report::{Answer, KnownFact, Report},
    validate,
};
use cofferdam_tests::ask::{citing, known, problem_codes, request};

const WORKSPACE: &str = "workspace.public_network_access";
const ISOLATION: &str = "workspace.isolation_mode";
const PRIVATE_ENDPOINT: &str = "workspace.private_endpoint";
const ENDPOINT: &str = "endpoint.public_network_access";
const EGRESS: &str = "deployment.egress_public_network_access";
const BOTH: [&str; 2] = ["enabled", "disabled"];
const ENDPOINT_FILE: (&str, &str) = ("cli/endpoint.yml", "name: ep\nauth_mode: key\n");
const DEPLOYMENT_FILE: (&str, &str) =
    ("cli/blue.yml", "name: blue\nendpoint_name: ep\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n");

fn judge(files: &[(&str, &str)]) -> Report {
    validate(&request(files, &[])).unwrap()
}

fn script(text: &str) -> Report {
    judge(&[("deploy.sh", text)])
}

fn fact<'r>(report: &'r Report, fact: &str, name: &str) -> &'r KnownFact {
    let names: Vec<_> = report.subjects.iter().map(|known| &known.subject.name).collect();
    known(report, fact, Some(name)).unwrap_or_else(|| panic!("{fact} of {name} among {names:?}"))
}

#[track_caller]
fn says(report: &Report, name: &str, subject: &str, values: &[&str], origin: &str) {
    let known = fact(report, name, subject);
    let told = format!("{:?}", known.origin).to_lowercase();
    assert_eq!((known.values.as_slice(), told.as_str()), (values, origin), "{name}: {}", known.why);
}

/// The text that states a fact.
fn written<'t>(report: &Report, name: &str, subject: &str, files: &[(&str, &'t str)]) -> &'t str {
    let location = fact(report, name, subject).location.as_ref().unwrap();
    let text = files.iter().find(|(uri, _)| *uri == location.uri).unwrap().1;
    let line = text.lines().nth(location.range.start.line as usize).unwrap();
    &line[location.range.start.character as usize..location.range.end.character as usize]
}

#[test]
fn flags_are_stated_where_their_value_stands() {
    let text = "az ml workspace create -g rg -n ws \\\n  --public-network-access Disabled -m allow_only_approved_outbound\naz ml online-endpoint create -n ep -w ws --set public_network_access='disabled'\naz ml online-deployment create --name blue --endpoint ep --workspace=ws --set egress_public_network_access=\"disabled\" instance_type=x\n";
    let report = script(text);
    let files = [("deploy.sh", text)];
    for (name, subject, value, at) in [
        (WORKSPACE, "ws", "disabled", "Disabled"),
        (ISOLATION, "ws", "allow_only_approved_outbound", "allow_only_approved_outbound"),
        (ENDPOINT, "ep", "disabled", "'disabled'"),
        (EGRESS, "blue", "disabled", "\"disabled\""),
    ] {
        says(&report, name, subject, &[value], "stated");
        assert_eq!(written(&report, name, subject, &files), at);
    }
    assert_eq!(problem_codes(&report), [""; 0]);
}

#[test]
fn what_a_creation_leaves_out_takes_its_default_and_a_change_leaves_it_as_it_is() {
    let report = script("az ml online-endpoint create -n ep\naz ml workspace update -n ws -i cpu\n");
    says(&report, ENDPOINT, "ep", &["enabled"], "defaulted");
    says(&report, WORKSPACE, "ws", &BOTH, "unknown");
}

#[test]
fn variables_of_the_script_are_filled_in() {
    for text in [
        "EP=ep\nACCESS=disabled\naz ml online-endpoint create -n $EP --set public_network_access=$ACCESS\n",
        "export EP=\"ep\" ACCESS='disabled'; az ml online-endpoint create -n \"${EP}\" --set \"public_network_access=${ACCESS}\"\n",
        "P=e\nEP=${P}p\nKEY=public_network_access\naz ml online-endpoint create --name=$EP --set $KEY=disabled\n",
        "ARGS=(-n ep --set public_network_access=disabled)\naz ml online-endpoint create \"${ARGS[@]}\"\n",
        "$ az ml online-endpoint create -n ep \\\n    --set public_network_access=disabled\n",
        "create() {\n  az ml online-endpoint create -n $1 --set public_network_access=$2\n}\ncreate ep disabled\n",
        "for EP in ep other; do az ml online-endpoint create -n $EP --set public_network_access=disabled; done\n",
    ] {
        let report = script(text);
        says(&report, ENDPOINT, "ep", &["disabled"], "stated");
        assert_eq!(problem_codes(&report), [""; 0], "{text}");
    }
}

#[test]
fn what_the_script_does_not_say_is_open_with_the_expression_as_the_reason() {
    for (text, told) in [
        ("az ml online-endpoint create -n ep --set public_network_access=$ACCESS\n", "$ACCESS"),
        (
            "ACCESS=$(cat access.txt)\naz ml online-endpoint create -n ep --set public_network_access=$ACCESS\n",
            "$(cat access.txt)",
        ),
        ("az ml online-endpoint create -n ep --set public_network_access=${ACCESS^^}\n", "${ACCESS^^}"),
        ("az ml online-endpoint create -n ep --set public_network_access=<access>\n", "<access>"),
    ] {
        let report = script(text);
        says(&report, ENDPOINT, "ep", &BOTH, "unknown");
        assert!(fact(&report, ENDPOINT, "ep").why.contains(told), "{}", fact(&report, ENDPOINT, "ep").why);
    }
}

#[test]
fn a_default_of_a_variable_is_told_as_one_and_equal_variables_are_one_unknown() {
    let report =
        script("az ml online-endpoint create -n ep --set public_network_access=${ACCESS:-disabled}\n");
    says(&report, ENDPOINT, "ep", &["disabled"], "defaulted");
    // Closed endpoint and closed egress need a private endpoint, open ones do not: with one variable it is never mixed.
    let report = script(
        "az ml workspace create -n ws\naz ml online-endpoint create -n ep -w ws --set public_network_access=$ACCESS\naz ml online-deployment create -n blue -e ep -w ws --set egress_public_network_access=$ACCESS\n",
    );
    let rows: Vec<&str> = report.matrix.iter().flat_map(|matrix| matrix.rows.clone()).collect();
    assert_eq!(rows, ["secure-inbound-secure-outbound", "public-inbound-public-outbound"]);
}

#[test]
fn a_file_that_is_given_is_joined_and_flags_win_over_it() {
    let text = "cd cli\naz ml online-endpoint create -f ./endpoint.yml -w ws --set public_network_access=disabled\naz ml online-deployment create -f $DIR/blue.yml --all-traffic -w ws\naz ml online-deployment create --name green --endpoint ep --file blue.yml --set egress_public_network_access=disabled\n";
    let files = [("deploy.sh", text), ENDPOINT_FILE, DEPLOYMENT_FILE];
    let report = judge(&files);
    says(&report, ENDPOINT, "ep", &["disabled"], "stated");
    says(&report, EGRESS, "blue", &["enabled"], "defaulted");
    says(&report, EGRESS, "green", &["disabled"], "stated");
    assert_eq!(written(&report, ENDPOINT, "ep", &files), "disabled");
    assert_eq!(problem_codes(&report), [""; 0]);
    // The file stands for itself no longer.
    assert_eq!(report.subjects.iter().filter(|known| known.subject.scope == "endpoint").count(), 1);
}

#[test]
fn a_fault_in_a_file_is_told_in_that_file() {
    let files = [
        ("deploy.sh", "az ml online-endpoint create -f endpoint.yml\n"),
        ("endpoint.yml", "name: ep\nauth_mode: key\npublic_network_access: false\n"),
    ];
    let report = judge(&files);
    assert_eq!(written(&report, ENDPOINT, "ep", &files), "false");
    assert_eq!(report.works.answer, Answer::No);
    // What a flag gives takes the place of the fault.
    let mended = "az ml online-endpoint create -f endpoint.yml --set public_network_access=disabled\n";
    let report = judge(&[("deploy.sh", mended), files[1]]);
    says(&report, ENDPOINT, "ep", &["disabled"], "stated");
}

#[test]
fn a_file_that_is_missing_or_may_be_one_of_several_is_told_and_leaves_its_keys_open() {
    let text = "az ml online-endpoint create -n ep -f endpoint.yml --set public_network_access=disabled\naz ml online-deployment create -n blue -e ep -f blue.yml\n";
    let report = script(text);
    assert_eq!(problem_codes(&report), ["script-file-not-given", "script-file-not-given"]);
    says(&report, ENDPOINT, "ep", &["disabled"], "stated");
    says(&report, EGRESS, "blue", &BOTH, "unknown");
    let twice = [
        ("deploy.sh", text),
        ENDPOINT_FILE,
        ("a/blue.yml", DEPLOYMENT_FILE.1),
        ("b/blue.yml", DEPLOYMENT_FILE.1),
    ];
    let report = judge(&twice);
    let told = report.problems.iter().find(|problem| problem.code == "script-file-ambiguous").unwrap();
    assert!(told.message.contains("a/blue.yml, b/blue.yml"), "{}", told.message);
}

#[test]
fn a_file_that_the_script_writes_is_read_with_its_variables() {
    let text = "NAME=ep\ncat > endpoint.yml <<EOF\nname: $NAME\nauth_mode: key\npublic_network_access: disabled\nEOF\naz ml online-endpoint create -f endpoint.yml\n";
    let report = script(text);
    says(&report, ENDPOINT, "ep", &["disabled"], "stated");
    assert_eq!(written(&report, ENDPOINT, "ep", &[("deploy.sh", text)]), "disabled");
    assert_eq!(problem_codes(&report), [""; 0]);
}

#[test]
fn the_state_after_a_command_is_the_input_of_the_next() {
    let text = "az ml online-endpoint create -n ep --set public_network_access=disabled\naz ml online-endpoint update -n ep --set public_network_access=enabled\n";
    let report = script(text);
    says(&report, ENDPOINT, "ep", &["enabled"], "stated");
    assert_eq!(fact(&report, ENDPOINT, "ep").location.as_ref().unwrap().range.start.line, 1);
    assert_eq!(problem_codes(&report), [""; 0]);
}

#[test]
fn a_moment_of_exposure_is_told() {
    let exposed = |text: &str| {
        let report = script(text);
        citing(&report, "F-INE-14").count()
    };
    let closed = "az ml online-endpoint update -n ep --set public_network_access=disabled\n";
    let deployed = "az ml online-deployment create -n blue -e ep --set instance_type=x\n";
    assert_eq!(exposed(&format!("az ml online-endpoint create -n ep\n{deployed}{closed}")), 1);
    let reopened = "az ml online-endpoint update -n ep --set public_network_access=enabled\n";
    assert_eq!(
        exposed(&format!(
            "az ml online-endpoint create -n ep --set public_network_access=disabled\n{reopened}{closed}"
        )),
        1
    );
    assert_eq!(
        exposed(&format!(
            "az ml online-endpoint create -n ep --set public_network_access=disabled\n{closed}"
        )),
        0
    );
    assert_eq!(exposed("az ml online-endpoint create -n ep\n"), 0);
}

#[test]
fn what_may_not_run_leaves_both_possibilities() {
    let close = "az ml online-endpoint update -n ep --set public_network_access=disabled";
    for text in [
        format!(
            "az ml online-endpoint create -n ep --set public_network_access=enabled\nif [ \"$PRIVATE\" = 1 ]; then\n  {close}\nfi\n"
        ),
        format!(
            "az ml online-endpoint create -n ep --set public_network_access=enabled\n[ -n \"$PRIVATE\" ] && {close}\n"
        ),
        format!(
            "az ml online-endpoint create -n ep --set public_network_access=enabled\nclose() {{\n  {close}\n}}\n"
        ),
        format!(
            "az ml online-endpoint create -n ep --set public_network_access=enabled\nwhile read x; do {close}; done < list\n"
        ),
    ] {
        let report = script(&text);
        says(&report, ENDPOINT, "ep", &BOTH, "constrained");
        assert_eq!(problem_codes(&report), ["script-may-not-run"], "{text}");
    }
    // What may be there already has other settings.
    let report = script(
        "az ml workspace show -n ws || az ml workspace create -n ws --public-network-access Disabled\n",
    );
    says(&report, WORKSPACE, "ws", &BOTH, "unknown");
    // Either branch makes the same of it.
    let report = script(
        "if true; then ACCESS=disabled; else ACCESS=disabled; fi\nACCESS=disabled\nfalse || ACCESS=enabled\naz ml online-endpoint create -n ep --set public_network_access=$ACCESS\n",
    );
    says(&report, ENDPOINT, "ep", &BOTH, "constrained");
}

#[test]
fn a_private_endpoint_of_the_workspace_is_made() {
    let create = |more: &str| {
        format!(
            "az ml workspace create -n ws --public-network-access Disabled\nID=$(az ml workspace show -n ws --query id -o tsv)\naz network private-endpoint create -n pe --vnet-name v --subnet s --private-connection-resource-id $ID --connection-name c {more}\n"
        )
    };
    let report = script(&create("--group-id amlworkspace"));
    says(&report, PRIVATE_ENDPOINT, "ws", &["current"], "stated");
    let report = script(&create("--group-ids amlworkspace --manual-request true"));
    assert_eq!(fact(&report, PRIVATE_ENDPOINT, "ws").values.len(), 3);
    let report = script(&create("--group-id blob"));
    assert_eq!(fact(&report, PRIVATE_ENDPOINT, "ws").values.len(), 3);
    let report = script(
        "az network private-endpoint create -n pe --group-id amlworkspace --private-connection-resource-id /subscriptions/x/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws\naz ml workspace update -n other -i cpu\n",
    );
    says(&report, PRIVATE_ENDPOINT, "ws", &["current"], "stated");
    assert_eq!(fact(&report, PRIVATE_ENDPOINT, "other").values.len(), 3);
}

#[test]
fn rules_and_addresses_are_added_and_taken_out() {
    let text = "az ml workspace create -n ws -m allow_only_approved_outbound\naz ml workspace outbound-rule set -w ws --rule pypi --type fqdn --destination pypi.org\naz ml workspace outbound-rule set -w ws --rule old --type fqdn --destination x.org\naz ml workspace outbound-rule remove -w ws --rule old\naz ml workspace network-rule add -w ws --ip-address 16.17.18.19\n";
    let report = script(text);
    says(&report, "workspace.outbound_rules", "ws", &["with_fqdn"], "stated");
    says(&report, "workspace.fqdn_rules", "ws", &["python"], "stated");
    says(&report, "workspace.network_acls", "ws", &["selected"], "stated");
    assert!(citing(&report, "F-SIP-07").next().is_none(), "the addresses are added to what exists");
    let removed = script(&format!("{text}az ml workspace outbound-rule remove -w ws --rule pypi\n"));
    says(&removed, "workspace.outbound_rules", "ws", &["none"], "stated");
    let alone =
        script("az ml workspace outbound-rule set -w ws --rule pypi --type fqdn --destination pypi.org\n");
    assert_eq!(fact(&alone, ISOLATION, "ws").values.len(), 3);
    assert_eq!(alone.works.answer, Answer::Depends);
}

#[test]
fn a_provisioned_network_is_known_to_be_one_where_it_comes_in_time() {
    let create = "az ml workspace create -g rg -n ws -m allow_internet_outbound\n";
    let provision = "az ml workspace provision-network -g rg -n ws\n";
    let deploy = "az ml online-endpoint create -n ep -w ws --auth-mode key\naz ml online-deployment create -n blue -e ep -w ws --set instance_type=x\n";
    let status = "workspace.managed_network_status";
    let report = script(&format!("{create}{provision}{deploy}"));
    says(&report, status, "ws", &["active"], "stated");
    let report = script(&format!("{create}{deploy}{provision}"));
    assert_eq!(fact(&report, status, "ws").values.len(), 2);
    assert_eq!(problem_codes(&report), ["script-provisioned-late"]);
}

#[test]
fn a_key_that_can_not_change_is_not_taken_as_changed() {
    let text = "az ml online-deployment create -n blue -e ep --set instance_type=x egress_public_network_access=enabled\naz ml online-deployment update -n blue -e ep --set egress_public_network_access=disabled\n";
    let report = script(text);
    says(&report, EGRESS, "blue", &BOTH, "constrained");
    assert!(problem_codes(&report).contains(&"script-key-fixed"));
}

#[test]
fn resources_of_a_workspace_are_told_by_their_commands() {
    let text = "az ml workspace create -n ws\naz acr update -n crws --sku Premium --public-network-enabled false\naz storage account update -n stws --public-network-access Disabled\naz keyvault update -n kvws --bypass AzureServices --default-action Deny\n";
    let report = script(text);
    says(&report, "container_registry.sku", "crws", &["premium"], "stated");
    says(&report, "container_registry.public_network_access", "crws", &["disabled"], "stated");
    says(&report, "storage_account.public_network_access", "stws", &["disabled"], "stated");
    says(&report, "key_vault.default_action", "kvws", &["deny"], "stated");
}

#[test]
fn the_older_client_turns_legacy_mode_off() {
    let report = script("az ml workspace update -g rg -w ws --v1-legacy-mode False\n");
    says(&report, "workspace.v1_legacy_mode", "ws", &["false"], "stated");
}

#[test]
fn defaults_of_the_client_name_the_workspace() {
    let text = "az configure --defaults group=rg workspace=one\naz ml workspace create -n one --public-network-access Disabled\naz ml workspace create -n two\naz ml online-endpoint create -n ep\n";
    let report = script(text);
    assert!(!problem_codes(&report).contains(&"workspace-not-told"), "{:?}", report.problems);
}

#[test]
fn long_flags_may_be_shortened_and_unknown_ones_are_told() {
    let report =
        script("az ml workspace create --na ws --public Disabled --managed allow_internet_outbound\n");
    says(&report, WORKSPACE, "ws", &["disabled"], "stated");
    says(&report, ISOLATION, "ws", &["allow_internet_outbound"], "stated");
    let report = script(
        "az ml workspace create -n ws --publicity all --public-network-access Disabled\naz ml workspace frobnicate -n ws\naz ml job create -f job.yml\naz group create -n rg\necho done\n",
    );
    assert_eq!(problem_codes(&report), ["script-unknown-flag", "script-unknown-command"]);
    says(&report, WORKSPACE, "ws", &["disabled"], "stated");
}

#[test]
fn flags_in_a_variable_leave_open_what_is_not_written() {
    let report = script("az ml online-endpoint create -n ep $EXTRA\n");
    assert_eq!(problem_codes(&report), ["script-more-flags"]);
    says(&report, ENDPOINT, "ep", &BOTH, "unknown");
}

#[test]
fn what_stays_on_the_own_machine_is_not_judged() {
    let report = script("az ml online-endpoint create --local -n ep\n");
    assert_eq!(problem_codes(&report)[0], "script-local");
    assert!(known(&report, ENDPOINT, Some("ep")).is_none());
}

/// The commands of the page of January 2023 (F-EX-03), as its example's scripts have them.
#[test]
fn the_worked_example_as_a_script() {
    let text = r#"#!/bin/bash
set -e
# The suffix is that of the template.
export SUFFIX="mlw"
export WORKSPACE=mlw-$SUFFIX
export ENDPOINT_NAME=my-endpoint ACR_NAME=crmlw
az configure --defaults group=ml workspace=$WORKSPACE
az ml online-endpoint create --name $ENDPOINT_NAME -f $ENDPOINT_FILE_PATH --set public_network_access="disabled"
az ml online-deployment create --name blue --endpoint $ENDPOINT_NAME -f cli/blue.yml --all-traffic --set environment.image="$ACR_NAME.azurecr.io/repo/img:v1" egress_public_network_access="disabled"
SCORING_URI=$(az ml online-endpoint show -n $ENDPOINT_NAME -o tsv --query scoring_uri)
az ml online-endpoint delete -n $ENDPOINT_NAME --yes --no-wait
"#;
    let blue = "name: blue\nendpoint_name: other\nmodel:\n  path: ../model\nenvironment:\n  image: img\ninstance_type: Standard_DS3_v2\n";
    let known = [
        "workspace.private_endpoint=current",
        "workspace.v1_legacy_mode=false",
        "workspace.isolation_mode=disabled",
    ];
    let files = [("vm.sh", text), ("cli/blue.yml", blue)];
    let report = validate(&request(&files, &known)).unwrap();
    says(&report, ENDPOINT, "my-endpoint", &["disabled"], "stated");
    says(&report, EGRESS, "blue", &["disabled"], "stated");
    assert_eq!(report.works.answer, Answer::Yes);
    assert_eq!(report.isolation.inbound, ["private"]);
    assert_eq!(report.isolation.outbound, ["workspace_resources_only"]);
    assert_eq!(problem_codes(&report), ["script-file-not-given", "script-deletes"]);
}
