//! Rules in which one value of one condition is flipped.

use cofferdam_core::rulebook::{Fact, RULES, Rule, Union};
use cofferdam_rulebook::{
    Rulebook,
    condition::{Alternatives, Condition},
    expand,
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
        for (fact, values) in &condition.0 {
            let number = rulebook.registry.number(fact).unwrap();
            for value in &rulebook.registry.entries[number].values {
                let mut flipped = values.clone();
                match values.iter().position(|own| own == value) {
                    Some(own) => drop(flipped.remove(own)),
                    None => flipped.push(value.clone()),
                }
                let sign = if flipped.len() < values.len() { "without" } else { "with" };
                let mut all = alternatives.clone();
                all.0[place] = Condition(condition.0.clone());
                all.0[place].0.insert(fact.clone(), flipped);
                flips.push((format!("{fact} {sign} {value}"), all));
            }
        }
    }
    flips
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
