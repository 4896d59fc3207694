//! What Bicep and Terraform's language have in common: texts with `${}` in them, comments, lists, objects, calls and
//! operators. Operators are calls of the template function that does the same, so that one evaluation serves all.

mod blank;
pub mod calls;
mod expression;
mod lower;
mod made;
mod object;
mod parser;
mod scope;
mod strings;
pub mod worlds;

pub use calls::{Instance, Placed};
pub use expression::{Expression, Kind, Pair, Resource};
pub use lower::Lowering;
pub use made::{Part, opened};
pub use parser::{Dialect, Parser};
pub use scope::{Language, Meaning, Scope};
pub use worlds::Found;
