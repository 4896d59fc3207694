//! Judges the network configuration of Azure Machine Learning managed online endpoints from text alone.
//!
//! One direction of flow, each stage plain data:
//! `text` → `document` → `facts` → `judgement` and `matrix` → `report`.
//! Nothing here reads a file, a clock or the network: the crate is `no_std`.
#![no_std]

extern crate alloc;

#[cfg(feature = "config")]
pub mod config;
pub mod document;
pub mod facts;
pub mod judgement;
mod order;
#[cfg(feature = "repairs")]
pub mod repair;
pub mod report;
pub mod request;
pub mod rulebook;
pub mod severity;
pub mod text;
#[cfg(feature = "plans")]
pub mod transition;
mod validate;
pub mod words;

#[cfg(feature = "plans")]
pub use validate::{plan, plan_with};
pub use validate::{validate, validate_with};
