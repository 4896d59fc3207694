//! What is written is what JSON would say: read again here, and in the package's tests from what stands in a file.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use cofferdam_core::{
    config, plan,
    report::WORD,
    request::{Goal, InputDocument, Request, Section},
    validate,
};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{CONSTANTS, Constant, Kind, Vocabulary, Written, written};

const FIXTURES: &str = "../npm/test/fixtures";

/// Reads what was written, as JSON.
struct Reader<'w> {
    shapes: Vec<Vec<&'w str>>,
    constants: Vec<&'w str>,
    text: std::vec::IntoIter<u16>,
    words: std::slice::Iter<'w, u32>,
}

impl<'w> Reader<'w> {
    fn json(written: &'w Written<'_>, told: &'w str) -> String {
        let text = written.text.encode_utf16().collect::<Vec<_>>().into_iter();
        let (shapes, constants) = heard(told);
        let mut reader = Self { shapes, constants, text, words: written.words.iter() };
        let json = reader.value().expect("a value");
        assert!(reader.words.next().is_none() && reader.text.next().is_none(), "something is left over");
        json
    }

    fn value(&mut self) -> Option<String> {
        let word = self.words.next().expect("a word");
        let size = usize::try_from(word >> super::KIND_BITS).unwrap();
        let is = |kind: Kind| word & ((1 << super::KIND_BITS) - 1) == kind as u32;
        if is(Kind::Constant) && size >= CONSTANTS {
            return self.constants.get(size - CONSTANTS).map(|word| json!(word).to_string());
        }
        if is(Kind::Constant) {
            let names = [
                (Constant::Null, Some("null")),
                (Constant::False, Some("false")),
                (Constant::True, Some("true")),
                (Constant::Absent, None),
            ];
            let (_, name) = names.into_iter().find(|(constant, _)| *constant as usize == size).unwrap();
            return name.map(String::from);
        }
        Some(if is(Kind::Text) {
            let units: Vec<u16> = (0..size).map(|_| self.text.next().expect("text")).collect();
            json!(String::from_utf16(&units).expect("whole characters")).to_string()
        } else if is(Kind::List) {
            format!("[{}]", (0..size).map(|_| self.value().unwrap()).collect::<Vec<_>>().join(","))
        } else if is(Kind::Map) {
            let mut pair = || format!("{}:{}", self.value().unwrap(), self.value().unwrap());
            format!("{{{}}}", (0..size).map(|_| pair()).collect::<Vec<_>>().join(","))
        } else if is(Kind::Struct) {
            let names = self.shapes.get(size).expect("a shape").clone();
            let fields = names.into_iter().filter_map(|name| Some(format!("\"{name}\":{}", self.value()?)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        } else {
            size.to_string()
        })
    }
}

/// Structs with the names of their fields, and words.
fn heard(mut told: &str) -> (Vec<Vec<&str>>, Vec<&str>) {
    let (mut shapes, mut words) = (Vec::new(), Vec::new());
    let mut open = Vec::new();
    while !told.is_empty() {
        let behind = if let Some(word) = told.strip_prefix('=') {
            let (word, rest) = word.split_once('\n').unwrap();
            words.push(word);
            rest
        } else if let Some(rest) = told.strip_prefix('{') {
            open.push(shapes.len());
            shapes.push(Vec::new());
            rest
        } else if let Some(rest) = told.strip_prefix('}') {
            open.pop();
            rest
        } else {
            let (name, rest) = told.split_once(',').unwrap();
            shapes.get_mut(*open.last().unwrap()).unwrap().push(name);
            rest
        };
        told = behind;
    }
    (shapes, words)
}

/// Somebody who is answered again and again.
#[derive(Default)]
struct Listener {
    vocabulary: Vocabulary,
    told: String,
}

impl Listener {
    /// Is told a value, which is what its JSON says; gives the number of words.
    fn listen(&mut self, value: &impl Serialize) -> usize {
        let written = written(value, &mut self.vocabulary, false).unwrap();
        self.told += &written.told;
        assert_eq!(Reader::json(&written, &self.told), serde_json::to_string(value).unwrap());
        written.words.len()
    }
}

#[derive(Serialize)]
struct Everything {
    numbers: Vec<usize>,
    texts: Vec<&'static str>,
    names: BTreeMap<&'static str, Option<bool>>,
    parts: Vec<Part>,
    words: Vec<Word>,
    last: bool,
}

/// As the core writes what lives as long as the program.
struct Word(&'static str);

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(WORD, self.0)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    #[serde(skip_serializing_if = "Option::is_none")]
    may_be_absent: Option<Inner>,
    always: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    list: Vec<Part>,
}

/// What can not be written to its end.
#[derive(Serialize)]
struct Broken {
    before: Everything,
    number: i32,
}

#[derive(Serialize)]
struct Inner {
    phrase: OnePhrase,
    phrases: ListOfPhrases,
}

/// As the core writes a phrase where it leaves the texts out.
#[derive(Serialize)]
#[serde(rename = "Phrase")]
struct OnePhrase(u16);

#[derive(Serialize)]
#[serde(rename = "Phrases")]
struct ListOfPhrases(u16);

fn everything() -> Everything {
    let part = |may_be_absent, list| Part { may_be_absent, always: 7, list };
    Everything {
        numbers: vec![0, 1, 255, 65_536, (1 << 29) - 1],
        texts: vec!["", "plain", "\u{0}\"\\\n\u{2028}{,}", "zwölf", "名前", "😀 and 𝒳", "\u{feff}mark"],
        names: [
            ("__proto__", Some(true)),
            ("blau😀", None),
            ("constructor", Some(false)),
            ("10", None),
            ("9", None),
        ]
        .into(),
        parts: vec![
            part(None, vec![]),
            part(Some(Inner { phrase: OnePhrase(0), phrases: ListOfPhrases(0) }), vec![part(None, vec![])]),
        ],
        words: ["", "{a,}=b", "two\nlines", "{a,}=b", "blau😀"].map(Word).into(),
        last: true,
    }
}

#[test]
fn every_kind_of_value_is_what_json_says() {
    Listener::default().listen(&everything());
}

#[test]
fn fields_and_words_are_told_once() {
    let mut listener = Listener::default();
    listener.listen(&everything());
    let told = listener.told.clone();
    assert_eq!(told.matches("={a,}=b\n").count(), 1);
    listener.listen(&everything());
    assert_eq!(listener.told, told);
}

#[test]
fn words_that_share_a_slot_keep_their_numbers() {
    let text: &'static str = "x".repeat(5_000).leak();
    let words = |lengths: std::ops::Range<usize>| -> Vec<Word> {
        lengths.map(|length| Word(text.get(length..).unwrap())).collect()
    };
    let mut listener = Listener::default();
    listener.listen(&words(0..5_000));
    let told = listener.told.len();
    listener.listen(&words(0..5_000));
    assert_eq!(listener.told.len(), told);
}

#[test]
fn fields_of_an_answer_that_is_not_given_are_told_with_the_next_one() {
    let mut listener = Listener::default();
    assert!(written(&Broken { before: everything(), number: -1 }, &mut listener.vocabulary, false).is_err());
    listener.listen(&everything());
}

/// `UPDATE=1` writes it anew.
#[test]
fn the_package_is_tested_with_what_is_written() {
    let value = everything();
    let mut vocabulary = Vocabulary::default();
    let Written { told, text, words, .. } = written(&value, &mut vocabulary, false).unwrap();
    let fixture =
        json!({ "told": told, "text": text, "words": words, "json": serde_json::to_string(&value).unwrap() });
    let path = Path::new(FIXTURES).join("answer.json");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{fixture}\n")).unwrap();
    }
    let committed: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(committed, fixture, "run this test with UPDATE=1");
}

#[test]
fn a_report_is_told_without_its_sections_where_only_answers_are_asked_for() {
    let report = validate(&Request::default()).unwrap();
    let mut vocabulary = Vocabulary::default();
    let written = written(&report, &mut vocabulary, true).unwrap();
    let told: Value = serde_json::from_str(&Reader::json(&written, &written.told)).unwrap();
    let mut answers = serde_json::to_value(&report).unwrap();
    for section in Section::ALL {
        assert!(answers.as_object_mut().unwrap().remove(section.name()).is_some(), "{}", section.name());
    }
    assert_eq!(told, answers);
}

#[test]
fn what_is_too_long_or_of_no_kind_is_refused() {
    let refused = |value: &Value| written(value, &mut Vocabulary::default(), false).is_err();
    for value in [json!(1_u64 << 29), json!(u64::MAX), json!(-1), json!(0.5)] {
        assert!(refused(&value), "{value}");
    }
}

/// The documents of each folder: those of the package's tests, of a corpus if there is one, and one of odd names.
fn questions() -> Vec<Vec<InputDocument>> {
    let odd = "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n\
               name: zwölf-😀\npublic_network_access: 名前\n";
    let mut questions = vec![vec![], vec![InputDocument { uri: "𝒳.yml".into(), text: odd.into() }]];
    let mut folders: Vec<PathBuf> = vec![FIXTURES.into()];
    folders.extend(env::var_os("COFFERDAM_CORPUS").map(PathBuf::from));
    while let Some(folder) = folders.pop() {
        let mut documents = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                documents.push(InputDocument { uri: path.display().to_string(), text });
            }
        }
        questions.push(documents);
    }
    questions
}

#[test]
fn answers_are_what_json_says() {
    let mut listener = Listener::default();
    let mut words = 0;
    let mut before = Request::default();
    for documents in questions() {
        let request = Request {
            documents,
            intents: vec!["private-inbound".into()],
            list_checks: true,
            repair: Some(Goal::Intended),
            ..Request::default()
        };
        words += listener.listen(&validate(&request).unwrap());
        words += listener.listen(&plan(&before, &request).unwrap());
        before = request;
    }
    words += listener
        .listen(&config::read("cofferdam.yaml", "intents: [private-inbound]\nassume: {a: b}\nnothing: 1\n"));
    assert!(words > 10_000, "{words} words");
}
