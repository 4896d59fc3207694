//! Programs that use the Python SDK: what they say of facts, where, and what becomes of what is not literal.

use cofferdam_core::report::{
    Answer,
    OriginKind::{self, Constrained, Defaulted, Stated, Unknown},
};
use cofferdam_tests::ask::{known, problem_codes};

use crate::support::python::{NETWORK, fact, judge, mode};

#[track_caller]
fn endpoint(program: &str, values: &str, origin: OriginKind, written: &str) {
    let known = fact(program, "endpoint.public_network_access", Some("scoring"));
    assert_eq!(known, (values.to_string(), origin, written.to_string()), "{program}");
}

#[test]
fn an_argument_states_a_fact() {
    for (literal, line) in [
        ("\"disabled\"", "ManagedOnlineEndpoint(name=\"scoring\", public_network_access=\"disabled\")\n"),
        (
            "'Disabled'",
            "e = ManagedOnlineEndpoint(\n  name='scoring', # the name\n  public_network_access='Disabled',\n)\n",
        ),
        (
            "\"\"\"disabled\"\"\"",
            "ManagedOnlineEndpoint(name='scoring', public_network_access=(\"\"\"disabled\"\"\"))\n",
        ),
        ("r'disabled'", "ManagedOnlineEndpoint(name='scoring', public_network_access=r'disabled')\n"),
        ("f'disabled'", "ManagedOnlineEndpoint(name='scoring', public_network_access=f'disabled')\n"),
        (
            "'dis' \"abled\"",
            "ManagedOnlineEndpoint(name='sco' 'ring', public_network_access='dis' \"abled\")\n",
        ),
    ] {
        endpoint(line, "disabled", Stated, literal);
    }
}

#[test]
fn what_is_left_out_takes_its_default() {
    endpoint("ManagedOnlineEndpoint(name='scoring')\n", "enabled", Defaulted, "'scoring'");
    endpoint(
        "ManagedOnlineEndpoint(name='scoring', public_network_access=None)\n",
        "enabled",
        Defaulted,
        "'scoring'",
    );
}

#[test]
fn names_of_classes_are_followed_through_imports() {
    for program in [
        "from azure.ai.ml.entities import ManagedOnlineEndpoint as Endpoint\nEndpoint(name='scoring', public_network_access='disabled')\n",
        "from azure.ai.ml import entities\nentities.ManagedOnlineEndpoint(name='scoring', public_network_access='disabled')\n",
        "import azure.ai.ml.entities as e\ne.ManagedOnlineEndpoint(name='scoring', public_network_access='disabled')\n",
        "import azure.ai.ml\nazure.ai.ml.entities.ManagedOnlineEndpoint(name='scoring', public_network_access='disabled')\n",
    ] {
        endpoint(program, "disabled", Stated, "'disabled'");
    }
}

#[test]
fn classes_of_other_packages_are_not_judged() {
    for program in [
        "from azureml.core import Workspace\nWorkspace(name='research', public_network_access='disabled')\n",
        "class Workspace:\n  pass\nWorkspace(name='research')\n",
        "import mine\nmine.Workspace(name='research')\n",
    ] {
        let report = judge(program);
        assert!(known(&report, "workspace.isolation_mode", Some("research")).is_none(), "{program}");
    }
}

#[test]
fn attributes_that_are_set_count() {
    let made = "e = ManagedOnlineEndpoint(name='scoring')\n";
    endpoint(&format!("{made}e.public_network_access = 'disabled'\n"), "disabled", Stated, "'disabled'");
    endpoint(
        &format!("{made}other = e\nother.public_network_access = 'disabled'\n"),
        "disabled",
        Stated,
        "'disabled'",
    );
    endpoint(
        &format!("{made}setattr(e, 'public_network_access', 'disabled')\n"),
        "disabled",
        Stated,
        "'disabled'",
    );
    endpoint(
        "self.e = ManagedOnlineEndpoint(name='scoring')\nself.e.public_network_access = 'disabled'\n",
        "disabled",
        Stated,
        "'disabled'",
    );
}

#[test]
fn a_name_stands_for_its_literal() {
    let make = "ManagedOnlineEndpoint(name='scoring', public_network_access=access)\n";
    endpoint(&format!("access = 'disabled'\n{make}"), "disabled", Stated, "'disabled'");
    endpoint(&format!("access: str = 'disabled'\n{make}"), "disabled", Stated, "'disabled'");
    endpoint(&format!("access = 'enabled'\naccess = 'disabled'\n{make}"), "disabled", Stated, "'disabled'");
    endpoint(&format!("access = 'disabled'\ndef make():\n  {make}"), "disabled", Stated, "'disabled'");
}

