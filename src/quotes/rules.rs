//! The rules of attribution, in `rules.tsv`.

use crate::rules::{Rule, read};
use std::sync::LazyLock;

/// `rules.tsv` as rules, by id.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> =
        LazyLock::new(|| read(include_bytes!(concat!(env!("OUT_DIR"), "/quotes.ppmd"))));
    &RULES
}
