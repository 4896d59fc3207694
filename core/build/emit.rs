//! The generated source: one table after the other.

use std::{collections::BTreeMap, error::Error, fmt::Write};

use cofferdam_rulebook::{
    Rulebook,
    expand::{self, Cube},
    registry::{Entry, Kind},
    rule_file::RuleFile,
};

use crate::{
    changes,
    literal::{citations, editions, lists, option, phrase, phrases, slice, text, texts, variant, words},
    outlook, python, tables, transitions,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The whole module.
pub fn source(rulebook: &Rulebook) -> Result<String> {
    let mut out = String::new();
    for (number, entry) in rulebook.registry.entries.iter().enumerate() {
        let name = entry.name.replace('.', "_").to_uppercase();
        writeln!(out, "/// `{}`.\npub const {name}: Fact = Fact({number});", entry.name)?;
    }
    list(
        &mut out,
        "FACTS",
        "FactEntry",
        rulebook.registry.entries.iter().map(|entry| fact(rulebook, entry)),
    )?;
    list(&mut out, "RULES", "Rule", rulebook.rules.iter().map(|rule| self::rule(rulebook, rule)))?;
    list(
        &mut out,
        "REMEDIES",
        "Remedy",
        rulebook.remedies.remedies.iter().map(|remedy| Ok(tables::remedy(remedy))),
    )?;
    list(
        &mut out,
        "CHANGES",
        "Change",
        rulebook.changes.changes.iter().map(|change| changes::change(rulebook, change)),
    )?;
    writeln!(
        out,
        "/// What it costs to create an existing subject anew.\npub static ANEW: &[(Scope, u16)] = {};",
        changes::anew(rulebook)
    )?;
    list(&mut out, "INBOUND", "ExposureRow", tables::exposures(rulebook, &rulebook.exposure.inbound)?)?;
    list(&mut out, "OUTBOUND", "ExposureRow", tables::exposures(rulebook, &rulebook.exposure.outbound)?)?;
    outlook_tables(&mut out, rulebook)?;
    list(
        &mut out,
        "INTENTS",
        "Intent",
        rulebook.exposure.intents.iter().map(|intent| Ok(tables::intent(intent))),
    )?;
    list(
        &mut out,
        "ASSUMPTIONS",
        "Assumption",
        rulebook.exposure.assumptions.iter().map(|item| tables::assumption(rulebook, item)),
    )?;
    list(&mut out, "GLOSSARY", "Term", rulebook.glossary.terms.iter().map(|term| Ok(tables::term(term))))?;
    list(
        &mut out,
        "MATRIX",
        "MatrixRow",
        rulebook.matrix.rows.iter().map(|row| tables::matrix_row(rulebook, row)),
    )?;
    list(
        &mut out,
        "TARGETS",
        "Target",
        rulebook.destinations.targets.iter().map(|target| Ok(tables::target(target))),
    )?;
    list(
        &mut out,
        "AUTOMATIC",
        "Automatic",
        rulebook.destinations.automatic.iter().map(|item| tables::automatic(rulebook, item)),
    )?;
    tables::word_lists(&mut out, rulebook)?;
    list(
        &mut out,
        "ADDRESS_RANGES",
        "AddressRange",
        rulebook.addresses.ranges.iter().map(tables::address_range),
    )?;
    list(
        &mut out,
        "SOURCES",
        "Source",
        rulebook.sources.facts.iter().map(|(id, source)| Ok(tables::source(rulebook, id, source))),
    )?;
    transition_tables(&mut out, rulebook)?;
    python_tables(&mut out, rulebook)?;
    let exposure = &rulebook.exposure;
    for (name, value, meaning) in [
        ("KNOWLEDGE_AS_OF", &exposure.knowledge_as_of, "Month up to which the sources were read."),
        ("RULEBOOK_VERSION", &exposure.rulebook_version, "Version of the rulebook."),
    ] {
        writeln!(out, "/// {meaning}\npub const {name}: &str = {};", text(value))?;
    }
    for (name, value, meaning) in [
        ("CONTROL_PLANE", &exposure.control_plane, "What no setting changes."),
        ("NOT_PROMISED", &exposure.not_promised, "What a yes does not promise."),
    ] {
        writeln!(out, "/// {meaning}\npub const {name}: Phrase = {};", phrase(value))?;
    }
    // Last, when every phrase is known.
    for (meaning, name, kind, items) in lists() {
        let items = items.join(",\n");
        writeln!(
            out,
            "/// {meaning}\n#[cfg(feature = \"phrases\")]\npub static {name}: &[{kind}] = &[\n{items}\n];"
        )?;
    }
    Ok(out)
}

fn outlook_tables(out: &mut String, rulebook: &Rulebook) -> Result<()> {
    let places =
        rulebook.reachability.places.iter().map(|(id, name)| Ok(format!("({}, {})", text(id), text(name))));
    list(out, "PLACES", "(&str, &str)", places)?;
    for (name, tables) in
        [("ROUTES_IN", &rulebook.reachability.inbound), ("ROUTES_OUT", &rulebook.reachability.outbound)]
    {
        list(out, name, "RouteTable", tables.iter().map(|table| outlook::route(rulebook, table)))?;
    }
    let inventory = &rulebook.inventory;
    list(out, "INVENTORY", "InventoryRow", inventory.items.iter().map(|item| outlook::item(rulebook, item)))?;
    list(out, "CLOUDS", "Cloud", inventory.clouds.iter().map(|cloud| Ok(outlook::cloud(cloud))))?;
    list(out, "COLLECTOR", "Collect", inventory.collector.iter().map(|item| Ok(outlook::collect(item))))
}

fn transition_tables(out: &mut String, rulebook: &Rulebook) -> Result<()> {
    let file = &rulebook.transitions;
    let changes = |rows| Iterator::map(rows, |row| transitions::change(rulebook, row));
    list(out, "PROPERTIES", "Property", file.properties.iter().map(|row| Ok(transitions::property(row))))?;
    let unspoken = file.unspoken.iter().map(|name| Ok(format!("Fact({})", entry(rulebook, name)?.0)));
    list(out, "UNSPOKEN", "Fact", unspoken)?;
    list(out, "TRANSITIONS", "Transition", changes(file.changes.iter()))?;
    list(out, "ON_THE_WAY", "Transition", changes(file.on_the_way.iter()))?;
    list(out, "WAYS", "Way", file.ways.iter().map(|way| Ok(transitions::way(way))))?;
    list(out, "STEPS", "StepRow", file.steps.iter().map(|step| transitions::step(rulebook, step)))
}

fn python_tables(out: &mut String, rulebook: &Rulebook) -> Result<()> {
    let file = &rulebook.python;
    list(out, "PYTHON_CLASSES", "PythonClass", file.classes.iter().map(|class| Ok(python::class(class))))?;
    let pairs = |pairs: &BTreeMap<String, String>| python::each(pairs).map(Ok).collect::<Vec<_>>();
    list(out, "PYTHON_LOADS", "(&str, &str)", pairs(&file.loads))?;
    list(out, "PYTHON_GROUPS", "(&str, &str)", pairs(&file.groups))?;
    list(out, "PYTHON_WORDS", "(&str, Pairs)", file.words.iter().map(|words| Ok(python::words(words))))
}

fn list(
    out: &mut String,
    name: &str,
    kind: &str,
    items: impl IntoIterator<Item = Result<String>>,
) -> Result<()> {
    let items = items.into_iter().collect::<Result<Vec<_>>>()?;
    writeln!(
        out,
        "/// Generated from the rulebook.\npub static {name}: &[{kind}] = &[\n{}\n];",
        items.join(",\n")
    )?;
    Ok(())
}

/// A union of cubes.
pub fn cubes(cubes: &[Cube]) -> String {
    let mut bytes: Vec<String> = Vec::new();
    for cube in cubes {
        bytes.push(cube.len().to_string());
        for (fact, mask) in cube {
            let [low, high] = mask.to_le_bytes();
            bytes.extend([fact.to_string(), low.to_string(), high.to_string()]);
        }
    }
    format!("Union::packed({})", slice(bytes))
}

/// The number of a value of a fact.
pub fn value_number(entry: &Entry, value: &str) -> Result<usize> {
    let position = entry.values.iter().position(|known| known == value);
    position.ok_or_else(|| format!("fact `{}` has no value `{value}`", entry.name).into())
}

/// The entry of a fact.
pub fn entry<'r>(rulebook: &'r Rulebook, name: &str) -> Result<(usize, &'r Entry)> {
    let number = rulebook.registry.number(name).ok_or_else(|| format!("there is no fact `{name}`"))?;
    let entry = rulebook.registry.entries.get(number).ok_or("a fact without an entry")?;
    Ok((number, entry))
}