#[test]
fn what_the_program_computes_is_unknown() {
    for access in [
        "os.environ['ACCESS']",
        "os.getenv('ACCESS')",
        "args.access",
        "'dis' + rest",
        "f'{access}'",
        "pick(1)",
        "settings['access']",
        "b'disabled'",
    ] {
        let program = format!("ManagedOnlineEndpoint(name='scoring', public_network_access={access})\n");
        endpoint(&program, "enabled disabled", Unknown, access);
    }
    let parameter =
        "def make(access):\n  ManagedOnlineEndpoint(name='scoring', public_network_access=access)\n";
    endpoint(parameter, "enabled disabled", Unknown, "access");
    let looped =
        "for access in both:\n  ManagedOnlineEndpoint(name='scoring', public_network_access=access)\n";
    endpoint(looped, "enabled disabled", Unknown, "access");
}

#[test]
fn a_default_of_the_environment_may_be_replaced() {
    let program =
        "ManagedOnlineEndpoint(name='scoring', public_network_access=os.getenv('ACCESS', 'disabled'))\n";
    endpoint(program, "disabled", Defaulted, "os.getenv('ACCESS', 'disabled')");
}

#[test]
fn one_of_two_literals_leaves_both() {
    let either = "'disabled' if private else 'enabled'";
    let program = format!("ManagedOnlineEndpoint(name='scoring', public_network_access={either})\n");
    endpoint(&program, "enabled disabled", Constrained, either);
    let program = "if private:\n  access = 'disabled'\nelse:\n  access = 'enabled'\nManagedOnlineEndpoint(name='scoring', public_network_access=access)\n";
    endpoint(program, "enabled disabled", Constrained, "access");
    let program = "if private:\n  access = 'disabled'\nelse:\n  access = 'Disabled'\nManagedOnlineEndpoint(name='scoring', public_network_access=access)\n";
    endpoint(program, "disabled", Constrained, "access");
}

#[test]
fn what_happens_only_sometimes_is_not_stated() {
    let made = "e = ManagedOnlineEndpoint(name='scoring')\n";
    for program in [
        format!("{made}if private:\n  e.public_network_access = 'disabled'\n"),
        format!("{made}if private: e.public_network_access = 'disabled'\n"),
        format!("{made}def close():\n  e.public_network_access = 'disabled'\n"),
    ] {
        let (values, origin, _) = fact(&program, "endpoint.public_network_access", Some("scoring"));
        assert_eq!((values.as_str(), origin), ("enabled disabled", Unknown), "{program}");
    }
    let always = format!("{made}try:\n  e.public_network_access = 'disabled'\nexcept Exception:\n  pass\n");
    endpoint(&always, "disabled", Stated, "'disabled'");
    let main = format!("if __name__ == '__main__':\n  {made}  e.public_network_access = 'disabled'\n");
    endpoint(&main, "disabled", Stated, "'disabled'");
}

#[test]
fn one_expression_in_two_places_is_one_unknown() {
    let pair = |endpoint: &str, deployment: &str| {
        let program = format!(
            "Workspace(name='research', public_network_access='enabled')\nManagedOnlineEndpoint(name='scoring', public_network_access={endpoint})\nManagedOnlineDeployment(name='blue', endpoint_name='scoring', egress_public_network_access={deployment})\n"
        );
        judge(&program).matrix[0].rows.len()
    };
    assert_eq!(pair("args.access", "args.access"), 2);
    assert_eq!(pair("os.environ['A']", "os.environ['A']"), 2);
    assert_eq!(pair("pick()", "pick()"), 4, "each call may give another value");
    assert_eq!(pair("args.access", "args.egress"), 4);
}

#[test]
fn isolation_modes_are_members_or_what_the_service_calls_them() {
    mode(
        &format!("Workspace(name='research', {NETWORK})\n"),
        "allow_internet_outbound",
        Stated,
        "IsolationMode.ALLOW_INTERNET_OUTBOUND",
    );
    mode(
        "Workspace(name='research', managed_network=ManagedNetwork(isolation_mode='AllowOnlyApprovedOutbound'))\n",
        "allow_only_approved_outbound",
        Stated,
        "'AllowOnlyApprovedOutbound'",
    );
    mode(
        "Workspace(name='research', managed_network=ManagedNetwork())\n",
        "disabled",
        Defaulted,
        "'research'",
    );
    mode("Workspace(name='research')\n", "disabled", Defaulted, "'research'");
    mode(
        "net = ManagedNetwork()\nws = Workspace(name='research')\nws.managed_network = net\nnet.isolation_mode = 'Disabled'\n",
        "disabled",
        Stated,
        "'Disabled'",
    );
}

