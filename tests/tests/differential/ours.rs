//! What we say the client rejects.

use cofferdam_core::{
    report::{Severity, State},
    validate,
};
use cofferdam_tests::ask::request;

/// Rules that say of a file that the client rejects it as it is loaded.
const REJECTIONS: [&str; 27] = [
    "authentication-accepted",
    "deployment-keys-accepted",
    "deployment-keys-in-their-file",
    "deployment-keys-spelled",
    "deployment-values-accepted",
    "egress-access-accepted",
    "endpoint-access-accepted",
    "endpoint-keys-accepted",
    "endpoint-keys-in-their-file",
    "endpoint-keys-spelled",
    "endpoint-name-valid",
    "endpoint-values-accepted",
    "firewall-not-premium",
    "firewall-sku-accepted",
    "isolation-mode-accepted",
    "network-acls-accepted",
    "outbound-rules-accepted",
    "port-ranges-text",
    "project-names-its-hub",
    "rule-accepted",
    "spark-enabled-written",
    "workspace-access-accepted",
    "workspace-keys-accepted",
    "workspace-keys-in-their-file",
    "workspace-keys-of-its-kind",
    "workspace-keys-spelled",
    "workspace-values-accepted",
];

/// Why the client rejects a file, as far as we know.
pub fn rejection(text: &str) -> Option<String> {
    let report = validate(&request(&[("file.yml", text)], &[])).unwrap();
    let grave = report.problems.iter().find(|problem| problem.severity == Severity::Error);
    let rejected = report
        .findings
        .iter()
        .find(|finding| finding.state == State::Holds && REJECTIONS.contains(&finding.rule));
    let said = |code: &str, message: &str| format!("{code}: {message}");
    grave
        .map(|problem| said(&problem.code, &problem.message))
        .or_else(|| rejected.map(|finding| said(finding.rule, &finding.message)))
}
