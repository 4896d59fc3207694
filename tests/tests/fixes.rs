//! Every edit that a finding offers, on objects written in many ways: it mends what it says, leaves every other byte
//! alone, and the safe ones make nothing worse in any completion.

use crate::support::objects;
use crate::support::texts;

use std::collections::{BTreeMap, BTreeSet};

use cofferdam_core::{
    report::{Answer, Applicability, Finding, Fix, Outcome, Report, Severity, State},
    request::Request,
    rulebook::INTENTS,
    validate,
};
use cofferdam_tests::{
    ask,
    edits::{applied, replaced},
};
use objects::{deployment, endpoint, workspace};
use texts::{Dice, Style, written};

const CASES: u64 = 700;

/// Files by name, the comments in them, what is assumed, what is meant.
#[derive(Debug)]
struct Case {
    files: BTreeMap<&'static str, (String, Vec<String>)>,
    assume: Vec<String>,
    intent: &'static str,
}

impl Case {
    fn any(number: u64) -> Self {
        let dice = &mut Dice(number);
        let mut files = BTreeMap::new();
        for (name, object) in [
            ("workspace.yml", workspace(dice)),
            ("endpoint.yml", endpoint(dice)),
            ("deployment.yml", deployment(dice)),
        ] {
            // Without a workspace most is unknown; the other two are nearly always there.
            if dice.one_in(if name == "workspace.yml" { 3 } else { 12 }) {
                continue;
            }
            let mut object = object;
            dice.shuffle(&mut object);
            let style = Style::any(dice);
            files.insert(name, written(&object, &style, dice));
        }
        let assume = match dice.below(3) {
            0 => vec!["workspace.private_endpoint=current".into()],
            1 => vec!["workspace.private_endpoint=none".into()],
            _ => Vec::new(),
        };
        Self { files, assume, intent: dice.pick(INTENTS).name }
    }

    fn judge(&self, more: &[(&str, &str)]) -> Report {
        let files: Vec<(&str, &str)> =
            self.files.iter().map(|(name, (text, _))| (*name, text.as_str())).collect();
        let mut request = Request { intents: vec![self.intent.into()], ..ask::request(&files, &[]) };
        request.assume = self.assume.clone();
        request.assume.extend(more.iter().map(|(fact, value)| format!("{fact}={value}")));
        validate(&request).unwrap()
    }

    fn with(&self, fix: &Fix) -> Self {
        let mut files = self.files.clone();
        for (name, (text, _)) in &mut files {
            let own: Vec<_> = fix.edits.iter().filter(|edit| edit.uri == *name).cloned().collect();
            *text = applied(text, &own).unwrap_or_else(|| panic!("{own:?} do not fit {text:?}"));
        }
        Self { files, assume: self.assume.clone(), intent: self.intent }
    }
}

/// What makes a finding the same one.
fn key(finding: &Finding) -> (&'static str, String) {
    (finding.rule, format!("{:?}", finding.subject))
}

fn keys(report: &Report, of: impl Fn(&Finding) -> bool) -> BTreeSet<(&'static str, String)> {
    report.findings.iter().filter(|finding| of(finding)).map(key).collect()
}

fn grave(report: &Report) -> usize {
    report.problems.iter().filter(|problem| problem.severity == Severity::Error).count()
}

/// Every offered edit, with what it is for.
fn each_edit(mut check: impl FnMut(&Case, &Report, &Finding, &Fix)) -> usize {
    let mut count = 0;
    for number in 0..CASES {
        let case = Case::any(number);
        let report = case.judge(&[]);
        for finding in &report.findings {
            for fix in finding.fixes.iter().filter(|fix| !fix.edits.is_empty()) {
                check(&case, &report, finding, fix);
                count += 1;
            }
        }
    }
    count
}

#[test]
fn an_edit_removes_its_finding_and_adds_no_certain_error() {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let count = each_edit(|case, before, finding, fix| {
        *rules.entry(finding.rule).or_default() += 1;
        let after = case.with(fix).judge(&[]);
        let mut note =
            |what: &str| wrong.push(format!("{}: {what}\n{:?}\n{:?}", finding.rule, fix.edits, case.files));
        if grave(&after) > grave(before) {
            note("there is a new error among the problems");
        }
        if keys(&after, |_| true).contains(&key(finding)) {
            note("the finding is still there");
        }
        let certain =
            |finding: &Finding| finding.severity == Severity::Error && finding.state == State::Holds;
        let decided = |outcome: Outcome| outcome == Outcome::Passed || outcome == Outcome::NotApplicable;
        for (rule, subject) in keys(&after, certain).difference(&keys(before, certain)) {
            let mut checks = before.checks.list.iter().flatten();
            let was = checks.find(|check| check.rule == *rule && format!("{:?}", check.subject) == *subject);
            // What could not be told before may turn out to be an error now.
            if was.is_none_or(|check| decided(check.outcome)) {
                note(&format!("{rule} is broken by the edit"));
            }
        }
    });
    println!("{count} edits on {CASES} sets of files, by rule: {rules:?}");
    wrong.sort();
    assert!(wrong.is_empty(), "{} edits, of which the first: {}", wrong.len(), wrong[0]);
    assert!(rules.len() >= 9, "some rule offers no edit any more: {rules:?}");
}

