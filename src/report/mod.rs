//! The report: the contract as types, how it is made, and the formats it is printed in.

mod build;
mod json;
mod render;
mod types;

pub use build::{SCHEMA_VERSION, report};
pub use json::Json;
pub use render::Render;
pub use types::*;
