//! Entries of the table of commands.

use std::collections::BTreeMap;

use cofferdam_rulebook::command::{Command, CommandsFile, Flag};

use crate::literal::{slice, text, texts, variant};

/// The whole module.
pub fn source(file: &CommandsFile) -> String {
    format!(
        "pub static COMMANDS: &[Command] = {};\npub static COMMON_FLAGS: &[Flag] = {};\npub static SILENT: &[&str] = {};\n",
        slice(file.commands.iter().map(command)),
        flags(&file.common.flags),
        texts(&file.silent)
    )
}

fn command(command: &Command) -> String {
    format!(
        "Command {{ words: {}, thing: Thing::{}, does: Does::{}, list: {}, by: {}, with: {}, item: {}, fixed: {}, provisions: {}, rest: {}, flags: {} }}",
        slice(command.command.split(' ').map(text)),
        variant(&command.of),
        variant(&command.does),
        text(command.list.as_deref().unwrap_or_default()),
        text(command.by.as_deref().unwrap_or_default()),
        pairs(&command.with),
        pairs(&command.item),
        texts(&command.fixed),
        command.provisions,
        command.rest,
        flags(&command.flags),
    )
}

fn flags(flags: &BTreeMap<String, Flag>) -> String {
    slice(flags.iter().map(|(long, given)| flag(long, given)))
}

fn flag(long: &str, flag: &Flag) -> String {
    let (usage, key) = match (&flag.key, &flag.wants, &flag.is) {
        (Some(key), ..) => ("key", key.as_str()),
        (None, Some(wanted), _) => ("wants", wanted.as_str()),
        (None, None, is) => (is.as_deref().unwrap_or("ignored"), ""),
    };
    format!(
        "Flag {{ long: {}, short: {}, usage: FlagUse::{}, key: {}, takes: Takes::{}, says: {} }}",
        text(long.trim_start_matches('-')),
        text(flag.short.as_deref().unwrap_or_default().trim_start_matches('-')),
        variant(usage),
        text(key),
        variant(flag.takes.as_deref().unwrap_or("one")),
        pairs(&flag.says),
    )
}

fn pairs(pairs: &BTreeMap<String, String>) -> String {
    slice(pairs.iter().map(|(key, value)| format!("({}, {})", text(key), text(value))))
}
