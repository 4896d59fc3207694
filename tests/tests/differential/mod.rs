//! What we take and what we reject, against the vendor's client: for the corpus as it was recorded, and for documents
//! drawn from a grammar with the client itself. The latter is not part of the usual run: `cargo xtask differential`.

mod grammar;
mod ours;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::Write as _,
    process::{Command, Stdio},
};

use crate::corpus;
use grammar::{Case, Grammar, Taker};

const DOCUMENTS: usize = 2_000;
const SEED: u64 = 2024;

/// What the client rejects in the corpus and we do not, by what it says: none of it is about networks.
const NOT_OURS: [(&str, &str); 5] = [
    (
        "Missing data for required field",
        "the name, or that of the endpoint, may be given on the command line",
    ),
    ("please provide the correct registry path", "a reference to an environment without its version"),
    ("Not a valid URL", "a placeholder for the key of the customer"),
    ("<SUBSCRIPTION_ID>", "a placeholder in the id of a resource"),
    ("String does not match expected pattern", "a placeholder for the name"),
];

#[test]
fn the_corpus_is_taken_as_the_client_takes_it() {
    let Some(folder) = corpus::corpus() else { return };
    let table = fs::read_to_string(folder.join("azure-ai-ml-1.35.2.tsv")).unwrap();
    let (mut alike, mut listed, mut wrong) = (0, BTreeMap::new(), Vec::new());
    for line in table.lines().skip(1) {
        let [path, _, client, says] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if !["accepted", "rejected"].contains(&client) {
            continue;
        }
        let text = fs::read_to_string(folder.join(corpus::EXAMPLES).join(path)).unwrap();
        let ours = ours::rejection(&text);
        let reason = NOT_OURS.iter().find(|(marker, _)| says.contains(marker));
        match (ours, reason) {
            (ours, _) if ours.is_some() == (client == "rejected") => alike += 1,
            (None, Some((_, because))) => *listed.entry(*because).or_insert(0) += 1,
            (ours, _) => wrong.push(format!("{path}: client {client} {says}, we {ours:?}")),
        }
    }
    println!("{alike} files are judged alike; rejected by the client alone: {listed:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "asks the vendor's client; `cargo xtask differential` installs it"]
fn we_take_what_the_client_takes() {
    let python = env::var("COFFERDAM_CLIENT").expect("COFFERDAM_CLIENT names a Python that has azure-ai-ml");
    let seed = env::var("COFFERDAM_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    let grammar = Grammar::read();
    let cases = grammar.documents(DOCUMENTS, seed);
    assert_eq!(cases.len(), DOCUMENTS, "the grammar has no more documents");
    let theirs = asked(&python, &grammar, &cases);
    let (mut alike, mut listed, mut wrong) = ([0, 0], BTreeMap::new(), Vec::new());
    for (case, theirs) in cases.iter().zip(theirs) {
        let class = &grammar.classes[case.class];
        let ours = ours::rejection(&case.text);
        let taker = match (&ours, &theirs) {
            (None, Some(_)) => Taker::We,
            (Some(_), None) => Taker::Client,
            (ours, _) => {
                alike[usize::from(ours.is_some())] += 1;
                continue;
            }
        };
        if class.differs.as_ref().is_some_and(|(by, _)| *by == taker) {
            *listed.entry(case.class).or_insert(0) += 1;
        } else {
            let says =
                |who: &str, why: Option<String>| format!("{who}: {}", why.unwrap_or("takes it".into()));
            let text = case.text.replace('\n', "\n    ");
            wrong.push((
                case.class,
                format!("  {}\n  {}\n    {text}", says("we", ours), says("client", theirs)),
            ));
        }
    }
    println!("{DOCUMENTS} documents: both take {}, both reject {}", alike[0], alike[1]);
    for (class, count) in &listed {
        let class = &grammar.classes[*class];
        let (taker, because) = class.differs.as_ref().unwrap();
        println!("{}: {count} are taken by {taker:?} alone: {because}", class.name);
    }
    for (class, text) in &wrong {
        println!("\n{}\n{text}", grammar.classes[*class].name);
    }
    let classes: BTreeSet<&str> =
        wrong.iter().map(|(class, _)| grammar.classes[*class].name.as_str()).collect();
    assert!(wrong.is_empty(), "{} documents are judged differently, of {classes:?}", wrong.len());
    let idle = (0..grammar.classes.len())
        .filter(|at| grammar.classes[*at].differs.is_some() && !listed.contains_key(at));
    let idle: Vec<&str> = idle.map(|class| grammar.classes[class].name.as_str()).collect();
    assert!(idle.is_empty(), "no document differs any more: {idle:?}");
}

/// What the client says of each, in one process: nothing, or why it rejects it.
fn asked(python: &str, grammar: &Grammar, cases: &[Case]) -> Vec<Option<String>> {
    let question =
        |case: &Case| serde_json::json!({ "kind": grammar.classes[case.class].kind, "text": case.text });
    let questions = serde_json::Value::from_iter(cases.iter().map(question)).to_string();
    let mut client = Command::new(python)
        .arg("differential/ask_client.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    client.stdin.take().unwrap().write_all(questions.as_bytes()).unwrap();
    let output = client.wait_with_output().unwrap();
    assert!(output.status.success(), "the client could not be asked");
    let answers: Vec<Option<String>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answers.len(), cases.len());
    answers
}
