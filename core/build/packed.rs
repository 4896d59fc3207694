//! Facts and rules as numbers and texts without pointers; `core/src/rulebook/unpack.rs` reads them in the same order.

use std::{error::Error, fmt::Write};

use cofferdam_rulebook::{
    Rulebook,
    expand::{self, Cube},
    front_matter::Fix,
    registry::{Entry, Kind},
    rule_file::RuleFile,
    sentence,
};

use crate::{
    emit::{entry, value_number},
    literal::{
        add_word, citation_list, edition_bits, phrase_list, phrase_number, slice, text, variant, word_count,
    },
};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Kinds of spellings, each at its number.
const SPELLINGS: [&str; 19] = [
    "AnyCasing",
    "Listed",
    "Loose",
    "Region",
    "NetworkAcls",
    "PrivateEndpointConnections",
    "Presence",
    "ModelPlace",
    "Mlflow",
    "EnvironmentKind",
    "ImagePlace",
    "FqdnRules",
    "DnsZones",
    "Keys",
    "Types",
    "Name",
    "Traffic",
    "OutboundRule",
    "OutboundRules",
];
/// Those that have texts.
const WITH_TEXTS: [usize; 9] = [1, 3, 7, 9, 10, 11, 12, 13, 14];
/// Kinds of parameters, each at its number.
const PARAMETERS: [&str; 4] = ["Name", "Value", "Written", "Meant"];

/// What is packed so far: bytes as source text, and the texts one behind the other.
#[derive(Default)]
pub struct Packer {
    numbers: Vec<String>,
    texts: String,
}

impl Packer {
    fn number(&mut self, number: usize) -> Result {
        self.numbers.push(u8::try_from(number)?.to_string());
        Ok(())
    }

    fn wide(&mut self, number: usize) -> Result {
        let bytes = u16::try_from(number)?.to_le_bytes();
        self.numbers.extend(bytes.map(|byte| byte.to_string()));
        Ok(())
    }

    /// A variant of an enum without data, by its number in Rust.
    fn variant(&mut self, kind: &str, name: &str) {
        self.numbers.push(format!("{kind}::{} as u8", variant(name)));
    }

    fn text(&mut self, text: &str) -> Result {
        self.texts.push_str(text);
        self.number(text.len())
    }

    /// A text of a sentence: they lie in the list of all of them in the order in which they are packed.
    fn word(text: &str) -> Result {
        add_word(text);
        Ok(())
    }

    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T) -> Result) -> Result {
        self.number(items.len())?;
        items.iter().try_for_each(|next| item(self, next))
    }

    fn texts(&mut self, texts: &[String]) -> Result {
        self.list(texts, |to, next| to.text(next))
    }

    fn union(&mut self, cubes: &[Cube]) -> Result {
        self.wide(cubes.iter().map(|cube| 1 + 3 * cube.len()).sum())?;
        for cube in cubes {
            self.number(cube.len())?;
            for (fact, mask) in cube {
                self.number(*fact)?;
                self.wide(usize::from(*mask))?;
            }
        }
        Ok(())
    }
}

/// A table of facts or rules.
pub fn table<T>(
    out: &mut String,
    (name, kind): (&str, &str),
    items: &[T],
    item: impl FnMut(&mut Packer, &T) -> Result,
) -> Result {
    let mut packer = Packer::default();
    let words = word_count();
    packer.list(items, item)?;
    writeln!(
        out,
        "static {name}_PACKED: Table<{kind}> = Table::packed({}, {}, {words});",
        slice(packer.numbers),
        text(&packer.texts)
    )?;
    writeln!(out, "/// Generated from the rulebook.\npub static {name}: &Table<{kind}> = &{name}_PACKED;")?;
    Ok(())
}

pub fn fact(to: &mut Packer, rulebook: &Rulebook, entry: &Entry) -> Result {
    let is_base = matches!(entry.kind, Kind::Base);
    let has_clauses = matches!(entry.kind, Kind::Base | Kind::Derived(_));
    let fact = &entry.fact;
    to.text(&entry.name)?;
    Packer::word(&fact.title)?;
    to.variant("Scope", entry.scope());
    to.texts(&entry.values)?;
    to.list(if has_clauses { &fact.clauses } else { &[] }, |_, clause| Packer::word(clause))?;
    to.list(if has_clauses { &fact.together } else { &[] }, |to, together| {
        let bits = together
            .values
            .iter()
            .try_fold(0, |bits, value| Result::Ok(bits | 1 << value_number(entry, value)?));
        to.wide(bits?)?;
        Packer::word(&together.clause)
    })?;
    role(to, rulebook, entry)?;
    let internal = fact.internal || matches!(entry.kind, Kind::Written(_) | Kind::Accepted(_));
    for flag in [is_base && fact.gating, internal, is_base && fact.inherited] {
        to.number(flag.into())?;
    }
    let default: Vec<_> = fact.default.iter().filter(|_| is_base).collect();
    to.list(&default, |to, default| {
        to.number(value_number(entry, &default.value)?)?;
        to.texts(&default.facts)?;
        let family = |to: &mut Packer, family: &String| {
            to.variant("Family", family);
            Ok(())
        };
        to.list(&default.families, family)?;
        to.list(&default.creates, family)
    })?;
    let reads: Vec<_> = fact.read.iter().filter(|_| is_base).collect();
    to.list(&reads, |to, (family, read)| {
        to.variant("Family", family);
        to.texts(&read.path)?;
        let spelling = place(&SPELLINGS, &variant(&read.spelling))?;
        let accepts: Vec<_> = read.accepts.iter().collect();
        if WITH_TEXTS.contains(&spelling) == accepts.is_empty() {
            return Err(format!("`accepts` of `{}` does not fit its spelling", entry.name).into());
        }
        to.number(spelling)?;
        to.list(&accepts, |to, (value, spellings)| {
            to.number(value_number(entry, value)?)?;
            to.texts(spellings)
        })?;
        to.texts(&read.also)?;
        to.text(&read.since.preview)?;
        to.text(&read.since.stable)
    })?;
    let assume: Vec<_> = fact.assume.iter().filter(|_| is_base).collect();
    to.list(&assume, |to, value| to.number(value_number(entry, value)?))?;
    to.wide(phrase_list(&fact.ask))
}

