//! What a script removes, and what it changes once it has made it.

use cofferdam_core::{
    report::{Answer, Report},
    validate,
};
use cofferdam_tests::ask::{problem_codes, request};

use crate::support::shown::fact;

const EGRESS: &str = "deployment.egress_public_network_access";
const ACCESS: &str = "endpoint.public_network_access";

const MADE: &str = "az ml online-endpoint create -n ep --set public_network_access=disabled
az ml online-deployment create -n blue -e ep --set egress_public_network_access=enabled
";

fn script(text: &str) -> Report {
    validate(&request(&[("deploy.sh", text)], &[])).unwrap()
}

#[test]
fn what_is_removed_while_others_stay_is_not_judged() {
    let report = script(&format!(
        "{MADE}az ml online-deployment create -n green -e ep --set egress_public_network_access=disabled
az ml online-deployment delete -n blue -e ep --yes
"
    ));
    assert_eq!(fact(&report, Some("blue"), EGRESS), "no such subject");
    assert_eq!(fact(&report, Some("green"), EGRESS), "disabled (stated)");
    assert!(problem_codes(&report).contains(&"script-deletes"));
}

#[test]
fn what_is_all_removed_at_the_end_is_judged_as_it_was() {
    let report = script(&format!("{MADE}az ml online-endpoint delete -n ep --yes --no-wait\n"));
    assert_eq!(fact(&report, Some("ep"), ACCESS), "disabled (stated)");
    assert_eq!(fact(&report, Some("blue"), EGRESS), "enabled (stated)");
    assert!(problem_codes(&report).contains(&"script-deletes"));
}

#[test]
fn a_deployment_goes_with_its_endpoint() {
    let report = script(&format!(
        "{MADE}az ml online-endpoint create -n other --set public_network_access=disabled\naz ml online-endpoint delete -n ep --yes\n"
    ));
    assert_eq!(fact(&report, Some("blue"), EGRESS), "no such subject");
    assert_eq!(fact(&report, Some("ep"), ACCESS), "no such subject");
    assert_eq!(fact(&report, Some("other"), ACCESS), "disabled (stated)");
}

#[test]
fn what_is_removed_and_made_again_has_nothing_of_what_was() {
    let again =
        "az ml workspace create -n ws -m allow_only_approved_outbound --public-network-access Disabled
az ml workspace delete -n ws --yes
az ml workspace create -n ws
";
    let report = script(again);
    assert_eq!(fact(&report, Some("ws"), "workspace.isolation_mode"), "disabled (defaulted)");
    assert_eq!(fact(&report, Some("ws"), "workspace.public_network_access"), "enabled (defaulted)");
}

#[test]
fn what_may_be_removed_stays() {
    for maybe in
        ["if [ -n \"$CLEAN\" ]; then\n  DELETE\nfi\n", "clean() {\n  DELETE\n}\n", "false || DELETE\n"]
    {
        let text = maybe.replace("DELETE", "az ml online-endpoint delete -n ep --yes");
        let report = script(&format!(
            "{MADE}az ml online-endpoint create -n other --set public_network_access=disabled\n{text}"
        ));
        assert_eq!(fact(&report, Some("ep"), ACCESS), "disabled (stated)", "{text}");
    }
}

#[test]
fn a_workspace_that_gets_addresses_after_it_was_made_is_not_one_that_existed() {
    let report = script(
        "az ml workspace create -n ws -m allow_internet_outbound --provision-network-now true
az ml workspace network-rule add -w ws --ip-address 16.17.18.19
",
    );
    let codes: Vec<_> = report.findings.iter().map(|finding| finding.rule).collect();
    assert!(!codes.contains(&"provision-now-at-creation"), "{codes:?}");
    assert!(!codes.contains(&"addresses-after-creation"), "{codes:?}");
    assert_ne!(report.works.answer, Answer::No);
    let update = script(
        "az ml workspace update -n ws -m allow_internet_outbound --provision-network-now true
az ml workspace network-rule add -w ws --ip-address 16.17.18.19
",
    );
    assert!(update.findings.iter().any(|finding| finding.rule == "provision-now-at-creation"));
}

#[test]
fn what_changes_nothing_leaves_what_is_known() {
    for text in [
        "ACCESS=disabled\n(ACCESS=enabled)\nCREATE$ACCESS\n",
        "ACCESS=disabled\nf() { local ACCESS=enabled; }\nf\nCREATE$ACCESS\n",
        "ACCESS=disabled\nACCESS=enabled ./prepare.sh\nCREATE$ACCESS\n",
        "ACCESS=disabled\necho x | while read -r y; do ACCESS=enabled; done\nCREATE$ACCESS\n",
        "source ./settings.sh\nACCESS=disabled\nCREATE$ACCESS\n",
        "f() { CREATE$ACCESS\n}\nACCESS=disabled f\n",
        "CREATEdisabled\nsed -i 's/a/b/' other.yml\nid=$(az ml online-endpoint show -n ep --query id -o tsv)\n",
        "CREATEdisabled\naz resource show --ids $ID --query properties.publicNetworkAccess\n",
        "CREATEdisabled\necho 'az ml online-endpoint update -n ep --set public_network_access=enabled'\n",
        "timeout 60 CREATEdisabled\n",
        "URI=$(CREATEdisabled)\n",
        "bash -c 'CREATEdisabled'\n",
    ] {
        let text = text.replace("CREATE", "az ml online-endpoint create -n ep --set public_network_access=");
        assert_eq!(fact(&script(&text), Some("ep"), ACCESS), "disabled (stated)", "{text}");
    }
}

#[test]
fn a_file_that_is_only_read_stays_what_it_is() {
    let file = ("endpoint.yml", "name: ep\nauth_mode: key\npublic_network_access: disabled\n");
    for text in [
        "cat endpoint.yml\n",
        "NAME=$(yq .name endpoint.yml)\n",
        "cp endpoint.yml copy.yml\n",
        "sed 's/a/b/' endpoint.yml > other.yml\n",
        "git add endpoint.yml\n",
        "sed -i 's/a/b/' deployment.yml\n",
    ] {
        let text = format!("{text}az ml online-endpoint create -f endpoint.yml\n");
        let report = validate(&request(&[("deploy.sh", &text), file], &[])).unwrap();
        assert_eq!(fact(&report, Some("ep"), ACCESS), "disabled (stated)", "{text}");
    }
}
