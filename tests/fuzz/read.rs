//! Bytes read as a format: whatever comes out of them, the contract's rules hold for its report.

#[path = "../rules/mod.rs"]
mod rules;

use newsclaim::input::{Document, Format, Reading};

pub(crate) fn holds(bytes: &[u8], format: Format) {
    let document = Document { place: "-".to_string(), format, bytes: bytes.to_vec() };
    for article in document.articles(&Reading::default()).into_iter().flatten() {
        rules::holds(&article.text);
    }
}
