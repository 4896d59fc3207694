//! The commands, one file each, and the parts they share.

pub mod bench;
pub mod build;
pub mod differential;
pub mod docs;
pub mod fuzz;
pub mod lengths;
pub mod mutate;
pub mod npm;
pub mod play;
pub mod playground;
pub mod sizes;
pub mod steps;
pub mod test;
