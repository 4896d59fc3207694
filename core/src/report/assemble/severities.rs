//! Severities that the caller gave rules. They change how findings are listed and nothing that is decided.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    report::{Problem, Severity, SeverityUsed},
    request::RequestError,
    rulebook::{Decides, RULES, Rule},
    words::say,
};

/// What the caller said of rules.
#[derive(Clone, Debug, Default)]
pub struct Severities(Vec<(&'static Rule, Option<Severity>)>);

impl Severities {
    /// Understands `RULE=SEVERITY`.
    ///
    /// # Errors
    /// When there is no such rule or severity.
    pub fn parse(given: &[String]) -> Result<Self, RequestError> {
        let mut severities = Self::default();
        for text in given {
            let malformed = || RequestError::Malformed { given: text.clone(), form: "RULE=SEVERITY" };
            let (name, word) = text.split_once('=').ok_or_else(malformed)?;
            let is = |rule: &&Rule| rule.id == name || rule.code.eq_ignore_ascii_case(name);
            let unknown = || RequestError::UnknownRule { given: name.to_string() };
            let rule = RULES.iter().find(is).ok_or_else(unknown)?;
            let severity = match word {
                "off" => None,
                "info" => Some(Severity::Info),
                "warning" => Some(Severity::Warning),
                "error" => Some(Severity::Error),
                _ => return Err(RequestError::UnknownSeverity { given: word.to_string() }),
            };
            // The last one wins.
            severities.0.retain(|(known, _)| known.code != rule.code);
            severities.0.push((rule, severity));
        }
        Ok(severities)
    }

    /// How findings of a rule are listed; nothing: not at all.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        let given = self.0.iter().find(|(known, _)| known.code == rule.code);
        given.map_or(Some(rule.severity), |(_, severity)| *severity)
    }

    /// For the audit trail.
    pub fn used(&self) -> Vec<SeverityUsed> {
        let used = |(rule, severity): &(&'static Rule, Option<Severity>)| SeverityUsed {
            rule: rule.id,
            code: rule.code,
            usual: rule.severity,
            severity: *severity,
        };
        self.0.iter().map(used).collect()
    }

    /// What a severity below the usual one does not change.
    pub fn remarks(&self) -> impl Iterator<Item = Problem> {
        let lowered = |(rule, severity): &&(&'static Rule, Option<Severity>)| {
            rule.decides == Decides::Works && severity.is_none_or(|severity| severity > rule.severity)
        };
        self.0.iter().filter(lowered).map(|(rule, _)| Problem {
            code: "severity-lowered".into(),
            severity: Severity::Info,
            message: say::severity_lowered(rule.id),
            locations: Vec::new(),
        })
    }
}
