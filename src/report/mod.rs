//! The report: the contract as types, how it is made, and the formats it is printed in.

mod annotations;
mod build;
mod compact;
mod csv;
mod html;
mod iri;
mod json;
mod lookup;
mod ninjs;
mod places;
mod render;
mod schema_org;
mod summary;
mod types;
mod visible;

use crate::packed::unpacked;
pub use annotations::Annotations;
pub use build::{SCHEMA_VERSION, report};
pub use csv::{Csv, Table};
pub use html::{Entry, Html, Site};
pub(crate) use iri::article as uri_reference;
pub use json::Json;
pub use ninjs::Ninjs;
pub(crate) use places::Places;
pub use render::Render;
pub use schema_org::SchemaOrg;
/// The strings of a report: a `str` of which short ones need no memory of their own.
pub use smol_str::SmolStr;
use std::sync::LazyLock;
pub use summary::Summary;
pub use types::*;
pub(crate) use visible::counted;
pub use visible::{printable, steers};

/// The published JSON Schema of the report, made from its types; a test holds it against them. Kept as text: what makes
/// it would be a fiftieth of the program.
pub fn schema() -> &'static str {
    static SCHEMA: LazyLock<String> =
        LazyLock::new(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/schema.ppmd"))));
    &SCHEMA
}
