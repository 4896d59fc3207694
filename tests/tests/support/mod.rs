//! What several of the tests use.

pub mod changing;
pub mod configurations;
pub mod flipped;
pub mod half_known;
pub mod inputs;
pub mod numbers;
pub mod objects;
pub mod patience;
pub mod planning;
pub mod plans;
pub mod python;
pub mod said;
pub mod scene;
pub mod settings;
pub mod shown;
pub mod tables;
pub mod texts;
