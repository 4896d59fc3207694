//! Small parts that several panes use.

mod commands;
mod place;
mod prose;
mod tags;
mod theme;

pub use commands::Commands;
pub use place::PlaceLink;
pub use prose::Prose;
pub use tags::{Citations, SeverityTag};
pub use theme::ThemeChoice;
