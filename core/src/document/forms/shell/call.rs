//! Which command of the Azure CLI a line is, and what it says with its flags.

use alloc::{string::String, vec::Vec};

use super::commands::{COMMANDS, COMMON_FLAGS, Command, Flag, FlagUse, SILENT, Takes};
use super::word::Word;

/// A command with its flags.
pub struct Call {
    /// The command.
    pub command: &'static Command,
    /// The words that name it, in bytes.
    pub span: (usize, usize),
    /// Its flags in order.
    pub given: Vec<Given>,
    /// A word that may stand for more flags.
    pub more: Option<Word>,
    /// Flags that are not known here.
    pub unknown: Vec<Word>,
}

/// A flag with what stands behind it.
pub struct Given {
    /// The flag.
    pub flag: &'static Flag,
    /// As it is written.
    pub word: Word,
    /// Its values.
    pub values: Vec<Word>,
}

/// What a line is.
pub enum Line {
    /// A command that says something.
    Call(Call),
    /// A command of the extension that nobody knows here; its words in bytes.
    Unknown(usize, usize),
    /// Anything else.
    Other,
}

/// Tells what the words of a line are, the first one being `az`.
pub fn line(words: &[Word]) -> Line {
    let named: Vec<&str> =
        words.iter().map_while(|word| word.literal().filter(|text| !text.starts_with('-'))).collect();
    let fits = |command: &&Command| named.starts_with(command.words);
    let span = |count: usize| {
        let end = words.get(count.saturating_sub(1)).map_or(0, |word| word.end);
        (words.first().map_or(0, |word| word.start), end)
    };
    if let Some(command) = COMMANDS.iter().find(fits) {
        let rest = words.get(command.words.len()..).unwrap_or_default();
        return Line::Call(call(command, span(command.words.len()), rest));
    }
    let joined = named.join(" ");
    let silent = |known: &&&str| {
        joined.strip_prefix(**known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    if named.get(1) == Some(&"ml") && named.len() > 2 && !SILENT.iter().any(|known| silent(&known)) {
        let (start, end) = span(named.len().min(5));
        return Line::Unknown(start, end);
    }
    Line::Other
}

fn call(command: &'static Command, span: (usize, usize), words: &[Word]) -> Call {
    let mut call = Call { command, span, given: Vec::new(), more: None, unknown: Vec::new() };
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        let Some((name, attached)) = flag_name(word) else {
            if word.open && word.bare && word.text.starts_with('$') {
                call.more = Some(word.clone());
            }
            continue;
        };
        let Some(flag) = find(command, name) else {
            if !command.rest {
                call.unknown.push(word.clone());
            }
            continue;
        };
        let mut values: Vec<Word> = attached.into_iter().collect();
        let is_value = |word: &&Word| word.open || !word.text.starts_with('-');
        match flag.takes {
            Takes::One if values.is_empty() => {
                values
                    .extend(words.get(at).filter(|word| word.open || !word.text.starts_with("--")).cloned());
                at += values.len();
            }
            Takes::Maybe if values.is_empty() => {
                values.extend(words.get(at).filter(is_value).cloned());
                at += values.len();
            }
            Takes::Many => {
                let more = words.get(at..).unwrap_or_default().iter().take_while(is_value);
                let before = values.len();
                values.extend(more.cloned());
                at += values.len() - before;
            }
            _ => {}
        }
        call.given.push(Given { flag, word: word.clone(), values });
    }
    call
}

/// The name of a flag, and the value that is written in the same word.
fn flag_name(word: &Word) -> Option<(&str, Option<Word>)> {
    let text = word.text.as_str();
    // An open word is a flag if its value is what is open.
    if !text.starts_with('-') || (word.open && !text.contains('=')) {
        return None;
    }
    let Some((name, value)) = text.split_once('=') else { return Some((text, None)) };
    let start = word.start + name.len() + 1;
    Some((name, Some(Word { text: value.into(), start: start.min(word.end), ..word.clone() })))
}

/// The flag of that name; a long one may be shortened as long as only one starts like that (F-EX-07).
fn find(command: &'static Command, name: &str) -> Option<&'static Flag> {
    let all = || command.flags.iter().chain(COMMON_FLAGS);
    if let Some(long) = name.strip_prefix("--") {
        let mut starting = all().filter(|flag| flag.long.starts_with(long));
        let exact = all().find(|flag| flag.long == long);
        return exact.or_else(|| match (starting.next(), starting.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        });
    }
    let short = name.strip_prefix('-')?;
    all().find(|flag| !flag.short.is_empty() && flag.short == short)
}

impl Given {
    /// Its values as one.
    pub fn joined(&self) -> Option<Word> {
        let (first, rest) = self.values.split_first()?;
        let mut all = first.clone();
        for word in rest {
            all.text = all.text + "," + &word.text;
            all.open |= word.open;
            all.end = word.end;
        }
        Some(all)
    }
}

impl Call {
    /// The last value of a flag of that use.
    pub fn value(&self, usage: FlagUse) -> Option<&Word> {
        self.given.iter().rev().find(|given| given.flag.usage == usage)?.values.first()
    }

    /// Whether a flag of that use is there.
    pub fn has(&self, usage: FlagUse) -> bool {
        self.given.iter().any(|given| given.flag.usage == usage)
    }
}

/// A word in the spelling of the key that it is for.
pub fn translated(flag: &Flag, word: Word) -> Word {
    let says =
        flag.says.iter().find(|(said, _)| word.literal().is_some_and(|text| text.eq_ignore_ascii_case(said)));
    match says {
        Some((_, meant)) => Word { text: String::from(*meant), ..word },
        None => word,
    }
}
