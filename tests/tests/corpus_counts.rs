//! How much is understood of each text, in every form: a table that is committed, so that a reader that understands less
//! is seen. `UPDATE=1 cargo test -p cofferdam-tests corpus_counts::` writes it.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

use cofferdam_core::{document::syntax, report::OriginKind, validate};
use cofferdam_tests::ask::{problem_codes, request};

use crate::corpus::{corpus, files};

const SNAPSHOT: &str = "snapshots/understood.tsv";
const SEEDS: &str = "fuzz/seeds";
const HEADER: &str = "text\tform\tdescribes\tstated\tdefaulted\tderived\tconstrained\tunknown\tproblems\n";

/// One line for a text that is judged alone; only facts of subjects that it describes are counted.
fn line(name: &str, text: &str) -> String {
    let report = validate(&request(&[(name, text)], &[])).unwrap();
    let described = report.subjects.iter().filter(|known| known.subject.name.is_some());
    let origins: Vec<OriginKind> =
        described.flat_map(|known| known.facts.iter().map(|fact| fact.origin)).collect();
    let count = |wanted: OriginKind| origins.iter().filter(|origin| **origin == wanted).count();
    let mut line =
        format!("{name}\t{:?}\t{}", syntax(name, text), report.about.inputs[0].recognised.join(", "));
    for origin in [
        OriginKind::Stated,
        OriginKind::Defaulted,
        OriginKind::Derived,
        OriginKind::Constrained,
        OriginKind::Unknown,
    ] {
        write!(line, "\t{}", count(origin)).unwrap();
    }
    let codes = problem_codes(&report);
    writeln!(line, "\t{}", codes.join(", ")).unwrap();
    line
}

fn lines(folder: &Path, shown_as: &str) -> String {
    let mut lines = String::new();
    for path in files(folder) {
        let name = format!("{shown_as}/{}", path.strip_prefix(folder).unwrap().display());
        lines += &line(&name, &fs::read_to_string(&path).unwrap());
    }
    lines
}

/// A line for each form: how many texts, and the sums of their columns.
fn totals(table: &str) -> String {
    let mut sums: BTreeMap<&str, [usize; 6]> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let sum = sums.entry(cells[1]).or_default();
        sum[0] += 1;
        for (sum, cell) in sum[1..].iter_mut().zip(&cells[3..8]) {
            *sum += cell.parse::<usize>().unwrap();
        }
    }
    let line = |(form, [texts, counts @ ..]): (&&str, &[usize; 6])| {
        let counts = counts.map(|count| count.to_string()).join("\t");
        format!("all\t{form}\t{texts} texts\t{counts}\t\n")
    };
    sums.iter().map(line).collect()
}

#[test]
fn as_much_is_understood_as_the_table_says() {
    let known = fs::read_to_string(SNAPSHOT).unwrap_or_default();
    let mut table = HEADER.to_string();
    match corpus() {
        Some(corpus) => table += &lines(&corpus.join("azureml-examples"), "azureml-examples"),
        // Its lines stay as they are.
        None => {
            println!("lines of the corpus are taken as they stand");
            let rows = known.lines().filter(|line| line.starts_with("azureml-examples/"));
            rows.for_each(|row| writeln!(table, "{row}").unwrap());
        }
    }
    table += &lines(Path::new(SEEDS), "seeds");
    table += &totals(&table);
    if env::var_os("UPDATE").is_some() {
        fs::write(SNAPSHOT, &table).unwrap();
    } else {
        for (expected, found) in known.lines().zip(table.lines()) {
            assert_eq!(
                expected, found,
                "if it is meant: UPDATE=1 cargo test -p cofferdam-tests corpus_counts::"
            );
        }
        assert_eq!(known.lines().count(), table.lines().count(), "texts came or went");
    }
}
