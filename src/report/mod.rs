//! The report: the contract as types, and how it is made.

mod build;
mod types;

pub use build::{SCHEMA_VERSION, report};
pub use types::*;
