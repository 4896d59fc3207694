//! For each rule, the fact behind it as a plain conditional over named values: whether a completely known configuration
//! violates it.
//!
//! Written from the catalogue of facts, without a look at the conditions of the rules. What the rules call "applies" is
//! not here: whether something that is not violated counts as passed or as not applicable decides nothing.

mod addresses;
mod at;
mod changing;
mod client;
mod derived;
mod files;
mod images;
mod inbound;
mod moves;
mod order;
mod outbound;
mod outbound_rules;
mod platform;
mod resources;
mod ways;

pub use at::{At, Known};
pub use changing::{ANEW, CHANGES_IN_ORDER, Changing, changing};
pub use derived::{DERIVATIONS, Derivation, GRANTED, Granted};
pub use moves::{MOVES, Move, ON_THE_WAY};
pub use order::{ORDER, Order};
pub use ways::{CONCERNS, Concern, Life, Taken, Way};

/// A rule as a plain conditional.
#[derive(Clone, Copy, Debug)]
pub struct Conditional {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fact of the catalogue that says so.
    pub says: &'static str,
    /// The facts of a configuration that it looks at.
    pub facts: &'static [&'static str],
    /// Whether it is violated.
    pub violated: fn(&At) -> bool,
}

/// A row of a table of conditionals.
const fn row(
    rule: &'static str,
    says: &'static str,
    facts: &'static [&'static str],
    violated: fn(&At) -> bool,
) -> Conditional {
    Conditional { rule, says, facts, violated }
}

/// Every conditional.
#[must_use]
pub fn conditionals() -> Vec<Conditional> {
    [
        client::ROWS,
        files::ROWS,
        inbound::ROWS,
        addresses::ROWS,
        outbound::ROWS,
        images::ROWS,
        platform::ROWS,
        resources::ROWS,
        outbound_rules::ROWS,
    ]
    .concat()
}

/// Why a combination of values can not occur, and which that is.
type Impossible = (&'static str, fn(&At) -> bool);

/// Combinations of values that can not occur, about which nothing is said.
const IMPOSSIBLE: &[Impossible] = &[
    ("a file knows its own keys", |at| {
        ["workspace", "endpoint", "deployment"].iter().any(|own| at.says(&format!("{own}.keys"), own))
    }),
    ("only workspaces are hubs or projects: elsewhere their keys are those of a workspace", |at| {
        ["endpoint", "deployment"].iter().any(|file| {
            let keys = format!("{file}.keys");
            at.says(&keys, "hub") || at.says(&keys, "project") || at.says(&format!("{file}.values"), "hub")
        })
    }),
    ("F-COST-04: no network has a Premium firewall, so that only a text can say so", |at| {
        at.says("workspace.firewall_sku", "premium") && at.says("workspace.firewall_sku.written", "no")
    }),
    ("F-MNET-19: the client makes storage accounts that let trusted services in", |at| {
        at.says("storage_account.creation", "along_with_workspace")
            && at.says("storage_account.bypass", "none")
    }),
    ("F-MNET-19: the client makes key vaults that let trusted services in", |at| {
        at.says("key_vault.creation", "along_with_workspace") && at.says("key_vault.bypass", "none")
    }),
];

/// Whether the values can occur together.
#[must_use]
pub fn possible(at: &At) -> bool {
    !IMPOSSIBLE.iter().any(|(_, impossible)| impossible(at))
}
