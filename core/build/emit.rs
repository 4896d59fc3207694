//! The generated source: one table after the other.

use std::{collections::BTreeMap, error::Error, fmt::Write};

use cofferdam_rulebook::{
    Rulebook,
    expand::Cube,
    registry::{Entry, Kind},
};

use crate::{
    changes,
    literal::{lists, phrase, slice, text, variant},
    outlook, packed, python, tables, transitions,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The facts of each scope, as bits.
fn of_scopes(out: &mut String, rulebook: &Rulebook) -> Result<()> {
    let mut scopes: BTreeMap<String, u128> = BTreeMap::new();
    for (number, entry) in rulebook.registry.entries.iter().enumerate() {
        *scopes.entry(variant(entry.scope())).or_default() |= 1 << number;
    }
    let rows = scopes.iter().map(|(scope, facts)| Ok(format!("(Scope::{scope}, FactSet({facts}))")));
    list(out, "OF_SCOPES", "(Scope, FactSet)", rows)
}

/// Facts that something is asked of together, as bits.
fn sets(out: &mut String, rulebook: &Rulebook) -> Result<()> {
    let of_files = |entry: &Entry| {
        let read = entry.fact.read.get("cli_yaml");
        read.is_some_and(|read| ["keys", "types", "name", "traffic"].contains(&read.spelling.as_str()))
    };
    let base = |entry: &Entry| matches!(entry.kind, Kind::Base);
    let mut set = |name: &str, meaning: &str, is: &dyn Fn(&Entry) -> bool| {
        let all = rulebook.registry.entries.iter().enumerate().filter(|(_, entry)| is(entry));
        let bits = all.fold(0_u128, |bits, (number, _)| bits | 1 << number);
        writeln!(out, "/// {meaning}\npub const {name}: FactSet = FactSet({bits});")
    };
    set("READABLE", "Base facts that documents may state.", &|entry| base(entry) && !entry.fact.internal)?;
    set("OF_FILES", "What the client checks of a file as a whole.", &|entry| base(entry) && of_files(entry))?;
    let companion = |entry: &Entry| matches!(entry.kind, Kind::Written(_) | Kind::Accepted(_));
    set("COMPANIONS", "Whether the base fact before them is written and accepted.", &companion)?;
    Ok(())
}

/// The whole module.
pub fn source(rulebook: &Rulebook) -> Result<String> {
    let mut out = String::new();
    for (number, entry) in rulebook.registry.entries.iter().enumerate() {
        let name = entry.name.replace('.', "_").to_uppercase();
        writeln!(out, "/// `{}`.\npub const {name}: Fact = Fact({number});", entry.name)?;
    }
    packed::table(&mut out, ("FACTS", "FactEntry"), &rulebook.registry.entries, |to, entry| {
        packed::fact(to, rulebook, entry)
    })?;
    packed::table(&mut out, ("RULES", "Rule"), &rulebook.rules, |to, rule| packed::rule(to, rulebook, rule))?;
    of_scopes(&mut out, rulebook)?;
    sets(&mut out, rulebook)?;
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
    for (meaning, name, kind, condition, items) in lists() {
        let items = items.join(",\n");
        writeln!(out, "/// {meaning}\n#[cfg({condition})]\npub static {name}: &[{kind}] = &[\n{items}\n];")?;
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
    list(out, "COLLECTOR", "Collect", inventory.collector.iter().map(|item| Ok(outlook::collect(item))))?;
    let by_host = rulebook.destinations.scenarios.iter().filter(|scenario| !scenario.hosts.is_empty());
    list(out, "SCENARIOS", "Scenario", by_host.map(|scenario| Ok(outlook::scenario(scenario))))
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
