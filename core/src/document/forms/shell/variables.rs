//! What words stand for: quotes taken off, variables of the same script filled in.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::super::super::source::{byte, character_end, skip_while};
use super::lexer::{assigned, is_name, nested, placeholder, quote_end, tokens};
use super::word::Word;
use crate::document::forms::map::Map;

/// Longest value of a variable that is filled in, in bytes.
const LONGEST: usize = 1 << 10;
/// How many bytes variables may add to a script altogether.
const MOST: usize = 4 << 20;

/// Variables and their values.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    single: Map<String, Word>,
    lists: Map<String, Vec<Word>>,
    added: usize,
    /// Whether names in braces are filled in before the shell sees them.
    filled_in: bool,
}

impl Variables {
    /// A new shell, which knows no variable.
    pub fn start(&mut self, filled_in: bool) {
        self.single = Map::new();
        self.lists = Map::new();
        self.filled_in = filled_in;
    }

    /// Gives a variable a value.
    pub fn set(&mut self, name: &str, value: Word) {
        self.lists.remove(name);
        self.single.insert(name.to_string(), value);
    }

    /// Nothing is known of any from here on.
    pub fn forget(&mut self) {
        self.single = Map::new();
        self.lists = Map::new();
    }

    /// How much is known.
    pub fn size(&self) -> usize {
        self.single.len() + self.lists.len()
    }

    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&Word> {
        self.single.get(name)
    }

    /// Gives a variable back what it was.
    pub fn restore(&mut self, name: &str, value: Option<Word>) {
        match value {
            Some(value) => self.set(name, value),
            None => _ = self.single.remove(name),
        }
    }

    /// Takes an assignment `NAME=VALUE`; `None` if the word is none. What may not happen leaves either value; `told`
    /// names what decides that.
    pub fn assign(&mut self, text: &str, start: usize, end: usize, certain: bool, told: &str) -> Option<()> {
        let (name, adds) = assigned(text, start, end)?;
        let raw = text.get(start..end)?;
        let value = start + name.len() + 1 + usize::from(adds);
        if byte(text, value) == Some(b'(') && raw.ends_with(')') {
            let mut words = if adds { self.lists.remove(name).unwrap_or_default() } else { Vec::new() };
            for token in tokens(text, value + 1, end - 1) {
                self.expand(text, token.start, token.end, &mut words);
            }
            if !certain {
                words.push(Word {
                    text: alloc::format!("${name} {told}"),
                    open: true,
                    bare: true,
                    start,
                    end,
                    ..Word::default()
                });
            }
            self.added += words.len();
            self.lists.insert(name.to_string(), words);
            return Some(());
        }
        let mut new = self.one(text, value, end);
        let old = self.single.get(name);
        if adds {
            new = joined(old, new, name);
        }
        let same = old.is_some_and(|old| old.text == new.text && old.open == new.open);
        if !certain && !same {
            let choices = match old {
                Some(old) if !old.open && !new.open => alloc::vec![old.text.clone(), new.text.clone()],
                _ => Vec::new(),
            };
            new =
                Word { text: alloc::format!("${name} {told}"), open: true, choices, default_of: None, ..new };
        }
        self.set(name, new);
        Some(())
    }

    /// The word between two places as a single one, whatever is in it.
    pub fn one(&mut self, text: &str, start: usize, end: usize) -> Word {
        // Nothing behind the word is looked at, so that many words do not add up.
        let text = text.get(..end).unwrap_or(text);
        let mut expansion =
            Expansion { text, end, word: Word { start, end, bare: true, ..Word::default() }, parts: 0 };
        expansion.run(self, start, end);
        let mut word = expansion.finish();
        let is_name = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
        word.open |= self.filled_in && word.text.split('{').skip(1).any(is_name);
        word
    }

    /// The words for which the word between two places stands: a list is several, and so is a bare variable with blanks.
    pub fn expand(&mut self, text: &str, start: usize, end: usize, words: &mut Vec<Word>) {
        let raw = text.get(start..end).unwrap_or_default();
        let inner = raw.trim_matches('"');
        let list =
            inner.strip_prefix("${").and_then(|rest| rest.strip_suffix("[@]}").or(rest.strip_suffix("[*]}")));
        if let Some(list) = list.and_then(|name| self.lists.get(name)) {
            let size = list.iter().map(|word| word.text.len() + 32).sum();
            if self.added.saturating_add(size) <= MOST {
                self.added += size;
                words.extend(list.iter().map(|word| Word { start, end, ..word.clone() }));
                return;
            }
        }
        let word = self.one(text, start, end);
        if raw.starts_with('$') && word.bare && !word.open && word.text.contains(char::is_whitespace) {
            let parts = word.text.split_whitespace();
            words.extend(parts.map(|part| Word { text: part.to_string(), ..word.clone() }));
        } else {
            words.push(word);
        }
    }
}

