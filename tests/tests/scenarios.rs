//! Scenarios: which ways of working the rules of a managed network go for.

use cofferdam_core::validate;
use cofferdam_tests::ask::request;

const APPROVED: &str = "name: research\nlocation: westeurope\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n";

fn scenarios(workspace: &str) -> Vec<String> {
    let report = validate(&request(&[("workspace.yml", workspace)], &[])).unwrap();
    let items = report.inventory.items.into_iter().filter(|item| item.id == "scenario-hosts");
    items.map(|item| item.text).collect()
}

fn rules(hosts: &[&str]) -> String {
    let rule = |(number, host): (usize, &&str)| {
        format!("    - name: rule{number}\n      type: fqdn\n      destination: \"{host}\"\n")
    };
    hosts.iter().enumerate().map(rule).collect()
}

#[test]
fn rules_that_go_for_a_scenario_in_part_are_told_with_what_they_leave_out() {
    let hosts = ["pypi.org", "*.pythonhosted.org", "anaconda.com", "*.anaconda.com", "*.anaconda.org"];
    let [text] = &scenarios(&format!("{APPROVED}{}", rules(&hosts)))[..] else { panic!() };
    assert!(
        text.contains(
            "Python packages. Not among them: `pytorch.org`, `*.pytorch.org` and `*.tensorflow.org`;"
        ),
        "{text}"
    );
    let all = scenarios(&format!(
        "{APPROVED}{}",
        rules(&["CLOUD.r-project.org, ghcr.io", "*.githubusercontent.com"])
    ));
    assert_eq!(
        all,
        [
            "the FQDN rules name every host that is commonly needed for: R packages",
            "the FQDN rules name every host that is commonly needed for: RStudio (Posit)"
        ]
    );
}

#[test]
fn no_scenario_is_spoken_of_that_no_rule_goes_for() {
    assert_eq!(scenarios(&format!("{APPROVED}{}", rules(&["api.contoso.com"]))), Vec::<String>::new());
    assert_eq!(
        scenarios("name: research\nmanaged_network:\n  isolation_mode: allow_only_approved_outbound\n"),
        Vec::<String>::new()
    );
    let internet = APPROVED.replace("allow_only_approved_outbound", "allow_internet_outbound");
    assert_eq!(scenarios(&format!("{internet}{}", rules(&["pypi.org"]))), Vec::<String>::new());
}

#[test]
fn a_host_that_is_filled_in_later_may_be_the_missing_one() {
    let [text] = &scenarios(&format!("{APPROVED}{}", rules(&["ghcr.io", "${HOST}"])))[..] else { panic!() };
    assert!(
        text.contains("Not among them, unless one of the hosts that are filled in later is: `pkg-containers"),
        "{text}"
    );
}
