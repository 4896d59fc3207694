//! What the page remembers and how it prepares a report for showing: plain data, no browser.

pub mod excerpt;
pub mod facts;
pub mod inventory;
pub mod matrix;
pub mod reach;
pub mod samples;
pub mod segments;
pub mod session;
pub mod text;
pub mod words;
pub mod yaml;