fn fact(rulebook: &Rulebook, entry: &Entry) -> Result<String> {
    let role = match &entry.kind {
        Kind::Base => "Role::Base".into(),
        Kind::Written(base) => format!("Role::Written(Fact({base}))"),
        Kind::Accepted(base) => format!("Role::Accepted(Fact({base}))"),
        Kind::Derived(rows) => {
            let matches = expand::first_match(&rulebook.registry, rows.iter().map(|row| &row.when))?;
            let rows: Result<Vec<_>> = rows
                .iter()
                .zip(&matches)
                .map(|(row, union)| Ok(format!("({}, {})", value_number(entry, &row.value)?, cubes(union))))
                .collect();
            format!("Role::Derived({})", slice(rows?))
        }
    };
    let is_base = matches!(entry.kind, Kind::Base);
    let has_clauses = matches!(entry.kind, Kind::Base | Kind::Derived(_));
    let default = entry.fact.default.as_ref().filter(|_| is_base).map(|default| {
        Ok::<_, Box<dyn Error>>(format!(
            "FactDefault {{ value: {}, facts: {}, families: {}, creates: {} }}",
            value_number(entry, &default.value)?,
            texts(&default.facts),
            slice(default.families.iter().map(|family| format!("Family::{}", variant(family)))),
            slice(default.creates.iter().map(|family| format!("Family::{}", variant(family))))
        ))
    });
    let reads = entry.fact.read.iter().filter(|_| is_base).map(|(family, read)| {
        let accepts = read.accepts.iter().map(|(value, spellings)| {
            Ok::<_, Box<dyn Error>>(format!("({}, {})", value_number(entry, value)?, texts(spellings)))
        });
        let spelling = variant(&read.spelling);
        let spelling = match accepts.collect::<Result<Vec<_>>>()? {
            none if none.is_empty() => format!("Spelling::{spelling}"),
            listed => format!("Spelling::{spelling}({})", slice(listed)),
        };
        Ok(format!(
            "Read {{ family: Family::{}, path: {}, spelling: {spelling}, also: {}, since: ({}, {}) }}",
            variant(family),
            texts(&read.path),
            texts(&read.also),
            text(&read.since.preview),
            text(&read.since.stable),
        ))
    });
    let together = entry.fact.together.iter().filter(|_| has_clauses).map(|together| {
        let bits = together
            .values
            .iter()
            .try_fold(0u16, |bits, value| Ok::<_, Box<dyn Error>>(bits | 1 << value_number(entry, value)?));
        Ok(format!("({}, {})", bits?, text(&together.clause)))
    });
    let assume = entry.fact.assume.as_ref().filter(|_| is_base).map(|value| value_number(entry, value));
    Ok(format!(
        "FactEntry {{ name: {}, title: {}, scope: Scope::{}, values: {}, clauses: {}, together: {}, role: {role}, gating: {}, internal: {}, inherited: {}, default: {}, reads: {}, assume: {}, ask: {} }}",
        text(&entry.name),
        text(&entry.fact.title),
        variant(entry.scope()),
        texts(&entry.values),
        texts(entry.fact.clauses.iter().filter(|_| has_clauses)),
        slice(together.collect::<Result<Vec<_>>>()?),
        is_base && entry.fact.gating,
        entry.fact.internal || matches!(entry.kind, Kind::Written(_) | Kind::Accepted(_)),
        is_base && entry.fact.inherited,
        option(default.transpose()?),
        slice(reads.collect::<Result<Vec<_>>>()?),
        option(assume.transpose()?.map(|value| value.to_string())),
        phrases(&entry.fact.ask),
    ))
}

