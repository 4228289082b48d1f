//! The report: the contract as types, and the ways to write it.

mod types;

pub use types::*;
