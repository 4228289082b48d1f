//! Pages with places to fill, and what they may run.

use base64::Engine;
use sha2::{Digest, Sha256};

/// The template with each `{{name}}` replaced, in one pass: what is filled in holds no places.
pub(super) fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len() * 4);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&value(name));
        rest = after;
    }
    out + rest
}

/// A Content Security Policy that allows this style and this script, and nothing else from anywhere.
pub(super) fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}
