//! The published contract: the committed JSON Schemas are those of the structs, reports keep them and the names that are
//! fixed, and everything that is cited exists. The schemas come from here and nowhere else:
//! `UPDATE=1 cargo test -p cofferdam-tests contract` writes them.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use cofferdam_core::{
    plan,
    report::{Outcome, Report, SCHEMA_VERSION},
    request::{Edition, InputDocument, Request},
    rulebook::{MATRIX, RULES, SOURCES},
    transition::Plan,
    validate,
};
use cofferdam_rulebook::rule_file::{Example, RuleFile};
use schemars::{Schema, generate::SchemaSettings};
use serde_json::{Value, json};

const SCHEMAS: &str = "../bindings/npm/schema";

/// A report is what comes out: what is left out when it is empty is optional.
fn report_schema() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>()
}

/// So is a plan.
fn plan_schema() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Plan>()
}

/// A request is what goes in.
fn request_schema() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<Request>()
}

#[test]
fn committed_schemas_are_those_of_the_structs() {
    for (name, schema) in
        [("report", report_schema()), ("request", request_schema()), ("plan", plan_schema())]
    {
        let path = Path::new(SCHEMAS).join(format!("{name}.schema.json"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap();
        assert!(
            committed == text,
            "{} is out of date; run this test with UPDATE=1, then `npm run build`",
            path.display()
        );
    }
}

fn rules() -> Vec<RuleFile> {
    cofferdam_rulebook::load(Path::new("../core/rulebook")).unwrap().rules
}

fn asked(example: &Example) -> Request {
    let document = |(uri, text): &(String, String)| InputDocument { uri: uri.clone(), text: text.clone() };
    Request {
        documents: example.documents.iter().map(document).collect(),
        assume: example.assume.clone(),
        intents: vec!["private-inbound".into(), "no-internet-egress".into()],
        edition: example
            .edition
            .as_deref()
            .map_or(Edition::Current, |name| Edition::from_name(name).unwrap()),
        list_checks: true,
        ..Request::default()
    }
}

fn judged(example: &Example) -> Report {
    validate(&asked(example)).unwrap()
}

/// The reports of all examples in the rule files.
fn reports() -> Vec<Report> {
    rules().iter().flat_map(|rule| &rule.examples).map(judged).collect()
}

/// Where a value breaks a schema, as far as the words go that schemas of structs use.
fn breaks(schema: &Value, value: &Value, all: &Value, at: &str, found: &mut Vec<String>) {
    const UNDERSTOOD: [&str; 15] = [
        "$ref",
        "type",
        "const",
        "enum",
        "oneOf",
        "anyOf",
        "properties",
        "required",
        "items",
        "additionalProperties",
        "description",
        "title",
        "format",
        "minimum",
        "default",
    ];
    let Some(words) = schema.as_object() else { return };
    for word in words
        .keys()
        .filter(|word| !UNDERSTOOD.contains(&word.as_str()) && !["$schema", "$defs"].contains(&word.as_str()))
    {
        found.push(format!("{at}: this test does not understand `{word}`"));
    }
    if let Some(target) = schema["$ref"].as_str() {
        breaks(all.pointer(target.trim_start_matches('#')).unwrap(), value, all, at, found);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &&str| match *kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        _ => value.is_number(),
    };
    if !types.is_empty() && !types.iter().any(is) {
        found.push(format!("{at}: {value} is no {types:?}"));
    }
    if schema["enum"].as_array().is_some_and(|choices| !choices.contains(value))
        || schema.get("const").is_some_and(|only| only != value)
    {
        found.push(format!("{at}: {value} is none of the values"));
    }
    for several in ["oneOf", "anyOf"] {
        let Some(choices) = schema[several].as_array() else { continue };
        let fits = |choice: &&Value| {
            let mut wrong = Vec::new();
            breaks(choice, value, all, at, &mut wrong);
            wrong.is_empty()
        };
        let count = choices.iter().filter(fits).count();
        if count == 0 || (several == "oneOf" && count > 1) {
            found.push(format!("{at}: {value} fits {count} of {several}"));
        }
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        breaks(&schema["items"], item, all, &format!("{at}/{place}"), found);
    }
    let Some(entries) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !entries.contains_key(name) {
            found.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, entry) in entries {
        let at = format!("{at}/{name}");
        match (schema["properties"].get(name), schema.get("additionalProperties")) {
            (Some(own), _) => breaks(own, entry, all, &at, found),
            (None, Some(others)) if others.is_object() => breaks(others, entry, all, &at, found),
            (None, None | Some(Value::Bool(false))) if types == ["object"] => {
                found.push(format!("{at}: not in the schema"))
            }
            _ => {}
        }
    }
}

#[test]
fn the_check_against_a_schema_finds_what_is_wrong() {
    let schema = report_schema().to_value();
    let good = serde_json::to_value(validate(&Request::default()).unwrap()).unwrap();
    let wrong = |change: fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        let mut found = Vec::new();
        breaks(&schema, &value, &schema, "", &mut found);
        found.len()
    };
    assert_eq!(wrong(|_| {}), 0);
    assert_eq!(wrong(|value| value["works"]["answer"] = json!("perhaps")), 1);
    assert_eq!(wrong(|value| value["edition"] = json!(1)), 1);
    assert_eq!(wrong(|value| value["matrix"][0]["more"] = json!(1)), 1);
    assert_eq!(wrong(|value| drop(value.as_object_mut().unwrap().remove("open"))), 1);
}

#[test]
fn every_report_keeps_the_schema() {
    let schema = report_schema().to_value();
    let reports = reports();
    for report in &reports {
        let mut found = Vec::new();
        breaks(&schema, &serde_json::to_value(report).unwrap(), &schema, "", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    println!("{} reports", reports.len());
}

#[test]
fn every_plan_keeps_the_schema() {
    let schema = plan_schema().to_value();
    let rules = rules();
    let requests: Vec<Request> = rules.iter().flat_map(|rule| &rule.examples).map(asked).collect();
    for pair in requests.windows(2) {
        // Editions and assumptions are part of an example; some contradict the next one.
        let Ok(plan) = plan(&pair[0], &pair[1]) else { continue };
        let mut found = Vec::new();
        breaks(&schema, &serde_json::to_value(plan).unwrap(), &schema, "", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    println!("{} plans", requests.len() - 1);
}

/// The names that the design fixes; `*` stands for every item. Each occurs in some report, at least.
const FIXED: &str = "
    schemaVersion rulebookVersion edition
    works/answer works/dependsOn works/witness works/assuming/*/fact works/assuming/*/value works/assuming/*/check
    isolation/inbound isolation/outbound intended/intent intended/answer intended/dependsOn
    findings/*/code findings/*/rule findings/*/severity findings/*/state findings/*/dependsOn findings/*/message
    findings/*/messageId findings/*/params findings/*/subject/scope findings/*/subject/name findings/*/facts
    findings/*/locations/*/uri findings/*/locations/*/pointer findings/*/locations/*/primary
    findings/*/locations/*/range/start/line findings/*/locations/*/range/start/character findings/*/locations/*/range/end/line
    findings/*/fixes/*/title findings/*/fixes/*/applicability findings/*/fixes/*/edits findings/*/fixes/*/cli findings/*/fixes/*/studio
    matrix/*/deployment matrix/*/rows matrix/*/status
    about/inputs/*/uri about/inputs/*/sha256 about/options about/knowledgeAsOf about/notPromised
    open/*/fact open/*/subject open/*/values open/*/why open/*/ask
    checks/violated checks/open checks/passed checks/notApplicable explanation repairs reachability inventory problems
";
/// Fixed names that not every item has.
const SOMETIMES: &str = "
    works/witness/yes works/witness/no findings/*/fixes/*/python
    findings/*/fixes/*/edits/*/uri findings/*/fixes/*/edits/*/range findings/*/fixes/*/edits/*/newText
";

fn at<'v>(value: &'v Value, path: &[&str]) -> Vec<Option<&'v Value>> {
    match path {
        [] => vec![Some(value)],
        ["*", rest @ ..] => value.as_array().into_iter().flatten().flat_map(|item| at(item, rest)).collect(),
        [name, rest @ ..] => value.get(name).map_or(vec![None], |next| at(next, rest)),
    }
}

#[test]
fn every_fixed_name_is_in_the_reports() {
    let reports: Vec<Value> = reports().iter().map(|report| serde_json::to_value(report).unwrap()).collect();
    let found = |path: &str| -> Vec<bool> {
        let path: Vec<&str> = path.split('/').collect();
        reports.iter().flat_map(|report| at(report, &path)).map(|value| value.is_some()).collect()
    };
    for path in FIXED.split_whitespace() {
        let found = found(path);
        assert!(!found.is_empty() && found.iter().all(|here| *here), "{path}");
    }
    for path in SOMETIMES.split_whitespace() {
        assert!(found(path).contains(&true), "{path}");
    }
    assert!(reports.iter().all(|report| report["schemaVersion"] == SCHEMA_VERSION));
    println!(
        "{} names in {} reports",
        FIXED.split_whitespace().chain(SOMETIMES.split_whitespace()).count(),
        reports.len()
    );
}

#[test]
fn every_finding_has_a_place_or_says_why_not_and_cites_what_exists() {
    let known: BTreeSet<&str> = SOURCES.iter().map(|source| source.fact).collect();
    let mut count = 0;
    for report in reports() {
        for finding in &report.findings {
            count += 1;
            let primary = finding.locations.iter().filter(|location| location.primary).count();
            if finding.locations.is_empty() {
                // Nothing is written about the subject, and nothing names it.
                assert_eq!(finding.subject.name, None, "{} has no place", finding.rule);
                assert!(
                    !finding.depends_on.is_empty() || !report.about.options.assume.is_empty(),
                    "{} has no reason",
                    finding.rule
                );
            } else {
                assert_eq!((primary, finding.locations[0].primary), (1, true), "{}", finding.rule);
            }
            assert!(!finding.facts.is_empty(), "{} cites nothing", finding.rule);
            assert!(
                finding.facts.iter().all(|fact| known.contains(fact)),
                "{}: {:?}",
                finding.rule,
                finding.facts
            );
            assert!(
                !finding.message.contains(['{', '}'])
                    || finding.params.values().any(|value| value.contains('{')),
                "{}",
                finding.message
            );
        }
        let cells = report.matrix.iter().flat_map(|place| &place.cells).flat_map(|cell| cell.facts);
        assert!(report.reachability.edges.iter().all(|edge| !edge.ways.is_empty()), "some row holds");
        let ways = report.reachability.edges.iter().flat_map(|edge| &edge.ways).flat_map(|way| &way.facts);
        let items = report.inventory.items.iter().flat_map(|item| &item.facts);
        assert!(cells.chain(ways).chain(items).all(|fact| known.contains(fact)));
    }
    println!("{count} findings, {} facts of evidence", known.len());
}

#[test]
fn rules_and_rows_have_names_of_their_own() {
    let distinct = |names: Vec<&str>| {
        let set: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(set.len(), names.len(), "{names:?}");
        set.len()
    };
    let rules = distinct(RULES.iter().map(|rule| rule.id).collect());
    distinct(RULES.iter().map(|rule| rule.code).collect());
    let rows = distinct(MATRIX.iter().map(|row| row.id).collect());
    distinct(SOURCES.iter().map(|source| source.fact).collect());
    assert!(RULES.iter().all(|rule| rule.code.len() == 5 && rule.code.starts_with("CD")));
    println!("{rules} rules, {rows} rows");
}

#[test]
fn every_rule_can_be_violated_and_can_be_avoided() {
    let mut seen: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
    for report in reports() {
        for check in report.checks.list.unwrap() {
            match check.outcome {
                Outcome::Violated => {
                    seen.entry(check.rule).or_default().insert(true);
                }
                Outcome::Passed | Outcome::NotApplicable => {
                    seen.entry(check.rule).or_default().insert(false);
                }
                Outcome::Open => {}
            }
        }
    }
    for rule in RULES {
        assert_eq!(
            seen.get(rule.id).map(BTreeSet::len),
            Some(2),
            "{} ends in one way only: {:?}",
            rule.id,
            seen.get(rule.id)
        );
    }
    println!("{} rules", RULES.len());
}

#[test]
fn checks_add_up() {
    let reports = reports();
    for report in &reports {
        let (checks, list) = (&report.checks, report.checks.list.as_ref().unwrap());
        assert_eq!(checks.violated + checks.open + checks.passed + checks.not_applicable, list.len());
        let count = |outcome| list.iter().filter(|check| check.outcome == outcome).count();
        assert_eq!((checks.violated, checks.open), (count(Outcome::Violated), count(Outcome::Open)));
        assert_eq!(
            (checks.passed, checks.not_applicable),
            (count(Outcome::Passed), count(Outcome::NotApplicable))
        );
        let pairs: BTreeSet<String> =
            list.iter().map(|check| format!("{} {:?}", check.rule, check.subject)).collect();
        assert!(pairs.len() <= list.len());
    }
    println!("{} reports", reports.len());
}
