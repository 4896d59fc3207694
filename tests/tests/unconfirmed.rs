//! What is not confirmed never gives an error: for each such question a configuration that raises it, and the most that
//! a finding may say of it.

use cofferdam_core::{
    report::{Report, Severity, State},
    request::{InputDocument, Request},
    rulebook::RULES,
    validate,
};

const WORKSPACE: &str =
    "$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: research\n";
const APPROVED: &str = "managed_network:\n  isolation_mode: allow_only_approved_outbound\n";
const ENDPOINT: &str = "name: scoring\nauth_mode: key\n";
const DEPLOYMENT: &str =
    "name: blue\nendpoint_name: scoring\ninstance_type: Standard_DS3_v2\ninstance_count: 1\n";
const SECURED: &str = "egress_public_network_access: disabled\n";

/// A question that no source answers.
struct Question {
    /// What is asked.
    what: &'static str,
    /// Facts that speak of it.
    facts: &'static [&'static str],
    /// More text of the workspace's, the endpoint's and the deployment's file.
    texts: [&'static str; 3],
    /// Assumptions.
    assume: &'static [&'static str],
    /// The gravest that may be said.
    most: Option<Severity>,
}

const QUESTIONS: &[Question] = &[
    Question {
        what: "does the internet reach an open endpoint of a closed workspace?",
        facts: &["F-INE-07"],
        texts: ["public_network_access: disabled\n", "public_network_access: enabled\n", SECURED],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "do secured deployments fail with selected addresses and no managed network?",
        facts: &["F-SIP-04"],
        texts: ["", "", SECURED],
        assume: &["workspace.network_acls=selected", "workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "are the private endpoints of a registry made for each deployment?",
        facts: &["F-PEC-04", "F-LEG-12"],
        texts: [
            "",
            "",
            "egress_public_network_access: disabled\nmodel: azureml://registries/shared/models/churn/versions/1\n",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Info),
    },
    Question {
        what: "how many private endpoints does a managed network make by itself?",
        facts: &["F-PEC-03"],
        texts: [APPROVED, "", ""],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Info),
    },
    Question {
        what: "are isolation and registries available in other clouds?",
        facts: &["F-SOV-01", "F-SOV-02"],
        texts: [
            "location: chinaeast2\nmanaged_network:\n  isolation_mode: allow_internet_outbound\n",
            "public_network_access: disabled\n",
            "",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "is v1 legacy mode on in a workspace made through an old API with a private endpoint?",
        facts: &["F-PLAT-01", "F-PLAT-02"],
        texts: ["", "", ""],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "does the service take the MLflow format with an environment and a scoring script?",
        facts: &["F-LEG-08"],
        texts: [
            "",
            "",
            "egress_public_network_access: disabled\nmodel:\n  path: ./model\n  type: mlflow_model\nenvironment: azureml:inference:1\ncode_configuration:\n  code: src\n  scoring_script: score.py\n",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "what does the preview-era flag do today?",
        facts: &["F-LEG-14"],
        texts: ["", "", "egress_public_network_access: disabled\nprivate_network_connection: false\n"],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "is a host with one of the two ports taken?",
        facts: &["F-RFQ-02"],
        texts: [
            "managed_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n    - name: packages\n      type: fqdn\n      destination: packages.contoso.com:443\n",
            "",
            "",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "are names of rules compared with regard to casing?",
        facts: &["F-RULE-02"],
        texts: [
            "managed_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n    - name: packages\n      type: fqdn\n      destination: a.contoso.com\n    - name: Packages\n      type: fqdn\n      destination: b.contoso.com\n",
            "",
            "",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
    Question {
        what: "are sub-resources of PostgreSQL flexible servers supported?",
        facts: &["F-RPE-02"],
        texts: [
            "managed_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n    - name: database\n      type: private_endpoint\n      destination:\n        service_resource_id: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.DBforPostgreSQL/flexibleServers/database\n        subresource_target: postgresqlServer\n        spark_enabled: false\n",
            "",
            "",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Info),
    },
    Question {
        what: "does the key vault matter to endpoints that authenticate with tokens?",
        facts: &["F-TRB-02"],
        texts: ["", "auth_mode: aml_token\n", ""],
        assume: &[
            "workspace.private_endpoint=current",
            "key_vault.bypass=none",
            "key_vault.public_network_access=disabled",
        ],
        most: None,
    },
    Question {
        what: "is port 877 of the table on registries meant?",
        facts: &["F-SCN-09"],
        texts: [
            "managed_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n    - name: registry\n      type: service_tag\n      destination:\n        service_tag: AzureMachineLearning\n        protocol: TCP\n        port_ranges: \"443,877,18881\"\n",
            "",
            "",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: None,
    },
    Question {
        what: "what holds for the workspace's flag when nothing is written?",
        facts: &["F-INW-02"],
        texts: ["", "", ""],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Info),
    },
    Question {
        what: "may an address rule hold a single address with its length?",
        facts: &["F-SIP-06"],
        texts: [
            "network_acls:\n  default_action: Deny\n  ip_rules:\n    - value: 16.17.18.19/32\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n",
            "",
            "",
        ],
        assume: &["workspace.private_endpoint=current"],
        most: Some(Severity::Warning),
    },
];

fn report(question: &Question) -> Report {
    let [workspace, endpoint, deployment] = question.texts;
    // A key that the question writes itself replaces the usual one.
    let usual = if endpoint.contains("auth_mode") { "name: scoring\n" } else { ENDPOINT };
    let document = |uri: &str, parts: [&str; 2]| InputDocument { uri: uri.into(), text: parts.concat() };
    let request = Request {
        documents: vec![
            document("workspace.yml", [WORKSPACE, workspace]),
            document("endpoint.yml", [usual, endpoint]),
            document("deployment.yml", [DEPLOYMENT, deployment]),
        ],
        assume: question.assume.iter().map(ToString::to_string).collect(),
        ..Request::default()
    };
    validate(&request).unwrap_or_else(|error| panic!("{}: {error}", question.what))
}

#[test]
fn what_is_not_confirmed_gives_no_error() {
    let mut raised = 0;
    for question in QUESTIONS {
        let report = report(question);
        for finding in &report.findings {
            if !finding.facts.iter().any(|fact| question.facts.contains(fact)) {
                continue;
            }
            raised += 1;
            // `Info` is the least severe and the last.
            assert!(
                question.most.is_some_and(|most| finding.severity >= most),
                "{} {:?} of {}",
                question.what,
                finding.severity,
                finding.rule
            );
        }
        let errors: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error && finding.state == State::Holds)
            .map(|finding| finding.rule)
            .collect();
        assert!(errors.is_empty(), "{} {errors:?}", question.what);
    }
    println!("{} questions, {raised} findings of {} rules", QUESTIONS.len(), RULES.len());
    assert!(raised > 0);
}
