//! The same configuration in every form gives the same facts.

use cofferdam_core::{
    document::forms::SUFFIXES,
    report::{Report, Severity},
    validate,
};
use cofferdam_tests::ask::request;

use crate::support::configurations::{ALL, Configuration, FORMS, Form};

/// What forms say of a configuration; the rest is taken for granted alike.
const COMPARED: [&str; 9] = [
    "workspace.public_network_access",
    "workspace.network_acls",
    "workspace.isolation_mode",
    "workspace.outbound_rules",
    "workspace.fqdn_rules",
    "endpoint.public_network_access",
    "endpoint.auth_mode",
    "deployment.egress_public_network_access",
    "deployment.outbound_regime",
];

/// What no file for the client says.
const ASSUMED: [&str; 4] = [
    "workspace.v1_legacy_mode=false",
    "workspace.private_endpoint=current",
    "container_registry.sku=premium",
    "container_registry.public_network_access=disabled",
];

fn judged(form: &Form, configuration: &Configuration) -> Report {
    let files = (form.write)(configuration);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let report =
        validate(&request(&files, &ASSUMED)).unwrap_or_else(|error| panic!("{}: {error}", form.name));
    let errors: Vec<_> =
        report.problems.iter().filter(|problem| problem.severity != Severity::Info).collect();
    assert!(errors.is_empty(), "{} as {}: {errors:?}", configuration.about, form.name);
    report
}

/// The values of a fact of the only thing that has it.
fn values(report: &Report, fact: &str) -> Vec<&'static str> {
    let mut known =
        report.subjects.iter().flat_map(|subject| &subject.facts).filter(|known| known.fact == fact);
    let values = known.next().map(|known| known.values.clone()).unwrap_or_default();
    assert!(known.next().is_none(), "{fact} of several things");
    values
}

#[test]
fn every_form_says_the_same() {
    for configuration in &ALL {
        let [first, others @ ..] = &FORMS;
        let wanted = judged(first, configuration);
        for form in others {
            let report = judged(form, configuration);
            for fact in COMPARED {
                let is_declared = form.differs.iter().any(|(differs, _)| *differs == fact);
                let (own, first) = (values(&report, fact), values(&wanted, fact));
                let at = format!("{fact} of {} as {}", configuration.about, form.name);
                assert!(
                    own == first || (is_declared && !configuration.addresses.is_empty()),
                    "{at}: {own:?}, not {first:?}"
                );
            }
        }
    }
}

#[test]
fn every_declared_difference_is_one() {
    for form in &FORMS {
        for (fact, why) in form.differs {
            let differs = |configuration: &Configuration| {
                values(&judged(form, configuration), fact) != values(&judged(&FORMS[0], configuration), fact)
            };
            assert!(ALL.iter().any(differs), "{}: {why}", form.name);
        }
    }
}

/// The command looks for files of these names in a directory.
#[test]
fn the_command_collects_files_of_every_form() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../bindings/npm/src/cli/forms.ts");
    let text = std::fs::read_to_string(path).unwrap();
    let line = text.lines().find(|line| line.starts_with("const SUFFIXES = ")).unwrap();
    let mut collected: Vec<&str> = line.split('\'').skip(1).step_by(2).collect();
    let mut known: Vec<&str> = SUFFIXES.iter().map(|(suffix, _)| *suffix).collect();
    collected.sort_unstable();
    known.sort_unstable();
    assert_eq!(collected, known);
}