#[test]
fn a_mode_in_the_spelling_of_files_is_sent_as_it_is_and_refused() {
    for mode in ["'allow_internet_outbound'", "IsolationMode.ALLOw_INTERNET_OUTBOUND", "'AllowInternet'"] {
        let report = judge(&format!(
            "Workspace(name='research', managed_network=ManagedNetwork(isolation_mode={mode}))\n"
        ));
        assert_eq!(report.works.answer, Answer::No, "{mode}");
        let finding = report.findings.iter().find(|finding| finding.code == "CD502");
        let finding = finding.unwrap_or_else(|| panic!("{mode}: {:?}", report.findings));
        assert!(finding.message.contains("IsolationMode.ALLOW_INTERNET_OUTBOUND"), "{}", finding.message);
    }
}

#[test]
fn a_network_that_is_computed_may_be_any() {
    for network in
        ["make_network()", "ManagedNetwork(**settings)", "ManagedNetwork(isolation_mode=args.mode)"]
    {
        let (values, origin, _) = fact(
            &format!("Workspace(name='research', managed_network={network})\n"),
            "workspace.isolation_mode",
            Some("research"),
        );
        assert_eq!(values, "disabled allow_internet_outbound allow_only_approved_outbound", "{network}");
        assert_eq!(origin, Unknown, "{network}");
    }
}

#[test]
fn arguments_from_a_dictionary_count_where_it_is_known() {
    endpoint(
        "common = {'public_network_access': 'disabled'}\nManagedOnlineEndpoint(name='scoring', **common)\n",
        "disabled",
        Stated,
        "'disabled'",
    );
    endpoint("ManagedOnlineEndpoint(name='scoring', **load())\n", "enabled disabled", Unknown, "");
}

#[test]
fn what_python_refuses_is_an_error() {
    for (program, says) in [
        (
            "ManagedNetwork(IsolationMode.ALLOW_INTERNET_OUTBOUND)",
            "isolation_mode=IsolationMode.ALLOW_INTERNET_OUTBOUND",
        ),
        (
            "ManagedOnlineEndpoint(name='scoring', public_network_acces='disabled')",
            "write `public_network_access`",
        ),
        ("ManagedOnlineDeployment(name='blue', egress_public_access='disabled')", "`egress_public_access`"),
        ("Workspace(name='research', network_rule_set=None)", "`network_rule_set`"),
        ("CodeConfiguration(code_local_path='x')", "`code_local_path`"),
        ("FqdnDestination(name='pypi')", "needs `destination`"),
        ("ManagedOnlineEndpoint(name='scoring'", "does not end"),
        ("name = 'scoring", "does not end"),
    ] {
        let report = judge(&format!("{program}\n"));
        let problem = report.problems.iter().find(|problem| problem.code == "program-stops");
        let problem = problem.unwrap_or_else(|| panic!("{program}: {:?}", report.problems));
        assert!(problem.message.contains(says), "{}", problem.message);
    }
}

#[test]
fn what_python_takes_without_effect_is_a_warning() {
    for program in [
        "Workspace(name='research', managed_network=ManagedNetwork(isolationmode='AllowInternetOutbound'))\n",
        "ws = Workspace(name='research')\nws.managed_networks = ManagedNetwork()\n",
    ] {
        assert_eq!(problem_codes(&judge(program)), ["without-effect"], "{program}");
        mode(program, "disabled", Defaulted, "'research'");
    }
    let program = "e = ManagedOnlineEndpoint(name='scoring')\ne.public_network_acces = 'disabled'\n";
    assert_eq!(problem_codes(&judge(program)), ["without-effect"]);
    endpoint(program, "enabled", Defaulted, "'scoring'");
}

#[test]
fn nothing_that_matters_is_dropped_without_a_word() {
    for program in [
        "all = [ManagedOnlineEndpoint(name=n) for n in names]\n",
        "unknown.public_network_access = 'disabled'\n",
        "make = lambda: Workspace(name='research')\n",
    ] {
        assert_eq!(problem_codes(&judge(program)), ["not-read"], "{program}");
    }
}
