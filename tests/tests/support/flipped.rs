//! Rules in which one value of one condition is flipped.

use cofferdam_core::rulebook::{Fact, RULES, Rule, Union};
use cofferdam_rulebook::{
    Rulebook,
    condition::{Alternatives, Condition},
    expand,
    registry::Registry,
    rule_file::RuleFile,
};

/// A rule that is not quite the real one.
pub struct Mutant {
    /// Which value of which rule is flipped.
    pub what: String,
    /// The rule.
    pub rule: &'static Rule,
}

/// Fewer than three in a hundred survive.
pub fn few(survivors: &[String], of: usize) {
    assert!(survivors.len() * 100 < of * 3, "{} of {of} survive:\n{}", survivors.len(), survivors.join("\n"));
}

/// Every value of every fact that a condition names, flipped.
pub fn mutants(rulebook: &Rulebook) -> Vec<Mutant> {
    let mut all = Vec::new();
    for rule in &rulebook.rules {
        let when = &rule.front.when;
        for (part, alternatives) in [("applies", &when.applies), ("violated", &when.violated)] {
            for (what, flipped) in flips(rulebook, alternatives) {
                let (applies, violated) =
                    if part == "applies" { (&flipped, &when.violated) } else { (&when.applies, &flipped) };
                let made = made(rulebook, rule, applies, violated);
                all.push(Mutant { what: format!("{}: {part}, {what}", rule.front.id), ..made });
            }
        }
    }
    all
}

fn flips(rulebook: &Rulebook, alternatives: &Alternatives) -> Vec<(String, Alternatives)> {
    let mut flips = Vec::new();
    for (place, condition) in alternatives.0.iter().enumerate() {
        for (what, flipped) in conditions(&rulebook.registry, condition) {
            let mut all = alternatives.clone();
            all.0[place] = flipped;
            flips.push((what, all));
        }
    }
    flips
}

/// A condition with every value of every fact that it names, flipped.
pub fn conditions(registry: &Registry, condition: &Condition) -> Vec<(String, Condition)> {
    let mut flips = Vec::new();
    for (fact, values) in &condition.0 {
        let number = registry.number(fact).unwrap();
        for (what, flipped) in lists(values, &registry.entries[number].values) {
            let mut all = condition.clone();
            all.0.insert(fact.clone(), flipped);
            flips.push((format!("{fact} {what}"), all));
        }
    }
    flips
}

/// A list with every one of all values taken out or put in.
pub fn lists(values: &[String], all: &[String]) -> Vec<(String, Vec<String>)> {
    let flip = |value: &String| {
        if values.contains(value) {
            (format!("without {value}"), values.iter().filter(|own| *own != value).cloned().collect())
        } else {
            (format!("with {value}"), values.iter().chain([value]).cloned().collect())
        }
    };
    all.iter().map(flip).collect()
}

/// What becomes of flipped values of a table.
#[derive(Default)]
pub struct Tally {
    all: usize,
    survivors: Vec<String>,
}

impl Tally {
    /// A value was flipped.
    pub fn flipped(&mut self, what: impl Into<String>, noticed: bool) {
        self.all += 1;
        if !noticed {
            self.survivors.push(what.into());
        }
    }

    /// Fewer than three in a hundred survive.
    pub fn few(&self, table: &str) {
        println!(
            "{table}: {} values flipped, {} of them without any difference {:?}",
            self.all,
            self.survivors.len(),
            self.survivors
        );
        few(&self.survivors, self.all);
    }
}

fn made(rulebook: &Rulebook, rule: &RuleFile, applies: &Alternatives, violated: &Alternatives) -> Mutant {
    let real = RULES.iter().find(|real| real.id == rule.front.id).unwrap();
    let expanded = |alternatives: &Alternatives| {
        let mut union = expand::alternatives(&rulebook.registry, alternatives).unwrap();
        // A fact that may have no value at all never holds.
        union.retain(|cube| cube.values().all(|values| *values != 0));
        union
    };
    let (applies, violated) = (expanded(applies), expanded(violated));
    let violates = expand::intersection(&applies, &violated);
    let (applies, violates) = (union(rulebook, &applies), union(rulebook, &violates));
    let rule = Rule { applies, violates, fix: None, ..*Box::leak(Box::new(copy(real))) };
    Mutant { what: String::new(), rule: Box::leak(Box::new(rule)) }
}

fn copy(rule: &'static Rule) -> Rule {
    Rule { fix: None, ..*rule }
}

fn union(rulebook: &Rulebook, cubes: &[expand::Cube]) -> Union {
    let mut bytes = Vec::new();
    for cube in cubes {
        bytes.push(u8::try_from(cube.len()).unwrap());
        for (number, values) in cube {
            let fact = Fact::named(&rulebook.registry.entries[*number].name).unwrap();
            bytes.push(u8::try_from(fact.number()).unwrap());
            bytes.extend(values.to_le_bytes());
        }
    }
    Union::packed(bytes.leak())
}
