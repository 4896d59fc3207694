//! Everything that must hold, in one program, so that it links once.
#![cfg(test)]

mod api_versions;
mod assets;
mod associated;
mod composition;
mod contract;
mod corpus;
mod correlations;
mod differential;
mod fixes;
mod hostile;
mod inventory;
mod layers;
mod matrix;
mod matrix_in_files;
mod mutants;
mod oracle;
mod oracle_laws;
mod oracle_resources;
mod outbound_rule_tables;
mod outbound_rules;
mod partial_inputs;
mod private_endpoints;
mod reachability;
mod repair_edits;
mod repairs;
mod rule_examples;
mod scalar_rules;
mod support;
mod transition_space;
mod transition_ways;
mod transitions;
mod truth_tables;
mod unconfirmed;
mod unusual;
mod worked_example;
