//! Outbound rules of a managed network as subjects: where findings point, what edits do, how documents add up.

use cofferdam_core::{
    report::{Finding, Outcome, Report, State},
    validate,
};
use cofferdam_tests::{
    ask::request,
    edits::{applied, offset},
};

const HEAD: &str =
    "name: research\nlocation: w\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n";

fn judge(files: &[(&str, &str)]) -> Report {
    validate(&request(files, &[])).unwrap()
}

fn workspace(rules: &str) -> String {
    format!("{HEAD}  firewall_sku: standard\n  outbound_rules:\n{rules}")
}

fn finding<'r>(report: &'r Report, rule: &str) -> &'r Finding {
    report
        .findings
        .iter()
        .find(|finding| finding.rule == rule)
        .unwrap_or_else(|| panic!("{rule} is not among {:?}", rules(report)))
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule).collect()
}

/// The characters that a finding points at.
fn pointed<'t>(text: &'t str, finding: &Finding) -> &'t str {
    let range = &finding.locations[0].range;
    let [start, end] = [range.start, range.end].map(|at| offset(text, at).unwrap());
    &text[start..end]
}

#[test]
fn a_finding_points_at_the_line_of_its_rule() {
    let text = workspace(
        "    - name: first\n      destination: packages.example.com\n    - name: second\n      destination: https://files.example.com\n",
    );
    let report = judge(&[("workspace.yml", &text)]);
    let found = finding(&report, "fqdn-is-a-host");
    assert_eq!(found.subject.name.as_deref(), Some("second"));
    assert_eq!(pointed(&text, found), "https://files.example.com");
    assert_eq!(found.locations[0].pointer, "/managed_network/outbound_rules/1/destination");
    assert!(found.message.contains("`https://files.example.com`"), "{}", found.message);
}

#[test]
fn rules_are_read_wherever_the_surface_writes_them() {
    let id = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/research";
    let arm = format!(
        r#"{{"id": "{id}", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {{"managedNetwork": {{"isolationMode": "AllowOnlyApprovedOutbound", "outboundRules": {{"tag": {{"type": "ServiceTag", "category": "UserDefined", "destination": {{"serviceTag": "Storage", "protocol": "TCP", "portRanges": "443"}}}}}}}}}}}}"#
    );
    let printed = format!(
        r#"{{"id": "{id}", "name": "research", "location": "w", "resourceGroup": "ml", "managed_network": {{"isolation_mode": "allow_only_approved_outbound", "outbound_rules": [{{"name": "tag", "type": "service_tag", "category": "user_defined", "destination": {{"service_tag": "Storage", "protocol": "TCP", "port_ranges": "443"}}}}]}}}}"#
    );
    let yaml = workspace(
        "    - name: tag\n      destination: {service_tag: Storage, protocol: TCP, port_ranges: '443'}\n",
    );
    for (text, pointer) in [
        (arm, "/properties/managedNetwork/outboundRules/tag/destination/serviceTag"),
        (printed, "/managed_network/outbound_rules/0/destination/service_tag"),
        (yaml, "/managed_network/outbound_rules/0/destination/service_tag"),
    ] {
        let report = judge(&[("workspace", &text)]);
        let found = finding(&report, "service-tag-not-broad");
        assert_eq!(pointed(&text, found).trim_matches('"'), "Storage");
        assert_eq!(found.locations[0].pointer, pointer);
        assert_eq!(found.subject.name.as_deref(), Some("tag"));
    }
}

#[test]
fn a_rule_of_no_kind_is_not_dropped() {
    let text = workspace("    - name: packages\n      destination: {host: packages.example.com}\n");
    let report = judge(&[("workspace.yml", &text)]);
    assert_eq!(pointed(&text, finding(&report, "rule-accepted")), "packages");
}

