//! What we say the client rejects.

use cofferdam_core::{report::{Severity, State}, validate};
use cofferdam_tests::ask::request;

/// Rules that say of a file that the client rejects it as it is loaded.
const REJECTIONS: [&str; 12] = [
    "deployment-keys-accepted",
    "egress-access-accepted",
    "endpoint-access-accepted",
    "endpoint-keys-accepted",
    "endpoint-name-valid",
    "firewall-not-premium",
    "firewall-sku-accepted",
    "isolation-mode-accepted",
    "network-acls-accepted",
    "outbound-rules-accepted",
    "port-ranges-text",
    "rule-accepted",
];
const MORE: [&str; 4] = ["spark-enabled-written", "workspace-access-accepted", "workspace-keys-accepted", "private-endpoint-target-complete"];

/// Why the client rejects a file, as far as we know.
pub fn rejection(text: &str) -> Option<String> {
    let report = validate(&request(&[("file.yml", text)], &[])).unwrap();
    let grave = report.problems.iter().find(|problem| problem.severity == Severity::Error);
    let rejected = report.findings.iter().find(|finding| {
        finding.state == State::Holds && (REJECTIONS.contains(&finding.rule) || MORE.contains(&finding.rule))
    });
    let said = |code: &str, message: &str| format!("{code}: {message}");
    grave
        .map(|problem| said(problem.code, &problem.message))
        .or_else(|| rejected.map(|finding| said(finding.rule, &finding.message)))
}