#[test]
fn an_edit_leaves_every_comment_and_every_other_key_as_it_is() {
    const JUDGED: [&str; 7] = [
        "public_network_access",
        "publicNetworkAccess",
        "egress_public_network_access",
        "egress_public_access",
        "egressPublicNetworkAccess",
        "managed_network",
        "network_acls",
    ];
    let data = |text: &str| -> BTreeMap<String, serde_json::Value> {
        serde_yaml::from_str(text.trim_start_matches('\u{feff}'))
            .unwrap_or_else(|error| panic!("{error}: {text:?}"))
    };
    let count = each_edit(|case, _, finding, fix| {
        let after = case.with(fix);
        for (name, (old, comments)) in &case.files {
            let (new, _) = &after.files[name];
            for comment in comments {
                assert_eq!(
                    new.matches(comment.as_str()).count(),
                    1,
                    "{}: {comment} is lost in {new:?}",
                    finding.rule
                );
            }
            let (mut before, mut now) = (data(old), data(new));
            let judged = |data: &BTreeMap<String, serde_json::Value>| {
                JUDGED.iter().filter(|key| data.contains_key(**key)).count()
            };
            assert!(judged(&before).abs_diff(judged(&now)) <= 1, "{new:?}");
            for rules in [&mut before, &mut now] {
                let network = rules
                    .remove("managed_network")
                    .and_then(|network| network.get("outbound_rules").cloned());
                rules.retain(|key, _| !JUDGED.contains(&key.as_str()));
                rules.insert("outbound_rules".into(), network.into());
            }
            assert_eq!(before, now, "{}: {old:?} became {new:?}", finding.rule);
            let own: Vec<_> = fix.edits.iter().filter(|edit| edit.uri == *name).cloned().collect();
            for (bytes, new_text) in replaced(old, &own).unwrap() {
                let ends = |text: &str| text.replace("\r\n", "").contains(['\r', '\n']);
                assert!(
                    ends(old) || !ends(new_text),
                    "{}: another kind of line end: {new_text:?}",
                    finding.rule
                );
                assert!(
                    !old[bytes.clone()].contains('#'),
                    "{}: a comment is within {:?}",
                    finding.rule,
                    &old[bytes]
                );
            }
        }
    });
    println!("{count} edits");
}

const GATING: [&str; 7] = cofferdam_tests::oracle::Point::FACTS;

/// Every completion of the gating facts that are not known, as assumptions.
fn completions(report: &Report) -> Vec<Vec<(&'static str, &'static str)>> {
    let facts = report.subjects.iter().flat_map(|subject| &subject.facts);
    let unknown =
        facts.filter(|fact| fact.values.len() > 1 && GATING.contains(&fact.fact) && fact.location.is_none());
    unknown.fold(vec![Vec::new()], |done, fact| {
        let extended = done.iter().flat_map(|prefix| {
            fact.values.iter().map(|value| prefix.iter().copied().chain([(fact.fact, *value)]).collect())
        });
        extended.collect()
    })
}

fn rank(answer: Answer) -> usize {
    [Answer::No, Answer::Depends, Answer::Yes].iter().position(|known| *known == answer).unwrap()
}

#[test]
fn a_safe_edit_makes_nothing_worse_in_any_completion() {
    let mut compared = 0;
    let mut seen = BTreeSet::new();
    let count = each_edit(|case, report, finding, fix| {
        // What is written in several ways is the same to a completion; each kind is tried a few times.
        let situation =
            (finding.rule, format!("{:?}", report.works), format!("{:?}", report.isolation), case.intent);
        if fix.applicability != Applicability::Safe || !seen.insert(situation) {
            return;
        }
        let mended = case.with(fix);
        for completion in completions(report) {
            let (before, after) = (case.judge(&completion), mended.judge(&completion));
            let context = || format!("{} with {completion:?} in {:?}", finding.rule, case.files);
            for (old, new) in [
                (&before.isolation.inbound, &after.isolation.inbound),
                (&before.isolation.outbound, &after.isolation.outbound),
            ] {
                assert!(
                    new.iter().all(|exposure| old.contains(exposure)),
                    "{old:?} grew to {new:?}: {}",
                    context()
                );
            }
            assert!(rank(after.works.answer) >= rank(before.works.answer), "works is worse: {}", context());
            let [old, new] = [&before, &after].map(|report| report.intended.as_ref().unwrap().answer);
            assert!(rank(new) >= rank(old), "{} is worse: {}", case.intent, context());
            compared += 1;
        }
    });
    println!("{compared} completions before and after, for {} situations of {count} edits", seen.len());
    assert!(compared > 100);
}