fn role(to: &mut Packer, rulebook: &Rulebook, entry: &Entry) -> Result {
    match &entry.kind {
        Kind::Base => to.number(0),
        Kind::Written(base) => {
            to.number(1)?;
            to.number(*base)
        }
        Kind::Accepted(base) => {
            to.number(2)?;
            to.number(*base)
        }
        Kind::Derived(rows) => {
            to.number(3)?;
            let matches = expand::first_match(&rulebook.registry, rows.iter().map(|row| &row.when))?;
            let rows: Vec<_> = rows.iter().zip(&matches).collect();
            to.list(&rows, |to, (row, union)| {
                to.number(value_number(entry, &row.value)?)?;
                to.union(union)
            })
        }
    }
}

pub fn rule(to: &mut Packer, rulebook: &Rulebook, rule: &RuleFile) -> Result {
    let front = &rule.front;
    let registry = &rulebook.registry;
    let applies = expand::alternatives(registry, &front.when.applies)?;
    let violated = expand::alternatives(registry, &front.when.violated)?;
    to.text(&front.id)?;
    to.text(&front.code)?;
    to.wide(phrase_number(&front.title))?;
    to.variant("Scope", &front.scope);
    to.variant("Severity", &front.severity);
    to.variant("Decides", &front.decides);
    to.union(&applies)?;
    to.union(&expand::intersection(&applies, &violated))?;
    message(to, rulebook, &front.message)?;
    let possible: Vec<_> = front.possible.iter().collect();
    to.list(&possible, |to, possible| message(to, rulebook, possible))?;
    to.list(&front.locate, |to, name| to.number(entry(rulebook, name)?.0))?;
    let remedies = &rulebook.remedies.remedies;
    let remedies: Vec<usize> =
        front.remedies.iter().filter_map(|id| remedies.iter().position(|remedy| remedy.id == *id)).collect();
    to.list(&remedies, |to, number| to.number(*number))?;
    let fixes: Vec<_> = front.fix.iter().collect();
    to.list(&fixes, |to, given| fix(to, rulebook, given))?;
    to.wide(citation_list(&front.facts))?;
    to.number(edition_bits(&front.editions).into())
}

fn message(to: &mut Packer, rulebook: &Rulebook, message: &str) -> Result {
    Packer::word(&unquoted(message))?;
    parameters(to, rulebook, message)
}

/// What fills the `{parameters}` of a message: a name, the value of a fact, or the characters that state it.
fn parameters(to: &mut Packer, rulebook: &Rulebook, message: &str) -> Result {
    let names: Vec<&str> = sentence::parameters(message).collect();
    to.list(&names, |to, name| {
        let (kind, of) = match name.split_once(' ') {
            Some((kind, fact)) => (variant(kind), fact),
            None if name.contains('.') => ("Value".to_string(), *name),
            None => ("Name".to_string(), *name),
        };
        to.number(place(&PARAMETERS, &kind)?)?;
        if kind == "Name" {
            to.variant("Scope", of);
            return Ok(());
        }
        to.number(entry(rulebook, of)?.0)
    })
}

/// A message in which what stands for written characters has no quotes: what fills it brings them along.
fn unquoted(message: &str) -> String {
    let mut pieces = message.split("`{written ");
    let mut text = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        text.push_str("{written ");
        text.push_str(&piece.replacen("}`", "}", 1));
    }
    text
}

fn fix(to: &mut Packer, rulebook: &Rulebook, fix: &Fix) -> Result {
    Packer::word(&fix.title)?;
    to.number((fix.applicability == "safe").into())?;
    let set = fix.set.as_ref().map(|set| (0, Some(&set.fact), Some(&set.value)));
    let others = [(1, &fix.delete), (2, &fix.respell), (3, &fix.quote)];
    let others = others.map(|(kind, fact)| fact.as_ref().map(|fact| (kind, Some(fact), None)));
    let remove = fix.remove.then_some((4, None, None));
    let kinds = [set, remove].into_iter().chain(others);
    let kinds: Vec<_> = kinds.flatten().collect();
    let [(kind, fact, value)] = kinds.as_slice() else {
        return Err(format!(
            "the fix `{}` is exactly one of set, delete, respell, quote and remove",
            fix.title
        )
        .into());
    };
    to.number(*kind)?;
    let Some(fact) = fact else { return Ok(()) };
    let (number, known) = entry(rulebook, fact)?;
    to.number(number)?;
    value.map_or(Ok(()), |value| to.number(value_number(known, value)?))
}

fn place(names: &[&str], name: &str) -> Result<usize> {
    names.iter().position(|known| *known == name).ok_or_else(|| format!("there is no kind `{name}`").into())
}