#[test]
fn rules_of_the_service_are_never_a_mistake_of_the_user() {
    let rules = ["Required", "Recommended", "Dependency"].map(|category| {
        format!(
            r#""r.{category}": {{"type": "FQDN", "category": "{category}", "status": "Inactive", "destination": "*.blob.core.windows.net"}}, "t.{category}": {{"type": "ServiceTag", "category": "{category}", "destination": {{"serviceTag": "AzureMachineLearning", "protocol": "*", "portRanges": "x"}}}}"#
        )
    });
    let text = format!(
        r#"{{"name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {{"managedNetwork": {{"isolationMode": "AllowInternetOutbound", "status": {{"status": "Active"}}, "outboundRules": {{{}}}}}}}}}"#,
        rules.join(", ")
    );
    let report = judge(&[("workspace.json", &text)]);
    let of_rules: Vec<_> =
        report.findings.iter().filter(|finding| finding.subject.scope == "outbound_rule").collect();
    assert!(of_rules.is_empty(), "{of_rules:?}");
}

#[test]
fn an_fqdn_rule_in_an_unknown_mode_depends() {
    let text = workspace("    - name: packages\n      destination: packages.example.com\n")
        .replace("allow_only_approved_outbound", "${MODE}");
    let report = judge(&[("workspace.yml", &text)]);
    let found = finding(&report, "rule-kind-valid-for-mode");
    assert_eq!(found.state, State::Depends);
    assert_eq!(found.depends_on, ["workspace.isolation_mode"]);
}

#[test]
fn the_state_keeps_its_rules_when_a_file_adds_some() {
    let state = r#"{"name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {"managedNetwork": {"isolationMode": "AllowOnlyApprovedOutbound", "outboundRules": {"Packages": {"type": "FQDN", "category": "UserDefined", "destination": "packages.example.com"}, "old": {"type": "FQDN", "category": "UserDefined", "destination": "*"}}}}}"#;
    let file = format!(
        "{HEAD}  outbound_rules:\n    - name: tag\n      destination: {{service_tag: DataFactory, protocol: TCP, port_ranges: '443'}}\n    - name: packages\n      destination: {{service_tag: Sql, protocol: TCP, port_ranges: '443'}}\n"
    );
    let report = judge(&[("workspace.yml", &file), ("state.json", state)]);
    assert_eq!(finding(&report, "fqdn-not-shared").subject.name.as_deref(), Some("old"));
    finding(&report, "firewall-chosen");
    let without = judge(&[("workspace.yml", &file)]);
    assert!(!rules(&without).contains(&"firewall-chosen"), "a new workspace has the file's rules only");
}

/// The text after the first edit that a rule's finding offers.
fn mended(text: &str, rule: &str) -> String {
    let report = judge(&[("workspace.yml", text)]);
    let fix = finding(&report, rule).fixes.iter().find(|fix| !fix.edits.is_empty());
    applied(text, &fix.unwrap_or_else(|| panic!("{rule} offers no edit")).edits).unwrap()
}

#[test]
fn ports_are_quoted_where_they_stand() {
    let text = workspace(
        "    - name: tag # ours\n      destination:\n        service_tag: DataFactory\n        protocol: TCP\n        port_ranges: 443 # https\n",
    );
    assert_eq!(mended(&text, "port-ranges-text"), text.replace("443 #", "\"443\" #"));
}

#[test]
fn the_missing_flag_for_spark_is_written() {
    let id = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/data/providers/Microsoft.KeyVault/vaults/keys";
    let text = workspace(&format!(
        "    - name: keys\n      destination:\n        service_resource_id: {id}\n        subresource_target: vault\n"
    ));
    assert_eq!(mended(&text, "spark-enabled-written"), format!("{text}        spark_enabled: false\n"));
}

#[test]
fn a_misspelt_list_of_rules_gets_its_name() {
    let rules = "    - name: packages\n      destination: packages.example.com\n";
    let text = format!("{HEAD}  outbound_rule:\n{rules}");
    assert_eq!(mended(&text, "outbound-rules-accepted"), text.replace("outbound_rule:", "outbound_rules:"));
}

#[test]
fn a_rule_is_removed_with_its_lines_and_no_others() {
    let [first, second, third] = ["first", "second", "third"]
        .map(|name| format!("    - name: {name}\n      destination: {name}.example.com\n"));
    let comment = "    # and this\n";
    let internet = "allow_internet_outbound";
    let all = |rules: &[&str]| workspace(&rules.concat()).replace("allow_only_approved_outbound", internet);
    let text = all(&[&first, comment, &second, &third]);
    assert_eq!(mended(&text, "rule-kind-valid-for-mode"), all(&[comment, &second, &third]));
    let flow = all(&[]).replace(
        "outbound_rules:\n",
        "outbound_rules: [{name: first, destination: one.example.com}, {name: second, destination: two.example.com}]\n",
    );
    assert_eq!(
        mended(&flow, "rule-kind-valid-for-mode"),
        flow.replace("{name: first, destination: one.example.com}, ", "")
    );
}