/// What fills the `{parameters}` of a message: a name, the value of a fact, or the characters that state it.
fn parameters(rulebook: &Rulebook, message: &str) -> Result<Vec<String>> {
    let names = message.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    names
        .map(|(name, _)| {
            let of = |kind: &str, fact| Ok(format!("Parameter::{kind}(Fact({}))", entry(rulebook, fact)?.0));
            match name.split_once(' ') {
                Some((kind, fact)) => of(&variant(kind), fact),
                None if name.contains('.') => of("Value", name),
                None => Ok(format!("Parameter::Name(Scope::{})", variant(name))),
            }
        })
        .collect()
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

fn rule(rulebook: &Rulebook, rule: &RuleFile) -> Result<String> {
    let front = &rule.front;
    let possible = front.possible.as_ref().unwrap_or(&front.message);
    let registry = &rulebook.registry;
    let applies = expand::alternatives(registry, &front.when.applies)?;
    let violated = expand::alternatives(registry, &front.when.violated)?;
    let violates = expand::intersection(&applies, &violated);
    let locate = front.locate.iter().map(|name| Ok(format!("Fact({})", entry(rulebook, name)?.0)));
    let remedies = front.remedies.iter().filter_map(|id| {
        rulebook.remedies.remedies.iter().position(|remedy| remedy.id == *id).map(|number| number.to_string())
    });
    Ok(format!(
        "Rule {{ id: {}, code: {}, title: {}, scope: Scope::{}, severity: Severity::{}, decides: Decides::{}, applies: {}, violates: {}, message: {}, parameters: {}, possible: {}, possible_parameters: {}, locate: {}, remedies: {}, fix: {}, facts: {}, editions: {} }}",
        text(&front.id),
        text(&front.code),
        phrase(&front.title),
        variant(&front.scope),
        variant(&front.severity),
        variant(&front.decides),
        cubes(&applies),
        cubes(&violates),
        words(&unquoted(&front.message)),
        slice(parameters(rulebook, &front.message)?),
        words(&unquoted(possible)),
        slice(parameters(rulebook, possible)?),
        slice(locate.collect::<Result<Vec<_>>>()?),
        slice(remedies),
        option(front.fix.as_ref().map(|fix| tables::fix(rulebook, fix)).transpose()?),
        citations(&front.facts),
        editions(&front.editions),
    ))
}
