//! The one direction of flow, read from the sources: who imports whom in the core, what the core does without, how long
//! files are, and that the prose names only paths that exist.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    // Tests run in the crate's directory, wherever the copy of the project is.
    PathBuf::from("..")
}

fn files(directory: &Path, ends: &[&str]) -> Vec<PathBuf> {
    const NOT_OURS: [&str; 6] =
        ["target", "node_modules", "dist", "generated", "screenshots", ".vscode-test"];
    let mut all = Vec::new();
    for entry in fs::read_dir(directory).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            all.extend(files(&path, ends));
        } else if ends.iter().any(|end| name.ends_with(end)) {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// The code without comments; examples in comments import what their readers import.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| line.find("//").map_or(line, |start| &line[..start]))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Paths from the root of the crate, `module::Item` as far as they are told, that the text of a module names.
fn imports(text: &str, depth: usize) -> BTreeSet<String> {
    let code = code(text);
    let to_root = "super::".repeat(depth);
    let mut found = BTreeSet::new();
    for (start, marker) in code.match_indices("crate::").chain(code.match_indices(to_root.as_str())) {
        let longer = marker != "crate::" && code[..start].ends_with("super::");
        let inner = code[..start].lines().any(|line| line.starts_with("mod ") && line.ends_with('{'));
        if longer || (marker != "crate::" && inner) {
            continue;
        }
        spell(&code[start + marker.len()..], "", &mut found);
    }
    found
}

/// Spells out `a::{b, c::{d}}` at the start of the text.
fn spell(text: &str, prefix: &str, found: &mut BTreeSet<String>) {
    let Some(inner) = text.strip_prefix('{') else {
        let end = text
            .find(|character: char| !(character.is_alphanumeric() || matches!(character, '_' | ':')))
            .unwrap_or(text.len());
        let path = format!("{prefix}{}", &text[..end]);
        match (path.strip_suffix("::"), text[end..].starts_with('{')) {
            (Some(_), true) => spell(&text[end..], &path, found),
            _ => {
                found.insert(path);
            }
        }
        return;
    };
    let (mut level, mut start) = (0, 0);
    for (at, character) in inner.char_indices() {
        match character {
            '{' => level += 1,
            '}' if level > 0 => level -= 1,
            ',' | '}' if level == 0 => {
                let item = inner[start..at].trim();
                if !item.is_empty() {
                    spell(item, prefix, found);
                }
                start = at + 1;
                if character == '}' {
                    return;
                }
            }
            _ => {}
        }
    }
}

#[test]
fn grouped_imports_are_spelled_out() {
    let text = "use crate::{\n    document::{self, Tree},\n    text::Span, // crate::nothing\n};\nuse crate::report::*;";
    let expected = ["document::Tree", "document::self", "report::", "text::Span"].map(String::from);
    assert_eq!(imports(text, 1), BTreeSet::from(expected));
    assert_eq!(
        imports("use super::super::rulebook::Fact;", 2),
        BTreeSet::from(["rulebook::Fact".to_string()])
    );
    assert_eq!(imports("use super::tree::Tree;", 2), BTreeSet::new());
}

/// What each module of the core may import: stages further left, and what is evidence for all.
fn allowed(module: &str, import: &str) -> bool {
    const EVERYWHERE: [&str; 3] = ["order", "severity", "words"];
    let to = import.split("::").next().unwrap();
    if to == module || EVERYWHERE.contains(&to) || module == "lib" || module == "validate" {
        return true;
    }
    match module {
        "text" => false,
        "request" | "words" => to == "text",
        // Vocabularies: which class of a package says what.
        "document" => to == "text" || import.to_lowercase().starts_with("rulebook::python"),
        "config" => ["text", "document", "facts", "report", "rulebook", "request"].contains(&to),
        "facts" => {
            ["text", "document", "rulebook", "request"].contains(&to)
                || import.starts_with("judgement::space::")
        }
        "judgement" => ["text", "document", "facts", "rulebook", "request"].contains(&to),
        "repair" => ["facts", "judgement", "rulebook", "request"].contains(&to),
        "report" => ["text", "document", "facts", "judgement", "repair", "rulebook", "request"].contains(&to),
        "transition" => {
            ["text", "document", "facts", "judgement", "report", "rulebook", "request"].contains(&to)
        }
        // Its words: how documents are spelled, which edition is asked for.
        "rulebook" => ["document::Family", "request::Edition"].contains(&import),
        _ => false,
    }
}

#[test]
fn every_stage_of_the_core_imports_only_what_comes_before_it() {
    let source = root().join("core/src");
    let mut wrong = Vec::new();
    let mut edges: BTreeMap<String, usize> = BTreeMap::new();
    let all = files(&source, &[".rs"]);
    for path in &all {
        let own = path.strip_prefix(&source).unwrap();
        let parts: Vec<String> =
            own.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let depth = parts.len() - usize::from(parts.last().is_some_and(|last| last == "mod"));
        for import in imports(&fs::read_to_string(path).unwrap(), depth) {
            let to = import.split("::").next().unwrap().to_string();
            if to != parts[0] {
                *edges.entry(format!("{} -> {to}", parts[0])).or_default() += 1;
            }
            if !allowed(&parts[0], &import) {
                wrong.push(format!("{} imports {import}", own.display()));
            }
        }
    }
    println!("{} files of the core, {edges:?}", all.len());
    assert!(all.len() > 50 && edges.len() > 8, "the sources are not where this test looks");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_does_without_std_and_says_so() {
    let source = root().join("core/src");
    let text = fs::read_to_string(source.join("lib.rs")).unwrap();
    assert!(text.contains("#![no_std]"));
    assert!(!code(&text).contains("extern crate std"));
    let all = files(&source, &[".rs"]);
    let uses = |path: &&PathBuf| {
        let code = code(&fs::read_to_string(path).unwrap());
        code.match_indices("std::")
            .any(|(at, _)| !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_'))
    };
    let wrong: Vec<&PathBuf> = all.iter().filter(uses).collect();
    println!("{} files of the core", all.len());
    assert!(wrong.is_empty(), "std is named in {wrong:?}");
}

#[test]
fn nothing_in_the_core_is_unsafe_and_nothing_panics_on_purpose() {
    let all = files(&root().join("core/src"), &[".rs"]);
    for path in &all {
        let text = fs::read_to_string(path).unwrap();
        let product = code(text.split("#[cfg(test)]").next().unwrap());
        for word in
            ["unsafe ", ".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("]
        {
            assert!(!product.contains(word), "{word} in {}", path.display());
        }
    }
    println!("{} files of the core", all.len());
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for directory in ["core", "web", "xtask", "bindings", "tests"] {
        for path in files(&root().join(directory), &[".rs", ".ts", ".tsx", ".mjs", ".css", ".html"]) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            count += 1;
            if lines > 400 {
                wrong.push(format!("{} has {lines} lines", path.display()));
            }
        }
    }
    println!("{count} files");
    assert!(count > 100, "the sources are not where this test looks");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What prose puts in backticks or links to and looks like a path of the project.
fn paths_in(prose: &str) -> BTreeSet<String> {
    let quoted = prose.split('`').skip(1).step_by(2);
    let linked = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let tops = ["core", "bindings", "web", "tests", "xtask", "docs", ".github"];
    let is_path = |text: &&str| {
        let plain =
            text.chars().all(|character| character.is_ascii_alphanumeric() || "/._-".contains(character));
        plain && text.contains('/') && tops.iter().any(|top| text.split('/').next() == Some(top))
    };
    quoted
        .chain(linked)
        .map(|text| text.split('#').next().unwrap())
        .filter(is_path)
        .map(String::from)
        .collect()
}

#[test]
fn every_path_that_the_prose_names_exists() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "bindings/npm/README.md"] {
        let Ok(prose) = fs::read_to_string(root().join(name)) else {
            println!("skipped: there is no {name} yet");
            continue;
        };
        for path in paths_in(&prose) {
            count += 1;
            if !root().join(&path).exists() {
                wrong.push(format!("{name} names {path}"));
            }
        }
    }
    println!("{count} paths");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths_are_told_from_other_words() {
    let prose = "See `core/src/lib.rs`, [here](tests/tests/layers.rs#top), `a/b`, `core` and `cargo test`.";
    assert_eq!(
        paths_in(prose),
        BTreeSet::from(["core/src/lib.rs", "tests/tests/layers.rs"].map(String::from))
    );
}