fn joined(old: Option<&Word>, new: Word, name: &str) -> Word {
    let (text, open) = old.map_or((alloc::format!("${name}"), true), |old| (old.text.clone(), old.open));
    Word { text: text + &new.text, open: open || new.open, default_of: None, ..new }
}

struct Expansion<'t> {
    text: &'t str,
    end: usize,
    word: Word,
    /// How many pieces it consists of.
    parts: usize,
}

impl Expansion<'_> {
    fn run(&mut self, variables: &mut Variables, start: usize, end: usize) {
        let mut at = start;
        let mut quoted = false;
        while at < end {
            let Some(next) = byte(self.text, at) else { break };
            let behind = match next {
                b'"' if quoted => {
                    quoted = false;
                    at + 1
                }
                b'"' if quote_end(self.text, at, false).is_some_and(|close| close <= end) => {
                    quoted = true;
                    self.word.bare = false;
                    at + 1
                }
                b'\'' if !quoted => self.single(at, false),
                b'$' if !quoted && byte(self.text, at + 1) == Some(b'\'') => self.single(at + 1, true),
                b'$' => self.variable(variables, at),
                b'`' => self.raw(at, nested(self.text, at)),
                b'<' if !quoted && placeholder(self.text, at).is_some() => {
                    self.raw(at, placeholder(self.text, at).unwrap_or(at + 1))
                }
                b'\\' => self.escape(at, quoted),
                _ => {
                    let plain = skip_while(self.text, at + 1, |byte| !b"\"'$`\\<".contains(&byte)).min(end);
                    self.push(at, plain);
                    plain
                }
            };
            at = behind.max(at + 1);
        }
    }

    fn finish(mut self) -> Word {
        // A default with something around it is no longer that default.
        if self.parts > 1 && self.word.default_of.take().is_some() {
            self.word.open = true;
        }
        if self.parts > 1 {
            self.word.choices.clear();
        }
        // Such as `{{NAME}}`, which another tool fills in.
        self.word.open |= self.word.text.contains("{{");
        self.word
    }

    fn push(&mut self, start: usize, end: usize) {
        self.parts += 1;
        self.word.text.push_str(self.text.get(start..end.min(self.end)).unwrap_or_default());
    }

    /// Something that shows itself later, as it is written.
    fn raw(&mut self, start: usize, end: usize) -> usize {
        self.push(start, end);
        self.word.open = true;
        end
    }

    fn single(&mut self, at: usize, escapes: bool) -> usize {
        let Some(close) = quote_end(self.text, at, escapes).filter(|close| *close <= self.end) else {
            self.push(at, at + 1);
            return at + 1;
        };
        self.word.bare = false;
        self.push(at + 1, close - 1);
        close
    }

    fn escape(&mut self, at: usize, quoted: bool) -> usize {
        let next = byte(self.text, at + 1);
        match next {
            Some(b'\n') => return at + 2,
            Some(b'\r') if byte(self.text, at + 2) == Some(b'\n') => return at + 3,
            _ => {}
        }
        let is_special = matches!(next, Some(b'$' | b'`' | b'"' | b'\\'));
        let from = if quoted && !is_special { at } else { at + 1 };
        let behind = character_end(self.text, at + 1).max(at + 1);
        self.push(from, behind);
        behind
    }

    fn variable(&mut self, variables: &mut Variables, at: usize) -> usize {
        let (name_start, braces) = match byte(self.text, at + 1) {
            Some(b'(') => return self.raw(at, nested(self.text, at + 1)),
            Some(b'{') => (at + 2, true),
            Some(b'@' | b'*' | b'#' | b'?' | b'!' | b'$') => return self.raw(at, at + 2),
            _ => (at + 1, false),
        };
        let name_end = skip_while(self.text, name_start, is_name);
        let name = self.text.get(name_start..name_end).unwrap_or_default();
        if name.is_empty() && !braces {
            self.push(at, at + 1);
            return at + 1;
        }
        let behind = if braces { nested(self.text, at + 1) } else { name_end };
        let operation =
            if braces { self.text.get(name_end..behind.saturating_sub(1)).unwrap_or_default() } else { "" };
        let default = ["-", "="]
            .into_iter()
            .find_map(|sign| operation.strip_prefix(':').unwrap_or(operation).strip_prefix(sign))
            .filter(|_| !name.is_empty());
        let known =
            variables.single.get(name).filter(|word| word.text.len() <= LONGEST && variables.added <= MOST);
        match (known, default) {
            (Some(known), default)
                if operation.is_empty() || (default.is_some() && !known.text.is_empty()) =>
            {
                let known = known.clone();
                variables.added += known.text.len();
                self.take(&known);
            }
            (None, Some(default)) if default.len() <= LONGEST => {
                let start = behind - 1 - default.len();
                // Defaults within defaults are bounded by the length of what is written.
                let value = if default.contains('$') {
                    None
                } else {
                    Some(variables.one(self.text, start, behind - 1))
                };
                match value.filter(|value| !value.open) {
                    Some(value) => {
                        let whole = self.text.get(at..behind).unwrap_or_default();
                        self.take(&Word { default_of: Some(whole.to_string()), ..value });
                    }
                    None => return self.raw(at, behind),
                }
            }
            _ => return self.raw(at, behind),
        }
        behind
    }

    fn take(&mut self, value: &Word) {
        self.parts += 1;
        self.word.text.push_str(&value.text);
        self.word.open |= value.open;
        self.word.choices = value.choices.clone();
        self.word.default_of = self.word.default_of.take().or(value.default_of.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands_for(assignments: &[&str], raw: &str) -> (String, bool) {
        let mut variables = Variables::default();
        for assignment in assignments {
            variables.assign(assignment, 0, assignment.len(), true, "").unwrap();
        }
        let word = variables.one(raw, 0, raw.len());
        (word.text, word.open)
    }

    #[test]
    fn quotes_and_escapes_are_taken_off() {
        for (raw, text) in [
            ("'a b'", "a b"),
            ("\"a $$b\"", "a $$b"),
            ("a\\ b", "a b"),
            ("\"a\\\"b\\n\"", "a\"b\\n"),
            ("$'a b'", "a b"),
            ("key='v'x", "key=vx"),
            ("don't", "don't"),
        ] {
            assert_eq!(stands_for(&[], raw).0, text, "{raw}");
        }
    }

    #[test]
    fn variables_of_the_script_are_filled_in_and_others_are_open() {
        assert_eq!(stands_for(&["X=disabled"], "key=$X"), ("key=disabled".into(), false));
        assert_eq!(stands_for(&["X='a'", "Y=${X}-b"], "\"${Y}\""), ("a-b".into(), false));
        assert_eq!(stands_for(&[], "ep-$RANDOM"), ("ep-$RANDOM".into(), true));
        assert_eq!(stands_for(&["X=$(az show)"], "$X"), ("$(az show)".into(), true));
        assert_eq!(stands_for(&["X=a"], "${X^^}"), ("${X^^}".into(), true));
    }

    #[test]
    fn a_default_is_told_as_one() {
        let mut variables = Variables::default();
        let raw = "${ACCESS:-disabled}";
        let word = variables.one(raw, 0, raw.len());
        assert_eq!((word.text.as_str(), word.default_of.as_deref()), ("disabled", Some(raw)));
        variables.assign("ACCESS=enabled", 0, 14, true, "").unwrap();
        assert_eq!(variables.one(raw, 0, raw.len()).text, "enabled");
    }

    #[test]
    fn what_may_be_assigned_leaves_both_values() {
        let mut variables = Variables::default();
        variables.assign("X=a", 0, 3, true, "").unwrap();
        variables.assign("X=b", 0, 3, false, "(line 2)").unwrap();
        let word = variables.one("$X", 0, 2);
        assert!(word.open);
        assert_eq!(word.choices, ["a", "b"]);
    }

    #[test]
    fn lists_and_blanks_make_several_words() {
        let mut variables = Variables::default();
        let text = "A=(--set 'a=b c')";
        variables.assign(text, 0, text.len(), true, "").unwrap();
        let mut words = Vec::new();
        variables.expand("\"${A[@]}\"", 0, 9, &mut words);
        variables.assign("B=-n x", 0, 6, true, "").unwrap();
        variables.expand("$B", 0, 2, &mut words);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["--set", "a=b c", "-n", "x"]);
    }
}
