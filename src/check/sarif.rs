//! For code hosts and editors: SARIF 2.1.0, a result a finding.

use super::finding::{Finding, codes, findings};
use super::{Checked, Outcome};
use crate::report::uri_reference;
use serde_json::{Value, json};

/// The log on all files.
pub fn sarif(checked: &[Checked]) -> String {
    let codes = codes();
    let results: Vec<Value> = checked
        .iter()
        .filter(|checked| !matches!(checked.outcome, Outcome::Failed(_)))
        .flat_map(|checked| {
            findings(checked).iter().map(|finding| result(checked, finding, &codes)).collect::<Vec<_>>()
        })
        .collect();
    let failed = checked.iter().filter(|checked| matches!(checked.outcome, Outcome::Failed(_)));
    let notifications: Vec<Value> = failed
        .flat_map(|checked| findings(checked).iter().map(|finding| notification(checked, finding)).collect::<Vec<_>>())
        .collect();
    let rules: Vec<Value> =
        codes.iter().map(|(code, says)| json!({ "id": code, "shortDescription": { "text": says } })).collect();
    let driver = json!({ "name": "newsclaim", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    });
    format!("{log}\n")
}

fn result(checked: &Checked, finding: &Finding, codes: &[(String, String)]) -> Value {
    let Finding { code, place, title, details, at } = finding;
    // Where the file is not the text, the message tells the place.
    let title = if place.is_some() { title.clone() } else { format!("{at}: {title}") };
    let lines: Vec<&str> = [title.as_str()].into_iter().chain(details.iter().map(String::as_str)).collect();
    let mut location = location(checked);
    if let Some(place) = place {
        location["physicalLocation"]["region"] = json!({
            "startLine": place.line, "startColumn": place.column,
            "endLine": place.end_line, "endColumn": place.end_column,
        });
    }
    json!({
        "ruleId": code,
        "ruleIndex": codes.iter().position(|(known, _)| known == code),
        "level": "error",
        "message": message(&lines.join("\n")),
        "locations": [location],
    })
}

fn notification(checked: &Checked, finding: &Finding) -> Value {
    json!({ "level": "error", "message": message(&finding.title), "locations": [location(checked)] })
}

fn location(checked: &Checked) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri_reference(&checked.path) } } })
}

/// A plain text message, in which brackets would make links and braces hold places for arguments.
fn message(text: &str) -> Value {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '[' | ']' => plain.extend(['\\', c]),
            '{' | '}' => plain.extend([c, c]),
            c => plain.push(c),
        }
    }
    json!({ "text": plain })
}
