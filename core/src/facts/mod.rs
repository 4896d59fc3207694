//! What is known: objects, and for each of their facts the set of values that it may have and how that is known.

mod arm_id;
mod assumptions;
mod bind;
mod build;
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

pub use assumptions::assumable;
pub use build::{build, readable};
pub use knowledge::spoken;
pub use model::{Binding, Described, Model, Subject, SubjectId, Table};
pub use object::{Found, ReadFile};
pub use origin::{Origin, Place};
pub use overrides::client_path;
pub use problem::Problem;
pub use reading::Rejection;

use alloc::string::String;

/// A path of keys as a JSON Pointer.
fn pointer(path: &[&str]) -> String {
    let mut pointer = String::new();
    for key in path {
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}
