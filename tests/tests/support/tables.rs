//! Conditions of the rulebook's files, evaluated as they read: no cubes, no sets of values.

use cofferdam_rulebook::{
    condition::Condition,
    registry::{Kind, Registry},
};

/// A configuration of which everything is known.
pub struct Configuration<'r> {
    /// The facts by name.
    pub registry: &'r Registry,
    /// The values of base facts.
    pub value: &'r dyn Fn(&str) -> &'static str,
}

impl Configuration<'_> {
    /// The value of a fact.
    pub fn value(&self, fact: &str) -> String {
        let entry = &self.registry.entries[self.registry.number(fact).unwrap()];
        match &entry.kind {
            Kind::Derived(rows) => {
                let row = rows.iter().find(|row| self.holds(&row.when));
                row.map(|row| row.value.clone()).unwrap_or_default()
            }
            _ => (self.value)(fact).to_string(),
        }
    }

    /// Whether every part of a condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        condition.0.iter().all(|(fact, values)| values.contains(&self.value(fact)))
    }
}