#[test]
fn the_only_rule_and_one_with_a_comment_stay() {
    for rules in [
        "    - name: first\n      destination: one.example.com\n",
        "    - name: first # why\n      destination: one.example.com\n    - name: second # why\n      destination: two.example.com\n",
    ] {
        let text = workspace(rules).replace("allow_only_approved_outbound", "allow_internet_outbound");
        let report = judge(&[("workspace.yml", &text)]);
        let found = finding(&report, "rule-kind-valid-for-mode");
        assert!(found.fixes.iter().all(|fix| fix.edits.is_empty()), "{:?}", found.fixes);
    }
}

/// A rule of each kind.
const EACH_KIND: [&str; 3] = [
    r#""fqdn": {"type": "FQDN", "category": "CATEGORY", "destination": "packages.example.com"}"#,
    r#""tag": {"type": "ServiceTag", "category": "CATEGORY", "destination": {"serviceTag": "DataFactory", "protocol": "TCP", "portRanges": "443"}}"#,
    r#""endpoint": {"type": "PrivateEndpoint", "category": "CATEGORY", "destination": {"serviceResourceId": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/data/providers/Microsoft.KeyVault/vaults/keys", "subresourceTarget": "vault"}}"#,
];

#[test]
fn rules_about_one_kind_and_mode_apply_to_no_other() {
    // By how the rule's name starts: the kind that it is about, and whether only approved outbound matters to it.
    let about = |rule: &str| match rule {
        "fqdn-not-storage" | "fqdn-not-shared" => (Some("fqdn"), true),
        "service-tag-not-broad" | "service-tag-not-automatic" => (Some("tag"), true),
        "rule-has-a-managed-network" => (Some("endpoint"), false),
        _ if rule.starts_with("fqdn-") => (Some("fqdn"), false),
        _ if ["service-tag-", "protocol-", "port-"].iter().any(|start| rule.starts_with(start)) => {
            (Some("tag"), false)
        }
        _ if ["private-endpoint-", "spark-", "application-gateway-", "target-", "own-workspace-"]
            .iter()
            .any(|start| rule.starts_with(start)) =>
        {
            (Some("endpoint"), false)
        }
        _ => (None, false),
    };
    for mode in ["Disabled", "AllowInternetOutbound", "AllowOnlyApprovedOutbound"] {
        for category in ["UserDefined", "Required", "Recommended", "Dependency"] {
            let rules = EACH_KIND.map(|rule| rule.replace("CATEGORY", category)).join(", ");
            let text = format!(
                r#"{{"name": "research", "type": "Microsoft.MachineLearningServices/workspaces", "properties": {{"publicNetworkAccess": "Enabled", "managedNetwork": {{"isolationMode": "{mode}", "status": {{"status": "Active"}}, "outboundRules": {{{rules}}}}}}}}}"#
            );
            let report = judge(&[("workspace.json", &text)]);
            for check in report.checks.list.unwrap() {
                let (Some(name), true) = (&check.subject.name, check.code.starts_with("CD4")) else {
                    continue;
                };
                let applies = match check.rule {
                    // The status matters whoever made the rule.
                    "rule-not-failed" => true,
                    _ if category != "UserDefined" => false,
                    "rule-kind-valid-for-mode" => name != "endpoint",
                    "own-workspace-after-creation" => name == "endpoint" && mode == "AllowInternetOutbound",
                    rule => {
                        let (kind, approved_only) = about(rule);
                        kind.is_none_or(|kind| kind == name)
                            && (!approved_only || mode == "AllowOnlyApprovedOutbound")
                    }
                };
                let what = format!("{} on a {category} {name} in {mode}", check.rule);
                assert_eq!(check.outcome != Outcome::NotApplicable, applies, "{what}");
            }
        }
    }
}
