//! Who gives parameters values from outside of all templates: commands that deploy them, files that are not read. What
//! such a parameter has as its default need not be what counts.

use alloc::vec::Vec;

use super::{Text, path::name};

/// Who may give parameters other values than their defaults.
#[derive(Clone, Debug, Default)]
pub struct Called<'t> {
    /// Whether any of them may get one.
    pub all: bool,
    /// Texts with commands that give values to those that they name.
    commands: Vec<&'t str>,
}

impl<'t> Called<'t> {
    /// By texts that run one of some commands with one of some flags.
    fn by(texts: &[Text<'t>], commands: &[&str], flags: &[&str]) -> Self {
        let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let mut commands: Vec<&'t str> =
            texts.iter().map(|text| text.2).filter(|text| has(text, commands) && has(text, flags)).collect();
        commands.dedup();
        let is_given = |name: &str| texts.iter().any(|(_, uri, _)| uri.ends_with(name));
        let all = commands.iter().any(|text| flags.iter().any(|flag| is_open(text, flag, &is_given)));
        Self { all, commands }
    }

    /// As far as they name a file.
    pub fn of(&self, uri: &str) -> Self {
        let name = name(uri);
        let commands: Vec<&'t str> =
            self.commands.iter().copied().filter(|text| text.contains(name)).collect();
        Self { all: self.all && !commands.is_empty(), commands }
    }

    /// Whether a parameter may get another value.
    pub fn gives(&self, parameter: &str) -> bool {
        let is_given = |text: &&str| {
            text.match_indices(parameter).any(|(at, _)| {
                let rest = text.get(at + parameter.len()..).unwrap_or_default();
                rest.trim_start_matches(['\'', '"']).starts_with('=')
            })
        };
        self.all || self.commands.iter().any(is_given)
    }
}

/// Whether what stands behind a flag only shows itself when the command runs, or is a file that is not given.
fn is_open(text: &str, flag: &str, is_given: &dyn Fn(&str) -> bool) -> bool {
    text.match_indices(flag).any(|(at, _)| {
        let rest = text.get(at + flag.len()..).unwrap_or_default();
        let value = rest.trim_start_matches([' ', '"', '\'']);
        let file = value.split(|end: char| end.is_whitespace() || matches!(end, '"' | '\'')).next();
        let name = file.and_then(|path| path.rsplit(['/', '\\', '@']).next()).unwrap_or_default();
        match value.chars().next() {
            _ if rest.starts_with("-file") => true,
            Some('$') => true,
            Some('@') => !is_given(name),
            _ => false,
        }
    })
}

/// Who deploys templates with values for their parameters.
pub fn deployments<'t>(texts: &[Text<'t>]) -> Called<'t> {
    let commands = ["az deployment ", "az stack ", "ResourceGroupDeployment", "SubscriptionDeployment"];
    Called::by(texts, &commands, &["--parameters", " -p ", "-TemplateParameterObject", "-parameters"])
}

/// Who runs Terraform with values for its variables.
pub fn applications<'t>(texts: &[Text<'t>]) -> Called<'t> {
    let values = texts.iter().any(|(_, name, _)| name.ends_with(".tfvars.json"));
    let called = Called::by(texts, &["terraform ", "tofu ", "terragrunt "], &["-var", "TF_VAR_"]);
    Called { all: called.all || values, ..called }
}

/// Whether another template links to this one.
pub fn template(uri: &str, others: &[Text<'_>]) -> bool {
    let name = name(uri);
    let links = |(_, other, text): &Text<'_>| {
        *other != uri && text.contains("\"templateLink\"") && text.contains(name)
    };
    others.iter().any(links)
}
