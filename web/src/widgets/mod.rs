//! Small parts that several panes use.

mod commands;
mod copy;
mod place;
mod prose;
mod surfaces;
pub mod tabs;
mod tags;
mod theme;

pub use commands::Commands;
pub use copy::Copy;
pub use place::PlaceLink;
pub use prose::Prose;
pub use surfaces::Surfaces;
pub use tags::{Citations, SeverityTag};
pub use theme::ThemeChoice;
