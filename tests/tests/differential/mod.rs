//! What we take and what we reject, against the vendor's client: for the corpus as it was recorded, and for documents
//! drawn from a grammar with the client itself. The latter is not part of the usual run: `cargo xtask differential`.

mod grammar;
mod ours;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    io::Write as _,
    process::{Command, Stdio},
};

use grammar::{Case, Grammar, Taker};

const DOCUMENTS: usize = 2_000;
const SEED: u64 = 0x00C0_FFE2_DA3A_1135;

#[test]
#[ignore = "asks the vendor's client; `cargo xtask differential` installs it"]
fn we_take_what_the_client_takes() {
    let python = env::var("COFFERDAM_CLIENT").expect("COFFERDAM_CLIENT names a Python that has azure-ai-ml");
    let grammar = Grammar::read();
    let cases = grammar.documents(DOCUMENTS, SEED);
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
            let says = |who: &str, why: Option<String>| format!("{who}: {}", why.unwrap_or("takes it".into()));
            let text = case.text.replace('\n', "\n    ");
            wrong.push((case.class, format!("  {}\n  {}\n    {text}", says("we", ours), says("client", theirs))));
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
    let classes: BTreeSet<&str> = wrong.iter().map(|(class, _)| grammar.classes[*class].name.as_str()).collect();
    assert!(wrong.is_empty(), "{} documents are judged differently, of {classes:?}", wrong.len());
    let idle = (0..grammar.classes.len()).filter(|at| grammar.classes[*at].differs.is_some() && !listed.contains_key(at));
    let idle: Vec<&str> = idle.map(|class| grammar.classes[class].name.as_str()).collect();
    assert!(idle.is_empty(), "no document differs any more: {idle:?}");
}

/// What the client says of each, in one process: nothing, or why it rejects it.
fn asked(python: &str, grammar: &Grammar, cases: &[Case]) -> Vec<Option<String>> {
    let question = |case: &Case| serde_json::json!({ "kind": grammar.classes[case.class].kind, "text": case.text });
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
