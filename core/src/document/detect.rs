//! Tells the form of a text: by what it says, and where that could be several forms, by its name.

use super::Syntax;
use crate::text::Parts;

/// What the names of files of each form end with.
pub const SUFFIXES: [(&str, Syntax); 13] = [
    (".sh", Syntax::Shell),
    (".bash", Syntax::Shell),
    (".azcli", Syntax::Shell),
    (".py", Syntax::Python),
    (".ipynb", Syntax::Notebook),
    (".bicep", Syntax::Bicep),
    (".bicepparam", Syntax::Bicep),
    (".tf", Syntax::Terraform),
    (".tfvars", Syntax::Terraform),
    (".yml", Syntax::Yaml),
    (".yaml", Syntax::Yaml),
    (".json", Syntax::Json),
    (".jsonc", Syntax::Json),
];

/// Beginnings of lines that only one form has.
const STARTS: [(&str, Syntax); 16] = [
    ("az ", Syntax::Shell),
    ("$ az ", Syntax::Shell),
    ("from azure.", Syntax::Python),
    ("import azure.", Syntax::Python),
    ("from azureml", Syntax::Python),
    ("ml_client.", Syntax::Python),
    ("targetScope ", Syntax::Bicep),
    ("using '", Syntax::Bicep),
    ("param ", Syntax::Bicep),
    ("resource \"", Syntax::Terraform),
    ("variable \"", Syntax::Terraform),
    ("provider \"", Syntax::Terraform),
    ("data \"", Syntax::Terraform),
    ("terraform {", Syntax::Terraform),
    ("locals {", Syntax::Terraform),
    ("def ", Syntax::Python),
];

/// The form of a text.
#[must_use]
pub fn syntax(uri: &str, text: &str) -> Syntax {
    let body = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let by_name = by_name(uri);
    if body.starts_with(['{', '[']) {
        let is_notebook = body.has("\"nbformat\"") && body.has("\"cells\"");
        return if is_notebook { Syntax::Notebook } else { Syntax::Json };
    }
    match by_name {
        // JSON is YAML too, and anything may be called so.
        Some(Syntax::Json) | None => by_lines(body),
        Some(named) => named,
    }
}

fn by_name(uri: &str) -> Option<Syntax> {
    let lower = uri.to_ascii_lowercase();
    SUFFIXES.iter().find(|(suffix, _)| lower.ends_with(suffix)).map(|(_, syntax)| *syntax)
}

fn by_lines(body: &str) -> Syntax {
    if let Some(first) = body.strip_prefix("#!").and_then(|rest| rest.lines().next()) {
        return if first.has("python") { Syntax::Python } else { Syntax::Shell };
    }
    body.lines().find_map(by_line).unwrap_or(Syntax::Yaml)
}

fn by_line(line: &str) -> Option<Syntax> {
    if let Some(rest) = line.strip_prefix("resource ")
        && rest.contains('\'')
        && rest.contains('=')
    {
        return Some(Syntax::Bicep);
    }
    STARTS.iter().find(|(start, _)| line.starts_with(start)).map(|(_, syntax)| *syntax)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_form() {
        for (text, form) in [
            ("name: x\nauth_mode: key\n", Syntax::Yaml),
            ("{\"name\": \"x\"}", Syntax::Json),
            ("{\"cells\": [], \"nbformat\": 4}", Syntax::Notebook),
            ("#!/usr/bin/env bash\nset -e\n", Syntax::Shell),
            ("# deploy\naz ml online-endpoint create -n x\n", Syntax::Shell),
            ("from azure.ai.ml import MLClient\n", Syntax::Python),
            ("param location string\n", Syntax::Bicep),
            ("resource ws 'Microsoft.MachineLearningServices/workspaces@2024-04-01' = {\n", Syntax::Bicep),
            ("resource \"azapi_resource\" \"endpoint\" {\n", Syntax::Terraform),
        ] {
            assert_eq!(syntax("stdin", text), form, "{text}");
        }
    }

    #[test]
    fn a_name_decides_where_a_text_does_not() {
        assert_eq!(syntax("deploy.sh", "cd here\n"), Syntax::Shell);
        assert_eq!(syntax("folder/main.TF", "# nothing\n"), Syntax::Terraform);
        assert_eq!(syntax("pipeline.yml", "steps:\n- script: |\n    az ml workspace show\n"), Syntax::Yaml);
    }

    #[test]
    fn a_workflow_with_commands_in_it_is_yaml() {
        assert_eq!(syntax("x", "steps:\n  - run: az ml workspace show\n"), Syntax::Yaml);
    }
}
