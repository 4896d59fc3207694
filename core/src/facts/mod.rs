//! What is known: objects, and for each of their facts the set of values that it may have and how that is known.

mod api_version;
pub mod arm_id;
mod assets;
mod associated;
mod assumptions;
mod bind;
mod build;
mod elsewhere;
mod file;
mod hub;
mod ip_rules;
mod keys;
mod knowledge;
mod link;
mod model;
mod network_acls;
mod object;
mod origin;
mod outbound_rules;
mod overrides;
mod presumed;
mod private_endpoint;
mod problem;
mod read;
mod reading;
mod resource;
mod typed;
mod unsaid;

pub use assumptions::assumable;
pub use build::{build, readable};
pub use knowledge::spoken;
pub use model::{Binding, Described, Model, Seen, Subject, SubjectId, Table};
pub use object::{Found, ReadFile};
pub use origin::{Origin, Place, Pointer, Why};
pub use overrides::client_path;
pub use problem::Problem;
pub use reading::Rejection;

use alloc::string::{String, ToString};

use crate::{
    document::{NodeId, Tree},
    text::concat,
};

/// JSON Pointer to an object of a document: the document itself, an item of a list or of a page, or a request's body.
pub fn pointer_to(tree: &Tree, document: usize, node: NodeId) -> String {
    let whole = tree.pointer(document, &[]);
    let Some(root) = tree.documents.get(document).and_then(|document| document.root) else { return whole };
    let item = |list: NodeId| tree.items(list).iter().position(|item| *item == node);
    if let Some(place) = item(root) {
        return concat(&[&whole, "/", &place.to_string()]);
    }
    if let Some(place) = tree.get(root, "value").and_then(|entry| item(entry.value)) {
        return concat(&[&whole, "/value/", &place.to_string()]);
    }
    match tree.find(root, &["parameters", "body"]) {
        Some(entry) if entry.value == node => concat(&[&whole, "/parameters/body"]),
        _ => whole,
    }
}
