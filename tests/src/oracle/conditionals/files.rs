//! Files for the client as a whole: keys, values and names that it rejects (section 26 of the catalogue).

use super::{At, Conditional, row};

/// F-OBS-03: every key that is not known is rejected; what kind of key it is says how to mend it.
fn key(at: &At, fact: &str, kinds: &[&str]) -> bool {
    kinds.iter().any(|kind| at.is(fact, kind))
}

/// F-OBS-03: what of a value is wanted does not matter, the file is rejected.
fn value(at: &At, fact: &str) -> bool {
    !at.is(fact, "taken")
}

/// F-OBS-17: what the name may hold, and how long it is.
fn name(at: &At, fact: &str) -> bool {
    at.is(fact, "characters") || at.is(fact, "length")
}

const WORKSPACE: &[&str] = &["workspace.keys"];
const ENDPOINT: &[&str] = &["endpoint.keys"];
const DEPLOYMENT: &[&str] = &["deployment.keys"];

pub(super) const ROWS: &[Conditional] = &[
    row("workspace-keys-accepted", "F-OBS-03", WORKSPACE, |at| key(at, "workspace.keys", &["unknown"])),
    row("endpoint-keys-accepted", "F-OBS-03", ENDPOINT, |at| key(at, "endpoint.keys", &["unknown"])),
    row("deployment-keys-accepted", "F-OBS-03", DEPLOYMENT, |at| key(at, "deployment.keys", &["unknown"])),
    row("workspace-keys-spelled", "F-OBS-03", WORKSPACE, |at| key(at, "workspace.keys", &["misspelt"])),
    row("endpoint-keys-spelled", "F-OBS-03", ENDPOINT, |at| key(at, "endpoint.keys", &["misspelt"])),
    row("deployment-keys-spelled", "F-OBS-03", DEPLOYMENT, |at| key(at, "deployment.keys", &["misspelt"])),
    row("workspace-keys-of-its-kind", "F-OBS-03", WORKSPACE, |at| {
        key(at, "workspace.keys", &["hub", "project"])
    }),
    row("workspace-keys-in-their-file", "F-OBS-03", WORKSPACE, |at| {
        key(at, "workspace.keys", &["workspace", "endpoint", "deployment"])
    }),
    row("endpoint-keys-in-their-file", "F-OBS-03", ENDPOINT, |at| {
        key(at, "endpoint.keys", &["hub", "project", "workspace", "endpoint", "deployment"])
    }),
    row("deployment-keys-in-their-file", "F-OBS-03", DEPLOYMENT, |at| {
        key(at, "deployment.keys", &["hub", "project", "workspace", "endpoint", "deployment"])
    }),
    row("workspace-values-accepted", "F-OBS-03", &["workspace.values"], |at| {
        value(at, "workspace.values") && !at.is("workspace.values", "hub")
    }),
    row("project-names-its-hub", "F-OBS-03", &["workspace.values"], |at| at.is("workspace.values", "hub")),
    row("endpoint-values-accepted", "F-OBS-03", &["endpoint.values"], |at| value(at, "endpoint.values")),
    row("deployment-values-accepted", "F-OBS-03", &["deployment.values"], |at| {
        value(at, "deployment.values")
    }),
    row("authentication-accepted", "F-OBS-03", &["endpoint.auth_mode.accepted"], |at| {
        at.is("endpoint.auth_mode.accepted", "no")
    }),
    row("endpoint-name-valid", "F-OBS-17", &["endpoint.name"], |at| name(at, "endpoint.name")),
    row("deployment-name-valid", "F-OBS-17", &["deployment.name"], |at| name(at, "deployment.name")),
];
