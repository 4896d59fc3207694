//! Sentences as functions, each of which takes what fills it.

use std::{error::Error, fmt::Write};

use cofferdam_rulebook::{Rulebook, sentence::parameters};

use crate::literal::{add_word, word_count};

/// The module `say`.
pub fn source(rulebook: &Rulebook) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    writeln!(out, "/// Sentences, from `core/rulebook/sentences.yaml`.\npub mod say {{")?;
    writeln!(out, "use alloc::string::String;\nuse crate::words::Words;")?;
    for (name, sentence) in rulebook.sentences.all() {
        let number = word_count();
        add_word(sentence);
        let names: Vec<&str> = parameters(sentence).collect();
        let given: Vec<String> = names.iter().map(|name| format!("{name}: &str")).collect();
        let (kind, with) = match names.as_slice() {
            [] => ("Words", String::new()),
            names => ("String", format!(".with(&[{}])", names.join(", "))),
        };
        if let [_] = names.as_slice() {
            let name = name.to_uppercase();
            writeln!(out, "/// {sentence}\npub const {name}: Words = Words({number});")?;
        }
        writeln!(
            out,
            "/// {sentence}\n#[must_use]\npub fn {name}({}) -> {kind} {{ Words({number}){with} }}",
            given.join(", ")
        )?;
    }
    writeln!(out, "}}")?;
    Ok(out)
}
