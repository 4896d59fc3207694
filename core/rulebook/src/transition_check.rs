//! What has to hold within `transitions.yaml`: everything named exists.

use crate::{
    check::Defect,
    condition::Alternatives,
    expand,
    load::Rulebook,
    transition::{Case, EFFECTS, EVIDENCE, KINDS, LIVES},
};

const SCOPES: [&str; 5] = ["workspace", "container_registry", "outbound_rule", "endpoint", "deployment"];
const SEVERITIES: [&str; 3] = ["error", "warning", "info"];

/// Everything that does not fit.
pub fn defects(rulebook: &Rulebook) -> Vec<Defect> {
    let mut check = Check { rulebook, found: Vec::new() };
    let file = &rulebook.transitions;
    for row in &file.changes {
        check.one_of(&row.id, &row.kind, &KINDS);
        check.one_of(&row.id, &row.severity, &SEVERITIES);
        if let Some(severity) = &row.when_open {
            check.one_of(&row.id, severity, &SEVERITIES);
        }
    }
    for row in file.changes.iter().chain(&file.on_the_way) {
        check.one_of(&row.id, row.scope(), &SCOPES);
        check.one_of(&row.id, row.life.as_deref().unwrap_or(LIVES[0]), &LIVES);
        for evidence in row.needs.iter().chain(&row.lacks) {
            check.one_of(&row.id, evidence, &EVIDENCE);
        }
        check.property(&row.id, &row.property);
        check.cases(&row.id, &row.property, &row.cases);
    }
    let ways: Vec<&str> = file.ways.iter().map(|way| way.id.as_str()).collect();
    for step in &file.steps {
        let place = format!("step {}", step.remedy);
        if !rulebook.remedies.remedies.iter().any(|remedy| remedy.id == step.remedy) {
            check.report(&place, "is a remedy that remedies.yaml does not know".into());
        }
        check.one_of(&place, &step.scope, &SCOPES);
        check.one_of(&place, step.effect.as_deref().unwrap_or(EFFECTS[0]), &EFFECTS);
        for way in step.kept.iter().chain(&step.appears).chain(&step.disappears) {
            check.one_of(&place, way, &ways);
        }
        for fact in step.takes.iter().filter(|fact| rulebook.registry.number(fact).is_none()) {
            check.report(&place, format!("takes the fact `{fact}`, which `facts/` does not know"));
        }
        check.property(&place, &step.property);
        check.cases(&place, &step.property, &step.cases);
    }
    for fact in file.unspoken.iter().filter(|fact| rulebook.registry.number(fact).is_none()) {
        check.report("unspoken", format!("names the fact `{fact}`, which `facts/` does not know"));
    }
    check.found
}

struct Check<'r> {
    rulebook: &'r Rulebook,
    found: Vec<Defect>,
}

impl Check<'_> {
    fn report(&mut self, place: &str, message: String) {
        self.found.push(Defect { place: format!("transitions.yaml, {place}"), message });
    }

    fn one_of(&mut self, place: &str, value: &str, allowed: &[&str]) {
        if !allowed.contains(&value) {
            self.report(place, format!("`{value}` is none of {}", allowed.join(", ")));
        }
    }

    fn property(&mut self, place: &str, name: &str) {
        let compared = self.rulebook.transitions.properties.iter().any(|property| property.name == name);
        if !name.is_empty() && !compared && self.rulebook.registry.number(name).is_none() {
            self.report(place, format!("there is neither a fact nor a property `{name}`"));
        }
    }

    fn cases(&mut self, place: &str, property: &str, cases: &[Case]) {
        for case in cases {
            if case.changed && self.rulebook.registry.number(property).is_none() {
                self.report(place, "`changed` speaks of the fact that the row names as its property".into());
            }
            for condition in [&case.before, &case.after] {
                let one = Alternatives(vec![condition.clone()]);
                if let Err(error) = expand::alternatives(&self.rulebook.registry, &one) {
                    self.report(place, error.to_string());
                }
            }
        }
    }
}
